// The little that pages do with JavaScript. Everything works without it.
(() => {
  "use strict";

  // After a refused form: bring the reader (and the screen reader) to the list of what to mend.
  document.getElementById("mistakes")?.focus({ preventScroll: false });

  // A second click while the first is on its way does nothing; the key in the form guards the server as well.
  // A draft that is just saving itself is sent when that has come back, or the two would disagree.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.classList.contains("htmx-request")) {
      event.preventDefault();
      const button = event.submitter;
      form.addEventListener("htmx:afterRequest", () => form.requestSubmit(button), { once: true });
      return;
    }
    if (form.method !== "post" || form.hasAttribute("data-again")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    for (const button of form.querySelectorAll("button:not([type=button])")) button.setAttribute("aria-disabled", "true");
  });
  // Back from the next page: the form may be sent again.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const input of document.querySelectorAll("input[type=file][data-send]")) {
      document.getElementById(input.dataset.tells).textContent = "";
      input.value = "";
    }
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
    }
  });

  // A session that ended meanwhile: what was typed waits in this tab while somebody signs in again, and stands in its form
  // when the same person comes back to the page. Never at a public terminal.
  const WAITING = "yimen:waiting", PATIENCE = 30 * 60 * 1000;
  const posts = [...document.querySelectorAll("form[method=post]")].filter((form) => !form.dataset.keeps);
  const typed = (form) => [...form.elements].filter((e) => e.name && !["hidden", "file", "password"].includes(e.type));
  const who = document.querySelector("[data-who]")?.dataset.who;
  const wait = (form) => {
    const at = posts.indexOf(form);
    if (at < 0 || !who || document.querySelector("[data-terminal]")) return;
    const said = typed(form).map((e) => [e.name, e.value, e.checked ?? null]);
    if (said.length) sessionStorage.setItem(WAITING, JSON.stringify({ who, page: location.pathname, at, form: form.getAttribute("action"), said, since: Date.now() }));
  };
  const put = ({ at, form, said }) => {
    const found = posts[at];
    if (!found || found.getAttribute("action") !== form) return;
    for (const [name, value, checked] of said) {
      for (const element of typed(found).filter((e) => e.name === name)) {
        if (element.type !== "radio" && element.type !== "checkbox") element.value = value;
        else if (element.value === value) element.checked = checked;
      }
    }
    for (let fold = found.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    found.scrollIntoView({ block: "center" });
  };
  const waiting = JSON.parse(sessionStorage.getItem(WAITING) ?? "null");
  if (waiting && !who) sessionStorage.setItem(WAITING, JSON.stringify({ ...waiting, ended: "yes" }));
  else if (waiting) {
    sessionStorage.removeItem(WAITING);
    if (waiting.ended && waiting.who === who && waiting.page === location.pathname && Date.now() - waiting.since < PATIENCE) put(waiting);
  }
  document.addEventListener("submit", (event) => wait(event.target));
  document.addEventListener("htmx:beforeRequest", (event) => { const form = event.target.closest?.("form"); if (form) wait(form); });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && !event.detail.xhr.getResponseHeader("HX-Redirect")) sessionStorage.removeItem(WAITING);
  });

  // Printing a page: <button data-print-page hidden>.
  for (const button of document.querySelectorAll("[data-print-page]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // Dialogs: <a data-opens="id"> opens <dialog id>; without JavaScript the link leads to a page of its own.
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.opens);
      if (dialog?.showModal) { event.preventDefault(); dialog.showModal(); }
    }
    if (event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
  });

  // A chosen file goes up at once: the button for it is only needed without JavaScript.
  for (const input of document.querySelectorAll("input[type=file][data-send]")) {
    input.form.querySelector("[data-without]")?.setAttribute("hidden", "");
    input.addEventListener("change", () => {
      if (!input.files.length) return;
      const limit = Number(input.dataset.limit || 0);
      const heavy = [...input.files].find((file) => limit && file.size > limit);
      const place = document.getElementById(input.dataset.tells);
      if (heavy) { place.textContent = input.dataset.tooLarge.replace("{name}", heavy.name); input.value = ""; return; }
      if (!navigator.onLine) { place.textContent = input.dataset.offline; input.value = ""; return; }
      place.textContent = input.dataset.sending;
      input.form.requestSubmit();
    });
  }

  // Drafts that are not saved yet: say so before the page is left.
  let unsaved = false;
  document.addEventListener("input", (event) => { if (event.target.closest("form[data-draft]")) unsaved = true; });
  document.addEventListener("submit", () => { unsaved = false; });
  document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) unsaved = false; });
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  // At a public terminal: after a while the page asks whether anybody is still there; a draft that saves itself counts as
  // a word. A page that the browser kept is not shown again: the server says whether it may.
  const terminal = [...document.querySelectorAll("[data-asked-in]")].at(-1);
  if (terminal) {
    let wait;
    const again = () => {
      clearTimeout(wait);
      wait = setTimeout(() => { unsaved = false; location.replace(terminal.dataset.asks); }, 1000 * terminal.dataset.askedIn);
    };
    again();
    document.addEventListener("htmx:afterRequest", again);
  }
  addEventListener("pageshow", (event) => { if (event.persisted && document.querySelector("[data-terminal]")) location.reload(); });

  // Situation questions show at once what they change.
  for (const button of document.querySelectorAll("form[data-answers-at-once] [data-without]")) button.hidden = true;
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-answers-at-once]");
    if (form) form.requestSubmit();
  });

  // Suggestions under the search box: a combobox. Arrows choose, Enter opens, Escape closes; without them it is a search.
  for (const box of document.querySelectorAll("[data-suggests]")) {
    const input = box.querySelector("input[type=search]");
    const list = box.querySelector(".suggestions");
    const options = () => [...list.querySelectorAll("[role=option]")];
    let at = -1;
    const choose = (to) => {
      at = to;
      options().forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
      if (at < 0) input.removeAttribute("aria-activedescendant");
      else { input.setAttribute("aria-activedescendant", options()[at].id); options()[at].scrollIntoView({ block: "nearest" }); }
    };
    const tell = () => { choose(-1); input.setAttribute("aria-expanded", String(options().length > 0)); };
    const close = () => { list.replaceChildren(); tell(); };
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);
    list.addEventListener("htmx:afterSwap", tell);
    input.addEventListener("keydown", (event) => {
      const many = options().length;
      if (event.key === "Escape" && many) { event.preventDefault(); close(); }
      if (event.key === "ArrowDown" && many) { event.preventDefault(); choose((at + 1) % many); }
      if (event.key === "ArrowUp" && many) { event.preventDefault(); choose(at < 0 ? many - 1 : at - 1); }
      if (event.key === "Enter" && at >= 0) { event.preventDefault(); options()[at].click(); }
    });
    document.addEventListener("click", (event) => { if (!box.contains(event.target)) close(); });
  }
})();
