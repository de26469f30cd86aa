"""The card to code on a line that loses what is sent: each code arrives, once, whatever is drawn in between.

The card runs by itself in the browser; the test is its Python, on a clock of its own.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.ui.coding import code_card

pytestmark = pytest.mark.browser

ADDRESS = "http://card.example/"
HERE = Path(code_card.__file__).parent
# Losses are drawn from a seed. What Python keeps is kept by the rule of `coding_queue.save_code`.
WORLD = """async ([html, source, seed, paragraphs]) => {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const draw_card = (await import(address)).default;
  let now = 0, timers = [], number = 0, state = seed;
  const chance = () => ((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648);
  Date.now = () => now;
  window.setTimeout = (act, wait) => (timers.push({ act, at: now + wait, id: ++number }), number);
  window.clearTimeout = (id) => { timers = timers.filter((one) => one.id !== id); };
  const host = document.body.appendChild(document.createElement("div"));
  const remount = () => { host.innerHTML = html; };
  const kept = [], line = [], typed = [];
  let done = [], sent = 0, ends = null, redraws = 0;
  const data = () => ({
    token: `1:${kept.length < paragraphs ? kept.length : ""}:abcdef01`,
    end: kept.length >= paragraphs, done: [...done], latest: kept.length, since: 0, own: null,
    text: `Paragraph ${kept.length}`, message: "", meta: "", before: "", after: "",
    acts: { escalation: [], deescalation: [] }, codebook: [],
    steps: { escalation: ["1", "2", "3", "4", "5"], deescalation: ["1", "2", "3", "4", "5"] },
  });
  const draw = () => {
    ends?.();
    if (chance() < 0.3) { remount(); redraws += 1; }
    const setTriggerValue = (_, what) => line.push(what);
    ends = draw_card({ parentElement: host, data: data(), setTriggerValue });
  };
  const python = () => {
    for (const what of line.splice(0)) {
      sent += 1;
      if (chance() < 0.4) continue; // the run that was to do it ended before
      const place = Number(what.token.split(":")[1]);
      if (kept[place] === undefined) kept[place] = what;
      if (chance() < 0.3) { done = []; continue; } // the session is lost, and with it that it was done
      if (!done.includes(what.id)) done.push(what.id);
    }
    if (chance() < 0.8) draw();
  };
  const press = (key) => host.querySelector(".coding-card").dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
  remount();
  draw();
  for (let step = 0; step < 4000 && kept.length < paragraphs; step++) {
    const place = kept.length, up = `${(place * 7) % 6}`, down = `${place % 3}`;
    const shown = host.querySelector(".cc-text").textContent === `Paragraph ${place}`;
    if (shown && !host.querySelector(".cc-save").disabled) {
      for (const key of ["e", up, down, "Enter", "Enter"]) { press(key); if (chance() < 0.2) draw(); }
      typed[place] = `${up} ${down}`;
      press("5"); press("Enter"); // fingers that go on while the code is on its way
    }
    python();
    now += 1 + Math.floor(chance() * 4000);
    for (const due of timers.filter((one) => one.at <= now)) {
      timers = timers.filter((one) => one !== due);
      due.act();
    }
  }
  done = done.concat(kept.map((one) => one.id));
  draw();
  now += 60_000;
  for (const due of timers.splice(0)) due.act();
  return {
    typed, sent, redraws, kept: kept.map((one) => `${one.escalation} ${one.deescalation}`),
    left: window.detenteCoding.out.length, ids: new Set(kept.map((one) => one.id)).size,
    stored: JSON.parse(sessionStorage.getItem("detente-coding")).out.length,
  };
}"""


@pytest.fixture
def empty(page):
    """A page of an origin of its own, so that the tab has a storage; nothing is asked of any server."""
    page.route(ADDRESS, lambda route: route.fulfill(body="<body></body>", content_type="text/html"))
    page.goto(ADDRESS)
    yield page
    page.unroute(ADDRESS)


@pytest.mark.parametrize("seed", [1, 7, 21])
def test_no_code_is_lost_or_doubled_on_a_line_that_loses(empty, seed: int) -> None:
    html, source = ((HERE / f"card.{kind}").read_text(encoding="utf-8") for kind in ("html", "js"))
    came = empty.evaluate(WORLD, [html, source, seed, 60])
    assert came["kept"] == came["typed"] and len(came["typed"]) == 60
    assert came["sent"] > 80 and came["redraws"] > 20, "the line did lose, and the card was put back"
    assert came["ids"] == 60 and came["left"] == came["stored"] == 0
