/* Draw on a photo what is to be blurred; the number fields below hold the same and work alone. */
const form = document.querySelector("[data-blur]");
const picture = form && form.querySelector("[data-blur-picture]");
const parts = form ? [...form.querySelectorAll("[data-blur-part]")] : [];
const NAMES = ["left", "top", "width", "height"];
const SMALLEST = 1;

const inputs = (part) => NAMES.map((name) => part.querySelector(`input[name$="-${name}"]`));
const isEmpty = (part) => inputs(part).every((input) => input.value === "");

/** Show the rectangle whose numbers stand in a row. */
function show(part, box) {
  const numbers = inputs(part).map((input) => Number(input.value));
  box.hidden = numbers[2] <= 0 || numbers[3] <= 0;
  NAMES.forEach((name, place) => { box.style[name] = `${numbers[place]}%`; });
}

/** Return where a pointer is, in percent of the picture. */
function where(event) {
  const area = picture.getBoundingClientRect();
  const share = (at, start, length) => Math.min(100, Math.max(0, ((at - start) / length) * 100));
  return [share(event.clientX, area.left, area.width), share(event.clientY, area.top, area.height)];
}

/** Write the rectangle between two points into a row. */
function write(part, from, to) {
  const numbers = [
    Math.min(from[0], to[0]), Math.min(from[1], to[1]),
    Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1]),
  ];
  inputs(part).forEach((input, place) => {
    input.value = numbers[place].toFixed(1);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/** Empty a row, for a rectangle that was drawn in the wrong place. */
function clear(part) {
  inputs(part).forEach((input) => { input.value = ""; });
  part.dispatchEvent(new Event("input"));
}

parts.forEach((part, place) => {
  const box = document.createElement("span");
  const again = part.querySelector("[data-blur-clear]");
  box.className = "blur-box";
  box.textContent = place + 1;
  picture.append(box);
  const renew = () => {
    show(part, box);
    again.hidden = isEmpty(part);
  };
  part.addEventListener("input", renew);
  again.querySelector("button").addEventListener("click", () => {
    clear(part);
    inputs(part)[0].focus();
  });
  renew();
});

if (picture) {
  picture.addEventListener("pointerdown", (event) => {
    const part = parts.find(isEmpty);
    if (!part || event.button !== 0) return;
    event.preventDefault();
    picture.setPointerCapture(event.pointerId);
    const from = where(event);
    const move = (later) => write(part, from, where(later));
    const end = () => {
      picture.removeEventListener("pointermove", move);
      const [, , width, height] = inputs(part).map((input) => Number(input.value));
      if (width < SMALLEST || height < SMALLEST) clear(part);
    };
    picture.addEventListener("pointermove", move);
    picture.addEventListener("pointerup", end, { once: true });
    picture.addEventListener("pointercancel", end, { once: true });
  });
}
