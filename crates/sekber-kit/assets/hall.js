// The hall: pages that follow the meeting, phones that never lose a choice, and a running order that can be dragged.
(() => {
  "use strict";
  const root = document.querySelector("[data-hall]");
  const all = (selector, within = document) => within.querySelectorAll(selector);
  const live = root?.querySelector("[data-live]");
  const role = root?.dataset.hall;

  // Clocks: the server's time decides; the page only knows how far its own clock is off.
  let ahead = root ? Number(root.dataset.now) - Date.now() : 0;
  const tick = () => { turn(); clocks(); delays(); };
  const clocks = () => all("[data-ends]").forEach((clock) => {
    const left = Math.round((Number(clock.dataset.ends) - Date.now() - ahead) / 1000);
    const away = Math.abs(left);
    const text = `${left < 0 ? "−" : ""}${Math.floor(away / 60)}:${String(away % 60).padStart(2, "0")}`;
    if (clock.textContent !== text) clock.textContent = text;
    clock.classList.toggle("late", left < 0);
    clock.classList.toggle("soon", left >= 0 && left < 60);
  });

  // A time that was told holds while nothing is late; the minutes that something is late are added to it.
  const delays = () => all("[data-since]").forEach((told) => {
    const late = Math.floor((Date.now() + ahead - Number(told.dataset.since)) / 60000);
    if (late < 1 || late >= 1440) return;
    const minute = (Number(told.dataset.clock) + late) % 1440;
    const two = (number) => String(number).padStart(2, "0");
    const text = `${two(Math.floor(minute / 60))}${told.dataset.shown[2]}${two(minute % 60)}`;
    if (text !== told.dataset.shown) told.textContent = told.textContent.replace(told.dataset.shown, text);
    [told.dataset.shown, told.dataset.clock, told.dataset.since] = [text, minute, Number(told.dataset.since) + late * 60000];
  });

  // A wall does not scroll: a list shows as many rows as there is room for and turns to the others by the clock, so that a page
  // drawn again stands where it was. Of what is latest the first rows stay.
  let fitted = new WeakMap();
  const rows = (list) => [...list.children];
  const fit = (list) => {
    const pages = [], own = rows(list);
    for (let from = 0; from < own.length;) {
      const room = list.getBoundingClientRect().top + list.clientHeight + 1;
      let to = from + 1;
      while (to < own.length && own[to].getBoundingClientRect().bottom <= room) to += 1;
      own.slice(from, to).forEach((row) => { row.hidden = true; });
      pages.push([from, to]);
      from = to;
    }
    own.forEach((row) => { row.hidden = false; });
    return pages;
  };
  const turn = () => {
    const lists = [...all("[data-fit]")];
    // What one list takes another lacks: all are measured with everything shown.
    if (lists.some((list) => !fitted.has(list))) {
      lists.flatMap(rows).forEach((row) => { row.hidden = false; });
      lists.forEach((list) => fitted.set(list, fit(list)));
    }
    lists.forEach((list) => {
      const pages = fitted.get(list), now = list.dataset.fit ? 0 : Math.floor(Date.now() / 10000) % (pages.length || 1);
      const [from, to] = pages[now] || [0, 0];
      rows(list).forEach((row, at) => { row.hidden = at < from || at >= to; });
    });
  };
  const refit = () => { fitted = new WeakMap(); turn(); };

  // What the page is doing, in words.
  let online = true;
  const state = () => {
    const note = root.querySelector("[data-state]");
    const waiting = role === "phone" ? queued().length : 0;
    const text = waiting ? `${online ? "" : `${note.dataset.off} `}${note.dataset.waiting.replace("%", waiting)}` : online ? "" : note.dataset.off;
    note.hidden = !text;
    note.textContent = text;
  };

  // The changing part is fetched again: soon after the first word of several, and once more if more was said meanwhile.
  const pause = { wall: 200, console: 150, phone: 250 };
  let fetching = false, again = false, timer = 0, due = Infinity;
  const typing = () => {
    const field = document.activeElement;
    return live.contains(field) && (field.matches("select, textarea") || (field.matches("input") && field.type !== "hidden" && field.value !== field.defaultValue));
  };
  const refresh = (spread = 0, wait = pause[role]) => {
    again = true;
    const at = Date.now() + wait + Math.random() * spread;
    if (fetching || at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(fetchPart, at - Date.now());
  };
  async function fetchPart() {
    due = Infinity;
    if (typing()) { refresh(0, 1000); return; }
    fetching = true; again = false;
    try {
      const answer = await fetch(root.dataset.part, { headers: { "hx-request": "true" } });
      if (answer.ok) show(await answer.text());
      else if (answer.status === 401 || answer.status === 403) location.reload();
    } catch { /* the stream's own state says that the line is down */ }
    fetching = false;
    if (again) refresh();
  }
  // What is typed and what is unfolded stays with its own pair, wherever that stands after the part was drawn again.
  const TYPED = "input:not([type=hidden]), textarea";
  function keyOf(part) {
    const form = part.closest("form") || (part.matches("details") && part.querySelector("form"));
    const pair = form ? [form.getAttribute("action"), form.elements.office?.value, form.elements.programme?.value, form.elements.desk?.value] : [];
    return [part.closest("[id]")?.id && !form ? part.closest("[id]").id : "", ...pair].join(" ");
  }
  function show(html) {
    const open = [...all("details[open]", live)].map(keyOf);
    const typed = new Map([...all(TYPED, live)].filter((field) => field.value !== field.defaultValue).map((field) => [keyOf(field) + field.name, field.value]));
    const focus = live.contains(document.activeElement) ? keyOf(document.activeElement) : "";
    live.innerHTML = html;
    all("details", live).forEach((fold) => { if (open.includes(keyOf(fold))) fold.open = true; });
    all(TYPED, live).forEach((field) => { const text = typed.get(keyOf(field) + field.name); if (text !== undefined) field.value = text; });
    if (focus) [...all("button", live)].find((button) => keyOf(button) === focus)?.focus({ preventScroll: true });
    tick();
  }

  // The wall shows a wish at once; sums follow with the next part.
  function wish(told) {
    const feed = root.querySelector("[data-feed]");
    if (!feed || told.stance !== "want") return;
    const item = document.createElement("li");
    const strong = (text) => { const part = document.createElement("strong"); part.textContent = text; return part; };
    const office = told.side === "office";
    const title = document.createElement("small");
    title.textContent = told.title;
    item.append(strong(office ? told.office_name : told.partner_name), ` ${root.dataset.wants} `, strong(office ? told.partner_name : told.office_name), " ", title);
    item.className = told.mutual ? "both fresh" : "fresh";
    feed.prepend(item);
    while (feed.children.length > 5) feed.lastElementChild.remove();
    refit();
  }

  // Choices: kept on the phone until the server has answered, sent one after the other in their order.
  const store = root ? `rapat-${root.dataset.meeting}` : "";
  let unkept = null; // What a phone could not keep (private mode, no room left) lives as long as the page.
  const queued = () => { if (unkept) return unkept; try { return JSON.parse(localStorage.getItem(store)) || []; } catch { return []; } };
  const keep = (list) => { try { localStorage.setItem(store, JSON.stringify(list)); unkept = null; } catch { unkept = list; } };
  let sending = false, wait = 500;
  async function send() {
    if (sending) return;
    sending = true;
    for (let list = queued(); list.length; list = queued()) {
      const [first] = list;
      try {
        const answer = await fetch(first.url, { method: "POST", body: new URLSearchParams(first.body), headers: { accept: "application/json" }, signal: AbortSignal.timeout(15000) });
        if (answer.status >= 500 || answer.status === 429 || answer.status === 408) throw new Error(answer.status);
        // Whoever has to come in again keeps the choices; they are sent after that.
        if (answer.status === 401) { location.reload(); return; }
        keep(queued().filter((one) => one.id !== first.id));
        wait = 500;
        if (!answer.ok) refused((await answer.json().catch(() => ({}))).error, written(first));
        refresh();
      } catch {
        setTimeout(send, wait);
        wait = Math.min(wait * 2, 8000);
        break;
      }
      state();
    }
    sending = false;
    state();
  }
  // What somebody wrote with a choice that is not taken is not lost: it is shown beside the reason.
  const written = (choice) => choice.body.filter(([name, text]) => ["reason", "note"].includes(name) && text.trim()).map(([, text]) => text.trim()).join(" ");
  const refused = (text, wrote) => {
    const note = root.querySelector("[data-refused]");
    note.textContent = text ? `${text} ${wrote ? root.dataset.wrote.replace("%", () => wrote) : ""}` : "";
    note.hidden = !text;
  };
  addEventListener("submit", (event) => {
    const form = event.target;
    if (!root || !form.matches("[data-pick]")) return;
    event.preventDefault();
    const body = new FormData(form, event.submitter);
    const id = crypto.randomUUID ? crypto.randomUUID() : [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    body.set("submission", id);
    // The button works again at once: what is sent twice counts once.
    setTimeout(() => form.dispatchEvent(new CustomEvent("unlock", { bubbles: true })));
    const unexplained = body.get("stance") === "no" || body.get("consent") === "objected";
    if (unexplained && !body.get("reason").trim()) {
      const reason = form.elements.reason;
      reason.setCustomValidity(root.dataset.reason);
      reason.reportValidity();
      reason.addEventListener("input", () => reason.setCustomValidity(""), { once: true });
      return;
    }
    refused("");
    if (unexplained) { form.elements.reason.value = ""; form.elements.reason.closest("details").open = false; }
    keep([...queued(), { id, url: form.action, body: [...body.entries()] }]);
    all("button[aria-pressed]", form).forEach((button) => button.setAttribute("aria-pressed", button === event.submitter));
    form.classList.add("sent");
    state();
    send();
  });

  // The stream: the browser connects again by itself and says what it heard last.
  function listen() {
    const source = new EventSource(`${root.dataset.stream}?after=${root.dataset.seq}`);
    const heard = (event) => {
      const word = JSON.parse(event.data);
      ahead = word.now - Date.now();
      root.dataset.seq = word.seq;
      return word.data;
    };
    source.addEventListener("hello", (event) => {
      const was = online;
      heard(event); online = true; state();
      if (!was) { refresh(); send(); }
    });
    // A hall full of phones does not ask all at once.
    for (const kind of ["stage", "order", "plan", "minutes"]) source.addEventListener(kind, (event) => { heard(event); refresh(role === "phone" ? 2000 : 0); });
    // Hundreds of phones hear of choices all the time; a phone's own choice refreshes its page at once when it is answered.
    const soon = () => (role === "phone" ? refresh(2000, 1500) : refresh());
    for (const kind of ["arrival", "ranked", "answer"]) source.addEventListener(kind, (event) => { heard(event); soon(); });
    source.addEventListener("pick", (event) => { const told = heard(event); if (role === "wall") wish(told); soon(); });
    // The same person opened many other pages since: this one waits until it is looked at again.
    source.addEventListener("replaced", () => {
      source.close();
      online = false; state();
      addEventListener("focus", listen, { once: true });
    });
    source.onerror = () => {
      online = false; state();
      // A browser gives up after an answer that is no stream; then begin anew. Whoever was shut out finds out by the part.
      if (source.readyState === EventSource.CLOSED) { source.close(); refresh(2000); setTimeout(listen, 2000); }
    };
  }

  if (root) {
    listen();
    tick();
    setInterval(tick, 500);
    if (role === "wall") { addEventListener("resize", refit); document.fonts.ready.then(refit); }
    if (role === "phone") { addEventListener("online", send); send(); state(); }
  }

  // Dragging rows of the running order; the buttons do the same by keyboard and without script.
  all("[data-sortable]").forEach((list) => {
    let held = null;
    list.addEventListener("dragstart", (event) => { held = event.target.closest("tr"); held?.classList.add("held"); });
    list.addEventListener("dragover", (event) => {
      const over = event.target.closest("tr");
      if (!held || !over || over === held) return;
      event.preventDefault();
      const half = over.getBoundingClientRect();
      over[event.clientY > half.top + half.height / 2 ? "after" : "before"](held);
    });
    list.addEventListener("dragend", () => { held?.classList.remove("held"); held = null; list.closest("form").requestSubmit(); });
  });
})();
