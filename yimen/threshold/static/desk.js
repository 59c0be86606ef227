// The desk: keys, the glance beside the list, and nothing typed lost. Everything works without it.
(() => {
  "use strict";
  const typing = (element) => element?.matches?.("input, textarea, select");

  // "/" searches, j and k move through the list, Enter opens (it is a link), p glances, Ctrl+Enter sends the open form,
  // "?" says all of this; a page names further keys by data-key: a link is followed, a panel is stepped into. No bare key
  // sends a form: who leans on the keyboard calls nobody.
  const press = (place) => {
    if (!place) return false;
    if (place.matches("a")) place.click();
    else (place.querySelector("details[open] input:checked") ?? place.querySelector("details[open] :is(input:not([type=hidden]), select, textarea, button)") ?? place.querySelector("summary, button, a"))?.focus();
    return true;
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest?.("form[method=post]") ?? document.querySelector("form[data-main]");
      if (form) { event.preventDefault(); form.requestSubmit(); }
      return;
    }
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const rows = [...document.querySelectorAll("[data-row]")];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    if (event.key === "/") {
      const box = document.querySelector("[data-slash]");
      if (box) { event.preventDefault(); box.focus(); box.select(); }
    } else if ((event.key === "j" || event.key === "k") && rows.length) {
      event.preventDefault();
      const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)));
      rows[next].querySelector("[data-open]").focus();
    } else if (event.key === "p" && at >= 0) {
      rows[at].querySelector("[data-peek]")?.click();
    } else if (event.key === "?") {
      document.getElementById("keys")?.showModal();
    } else if (/^[a-z]$/.test(event.key) && press(document.querySelector(`[data-key="${event.key}"]`))) {
      event.preventDefault();
    }
  });

  // The menu of the header closes when one clicks or steps elsewhere, on Escape, and when one comes back to the page.
  // Where it stands in the flow of the page nothing may move under the finger: there it is closed by hand.
  const closed = (holds) => {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (!holds(menu) && getComputedStyle(menu.lastElementChild).position === "absolute") menu.open = false;
    }
  };
  for (const kind of ["click", "focusin"]) document.addEventListener(kind, (event) => closed((menu) => menu.contains(event.target)));
  addEventListener("pageshow", () => closed(() => false));
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest?.("details[data-menu][open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });

  // The row whose case is shown beside the list is marked.
  document.addEventListener("htmx:afterSwap", (event) => {
    const row = event.detail.requestConfig?.elt?.closest?.("[data-row]");
    if (!row) return;
    for (const other of document.querySelectorAll("[data-row][aria-current]")) other.removeAttribute("aria-current");
    row.setAttribute("aria-current", "true");
  });

  // What is typed into a form of a case stays in this tab until the act is done: a time-out costs nothing.
  const key = (form) => `yimen:${form.dataset.keeps}`;
  // `base` says what the page was drawn from: kept with the words, so that another's change meanwhile is noticed.
  const { typed, said, put, recall, keep, forget } = window.yimen;
  const fields = (form) => [...typed(form), ...[...form.elements].filter((e) => e.name === "base")];
  let restoring = false;
  document.addEventListener("input", (event) => {
    const form = restoring ? null : event.target.closest("form[data-keeps]");
    if (form) keep(key(form), { said: said(fields(form)), since: Date.now() });
  });
  const done = () => {
    const told = document.querySelector("[data-done]");
    if (told) forget(`yimen:${told.dataset.of}:${told.dataset.done}`);
  };
  done();
  // A form that saves itself says when it has.
  document.addEventListener("htmx:afterSettle", done);
  // A working day at most: on the next one the case is read anew. The fields tell that they changed, as if they were typed.
  const KEPT_FOR = 12 * 60 * 60 * 1000;
  const written = (form) => {
    const kept = recall(key(form));
    if (kept?.said && Date.now() - kept.since < KEPT_FOR) return kept.said;
    if (kept) forget(key(form));
    return null;
  };
  const restored = () => {
    for (const form of document.querySelectorAll("form[data-keeps]")) {
      const kept = document.getElementById("mistakes") ? null : written(form);
      if (!kept) continue;
      const changed = put(fields(form), kept);
      const act = form.closest("details");
      if (act) act.open = true;
      restoring = true;
      for (const element of changed) element.dispatchEvent(new Event("input", { bubbles: true }));
      restoring = false;
    }
  };
  // Once htmx listens: a form that saves itself saves what was restored.
  document.addEventListener("DOMContentLoaded", restored);

  // Phrases that are often written: pressed, they stand in the box, and what stood there stays.
  for (const phrases of document.querySelectorAll("[data-puts-into]")) {
    phrases.hidden = false;
    phrases.addEventListener("click", (event) => {
      const box = document.getElementById(phrases.dataset.putsInto);
      const words = event.target.closest("button")?.dataset.puts;
      if (!words || !box) return;
      box.value += words;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.focus();
    });
  }

  // On the way with a telephone: where it is, when it is asked; and a form that is not sent while there is no line.
  for (const button of document.querySelectorAll("[data-locate]")) {
    if (!navigator.geolocation) continue;
    const field = document.getElementById(button.dataset.locate), told = document.querySelector("[data-located]");
    button.hidden = false;
    button.addEventListener("click", () => navigator.geolocation.getCurrentPosition(({ coords }) => {
      field.value = [coords.latitude.toFixed(5), coords.longitude.toFixed(5), Math.ceil(coords.accuracy)].join(",");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      told.textContent = "";
    }, () => { told.textContent = button.dataset.failed; }, { enableHighAccuracy: true, timeout: 20000 }));
  }
  const offline = document.querySelector("[data-offline-told]");
  if (offline) {
    const tell = () => { offline.hidden = navigator.onLine; };
    tell();
    for (const kind of ["online", "offline"]) addEventListener(kind, tell);
    document.querySelector("[data-waits-for-line]").addEventListener("submit", (event) => {
      if (!navigator.onLine) { event.preventDefault(); offline.scrollIntoView({ block: "center" }); }
    });
  }

  // A live board renews itself, unless somebody reads with the keyboard in it or looks elsewhere. It says that nobody
  // asked: a board left open keeps nobody signed in.
  const live = document.querySelector("[data-live]");
  if (live && window.htmx) setInterval(() => {
    const board = document.getElementById(live.id);
    if (document.hidden || board.contains(document.activeElement) || String(getSelection())) return;
    htmx.ajax("GET", live.dataset.from ?? location.href, { target: board, swap: "outerHTML", select: `#${live.id}`, headers: { "X-By-Itself": "yes" } });
  }, Number(live.dataset.live) * 1000);
})();
