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

  return { keepTerms, keptTerms, termsFromFile };
})());
