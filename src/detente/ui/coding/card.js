// One paragraph to code: digits set the axes, Enter saves. All is kept here until it is saved; Python is asked
// only then. What a text holds is written as text, never as markup.
const AXES = ["escalation", "deescalation"];
// What was typed and not saved yet, outside the card: the page may draw the card again in the meantime.
const drafts = (window.detenteCodingDraft ??= {});
const ACT = { escalation: "escalating", deescalation: "deescalating" };

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector(".coding-card");
  if (!root || !data) return;
  const card = (root._card ??= build(root));
  card.send = setTriggerValue;
  listen(card); // each time: a card that was taken off the page and put back has lost its keys
  if (card.turn !== data.turn) {
    card.turn = data.turn;
    card.waiting = false;
    if (card.token !== data.token) show(card, data);
    say(card, data.message);
    sendAgain(card, data);
  }
  return () => window.removeEventListener("keydown", card.onKey, true);
}

function listen(card) {
  window.removeEventListener("keydown", card.onKey, true);
  window.addEventListener("keydown", card.onKey, true);
}

function build(root) {
  const card = { root, token: null, values: {}, words: {}, active: "escalation", waiting: false };
  card.of = (name) => root.querySelector(name);
  card.axis = (name) => root.querySelector(`[data-axis=${name}]`);
  for (const axis of AXES) {
    const steps = card.axis(axis).querySelector(".cc-steps");
    for (let step = 0; step <= 5; step++) steps.append(button(`${step}`, () => set(card, axis, step), "radio"));
    const half = button("+½", () => toggleHalf(card, axis));
    half.className = "cc-half";
    half.setAttribute("aria-label", "half a step more");
    steps.append(half);
  }
  card.of(".cc-save").onclick = () => save(card);
  card.of(".cc-skip").onclick = () => leave(card, "skipped");
  card.of(".cc-undo").onclick = () => leave(card, "undone");
  card.of(".cc-mark").onclick = () => mark(card);
  root.addEventListener("input", () => keep(card));
  // Keeps the words selected while the button is pressed.
  card.of(".cc-mark").onmousedown = (event) => event.preventDefault();
  card.onKey = (event) => key(card, event);
  return card;
}

function button(label, act, role) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  if (role) made.setAttribute("role", role);
  made.onclick = act;
  return made;
}

function show(card, data) {
  card.token = data.token;
  card.data = data;
  card.shown = performance.now();
  card.values = {};
  card.words = {};
  card.half = {};
  card.active = "escalation";
  card.of(".cc-meta").textContent = data.meta;
  card.of(".cc-before").textContent = data.before;
  card.of(".cc-text").textContent = data.text;
  card.of(".cc-after").textContent = data.after;
  for (const name of ["speaker", "target", "why"]) card.of(`.cc-${name}`).value = data.own?.[name] ?? "";
  for (const axis of AXES) {
    const list = card.axis(axis).querySelector(".cc-act");
    list.replaceChildren(new Option("not named", ""));
    for (const act of data.acts[axis]) list.append(new Option(act.meaning, act.name));
    if (data.own) {
      card.values[axis] = Math.floor(data.own[axis]);
      card.half[axis] = data.own[axis] % 1 > 0;
      list.value = data.own[ACT[axis]] === "none" ? "" : data.own[ACT[axis]];
      card.words[axis] = data.own[`${ACT[axis]}_words`];
    }
  }
  if (drafts.token === data.token) {
    Object.assign(card, drafts.typed);
    for (const axis of AXES) card.axis(axis).querySelector(".cc-act").value = drafts.acts[axis];
    for (const name of ["speaker", "target", "why"]) card.of(`.cc-${name}`).value = drafts.texts[name];
  }
  book(card, data.codebook);
  draw(card);
  if (card.before && window.innerWidth < 640) card.root.scrollIntoView({ block: "start" });
  card.before = true;
  card.root.focus({ preventScroll: true }); // keys go to the card, wherever they went before
}

// The page may be drawn again while a code is on its way, and the code is lost with the earlier page: it is
// sent again until the page brings another paragraph or says what is wrong. Python does each code once.
function sendAgain(card, data) {
  const lost = drafts.sent;
  if (!lost) return;
  if (data.message || lost.token !== data.token || drafts.times >= 5) return void (drafts.sent = null);
  drafts.times += 1;
  card.waiting = true;
  say(card, "Saving …");
  setTimeout(() => drafts.sent === lost && card.send("saved", lost), 200);
}

function book(card, parts) {
  const pages = card.of(".cc-pages");
  if (pages.childElementCount) return;
  for (const part of parts) {
    const head = document.createElement("h2");
    head.textContent = part.title;
    pages.append(head);
    for (const [name, text] of part.lines) {
      const line = document.createElement("p");
      const bold = document.createElement("strong");
      bold.textContent = `${name} `;
      line.append(bold, text);
      pages.append(line);
    }
  }
}

const value = (card, axis) =>
  card.values[axis] === undefined ? undefined : Math.min(5, card.values[axis] + (card.half[axis] ? 0.5 : 0));

