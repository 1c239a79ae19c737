/* A form on a phone that goes round: the browser's way back must not bring up the person before. */
const form = document.querySelector("[data-forgetful]");

/** Empty every field; a reset would bring back what stands in the page after a refusal. */
function forget() {
  for (const field of form.elements) {
    if (field.type === "checkbox" || field.type === "radio") field.checked = false;
    else if (field.type !== "hidden" && field.type !== "submit") field.value = "";
  }
}

if (form) {
  // What was sent is on its way by then; a page that is kept for the way back is kept empty.
  window.addEventListener("pagehide", forget);
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    forget();
    // Not a reload, which would send a refused form again.
    location.replace(location.pathname + location.search);
  });
}
