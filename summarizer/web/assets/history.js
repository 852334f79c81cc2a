// The last articles on this device: nothing is kept before the box is ticked, and nothing after it is cleared.
const ARTICLES = "summarizer.articles";
const MOST = 5;

function articles() {
  try {
    const found = JSON.parse(localStorage.getItem(ARTICLES));
    return Array.isArray(found) ? found : null;
  } catch { return null; }
}

function store(all) {
  for (let kept = all.slice(0, MOST); ; kept = kept.slice(0, -1)) {
    try { return localStorage.setItem(ARTICLES, JSON.stringify(kept)); } catch { /* full: the oldest goes */ }
    if (!kept.length) return;
  }
}

function draw() {
  const all = articles();
  const box = element.querySelector(".history input");
  if (!box) return;
  box.checked = all !== null;
  element.querySelector(".history ul").replaceChildren(...(all ?? []).map((one, place) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = String(one.title);
    button.dataset.place = place;
    item.append(button);
    return item;
  }));
  element.querySelector(".history .erase").hidden = !all?.length;
}

function add(words) {
  const all = articles();
  if (!all || !words) return;
  let found;
  try { found = JSON.parse(words); } catch { return; }
  const title = found.result?.article?.title || found.text.trim().slice(0, 80);
  store([{ title, text: found.text, words }, ...all.filter((one) => one.text !== found.text)]);
  draw();
}
window.summarizerPage.addArticle = add;

element.addEventListener("change", (event) => {
  if (!event.target.matches(".history input")) return;
  try {
    if (event.target.checked) store([]); else localStorage.removeItem(ARTICLES);
  } catch { /* storage is off */ }
  add(window.summarizerPage.keptResult());
  draw();
});
element.addEventListener("click", (event) => {
  if (event.target.closest(".erase")) {
    store([]);
    draw();
    element.querySelector(".history input").focus();
  }
  const one = articles()?.[event.target.closest("[data-place]")?.dataset.place];
  if (one) trigger("select", { index: one.words, value: "open" });
});
watch("value", draw);
draw();
