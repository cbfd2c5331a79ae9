#!/usr/bin/env python3
"""Builds `english.bin`, which words are English or names of the trade, from a word list and `trade.txt`.

    apt-get download wamerican && dpkg -x wamerican_*.deb .
    python3 build_english.py usr/share/dict/american-english

The list is SCOWL's, sizes 10 to 60 (Kevin Atkinson and others; free to use, copy, change and distribute with the notices
in its `copyright` file). Words are kept as the program folds them: in lower case, without apostrophes, with their accents
and also without.

The file is an xor filter (Graf and Lemire 2020, “Xor filters: faster and smaller than Bloom and cuckoo filters”): the
letters `WOWE`, version 1 (u32), the seed (u64), the length n of a block (u32), then 3 n fingerprints (u16), all
little-endian. A word is taken for one of the set if the three fingerprints at its places, joined by exclusive or, give its
own: always if it is in the set, and for one word in 65,536 if it is not. With `hash` as below:

    place i, from 0 to 2:  i n + ((hash rotated left by 21 i, its lower 32 bits) n >> 32)
    fingerprint:           the lower 16 bits of hash ^ (hash >> 32)
"""
import collections, struct, sys, unicodedata
from pathlib import Path

HERE, ALL = Path(__file__).parent, (1 << 64) - 1
# Words that are far oftener typed for others: manager, customer, meeting, planning, priorities, scrum, teams, design, thing.
MISTYPED = """
manger mangers costumer costumers meting metings planing priories scum tams deign deigns hing hings dding gaol gaols fro
pubic minuet minuets eery alined shes fores firs programing programers
""".split()


def fnv1a(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 & ALL
    return value


def hash(word, seed):
    """FNV-1a of 64 bits and the seed, mixed as MurmurHash3 ends."""
    value = fnv1a(word) + seed & ALL
    value = (value ^ value >> 33) * 0xFF51AFD7ED558CCD & ALL
    value = (value ^ value >> 33) * 0xC4CEB9FE1A85EC53 & ALL
    return value ^ value >> 33


def fingerprint(value):
    return (value ^ value >> 32) & 0xFFFF


def places(value, length):
    turned = (value << by & 0xFFFFFFFF | value >> 64 - by & 0xFFFFFFFF if by else value & 0xFFFFFFFF for by in (0, 21, 42))
    return [block * length + (part * length >> 32) for block, part in enumerate(turned)]


def forms(word):
    word = unicodedata.normalize("NFC", word).lower().replace("'", "")
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")
    return {word, bare}


def peel(values, length):
    """Each value with a place that none of those before it in the answer has; `None` if the seed does not allow that."""
    holders, counts = [0] * (3 * length), [0] * (3 * length)
    for value in values:
        for place in places(value, length):
            holders[place] ^= value
            counts[place] += 1
    alone, order = collections.deque(place for place, count in enumerate(counts) if count == 1), []
    while alone:
        place = alone.popleft()
        if counts[place] == 1:
            value = holders[place]
            order.append((value, place))
            for other in places(value, length):
                holders[other] ^= value
                counts[other] -= 1
                if counts[other] == 1:
                    alone.append(other)
    return order[::-1] if len(order) == len(values) else None


def filled(order, length):
    table = [0] * (3 * length)
    for value, place in order:
        one, two, three = places(value, length)
        table[place] = fingerprint(value) ^ table[one] ^ table[two] ^ table[three]
    return table


def contains(table, length, seed, word):
    value = hash(word, seed)
    one, two, three = places(value, length)
    return table[one] ^ table[two] ^ table[three] == fingerprint(value)


listed = Path(sys.argv[1]).read_text(encoding="utf-8").split()
lines = (HERE / "trade.txt").read_text(encoding="utf-8").splitlines()
trade = {word for line in lines if not line.startswith("#") for word in line.split()}
words = {form for word in listed if not word.endswith("'s") for form in forms(word) if len(form) > 1}
words = sorted((words | trade) - set(MISTYPED))
length = int(len(words) * 1.23 / 3) + 11
for seed in range(1, 100):
    order = peel({hash(word, seed) for word in words}, length)
    if order:
        break
else:
    sys.exit("no seed from 1 to 99 gives a filter: make it a little longer")
table = filled(order, length)
assert all(contains(table, length, seed, word) for word in words)
strangers = [f"{word}q{word[::-1]}" for word in words[:20_000]]
wrong = sum(contains(table, length, seed, word) for word in strangers)
(HERE / "english.bin").write_bytes(b"WOWE" + struct.pack(f"<IQI{len(table)}H", 1, seed, length, *table))
print(f"{len(words)} words, {20 + 2 * len(table)} bytes, seed {seed}, {wrong} of {len(strangers)} strangers taken for words")
