"""Choices: the evidence names the member or says what it means, and names no other member in its place."""

import re
from collections.abc import Iterator, Sequence

from summarizer.language import Analysis, analyse
from summarizer.language.tokens import Token
from summarizer.schemas import Sentence

from .amounts import currencies_of
from .answers import answer
from .labels import label_of_leaf, spaced
from .leaf import Leaf, LeafFinding
from .mention import Mention
from .senses import kin
from .weighing import choose, weigh

_GAP = 2
_MARKS = re.compile(r"[^\w\s$€£¥]+")


def judge_choice(leaf: Leaf, evidence: Sequence[Sentence]) -> LeafFinding:
    """Return the verdict on a member of a closed list: a sibling named in its place contradicts it."""
    taken = [analyse(s.text) for s in evidence]
    mine = _phrases(_glossed((str(leaf.value), *leaf.member), leaf.label))
    others = [_phrases(_glossed(words, leaf.label)) for words in leaf.others]
    label = label_of_leaf(leaf)
    mentions = [m for n, t in enumerate(taken) for m in _mentions(n, t, mine, others)]
    return answer(leaf, "choice", choose(label, weigh(label, taken, mentions, named=True), named=True), evidence, taken)


def _glossed(words: Sequence[str], label: str) -> list[str]:
    """What a member is called, and what its field's description explains it by in brackets: "guilty (admitted it) or cleared"."""
    told = label.partition(":")[2]
    glosses = [m[1] for w in words for m in re.finditer(rf"(?<!not )(?<!\w){re.escape(w)} \(([^()]+)\)", told, re.IGNORECASE)]
    return [*words, *glosses]


def _phrases(words: Sequence[str]) -> list[tuple[Token, ...]]:
    found = []
    for text in words:
        tokens = analyse(_MARKS.sub(" ", spaced(text)).lower()).tokens
        content = tuple(t for t in tokens if t.content) or tokens
        if content and content not in found:
            found.append(content)
    return found


def _mentions(n: int, taken: Analysis, mine: list[tuple[Token, ...]], others: list[list[tuple[Token, ...]]]) -> Iterator[Mention]:
    taboo = {t.stem for rows in others for p in rows for t in p} - {t.stem for p in mine for t in p}
    own = {t.stem for p in mine for t in p}
    rows = [(*span, True) for p in mine for span in _spans(taken, p, taboo)]
    rows += [(*span, False) for phrases in others for p in phrases for span in _spans(taken, p, own)]
    literal = [row for row in rows if _is_literal(taken, row[0], row[1], mine if row[2] else [p for o in others for p in o])]
    if literal:
        rows = [row for row in rows if row in literal or not any(row[2] != other[2] for other in literal)]
    for first, last, agrees in rows:
        wider = any((a <= first and last <= b) and (b - a > last - first) for a, b, _ in rows)
        same = not agrees and any((a, b) == (first, last) and yes for a, b, yes in rows)
        if not wider and not same:
            text = taken.text[taken.tokens[first].start : taken.tokens[last].end]
            yield Mention(n, first, first, last, text, agrees, not agrees, sort="member")


def _is_literal(taken: Analysis, first: int, last: int, phrases: list[tuple[Token, ...]]) -> bool:
    """Whether a member is named in its own words, and not in kindred ones."""
    stems = {t.stem for t in taken.tokens[first : last + 1]}
    return any(all(p.stem in stems for p in phrase) for phrase in phrases)


def _spans(taken: Analysis, phrase: tuple[Token, ...], taboo: set[str]) -> Iterator[tuple[int, int]]:
    """Where the words of a phrase stand together, in whatever order."""
    tokens = taken.tokens
    codes = currencies_of(frozenset(t.norm for t in phrase))
    for i, token in enumerate(tokens):
        if codes and currencies_of(frozenset((token.norm,))) & codes:
            yield i, i
            continue
        if not _same(phrase[0], token, taboo) and not any(_same(p, token, taboo) for p in phrase[1:]):
            continue
        window = tokens[i : i + len(phrase) + _GAP]
        places = [next((t.index for t in window if _same(p, t, taboo)), None) for p in phrase]
        found = [k for k in places if k is not None]
        if len(found) == len(phrase) and len(set(found)) == len(phrase) and min(found) == i:
            yield i, max(found)


def _same(word: Token, token: Token, taboo: set[str]) -> bool:
    if word.norm == token.norm or word.stem == token.stem:
        return True
    return token.content and kin(word.stem, token.stem) and not any(kin(t, token.stem) for t in taboo)
