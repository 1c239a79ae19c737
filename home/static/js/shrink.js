/* Makes a chosen photo smaller on the phone, before it costs anybody data. A photo that this browser
   cannot turn upright, or that would not get lighter, is sent as it is. */

const LONGEST_SIDE = 1600;
const QUALITY = 0.82;

/** Return a lighter JPEG of the photo, upright and without camera data; else the photo itself. */
async function lighter(file) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type)) return file;
  // Browsers that do not know this option would lay the photo on its side: they refuse it.
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (!blob || blob.type !== "image/jpeg" || blob.size >= file.size) return file;
  return new File([blob], "photo.jpg", { type: blob.type, lastModified: file.lastModified });
}

/** Put the lighter photo in the place of the chosen one. */
function shrinkChosen(input) {
  input.addEventListener("change", (event) => {
    const chosen = input.files[0];
    if (!event.isTrusted && input.shrunk === chosen) return;
    if (!chosen) return;
    input.ready = lighter(chosen)
      .then((photo) => {
        if (photo === chosen || input.files[0] !== chosen) return;
        const list = new DataTransfer();
        list.items.add(photo);
        input.files = list.files;
        input.shrunk = input.files[0];
        // Others say how large it is now.
        input.dispatchEvent(new Event("change", { bubbles: true }));
      })
      .catch(() => {});
  });
}

document.querySelectorAll("form[data-shrink] input[type=file]").forEach(shrinkChosen);
