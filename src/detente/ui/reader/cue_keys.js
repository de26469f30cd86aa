// From a cue that has the focus, the arrow keys (and n, p) go to the next and the one before. Only there: a key
// pressed anywhere else keeps its meaning (WCAG 2.1.4).
(() => {
  if (window.detenteCueKeys) return;
  window.detenteCueKeys = true;
  const steps = {ArrowRight: 1, n: 1, ArrowLeft: -1, p: -1};
  document.addEventListener("keydown", (event) => {
    const here = document.activeElement;
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!here || !here.matches(".dt mark[data-why]")) return;
    const cues = [...document.querySelectorAll(".dt mark[data-why]")];
    const next = cues[cues.indexOf(here) + step];
    if (next) {
      event.preventDefault();
      next.focus();
      next.scrollIntoView({block: "center"});
    }
  });
})();
