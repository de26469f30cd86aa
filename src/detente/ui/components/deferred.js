// Presses the button of a section that is still to be drawn when it comes near the window. What is far stays an
// outline, which costs a browser next to nothing at each rerun, until somebody scrolls to it or means the whole page:
// searches in it, prints it.
(() => {
  if (window.detenteDeferred) return;
  const patience = 4000; // milliseconds until a button that was pressed and still stands is pressed again
  const pressed = new WeakMap();
  const idle = window.requestIdleCallback || ((then) => setTimeout(then, 50));
  const outlines = () => [...document.querySelectorAll("[class*=st-key-deferred_] button:not(:disabled)")];
  let meant = false; // whether the whole page is
  const whole = () => (meant = true);
  const running = () => {
    const app = document.querySelector("[data-testid=stApp]");
    return app && app.dataset.testScriptState && app.dataset.testScriptState !== "notRunning";
  };
  const ask = () => {
    if (running()) return;
    const now = Date.now();
    const waiting = outlines();
    meant = meant && waiting.length > 0;
    const next = waiting.find((button) => now - (pressed.get(button) || 0) > patience
      && (meant || button.getBoundingClientRect().top < 1.5 * window.innerHeight));
    if (!next) return;
    pressed.set(next, now);
    next.click();
  };
  window.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || !["f", "p"].includes(event.key.toLowerCase())) return;
    if (event.key.toLowerCase() === "p" && outlines().length) {
      event.preventDefault(); // printed once all of it stands
      const printed = setInterval(() => {
        if (running() || outlines().length) return;
        clearInterval(printed);
        setTimeout(() => window.print(), 500); // charts are drawn a moment after their section
      }, 200);
    }
    whole();
  }, {capture: true});
  window.addEventListener("beforeprint", whole);
  window.addEventListener("detente-whole", whole); // of a script that looks at all of it
  window.detenteDeferred = setInterval(() => idle(ask), 150);
})();
