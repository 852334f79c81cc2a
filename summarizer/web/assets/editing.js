// The reader's own words for a sentence: what is typed is kept with the button or Ctrl+Enter, left with Escape.
let editing = null;       // the box, while it is open
const editable = (sentence) => sentence && "editable" in sentence.dataset;
function edit(sentence) {
  const words = element.querySelector(".reader").dataset;
  const box = document.createElement("textarea");
  box.value = sentence.textContent;
  box.lang = sentence.closest("[lang]").lang;
  box.rows = 4;
  box.setAttribute("aria-label", named(words.edit));
  const keep = () => {
    const index = `${language(sentence)} ${sentence.dataset.i} ${box.value}`;
    leave();
    trigger("select", { index, value: "rewrite" });
  };
  const leave = () => {
    editing = null;
    withId(sentence.id)?.focus();
  };
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) keep();
    if (event.key !== "Escape") return;
    event.stopPropagation();
    leave();
  });
  pinned = true;
  activate(sentence);
  editing = box;
  const original = note.querySelector(".original") ?? document.createElement("p");
  if (!original.textContent) {
    original.className = "original";
    original.lang = "it";
    original.textContent = [...sentences(sentence.dataset.i)].find((s) => !s.id)?.textContent ?? "";
  }
  note.replaceChildren(original, box, button("edit", words.save, keep), button("edit", words.cancel, leave));
  note.hidden = false;
  box.focus();
}
element.addEventListener("dblclick", (event) => {
  const sentence = event.target.closest(".s");
  if (!editable(sentence)) return;
  getSelection().removeAllRanges();
  edit(sentence);
});
