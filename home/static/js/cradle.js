/* What script adds to pages that work without it. Nothing here is needed. */

/** Put the keyboard on the error summary, for browsers that do not honour its autofocus. */
function focusErrors() {
  const summary = document.getElementById("errors");
  if (summary && summary.autofocus && document.activeElement !== summary) summary.focus();
}

/** Fill `{n}` of a translated text with a number in the page's language. */
function fill(text, n) {
  return text.replace("{n}", n.toLocaleString(document.documentElement.lang));
}

/** Say how many characters are left, once the answer is near its end. */
function countCharacters(note) {
  const input = document.getElementById(note.dataset.countFor);
  if (!input) return;
  const max = Number(note.dataset.countMax);
  const show = () => {
    const left = max - [...input.value.replace(/\r?\n/g, "\r\n")].length;
    note.hidden = left > max / 4;
    note.textContent = fill(left < 0 ? note.dataset.countOver : note.dataset.countText, Math.abs(left));
    note.classList.toggle("field__error", left < 0);
  };
  input.addEventListener("input", show);
  show();
}

/** Say how large the chosen photos are before they cost anybody data. */
function tellSize(note) {
  const input = document.getElementById(note.dataset.sizeFor);
  if (!input) return;
  input.addEventListener("change", () => {
    const sizes = [...input.files].map((file) => file.size);
    const total = Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1e5) / 10;
    const over = sizes.some((size) => size > Number(note.dataset.sizeMax || Infinity));
    note.hidden = sizes.length === 0;
    note.textContent = fill(over ? note.dataset.sizeOver : note.dataset.sizeText, total);
    note.classList.toggle("field__error", over);
  });
}

/** Offer the phone's own share window after the plain links. */
function offerShare(row) {
  const { shareUrl: url, shareText: text, shareLabel: label } = row.dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--plain";
  button.textContent = label;
  button.addEventListener("click", () => navigator.share({ url: `${url}?via=share`, text }).catch(() => {}));
  const item = document.createElement("li");
  item.append(button);
  row.querySelector("ul").append(item);
}

/** Close the menu with Escape and give the keyboard back to its button. */
function closeMenu(menu) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

/** Tell how long the form was open: programs are faster than people. */
function tellTime(form) {
  const field = form.querySelector("[name=elapsed_ms]");
  form.addEventListener("submit", () => (field.value = Math.round(performance.now())));
}

focusErrors();
document.querySelectorAll("[data-count-for]").forEach(countCharacters);
document.querySelectorAll("[data-size-for]").forEach(tellSize);
if (navigator.share) document.querySelectorAll("[data-share-url]").forEach(offerShare);
document.querySelectorAll(".menu").forEach(closeMenu);
document.querySelectorAll("form[data-timed]").forEach(tellTime);
