// Answers requests on standard input with the module of a page, as a browser would.
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";

const page = readFileSync(process.argv[2], "utf8");
// Two letters of the 91 that are no markup hold 13 bits.
const letters = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).filter((one) => !"&<>".includes(one));
const values = new Map(letters.map((letter, value) => [letter, value]));
const unpacked = (id) => {
  const [, length, text] = page.match(new RegExp(`<template id="${id}" data-length="(\\d+)">([^<]*)</template>`));
  const bytes = Buffer.alloc(Number(length));
  for (let from = 0, to = 0, held = 0, bits = 0; from < text.length; from += 2) {
    held |= (values.get(text[from]) * 91 + values.get(text[from + 1])) << bits;
    for (bits += 13; bits >= 8; bits -= 8, held >>= 8) bytes[to++] = held;
  }
  return inflateRawSync(bytes);
};
// As the page writes a question.
const number = (value) => value < 128 ? [value] : [(value & 127) | 128, ...number(value >> 7)];
const text = (value) => [...number(Buffer.byteLength(value)), ...Buffer.from(value)];
const packed = ({ activity, given, area, today: [year, month, day], format }) => Buffer.from([
  ...text(activity),
  ...number(Object.keys(given).length), ...Object.entries(given).flat().flatMap(text),
  ...(area === null ? [0] : [1, ...text(area)]),
  ...number(year), month, day,
  ["jsonl", "html"].indexOf(format),
]);
const { instance: { exports } } = await WebAssembly.instantiate(unpacked("module"));
const put = (bytes) => {
  const place = exports.allocate(bytes.length);
  new Uint8Array(exports.memory.buffer).set(bytes, place);
  return [place, bytes.length];
};
const begin = performance.now();
if (!exports.load(...put(unpacked("rules")))) throw new Error("the rules cannot be read");
const loaded = performance.now();
const requests = JSON.parse(readFileSync(0, "utf8"));
for (const request of requests) {
  const length = exports.answer(...put(packed(request)));
  console.log(Buffer.from(exports.memory.buffer, exports.answered(), length).toString());
}
if (process.env.TIMES) {
  const each = (performance.now() - loaded) / requests.length;
  console.error(`ready in ${(loaded - begin).toFixed()} ms, ${each.toFixed(2)} ms a question`);
}
