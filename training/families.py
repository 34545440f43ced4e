"""Make rows of templates: `families.py FOLDER OUT.jsonl [--fills N]`; `families.py --show FILE` prints one filling of each family, to be read.

A model that knows which words are shared, and not who did what, lets "Kim bought the farm" pass over "Lee bought the farm and Kim the mill". A family is
a structure in which that matters: a source, claims that it bears out, and claims of the same words that it does not. Format: families/README.md.
"""

import argparse
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from zlib import crc32

from rows import NAMES, Row, write_rows
from words import MONTHS, NUMBER_WORDS

Figures = Callable[[int, random.Random], list[tuple[str, ...]]]
"""Draws so many figures, rising, each in its forms."""
HELD_ONE_IN = 8
MOST_WRONG = 5
"""Words by which a false claim may differ from a true one for these to be marked as what is wrong in it."""
_SLOT = re.compile(r"\{([a-z]+)(\d*)(?:\.([a-z]+))?\}")
_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_ARTICLE = re.compile(r"\b([Aa]) (?=(?!uni|use|usu|eu|one\b|once)(?:[aeiouAEIO]|hour|honest|heir|8|11\b|18\b))")
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_START = re.compile(r"(?:^|(?<=[.?!] ))[a-z]")
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


@dataclass(frozen=True, slots=True)
class Family:
    """One structure: ways to write the source, claims with whether they are true, and lists of its own (names of the columns, rows)."""

    name: str
    sources: tuple[str, ...]
    claims: tuple[tuple[bool, str], ...]
    lists: tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...]


