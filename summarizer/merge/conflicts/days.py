"""On which day something happened, where two sources are a day apart."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.language import Analysis
from summarizer.language.dates import DateMention
from summarizer.language.lexicon import SPEECH_VERBS
from summarizer.language.names import same_word
from summarizer.language.timing import day_of
from summarizer.language.tokens import Token, stem_of
from summarizer.schemas import Conflict

from .sides import Told, position

_EVENTS = {
    stem_of(word): label
    for label, words in {
        "strikes": "strike airstrike raid bomb attack hit",
        "shooting": "shoot gun",
        "crash": "crash",
        "explosion": "explode explosion blast",
        "death": "die",
        "arrest": "arrest",
        "earthquake": "earthquake quake",
        "fire": "blaze",
        "collapse": "collapse",
        "vote": "vote",
        "verdict": "convict acquit",
        "resignation": "resign",
    }.items()
    for word in words.split()
}
_AFTER = frozenset("of on".split())
_LINKS = frozenset("after before".split())
_NOT_ACTIVE = frozenset("was were been being be by the".split())
_DAY_AFTER = frozenset((("a", "day", "after"), ("one", "day", "after")))
_SPOKEN_WITHIN = 5
_AFTERWARDS = 9
_FEWEST_DOCUMENTS = 2
_IRREGULAR = frozenset("struck hit shot".split())
_CARRYING = frozenset("launched conducted staged mounted".split())


@dataclass(frozen=True, slots=True, eq=False)
class _Dated:
    """An event with its day: `doers` are the names that do it, empty where it is only named ("Sunday's strikes")."""

    event: str
    doers: frozenset[str]
    day: str
    told: Told


def conflicts_of_days(rows: Sequence[Told]) -> list[Conflict]:
    """Return where one document dates what the others date a day earlier or later.

    The day that two documents or more give to an event stands against one that another document gives to what the same one
    did. More than a day apart are two events more often than two reports of one.
    """
    events: dict[str, list[_Dated]] = defaultdict(list)
    for told in rows:
        for dated in _dated(told):
            events[dated.event].append(dated)
    return [c for event, mentions in sorted(events.items()) if (c := _conflict(event, mentions)) is not None]


def _conflict(event: str, mentions: Sequence[_Dated]) -> Conflict | None:
    days: dict[str, list[_Dated]] = defaultdict(list)
    for mention in mentions:
        days[mention.day].append(mention)
    main = max(sorted(days), key=lambda day: len({m.told.document_id for m in days[day]}))
    agreeing = {m.told.document_id for m in days[main]}
    if len(agreeing) < _FEWEST_DOCUMENTS:
        return None
    sides = {main: days[main]}
    for day, others in days.items():
        apart = abs((dt.date.fromisoformat(day) - dt.date.fromisoformat(main)).days)
        rivals = [m for m in others if m.doers and _may_be_one(m, days[main])]
        if apart == 1 and rivals:
            sides[day] = rivals
    if len(sides) < 2:
        return None
    return Conflict(
        id="",
        about=f"day of the {event}",
        kind="date",
        relation="dispute",
        positions=tuple(position(_written(day), [m.told for m in sides[day]]) for day in sorted(sides)),
    )


def _may_be_one(rival: _Dated, main: Sequence[_Dated]) -> bool:
    """Whether what somebody did may be the event of the others: they only name it, or the same one did it."""
    return any(not m.doers or any(same_word(p, q) for p in m.doers for q in rival.doers) for m in main)


def _written(day: str) -> str:
    """An ISO day as readers write it: `Sunday 27 June 2021`."""
    date = dt.date.fromisoformat(day)
    return f"{date:%A} {date.day} {date:%B} {date.year}"


def _dated(told: Told) -> Iterator[_Dated]:
    for mention in told.taken.dates:
        day = day_of(told.taken, mention, told.anchor)
        if mention.relative is not None or day is None or len(day) < len("2021-06-27"):
            continue
        found = _named(told.taken.tokens, mention) or _done(told.taken, mention)
        if found is not None:
            yield _Dated(*found, day, told)
        elif (earlier := _day_after(told.taken, mention)) is not None:
            yield _Dated(*earlier, (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat(), told)


def _named(tokens: Sequence[Token], mention: DateMention) -> tuple[str, frozenset[str]] | None:
    """An event that a date belongs to: "Sunday's strikes", "the strikes of June 27"."""
    i, after = mention.first - 2, tokens[mention.last + 1 : mention.last + 2]
    if after and tokens[mention.last].text.endswith(("'s", "’s")) and after[0].stem in _EVENTS and not after[0].capital:
        return _EVENTS[after[0].stem], frozenset()
    plural = i >= 1 and tokens[i].stem in _EVENTS and tokens[i].norm.endswith("s")
    return (_EVENTS[tokens[i].stem], frozenset()) if plural and tokens[i + 1].norm in _AFTER else None


def _done(taken: Analysis, mention: DateMention) -> tuple[str, frozenset[str]] | None:
    """An event that somebody named does in the clause that a date stands in, where no verb of speech stands between."""
    first = taken.tokens[mention.first]
    before = taken.tokens[max(0, mention.first - _SPOKEN_WITHIN) : mention.first]
    spoken = any(t.norm in SPEECH_VERBS and t.clause == first.clause for t in before)
    clauses = (first.clause, first.clause + 1) if mention.first <= 1 else (first.clause,)
    for token in taken.tokens:
        if token.clause not in clauses or token.stem not in _EVENTS or not _is_active(taken.tokens, token):
            continue
        between = taken.tokens[min(token.index, mention.last) + 1 : max(token.index, mention.first)]
        doers = frozenset(
            p for n in taken.names if n.last < token.index and taken.tokens[n.first].clause in clauses for p in n.parts
        )
        if doers and not spoken and not any(t.norm in SPEECH_VERBS or t.norm in _LINKS for t in between):
            return _EVENTS[token.stem], doers
    return None


def _day_after(taken: Analysis, mention: DateMention) -> tuple[str, frozenset[str]] | None:
    """What somebody did the day before the one that the sentence names: "on June 28, a day after US jets bombed the sites"."""
    tokens = taken.tokens
    for i in range(mention.last + 1, min(mention.last + _AFTERWARDS, len(tokens) - 2)):
        if (tokens[i].norm, tokens[i + 1].norm, tokens[i + 2].norm) in _DAY_AFTER:
            clause = tokens[i].clause
            event = next((t for t in tokens[i + 3 :] if t.clause == clause and t.stem in _EVENTS and _is_active(tokens, t)), None)
            doers = (p for n in taken.names if event and i < n.first < event.index for p in n.parts)
            return (_EVENTS[event.stem], frozenset(doers)) if event else None
    return None


def _is_active(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a word is what its subject does: "bombed", "carried out airstrikes"; not "was bombed", not "the strikes"."""
    before = [t.norm for t in tokens[max(0, token.index - 2) : token.index]]
    if before == ["carried", "out"] or (before and before[-1] in _CARRYING):
        return True
    past = token.norm.endswith("ed") or token.norm in _IRREGULAR
    return past and not token.capital and not any(n in _NOT_ACTIVE for n in before)
