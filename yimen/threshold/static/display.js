// 一门 yimen: the screen says each call once: into the live region, and with a voice where somebody turned it on.
(() => {
  const region = document.getElementById("said");
  const button = document.getElementById("voice");
  const called = () => document.getElementById("board")?.dataset ?? {};
  let last = called().call;

  const aloud = (words) => {
    const voice = new SpeechSynthesisUtterance(words);
    voice.lang = document.documentElement.lang;
    speechSynthesis.speak(voice);
  };
  document.body.addEventListener("htmx:afterSettle", () => {
    const { call, said } = called();
    if (!call || call === last) return;
    last = call;
    region.textContent = said;
    if (button.getAttribute("aria-pressed") === "true") aloud(said);
  });
  if ("speechSynthesis" in window) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      if (on && called().said) aloud(called().said);
    });
  }
})();
