"""Sentences that leave a verb out, written out: "Lee was convicted of fraud and Kim of theft" convicts Kim of theft."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .analysis import Analysis, analyse
from .forgetting import remembered
from .phrases import is_light
from .pieces import FIGURE, Piece, pieces_of, replaced, text_of
from .predicates import COPULAS, Part, parts_of
from .tokens import Token
from .verbs import auxiliary, lead_of

_JOINS = frozenset("and but while".split())
_ECHOES = _JOINS | frozenset("although though whereas".split())
_DO = frozenset("did does do".split())
_AUXILIARIES = _DO | frozenset("was were is are has have had will would can could".split())
_SUBJECTLESS = frozenset("who which that".split())
_ARTICLES = frozenset("a an".split())
_RESPECTIVELY = "respectively"
_LONGEST = 120
"""Tokens beyond which a sentence is a table or a list."""
_LEAST = 2


@remembered(20_000)
def tellings_of(sentence: Analysis) -> tuple[Analysis, ...]:
    """Return what a sentence tells by one verb of several things, each with a sentence of its own; () where it leaves no verb out.

    All else that the sentence says stands in each. "Hall and Webb scored 12 and 18 points respectively" is taken apart likewise.
    """
    tokens = sentence.tokens
    if len(tokens) > _LONGEST:
        return ()
    last = next((t.index for t in tokens if t.norm == _RESPECTIVELY), None)
    if last is not None:
        return tuple(map(analyse, _distributed(sentence, last)))
    instead = _instead(sentence)
    if instead:
        return tuple(map(analyse, instead))
    for part in parts_of(sentence):
        written = _echoed(sentence, part) or _excepted(sentence, part) or _written_out(sentence, part)
        if written:
            return tuple(map(analyse, written))
    return ()


def _written_out(sentence: Analysis, part: Part) -> list[str]:
    """The sentence once for each of the groups of phrases that share the last verb of a part."""
    tokens, verb = sentence.tokens, part.verbs[-1]
    groups = [g for g in _groups(sentence, verb + 1, part.last) if g]
    if len(groups) < _LEAST:
        return []
    first, others = groups[0], groups[1:]
    subject = _subject(sentence, part)
    matched = [_counterparts(sentence, first, other, subject) for other in others]
    if not all(matched) or (tokens[verb].norm in COPULAS and any(_may_be_one(subject, pairs[0][0]) for pairs in matched)):
        return []
    end = max(first[-1].last, others[-1][-1].last)
    shared = [p for p in others[-1] if p not in [theirs for _, theirs in matched[-1]]]
    tail = "".join(f" {text_of(sentence, p)}" for p in shared) + sentence.text[tokens[end].end :]
    head = sentence.text[: tokens[first[-1].last].end]
    return [head + tail, *(replaced(sentence, head, pairs) + tail for pairs in matched)]


def _may_be_one(subject: Piece | None, old: Piece) -> bool:
    """Whether what is told of a subject may have two halves: "a member of the Senate and the House of Lords"."""
    return old != subject and old.relation != FIGURE


def _echoed(sentence: Analysis, part: Part) -> list[str]:
    """Two sentences of one whose second verb is only an auxiliary: "Lane was not arrested, but Boyd was"."""
    tokens = sentence.tokens
    verb = part.verbs[-1]
    subject = _subject(sentence, part)
    join = next(
        (k for k in range(verb + 1, len(tokens)) if tokens[k].norm in _ECHOES or tokens[k].clause != tokens[verb].clause), None
    )
    if join is None or subject is None:
        return []
    begin = join
    while begin < len(tokens) and tokens[begin].norm in _ECHOES:
        begin += 1
    place = next((k for k in range(begin, len(tokens)) if auxiliary(tokens[k]) in _AUXILIARIES), None)
    if place is None or place == begin or any(sentence.forms[k] for k in range(begin, place)):
        return []
    denied = tokens[place].norm == "not" or (place + 1 < len(tokens) and tokens[place + 1].norm == "not")
    end = place + 1 if denied and tokens[place].norm != "not" else place
    if end + 1 < len(tokens) and tokens[end + 1].clause == tokens[end].clause:
        return []
    word = auxiliary(tokens[place])
    word = "" if word in _DO and not denied else f" {word}"
    what = f"{' not' if denied else ''} {sentence.text[tokens[verb].start : tokens[join - 1].end]}"
    other = sentence.text[: tokens[subject.first].start] + sentence.text[tokens[begin].start : tokens[place - 1].end]
    return [f"{sentence.text[: tokens[join - 1].end]}.", f"{other}{word}{what}."]


def _instead(sentence: Analysis) -> list[str]:
    """Two sentences of one that says who did not do it: "Cole, not Webb, fired the gun"."""
    tokens = sentence.tokens
    for k in range(1, len(tokens) - 2):
        end = next((t.index for t in tokens[k:] if t.clause > tokens[k].clause), len(tokens))
        if tokens[k].norm != "not" or tokens[k - 1].clause == tokens[k].clause or not k + 1 < end < len(tokens):
            continue
        verb = next((i for i in range(end, len(tokens)) if sentence.forms[i]), None)
        first = next((n.first for n in sentence.names if n.last == k - 1), k - 1)
        if verb is None or any(sentence.forms[i] for i in range(k, end)) or not tokens[k - 1].content:
            continue
        text = sentence.text
        rest = text[tokens[end].start : tokens[verb].start]
        other = text[tokens[k + 1].start : tokens[end - 1].end]
        return [
            f"{text[: tokens[k - 1].end]} {rest}{text[tokens[verb].start :]}",
            f"{text[: tokens[first].start]}{other} {rest or 'did '}not {text[tokens[verb].start :]}",
        ]
    return []


def _excepted(sentence: Analysis, part: Part) -> list[str]:
    """Two sentences of one that says where or when it is not so: "He was fined in March but not in May"."""
    tokens = sentence.tokens
    verb = part.verbs[-1]
    join = next((k for k in range(verb + 2, part.last) if tokens[k].norm == "not" and tokens[k - 1].norm in ("but", "and")), None)
    if join is None or sentence.forms[join + 1]:
        return []
    first, other = pieces_of(sentence, verb + 1, join - 2), pieces_of(sentence, join + 1, part.last)
    old = next((p for p in first if other and p.relation == other[0].relation), None)
    if old is None:
        return []
    tail = sentence.text[tokens[other[0].last].end :]
    kept = sentence.text[: tokens[join - 2].end]
    head = replaced(sentence, kept, [(old, other[0])])
    place = tokens[verb].start
    return [kept + tail, f"{head[:place]}{'' if lead_of(tokens, verb) else 'did '}not {head[place:]}{tail}"]


def _groups(sentence: Analysis, begin: int, end: int) -> Iterator[list[Piece]]:
    """The phrases of a run of tokens, parted at its coordinators and marks; nothing where no coordinator opens the last group."""
    tokens = sentence.tokens
    borders = [k for k in range(begin + 1, end + 1) if tokens[k].norm in _JOINS or (tokens[k].clause != tokens[k - 1].clause)]
    if not any(tokens[k].norm in _JOINS for k in borders[-1:]):
        return
    edges = [begin, *borders, end + 1]
    for low, high in pairwise(edges):
        yield pieces_of(sentence, low + (tokens[low].norm in _JOINS), high - 1)


def _subject(sentence: Analysis, part: Part) -> Piece | None:
    """The phrase before the last verb of a part, where it has one of its own."""
    tokens = sentence.tokens
    verb = part.verbs[-1]
    end = verb - 1
    while end >= part.first and is_light(tokens[end]):
        end -= 1
    begin = end
    floor = part.verbs[-2] + 1 if len(part.verbs) > 1 else part.first
    while begin > floor and tokens[begin - 1].clause == tokens[end].clause and tokens[begin - 1].norm not in _JOINS:
        begin -= 1
    if end < floor or any(tokens[k].norm in _SUBJECTLESS for k in range(begin, end + 1)):
        return None
    counted = any(q.first == begin for q in sentence.quantities)
    return Piece(FIGURE if counted else "", begin, end) if any(tokens[k].content for k in range(begin, end + 1)) else None


def _counterparts(
    sentence: Analysis, first: Sequence[Piece], other: Sequence[Piece], subject: Piece | None
) -> list[tuple[Piece, Piece]]:
    """Each phrase of a group with the one for which it stands beside the verb; [] where the group leaves no verb out."""
    if len(other) < _LEAST:
        return []
    relations = [p.relation for p in first]
    if subject is not None and other[0].relation == subject.relation and _leads(other, relations):
        follows = [p.relation for p in other[1:]]
        n = next(
            (k for k, (a, b) in enumerate(zip(relations, follows, strict=False)) if a != b), min(len(relations), len(follows))
        )
        if not n or not _alike(sentence, subject, other[0]):
            return []
        return [(subject, other[0]), *zip(first[:n], other[1 : n + 1], strict=True)]
    if other[0].relation != relations[0]:
        return []
    pairs = []
    rest = list(first)
    for phrase in other:
        at = next((k for k, p in enumerate(rest) if p.relation == phrase.relation), None)
        if at is None:
            break
        pairs.append((rest[at], phrase))
        rest = rest[at + 1 :]
    return pairs if len(pairs) >= _LEAST else []


def _leads(other: Sequence[Piece], relations: Sequence[str]) -> bool:
    """Whether a group begins with a subject: what it begins with is not after the verb, or is there in the place of its second phrase."""
    return other[0].relation not in relations or (other[1].relation == relations[0] == other[0].relation)


def _alike(sentence: Analysis, subject: Piece, other: Piece) -> bool:
    """Whether a phrase may be another subject: a name for a name; what opens a sentence has a capital anyway."""
    if sentence.tokens[other.first].norm in _ARTICLES:
        return False
    if other.relation == FIGURE:  # which may have no word with a content: "once every"
        return True
    ours, theirs = _head(sentence.tokens, subject), _head(sentence.tokens, other)
    return ours.capital == theirs.capital or not ours.index


def _head(tokens: Sequence[Token], phrase: Piece) -> Token:
    return next(tokens[k] for k in range(phrase.last, phrase.first - 1, -1) if tokens[k].content)


def _distributed(sentence: Analysis, end: int) -> list[str]:
    """The sentence for the first and for the second of each pair before "respectively"; [] where there are not two pairs."""
    tokens = sentence.tokens
    spans = {i: (first, last) for first, last in _spans(sentence) for i in range(first, last + 1)}
    pairs = [
        (spans.get(k - 1, (k - 1, k - 1)), spans.get(k + 1, (k + 1, k + 1))) for k in range(1, end) if tokens[k].norm == "and"
    ]
    if len(pairs) != _LEAST:
        return []
    written = []
    for n in range(_LEAST):
        text = sentence.text[: tokens[end - 1].end] + sentence.text[tokens[end].end :]
        for one, two in reversed(pairs):
            kept = (one, two)[n]
            text = (
                text[: tokens[one[0]].start]
                + sentence.text[tokens[kept[0]].start : tokens[kept[1]].end]
                + text[tokens[two[1]].end :]
            )
        written.append(text)
    return written


def _spans(sentence: Analysis) -> Iterator[tuple[int, int]]:
    yield from ((n.first, n.last) for n in sentence.names)
    yield from ((q.first, q.last) for q in sentence.quantities)
    yield from ((d.first, d.last) for d in sentence.dates)
