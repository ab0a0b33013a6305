// Small comforts on top of pages that work without any script. No inline code, no eval.
(() => {
  "use strict";
  const root = document.documentElement;
  const on = (name, act, first) => document.addEventListener(name, act, first);
  const all = (selector) => document.querySelectorAll(selector);

  // Theme: a cookie, so the server can render data-theme and no page flashes.
  const stored = /(?:^|; )(?:__Host-)?theme=(light|dark)/.exec(document.cookie);
  if (stored) root.dataset.theme = stored[1];
  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const showTheme = () => all("[data-theme-toggle]").forEach((button) => button.setAttribute("aria-pressed", isDark()));

  // Rows such as money by year: a template is cloned, __i__ becomes the next index.
  function addRow(box) {
    const list = box.querySelector("[data-rows-list]");
    const next = Number(box.dataset.next || list.children.length);
    box.dataset.next = next + 1;
    const copy = document.createElement("template");
    copy.innerHTML = box.querySelector("template").innerHTML.replaceAll("__i__", next);
    const row = copy.content.firstElementChild;
    list.append(row);
    row.querySelector("input, select")?.focus();
  }
  function removeRow(button) {
    const box = button.closest("[data-rows]");
    button.closest("[data-row]").remove();
    box.querySelector("[data-add]").focus();
    touch(box.closest("form"));
  }

  // Tree: a parent ticks its branch; a branch partly ticked shows a dash on the parent.
  const ownBox = (item) => item.querySelector(":scope > label input[type=checkbox]");
  const below = (item) => [...item.querySelectorAll(":scope > details input[type=checkbox]")];
  function settle(item) {
    const boxes = below(item), box = ownBox(item);
    if (!box || !boxes.length) return;
    const ticked = boxes.filter((b) => b.checked).length;
    box.checked = ticked === boxes.length;
    box.indeterminate = ticked > 0 && ticked < boxes.length;
  }
  function settleTree(tree) {
    [...tree.querySelectorAll("li")].reverse().forEach((item) => {
      if (ownBox(item)?.checked && !below(item).some((b) => b.checked)) below(item).forEach((b) => (b.checked = true));
      settle(item);
    });
  }
  function ticked(box) {
    const item = box.closest("li");
    below(item).forEach((b) => { b.checked = box.checked; b.indeterminate = false; });
    for (let up = item.parentElement.closest("li"); up; up = up.parentElement.closest("li")) settle(up);
  }

  // Unsaved changes.
  let dirty = false;
  const touch = (form) => { if (form?.matches("[data-guard]")) dirty = true; };
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });

  // What was typed outlives a session that ends and a connection that breaks: a form that is sent is kept in this tab, for
  // this person, until a page comes that only somebody signed in gets. Was a page for strangers in between, or does the
  // browser come back to the form without an answer in between, it is filled again. No password, no file; the version,
  // and what it was opened with, stay the old ones, so that a change made by somebody else in the meantime is noticed.
  const who = document.body.dataset.person || "";
  const DRAFT = "draft ";
  const draftOf = (form) => DRAFT + location.pathname + " " + (form.getAttribute("action") || "");
  const keepable = (field) => field.name && !/^(password|file|submit|button|hidden)$/.test(field.type) || /^(version|opened)$/.test(field.name);
  const rowsOf = (form) => [...form.querySelectorAll("[data-rows]")];
  function keepDraft(form) {
    if (!who || !form.matches("[data-guard]")) return;
    const fields = [...form.elements].filter(keepable).map((f) => [f.name, f.value, /^(checkbox|radio)$/.test(f.type) ? f.checked : null]);
    const rows = rowsOf(form).map((box) => box.querySelector("[data-rows-list]").children.length);
    try { sessionStorage.setItem(draftOf(form), JSON.stringify({ who, fields, rows })); } catch { /* full or forbidden: as without */ }
  }
  function fillDraft(form, draft) {
    rowsOf(form).forEach((box, at) => {
      for (let more = draft.rows[at] - box.querySelector("[data-rows-list]").children.length; more > 0; more--) addRow(box);
    });
    const left = [...form.elements].filter(keepable);
    let differs = false;
    draft.fields.forEach(([name, value, checked]) => {
      const at = left.findIndex((f) => f.name === name && (checked === null || f.value === value));
      if (at < 0) return;
      const [field] = left.splice(at, 1);
      differs ||= checked === null ? field.value !== value : field.checked !== checked;
      if (checked === null) field.value = value; else field.checked = checked;
    });
    dirty = true;
    // A form that came back with its faults holds all of it already.
    return differs;
  }
  function settleDrafts() {
    const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(DRAFT));
    const forms = new Map([...all("form[data-guard]")].map((form) => [draftOf(form), form]));
    keys.forEach((key) => {
      const draft = JSON.parse(sessionStorage.getItem(key));
      if (!who) {
        draft.lost = true;
        sessionStorage.setItem(key, JSON.stringify(draft));
        return;
      }
      const form = forms.get(key);
      // Lost, and still on the way back to its page: wait.
      if (draft.lost && draft.who === who && !form) return;
      sessionStorage.removeItem(key);
      const cameBack = form && /^(back_forward|reload)$/.test(performance.getEntriesByType("navigation")[0]?.type);
      if (!(draft.lost || cameBack) || draft.who !== who) return;
      if (fillDraft(form, draft)) all("[data-restored]").forEach((note) => (note.hidden = false));
    });
  }

  // A form that is written far from a good line is kept on this device as it is typed, for this person: a phone that was
  // restarted fills it again, as long as nobody has changed what it is about. It is forgotten when its own page comes after it
  // was sent, and when somebody else signs in here. What is new is kept by what it is for, and forgotten when the page of what came of it
  // comes: below the form's own address, or where `data-made` says that it stands.
  const KEPT = "kept ";
  const keptOf = (form) => KEPT + form.getAttribute("action") + (form.dataset.keep && " " + form.dataset.keep);
  const versionOf = (form) => form.elements.version?.value ?? "";
  function keepHere(form, sent) {
    if (!who || !form?.matches("[data-keep]")) return;
    const fields = [...form.elements].filter(keepable).map((f) => [f.name, f.value, /^(checkbox|radio)$/.test(f.type) ? f.checked : null]);
    const rows = rowsOf(form).map((box) => box.querySelector("[data-rows-list]").children.length);
    try { localStorage.setItem(keptOf(form), JSON.stringify({ who, version: versionOf(form), fields, rows, sent, made: form.dataset.made, once: form.elements.once?.value })); } catch { /* as without */ }
  }
  function settleKept() {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(KEPT));
    keys.forEach((key) => {
      const kept = JSON.parse(localStorage.getItem(key));
      const form = [...all("form[data-keep]")].find((form) => keptOf(form) === key);
      const [page, here] = [key.slice(KEPT.length).split(" ")[0], location.pathname];
      const place = kept.made || (page.endsWith("/new") && page.slice(0, -3));
      const made = place && !form && here !== page && here.startsWith(place);
      const answered = kept.sent && (page === here + "/edit" || made);
      const changed = form && kept.version !== versionOf(form);
      if (who && (kept.who !== who || answered || changed)) return localStorage.removeItem(key);
      if (!who || !form) return;
      const differs = fillDraft(form, kept);
      // It goes under the name that it was sent under: what arrived though its answer was lost is there once.
      if (kept.once && form.elements.once) form.elements.once.value = kept.once;
      if (differs) all("[data-restored]").forEach((note) => (note.hidden = false));
    });
  }

  // What is kept of a form goes when its person throws it away or leaves it by its own way back.
  const forget = (form) => { try { localStorage.removeItem(keptOf(form)); } catch { /* nothing is kept */ } };
  on("click", (event) => {
    const at = event.target.closest?.("[data-discard], form[data-keep] .form-end > a");
    if (!at) return;
    if (!at.matches("[data-discard]")) return forget(at.closest("form"));
    all("form[data-keep]").forEach(forget);
    dirty = false;
    location.replace(location.pathname + location.search);
  });

  // A form is sent once; the lock opens again if the page stays.
  const unlock = (form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[data-locked]").forEach((b) => { b.removeAttribute("aria-disabled"); delete b.dataset.locked; });
  };

  // Folds of the page's head close when one goes elsewhere; the innermost one by the key for leaving.
  const folds = () => all(":is(.group, .account, .menu)[open]");
  const closeFolds = (at) => folds().forEach((fold) => { if (!fold.contains(at)) fold.open = false; });
  function leaveFold() {
    const fold = [...folds()].pop();
    if (!fold) return;
    fold.open = false;
    fold.querySelector("summary").focus();
  }

  on("click", (event) => {
    const at = event.target.closest?.("[data-theme-toggle], [data-add], [data-remove], [data-back], [data-confirm]:not(form)");
    closeFolds(event.target);
    if (!at) return;
    if (at.matches("[data-theme-toggle]")) {
      root.dataset.theme = isDark() ? "light" : "dark";
      // The server takes only cookies with the prefix once it is reached by HTTPS.
      const [prefix, secure] = location.protocol === "https:" ? ["__Host-", "; secure"] : ["", ""];
      document.cookie = `${prefix}theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax${secure}`;
      showTheme();
    } else if (at.matches("[data-back]")) {
      // The page as it was left, with what was typed; its address is for browsers without a history.
      if (history.length > 1) { event.preventDefault(); history.back(); }
    } else if (at.matches("[data-add]")) {
      event.preventDefault();
      addRow(at.closest("[data-rows]"));
    } else if (at.matches("[data-remove]")) {
      event.preventDefault();
      removeRow(at);
    } else if (!confirm(at.dataset.confirm)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);

  // A form has fields by their names, too: one called "method" would stand in the place of the form's own.
  const isPost = (form) => form.getAttribute("method") === "post";

  on("submit", (event) => {
    const form = event.target;
    if (isPost(form) && !navigator.onLine && !form.matches("[data-pick], [data-report]")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      all("[data-unsent]").forEach((note) => { note.hidden = false; note.scrollIntoView({ block: "center" }); });
      return;
    }
    if (form.dataset.sent || (form.dataset.confirm && !confirm(form.dataset.confirm))) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    dirty = false;
    if (!isPost(form)) return;
    keepDraft(form);
    keepHere(form, true);
    form.dataset.sent = "1";
    const button = event.submitter;
    // After this event, so the button's own name and value still travel.
    setTimeout(() => { if (button) { button.setAttribute("aria-disabled", "true"); button.dataset.locked = "1"; } });
    setTimeout(() => unlock(form), 15000);
  }, true);
  addEventListener("online", () => all("[data-unsent]").forEach((note) => (note.hidden = true)));
  // Who comes back finds filters as the browser left them; the page shows what its address says, and so do they.
  addEventListener("pageshow", () => { all("form[data-sent]").forEach(unlock); all("form[data-auto]:not([hx-get])").forEach((form) => form.reset()); });
  on("unlock", (event) => unlock(event.target));
  on("htmx:finally:request", (event) => { const form = event.target.closest?.("form"); if (form) unlock(form); });

  // A list narrows by itself. Whoever chooses by keys goes through all choices: then it waits for Enter or the next field. A page
  // that comes anew is shown where the one before was left.
  const CAME = "sekber-came";
  let keyed = null, pending = null;
  function narrow(field) {
    pending = null;
    const stays = field.form.hasAttribute("hx-get");
    try { if (!stays) sessionStorage.setItem(CAME, JSON.stringify([location.pathname, field.id, scrollY])); } catch { /* as without */ }
    field.form.requestSubmit();
  }
  function comeBack() {
    const [path, id, y] = JSON.parse(sessionStorage.getItem(CAME) ?? "[]");
    sessionStorage.removeItem(CAME);
    const field = path === location.pathname && document.getElementById(id);
    if (!field) return;
    field.focus({ preventScroll: true });
    scrollTo({ top: y, behavior: "instant" });
  }

  on("input", (event) => { touch(event.target.form); keepHere(event.target.form, false); });
  on("change", (event) => {
    const field = event.target;
    touch(field.form);
    if (field.matches(".tree input[type=checkbox]")) ticked(field);
    if (!field.form?.matches("[data-auto]") || field.matches("[data-no-auto]")) return;
    if (field === keyed) pending = field; else narrow(field);
  });
  // An address tells what a list is narrowed to: fields that are left empty stay out of it.
  on("formdata", (event) => {
    if (event.target.getAttribute("method") !== "get") return;
    const names = new Set([...event.formData.keys()]);
    for (const name of names) if (event.formData.getAll(name).every((value) => value === "")) event.formData.delete(name);
  });
  on("pointerdown", () => { keyed = null; });
  on("focusout", (event) => { if (event.target === pending) narrow(pending); });
  on("keydown", (event) => {
    const select = event.target.closest?.("select");
    if (event.key !== "Enter") keyed = select;
    else if (pending && select === pending) { event.preventDefault(); narrow(pending); }
    if (event.key === "Escape") leaveFold();
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.closest?.("input, textarea, select")) return;
    const search = document.querySelector("[data-find]") || document.querySelector("[data-search]");
    if (!search) return;
    event.preventDefault();
    search.closest("details")?.setAttribute("open", "");
    search.focus();
    search.select();
  });

  // A fault in the summary is told with the name of its field.
  function nameOf(field) {
    if (!field || field.type === "checkbox") return "";
    const own = (field.labels?.[0] ?? field.querySelector(":scope > legend"))?.cloneNode(true);
    own?.querySelectorAll(".optional, .hide-seen").forEach((part) => part.remove());
    return (field.getAttribute("aria-label") ?? own?.textContent ?? "").trim();
  }
  function nameFault(link) {
    const name = nameOf(document.getElementById(link.hash.slice(1)));
    if (name) link.prepend(`${name}: `);
  }

  // An ordered choice such as a year has a slider below it with the same choices, for whoever points; keys and readers use the list.
  function addSlider(select) {
    const slider = document.createElement("input");
    Object.assign(slider, { type: "range", min: 0, max: select.options.length - 1, value: select.selectedIndex, tabIndex: -1 });
    slider.setAttribute("aria-hidden", "true");
    slider.addEventListener("input", () => { select.selectedIndex = slider.value; });
    select.addEventListener("change", () => { slider.value = select.selectedIndex; });
    select.dataset.slid = "1";
    select.after(slider);
  }

  const ready = () => {
    showTheme();
    all("[data-range] select:not([data-slid])").forEach(addSlider);
    all(".tree").forEach(settleTree);
    const errors = document.querySelector(".error-summary:not([data-seen])");
    if (errors) { errors.dataset.seen = "1"; errors.querySelectorAll("a[href^='#']").forEach(nameFault); errors.focus(); }
  };
  // A part that could not be fetched says so; the page keeps what it shows.
  const failed = (is) => all("[data-failed]").forEach((note) => (note.hidden = !is));
  on("htmx:before:request", () => failed(false));
  on("htmx:after:swap", ready);
  ["htmx:error", "htmx:response:error"].forEach((name) => on(name, () => failed(true)));
  ready();
  try { settleDrafts(); settleKept(); comeBack(); } catch { /* storage is forbidden: as without */ }
  // Pages that were kept for opening without a link are for whoever is signed in.
  if (!who && "caches" in window) caches.delete("reports").catch(() => {});
})();
