/* Looks at a page again whenever Wagtail's preview of what is being written was drawn again. */

const WAIT = 1000;
const section = document.querySelector("[data-checks-url]");
let waiting = 0;
let asked = 0;

/** Put the newest answer in place; an older one that comes late is dropped. */
async function look() {
  asked += 1;
  const mine = asked;
  const answer = await fetch(section.dataset.checksUrl, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) return;
  const html = await answer.text();
  if (mine === asked) section.innerHTML = html;
}

if (section) {
  document.addEventListener("w-preview:updated", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, WAIT);
  });
}
