// Presses the button of a section that is still to be drawn: when it comes near the window, and otherwise one
// after the other, whenever the browser has nothing else to do.
(() => {
  if (window.detenteDeferred) return;
  const patience = 4000; // milliseconds until a button that was pressed and still stands is pressed again
  const pressed = new WeakMap();
  const idle = window.requestIdleCallback || ((then) => setTimeout(then, 50));
  const running = () => {
    const app = document.querySelector("[data-testid=stApp]");
    return app && app.dataset.testScriptState && app.dataset.testScriptState !== "notRunning";
  };
  const ask = () => {
    const now = Date.now();
    const waiting = [...document.querySelectorAll("[class*=st-key-deferred_] button:not(:disabled)")].filter(
      (button) => now - (pressed.get(button) || 0) > patience);
    if (!waiting.length || running()) return;
    const near = waiting.find((button) => button.getBoundingClientRect().top < 1.5 * window.innerHeight);
    const next = near || waiting[0];
    pressed.set(next, now);
    next.click();
  };
  window.detenteDeferred = setInterval(() => idle(ask), 150);
})();
