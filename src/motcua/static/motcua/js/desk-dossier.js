// "Vì sao?" opens the ledger it leads to; "Xem nhật ký" opens the journal.
(function () {
  "use strict";

  function open() {
    var target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    var details = target.tagName === "DETAILS" ? target : target.querySelector("details");
    if (details) details.open = true;
    target.scrollIntoView();
  }

  window.addEventListener("hashchange", open);
  document.addEventListener("click", function (event) {
    var link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) open();
  });
  if (location.hash) open();
})();
