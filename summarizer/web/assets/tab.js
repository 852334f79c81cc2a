// What this tab keeps over a reload (its own storage, nowhere else), and files that are dropped anywhere on the page.
Object.assign(window.summarizerPage, (() => {
  "use strict";
  const RESULT = "summarizer.result";

  function keepResult(kept) {
    try {
      window.summarizerPage.addArticle?.(kept?.words);
      if (kept && kept.words) sessionStorage.setItem(RESULT, kept.words); else sessionStorage.removeItem(RESULT);
    } catch { /* storage is off or full */ }
  }

  // At the click itself: a reload may follow at once.
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#clear")) return;
    window.summarizerPage.remember("");
    keepResult(null);
  }, true);

  function keptResult() {
    try { return sessionStorage.getItem(RESULT) || ""; } catch { return ""; }
  }

  const isFile = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  document.addEventListener("dragover", (event) => { if (isFile(event)) event.preventDefault(); });
  document.addEventListener("drop", (event) => {
    if (!isFile(event) || event.target.closest("#file")) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });

  const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  // As if it had been chosen in the tab of files.
  async function take(files) {
    document.querySelector("#compose > button.label-wrap:not(.open)")?.click();
    const tab = document.querySelectorAll("#sources [role=tab]")[1];
    tab.click();
    await later(100);
    document.querySelector("#file button[aria-label]:not(:has(input))")?.click();  // the one chosen before
    for (let tries = 0; tries < 30; tries++) {
      const input = document.querySelector("#file input[type=file]");
      if (input) {
        const one = new DataTransfer();
        one.items.add(files[0]);
        input.files = one.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
        return tab.scrollIntoView({ block: "nearest" });
      }
      await later(100);
    }
  }

  return { keepResult, keptResult };
})());
