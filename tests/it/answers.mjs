// Answers requests on standard input with the module of a page, as a browser would.
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";

const page = readFileSync(process.argv[2], "utf8");
const unpacked = (id) => {
  const [, text] = page.match(new RegExp(`<template id="${id}">([^<]*)</template>`));
  return inflateRawSync(Buffer.from(text, "base64"));
};
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
  const length = exports.answer(...put(Buffer.from(JSON.stringify(request))));
  console.log(Buffer.from(exports.memory.buffer, exports.answered(), length).toString());
}
if (process.env.TIMES) {
  const each = (performance.now() - loaded) / requests.length;
  console.error(`ready in ${(loaded - begin).toFixed()} ms, ${each.toFixed(2)} ms a question`);
}
