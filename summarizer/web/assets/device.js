// What the reader has asked this device to keep (its own storage, and nothing before that is asked for), and its voice.
Object.assign(window.summarizerPage, (() => {
  "use strict";
  const TERMS = "summarizer.terms";

  function keepTerms(terms, kept) {
    try {
      if (kept) localStorage.setItem(TERMS, terms); else localStorage.removeItem(TERMS);
    } catch { /* storage is off or full */ }
  }

  function keptTerms() {
    let terms = null;
    try { terms = localStorage.getItem(TERMS); } catch { /* storage is off */ }
    return [terms ?? "", terms !== null];
  }

  // Read here, in the browser: only its text joins what is typed.
  function termsFromFile(terms) {
    return new Promise((resolve) => {
      const input = document.createElement("input");
      input.type = "file";
      input.accept = ".txt,.tsv,.csv,text/plain";
      input.addEventListener("cancel", () => resolve(terms));
      input.addEventListener("change", async () => {
        const text = await input.files[0].text();
        resolve([terms.trim(), text.trim()].filter(Boolean).join("\n"));
      });
      input.click();
    });
  }

  // The size of the article's letters.
  const SIZE = "summarizer.size";
  const SIZES = [0.85, 1, 1.15, 1.3, 1.5, 1.75, 2];
  function resize(size) {
    document.documentElement.style.setProperty("--size", size);
  }
  try { resize(SIZES.find((one) => one === Number(localStorage.getItem(SIZE))) ?? 1); } catch { /* storage is off */ }
  document.addEventListener("click", (event) => {
    const step = { smaller: -1, larger: 1 }[event.target.closest("button.size")?.id];
    if (!step) return;
    const now = Number(getComputedStyle(document.documentElement).getPropertyValue("--size")) || 1;
    const size = SIZES[Math.max(0, Math.min(SIZES.length - 1, SIZES.indexOf(now) + step))];
    resize(size);
    try { localStorage.setItem(SIZE, size); } catch { /* storage is off */ }
  });

  return { keepTerms, keptTerms, termsFromFile };
})());
