// A message is brought into view, and languages in it get their names in the language of the page.
watch("value", () => {
  for (const place of element.querySelectorAll("[data-language]")) {
    const code = place.dataset.language;
    const named = (language) => {
      try { return new Intl.DisplayNames([language], { type: "language" }).of(code); } catch { return code; }
    };
    const name = named(document.documentElement.lang || "en");
    place.textContent = name === code ? named(code) : name;  // a browser may have no names in Uzbek
  }
  const message = element.querySelector(".message");
  if (message) message.scrollIntoView({ block: "nearest" });
});
