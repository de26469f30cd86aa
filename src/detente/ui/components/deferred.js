// Presses the button of a section that is still to be drawn when it comes near the window, the nearest first. What is
// far, above or below, stays an outline, which costs a browser next to nothing at each rerun, until somebody scrolls
// to it or means the whole page: searches in it, prints it.
// An outline is as high as its section was when this browser drew it last, and a section no lower than its outline until
// its charts stand: so a page keeps its length, and its reader the place, when a filter empties its sections.
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
  const away = (button) => {
    const {top, bottom} = button.getBoundingClientRect();
    return Math.max(top - window.innerHeight, -bottom, 0);
  };

  const KEPT = "detente-heights";
  const rules = document.head.appendChild(document.createElement("style"));
  const sections = new Map(); // by the class of its outline: the block that holds the outline, then what is drawn
  const wide = () => Math.round(window.innerWidth / 50); // heights of about this width
  let known = {}, of = 0;
  const recall = () => {
    of = wide();
    try { known = JSON.parse(localStorage.getItem(`${KEPT} ${of}`)) || {}; } catch { known = {}; }
    rule();
  };
  const rule = () => (rules.textContent = Object.entries(known)
    .map(([name, height]) => `.stApp .${name} button {min-height: ${height}px;}`).join("\n"));
  const stands = (block) =>
    [...block.querySelectorAll("[data-testid=stVegaLiteChart]")].every((chart) => chart.querySelector("svg, canvas"));
  const remember = () => {
    if (of !== wide()) recall();
    for (const button of outlines()) {
      const name = [...button.closest("[class*=st-key-deferred_]").classList].find((each) => each.startsWith("st-key-"));
      sections.set(name, button.closest("[data-testid=stVerticalBlock]"));
    }
    let changed = false;
    for (const [name, block] of sections) {
      if (!block.isConnected) sections.delete(name);
      if (!block.isConnected || block.querySelector(`.${name}`) || !stands(block)) continue;
      block.style.minHeight = "";
      if (block.offsetHeight === known[name]) continue;
      known[name] = block.offsetHeight;
      changed = true;
    }
    if (!changed) return;
    rule();
    try { localStorage.setItem(`${KEPT} ${of}`, JSON.stringify(known)); } catch { /* remembered until the page is left */ }
  };

  const ask = () => {
    if (running()) return;
    remember();
    const now = Date.now();
    const waiting = outlines();
    meant = meant && waiting.length > 0;
    const [next] = waiting.filter((button) => now - (pressed.get(button) || 0) > patience)
      .sort((one, other) => away(one) - away(other));
    if (!next || !(meant || away(next) < window.innerHeight / 2)) return;
    pressed.set(next, now);
    const block = next.closest("[data-testid=stVerticalBlock]");
    block.style.minHeight = `${block.offsetHeight}px`;
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
