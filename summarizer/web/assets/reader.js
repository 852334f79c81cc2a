// The aligned view: one sentence is active at a time, on both sides; arrow keys move, doubts are explained below.
const note = document.createElement("div");
note.className = "note";
note.setAttribute("role", "status");
note.hidden = true;
element.after(note);
const close = document.createElement("button");
close.type = "button";
close.className = "close";
close.textContent = "×";
close.addEventListener("click", () => { pinned = false; activate(null); });

let active = null;        // index of the active sentence
let last = null;          // index of the sentence that was active last, from which the next doubt is sought
let pinned = false;       // chosen by click, tap or key: stays until another is chosen
let opened = new Set();   // paragraphs whose original is unfolded (on a narrow page)

const sentences = (index) => element.querySelectorAll(`.s[data-i="${index}"]`);
const targets = () => [...element.querySelectorAll(".target .s")];

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
  if (others.length) offer(others, words.others, target.dataset.i);
}

// Other wordings of the sentence, what differs in them marked; one that is pressed takes its place.
function offer(others, title, place) {
  const heading = document.createElement("h3");
  heading.textContent = title;
  note.append(heading, ...others.map(([text, places], number) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "other-wording";
    button.lang = element.querySelector(".target")?.lang ?? "";
    let at = 0;
    for (const [start, end] of places) {
      const mark = document.createElement("b");
      mark.textContent = text.slice(start, end);
      button.append(text.slice(at, start), mark);
      at = end;
    }
    button.append(text.slice(at));
    button.addEventListener("click", () => {
      const sentence = element.querySelector(`.s[data-i="${place}"]`);
      sentence?.focus();
      trigger("select", { index: `${place} ${number}`, value: "reword" });
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
  if (note.contains(event.relatedTarget) || event.relatedTarget?.closest?.(".s")) return;
  pinned = false;
  activate(null);
});

function activate(index) {
  element.querySelectorAll(".s.on").forEach((s) => s.classList.remove("on"));
  active = index;
  last = index ?? last;
  if (index === null) return explain(null);
  const both = sentences(index);
  both.forEach((s) => s.classList.add("on"));
  const [target, source] = both;
  explain(target && target.dataset.why, source && source.textContent, target);
}

function unfold(pair, open) {
  const rows = [...element.querySelectorAll(".pair")];
  const row = rows.indexOf(pair);
  if (open) opened.add(row); else opened.delete(row);
  pair.classList.toggle("open", open);
  const button = pair.querySelector(".unfold");
  if (button) button.setAttribute("aria-expanded", String(open));
}

function focus(sentence) {
  targets().forEach((s) => { s.tabIndex = -1; });
  sentence.tabIndex = 0;
  sentence.focus();
}

function go(index) {
  const sentence = element.querySelector(`.target .s[data-i="${index}"]`);
  if (sentence) show(sentence);
}

function show(sentence) {
  if (column) front(null);
  if (sentence.closest(".target") && sentence.hasAttribute("tabindex")) focus(sentence);
  else sentence.focus();
  pinned = true;
  activate(sentence.dataset.i);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  sentence.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "center" });
}

// From the doubt on view to the next one, round and round.
function jump() {
  const doubts = [...element.querySelectorAll(".s.doubt")];
  const next = doubts[(doubts.findIndex((s) => s.dataset.i === last) + 1) % doubts.length];
  if (next) show(next);
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
  if (pinned) return;
  const sentence = event.target.closest(".s");
  const claim = event.target.closest(".claim");
  if (sentence) return activate(sentence.dataset.i);
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
  if (sentence) { pinned = true; activate(sentence.dataset.i); }
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
  activate(sentence.dataset.i);
});
element.addEventListener("keydown", (event) => {
  const sentence = event.target.closest(".target .s");
  if (!sentence) return;
  const all = targets().filter((s) => s.hasAttribute("tabindex"));
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
  } else if (event.key.toLowerCase() === "w" && !event.ctrlKey && !event.metaKey) {
    note.querySelector(".other-wording")?.focus();
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
  if (note.contains(document.activeElement)) element.querySelector(`.s[data-i="${active}"]`)?.focus();
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
  if (active !== null) activate(active);
  if (place) holdPlace();
  holdFocus();
});
