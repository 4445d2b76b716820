// The print button of a procedure's page: it appears only where it can work.
(function () {
  "use strict";
  document.querySelectorAll("[data-mc-print-only]").forEach(function (part) { part.hidden = false; });
})();
