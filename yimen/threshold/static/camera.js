// The document camera of a counter: page after page of one material, looked at before it is handed in. Without it files are chosen.
(() => {
  "use strict";
  const dialog = document.getElementById("camera");
  if (!dialog || !navigator.mediaDevices?.getUserMedia) return;
  const film = dialog.querySelector("video"), says = dialog.querySelector("[data-camera-says]"), list = dialog.querySelector(".shots");
  const form = dialog.querySelector("form"), takes = dialog.querySelector("[data-camera-takes]"), send = form.querySelector("button:not([type=button])");
  const LEAST = 1000, DARK = 60, BLURRED = 30;
  let stream = null, pages = [];

  const word = (name, n) => (says.dataset[name] ?? "").replace("{n}", n ?? "");
  const shown = () => {
    list.replaceChildren(...pages.map((page, at) => {
      const item = document.createElement("li"), picture = new Image(), off = document.createElement("button");
      picture.src = page.small; picture.alt = list.dataset.page.replace("{n}", at + 1);
      off.type = "button"; off.className = "button slim plain"; off.textContent = list.dataset.off;
      off.addEventListener("click", () => { pages.splice(at, 1); shown(); });
      item.append(picture, off);
      return item;
    }));
    send.disabled = !pages.length;
  };
  // How bright a page is, and how much its neighbouring dots differ: print that is blurred has no edges.
  const measured = (canvas) => {
    const small = document.createElement("canvas");
    small.width = 320; small.height = Math.round(320 * canvas.height / canvas.width);
    const pen = small.getContext("2d");
    pen.drawImage(canvas, 0, 0, small.width, small.height);
    const { data } = pen.getImageData(0, 0, small.width, small.height), grey = [];
    for (let i = 0; i < data.length; i += 4) grey.push(0.3 * data[i] + 0.59 * data[i + 1] + 0.11 * data[i + 2]);
    const w = small.width, edges = [];
    for (let i = w + 1; i < grey.length - w - 1; i++) edges.push(4 * grey[i] - grey[i - 1] - grey[i + 1] - grey[i - w] - grey[i + w]);
    const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const middle = mean(edges);
    return { light: mean(grey), sharp: mean(edges.map((value) => (value - middle) ** 2)), url: small.toDataURL("image/jpeg", 0.7) };
  };
  const taken = () => {
    const canvas = document.createElement("canvas");
    canvas.width = film.videoWidth; canvas.height = film.videoHeight;
    if (!canvas.width) return;
    canvas.getContext("2d").drawImage(film, 0, 0);
    const { light, sharp, url } = measured(canvas);
    const wrong = Math.min(canvas.width, canvas.height) < LEAST ? "coarse" : light < DARK ? "dark" : sharp < BLURRED ? "blurred" : "";
    says.textContent = wrong ? word(wrong) : word("good", pages.length + 1);
    if (wrong) return;
    canvas.toBlob((blob) => {
      pages.push({ small: url, file: new File([blob], `${pages.length + 1}.jpg`, { type: "image/jpeg" }) });
      shown();
    }, "image/jpeg", 0.9);
  };
  const over = () => { stream?.getTracks().forEach((track) => track.stop()); stream = null; };

  for (const button of document.querySelectorAll("[data-camera]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      pages = []; shown(); says.textContent = "";
      form.elements.material.value = button.dataset.camera;
      dialog.querySelector("[data-camera-of]").textContent = button.dataset.name;
      dialog.showModal();
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 4096 }, height: { ideal: 3072 } } });
        film.srcObject = stream;
      } catch { says.textContent = word("away"); }
    });
  }
  takes.addEventListener("click", taken);
  dialog.addEventListener("close", over);
  form.addEventListener("submit", () => {
    const bundle = new DataTransfer();
    for (const page of pages) bundle.items.add(page.file);
    form.elements.page.files = bundle.files;
  }, { capture: true });
})();
