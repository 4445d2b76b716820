// Walking a list of dossiers without a mouse: J and K (or the arrows) move, Enter opens.
(function () {
  "use strict";

  var table = document.querySelector("[data-mc-list]");
  if (!table) return;
  var links = Array.prototype.slice.call(table.querySelectorAll("tbody tr:not(.grp) a.mc-code"));

  function mark() {
    links.forEach(function (link) {
      link.closest("tr").classList.toggle("cur", link === document.activeElement);
    });
  }

  function move(step) {
    var at = links.indexOf(document.activeElement);
    var next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1);
    if (!links[next]) return;
    links[next].focus();
    links[next].closest("tr").scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    var step = { j: 1, J: 1, ArrowDown: 1, k: -1, K: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    if (/^Arrow/.test(event.key) && links.indexOf(document.activeElement) < 0) return;
    event.preventDefault();
    move(step);
  });
  table.addEventListener("focusin", mark);
  table.addEventListener("focusout", mark);
})();
