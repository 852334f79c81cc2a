// The aligned view: one sentence is active at a time, in all columns; arrow keys move, doubts are explained below.
const note = document.createElement("div");
note.className = "note";
note.setAttribute("role", "status");
note.hidden = true;
element.after(note);
const close = document.createElement("button");
close.type = "button";
close.className = "close";
close.textContent = "×";
let closedAt = "";        // where the pointer was: what lies under the note has not been pointed at
const where = (event) => `${event.screenX} ${event.screenY}`;
close.addEventListener("click", (event) => { closedAt = where(event); pinned = false; activate(null); });

let active = null;        // id of the active sentence
let last = null;          // id of the sentence that was active last, from which the next doubt is sought
let pinned = false;       // chosen by click, tap or key: stays until another is chosen
let opened = new Set();   // paragraphs whose original is unfolded (on a narrow page)

const sentences = (index) => element.querySelectorAll(`.s[data-i="${index}"]`);
const withId = (id) => element.querySelector(`.s[id="${id}"]`);
const column = (sentence) => sentence.closest("[data-column]")?.dataset.column;
const inColumn = (name) => [...element.querySelectorAll(`[data-column="${name}"] .s`)];
const visible = (one) => one.checkVisibility({ visibilityProperty: true });

function explain(why, source, target) {
  const others = pinned && target?.dataset.others ? JSON.parse(target.dataset.others) : [];
  note.replaceChildren();
  note.hidden = !why && !others.length;
  if (note.hidden) return;
  const words = element.querySelector(".reader").dataset;
  close.setAttribute("aria-label", words.close);
  if (why) {
    const reason = document.createElement("p");
    reason.className = "reason";
    reason.textContent = why;
    note.append(reason);
  }
  note.append(close);
  if (source) {
    const original = document.createElement("p");
    original.lang = "it";
    original.className = "original";
    original.textContent = source;
    note.append(original);
  }
  if (others.length) offer(others, words.others, target);
  if (pinned && editable(target)) note.append(button("edit", named(words.edit), () => edit(target)));
}

// Which key leads there is of no use where there is none.
const named = (words) => matchMedia("(pointer: coarse)").matches ? words.replace(/ \([^)]*\)$/, "") : words;
function button(kind, words, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = kind;
  made.textContent = words;
  made.addEventListener("click", press);
  return made;
}

// Other wordings of the sentence, what differs in them marked; one that is pressed takes its place.
function offer(others, title, reworded) {
  const heading = document.createElement("h3");
  heading.textContent = named(title);
  note.append(heading, ...others.map(([text, places], number) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "other-wording";
    button.lang = reworded.closest("[lang]").lang;
    let at = 0;
    for (const [start, end] of places) {
      const mark = document.createElement("b");
      mark.textContent = text.slice(start, end);
      button.append(text.slice(at, start), mark);
      at = end;
    }
    button.append(text.slice(at));
    button.addEventListener("click", () => {
      withId(reworded.id)?.focus();
      trigger("select", { index: `${language(reworded)} ${reworded.dataset.i} ${number}`, value: "reword" });
    });
    return button;
  }));
}
// With the keyboard: from the sentence to its other wordings with W, back with Escape.
note.addEventListener("keydown", (event) => {
  const buttons = [...note.querySelectorAll(".other-wording")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !buttons.includes(document.activeElement)) return;
  event.preventDefault();
  buttons[buttons.indexOf(document.activeElement) + step]?.focus();
});
note.addEventListener("focusout", (event) => {
  if (editing) return;
  if (note.contains(event.relatedTarget) || event.relatedTarget?.closest?.(".s")) return;
  pinned = false;
  activate(null);
});

