// What the clerk is typing for who stands here is read along on the screen towards them, before it is kept anywhere.
// Both are windows of one browser; nothing goes through the house. It is shown while a visit is open and no longer.
(() => {
  "use strict";
  if (!("BroadcastChannel" in window)) return;
  const line = new BroadcastChannel("yimen:facing");
  const form = document.querySelector("form[data-faces]");
  if (form) {
    const label = (field) => field.closest(".field")?.querySelector("label, legend")?.firstChild?.textContent.trim() ?? "";
    const rows = () => [...form.querySelectorAll("input:not([type=hidden]), select, textarea")]
      .filter((field) => field.type !== "password" && (!["radio", "checkbox"].includes(field.type) || field.checked))
      .map((field) => [label(field), field.selectedOptions?.[0]?.text ?? field.value])
      .filter(([name]) => name);
    const tell = () => line.postMessage({ title: form.dataset.faces, rows: rows() });
    form.addEventListener("input", tell);
    line.addEventListener("message", (event) => { if (event.data === "ask") tell(); });
    addEventListener("pagehide", () => line.postMessage(null));
    tell();
    return;
  }
  const typed = document.getElementById("typed");
  if (!typed) return;
  line.addEventListener("message", ({ data }) => {
    if (data === "ask") return;
    typed.hidden = !data || !document.querySelector("[data-visit]");
    if (typed.hidden) return;
    typed.querySelector("h2").textContent = data.title;
    typed.querySelector("dl").replaceChildren(...data.rows.flatMap(([name, value]) => {
      const dt = document.createElement("dt"), dd = document.createElement("dd");
      dt.textContent = name; dd.textContent = value || "—";
      return [dt, dd];
    }));
  });
  document.addEventListener("htmx:afterSettle", () => { if (!document.querySelector("[data-visit]")) typed.hidden = true; });
  line.postMessage("ask");
})();
