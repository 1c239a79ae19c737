/* Suggestions under the search box. The form works without them. */
const input = document.querySelector("input[data-suggest]");
const list = input && document.getElementById(input.getAttribute("list"));
const WAIT = 200;
let timer;
let asked = "";

/** Ask for titles that fit, and offer them; a slow or lost answer changes nothing. */
async function suggest() {
  const words = input.value.trim().toLowerCase().slice(0, 60);
  if (words.length < 2 || words === asked) return;
  asked = words;
  try {
    const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(words)}`);
    const { suggestions } = await answer.json();
    if (asked !== words) return;
    list.replaceChildren(...suggestions.map((title) => {
      const option = document.createElement("option");
      option.value = title;
      return option;
    }));
  } catch {
    asked = "";
  }
}

if (list && !navigator.connection?.saveData) {
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, WAIT);
  });
}
