// On a narrow page one column is read at a time, by its button or a swipe; a wide page shows them side by side.
let inFront = null;  // null is the translation, in whichever language

const buttons = () => [...element.querySelectorAll(".columns button")];

function front(chosen) {
  const first = buttons()[0]?.dataset.column;
  inFront = chosen === first ? null : chosen;
  if (inFront && !buttons().some((one) => one.dataset.column === inFront)) inFront = null;
  for (const one of buttons()) one.setAttribute("aria-pressed", String(one.dataset.column === (inFront ?? first)));
  element.querySelector(".body")?.classList.toggle("one", inFront !== null);
  for (const one of element.querySelectorAll(".pair > p")) one.classList.toggle("front", one.dataset.column === inFront);
  countDoubts();
}

element.addEventListener("click", (event) => {
  const button = event.target.closest(".columns button");
  if (button) front(button.dataset.column);
});

// What is looked for by its number stands in the translation.
element.addEventListener("focusin", (event) => {
  if (event.target.closest(".target") && inFront) front(null);
});

let begun = null;
element.addEventListener("touchstart", (event) => {
  const { clientX: x, clientY: y } = event.touches[0];
  begun = event.touches.length === 1 && event.target.closest(".body") ? { x, y } : null;
}, { passive: true });
element.addEventListener("touchend", (event) => {
  const narrow = getComputedStyle(element.querySelector(".columns") ?? element).display !== "none";
  if (!begun || !narrow || !buttons().length) return;
  const { clientX, clientY } = event.changedTouches[0];
  const across = clientX - begun.x;
  if (Math.abs(across) < 70 || Math.abs(clientY - begun.y) > Math.abs(across) / 2) return;
  const here = buttons().findIndex((one) => one.getAttribute("aria-pressed") === "true");
  const next = buttons()[here + (across < 0 ? 1 : -1)];
  if (next) front(next.dataset.column);
}, { passive: true });

watch("value", () => { front(inFront); });
addEventListener("resize", countDoubts);
