// Reading aloud, by voices of this device alone: others send the text to whoever speaks it.
const voice = () => {
  const lang = element.querySelector(".target")?.lang.slice(0, 2);
  const all = globalThis.speechSynthesis?.getVoices() ?? [];
  return lang && all.find((one) => one.localService && one.lang.slice(0, 2).toLowerCase() === lang);
};

function offerVoice() {
  const button = element.querySelector("[data-read]");
  if (button) button.hidden = !voice();
}

function quiet() {
  globalThis.speechSynthesis?.cancel();
  element.querySelector("[data-read]")?.setAttribute("aria-pressed", "false");
}

function readAloud(button) {
  if (button.getAttribute("aria-pressed") === "true") return quiet();
  quiet();
  const all = [...element.querySelectorAll(".title .s, .subtitle .s, .target .s:not(.pending)")]
    .filter((one) => one.closest("[lang]:not(.s)")?.lang !== "it");
  if (!all.length) return;
  button.setAttribute("aria-pressed", "true");
  const chosen = voice();
  for (const one of all) {
    const utterance = new SpeechSynthesisUtterance(one.textContent);
    utterance.voice = chosen;
    utterance.lang = chosen.lang;
    utterance.addEventListener("start", () => activate(one));
    if (one === all.at(-1)) utterance.addEventListener("end", () => { quiet(); activate(null); });
    speechSynthesis.speak(utterance);
  }
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-read]");
  if (button) readAloud(button);
});
globalThis.speechSynthesis?.addEventListener?.("voiceschanged", offerVoice);
addEventListener("pagehide", quiet);
watch("value", () => {
  offerVoice();
  if (globalThis.speechSynthesis?.speaking) quiet();  // another text, or another language
});
