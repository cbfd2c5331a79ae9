"use strict";
const input = document.getElementById("q");
const search = document.querySelector("search");
const main = document.querySelector("main");
const conditions = [...document.querySelectorAll("#conditions fieldset")];
const buttons = conditions.flatMap((fieldset) => [...fieldset.querySelectorAll("button")]);

const lines = (text) => (text ?? "").split("\n").filter(Boolean);

// One spelling for a word, as the program has it: lower case, no accents, American, without its ending.
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", ð: "d", đ: "d", ł: "l", ı: "i" };
const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/([a-z\u0370-\u03ff])\p{M}+/gu, "$1")
  .normalize("NFC").replace(/['’‘ʼ`´]/g, "").replace(/[ßæœþøðđłı]/g, (letter) => LETTERS[letter]);
const american = (word) => word.replace(/is(?=(e[drs]?|ers|ing|ations?)$)/, "iz").replace(/our(?=(s|ed|ing)?$)/, "or");
const stem = (word) => {
  const short = word.length < 5 ? word : word.replace(/(?<=.{3})(ations?|ings?|e?[ds]|e?rs?|e)$/, "");
  return short.length > 3 ? short.replace(/([^aeiou])\1$/, "$1") : short;
};
const words = (text) => (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map(american);

const synonyms = [...document.getElementById("synonyms").content.children].map((group) =>
  [...group.children].map((term) => words(term.textContent).map(stem)));

const sections = [...document.querySelectorAll("section")].map((section, place) => {
  const title = section.querySelector("h2").textContent;
  const rows = [...section.querySelectorAll("tbody tr")].map((row, place) => {
    const activity = row.querySelector("th").firstChild.textContent;
    const said = row.querySelector("[data-said]");
    return { row, place, title, activity, said, phrases: lines(said?.dataset.said), branches: [...row.querySelectorAll("[data-when]")] };
  });
  const people = [...section.querySelectorAll("[data-area]")];
  return { section, place, title, people, body: section.querySelector("tbody"), rows };
});
const allRows = sections.flatMap(({ rows }) => rows);

// The words of each row: of all that it shows, and of each wording.
const indexed = new Map();
function wordsOf(one) {
  if (!indexed.has(one)) {
    const activity = words(one.activity);
    const shown = [...activity, ...words(one.row.querySelector("td").textContent), ...words(one.title)];
    const wordings = [activity, ...one.phrases.map(words)];
    indexed.set(one, { shown, wordings, all: [...new Set([...shown, ...wordings.flat()])] });
  }
  return indexed.get(one);
}
// They are needed at the first letter: the page is there sooner if they are found while it has nothing to do.
function index(idle) {
  const next = allRows.find((row) => !indexed.has(row));
  if (!next) return;
  if (idle.timeRemaining() > 0) wordsOf(next);
  requestIdleCallback(index);
}
const links = [...document.querySelectorAll("nav li")];

// What the page answers to the question; null while it answers nothing.
let reply = () => null;

// What is asked for: for each word or known term its synonyms, each a list of beginnings of words.
function terms(query) {
  const asked = words(query).map(stem);
  const found = [];
  for (let at = 0; at < asked.length; ) {
    const fits = (term) => term.length > 0 && term.every((part, offset) => part === asked[at + offset]);
    const group = synonyms.find((group) => group.some(fits));
    const length = group ? Math.max(...group.filter(fits).map((term) => term.length)) : 1;
    found.push([asked.slice(at, at + length), ...(group ?? [])]);
    at += length;
  }
  return found;
}
const has = (text, term) => term.some((synonym) => synonym.every((part) => text.some((word) => word.startsWith(part))));

// The score of each row, 0 if it is not found: how much of the question is in it, where rare words count more, and how
// like the question its nearest wording is. Of a long question not every word need be found.
function scores(asked) {
  const found = allRows.map((row) => asked.map((term) => has(wordsOf(row).all, term)));
  const rarity = asked.map((_, at) => Math.log(1 + allRows.length / Math.max(1, found.filter((row) => row[at]).length)));
  const whole = rarity.reduce((sum, rarity) => sum + rarity, 0);
  return allRows.map((row, place) => {
    const covered = rarity.reduce((sum, rarity, at) => sum + (found[place][at] ? rarity : 0), 0);
    if (covered < 0.5 * whole || covered === 0) return 0;
    return covered + whole * Math.max(...wordsOf(row).wordings.map((wording) => likeness(wording, asked)));
  });
}
const count = (text, asked) => asked.filter((term) => has(text, term)).length;
const likeness = (text, asked) => 2 * count(text, asked) / (text.length + asked.length);

// The phrase that is most like the question, if more of the question is in it than in what the row shows.
function showPhrase(row, asked) {
  const { said, phrases } = row;
  if (!said) return;
  if (asked.length === 0) {
    said.hidden = true;
    return;
  }
  const { shown, wordings } = wordsOf(row);
  const [, ...ofPhrases] = wordings;
  const likest = ofPhrases.map((phrase) => likeness(phrase, asked));
  const best = likest.indexOf(Math.max(...likest));
  said.hidden = count(ofPhrases[best], asked) <= count(shown, asked);
  said.textContent = phrases[best];
}

// The conditions that are given: the id of each, with its value.
const idOf = (given) => given.slice(0, given.indexOf("="));
const given = () => buttons.filter((button) => button.ariaPressed === "true").map((button) => button.value);

const pairsOf = (branch) => lines(branch.dataset.when);

// Of a row with cases, those that can hold. Returns the one that holds.
function showBranches({ branches }, chosen) {
  const known = (id) => chosen.find((given) => idOf(given) === id);
  const open = (branch) => pairsOf(branch).every((pair, _, all) => {
    const value = known(idOf(pair));
    return value === undefined || all.includes(value);
  });
  const holds = (branch) => pairsOf(branch).length > 0 && open(branch)
    && pairsOf(branch).every((pair) => known(idOf(pair)) !== undefined);
  const left = branches.filter(open);
  // What holds otherwise holds where nothing else can.
  const chosenOne = branches.find(holds) ?? (left.length === 1 && pairsOf(left[0]).length === 0 ? left[0] : undefined);
  branches.forEach((branch) => { branch.hidden = !(chosenOne ? [chosenOne] : left).includes(branch); });
  return chosenOne;
}

// The heading of a section, unless conditions decide all that is in it.
function heading(title, rows) {
  const isDecided = rows.length > 0 && rows.every(({ heading }) => heading && heading !== title);
  return isDecided ? "Under these conditions" : title;
}

// Offers the conditions that decide something, and those that are given, so that they can be taken back.
function offer(decides) {
  for (const fieldset of conditions) {
    const own = [...fieldset.querySelectorAll("button")];
    fieldset.hidden = own.every((button) => button.ariaPressed !== "true" && !decides.includes(idOf(button.value)));
  }
}
// Whether the page answers, and there is a question: then the answer says what decides.
const isAsked = () => document.body.classList.contains("answers") && input.value.trim() !== "";

function showLink(link, section, count) {
  link.hidden = count === 0;
  link.firstChild.textContent = section.querySelector("h2").textContent;
  link.lastChild.data = ` (${count})`;
}

const quoted = (text) => "'" + text.replaceAll("'", "'\\''") + "'";

// The rows by section. A row that a condition decides stands under the heading of its owner, if there is one.
function settled(chosen) {
  const placed = new Map(sections.map((section) => [section, []]));
  for (const section of sections) {
    for (const row of section.rows) {
      row.heading = showBranches(row, chosen)?.dataset.heading;
      placed.get(sections.find(({ title }) => title === row.heading) ?? section).push(row);
    }
  }
  return placed;
}

// The box is as high as what is in it; what is scrolled to stays below it.
function fit() {
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight + input.offsetHeight - input.clientHeight}px`;
  document.body.style.setProperty("--search", `${search.offsetHeight}px`);
}

// More than any row scores by its words.
const ANSWERED = 1e9;

// The score of each row; what an answer is about comes first, in the order of the answer.
function scoresWith(replied, asked) {
  const found = asked.length > 0 ? scores(asked) : allRows.map(() => 0);
  allRows.forEach(({ row, activity }, at) => {
    const place = replied?.isAbout({ rule: row.dataset.rule, activity }) ?? -1;
    if (place >= 0) found[at] = ANSWERED - place;
    if (place >= 0) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  });
  return found;
}

// The people of an area, or those of all where it is empty. Areas without people of their own have those of "*".
function showPeople(area) {
  if (area === undefined) return;
  for (const { people } of sections) {
    const areas = people.map((one) => one.dataset.area);
    const shown = areas.includes(area) ? area : "*";
    people.forEach((one, at) => { one.hidden = areas[at] !== shown; });
  }
}

// Elements that are in order already are left alone: a browser would lay them out anew.
function order(parent, elements) {
  if (elements.some((element, at) => element !== parent.children[at])) parent.append(...elements);
}

function show() {
  const replied = reply();
  const asked = terms(input.value);
  const found = scoresWith(replied, asked);
  // Where nothing is found, the whole list is shown.
  const isWhole = found.every((score) => score === 0);
  const score = isWhole ? allRows.map((_, row) => allRows.length - row) : found;
  const of = new Map(allRows.map((row, at) => [row, score[at]]));
  const placed = settled(given());
  const byScore = (one, other) => of.get(other) - of.get(one) || one.place - other.place;
  for (const [{ section, title, body }, rows] of placed) {
    rows.sort(byScore);
    order(body, rows.map(({ row }) => row));
    for (const row of rows) {
      row.row.hidden = of.get(row) === 0;
      showPhrase(row, isWhole ? [] : asked);
    }
    const shown = rows.filter(({ row }) => !row.hidden);
    section.hidden = shown.length === 0;
    section.querySelector("h2").textContent = heading(title, shown);
  }
  links.forEach((link, at) => showLink(link, sections[at].section, placed.get(sections[at]).length));
  const best = (section) => Math.max(0, ...placed.get(section).map((row) => of.get(row)));
  const inOrder = isWhole ? sections : [...sections].sort((one, other) => best(other) - best(one) || one.place - other.place);
  order(main, inOrder.map(({ section }) => section));
  const rows = allRows.filter(({ row }) => !row.hidden);
  if (!isAsked()) offer(rows.flatMap(({ branches }) => branches.flatMap(pairsOf)).map(idOf));
  document.getElementById("count").textContent = rows.length === 1 ? "1 activity shown" : `${rows.length} activities shown`;
  document.querySelector("nav").hidden = !isWhole;
  showPeople(replied?.area ?? document.getElementById("area")?.value);
  const nothing = document.getElementById("nothing");
  nothing.hidden = !isWhole || input.value.trim() === "" || Boolean(replied?.isAnswered);
  nothing.querySelector("code").textContent = `who-owns ${quoted(input.value)}`;
  fit();
  dispatchEvent(new Event("shown"));
}

// How long a question must stay as it is to be kept in the history, in milliseconds.
const SETTLED = 2000;

// The address keeps what is asked, so that it can be shared. What was settled before stays in the history.
let isSettled = true;
let settling;
function settle() {
  clearTimeout(settling);
  isSettled = true;
}
function write() {
  const params = new URLSearchParams();
  if (input.value.trim()) params.set("q", input.value);
  given().forEach((pair) => params.append("given", pair));
  const area = document.getElementById("area")?.value;
  if (area) params.set("area", area);
  const address = params.size > 0 ? `#${params}` : location.pathname + location.search;
  if (address === (location.hash || location.pathname + location.search)) return;
  if (isSettled) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  isSettled = false;
  clearTimeout(settling);
  settling = setTimeout(settle, SETTLED);
}
// What an address names in the page.
function named(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}
function read() {
  const params = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  input.value = params.get("q") ?? "";
  const area = document.getElementById("area");
  if (area) area.value = params.size > 0 ? params.get("area") ?? "" : area.querySelector("[selected]")?.value ?? "";
  const pairs = params.getAll("given");
  buttons.forEach((button) => { button.ariaPressed = "false"; });
  pairs.forEach(press);
  settle();
  show();
  named(location.hash)?.scrollIntoView();
}
function press(pair) {
  const button = buttons.find((button) => button.value === pair);
  button?.parentElement.querySelectorAll("button").forEach((other) => { other.ariaPressed = String(other === button); });
}
function changed() {
  write();
  show();
}
// A choice is a step of its own.
function choose() {
  settle();
  changed();
  settle();
}

// Enter asks, and makes a line only with Shift. While a word is composed, it ends the word.
const isAsking = (event) => event.key === "Enter" && !event.shiftKey && !event.isComposing;

input.addEventListener("input", changed);
input.addEventListener("change", settle);
input.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    input.value = "";
    changed();
  } else if (isAsking(event)) {
    event.preventDefault();
    settle();
  }
});
document.getElementById("conditions").addEventListener("click", ({ target }) => {
  if (!(target instanceof HTMLButtonElement)) return;
  if (target.ariaPressed === "true") target.ariaPressed = "false";
  else press(target.value);
  choose();
});
addEventListener("hashchange", read);
addEventListener("resize", fit);
search.hidden = false;
document.getElementById("conditions").hidden = buttons.length === 0;
read();
globalThis.requestIdleCallback?.(index);
// Where a finger types, the keyboard would cover the page.
if (!location.hash && !matchMedia("(pointer: coarse)").matches) input.focus({ preventScroll: true });
