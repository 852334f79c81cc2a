// Buttons of the offers: the server fetches, or stops fetching, the models of a language.
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-fetch], [data-cancel]");
  if (!button) return;
  const { fetch, cancel } = button.dataset;
  button.disabled = true;
  trigger("select", { index: fetch || cancel, value: fetch ? "fetch" : "cancel" });
});