// The sentence itself, or the chosen translation's where it is the Italian; null for none.
function activate(sentence) {
  if (editing) return;
  element.querySelectorAll(".s.on").forEach((s) => s.classList.remove("on"));
  const same = sentence ? [...sentences(sentence.dataset.i)] : [];
  const target = sentence?.id ? sentence : same[0];
  active = target?.id || null;
  last = active ?? last;
  if (!target) return explain(null);
  same.forEach((s) => s.classList.add("on"));
  explain(target.dataset.why, same.find((s) => !s.id)?.textContent, target);
}

// Of headlines the language is that of the words; the first column is the chosen one.
const language = (sentence) => column(sentence) ?? sentence.closest("[lang]").lang.split("-")[0];

function unfold(pair, open) {
  const rows = [...element.querySelectorAll(".pair")];
  const row = rows.indexOf(pair);
  if (open) opened.add(row); else opened.delete(row);
  pair.classList.toggle("open", open);
  const button = pair.querySelector(".unfold");
  if (button) button.setAttribute("aria-expanded", String(open));
}

function focus(sentence) {
  inColumn(column(sentence)).forEach((s) => { s.tabIndex = -1; });
  sentence.tabIndex = 0;
  sentence.focus();
}

function go(index) {
  const sentence = element.querySelector(`.target .s[data-i="${index}"]`);
  if (!sentence) return;
  front(null);
  show(sentence);
}

function show(sentence) {
  if (column(sentence) && sentence.hasAttribute("tabindex")) focus(sentence);
  else sentence.focus();
  pinned = true;
  activate(sentence);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  sentence.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "center" });
}

// From doubt to doubt of what is on view, round and round.
const doubts = () => [...element.querySelectorAll(".s.doubt")].filter(visible);
function jump() {
  const all = doubts();
  const next = all[(all.findIndex((s) => s.id === last) + 1) % all.length];
  if (next) show(next);
}
function countDoubts() {
  const count = element.querySelector(".jump .count");
  if (count) count.textContent = doubts().length;
}

// A change of the article keeps the place: what was pressed, or what stands there now, stays where it is and in focus.
let place = null;
function revise(value, index, pressed) {
  const kind = `.${pressed.className || "lengths button"}`;
  const all = [...element.querySelectorAll(kind)];
  place = { kind, at: all.indexOf(pressed), top: anchor(pressed).getBoundingClientRect().top };
  trigger("select", { index, value });
}

// The button of a paragraph comes and goes; the paragraph stays.
const anchor = (pressed) => pressed.closest(".pair") ?? pressed;

function holdPlace() {
  const all = [...element.querySelectorAll(place.kind)];
  const now = all[Math.min(place.at, all.length - 1)] ?? element.querySelector(".reader");
  if (!now) return;
  if (all.length) scrollBy({ top: anchor(now).getBoundingClientRect().top - place.top, behavior: "instant" });
  if ([document.body, null].includes(document.activeElement))
    (anchor(now).querySelector(".target .s") ?? now).focus({ preventScroll: true });
}
for (const kind of ["wheel", "pointerdown", "keydown", "touchmove"])
  addEventListener(kind, () => { place = null; }, { capture: true, passive: true });

