// Everything works without this file; it only saves steps. No inline code, no styles, no outside requests.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("has-script");
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));

  // — menu on a phone: the link to #menu becomes a button that opens and closes —
  const burger = document.querySelector("[data-menu-button]");
  const menu = document.getElementById("menu");
  const openMenu = (open) => {
    menu.classList.toggle("is-open", open);
    burger.setAttribute("aria-expanded", String(open));
    if (open) menu.querySelector("a")?.focus();
  };
  if (burger && menu) {
    burger.setAttribute("role", "button");
    burger.setAttribute("aria-controls", "menu");
    burger.setAttribute("aria-expanded", "false");
    burger.addEventListener("click", (event) => {
      event.preventDefault();
      openMenu(!menu.classList.contains("is-open"));
    });
    burger.addEventListener("keydown", (event) => {
      if (event.key === " ") { event.preventDefault(); burger.click(); }
    });
    menu.querySelector(".menu-close")?.addEventListener("click", (event) => {
      event.preventDefault();
      openMenu(false);
      burger.focus();
    });
  }

  // — keys: Escape closes what is open, "/" goes to the search box —
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      all("details[data-closes][open]").forEach((it) => { it.open = false; it.querySelector("summary").focus(); });
      if (menu?.classList.contains("is-open")) { openMenu(false); burger.focus(); }
    }
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const search = document.querySelector("input[type=search]");
    if (event.key === "/" && !typing && search && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      search.focus();
    }
  });
  document.addEventListener("click", (event) => {
    all("details[data-closes][open]").forEach((it) => { if (!it.contains(event.target)) it.open = false; });
  });

  // — toasts: good news leaves by itself, bad news waits to be closed —
  const wire = (toast) => {
    if (toast.querySelector("[data-close]")) return;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "toast-close";
    close.dataset.close = "";
    close.setAttribute("aria-label", "Закрыть сообщение");
    close.textContent = "×";
    close.addEventListener("click", () => toast.remove());
    toast.append(close);
    if (!["success", "info"].includes(toast.dataset.toast)) return;
    let left = toast.querySelector("form") ? 20 : 10;
    const clock = setInterval(() => {
      if (toast.matches(":hover, :focus-within")) return;
      left -= 1;
      if (left <= 0) { clearInterval(clock); toast.remove(); }
    }, 1000);
  };
  const say = (text, tone = "info") => {
    const toast = document.createElement("div");
    toast.className = `toast-note is-${tone}`;
    toast.dataset.toast = tone;
    const words = document.createElement("span");
    words.className = "toast-text";
    words.textContent = text;
    toast.append(words);
    document.getElementById("toasts")?.append(toast);
    wire(toast);
  };
  document.addEventListener("toast", (event) => say(event.detail.text, event.detail.tone));
  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    const busy = status === 429 || status === 503;
    say(busy ? "Программа сейчас занята. Подождите минуту и повторите."
      : "Не получилось. Обновите страницу и повторите: введённое на сервере не изменилось.", "error");
  });
  document.addEventListener("htmx:sendError", () => {
    say("Нет связи с программой. Проверьте сеть и повторите.", "error");
  });

  // — bulk selection: count, all of the page, buttons asleep until something is picked —
  const picks = (form) => all(`input[name=selected][form="${form.id}"]`);
  const count = (form) => {
    const boxes = picks(form);
    const picked = boxes.filter((box) => box.checked).length;
    form.querySelector("[data-bulk-count]").textContent =
      picked ? `Выбрано: ${picked} из ${boxes.length} на странице` : "Отметьте строки и выберите действие";
    all("button", form).forEach((button) => { button.disabled = picked === 0; });
    form.classList.toggle("is-active", picked > 0);
    const head = form.parentElement.querySelector("[data-pick-all]");
    if (head) {
      head.checked = picked > 0 && picked === boxes.length;
      head.indeterminate = picked > 0 && picked < boxes.length;
    }
  };
  document.addEventListener("change", (event) => {
    const form = event.target.matches("[data-pick-all]")
      ? event.target.closest(".table-results").querySelector("[data-bulk]")
      : event.target.name === "selected" ? event.target.form : null;
    if (!form?.matches("[data-bulk]")) return;
    if (event.target.matches("[data-pick-all]")) picks(form).forEach((box) => { box.checked = event.target.checked; });
    count(form);
  });

  // — a link to a confirm page opens it in a dialog —
  const dialog = document.getElementById("dialog");
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-confirm]");
    if (link && dialog && window.htmx && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      const source = link.getAttribute("href");
      window.htmx.ajax("GET", source, { target: dialog, swap: "innerHTML", select: "#confirm" }).then(() => {
        const form = dialog.querySelector("form");
        if (!form) { window.location.assign(source); return; }
        if (!form.getAttribute("action")) form.setAttribute("action", source);
        dialog.showModal();
      });
    }
    if (event.target.closest("[data-dialog-close]") && dialog?.open) {
      event.preventDefault();
      dialog.close();
    }
    if (event.target === dialog) dialog.close();
    if (event.target.closest("[data-print]")) window.print();
  });

  // — a form is sent once: a second press of the same button does nothing —
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]") || form.hasAttribute("hx-post")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    setTimeout(() => { delete form.dataset.sent; }, 5000);
  });
  window.addEventListener("pageshow", () => all("[data-once]").forEach((form) => { delete form.dataset.sent; }));

  // — letters left in a text area, the name of a chosen file, a file dropped —
  document.addEventListener("input", (event) => {
    const place = event.target.id && document.querySelector(`[data-counter-for="${CSS.escape(event.target.id)}"]`);
    if (place) place.textContent = `Знаков: ${event.target.value.length} из ${event.target.maxLength}`;
  });
  document.addEventListener("dragover", (event) => {
    const drop = event.target.closest?.("[data-file-drop]");
    if (drop) { event.preventDefault(); drop.classList.add("is-over"); }
  });
  document.addEventListener("dragleave", (event) => {
    event.target.closest?.("[data-file-drop]")?.classList.remove("is-over");
  });
  document.addEventListener("drop", (event) => {
    const drop = event.target.closest?.("[data-file-drop]");
    const input = drop?.querySelector("input[type=file]");
    if (!input) return;
    event.preventDefault();
    drop.classList.remove("is-over");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });

  const awaken = (from) => {
    all("[data-toast]", from).forEach(wire);
    all("[data-bulk]", from).forEach(count);
  };
  document.addEventListener("htmx:load", (event) => awaken(event.detail.elt.parentElement || document));
  const start = () => {
    awaken(document);
    document.querySelector("[data-error-summary]")?.focus();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
