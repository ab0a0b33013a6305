// Keeps the pages of reports that were opened on this phone, with what they are drawn with, so that they open without a link. A page
// that comes over the link always takes the place of the kept one. Sends what waits once the link is back, where the browser calls.
const KEPT = "reports";
const isPage = (path) => path === "/reports" || /^\/reports\/[^/]+(\/edit)?$/.test(path);

async function page(request) {
  const [cache, path] = [await caches.open(KEPT), new URL(request.url).pathname];
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(path, answer.clone());
    return answer;
  } catch (gone) {
    const kept = await cache.match(path);
    if (kept) return kept;
    throw gone;
  }
}
async function file(request) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}
async function keep(addresses) {
  const cache = await caches.open(KEPT);
  for (const address of addresses) {
    if (!(await cache.match(address))) await cache.add(address).catch(() => {});
  }
}

// Sends what waits for whoever is signed in now. What is refused stays, so that the pages tell it; without a link the browser calls again.
async function sendKept() {
  const page = await fetch("/reports");
  const found = page.redirected || !page.ok ? null : /<body data-person="([^"]+)"/.exec(await page.text());
  for (const sending of found ? await outbox.own("sending", found[1]) : []) {
    await outbox.deliver(sending, () => {});
  }
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const [request, url] = [event.request, new URL(event.request.url)];
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && isPage(url.pathname)) event.respondWith(page(request));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(file(request));
});
self.addEventListener("message", (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(keep(event.data.keep));
});
self.addEventListener("sync", (event) => {
  if (event.tag === "reports") event.waitUntil(outbox.alone(sendKept));
});
