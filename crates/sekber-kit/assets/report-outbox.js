// What waits on this phone to be sent with reports: photos, and sendings that have not arrived. Each is its writer's own. The pages of
// reports and the script that keeps them share it.
"use strict";
const outbox = (() => {
  let opened = null;
  const open = () => new Promise((done, failed) => {
    const asked = indexedDB.open("reports", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("photo", { keyPath: "id", autoIncrement: true });
      asked.result.createObjectStore("sending", { keyPath: "action" });
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const ready = () => (opened ??= open());
  const within = async (name, mode, act) => {
    const db = await ready();
    return new Promise((done, failed) => {
      const change = db.transaction(name, mode);
      const asked = act(change.objectStore(name));
      change.oncomplete = () => done(asked.result);
      change.onabort = () => failed(change.error);
    });
  };
  const own = async (name, who) =>
    (await within(name, "readonly", (store) => store.getAll())).filter((one) => one.who === who);
  const put = (name, one) => within(name, "readwrite", (store) => store.put(one));
  const drop = (name, key) => within(name, "readwrite", (store) => store.delete(key));
  const photosOf = async (at, who) => (await own("photo", who)).filter((photo) => photo.action === at);

  // One part of a sending. Whatever says that it has to come again later is thrown; a refusal is an answer.
  async function post(sending, act, photo, told) {
    const body = new FormData();
    sending.fields.forEach(([name, value]) => body.append(name, value));
    body.append("act", act);
    if (photo) body.append("file", photo.blob, photo.name);
    // Nobody sees the page that this leads to; what it has to say is kept for the next one.
    const answer = await fetch(sending.action, { method: "POST", body, headers: { "Sekber-Unseen": "1" } });
    const signedOut = answer.status === 401 || new URL(answer.url).pathname.startsWith("/sign-in");
    told(signedOut);
    if (signedOut || answer.status >= 500 || answer.status === 429) throw new Error("later");
    return answer;
  }
  // Sends each photo with a saving of its own, then the report; `told` hears whether its writer was signed out meanwhile.
  async function deliver(sending, told) {
    let answer = null;
    for (const photo of await photosOf(sending.action, sending.who)) {
      answer = await post(sending, "save", photo, told);
      if (!answer.ok) return answer;
      await drop("photo", photo.id);
    }
    if (sending.act === "send" || !answer) answer = await post(sending, sending.act, null, told);
    if (answer.ok) await drop("sending", sending.action);
    return answer;
  }
  // One page, or the script behind the pages, sends at a time.
  const alone = (act) => (navigator.locks ? navigator.locks.request("reports", act) : act());
  return { ready, own, put, drop, photosOf, deliver, alone };
})();
