"use strict";
const box = document.querySelector("search");
const input = document.getElementById("filter");
const count = document.getElementById("count");
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const sections = [...document.querySelectorAll("section")].map((section) => ({
  section,
  rows: [...section.querySelectorAll("tbody tr")].map((row) => ({
    row,
    text: fold(section.querySelector("h2").textContent + " " + row.textContent),
  })),
}));
function show() {
  const words = fold(input.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const { section, rows } of sections) {
    let left = 0;
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      left += row.hidden ? 0 : 1;
    }
    section.hidden = left === 0;
    shown += left;
  }
  count.textContent = shown === 1 ? "1 activity shown" : shown + " activities shown";
}
input.addEventListener("input", show);
input.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    input.value = "";
    show();
  }
});
box.hidden = false;
show();
