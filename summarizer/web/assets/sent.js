// A bookmark on other sites' pages brings their text here in the fragment of the address, which no server is ever sent.
(() => {
  "use strict";
  const LONGEST = 100000;  // characters; browsers take addresses of about a million, and a character may need nine
  const TEXT = "#text=", CUT = "#cut=";
  const page = window.summarizerPage;
  let sent = "";

  // Takes the text out of the address, so that it stays neither in view nor in the history.
  function take() {
    const kind = [TEXT, CUT].find((one) => location.hash.startsWith(one));
    if (!kind) return false;
    const words = location.hash.slice(kind.length);
    history.replaceState(history.state, "", location.pathname + location.search);
    try { sent = decodeURIComponent(words).slice(0, LONGEST); } catch { return false; }  // no text of ours
    if (!sent) return false;
    page.remember(sent);
    page.keepResult(null);
    if (kind === CUT) document.documentElement.dataset.sent = "cut";
    return true;
  }

  // The box is filled once; nothing begins by itself.
  const remembered = page.remembered;
  page.remembered = (pasted) => sent || remembered(pasted);
  take();
  addEventListener("hashchange", () => { if (take()) location.reload(); });

  function bookmark() {
    const code = `(()=>{const s=(String(getSelection()).trim()||document.body.innerText).replace(/\\p{Cs}/gu,""),n=${LONGEST};` +
      `open(${JSON.stringify(location.origin + location.pathname)}+(s.length>n?"${CUT}":"${TEXT}")+` +
      `encodeURIComponent(s.slice(0,n).replace(/\\p{Cs}/gu,"")),"_blank","noopener")})()`;
    return "javascript:" + encodeURIComponent(code);
  }

  // Gradio writes no such links, so the address is set when a hand or the keyboard comes near.
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const link = event.target.closest?.("#bookmarklet a");
      if (link) link.href = bookmark();
    });
  }
  document.addEventListener("click", (event) => {
    if (event.target.closest("#bookmarklet a")) event.preventDefault();  // it is for other pages
  }, true);
})();
