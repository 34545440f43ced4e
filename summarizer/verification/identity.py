"""Checks on whom a claim speaks of: names, and their places in the sentence."""

from collections.abc import Iterator

from summarizer.language import Analysis
from summarizer.language.lexicon import COUNTRY_NAMES, TITLES
from summarizer.language.names import Name, acronym, same_word
from summarizer.language.tokens import stem_of

from .alignment import Alignment, Body
from .findings import Finding, failed, passed
from .vicinity import preposition_at, preposition_before

_MOST_PLACES = 100
"""Names in the evidence beyond which it is a list, where the place of a name tells nothing."""
_OF_MEN, _OF_WOMEN = (frozenset(words.split()) for words in ("mr sir lord king prince", "mrs ms miss lady dame queen princess"))
_KINDS_OF_PEOPLE = ("ers", "ors", "ists", "ians")
_FEWEST_SHARED = 2
_NEARLY_THE_SAME = 0.88
"""A place in the evidence is the one that the claim speaks of when the two share this many neighbours, and only where the
claim's words are nearly all the evidence's: in a free rewording, a name rightly has other words beside it."""

_TELLS_MOST = 0.6
"""The share of a claim, or of its words that are no names, from which the evidence tells of the same, so that another name there is instead of the claim's."""


def check_names(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """Each name of the claim is in the evidence or its neighbours, spelling, titles, acronyms and demonyms aside."""
    for name in claim.names:
        missing = [p for p in name.parts if not _stands(p, name, body)]
        if not missing and (other := _addressed(claim, name, body)):
            said = f"the claim names {name.text!r}, the evidence {other!r}"
            yield failed("name", "contradicts", name.text, other, said)
        elif not missing:
            yield passed("name", name.text, None, f"{name.text!r} stands in the evidence")
        elif _completed(name, missing, body):
            yield passed("name", name.text, None, f"{name.text!r} is named so in the document")
        elif name.opening and name.first == name.last and _is_word(claim, name, body):
            continue
        elif name.opening and missing == [name.parts[0]] and name.parts[0].endswith(_KINDS_OF_PEOPLE) and len(name.parts) > 1:
            continue  # "Midfielders Gareth Davies": the first word says what they are
        elif _is_shortened(claim, name, missing, body):
            yield failed("content", "lacks", name.text, None, f"the evidence names only a part of {name.text!r}")
        else:
            rival = _rival(claim, name, body, alignment)
            said = f"the claim names {name.text!r}, the evidence {rival!r}" if rival else f"{name.text!r} is not in the evidence"
            yield failed("name", "contradicts" if rival else "lacks", name.text, rival, said)
    yield from _repeated(claim, body)


def _addressed(claim: Analysis, name: Name, body: Body) -> str | None:
    """The name of the evidence that is a man's where the claim's is a woman's, or the other way round; None where one of them is alike or bare."""
    ours = _address(claim, name)
    if not ours:
        return None
    named = [(s, n) for s in (*body.sentences, *body.context) for n in s.names if n.parts[-1] == name.parts[-1]]
    if not named or any(_address(s, n) in (0, ours) for s, n in named):
        return None
    return named[0][1].text


def _address(sentence: Analysis, name: Name) -> int:
    """1 for a name with a man's address, -1 with a woman's, 0 with neither."""
    first = sentence.tokens[name.first].norm
    return (first in _OF_MEN) - (first in _OF_WOMEN)


def _stands(part: str, name: Name, body: Body) -> bool:
    return (
        part in body.words
        or any(same_word(part, other) for other in body.name_parts)
        or part in body.initials
        or (len(name.parts) >= 2 and acronym(name.parts) in body.acronyms)
        or any(same_word(part, other) for other in body.context_parts)
    )


def _completed(name: Name, missing: list[str], body: Body) -> bool:
    """Whether the document has a longer name that holds both the missing parts and one that stands in the evidence."""
    known = [p for p in name.parts if p not in missing]
    return any(all(any(same_word(m, a) for a in alias) for m in missing) for alias in body.find_aliases(known))


def _is_shortened(claim: Analysis, name: Name, missing: list[str], body: Body) -> bool:
    """Whether the evidence has a part of a name by itself ("Mr Sissay"), and the document nobody else who shares that part.

    Then it does not tell who it is, and denies nothing: "David Sissay" may be he, while "Tobias Blinken" is not "Antony Blinken".
    """
    known = [p for p in name.parts if p not in missing]
    if not known or any(_shares(known, n.parts) for n in claim.names if n is not name and not set(missing) <= set(n.parts)):
        return False
    shorter = [n.parts for s in (*body.sentences, *body.context) for n in s.names if _shares(known, n.parts)]
    if any(_is_taken(name, missing, s, n) for s in body.sentences for n in s.names if _shares(known, n.parts)):
        return False
    alone = any(all(any(same_word(p, q) for q in name.parts) for p in parts) for parts in shorter)
    return alone and not any(not any(same_word(a, p) for p in name.parts) for alias in body.find_aliases(known) for a in alias)


def _is_taken(name: Name, missing: list[str], sentence: Analysis, other: Name) -> bool:
    """Whether a number with a capital stands in the evidence where the claim's name has a part more: "the Three Kingdoms"."""
    before = sentence.tokens[other.first - 1] if other.first else None
    return before is not None and before.capital and before.index > 0 and name.parts[0] in missing and before.norm not in TITLES


def _shares(known: list[str], parts: tuple[str, ...]) -> bool:
    return any(same_word(k, p) for k in known for p in parts)


def _is_word(claim: Analysis, name: Name, body: Body) -> bool:
    """Whether a capitalised first word is an ordinary word: what follows it is no verb of a subject that stands alone."""
    token = claim.tokens[name.first]
    if token.stem in body.stems or token.stem in COUNTRY_NAMES:
        return token.stem in body.stems
    if claim.text[token.end : token.end + 1] == "-":
        return True  # "Mother-of-two Anna Bell"
    following = claim.tokens[name.last + 1] if name.last + 1 < len(claim.tokens) else None
    after = claim.tokens[name.last + 2] if name.last + 2 < len(claim.tokens) else None
    if following is not None and after is not None and following.content and not following.capital and claim.forms[after.index]:
        return True  # "Older nurses gained less": the verb has its subject
    plain = token.norm.endswith(("s", "ing", "ed", "ly", "tion", "ment", "ity", "ers", "ness"))
    return plain or (
        following is not None
        and following.content
        and not following.norm.endswith(("ed", "s"))
        and stem_of(following.norm) != "say"
    )


def _rival(claim: Analysis, name: Name, body: Body, alignment: Alignment) -> str | None:
    """A name of the evidence that stands where the claim has `name`, and not in the claim: by the same words, in a sentence that tells most of it."""
    if max(alignment.coverage, alignment.plain) < _TELLS_MOST:
        return None
    ours = {claim.tokens[i].stem for i in range(max(0, name.first - 3), min(len(claim.tokens), name.last + 4))} & claim.stems
    taken = {p for n in claim.names for p in n.parts}
    best: tuple[int, str] | None = None
    for sentence in body.sentences:
        for other in sentence.names:
            if any(same_word(p, t) for p in other.parts for t in taken) or _is_of_talk(other, name, body):
                continue
            if not _hang_alike(claim, name, sentence, other):
                continue
            theirs = {sentence.tokens[i].stem for i in range(max(0, other.first - 4), min(len(sentence.tokens), other.last + 5))}
            shared = len(ours & theirs)
            if shared and (best is None or shared > best[0]):
                best = (shared, other.text)
    return best[1] if best and 2 * best[0] >= len(ours) else None


def _hang_alike(claim: Analysis, name: Name, sentence: Analysis, other: Name) -> bool:
    """Whether two names hang on the same preposition, or one of them on none: who lived in Holm painted no other river than the Vessa."""
    ours, theirs = preposition_before(claim, name), preposition_before(sentence, other)
    return not ours or not theirs or ours == theirs


def _is_of_talk(other: Name, name: Name, body: Body) -> bool:
    """Whether a name in a dialogue contradicts no name of a claim: a first word, or a speaker where the claim names none."""
    if not body.speakers:
        return False
    return (other.opening and other.first == other.last) or (
        bool(body.speakers & set(other.parts)) and not body.speakers & set(name.parts)
    )


def _repeated(claim: Analysis, body: Body) -> Iterator[Finding]:
    """A pair that the claim makes of one name ("between Syria and Syria") is no pair."""
    for a, b in zip(claim.names, claim.names[1:], strict=False):
        opener = claim.tokens[a.first - 1].norm if a.first else ""
        near = opener in ("between", "from", "both") and b.first - a.last == 2 and claim.tokens[a.last + 1].norm in ("and", "to")
        if near and len(a.parts) == len(b.parts) and all(same_word(x, y) for x, y in zip(a.parts, b.parts, strict=True)):
            yield failed(
                "name",
                "contradicts",
                claim.text[claim.tokens[a.first].start : claim.tokens[b.last].end],
                None,
                f"the claim names {a.text!r} twice where two are meant",
            )


def check_slots(claim: Analysis, body: Body, alignment: Alignment) -> Iterator[Finding]:
    """A name stands by the same words as in the evidence: not where the evidence has another name of the claim."""
    if alignment.coverage < _NEARLY_THE_SAME or sum(len(s.names) for s in body.sentences) > _MOST_PLACES:
        return
    places = [
        (other, _neighbours(sentence, other), _place(sentence, other)) for sentence in body.sentences for other in sentence.names
    ]
    for name in claim.names:
        if (
            name.opening
            and len(name.parts) == 1
            and name.parts[0] not in body.name_parts
            and stem_of(name.parts[0]) not in body.stems
        ):
            continue
        if len(name.parts) == 1 and name.text.isupper() and name.parts[0] not in body.words and name.parts[0] in body.name_parts:
            continue  # an acronym of a name that the evidence spells out
        ours = _neighbours(claim, name)
        if len(ours) < 2:
            continue
        own = 0
        best: tuple[int, str] | None = None
        place = _place(claim, name)
        for other, theirs, there in places:
            shared = len(ours & theirs)
            if _same_name(name, other):
                own = max(own, shared)
            elif (best is None or shared > best[0]) and (not any(place) or there == place) and not _is_of_talk(other, name, body):
                best = (shared, other.text)
        if own == 0 and best is not None and best[0] >= _FEWEST_SHARED and not _absent(name, body):
            yield failed(
                "role", "contradicts", name.text, best[1], f"the claim has {name.text!r} where the evidence has {best[1]!r}"
            )


def _place(sentence: Analysis, name: Name) -> tuple[str, bool]:
    """The preposition before a name, or before the list in which it stands, and whether it goes with a noun: "the Olympic swimmer"."""
    after = sentence.tokens[name.last + 1] if name.last + 1 < len(sentence.tokens) else None
    noun = after is not None and after.content and not after.capital and after.clause == sentence.tokens[name.last].clause
    modifies = noun and not name.opening and after is not None and not sentence.forms[after.index]
    return preposition_at(sentence, _listed(sentence, name)[0]), modifies


def _same_name(a: Name, b: Name) -> bool:
    return any(same_word(p, q) for p in a.parts for q in b.parts) or acronym(a.parts) in b.parts or acronym(b.parts) in a.parts


def _absent(name: Name, body: Body) -> bool:
    return not any(same_word(p, q) for p in name.parts for q in body.name_parts)


def _listed(sentence: Analysis, name: Name) -> tuple[int, int]:
    """The first and last token of the list of names in which a name stands: what is beside the list is beside each of them."""
    first, last = name.first, name.last
    for other in reversed(sentence.names):
        if _adjoins(sentence, other.last, first):
            first = other.first
    for other in sentence.names:
        if _adjoins(sentence, last, other.first):
            last = other.last
    return first, last


def _adjoins(sentence: Analysis, last: int, first: int) -> bool:
    """Whether a mark, "and" or "or" alone parts the end of a name from the begin of the next, articles aside."""
    between = {t.norm for t in sentence.tokens[last + 1 : first]}
    marked = sentence.tokens[first].clause > sentence.tokens[last].clause
    return first > last and between <= {"and", "or", "the"} and (marked or bool(between & {"and", "or"}))


def _neighbours(sentence: Analysis, name: Name) -> set[str]:
    """The content stems within three tokens before and after a name, the names themselves left out.

    What stands between two marks right after a name only says more of it, so that what follows it is beside the name, too.
    """
    tokens = sentence.tokens
    first, last = _listed(sentence, name)
    around = [*range(max(0, first - 3), first), *range(last + 1, min(len(tokens), last + 4))]
    inside = tokens[name.last].clause + 1
    after = next((t.index for t in tokens[name.last + 1 :] if t.clause > inside), None)
    if after is not None and tokens[name.last + 1].clause == inside:
        around += range(after, min(len(tokens), after + 3))
    return {tokens[i].stem for i in around if tokens[i].content}
