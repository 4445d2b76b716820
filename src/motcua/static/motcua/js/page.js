// Small comforts of every page; nothing here is needed to get work done.
//   data-mc-focus        takes the focus when the page opens (error summary)
//   data-mc-key="D"      the key presses this link or button, or puts the cursor in this field
//   form[data-mc-once]   a second press of the button does not send the form twice
//   button[data-mc-print]  prints the page
(function () {
  "use strict";

  var first = document.querySelector("[data-mc-focus]");
  if (first) first.focus();

  function isTyping(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) &&
      !/^(checkbox|radio|button|submit)$/.test(target.type);
  }

  function byKey(key) {
    var all = document.querySelectorAll("[data-mc-key]");
    for (var i = 0; i < all.length; i++) {
      var usable = !all[i].disabled && all[i].getClientRects().length;
      if (usable && all[i].dataset.mcKey.toLowerCase() === key.toLowerCase()) return all[i];
    }
    return null;
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (isTyping(event.target) && !/^F\d+$/.test(event.key)) return;
    var target = byKey(event.key);
    if (!target) return;
    event.preventDefault();
    if (isTyping(target)) {
      target.focus();
      if (target.select) target.select();
    } else {
      target.focus();
      target.click();
    }
  });

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.hasAttribute("data-mc-once") || event.defaultPrevented) return;
    if (form.dataset.mcSent) event.preventDefault();
    form.dataset.mcSent = "1";
    setTimeout(function () { delete form.dataset.mcSent; }, 8000);
  });

  // Signing in, in another tab too, changes the proof that a form carries; the cookie has the new one.
  function proof() { return (/(?:^|; )csrftoken=([^;]+)/.exec(document.cookie) || [])[1]; }
  document.addEventListener("submit", function (event) {
    var field = event.target.querySelector('input[name="csrfmiddlewaretoken"]');
    if (field && proof()) field.value = proof();
  });
  document.addEventListener("htmx:configRequest", function (event) {
    if (proof()) event.detail.headers["X-CSRFToken"] = proof();
  });

  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-mc-sent]").forEach(function (form) { delete form.dataset.mcSent; });
  });

  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-mc-print]")) window.print();
  });
})();
