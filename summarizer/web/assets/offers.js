// Buttons around the models: the server fetches them, stops fetching, takes those of another profile, begins anew.
element.addEventListener("click", (event) => {
  const button = event.target.closest("button.act");
  const [action, name] = Object.entries(button?.dataset ?? {})[0] ?? [];
  if (!action) return;
  button.disabled = true;
  trigger("select", { index: name, value: action });
});
