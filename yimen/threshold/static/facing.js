// What the clerk is typing for who stands here is read along on the screen towards them, before it is kept anywhere.
// Both are windows of one browser; nothing goes through the house. It is shown while the visit is open for which it is
// typed, and no longer: a form that was left open does not speak to who comes next.
(() => {
  "use strict";
  if (!("BroadcastChannel" in window)) return;
  const line = new BroadcastChannel("yimen:facing");
  const form = document.querySelector("form[data-faces][data-visit]");
  if (form) {
    const label = (field) => field.closest(".field")?.querySelector("label, legend")?.firstChild?.textContent.trim() ?? "";
    const rows = () => [...form.querySelectorAll("input:not([type=hidden]), select, textarea")]
      .filter((field) => field.type !== "password" && (!["radio", "checkbox"].includes(field.type) || field.checked))
      .map((field) => [label(field), field.selectedOptions?.[0]?.text ?? field.value])
      .filter(([name]) => name);
    const tell = () => line.postMessage({ visit: form.dataset.visit, title: form.dataset.faces, rows: rows() });
    form.addEventListener("input", tell);
    line.addEventListener("message", (event) => { if (event.data === "ask") tell(); });
    addEventListener("pagehide", () => line.postMessage(null));
    tell();
    return;
  }
  const typed = document.getElementById("typed");
  if (!typed) return;
  const here = () => document.getElementById("board")?.dataset.visit ?? "";
  const hide = () => { typed.hidden = true; typed.querySelector("h2").textContent = ""; typed.querySelector("dl").replaceChildren(); };
  line.addEventListener("message", ({ data }) => {
    if (data === "ask") return;
    if (!data || !here() || data.visit !== here()) return hide();
    typed.hidden = false;
    typed.dataset.of = data.visit;
    typed.querySelector("h2").textContent = data.title;
    typed.querySelector("dl").replaceChildren(...data.rows.flatMap(([name, value]) => {
      const dt = document.createElement("dt"), dd = document.createElement("dd");
      dt.textContent = name; dd.textContent = value || "—";
      return [dt, dd];
    }));
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (typed.dataset.of === here()) return;
    hide();
    if (here()) line.postMessage("ask");
  });
  line.postMessage("ask");
})();
