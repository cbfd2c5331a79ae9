"""The texts that `build.py` learns from, and what it takes for English."""
import json, random, re, sys, tomllib, unicodedata
from pathlib import Path

HERE, SOURCES = Path(__file__).parent, Path(sys.argv[1])
chance = random.Random(11)


def words(text):
    text = re.sub("['’‘ʼ＇`´]", "", unicodedata.normalize("NFKC", text)).lower()
    text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    return re.findall(r"[^\W_]+", text)


def load(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # a file that a shallow mirror left out
        return []


def distinct(texts, least, most, limit=None):
    """Texts of `least` to `most` words, in any order; of those that differ in names and numbers alone, one."""
    found = {}
    for text in map(str.split, texts):
        if least <= len(text) <= most:
            key = " ".join("X" if re.match(r"[A-Z$\d]", word[:1]) else word for word in text[1:])
            found.setdefault((text[0].lower(), re.sub(r"(X ?)+", "X ", key).lower()), " ".join(text))
    return chance.sample(list(found.values()), min(limit or len(found), len(found)))


def wordnet():
    for file in sorted((SOURCES / "usr/share/wordnet").glob("data.*")):
        for line in file.read_text(encoding="latin-1").splitlines():
            if " | " in line:
                gloss = line.split(" | ", 1)[1]
                yield from [re.sub(r';?\s*"[^"]*"', "", gloss).strip(" ;"), *re.findall(r'"([^"]+)"', gloss)]


def dialogues():
    for file in sorted(SOURCES.glob("sgd/*/dialogues_*.json")):
        yield from (turn["utterance"] for dialogue in load(file) for turn in dialogue["turns"])


def orders():
    for file in sorted(SOURCES.glob("taskmaster/TM-4-2024/data/*.json")):
        yield from (turn.get("text", "") for dialogue in load(file) for turn in dialogue["utterances"])
    for file in sorted(SOURCES.glob("taskmaster/TM-3-2020/splits/train/*.tsv")):
        yield from re.findall(r"<[UA]>([^<\t]+)", file.read_text(encoding="utf-8"))


def filled(frame, talk, thing=None):
    lists = {"deed": "deeds", "thing": "things", "person": "people", "trouble": "troubles", "time": "times"}
    frame = frame.replace("{thing}", thing, 1) if thing else frame
    while "{" in frame:
        frame = re.sub(r"\{(\w+)\}", lambda slot: chance.choice(talk[lists[slot[1]]]), frame, count=1)
    return frame


talk = tomllib.loads((HERE / "talk.toml").read_text(encoding="utf-8"))
lines = (HERE / "../text/trade.txt").read_text(encoding="utf-8").splitlines()
trade = sorted({word for line in lines if line[:1] != "#" for word in line.split()})
rules = tomllib.loads((HERE / "../../rules/product-roles.toml").read_text(encoding="utf-8"))["rules"].values()
own = [phrase for rule in rules for phrase in rule["phrases"]] + talk["sentences"] + talk["things"] + talk["people"]
english = {word for word in (SOURCES / "usr/share/dict/american-english").read_text().split() if re.fullmatch("[a-z]{2,}", word)}


def read_teams():
    """Of each team its activities, each with phrases and with lines of people who need it; and lines about none of them."""
    teams = []
    for line in (HERE / "teams.txt").read_text(encoding="utf-8").splitlines():
        match line.partition(" "):
            case "", _, _:
                pass
            case "#", _, _:
                activities, strays = [], []
                teams.append((activities, strays))
            case "##", _, "NONE":
                asked = strays
            case "##", _, title:
                phrases, asked = [title], []
                activities.append((phrases, asked))
            case "-", _, phrase:
                phrases.append(phrase)
            case "?", _, text:
                asked.append(text)
            case _:
                sys.exit(f"teams.txt: what is “{line}”?")
    return teams


def corpus(common):
    """Texts, `common` words among them; dialogues, full of names; and general requests, which no rule file knows."""
    intents = load(SOURCES / "clinc/data/data_full.json")
    requests = distinct((text for part in intents.values() for text, _ in part), 1, 30)
    turns, coffee = distinct(dialogues(), 3, 22, 300_000), distinct(orders(), 3, 22)
    written = distinct((SOURCES / "clinc/data/all_wiki_sents.txt").read_text(encoding="utf-8").splitlines(), 3, 20, 40_000)
    glosses = distinct(wordnet(), 2, 16, 200_000)
    office = [filled(chance.choice(talk["frames"]), talk) for _ in range(16_000)]
    about = [frame for frame in talk["frames"] if "{thing}" in frame]
    office += [filled(chance.choice(about), talk, word) for word in trade for _ in range(8)]
    grams = []
    for text in chance.choices(turns + 2 * requests + 2 * glosses + written, k=40_000):
        length, text = chance.choice((2, 2, 3, 3, 4, 5)), text.lower().split()
        at = chance.randrange(max(1, len(text) - length))
        grams.append(" ".join(text[at : at + length]))
    pairs = [" ".join(chance.sample(common[:6000], 2)) for _ in range(8000)]
    texts = own + requests + written + glosses + office + grams + pairs + common + trade
    return texts, turns + coffee, requests
