"use strict";
const box = document.getElementById("answer");
const area = document.getElementById("area");
const caption = document.querySelector("label[for=q]");
const invitation = caption.textContent;
const always = box.dataset.given.split("\n").filter(Boolean);

// How long typing must pause before the answer is read out, in milliseconds.
const PAUSE = 250;

async function unpacked(id) {
  const packed = atob(document.getElementById(id).content.textContent);
  const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// The router: it takes and gives bytes in its memory.
async function router() {
  const [module, rules] = await Promise.all(["module", "rules"].map(unpacked));
  const { instance: { exports } } = await WebAssembly.instantiate(module);
  const put = (bytes) => {
    const place = exports.allocate(bytes.length);
    new Uint8Array(exports.memory.buffer).set(bytes, place);
    return [place, bytes.length];
  };
  if (!exports.load(...put(rules))) throw new Error("the rules of this page cannot be read");
  return (question) => {
    const length = exports.answer(...put(new TextEncoder().encode(JSON.stringify(question))));
    return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, exports.answered(), length));
  };
}

const two = (number) => String(number).padStart(2, "0");
const today = () => {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};
const asPair = (pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];

function question(format) {
  const pairs = [...always, ...given()].map(asPair);
  const activity = input.value.trim();
  return { activity, given: Object.fromEntries(pairs), area: area?.value || null, today: today(), format };
}

let answer;
let asked;
function ask() {
  const now = question("html");
  const key = JSON.stringify(now);
  if (key === asked) return;
  asked = key;
  box.hidden = now.activity === "";
  box.innerHTML = box.hidden ? "" : answer(now);
  box.classList.remove("old");
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
  target.dataset.given.split("\n").filter(Boolean).forEach(press);
  changed();
  ask();
  box.focus();
});

caption.textContent = `${invitation} (a moment, answers are being prepared)`;
const ready = router().then((router) => {
  answer = router;
  caption.textContent = invitation;
  document.body.classList.add("answers");
  box.tabIndex = -1;
  addEventListener("shown", askSoon);
  area?.addEventListener("change", () => {
    write();
    ask();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") ask();
  });
  ask();
});
// Without WebAssembly the list is all there is.
ready.catch((error) => {
  console.info(error);
  document.getElementById("areas")?.remove();
  caption.textContent = "This browser cannot run what answers here. Find an activity, a role or a reason";
});
