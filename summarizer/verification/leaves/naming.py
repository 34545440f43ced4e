"""Names: the evidence has the name, in whatever spelling or length, in the part that the field names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from summarizer.language import Analysis, analyse
from summarizer.language.lexicon import COUNTRIES, COUNTRY_NAMES, TITLES
from summarizer.language.names import Name, acronym, same_word
from summarizer.schemas import Sentence
from summarizer.verification.evidence import EvidenceIndex

from .answers import answer
from .casting import BODY_WORDS, part_of, sort_asked, sort_of
from .forms import sorted_out
from .labels import Label, label_of_leaf
from .leaf import Leaf, LeafFinding
from .lines import borne
from .mention import Mention
from .weighing import choose, weigh

_SUFFIXES = frozenset(
    "ltd limited inc incorporated plc llc llp gmbh ag sa corp corporation co company group holdings holding spa bv nv oy ab as".split()
)
_DEFINED = re.compile(r"\(\s*(?:the\s+)?[\"“]$")
_PARTY = ("er", "or", "ee", "ord", "ant")
_PARTIES = frozenset("company client party parties agreement board state government parliament".split())
_ROLES = frozenset("party role".split())
_LONGEST_NAME = 5
_RIGHT_SORT, _PLAYS = 0.4, 0.6
_LINKS = frozenset("of the and for al el bin ibn abu de da del der van von la le du di".split())


def judge_name(leaf: Leaf, evidence: Sequence[Sentence], index: EvidenceIndex) -> LeafFinding:
    """Return the verdict on a name: it stands in the evidence, completed by the document's longer names, and no other name is meant."""
    taken = [analyse(s.text) for s in evidence]
    label = label_of_leaf(leaf)
    mentions = [m for n, t in enumerate(taken) for m in find_named(n, t, str(leaf.value), label, index.aliases)]
    known = any(s.kind == "title" for s in evidence) and _is_known(leaf, index)
    weighed = borne(label, evidence, taken, weigh(label, taken, mentions, named=True), known)
    cast = [part_of(label, taken[w.mention.sentence], w.mention) for w in weighed]
    asked = sort_asked(label)
    played = [
        replace(
            w,
            fit=w.fit + _PLAYS * max(0, part) + _is_sort(taken[w.mention.sentence], w.mention, asked, label.last in _ROLES),
            otherwise=w.otherwise or ("part" if part < 0 else None),
        )
        for w, part in zip(weighed, cast, strict=True)
    ]
    right = {w.listed for w in played if _is_sort(taken[w.mention.sentence], w.mention, asked, False)}
    if label.many and right:
        played = [
            w
            if _is_sort(taken[w.mention.sentence], w.mention, asked, False)
            or (w.listed in right and not _runs_on(taken[w.mention.sentence], w.mention))
            else replace(w, otherwise=w.otherwise or "sort")
            for w in played
        ]
    roles = [label.last in _ROLES and _is_sort(taken[w.mention.sentence], w.mention, "", True) > 0 for w in played]
    if any(roles):
        played = [w if role else replace(w, otherwise=w.otherwise or "sort") for w, role in zip(played, roles, strict=True)]
    return answer(leaf, "name", choose(label, sorted_out(leaf, label, taken, played), named=True), evidence, taken)


def _is_known(leaf: Leaf, index: EvidenceIndex) -> bool:
    """Whether running text has the value as a name."""
    parts = parts_of(str(leaf.value))
    rows = (s for s in index.passages.sentences if s.kind == "prose")
    return any(name.parts == parts for s in rows for name in analyse(s.text).names)


def _runs_on(taken: Analysis, m: Mention) -> bool:
    """Whether a name is followed by a noun whose it is or by what it does, as no item of a list is: "Pentagon spokesman", "Kirby said"."""
    following = taken.tokens[m.last + 1 : m.last + 2]
    return bool(following) and following[0].content and following[0].clause == taken.tokens[m.last].clause


def _is_sort(taken: Analysis, m: Mention, asked: str, role: bool) -> float:
    """What it adds that a name is of the sort that the field asks for, or a role where it asks for one."""
    name = next((x for x in _whole_names(taken) if x.first == m.first), None)
    if name is None:
        return 0.0
    whence = asked == "place" and bool(m.first) and taken.tokens[m.first - 1].norm == "from"
    return _RIGHT_SORT if whence or (asked and sort_of(taken, name) == asked) or (role and _is_role(taken, name)) else 0.0


def find_named(n: int, taken: Analysis, value: str, label: Label, aliases: frozenset[tuple[str, ...]]) -> Iterator[Mention]:
    """Return the names of a sentence as mentions of `value`, or the words themselves where it is written in lower case."""
    ours = parts_of(value)
    asked = sort_asked(label)
    found = False
    written = {i for m in _written(n, taken, value) for i in range(m.first, m.last + 1)}
    names = list(_whole_names(taken))
    for name in names:
        name = _less_body(taken, name, ours)
        agrees = bool(ours) and is_name(ours, name.parts, aliases)
        if not agrees and written & set(range(name.first, name.last + 1)):
            continue  # "St Luke's" in "St Luke's Hospital"
        sort = sort_of(taken, name)
        off = bool(asked and sort and sort != asked)
        ordinary = name.opening and len(name.parts) == 1 and not any(name.parts[0] in a for a in aliases)
        led = taken.text[taken.tokens[name.last].end :][:1] == "-"  # "UK-based"
        land = name.parts[-1] in COUNTRIES and name.parts[-1] not in COUNTRY_NAMES
        found = found or agrees
        rival = (
            not agrees
            and any(c.isupper() for c in value)
            and not any(c.isdigit() for c in value)  # "Q3 2026" is no name, and no name stands in its place
            and not off
            and not ordinary
            and not led
            and sort != "paper"
            and (not land or asked == "place")
            and not any(same_word(p, q) for p in ours for q in name.parts)
        )
        own = len(name.parts) == 1 and name.parts[0] in label.words
        if agrees or not (own or (label.last not in _ROLES and _is_role(taken, name))):
            # Of another sort than the field asks for, unless the sentence can mean no other.
            says = agrees and (not off or len(names) == 1)
            yield Mention(n, name.first, name.first, name.last, name.text, says, rival, sort="name")
    if not found:
        yield from _words(n, taken, value)


