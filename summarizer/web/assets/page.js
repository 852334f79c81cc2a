// Small things that Gradio leaves to the page: interface language, light and dark, saving and copying.
window.summarizerPage = (() => {
  "use strict";

  // Gradio picks the language of its own words among those it ships, and Italian is not one of them;
  // the catalogues for it are registered all the same.
  async function setInterface(code) {
    document.documentElement.lang = code;
    const core = performance.getEntriesByType("resource").map((entry) => entry.name)
      .find((name) => new URL(name).origin === location.origin && /\/core-[\w-]+\.js$/.test(name));
    if (core) (await import(core)).changeLocale(code);
    document.documentElement.lang = code;
  }

  function dark(value) {
    document.body.classList.toggle("dark", value);
    document.documentElement.style.colorScheme = value ? "dark" : "light";
  }

  function toggleTheme() {
    const value = !document.body.classList.contains("dark");
    dark(value);
    try { localStorage.setItem("summarizer.theme", value ? "dark" : "light"); } catch { /* storage is off */ }
  }

  function restoreTheme() {
    let stored = null;
    try { stored = localStorage.getItem("summarizer.theme"); } catch { /* storage is off */ }
    const system = matchMedia("(prefers-color-scheme: dark)");
    dark(stored ? stored === "dark" : system.matches);
    if (!stored) system.addEventListener("change", (event) => dark(event.matches));
  }

  // Gradio makes the name of a chosen file a link to a copy on the server, of which there is none.
  document.addEventListener("click", (event) => {
    if (event.target.closest("#file a[href]")) event.preventDefault();
  }, true);

  // Ctrl+Enter (or Cmd+Enter) in the box or the link is Translate.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.closest("#compose")) return;
    event.preventDefault();
    if (!event.repeat) document.getElementById("translate").click();
  });
  // A double click, or a key that is held, is one press.
  document.addEventListener("click", (event) => {
    if (event.detail > 1 && event.target.closest("#translate")) event.stopImmediatePropagation();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.repeat && event.target.closest("#translate")) event.preventDefault();
  }, true);

  // What was pasted outlives a reload: in this tab, and nowhere else.
  const PASTED = "summarizer.pasted";
  document.addEventListener("input", (event) => {
    if (!event.target.closest("#paste")) return;
    remember(event.target.value);
    warm();
  });

  // Models are loaded while a reader is still at it: once, by a request that carries nothing.
  let warmed = false;
  function warm() {
    if (warmed) return;
    warmed = true;
    fetch("warm", { method: "POST" }).catch(() => {});
  }

  function remember(text) {
    try {
      if (text) sessionStorage.setItem(PASTED, text); else sessionStorage.removeItem(PASTED);
    } catch { /* storage is off or full */ }
  }

  function remembered(pasted) {
    try { return pasted || sessionStorage.getItem(PASTED) || ""; } catch { return pasted; }
  }

  function start(choices) {
    restoreTheme();
    return choices;
  }

  // The tab that is open: "paste", "file" or "link".
  function source() {
    return ["file", "link"].find((name) => document.getElementById(`from-${name}`)?.offsetParent) ?? "paste";
  }

  // Where a button goes away, the focus goes on rather than being lost.
  function focusOn(selector) {
    let tries = 20;
    const attempt = () => {
      const found = document.querySelector(selector);
      if (found?.offsetParent) found.focus(); else if (tries--) setTimeout(attempt, 50);
    };
    attempt();
  }

  function ready() {
    document.documentElement.dataset.ready = "yes";
  }

  function save(file) {
    if (!file) return;
    const bytes = Uint8Array.from(atob(file.data), (character) => character.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: file.type }));
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  async function copy(file) {
    if (!file) return;
    const text = new TextDecoder().decode(
      Uint8Array.from(atob(file.data), (character) => character.charCodeAt(0)));
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without https there is no clipboard interface.
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const button = document.getElementById("copy");
    button.classList.add("copied");
    setTimeout(() => button.classList.remove("copied"), 2000);
  }

  return { setInterface, toggleTheme, start, source, focusOn, ready, remember, remembered, save, copy };
})();
