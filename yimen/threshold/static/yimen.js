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

  // What people write into a form, and putting it back: never a button's word, a key, a password or a file. A field is known
  // by its place among those of its name; a choice by its value too. Shared with the desk.
  const UNWRITTEN = ["submit", "button", "reset", "image", "hidden", "password", "file"];
  const typed = (form) => [...form.elements].filter((e) => e.name && e.matches("input, select, textarea") && !UNWRITTEN.includes(e.type));
  const picked = (e) => e.type === "radio" || e.type === "checkbox";
  const words = (e) => e.options ? [...e.selectedOptions].map((option) => option.value) : e.value;
  const said = (elements) => elements.map((e) => [e.name, e.type, words(e), e.checked ?? null]);
  const put = (elements, kept) => {
    const left = [...elements], changed = [];
    for (const [name, type, value, checked] of kept) {
      const at = left.findIndex((e) => e.name === name && e.type === type && (!picked(e) || e.value === value));
      if (at < 0) continue;
      const [element] = left.splice(at, 1), before = String([words(element), element.checked]);
      if (picked(element)) element.checked = checked;
      else if (!element.options) element.value = value;
      else if (element.multiple || [...element.options].some((option) => value.includes(option.value))) {
        for (const option of element.options) option.selected = value.includes(option.value);
      }
      if (String([words(element), element.checked]) !== before) changed.push(element);
    }
    return changed;
  };
  // What waits in this tab; a browser that keeps nothing keeps nothing.
  const recall = (key) => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } };
  const keep = (key, what) => { try { sessionStorage.setItem(key, JSON.stringify(what)); } catch { /* full or forbidden */ } };
  const forget = (key) => { try { sessionStorage.removeItem(key); } catch { /* forbidden */ } };
  window.yimen = { typed, said, put, recall, keep, forget };

  // A session that ended meanwhile: what was typed waits in this tab while somebody signs in again, and stands in its form
  // when the same person comes back to the page. Never at a public terminal, and not when somebody signed out.
  const WAITING = "yimen:waiting", PATIENCE = 30 * 60 * 1000;
  // A form is known by where it goes, what it asks, and what its buttons and hidden fields say of it; these say when it was drawn.
  const OF_THE_HOUR = ["csrfmiddlewaretoken", "key", "seen", "base", "revision", "told"];
  const mark = (form) => {
    const fixed = [...form.elements].filter((e) => e.name && ["hidden", "submit"].includes(e.type) && !OF_THE_HOUR.includes(e.name));
    const asked = new Set(typed(form).map((e) => e.name));
    return JSON.stringify([form.getAttribute("action"), [...asked].sort(), fixed.map((e) => [e.name, e.value])]);
  };
  const posts = [...document.querySelectorAll("form[method=post]")].filter((form) => !form.dataset.keeps);
  const alike = (form) => posts.filter((other) => mark(other) === form);
  const who = document.querySelector("[data-who]")?.dataset.who;
  const wait = (form) => {
    if (!posts.includes(form) || !who || document.querySelector("[data-terminal]")) return;
    const kept = said(typed(form)), like = mark(form);
    if (kept.length) keep(WAITING, { who, page: location.pathname, form: like, at: alike(like).indexOf(form), said: kept, since: Date.now() });
  };
  // The fields tell that they changed: a draft saves itself, and what is not saved is warned of.
  const restore = (waiting) => {
    const found = alike(waiting.form)[waiting.at];
    if (!found) return;
    const changed = put(typed(found), waiting.said);
    for (let fold = found.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    found.scrollIntoView({ block: "center" });
    for (const element of changed) element.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const waiting = recall(WAITING);
  if (waiting && Date.now() - waiting.since < PATIENCE) {
    if (!who) keep(WAITING, { ...waiting, ended: "yes" });
    else {
      forget(WAITING);
      if (waiting.ended && waiting.who === who && waiting.page === location.pathname) document.addEventListener("DOMContentLoaded", () => restore(waiting));
    }
  } else if (waiting) forget(WAITING);
  document.addEventListener("submit", (event) => { if (event.target.hasAttribute("data-signs-out")) forget(WAITING); else wait(event.target); });
  document.addEventListener("htmx:beforeRequest", (event) => { const form = event.target.closest?.("form"); if (form) wait(form); });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && !event.detail.xhr.getResponseHeader("HX-Redirect")) forget(WAITING);
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

  // Files go up by a request of the page's own: how far it has come is told meanwhile, and a line that breaks on the way
  // leaves the page and the chosen files as they were. What is answered is shown as if the browser itself had sent them.
  const again = (form) => {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
    form.querySelector("[data-without]")?.removeAttribute("hidden");
  };
  const answered = (form, sent, request) => {
    const to = new URL(request.responseURL);
    if (to.href === sent.href) { document.open(); document.write(request.responseText); document.close(); return; }
    to.hash = form.closest("[id]")?.id ?? "";
    if (to.pathname + to.search !== location.pathname + location.search) location.assign(to);
    else { history.replaceState(null, "", to); location.reload(); }
  };
  document.addEventListener("submit", (event) => {
    const form = event.target, input = form.querySelector("input[type=file][data-broken]");
    if (event.defaultPrevented || !input?.files.length) return;
    event.preventDefault();
    const place = document.getElementById(input.dataset.tells);
    const sent = new URL(form.getAttribute("action") || "", location.href);
    const request = new XMLHttpRequest();
    request.open("POST", sent);
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      place.textContent = `${input.dataset.sending} ${10 * Math.floor((10 * loaded) / (total || 1))}%`;
    });
    request.addEventListener("error", () => { place.textContent = input.dataset.broken; again(form); });
    request.addEventListener("load", () => answered(form, sent, request));
    request.send(new FormData(form, event.submitter));
  });

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
    if (!form) return;
    keep("yimen:answering", [location.pathname, event.target.name, event.target.value]);
    form.requestSubmit();
  });
  // The page that comes back stands where the answer was given: nobody looks for the place again, or tabs to it.
  const stood = recall("yimen:answering");
  if (stood) {
    forget("yimen:answering");
    const [page, name, value] = stood;
    const there = [...document.querySelectorAll("form[data-answers-at-once] input")].find((e) => e.name === name && e.value === value);
    if (page === location.pathname) addEventListener("load", () => there?.focus());
  }

  // One question at a time: a tap on an answer goes on by itself, and the page says so. Arrow keys only choose: no pointer, no step.
  const tellOfTaps = () => { for (const words of document.querySelectorAll("[data-goes-on] [data-with]")) words.hidden = false; };
  tellOfTaps();
  document.addEventListener("htmx:afterSettle", tellOfTaps);
  document.addEventListener("click", (event) => {
    const form = event.target.matches?.("input[type=radio]") && event.detail ? event.target.closest("form[data-goes-on]") : null;
    if (form) setTimeout(() => { if (form.isConnected && !form.classList.contains("htmx-request")) form.requestSubmit(); }, 350);
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
