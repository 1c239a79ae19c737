/* Inside a frame: tells the page around how high the pledge is. Nothing of what is typed leaves. */
const main = document.getElementById("main");

function tell() {
  const height = Math.ceil(main.getBoundingClientRect().bottom + window.scrollY + 16);
  parent.postMessage({ cradle: "size", height, title: document.title }, "*");
}

if (parent !== window && main) {
  new ResizeObserver(tell).observe(main);
  tell();
}
