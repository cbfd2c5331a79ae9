"use strict";
const box = document.getElementById("answer");
const areas = document.getElementById("areas");
const area = document.getElementById("area");
const caption = document.querySelector("label[for=q]");
const invitation = caption.textContent;
const always = lines(box.dataset.given);

// How long typing must pause before the answer is read out, in milliseconds.
const PAUSE = 250;

// Two letters hold 13 bits. The letters are all in ASCII that are visible and no markup.
const ALPHABET = Array.from({ length: 94 }, (_, at) => 33 + at).filter((code) => !"&<>".includes(String.fromCharCode(code)));
function bytesOf({ content: { textContent: text }, dataset: { length } }) {
  const values = new Uint8Array(128);
  ALPHABET.forEach((code, value) => { values[code] = value; });
  const bytes = new Uint8Array(length);
  for (let from = 0, to = 0, held = 0, bits = 0; from < text.length; from += 2) {
    held |= (values[text.charCodeAt(from)] * 91 + values[text.charCodeAt(from + 1)]) << bits;
    for (bits += 13; bits >= 8; bits -= 8, held >>= 8) bytes[to++] = held;
  }
  return bytes;
}

// A response, because it is read while it is unpacked.
function unpacked(id, type) {
  const stream = new Response(bytesOf(document.getElementById(id))).body.pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream, { headers: { "Content-Type": type } });
}

// A question as the router reads it: texts and lists with their lengths before them, 7 bits in a byte.
const number = (value) => value < 128 ? [value] : [(value & 127) | 128, ...number(value >> 7)];
const text = (value) => { const bytes = new TextEncoder().encode(value); return [...number(bytes.length), ...bytes]; };
function packed({ activity, given, area, today: [year, month, day], format }) {
  const pairs = Object.entries(given);
  return Uint8Array.from([
    ...text(activity),
    ...number(pairs.length), ...pairs.flat().flatMap(text),
    ...(area === null ? [0] : [1, ...text(area)]),
    ...number(year), month, day,
    ["jsonl", "html"].indexOf(format),
  ]);
}

// The router: it takes and gives bytes in its memory.
async function router() {
  const [{ instance: { exports } }, rules] = await Promise.all([
    WebAssembly.instantiateStreaming(unpacked("module", "application/wasm")),
    unpacked("rules", "application/octet-stream").arrayBuffer(),
  ]);
  const put = (bytes) => {
    const place = exports.allocate(bytes.length);
    new Uint8Array(exports.memory.buffer).set(bytes, place);
    return [place, bytes.length];
  };
  if (!exports.load(...put(new Uint8Array(rules)))) throw new Error("the rules of this page cannot be read");
  return (question) => {
    const length = exports.answer(...put(packed(question)));
    return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, exports.answered(), length));
  };
}

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()];
};
const asPair = (pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];

function question(format) {
  const pairs = [...always, ...given()].map(asPair);
  const activity = input.value.trim();
  return { activity, given: Object.fromEntries(pairs), area: area?.value || null, today: today(), format };
}

let answer;

// The activities that the buttons of a card ask about.
const activitiesOf = (card) => [...card.querySelectorAll("button")].map((button) => button.dataset.q);

const fieldOf = (card, label) => [...card.querySelectorAll("dt")].find((dt) => dt.textContent === label)?.nextElementSibling;
const nameOf = (id) => [...area.options].find(({ value }) => value === id)?.text ?? id;

// A button that asks the question again, for an area.
function areaButton({ activity }, id, says) {
  const button = document.createElement("button");
  button.type = "button";
  Object.assign(button.dataset, { q: activity, area: id });
  button.textContent = says;
  return button;
}

// Says that the area was chosen, and offers the one that the question names, if that is another.
function sayArea(card, now, counts) {
  const field = fieldOf(card, "area");
  if (counts?.from !== "option" || !field) return;
  const named = JSON.parse(answer({ ...now, area: null, format: "jsonl" })).area?.id ?? counts.id;
  field.append(", as chosen");
  if (named === counts.id) return;
  const name = nameOf(named);
  field.append(`; the question names ${name} `, areaButton(now, named, `Ask for ${name}`));
}

// What an answer says where the people differ by area.
const SAY_AREA = "Say which area.";

// The areas to choose from are those with people of their own for an owner.
function offerAreas(card, now, owners) {
  const field = [...card.querySelectorAll("dd")].find((dd) => dd.textContent === SAY_AREA);
  if (!field || !area) return;
  const options = [...area.options].filter(({ dataset }) => lines(dataset.roles).some((role) => owners.includes(role)));
  field.append(...options.flatMap(({ value, text }) => [" ", areaButton(now, value, text)]));
}

