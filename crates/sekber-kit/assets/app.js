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
    draft.fields.forEach(([name, value, checked]) => {
      const at = left.findIndex((f) => f.name === name && (checked === null || f.value === value));
      if (at < 0) return;
      const [field] = left.splice(at, 1);
      if (checked === null) field.value = value; else field.checked = checked;
    });
    dirty = true;
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
      fillDraft(form, draft);
      all("[data-restored]").forEach((note) => (note.hidden = false));
    });
  }

  // A form that is written far from a good line is kept on this device as it is typed, for this person: a phone that was
  // restarted fills it again, as long as nobody has changed what it is about. It is forgotten when its own page comes after it
  // was sent, and when somebody else signs in here.
  const KEPT = "kept ";
  const keptOf = (form) => KEPT + form.getAttribute("action");
  const versionOf = (form) => form.elements.version?.value ?? "";
  function keepHere(form, sent) {
    if (!who || !form?.matches("[data-keep]")) return;
    const fields = [...form.elements].filter(keepable).map((f) => [f.name, f.value, /^(checkbox|radio)$/.test(f.type) ? f.checked : null]);
    try { localStorage.setItem(keptOf(form), JSON.stringify({ who, version: versionOf(form), fields, rows: [], sent })); } catch { /* as without */ }
  }
  function settleKept() {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(KEPT));
    keys.forEach((key) => {
      const kept = JSON.parse(localStorage.getItem(key));
      const form = [...all("form[data-keep]")].find((form) => keptOf(form) === key);
      const answered = kept.sent && key === KEPT + location.pathname + "/edit";
      const changed = form && kept.version !== versionOf(form);
      if (who && (kept.who !== who || answered || changed)) return localStorage.removeItem(key);
      if (!who || !form) return;
      fillDraft(form, kept);
      all("[data-restored]").forEach((note) => (note.hidden = false));
    });
  }

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

  on("submit", (event) => {
    const form = event.target;
    if (form.method === "post" && !navigator.onLine && !form.matches("[data-pick]")) {
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
    if (form.method !== "post") return;
    keepDraft(form);
    keepHere(form, true);
    form.dataset.sent = "1";
    const button = event.submitter;
    // After this event, so the button's own name and value still travel.
    setTimeout(() => { if (button) { button.setAttribute("aria-disabled", "true"); button.dataset.locked = "1"; } });
    setTimeout(() => unlock(form), 15000);
  }, true);
  addEventListener("online", () => all("[data-unsent]").forEach((note) => (note.hidden = true)));
  addEventListener("pageshow", () => all("form[data-sent]").forEach(unlock));
  on("unlock", (event) => unlock(event.target));
  on("htmx:finally:request", (event) => { const form = event.target.closest?.("form"); if (form) unlock(form); });

  on("input", (event) => { touch(event.target.form); keepHere(event.target.form, false); });
  on("change", (event) => {
    const field = event.target;
    touch(field.form);
    if (field.matches(".tree input[type=checkbox]")) ticked(field);
    if (field.form?.matches("[data-auto]") && !field.matches("[data-no-auto]")) field.form.requestSubmit();
  });
  on("keydown", (event) => {
    if (event.key === "Escape") leaveFold();
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.closest?.("input, textarea, select")) return;
    const search = document.querySelector("[data-find]") || document.querySelector("[data-search]");
    if (!search) return;
    event.preventDefault();
    search.closest("details")?.setAttribute("open", "");
    search.focus();
    search.select();
  });

  const ready = () => {
    showTheme();
    all(".tree").forEach(settleTree);
    const errors = document.querySelector(".error-summary:not([data-seen])");
    if (errors) { errors.dataset.seen = "1"; errors.focus(); }
  };
  // A part that could not be fetched says so; the page keeps what it shows.
  const failed = (is) => all("[data-failed]").forEach((note) => (note.hidden = !is));
  on("htmx:before:request", () => failed(false));
  on("htmx:after:swap", ready);
  ["htmx:error", "htmx:response:error"].forEach((name) => on(name, () => failed(true)));
  ready();
  try { settleDrafts(); settleKept(); } catch { /* storage is forbidden: as without */ }
})();
