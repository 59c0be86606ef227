// A signature drawn with a finger, a pen or a mouse becomes the picture of the form. Without it a picture is chosen, or a code signs.
(() => {
  "use strict";
  for (const pad of document.querySelectorAll("[data-sign]")) {
    const field = pad.closest("form")?.elements[pad.dataset.sign], canvas = pad.querySelector("canvas"), pen = canvas.getContext("2d");
    if (!field || !pen || !("DataTransfer" in window)) continue;
    pad.hidden = false;
    const clear = () => {
      const sharp = Math.min(devicePixelRatio || 1, 2);
      canvas.width = Math.min(Math.round(canvas.clientWidth * sharp), 1600);
      canvas.height = Math.round(canvas.width * canvas.clientHeight / canvas.clientWidth);
      pen.fillStyle = "#fff"; pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.strokeStyle = "#000"; pen.lineWidth = 3 * sharp; pen.lineCap = pen.lineJoin = "round";
    };
    const at = (event) => {
      const box = canvas.getBoundingClientRect();
      return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
    };
    const hand_over = () => canvas.toBlob((blob) => {
      const bundle = new DataTransfer();
      bundle.items.add(new File([blob], pad.dataset.name, { type: "image/png" }));
      field.files = bundle.files;
    }, "image/png");
    let drawing = false;
    canvas.addEventListener("pointerdown", (event) => {
      drawing = true; canvas.setPointerCapture(event.pointerId);
      pen.beginPath(); pen.moveTo(...at(event)); event.preventDefault();
    });
    canvas.addEventListener("pointermove", (event) => { if (drawing) { pen.lineTo(...at(event)); pen.stroke(); } });
    for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => { if (drawing) { drawing = false; hand_over(); } });
    pad.querySelector("button").addEventListener("click", () => { clear(); field.value = ""; });
    clear();
  }
})();
