// Reports from where the link is bad: their pages are kept on this phone, photos are made small and kept with what was typed, and all
// of it is sent as soon as the link returns, however often it breaks. It arrives once: the server knows each sending by its name and
// each photo by its content. Works on top of a form that sends by itself; no inline code, no eval.
(() => {
  "use strict";
  const who = document.body.dataset.person || "";
  if (!who || !("indexedDB" in window) || !("serviceWorker" in navigator)) return;
  const form = document.querySelector("form[data-keep]");
  const action = form?.getAttribute("action");
  const show = (name, is) => document.querySelectorAll(`[data-${name}]`).forEach((one) => (one.hidden = !is));

  // A draft that was saved has not gone to the office; each is told as what it is.
  const named = (sending, name) => (sending.act === "send" ? name : `draft-${name}`);
  const settled = () => ["waiting", "draft-waiting"].forEach((name) => show(name, false));

  const { own, put, drop, photosOf, alone } = outbox;
  const deliver = (sending) => outbox.deliver(sending, (signedOut) => show("signed-out", signedOut));

  // A photo as it is sent: no side longer than this, and nothing in it of where and when it was taken.
  const MOST = 1600;
  async function small(file) {
    const whole = { blob: file, name: file.name };
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, MOST / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(picture.width * scale));
      canvas.height = Math.max(1, Math.round(picture.height * scale));
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.8));
      return blob ? { blob, name: `${file.name.replace(/\.[^.]*$/, "")}.jpg` } : whole;
    } catch {
      return whole;
    }
  }

  async function listPhotos() {
    const list = document.querySelector("[data-photos]");
    const photos = await photosOf(action, who);
    list.replaceChildren(...photos.map((photo) => {
      const [line, button] = [document.createElement("li"), document.createElement("button")];
      button.type = "button";
      button.className = "button plain";
      button.textContent = list.dataset.removes;
      button.addEventListener("click", () => drop("photo", photo.id).then(listPhotos));
      line.append(`${photo.name} `, button);
      return line;
    }));
    list.hidden = !photos.length;
  }

  // A photo that arrived was kept with what was typed: the form that is still open goes over the version that the refusal shows.
  async function renew(answer) {
    const version = /name="version" value="(\d+)"/.exec(await answer.text())?.[1];
    if (version) form.elements.version.value = version;
  }

  async function flush() {
    for (const sending of await own("sending", who)) {
      try {
        const answer = await deliver(sending);
        if (!answer.ok) {
          await drop("sending", sending.action);
          if (form && sending.action === action) await renew(answer);
          show("refused", true);
        } else if (location.pathname === sending.action) {
          location.assign(answer.url);
        } else {
          show(named(sending, "arrived"), true);
        }
      } catch {
        show(named(sending, "waiting"), true);
        return;
      }
    }
    settled();
  }

  const typed = () => [...form.elements]
    .filter((field) => field.name && !/^(file|submit|button)$/.test(field.type))
    .filter((field) => !/^(checkbox|radio)$/.test(field.type) || field.checked)
    .map((field) => [field.name, field.value]);
  function sendPlainly(act) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "act", value: act });
    form.append(field);
    form.submit();
  }
  async function send(event) {
    event.preventDefault();
    const sending = { action, who, act: event.submitter?.value || "send", fields: typed() };
    try {
      await put("sending", sending);
      // Where a browser can, it is sent once there is a link although no page of reports is open any more.
      navigator.serviceWorker.ready.then((kept) => kept.sync?.register("reports")).catch(() => {});
      const answer = await alone(() => deliver(sending));
      if (answer.ok) return location.assign(answer.url);
      // What cannot be taken is shown by the page that the server makes of it.
      await drop("sending", action);
      sendPlainly(sending.act);
    } catch {
      settled();
      show(named(sending, "waiting"), true);
      form.dispatchEvent(new Event("unlock", { bubbles: true }));
    }
  }
  async function take(event) {
    const [input, keeps] = [event.target, form.elements.keep_place?.checked];
    for (const file of [...input.files]) {
      const photo = keeps ? { blob: file, name: file.name } : await small(file);
      await put("photo", { who, action, ...photo });
    }
    input.value = "";
    await listPhotos();
  }

  async function begin() {
    await outbox.ready();
    if (form) {
      const input = form.querySelector("input[type=file]");
      form.dataset.report = "";
      input.multiple = true;
      input.addEventListener("change", take);
      form.addEventListener("submit", send);
      show("shrunk", true);
      await listPhotos();
    }
    addEventListener("online", () => alone(flush));
    await alone(flush);
    await navigator.serviceWorker.register("/reports/worker.js", { scope: "/reports" });
    const { active } = await navigator.serviceWorker.ready;
    const files = [...document.querySelectorAll("link[rel=stylesheet], link[rel=preload], script[src]")];
    active.postMessage({ keep: [location.pathname, ...files.map((one) => one.href || one.src)] });
  }
  // Storage is forbidden: the form works as without.
  begin().catch(() => {});
})();
