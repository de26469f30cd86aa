// One paragraph to code: digits set the axes, Enter saves. All is kept here until it is saved; Python is asked
// only then. What a text holds is written as text, never as markup.
//
// What was typed, and what is on its way to Python (`out`), stands outside the card, since the page may draw the
// card again at any time, and in the tab's own storage, since the page may be loaded again. A code is sent until
// its number is among those that Python says are done (`data.done`): a run of the page may end before it has
// done what it was sent for. Python does each once.
const AXES = ["escalation", "deescalation"];
const ACT = { escalation: "escalating", deescalation: "deescalating" };
const PLACE = "detente-coding";
const WAIT = { first: 2_000, longest: 15_000 }; // milliseconds until a code is sent again
const held = (window.detenteCoding ??= restored());

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector(".coding-card");
  if (!root || !data) return;
  const card = (root._card ??= build(root));
  card.post = (what) => setTriggerValue("sent", what);
  listen(card); // each time: a card that was taken off the page and put back has lost its keys
  held.out = held.out.filter((one) => !data.done.includes(one.id));
  remember();
  card.data = data;
  if (card.token !== data.token) show(card, data);
  card.of(".cc-undo").hidden = !data.latest;
  const news = JSON.stringify([data.token, data.done.at(-1), data.message]);
  if (card.news !== news) say(card, data.message);
  card.news = news;
  deliver(card);
  return () => window.removeEventListener("keydown", card.onKey, true);
}

function restored() {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE)) ?? { out: [] };
  } catch {
    return { out: [] };
  }
}

function remember() {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(held));
  } catch {} // a browser without storage: what is held is then lost when the page is loaded again
}

const whose = (token) => token.replace(/:\d*:/, "::"); // project and coder

// Put something on its way to Python; one at a time.
function put(card, how, more) {
  if (card.waiting) return;
  const id = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  held.out.push({ id, how, token: card.token, ...more });
  remember();
  Object.assign(card, { due: 0, wait: WAIT.first, times: 0 });
  deliver(card);
}

// Send what is not acknowledged, now or when its time has come, and again after that.
function deliver(card) {
  clearTimeout(card.timer);
  const next = held.out.find((one) => whose(one.token) === whose(card.token));
  card.waiting = Boolean(next);
  card.of(".cc-save").disabled = card.waiting;
  if (!next || !card.root.isConnected) return;
  if (Date.now() >= card.due) {
    card.due = Date.now() + card.wait;
    card.wait = Math.min(card.wait * 1.5, WAIT.longest);
    card.times += 1;
    const still = "Not saved yet; it is kept here and sent again until it is.";
    say(card, card.times < 3 ? "Saving …" : [card.data.message, still].filter(Boolean).join(" "));
    card.post(next);
  }
  card.timer = setTimeout(() => deliver(card), Math.max(0, card.due - Date.now()));
}

function listen(card) {
  window.removeEventListener("keydown", card.onKey, true);
  window.addEventListener("keydown", card.onKey, true);
}

function build(root) {
  const card = { root, token: null, values: {}, words: {}, active: "escalation", waiting: false };
  Object.assign(card, { due: 0, wait: WAIT.first, times: 0 });
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
  card.of(".cc-skip").onclick = () => skip(card);
  card.of(".cc-undo").onclick = () => undo(card);
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
  card.root.toggleAttribute("data-end", Boolean(data.end));
  if (data.end) return;
  card.shown = Date.now();
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
  if (held.token === data.token) {
    Object.assign(card, held.typed);
    for (const axis of AXES) card.axis(axis).querySelector(".cc-act").value = held.acts[axis];
    for (const name of ["speaker", "target", "why"]) card.of(`.cc-${name}`).value = held.texts[name];
  }
  book(card, data.codebook);
  draw(card);
  if (card.before && window.innerWidth < 640) card.root.scrollIntoView({ block: "start" });
  card.before = true;
  card.root.focus({ preventScroll: true }); // keys go to the card, wherever they went before
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
  if (card.waiting) return;
  card.values[axis] = step;
  card.half[axis] = false;
  card.last = axis;
  card.active = axis === "escalation" ? "deescalation" : "escalation";
  draw(card);
  say(card, "");
}

function toggleHalf(card, axis) {
  if (card.waiting) return;
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
  held.token = card.token;
  held.typed = { values, half, words, active, last, shown };
  held.acts = Object.fromEntries(AXES.map((axis) => [axis, card.axis(axis).querySelector(".cc-act").value]));
  held.texts = { speaker: of("speaker"), target: of("target"), why: of("why") };
  remember();
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
  if (AXES.every((axis) => value(card, axis) === undefined)) {
    return say(card, "Type two digits, 0 to 5: escalation, then de-escalation. 0 0 is neither.");
  }
  const sent = { seconds: (Date.now() - card.shown) / 1000, since: card.data.since };
  for (const axis of AXES) {
    const now = value(card, axis) ?? 0;
    sent[axis] = now;
    sent[ACT[axis]] = now ? card.axis(axis).querySelector(".cc-act").value : "none";
    sent[`${ACT[axis]}_words`] = now ? card.words[axis] ?? "" : "";
  }
  for (const name of ["speaker", "target", "why"]) sent[name] = card.of(`.cc-${name}`).value;
  put(card, "saved", sent);
}

const skip = (card) => put(card, "skipped", {});
const undo = (card) => put(card, "undone", { latest: card.data.latest });

function open(card, name) {
  const part = card.of(name);
  part.open = !part.open;
  if (part.open) (part.querySelector("input") ?? part.querySelector("summary")).focus();
}

const KEYS = {
  Enter: save,
  s: skip,
  u: undo,
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
  // While a code is on its way nobody has seen the next paragraph; at the end there is none.
  if ((card.waiting && !"mb".includes(event.key.toLowerCase())) || (card.data.end && act !== undo)) return;
  if (digit) set(card, card.active, Number(event.key));
  else act(card);
}