function set(card, axis, step) {
  card.values[axis] = step;
  card.half[axis] = false;
  card.last = axis;
  card.active = axis === "escalation" ? "deescalation" : "escalation";
  draw(card);
  say(card, "");
}

function toggleHalf(card, axis) {
  if (card.values[axis] === undefined) card.values[axis] = 0;
  if (card.values[axis] < 5) card.half[axis] = !card.half[axis];
  draw(card);
}

function draw(card) {
  for (const axis of AXES) {
    const part = card.axis(axis);
    part.dataset.active = card.active === axis;
    const now = value(card, axis);
    part.querySelectorAll("[role=radio]").forEach((each, step) => {
      each.setAttribute("aria-checked", card.values[axis] === step);
    });
    part.querySelector(".cc-half").setAttribute("aria-pressed", Boolean(card.half[axis]));
    const names = card.data.steps[axis].map((step) => step.split(".")[0].replace(":", ""));
    const means = now === undefined ? ["0 None", ...names].join(" · ") : now === 0 ? "0: none of it" : card.data.steps[axis][Math.ceil(now) - 1];
    part.querySelector(".cc-means").textContent = means && now % 1 ? `${now}: up to ${means}` : means;
    part.querySelector(".cc-extra").hidden = !now;
    part.querySelector(".cc-words").textContent = card.words[axis] ? `“${card.words[axis]}”` : "";
  }
  keep(card);
}

function keep(card) {
  const { values, half, words, active, last, shown } = card;
  const of = (name) => card.of(`.cc-${name}`).value;
  drafts.token = card.token;
  drafts.typed = { values, half, words, active, last, shown };
  drafts.acts = Object.fromEntries(AXES.map((axis) => [axis, card.axis(axis).querySelector(".cc-act").value]));
  drafts.texts = { speaker: of("speaker"), target: of("target"), why: of("why") };
}

function say(card, message) {
  card.of(".cc-status").textContent = message || "";
}

function mark(card) {
  const chosen = String(document.getSelection() || "").replace(/\s+/g, " ").trim();
  const axis = card.last ?? (value(card, "escalation") ? "escalation" : "deescalation");
  if (!chosen || !card.data.text.replace(/\s+/g, " ").includes(chosen)) {
    return say(card, "Select some words of the paragraph first, then mark them.");
  }
  if (!value(card, axis)) return say(card, "Give the axis a step first; words belong to an act.");
  card.words[axis] = chosen;
  draw(card);
  say(card, `Marked for ${axis === "escalation" ? "escalation" : "de-escalation"}.`);
}

function save(card) {
  if (card.waiting) return;
  if (AXES.every((axis) => value(card, axis) === undefined)) {
    return say(card, "Type two digits, 0 to 5: escalation, then de-escalation. 0 0 is neither.");
  }
  const sent = { token: card.token, seconds: (performance.now() - card.shown) / 1000, sent: Date.now() };
  for (const axis of AXES) {
    const now = value(card, axis) ?? 0;
    sent[axis] = now;
    sent[ACT[axis]] = now ? card.axis(axis).querySelector(".cc-act").value : "none";
    sent[`${ACT[axis]}_words`] = now ? card.words[axis] ?? "" : "";
  }
  for (const name of ["speaker", "target", "why"]) sent[name] = card.of(`.cc-${name}`).value;
  card.waiting = true;
  drafts.sent = sent;
  drafts.times = 0;
  say(card, "Saving …");
  card.send("saved", sent);
}

function leave(card, how) {
  if (card.waiting) return;
  card.waiting = true;
  card.send(how, { token: card.token, sent: Date.now() });
}

function open(card, name) {
  const part = card.of(name);
  part.open = !part.open;
  if (part.open) (part.querySelector("input") ?? part.querySelector("summary")).focus();
}

const KEYS = {
  Enter: save,
  s: (card) => leave(card, "skipped"),
  u: (card) => leave(card, "undone"),
  w: mark,
  m: (card) => open(card, ".cc-more"),
  b: (card) => open(card, ".cc-book"),
  a: (card) => card.axis(card.last ?? "escalation").querySelector(".cc-act").focus(),
  e: (card) => { card.active = "escalation"; draw(card); },
  d: (card) => { card.active = "deescalation"; draw(card); },
  ".": (card) => toggleHalf(card, card.last ?? "escalation"),
};

function key(card, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !card.root.isConnected) return;
  const on = event.composedPath()[0];
  const inside = card.root.contains(on);
  const typing = on.matches?.("input, textarea, select, [contenteditable=true]");
  if (typing && !inside) return;
  if (typing && event.key === "Escape") return on.blur();
  if (typing && !(event.key === "Enter" && on.matches("input"))) return;
  if (event.key === "Enter" && !typing && on.matches?.("button, a, summary")) return;
  const digit = /^[0-5]$/.test(event.key);
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!digit && !act) return;
  event.preventDefault();
  event.stopPropagation();
  if (digit) set(card, card.active, Number(event.key));
  else act(card);
}
