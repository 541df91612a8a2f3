// Files, folders and archives dropped into a frame, or chosen, are sent a few at a time, with the folders they lay in.
(function () {
  "use strict";
  const MOST_FILES = 40;
  const MOST_BYTES = 30 * 1024 * 1024;

  for (const frame of document.querySelectorAll("[data-drop]")) {
    const telling = frame.querySelector("[data-telling]");
    frame.querySelector("[data-plain]").hidden = true;
    for (const one of frame.querySelectorAll("[data-scripted]")) one.hidden = false;
    for (const input of frame.querySelectorAll("input[type=file]")) {
      input.addEventListener("change", () => send(frame, telling, Array.from(input.files, (file) => ({ file, path: file.webkitRelativePath || file.name }))));
    }
    frame.addEventListener("dragover", (event) => { event.preventDefault(); frame.classList.add("over"); });
    frame.addEventListener("dragleave", () => frame.classList.remove("over"));
    frame.addEventListener("drop", async (event) => {
      event.preventDefault();
      frame.classList.remove("over");
      // Entries have to be asked for before the first wait: afterwards the browser has let go of them.
      const entries = Array.from(event.dataTransfer.items, (item) => item.webkitGetAsEntry()).filter(Boolean);
      const found = [];
      for (const entry of entries) await collect(entry, found);
      send(frame, telling, found);
    });
  }

  async function collect(entry, found) {
    if (entry.isFile) {
      const file = await new Promise((good, bad) => entry.file(good, bad));
      found.push({ file, path: entry.fullPath.replace(/^\//, "") });
      return;
    }
    const reader = entry.createReader();
    for (;;) { // a folder is listed a hundred entries at a time
      const some = await new Promise((good, bad) => reader.readEntries(good, bad));
      if (!some.length) return;
      for (const one of some) await collect(one, found);
    }
  }

  function parts(found) {
    const parted = [];
    let bytes = 0;
    for (const one of found) {
      const last = parted[parted.length - 1];
      if (last && last.length < MOST_FILES && bytes + one.file.size <= MOST_BYTES) last.push(one);
      else { parted.push([one]); bytes = 0; }
      bytes += one.file.size;
    }
    return parted;
  }

  async function send(frame, telling, found) {
    if (!found.length) return;
    const line = telling.querySelector("p");
    const bar = telling.querySelector("progress");
    telling.hidden = false;
    const parted = parts(found);
    let to = frame.action;
    let sent = 0;
    let batch = null;
    try {
      for (const [at, some] of parted.entries()) {
        line.textContent = telling.dataset.sending + " " + sent + " / " + found.length;
        const body = new FormData();
        body.append("csrfmiddlewaretoken", frame.elements.csrfmiddlewaretoken.value);
        if (frame.elements.name) body.append("name", frame.elements.name.value);
        if (at + 1 < parted.length) body.append("more", "1");
        for (const one of some) { body.append("files", one.file, one.file.name); body.append("paths", one.path); }
        const answer = await fetch(to, { method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin" });
        const told = await answer.json();
        if (!answer.ok) {
          line.textContent = told.why;
          return;
        }
        batch = told;
        to = batch.add;
        sent += some.length;
        bar.value = sent / found.length;
      }
      window.location.assign(batch.page);
    } catch (error) {
      line.textContent = telling.dataset.failed + " (" + sent + " / " + found.length + ")";
    }
  }
})();
