// The desk at the door: reads a code from a letter or a phone with the device's camera, where the browser can.
(() => {
  "use strict";
  const button = document.querySelector("[data-scan]");
  const view = document.querySelector("[data-scan-view]");
  if (!button || !("BarcodeDetector" in window) || !navigator.mediaDevices?.getUserMedia) return;
  button.hidden = false;
  let stream = null;
  const stop = () => { stream?.getTracks().forEach((track) => track.stop()); stream = null; view.hidden = true; };
  button.addEventListener("click", async () => {
    if (stream) return stop();
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      button.textContent = button.dataset.refused;
      return;
    }
    view.srcObject = stream;
    view.hidden = false;
    await view.play().catch(() => {});
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    const look = async () => {
      if (!stream) return;
      const [found] = await detector.detect(view).catch(() => []);
      if (!found) { setTimeout(look, 200); return; }
      stop();
      const field = document.querySelector("[data-search]");
      field.value = found.rawValue;
      field.form.submit();
    };
    look();
  });
})();
