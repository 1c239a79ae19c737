/* Keeps on this phone what is being typed, until the server has it. No form needs it.
   One draft per person and form: "draft:<person>:<form>". Nothing is kept on a shared phone, nothing
   of somebody else, and nothing after signing out. */

const PREFIX = "draft:";
const DAYS = 14;
const NOT_TYPED = ["submit", "button", "file", "password"];
const MADE_BY_THE_SERVER = ["csrfmiddlewaretoken", "writer"];
const { person, sharedPhone } = document.documentElement.dataset;

/** Return the browser's store; nothing where it is switched off. */
function openStore() {
  try {
    localStorage.setItem(PREFIX, "");
    localStorage.removeItem(PREFIX);
    return localStorage;
  } catch (error) {
    return null;
  }
}

const store = openStore();

/** Forget the drafts whose name `chosen` accepts. */
function forget(chosen) {
  if (!store) return;
  for (const name of Object.keys(store)) {
    if (name.startsWith(PREFIX) && chosen(name)) store.removeItem(name);
  }
}

/** Return a kept draft; none that is broken or old. */
function recall(name) {
  try {
    const draft = JSON.parse(store.getItem(name));
    return draft && Date.now() - draft.at < DAYS * 864e5 ? draft.values : null;
  } catch (error) {
    return null;
  }
}

/** Forget what the server says that it has saved: the name comes in a cookie, which goes with it. */
function forgetSaved() {
  const found = document.cookie.match(/(?:^|; )((?:__Host-)?draft_saved)=([\w-]+)/);
  if (!found) return;
  const secure = found[1].startsWith("__") ? "; secure" : "";
  forget((name) => name === `${PREFIX}${person}:${found[2]}`);
  document.cookie = `${found[1]}=; path=/; max-age=0${secure}`;
}

/** Return the fields that a person fills in, and the key that makes a form act once. */
function typedFields(form) {
  return [...form.elements].filter(
    ({ name, type }) => name && !NOT_TYPED.includes(type) && !MADE_BY_THE_SERVER.includes(name),
  );
}

/** Tell whether a field is ticked rather than typed. */
function isTicked(field) {
  return field.type === "checkbox" || field.type === "radio";
}

/** Return what stands in a form, name by name. */
function read(form) {
  // Without a prototype: no name of a field reaches what all objects share.
  const values = Object.create(null);
  for (const field of typedFields(form)) {
    if (!isTicked(field)) values[field.name] = field.value;
    else values[field.name] = (values[field.name] || []).concat(field.checked ? [field.value] : []);
  }
  return values;
}

/** Put values back into a form. */
function write(form, values) {
  for (const field of typedFields(form)) {
    const value = values[field.name];
    if (value === undefined) continue;
    if (isTicked(field)) field.checked = value.includes(field.value);
    else field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** Tell whether two drafts say the same; the server's key is no words. */
function isSame(one, other) {
  const words = (values) => JSON.stringify({ ...values, key: "" });
  return words(one) === words(other);
}

/** Keep one form: bring back what was not saved, and note every change. */
function keep(form) {
  const name = `${PREFIX}${person}:${form.dataset.draft}`;
  const note = form.querySelector("[data-draft-note]");
  const first = read(form);
  const kept = recall(name);
  let waiting = 0;
  const save = () => {
    clearTimeout(waiting);
    waiting = 0;
    try {
      store.setItem(name, JSON.stringify({ at: Date.now(), values: read(form) }));
    } catch (error) {
      // A full phone keeps no draft; the form still sends what stands in it.
    }
  };
  const isNewer = "draftSent" in form.dataset;
  if (kept && !isNewer && !isSame(kept, first)) {
    write(form, kept);
    note.hidden = false;
  }
  if (isNewer) save();
  form.addEventListener("input", () => {
    waiting = waiting || setTimeout(save, 400);
  });
  const flush = () => waiting && save();
  form.addEventListener("submit", flush);
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", flush);
  note.querySelector("button").addEventListener("click", () => {
    write(form, first);
    clearTimeout(waiting);
    waiting = 0;
    forget((other) => other === name);
    note.hidden = true;
  });
}

if (sharedPhone !== undefined) forget(() => true);
else if (person) forget((name) => !name.startsWith(`${PREFIX}${person}:`));
forgetSaved();
document.querySelectorAll("form[action$='/logout/']").forEach((form) => {
  form.addEventListener("submit", () => forget(() => true));
});
if (store && person && sharedPhone === undefined) {
  document.querySelectorAll("form[data-draft]").forEach(keep);
}
