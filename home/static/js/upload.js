/* Sends a photo piece by piece, and goes on where the line was lost. Without it the form sends the
   photo whole. The words of the form follow once the photo has arrived. */

const PIECE = 65536;
const LONGEST_WAIT = 30000;
const MOST_SECONDS = 90;

/** A refusal for which trying again does not help. */
class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Wait a while, or until the line is back. */
function pause(tries) {
  return new Promise((done) => {
    setTimeout(done, Math.min(LONGEST_WAIT, 1000 * 2 ** tries));
    window.addEventListener("online", done, { once: true });
  });
}

/** Ask the server for something; a line that stands still counts as lost. */
async function ask(url, options) {
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), MOST_SECONDS * 1000);
  try {
    return await fetch(url, { ...options, signal: stop.signal, credentials: "same-origin" });
  } finally {
    clearTimeout(late);
  }
}

/** Send the photo of one form. */
function sendInPieces(form) {
  const input = form.querySelector("input[type=file]");
  const note = form.querySelector("[data-upload-note]");
  const bar = note.querySelector("progress");
  const line = note.querySelector("output");
  const say = (name, sent, size) => {
    const kilobytes = (bytes) => Math.ceil(bytes / 1000).toLocaleString(document.documentElement.lang);
    line.textContent = note.dataset[name].replace("{n}", kilobytes(sent)).replace("{m}", kilobytes(size));
  };
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  const address = (key) => `${form.dataset.uploads}${key}/`;
  let busy = false;

  /** Announce the photo, or remember where it stopped; return its key. */
  const begin = async (photo, name) => {
    const known = sessionStorage.getItem(name);
    if (known) return known;
    const body = new FormData();
    body.append("size", photo.size);
    const answer = await ask(form.dataset.uploads, { method: "POST", headers, body });
    if (answer.status === 422) throw new Refused(422, (await answer.json()).message);
    if (answer.status !== 201) throw new Refused(answer.status);
    const { key } = await answer.json();
    sessionStorage.setItem(name, key);
    return key;
  };

  /** Return how much has arrived. */
  const arrived = async (key, name) => {
    const answer = await ask(address(key), { method: "HEAD" });
    if (answer.status === 404) {
      sessionStorage.removeItem(name);
      throw new Error("forgotten");
    }
    if (answer.status !== 200) throw new Refused(answer.status);
    return Number(answer.headers.get("Upload-Offset"));
  };

  /** Send what is missing; return the key. */
  const send = async (photo, name) => {
    const key = await begin(photo, name);
    let sent = await arrived(key, name);
    while (sent < photo.size) {
      bar.value = sent / photo.size;
      say("sending", sent, photo.size);
      const answer = await ask(address(key), {
        method: "PATCH",
        headers: { ...headers, "Upload-Offset": sent, "Content-Type": "application/offset+octet-stream" },
        body: photo.slice(sent, sent + PIECE),
      });
      if (answer.status !== 204 && answer.status !== 409) throw new Refused(answer.status);
      sent = Number(answer.headers.get("Upload-Offset"));
    }
    bar.value = 1;
    return key;
  };

  /** Try until it is there; a lost line is waited for. */
  const persist = async (photo, name) => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await send(photo, name);
      } catch (error) {
        if (error instanceof Refused || tries > 60) throw error;
        say("waiting", 0, photo.size);
        await pause(tries);
      }
    }
  };

  form.addEventListener("submit", async (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    note.hidden = false;
    await input.ready;
    const photo = input.files[0];
    const name = `upload:${photo.size}:${photo.lastModified}`;
    try {
      form.elements.upload.value = await persist(photo, name);
      input.disabled = true;
    } catch (error) {
      if (error.status === 422) {
        line.textContent = error.message;
        busy = false;
        return;
      }
      // Signed out: the words alone lead to the sign-in page, where they are kept. Else: as ever.
      if (error.status === 401) input.disabled = true;
    }
    form.submit();
  });
  window.addEventListener("pageshow", () => {
    busy = false;
    input.disabled = false;
    note.hidden = true;
  });
}

if (window.fetch && window.AbortController) {
  document.querySelectorAll("form[data-uploads]").forEach(sendInPieces);
}
