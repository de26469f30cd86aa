// Presses the button of a section that is still to be drawn: when it comes near the window, and otherwise one
// after the other, once nobody has done anything for a moment: whoever is still choosing is not kept waiting.
(() => {
  if (window.detenteDeferred) return;
  const patience = 4000; // milliseconds until a button that was pressed and still stands is pressed again
  const moment = 1000; // milliseconds without a deed or a run of somebody else's before what is far is drawn
  const pressed = new WeakMap();
  const idle = window.requestIdleCallback || ((then) => setTimeout(then, 50));
  let busy = Date.now(); // when somebody did something last
  let own = false; // whether what runs was asked for here
  const noticed = () => (busy = Date.now());
  for (const deed of ["keydown", "wheel", "touchmove"])
    window.addEventListener(deed, noticed, {capture: true, passive: true});
  const running = () => {
    const app = document.querySelector("[data-testid=stApp]");
    return app && app.dataset.testScriptState && app.dataset.testScriptState !== "notRunning";
  };
  const ask = () => {
    const now = Date.now();
    if (running()) {
      if (!own) noticed();
      return;
    }
    own = false;
    const waiting = [...document.querySelectorAll("[class*=st-key-deferred_] button:not(:disabled)")].filter(
      (button) => now - (pressed.get(button) || 0) > patience);
    const near = waiting.find((button) => button.getBoundingClientRect().top < 1.5 * window.innerHeight);
    const next = near || (now - busy > moment ? waiting[0] : undefined);
    if (!next) return;
    pressed.set(next, now);
    own = true;
    next.click();
  };
  window.detenteDeferred = setInterval(() => idle(ask), 150);
})();
