"""Leaves with one thing changed, so that the document does not state them: other figures, days, names, members and words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from summarizer.language import analyse
from summarizer.schemas import Sentence
from summarizer.verification.leaves import Leaf

_WRONG_NAME = "Konrad Ellery"
_AUXILIARY = re.compile(r"\b(was|were|is|are|has|have|had|will|would|can|could|shall)\b(?! not)")
_MOST_EACH = 2


@dataclass(frozen=True)
class Lie:
    """A changed leaf, what was done to it, and the sentences that are cited for it.

    A `plain` one cites what the true leaf cites; of the others the sentence in which the false value stands is cited, too, or alone.
    """

    leaf: Leaf
    how: str
    cited: tuple[Sentence, ...]
    plain: bool = True


def lies_of(leaf: Leaf, cited: Sequence[Sentence], sentences: Sequence[Sentence], published: str | None = None) -> Iterator[Lie]:
    """Return lies made of a true leaf: `cited` are its sentences, `sentences` those of the whole document.

    A value that stands in the document for something else is cited where it stands, and together with the true sentence: a plain lie
    is what a model tells that looked at the right sentence, these are what one tells that looked for a sentence to its value.
    """
    value = leaf.value
    if isinstance(value, bool):
        yield Lie(replace(leaf, value=not value), "flipped", tuple(cited))
    elif leaf.kind == "choice":
        for other in leaf.others:
            rest = (leaf.member, *(o for o in leaf.others if o != other))
            yield Lie(replace(leaf, value=other[0], member=other, others=rest), "other member", tuple(cited))
    elif isinstance(value, timedelta):
        for changed, how in ((value * 2, "twice"), (value + timedelta(minutes=1), "longer by a minute")):
            yield Lie(replace(leaf, value=changed), how, tuple(cited))
    elif isinstance(value, int | float | Decimal):
        yield from _numbers(leaf, cited, sentences)
    elif isinstance(value, date | time):
        yield from _moments(leaf, cited, sentences, published)
    elif leaf.kind == "name":
        yield from _names(leaf, cited, sentences)
    else:
        yield from _texts(leaf, cited)


def _numbers(leaf: Leaf, cited: Sequence[Sentence], sentences: Sequence[Sentence]) -> Iterator[Lie]:
    value = leaf.value
    assert isinstance(value, int | float | Decimal)
    for changed, how in ((value + 1, "plus one"), (value - 1, "minus one"), (value * 10, "ten times")):
        if changed != value:
            yield Lie(replace(leaf, value=changed), how, tuple(cited))
    here = [s.id for s in cited]
    near, far = 0, 0
    for sentence in sentences:
        inside = sentence.id in here
        for figure in _figures(sentence.text):
            other = type(value)(figure)
            if other == value or Decimal(str(value)) in _scaled(figure):
                continue
            if inside and near < _MOST_EACH:
                near += 1
                yield Lie(replace(leaf, value=other), "other figure of the sentence", tuple(cited))
            elif not inside and far < _MOST_EACH:
                far += 1
                yield Lie(replace(leaf, value=other), "other figure of the document", (sentence,), plain=False)
                yield Lie(replace(leaf, value=other), "other figure, cited beside the true one", (*cited, sentence), plain=False)


def _figures(text: str) -> list[Decimal]:
    """The figures of a sentence as they are meant, its dates and times left out."""
    taken = analyse(text)
    return [Decimal(repr(q.value)) for q in taken.quantities if q.kind in ("cardinal", "money", "percent")]


def _scaled(figure: Decimal) -> set[Decimal]:
    return {figure, figure / 100, figure / 1000, figure * 1000, figure / 10**6}


def _moments(leaf: Leaf, cited: Sequence[Sentence], sentences: Sequence[Sentence], published: str | None) -> Iterator[Lie]:
    value = leaf.value
    if isinstance(value, time):
        base = datetime.combine(date(2000, 1, 1), value)
        for minutes in (1, 60):
            yield Lie(replace(leaf, value=(base + timedelta(minutes=minutes)).time()), "other time", tuple(cited))
        for clock, sentence in _clocks(sentences):
            if clock != value:
                yield Lie(replace(leaf, value=clock), "other time of the document", (sentence,), plain=False)
                yield Lie(replace(leaf, value=clock), "other time, cited beside the true one", (*cited, sentence), plain=False)
        return
    assert isinstance(value, date)
    for days in (1, -1, 7, 365):
        yield Lie(replace(leaf, value=value + timedelta(days=days)), "other day", tuple(cited))
    if isinstance(value, datetime):
        yield Lie(replace(leaf, value=value + timedelta(minutes=5)), "other time", tuple(cited))
        return
    found = 0
    for sentence in sentences:
        for other in _days(sentence.text):
            if other != value and found < 2 * _MOST_EACH:
                found += 1
                yield Lie(replace(leaf, value=other), "other day of the document", (sentence,), plain=False)
                both = tuple(dict.fromkeys((*cited, sentence)))
                yield Lie(replace(leaf, value=other), "other day, cited beside the true one", both, plain=both == tuple(cited))


def _clocks(sentences: Sequence[Sentence]) -> Iterator[tuple[time, Sentence]]:
    for sentence in sentences:
        for match in re.finditer(r"\b(\d{2}):(\d{2})\b", sentence.text):
            yield time(int(match[1]), int(match[2])), sentence


def _days(text: str) -> Iterator[date]:
    for m in analyse(text).dates:
        if m.year and m.month and m.day:
            yield date(m.year, m.month, m.day)


def _names(leaf: Leaf, cited: Sequence[Sentence], sentences: Sequence[Sentence]) -> Iterator[Lie]:
    value = str(leaf.value)
    own = set(analyse(value).stems)
    yield Lie(replace(leaf, value=_WRONG_NAME), "a name of nobody", tuple(cited))
    parts = value.split()
    if len(parts) > 1:
        yield Lie(replace(leaf, value=" ".join([*parts[:-1], "Ellery"])), "other last word", tuple(cited))
    here = [s.id for s in cited]
    near, far = 0, 0
    for sentence in sentences:
        taken = analyse(sentence.text)
        for name in taken.names:
            if (
                len(name.parts) < len(parts)
                or (name.opening and len(name.parts) == 1)
                or own & {taken.tokens[i].stem for i in range(name.first, name.last + 1)}
            ):
                continue
            other = name.text.removesuffix("'s").removesuffix("’s").removeprefix("And ")
            if sentence.id in here and near < _MOST_EACH:
                near += 1
                yield Lie(replace(leaf, value=other), "other name of the sentence", tuple(cited))
            elif sentence.id not in here and far < _MOST_EACH:
                far += 1
                yield Lie(replace(leaf, value=other), "other name of the document", tuple(cited))
                yield Lie(replace(leaf, value=other), "other name, cited beside the true one", (*cited, sentence), plain=False)


def _texts(leaf: Leaf, cited: Sequence[Sentence]) -> Iterator[Lie]:
    value = str(leaf.value)
    taken = analyse(value)
    for q in taken.quantities[:1]:
        figure = taken.text[taken.tokens[q.first].start : taken.tokens[q.last].end]
        yield Lie(replace(leaf, value=value.replace(figure, f"{int(q.value) + 4}", 1)), "a number of the text", tuple(cited))
    for name in taken.names:
        if not name.opening or len(name.parts) > 1:
            yield Lie(replace(leaf, value=value.replace(name.text, _WRONG_NAME, 1)), "a name of the text", tuple(cited))
            break
    match = _AUXILIARY.search(value)
    if match is not None:
        yield Lie(replace(leaf, value=f"{value[: match.end()]} not{value[match.end() :]}"), "a negation put in", tuple(cited))
    if re.search(r"\bnot\b ?", value):
        yield Lie(replace(leaf, value=re.sub(r"\bnot\b ?", "", value, count=1)), "a negation taken out", tuple(cited))
    words = [t for t in taken.tokens if t.content and not t.capital]
    if words:
        last = words[-1]
        yield Lie(replace(leaf, value=f"{value[: last.start]}helicopters{value[last.end :]}"), "a word of the text", tuple(cited))