// A place in a rule file is nothing to readers of a page: left out beside the title of a source, small elsewhere.
function quieten(card, { location, source }) {
  if (!location) return;
  const place = `${location.file}:${location.line}`;
  const written = fieldOf(card, "written");
  if (written?.textContent === place) written.prepend("in the rules of this page, ");
  if (source?.title) cut(written, ` (${place})`);
  for (const field of [written, fieldOf(card, "why")]) {
    if (!cut(field, place)) continue;
    const small = document.createElement("small");
    small.textContent = place;
    field.append(small);
  }
}

// Takes a field's last words away; whether they were these.
function cut(field, words) {
  const last = field?.lastChild;
  if (last?.nodeType !== Node.TEXT_NODE || !last.data.endsWith(words)) return false;
  last.data = last.data.slice(0, -words.length);
  return true;
}

// How the headline begins that asks what settles an answer.
const DEPENDS = "It depends: ";

// Where the headline asks what settles it, the buttons need only the answers. Returns whether it asks.
function askOnce(card) {
  const { textContent: headline } = card.querySelector("h2");
  if (!headline.startsWith(DEPENDS)) return false;
  const repeated = `${headline.slice(DEPENDS.length)} `;
  for (const button of card.querySelectorAll("button[data-given]")) {
    if (button.textContent.startsWith(repeated)) button.textContent = button.textContent.slice(repeated.length);
  }
  return true;
}

// An answer for the page and for the list below.
function answered(now) {
  const template = document.createElement("template");
  template.innerHTML = answer(now);
  const card = template.content.firstElementChild;
  const json = JSON.parse(answer({ ...now, format: "jsonl" }));
  const { outcome, rule } = json;
  const others = outcome === "unclear" ? activitiesOf(card) : [];
  // Conditions that the card asks for are not offered above it as well.
  const contexts = askOnce(card) ? [] : lines(card.dataset.contexts);
  quieten(card, json);
  sayArea(card, now, json.area);
  offerAreas(card, now, json.owners);
  const isAbout = (row) => row.rule === rule ? 0 : others.indexOf(row.activity);
  return { card, contexts, area: json.area?.id, isAnswered: outcome !== "unknown", isAbout };
}

// The list is shown at every letter: a question is answered once.
let latest = {};
function replied() {
  const now = question("html");
  if (now.activity === "") return null;
  const key = JSON.stringify(now);
  if (latest.key !== key) latest = { key, ...answered(now) };
  return latest;
}

let asked;
function ask() {
  const key = JSON.stringify(question("html"));
  if (key === asked) return;
  asked = key;
  const replied = reply();
  box.hidden = !replied;
  document.getElementById("share").hidden = !replied;
  box.replaceChildren(...(replied ? [replied.card] : []));
  box.classList.remove("old");
  if (replied) offer(replied.contexts);
  // A list of some roles alone lacks the others.
  box.querySelectorAll("a[href^='#']").forEach((link) => { link.hidden = !named(link.hash); });
  // The question box stays in sight where the page is scrolled down; the answer does not.
  if (!box.hidden && box.getBoundingClientRect().top < input.getBoundingClientRect().bottom) box.scrollIntoView();
}

let pause;
function askSoon() {
  clearTimeout(pause);
  box.classList.toggle("old", JSON.stringify(question("html")) !== asked);
  pause = setTimeout(ask, PAUSE);
}

// A button in an answer asks on.
box.addEventListener("click", ({ target }) => {
  if (!(target instanceof HTMLButtonElement)) return;
  input.value = target.dataset.q;
  if (target.dataset.area) area.value = target.dataset.area;
  lines(target.dataset.given).forEach(press);
  choose();
  ask();
  box.focus();
});

caption.textContent = `${invitation} (a moment, answers are being prepared)`;
const ready = router().then((router) => {
  answer = router;
  reply = replied;
  caption.textContent = invitation;
  document.body.classList.add("answers");
  box.tabIndex = -1;
  if (areas) areas.hidden = false;
  addEventListener("shown", askSoon);
  area?.addEventListener("change", () => {
    choose();
    ask();
  });
  input.addEventListener("keydown", (event) => {
    if (isAsking(event)) ask();
  });
  if (input.value.trim() === "") return;
  show();
  ask();
});
// Without WebAssembly the list is all there is.
ready.catch((error) => {
  console.info(error);
  areas?.remove();
  caption.textContent = "This browser cannot run what answers here. Find an activity, a role or a reason";
});
