"use strict";
const input = document.getElementById("q");
const main = document.querySelector("main");
const buttons = [...document.querySelectorAll("#conditions button")];

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
  const heading = words(section.querySelector("h2").textContent);
  const rows = [...section.querySelectorAll("tbody tr")].map((row, place) => {
    const said = row.querySelector("ul");
    const items = [...(said?.children ?? [])];
    const activity = words(row.querySelector("th").firstChild.textContent);
    const shown = [...activity, ...words(row.querySelector("td").textContent), ...heading];
    const wordings = [activity, ...items.map((item) => words(item.textContent))];
    return { row, place, said, items, shown, wordings, all: new Set([...shown, ...wordings.flat()]),
      branches: [...row.querySelectorAll("[data-when]")] };
  });
  return { section, place, body: section.querySelector("tbody"), rows };
});
const allRows = sections.flatMap(({ rows }) => rows);

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
  const found = allRows.map(({ all }) => asked.map((term) => has([...all], term)));
  const rarity = asked.map((_, at) => Math.log(1 + allRows.length / Math.max(1, found.filter((row) => row[at]).length)));
  const whole = rarity.reduce((sum, rarity) => sum + rarity, 0);
  return allRows.map(({ wordings }, row) => {
    const covered = rarity.reduce((sum, rarity, at) => sum + (found[row][at] ? rarity : 0), 0);
    if (covered < 0.5 * whole || covered === 0) return 0;
    return covered + whole * Math.max(...wordings.map((wording) => likeness(wording, asked)));
  });
}
const count = (text, asked) => asked.filter((term) => has(text, term)).length;
const likeness = (text, asked) => 2 * count(text, asked) / (text.length + asked.length);

// The phrase that is most like the question, if more of the question is in it than in what the row shows.
function showPhrase({ said, items, shown, wordings }, asked) {
  if (!said) return;
  const phrases = wordings.slice(1);
  const likest = phrases.map((phrase) => likeness(phrase, asked));
  const best = likest.indexOf(Math.max(...likest));
  said.hidden = asked.length === 0 || count(phrases[best], asked) <= count(shown, asked);
  items.forEach((item, at) => { item.hidden = at !== best; });
}

// The conditions that are given: the id of each, with its value.
const idOf = (given) => given.slice(0, given.indexOf("="));
const given = () => buttons.filter((button) => button.ariaPressed === "true").map((button) => button.value);

// Of a row with cases, those that can hold.
function showBranches({ branches }, chosen) {
  const conditions = (branch) => branch.dataset.when.split("\n").filter(Boolean);
  const known = (id) => chosen.find((given) => idOf(given) === id);
  const open = (branch) => conditions(branch).every((pair, _, all) => {
    const value = known(idOf(pair));
    return value === undefined || all.includes(value);
  });
  const holds = (branch) => conditions(branch).length > 0 && open(branch)
    && conditions(branch).every((pair) => known(idOf(pair)) !== undefined);
  const chosenOne = branches.find(holds);
  branches.forEach((branch) => { branch.hidden = chosenOne ? branch !== chosenOne : !open(branch); });
}

const quoted = (text) => "'" + text.replaceAll("'", "'\\''") + "'";

function show() {
  const asked = terms(input.value);
  const score = asked.length > 0 ? scores(asked) : allRows.map((_, row) => allRows.length - row);
  const of = new Map(allRows.map((row, at) => [row, score[at]]));
  const chosen = given();
  const byScore = (one, other) => of.get(other) - of.get(one) || one.place - other.place;
  for (const { section, body, rows } of sections) {
    const ranked = [...rows].sort(byScore);
    body.append(...ranked.map(({ row }) => row));
    for (const row of rows) {
      row.row.hidden = of.get(row) === 0;
      showPhrase(row, asked);
      showBranches(row, chosen);
    }
    section.hidden = ranked.every(({ row }) => row.hidden);
  }
  const best = ({ rows }) => Math.max(...rows.map((row) => of.get(row)));
  const inOrder = [...sections].sort((one, other) => best(other) - best(one) || one.place - other.place);
  main.append(...inOrder.map(({ section }) => section));
  const shown = score.filter((score) => score > 0).length;
  document.getElementById("count").textContent = shown === 1 ? "1 activity shown" : `${shown} activities shown`;
  document.querySelector("nav").hidden = asked.length > 0;
  const nothing = document.getElementById("nothing");
  nothing.hidden = shown > 0;
  nothing.querySelector("code").textContent = `who-owns ${quoted(input.value)}`;
  dispatchEvent(new Event("shown"));
}

// The address keeps what is asked, so that it can be shared.
function write() {
  const params = new URLSearchParams();
  if (input.value.trim()) params.set("q", input.value);
  given().forEach((pair) => params.append("given", pair));
  const area = document.getElementById("area")?.value;
  if (area) params.set("area", area);
  history.replaceState(null, "", params.size > 0 ? `#${params}` : location.pathname + location.search);
}
function read() {
  const params = new URLSearchParams(location.hash.slice(1));
  input.value = params.get("q") ?? "";
  const area = document.getElementById("area");
  if (area && params.size > 0) area.value = params.get("area") ?? "";
  const pairs = params.getAll("given");
  buttons.forEach((button) => { button.ariaPressed = "false"; });
  pairs.forEach(press);
  show();
}
function press(pair) {
  const button = buttons.find((button) => button.value === pair);
  button?.parentElement.querySelectorAll("button").forEach((other) => { other.ariaPressed = String(other === button); });
}
function changed() {
  write();
  show();
}

input.addEventListener("input", changed);
input.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    input.value = "";
    changed();
  }
});
document.getElementById("conditions").addEventListener("click", ({ target }) => {
  if (!(target instanceof HTMLButtonElement)) return;
  if (target.ariaPressed === "true") target.ariaPressed = "false";
  else press(target.value);
  changed();
});
addEventListener("hashchange", read);
document.querySelector("search").hidden = false;
document.getElementById("conditions").hidden = buttons.length === 0;
read();
