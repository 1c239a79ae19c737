/* Says how many kB a form will send, before it costs anybody data. */

// Headers, cookies and what parts a form's fields from each other.
const AROUND = 1000;

/** Return the bytes of one field as a browser sends it. */
function bytesOf(field, isWhole) {
  if (!field.name || field.disabled) return 0;
  if (field.type === "file") return [...field.files].reduce((sum, file) => sum + file.size, 0);
  if ((field.type === "checkbox" || field.type === "radio") && !field.checked) return 0;
  return isWhole ? new Blob([field.value]).size : encodeURIComponent(field.value).length;
}

/** Keep the sentence of one form true. */
function weigh(form) {
  const note = form.querySelector("[data-weight]");
  const show = () => {
    const isWhole = form.enctype === "multipart/form-data";
    const bytes = [...form.elements].reduce((sum, field) => sum + bytesOf(field, isWhole), AROUND);
    const size = Math.ceil(bytes / 1000).toLocaleString(document.documentElement.lang);
    note.textContent = note.dataset.weight.replace("{n}", size);
    note.hidden = false;
  };
  let waiting = 0;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 200);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  show();
}

document.querySelectorAll("form").forEach((form) => {
  if (form.querySelector("[data-weight]")) weigh(form);
});