def read_lexicon(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the lists of a file of lines `name: value, value`."""
    lines = (line.split(":", 1) for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#")
    return {name.strip(): tuple(v.strip() for v in values.split(",")) for name, values in lines}


def read_families(path: Path) -> list[Family]:
    """Return the families of a file, which empty lines part. A ValueError names the line that is none of `# = s t f`."""
    found = []
    for n, block in enumerate(re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip())):
        sources, claims, lists = [], [], []
        for line in block.splitlines():
            kind, _, text = line.strip().partition(" ")
            text = text.strip()
            if kind == "s":
                sources.append(text)
            elif kind in ("t", "f"):
                claims.append((kind == "t", text))
            elif kind == "=":
                names, _, values = text.partition("=")
                rows = tuple(tuple(v.strip() for v in row.split("/")) for row in values.split("|"))
                columns = tuple(name.strip() for name in names.split("/"))
                if any(len(row) != len(columns) for row in rows):
                    raise ValueError(f"{path.name}: each value of {line!r} must have {len(columns)} parts, with / between them")
                lists.append((columns, rows))
            elif not kind.startswith("#"):
                raise ValueError(f"{path.name}: a line begins with s, t, f, = or #, not as {line!r}")
        if sources and claims:
            found.append(Family(f"{path.stem}-{n}", tuple(sources), tuple(claims), tuple(lists)))
    return found


class Filling:
    """What one filling of a family has put into its slots: each slot the same wherever it stands, no two alike, figures in rising order."""

    def __init__(self, family: Family, lexicon: dict[str, tuple[str, ...]], draw: random.Random) -> None:
        """Draw the values of all slots of a family."""
        self._lexicon, self._draw = lexicon, draw
        self._lists = {name: (columns, rows) for columns, rows in family.lists for name in columns}
        self._values: dict[tuple[str, str], tuple[str, ...]] = {}
        texts = " ".join((*family.sources, *(c for _, c in family.claims)))
        slots = sorted({(kind, number) for kind, number, _ in _SLOT.findall(texts)}, key=lambda s: (s[0], int(s[1] or 0)))
        for kind in dict.fromkeys(self._root(kind) for kind, _ in slots):
            numbers = sorted({number for k, number in slots if self._root(k) == kind}, key=lambda s: int(s or 0))
            for number, value in zip(numbers, self._drawn(kind, len(numbers)), strict=True):
                self._values[kind, number] = value

    def _root(self, kind: str) -> str:
        if kind in self._lists:
            return self._lists[kind][0][0]
        return "person" if kind in ("man", "woman") else kind

    def _drawn(self, kind: str, count: int) -> list[tuple[str, ...]]:
        draw = self._draw
        if kind in self._lists:
            rows = self._lists[kind][1]
            if len(rows) < count:
                raise ValueError(f"{kind} has {len(rows)} values, {count} are asked for")
            return draw.sample(rows, count)
        if kind == "person":
            lasts = draw.sample(self._lexicon["last"], count)
            return list(
                zip(draw.sample(self._lexicon["man"], count), draw.sample(self._lexicon["woman"], count), lasts, strict=True)
            )
        if kind in _FIGURES:
            return _FIGURES[kind](count, draw)
        if kind not in self._lexicon:
            raise ValueError(
                f"no list {kind!r}; there are {', '.join(sorted({*self._lexicon, *self._lists, *_FIGURES, 'person'}))}"
            )
        return [tuple(v.split("/")) for v in draw.sample(self._lexicon[kind], count)]

    def write(self, text: str) -> str:
        """Return a template with its slots filled and one of each `[choice|of|words]` taken."""
        text = _CHOICE.sub(lambda m: self._draw.choice(m[1].split("|")), text)
        text = re.sub(r" +", " ", _SLOT.sub(self._slot, text)).strip()
        text = re.sub(r" (?=[.,;:?!])", "", text)
        text = _ARTICLE.sub(r"\1n ", text)
        return _START.sub(lambda m: m[0].upper(), text)

    def _slot(self, found: re.Match[str]) -> str:
        kind, number, form = found[1], found[2], found[3] or ""
        value = self._values[self._root(kind), number]
        if kind in self._lists:
            return value[self._lists[kind][0].index(kind)]
        if kind in ("person", "man", "woman"):
            first = value[0] if kind == "man" or (kind == "person" and len(value[2]) % 2) else value[1]
            return {"": f"{first} {value[2]}", "first": first, "last": value[2]}[form]
        if form == "word":
            return _in_words(int(value[0].replace(",", "")))
        if form == "th":
            return _ordinal(_in_words(int(value[0].replace(",", ""))))
        return value[{"": 0, "adj": 1, "people": 2, "s": 1, "base": 0, "bare": 1}[form]]


def _in_words(n: int) -> str:
    return NUMBER_WORDS[n] if n < len(NUMBER_WORDS) else _TENS[n // 10] + (f"-{NUMBER_WORDS[n % 10]}" if n % 10 else "")


def _ordinal(words: str) -> str:
    head, dash, last = words.rpartition("-")
    return head + dash + (_ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th"))


def _rising(count: int, draw: random.Random, low: int, high: int, step: int = 1) -> list[int]:
    return sorted(draw.sample(range(low, high, step), count))


def _money(count: int, draw: random.Random) -> list[tuple[str, ...]]:
    sign, size = draw.choice(("$", "$", "€", "£")), draw.choice(("million", "billion"))
    if size == "billion" or draw.random() < 0.2:
        return [(f"{sign}{n / 10:g} {size}",) for n in _rising(count, draw, 11, 99)]
    return [(f"{sign}{n} {size}",) for n in _rising(count, draw, 2, 950)]


def _percent(count: int, draw: random.Random) -> list[tuple[str, ...]]:
    sign = draw.choice(("%", "%", " percent", " per cent"))
    return [(f"{n / 10:g}{sign}", f"{n / 10:g}") for n in _rising(count, draw, 10, 960, draw.choice((1, 5, 10, 10)))]


def _plain(low: int, high: int, step: int = 1, sign: str = "") -> Figures:
    return lambda count, draw: [(f"{sign}{n:,}",) for n in _rising(count, draw, low, high, step)]


def _big(count: int, draw: random.Random) -> list[tuple[str, ...]]:
    low, high, step = draw.choice(((100, 999, 1), (1_000, 9_900, 100), (10_000, 99_000, 1_000), (1_001, 9_999, 1)))
    return _plain(low, high, step)(count, draw)


def _price(count: int, draw: random.Random) -> list[tuple[str, ...]]:
    return _plain(3, 95, sign=draw.choice("$£€"))(count, draw)


def _years(count: int, draw: random.Random) -> list[tuple[str, ...]]:
    return [(str(n),) for n in _rising(count, draw, draw.choice((1880, 1960, 1995)), 2026)]


def _days(count: int, draw: random.Random) -> list[tuple[str, ...]]:
    month = sorted(draw.sample(range(12), count)) if draw.random() < 0.5 else [draw.randrange(12)] * count
    return [(f"{day} {MONTHS[m]}",) for day, m in zip(_rising(count, draw, 1, 29), month, strict=True)]


_FIGURES: dict[str, Figures] = {
    "n": _plain(2, 20),
    "many": _plain(21, 99),
    "age": _plain(18, 90),
    "big": _big,
    "price": _price,
    "money": _money,
    "pct": _percent,
    "year": _years,
    "date": _days,
}


def fill(family: Family, lexicon: dict[str, tuple[str, ...]], fills: int, seed: int) -> Iterator[Row]:
    """Yield the rows of some fillings of a family, each claim beside each filling's source, the same for the same seed."""
    for k in range(fills):
        draw = random.Random(f"{family.name} {k} {seed}")
        filling = Filling(family, lexicon, draw)
        source = filling.write(draw.choice(family.sources))
        claims = [(true, filling.write(claim)) for true, claim in family.claims]
        truths = [claim for true, claim in claims if true]
        for true, claim in claims:
            label = NAMES["entailment" if true else "not_entailment"]
            wrong = () if true else find_wrong(claim, truths)
            yield Row(source, claim, label, f"family-{family.name.split('-')[0]}", f"{family.name}-{k}", wrong)


def find_wrong(claim: str, truths: list[str]) -> tuple[tuple[int, int], ...] | None:
    """Return the words of a false claim that the true one nearest to it has not; None where none differs by so few."""
    words = [(m[0], m.start(), m.end()) for m in _WORD.finditer(claim)]
    found: list[tuple[tuple[int, int], ...]] = []
    for truth in truths:
        others = _WORD.findall(truth)
        steps = SequenceMatcher(None, [w.lower() for w, *_ in words], [w.lower() for w in others], autojunk=False).get_opcodes()
        spans = tuple((words[a][1], words[b - 1][2]) for tag, a, b, _, _ in steps if tag in ("replace", "delete"))
        changed = sum(max(b - a, d - c) for tag, a, b, c, d in steps if tag != "equal")
        if spans and changed <= min(MOST_WRONG, len(words) // 2):
            found.append(spans)
    return min(found, key=lambda spans: sum(b - a for a, b in spans), default=None)


def is_held(family: Family) -> bool:
    """Whether a family is kept for measuring: one in eight, by its name."""
    return crc32(family.name.encode()) % HELD_ONE_IN == 0


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder families/, or one of its files")
    parser.add_argument("out", type=Path, nargs="?", help="where rows go; those of held families go beside it, to OUT.held")
    parser.add_argument("--show", action="store_true", help="print one filling of each family")
    parser.add_argument("--fills", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folder = options.folder if options.folder.is_dir() else options.folder.parent
    paths = sorted(folder.glob("*.txt")) if options.folder.is_dir() else [options.folder]
    families = [f for path in paths if path.name != "lexicon.txt" for f in read_families(path)]
    lexicon = read_lexicon(Path(__file__).parent / "families" / "lexicon.txt")
    if options.show:
        for family in families:
            rows = list(fill(family, lexicon, 1, options.seed))
            print(f"# {family.name}\n  {rows[0].premise}")
            print("".join(f"  {'T' if r.label == 0 else 'F'} {r.claim}\n" for r in rows))
    print(
        len(families),
        "families",
        sum(len(f.claims) for f in families),
        "claims",
        sum(t for f in families for t, _ in f.claims),
        "true",
    )
    if options.out:
        kept = [r for f in families if not is_held(f) for r in fill(f, lexicon, options.fills, options.seed)]
        held = [r for f in families if is_held(f) for r in fill(f, lexicon, 3, options.seed)]
        random.Random(options.seed).shuffle(kept)
        write_rows(options.out, kept)
        write_rows(options.out.with_suffix(".held"), held)
        print(len(kept), "rows,", len(held), "held")


if __name__ == "__main__":
    main()