element.addEventListener("mouseover", (event) => {
  if (pinned || where(event) === closedAt) return;
  const sentence = event.target.closest(".s");
  const claim = event.target.closest(".claim");
  if (sentence) return activate(sentence);
  activate(null);
  if (claim) {
    for (const index of claim.dataset.sources.split(" ").filter(Boolean))
      sentences(index).forEach((s) => s.classList.add("on"));
    explain(claim.dataset.why);
  }
});
element.addEventListener("mouseleave", () => { if (!pinned) activate(null); });
element.addEventListener("focusin", (event) => {
  const sentence = event.target.closest(".s");
  if (sentence) { pinned = true; activate(sentence); }
});
element.addEventListener("focusout", (event) => {
  if (event.target.closest(".s") && !note.contains(event.relatedTarget)) { pinned = false; activate(null); }
});
element.addEventListener("click", (event) => {
  const link = event.target.closest("[data-go]");
  if (link) { event.preventDefault(); return go(link.dataset.go); }
  const back = event.target.closest(".put-back");
  if (back) return revise("put back", back.dataset.blocks, back);
  const out = event.target.closest(".take-out");
  if (out) return revise("take out", out.dataset.row, out);
  const length = event.target.closest("[data-length]");
  if (length) return revise("length", length.dataset.length, length);
  const press = event.target.closest("[data-press]");
  if (press) return document.getElementById(press.dataset.press).click();
  if (event.target.closest(".jump")) return jump();
  const offer = event.target.closest("[data-fetch], [data-elsewhere]");
  if (offer) {
    const [action, name] = Object.entries(offer.dataset)[0];
    trigger("select", { index: name, value: action });
    return document.getElementById("offers").scrollIntoView({ block: "center" });
  }
  const button = event.target.closest(".unfold");
  if (button) {
    const pair = button.closest(".pair");
    return unfold(pair, !pair.classList.contains("open"));
  }
  const sentence = event.target.closest(".s");
  if (!sentence) { pinned = false; return activate(null); }
  if (getSelection().toString()) return;
  pinned = true;
  activate(sentence);
});
element.addEventListener("keydown", (event) => {
  const sentence = event.target.closest(".s[id]");
  if (sentence && event.key.toLowerCase() === "w" && !event.ctrlKey && !event.metaKey)
    return note.querySelector(".other-wording")?.focus();
  if (editable(sentence) && event.key.toLowerCase() === "e" && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    return edit(sentence);
  }
  if (!sentence || !column(sentence)) return;
  const all = inColumn(column(sentence)).filter((s) => s.hasAttribute("tabindex"));
  const here = all.indexOf(sentence);
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  if (event.key in steps) {
    event.preventDefault();
    const next = all[here + steps[event.key]];
    if (next) focus(next);
  } else if (event.key === "Home" || event.key === "End") {
    event.preventDefault();
    focus(all[event.key === "Home" ? 0 : all.length - 1]);
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    const pair = sentence.closest(".pair");
    unfold(pair, !pair.classList.contains("open"));
  } else if (event.key === "Delete") {
    const out = sentence.closest(".pair").querySelector(".take-out");
    revise("take out", out.dataset.row, out);
  } else if (event.key === "Escape") {
    pinned = false;
    activate(null);
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (note.contains(document.activeElement)) withId(active)?.focus();
  pinned = false;
  activate(null);
});

// The button that began a run goes away with its box: the focus goes on to the article rather than being lost.
element.tabIndex = -1;
let ordered = false;
document.addEventListener("click", (event) => {
  if (event.target.closest("#translate, #exactly, #read-link, #anyway, #link")) ordered = true;
}, true);
document.addEventListener("focusin", (event) => {
  if (!event.target.closest("#compose, #review, #read-link, #anyway")) ordered = false;
});
function holdFocus() {
  if (ordered && element.querySelector(".reader") && document.activeElement === document.body)
    element.focus({ preventScroll: true });
}

// Which of the blocks left out and the facts are shown: a new value closes them.
const FOLDED = [".dropped", ".facts"];
const unfolded = new Set();
element.addEventListener("toggle", (event) => {
  const folded = FOLDED.find((each) => event.target.matches(each));
  if (!folded || !event.target.isConnected) return;
  if (event.target.open) unfolded.add(folded); else unfolded.delete(folded);
}, true);

// New sentences arrive as a new value, which resets classes: put back what the reader had chosen.
watch("value", () => {
  const rows = element.querySelectorAll(".pair");
  if (!rows.length) { opened = new Set(); active = null; pinned = false; }
  opened.forEach((row) => { if (rows[row]) unfold(rows[row], true); });
  unfolded.forEach((each) => element.querySelector(each)?.setAttribute("open", ""));
  if (active !== null) activate(withId(active));
  if (place) holdPlace();
  holdFocus();
});
