// The receive screen by keyboard: choosing a procedure, scanning a card, ticking papers. Needs htmx; without
// either, the page works as plain forms.
(function () {
  "use strict";

  var form = document.querySelector("[data-mc-receive]");
  if (!form || !window.htmx) return;
  var field = document.getElementById("tt");
  var list = document.getElementById("ds");
  var told = document.getElementById("ds-noi");
  var MARKS = 5;

  // The combobox (ARIA pattern: the focus stays in the field)
  function options() { return list.querySelectorAll("[data-code]"); }

  function show(open) {
    list.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    if (!open) field.removeAttribute("aria-activedescendant");
  }

  function select(option) {
    options().forEach(function (each) { each.setAttribute("aria-selected", String(each === option)); });
    if (!option) return;
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function selected() { return list.querySelector('[aria-selected="true"][data-code]'); }

  function step(by) {
    var all = Array.prototype.slice.call(options());
    if (all.length) select(all[(all.indexOf(selected()) + by + all.length) % all.length]);
  }

  function choose(option) {
    show(false);
    field.value = "";
    window.htmx.ajax("GET", form.dataset.procedure + "?procedure=" + encodeURIComponent(option.dataset.code),
      { source: "#thu-tuc", target: "#thu-tuc", swap: "innerHTML" }).then(next);
  }

  field.addEventListener("keydown", function (event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      show(false);
    } else if (event.key === "Enter" && !scanned(field)) {
      event.preventDefault();
      if (!list.hidden && selected()) choose(selected());
    }
  });
  field.addEventListener("input", function () { if (!field.value.trim()) show(false); });
  list.addEventListener("mousedown", function (event) {
    var option = event.target.closest("[data-code]");
    event.preventDefault();
    if (option) choose(option);
  });

  // A scanner types the text of the card and presses Enter; it must not send the form.
  function scanned(input) { return input.value.split("|").length > MARKS; }

  function fill(input) {
    var number = document.getElementById("id_id_number");
    if (input !== number) { number.value = input.value; input.value = ""; show(false); }
    asked = said();
    var from = input.id;
    window.htmx.ajax("POST", form.dataset.person, { source: "#nguoi-nop", target: "#nguoi-nop", swap: "innerHTML" })
      .then(function () { if (waits(from)) next(); });
  }

  // Whoever typed on while the answer was under way keeps what was typed, and the cursor.
  function waits(from) {
    var at = document.activeElement.id;
    var still = Object.keys(typed).every(function (name) { return typed[name] === asked[name]; });
    return still && (at === from || at === "id_id_number" || at === "id_full_name");
  }

  // What stands in the fields of the person: when the answer was asked for, and when it comes.
  var asked = {}, typed = {};
  function people() { return form.querySelectorAll("#nguoi-nop input:not([type=hidden]), #nguoi-nop select"); }
  function said() {
    var values = {};
    people().forEach(function (each) { values[each.name] = each.value; });
    return values;
  }
  document.body.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.target.id === "nguoi-nop") typed = said();
  });
  document.body.addEventListener("htmx:afterSwap", function (event) {
    if (event.target.id !== "nguoi-nop") return;
    people().forEach(function (each) {
      if (each.name in typed && typed[each.name] !== asked[each.name]) each.value = typed[each.name];
    });
  });

  // The next empty field: procedure, person, papers, then the button.
  function next() {
    if (!form.querySelector("[name=procedure]")) { field.focus(); return; }
    var all = people();
    for (var i = 0; i < all.length; i++) if (!all[i].value) { all[i].focus(); return; }
    var paper = form.querySelector("[data-mc-paper]:not(:checked)") || form.querySelector("[data-mc-paper]");
    (paper || form.querySelector("button[name=do]")).focus();
  }

  form.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || event.isComposing || event.target.tagName !== "INPUT") return;
    var input = event.target;
    if (scanned(input)) { event.preventDefault(); fill(input); return; }
    if (input === field || !input.closest("#nguoi-nop")) return;
    event.preventDefault();
    var all = Array.prototype.slice.call(people());
    var following = all[all.indexOf(input) + 1];
    if (following) following.focus(); else next();
  });

  form.addEventListener("change", function (event) {
    var input = event.target;
    if (input.id === "id_id_number" && !scanned(input) && input.value.replace(/\D/g, "").length >= 9) fill(input);
    if (input.dataset.mcShows) reveal(input);
    if (input.dataset.mcPaper !== undefined) count();
  });

  // Papers: keys 1 to 9, and the number of those that are there.
  function count() {
    var table = form.querySelector("[data-mc-papers]");
    var pill = form.querySelector("#du .mc-pill");
    if (!table || !pill) return;
    var all = table.querySelectorAll("[data-mc-needed]").length;
    var there = table.querySelectorAll("[data-mc-needed]:checked").length;
    pill.textContent = (all === there ? table.dataset.full : table.dataset.some).replace("{n}", there).replace("{all}", all);
    pill.className = "mc-pill mc-pill--" + (all === there ? "ok" : "wait");
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
    var at = event.target;
    if (/^(TEXTAREA|SELECT)$/.test(at.tagName) || (at.tagName === "INPUT" && at.type !== "checkbox")) return;
    var paper = form.querySelector('[data-mc-paper="' + event.key + '"]');
    if (!paper) return;
    event.preventDefault();
    paper.focus();
    paper.click();
  });

  // The owner's fields only where somebody files for another.
  function reveal(tick) {
    var block = document.getElementById(tick.dataset.mcShows);
    block.hidden = !tick.checked;
    if (tick.checked && document.activeElement === tick) block.querySelector("select, input").focus();
  }

  document.body.addEventListener("htmx:afterSwap", function (event) {
    if (event.target !== list) return;
    var all = options();
    show(list.children.length > 0);
    if (all.length) select(all[0]);
    told.textContent = all.length ? told.dataset.mcSome.replace("{n}", all.length) : told.dataset.mcNone;
  });

  form.querySelectorAll("[data-mc-shows]").forEach(reveal);
  count();
})();