def _less_body(taken: Analysis, name: Name, ours: tuple[str, ...]) -> Name:
    """The person of "Tamsin Okoro of Levett Engineers", where it is the name looked for."""
    cut = next((t.index for t in taken.tokens[name.first : name.last] if t.norm == "of"), None)
    if cut is None or len(ours) == 1 or ours != name.parts[: len(ours)] or cut - name.first != len(ours):
        return name
    if ours[-1] in BODY_WORDS:
        return name
    text = taken.text[taken.tokens[name.first].start : taken.tokens[cut - 1].end]
    return Name(text, ours, name.first, cut - 1, name.opening)


def _edged(value: str) -> str:
    """A pattern for a text that stands by itself, no part of a longer word."""
    before = r"(?<!\w)" if value[:1].isalnum() else ""
    return before + re.escape(value) + (r"(?!\w)" if value[-1:].isalnum() else "")


def _is_role(taken: Analysis, name: Name) -> bool:
    """Whether a capitalised word is what somebody is called in a contract, and no name: the "Landlord", the Tenant."""
    before = taken.tokens[name.first - 1] if name.first else None
    alone = name.first == name.last and not name.text.isupper()
    if not alone:
        return False
    party = name.parts[0].endswith(_PARTY) or name.parts[0] in _PARTIES
    return (party and before is not None and before.norm == "the") or bool(
        _DEFINED.search(taken.text, 0, taken.tokens[name.first].start)
    )


def parts_of(value: str) -> tuple[str, ...]:
    """Return the folded words of a name less its titles and links."""
    tokens = analyse(value).tokens
    parts = tuple(t.norm for t in tokens if t.norm not in TITLES and t.norm not in _LINKS)
    return parts or tuple(t.norm for t in tokens)


def is_name(ours: tuple[str, ...], theirs: tuple[str, ...], aliases: frozenset[tuple[str, ...]]) -> bool:
    """Whether two names are one: words in common and none that differs, or one is the initials of the other."""
    if len(ours) == 1 and len(theirs) > 1 and ours[0] == acronym(theirs):
        return True
    if len(theirs) == 1 and len(ours) > 1 and theirs[0] == acronym(ours):
        return True
    core = [p for p in ours if p not in _SUFFIXES] or list(ours)
    other = [p for p in theirs if p not in _SUFFIXES] or list(theirs)
    if all(_stands(p, other) for p in core):
        return len(core) >= len(other) or _stands(other[-1], core)
    missing = [p for p in core if not _stands(p, other)]
    if len(missing) == len(core) or not all(_stands(p, core) for p in other):
        return False
    return any(all(_stands(p, list(alias)) for p in core) for alias in aliases)


def _stands(part: str, parts: Sequence[str]) -> bool:
    return any(same_word(part, p) or (1 in (len(part), len(p)) and part[:1] == p[:1]) for p in parts)


def _whole_names(taken: Analysis) -> list[Name]:
    """The names, those joined that only a country's adjective or an "of" parts: "European Medicines Agency", "Bank of Norland"."""
    joined: list[Name] = []
    for name in taken.names:
        last = joined[-1] if joined else None
        between = taken.text[taken.tokens[last.last].end : taken.tokens[name.first].start] if last else ""
        if last is not None and between in (" ", "-", " & ") and not taken.tokens[last.last].text.endswith(("'s", "’s", "'")):
            text = taken.text[taken.tokens[last.first].start : taken.tokens[name.last].end]
            joined[-1] = Name(text, last.parts + name.parts, last.first, name.last, last.opening)
        else:
            joined.append(name)
    return joined


def _written(n: int, taken: Analysis, value: str) -> Iterator[Mention]:
    """A value wherever it is written, but not as a part of a name."""
    for match in re.finditer(_edged(value), taken.text, re.IGNORECASE) if value.strip() else ():
        if any(_is_within(taken, match, name) for name in _whole_names(taken)):
            continue
        inside = [t.index for t in taken.tokens if t.start < match.end() and t.end > match.start()]
        if inside:
            yield Mention(n, inside[0], inside[0], inside[-1], match.group(), True, False, sort="name")


def _is_within(taken: Analysis, match: re.Match[str], name: Name) -> bool:
    """Whether what was found is but a part of a name that begins with it: "Syrian" in "Syrian Observatory"."""
    begins = taken.tokens[name.first].start == match.start()
    return begins and match.end() < taken.tokens[name.last].end and len(name.parts) <= _LONGEST_NAME


def _words(n: int, taken: Analysis, value: str) -> Iterator[Mention]:
    written = list(_written(n, taken, value))
    if written:
        yield from written
        return
    ours = [t for t in analyse(value).tokens if t.content or t.capital] or list(analyse(value).tokens)
    if not ours:
        return
    stems = [t.stem for t in ours]
    content = [t for t in taken.tokens if t.content or t.capital]
    for i in range(len(content) - len(stems) + 1):
        window = content[i : i + len(stems)]
        if [t.stem for t in window] == stems and all(b.index - a.index <= 3 for a, b in pairwise(window)):
            first, last = window[0].index, window[-1].index
            yield Mention(
                n, first, first, last, taken.text[taken.tokens[first].start : taken.tokens[last].end], True, False, sort="name"
            )
