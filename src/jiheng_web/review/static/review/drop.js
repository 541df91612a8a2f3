// Files, folders and archives dropped into a frame, or chosen, are sent a few at a time, with the folders they lay in.
(function () {
  "use strict";
  const MOST_FILES = 40;
  const MOST_BYTES = 30 * 1024 * 1024;
  // What systems and office programs leave behind in folders by themselves; nobody means to send it.
  const LEFT_BEHIND = /\/(\.|~\$|thumbs\.db$|desktop\.ini$)/i;

  for (const frame of document.querySelectorAll("[data-drop]")) {
    const telling = frame.querySelector("[data-telling]");
    frame.querySelector("[data-plain]").hidden = true;
    for (const one of frame.querySelectorAll("[data-scripted]")) one.hidden = false;
    for (const input of frame.querySelectorAll("input[type=file]")) {
      input.addEventListener("change", () => {
        const found = Array.from(input.files, (file) => ({ file, path: file.webkitRelativePath || file.name }));
        input.value = ""; // so that the same files can be chosen again
        if (found.length) send(frame, telling, found);
      });
    }
    frame.addEventListener("dragover", (event) => { event.preventDefault(); frame.classList.add("over"); });
    frame.addEventListener("dragleave", () => frame.classList.remove("over"));
    frame.addEventListener("drop", async (event) => {
      event.preventDefault();
      frame.classList.remove("over");
      // Entries have to be asked for before the first wait: afterwards the browser has let go of them.
      const entries = Array.from(event.dataTransfer.items, (item) => item.webkitGetAsEntry()).filter(Boolean);
      const found = [];
      try {
        for (const entry of entries) await collect(entry, found);
      } catch (error) {
        found.length = 0; // a folder that cannot be looked into: none of it is sent, and that is told
      }
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

  async function post(frame, to, some, more) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", frame.elements.csrfmiddlewaretoken.value);
    if (frame.elements.name) body.append("name", frame.elements.name.value);
    if (more) body.append("more", "1");
    for (const one of some) { body.append("files", one.file, one.file.name); body.append("paths", one.path); }
    const answer = await fetch(to, { method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin" });
    return { taken: answer.ok, told: await answer.json() };
  }

  // Every part is sent, whatever became of the one before; only then is the batch read. What was not taken is told,
  // and another try goes on with the same batch.
  async function send(frame, telling, found) {
    if (frame.dataset.busy) return;
    found = found.filter((one) => !LEFT_BEHIND.test(one.path));
    const line = telling.querySelector("p");
    const bar = telling.querySelector("progress");
    const whys = [];
    let sent = 0;
    let page = null;
    telling.hidden = false;
    if (!found.length) { line.textContent = telling.dataset.nothing; return; }
    frame.dataset.busy = "1";
    try {
      for (const some of parts(found)) {
        line.textContent = telling.dataset.sending + " " + sent + " / " + found.length;
        const { taken, told } = await post(frame, frame.action, some, true);
        if (taken) {
          frame.action = told.add;
          page = told.page;
          sent += some.length;
        } else whys.push(told.why);
        bar.value = sent / found.length;
      }
      if (page) await post(frame, frame.action, [], false);
      if (!whys.length) { window.location.assign(page); return; }
    } catch (error) {
      whys.push(telling.dataset.failed);
    }
    delete frame.dataset.busy;
    line.textContent = [...new Set(whys)].join(" ") + " (" + sent + " / " + found.length + ") ";
    if (!page) return;
    const link = document.createElement("a");
    link.href = page;
    link.textContent = telling.dataset.taken;
    line.append(link);
  }
})();
