"""What one party states and another denies."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.language.names import same_word
from summarizer.language.speech import Speech
from summarizer.language.tokens import Token, stem_of
from summarizer.merge.aliases import Aliases
from summarizer.schemas import Conflict

from .sides import Told, is_one_speaker, position, speaker_at

_DENYING = frozenset("denied denies denying disputed disputes refuted refutes".split())
_POINTING = frozenset("this that it".split())
_CLAIMS = frozenset("claim claims allegation allegations accusation accusations".split())
_DETERMINERS = frozenset("the this that these those such any all".split())
_STORES = {stem_of(w): "store" for w in "store storage storing warehouse depot stockpile arsenal cache armory".split()}
"""Words for where things are kept, which one party calls so and another so."""
_EMPTY = frozenset(stem_of(w) for w in "presence existence any ever have be do make there report involvement".split())
_SUPPOSING = frozenset("if whether".split())
_ENDING = frozenset("in at near on with and but while as during there".split())
_REACH = 14
_FEWEST = 2
_ROOM = 2
"""Places that each matched word may take in a statement of the same: "store weapons", "weapons storage facilities"."""
_MOST_POSTINGS = 60
_STATED, _DENIED = "stated", "denied"


@dataclass(frozen=True, slots=True, eq=False)
class _Denial:
    """A sentence in which `speaker` denies; `what` are the words that it denies, none where it only refers back.

    `pointing` tells that it does so with a pronoun ("disputed this") and not with a noun ("denied the allegations").
    """

    told: Told
    speaker: Speech
    what: tuple[Token, ...]
    pointing: bool


def conflicts_of_denials(rows: Sequence[Told], aliases: Aliases) -> list[Conflict]:
    """Return where a party denies what another states: in the sentence before, to which it points, or in the same words elsewhere.

    Words that only make a phrase ("the presence of") and where it is denied count for nothing. A statement is looked up by its
    rarest denied word, so that the work grows with the number of sentences.
    """
    denials = [d for told in rows for d in _denials(told)]
    by_text = {(t.document_id, t.taken.text): t for t in rows}
    postings: dict[str, list[Told]] = defaultdict(list)
    for told in rows:
        for stem in {_canonical(s) for s in told.taken.stems}:
            postings[stem].append(told)
    sides: dict[tuple[str, ...], tuple[list[Told], list[Told], str]] = {}
    for denial in denials:
        stated = _statements(denial, by_text, postings, aliases)
        if not stated:
            continue
        key = tuple(sorted(_stems(denial.what))) or (denial.told.document_id, str(denial.told.start))
        about = _about(denial) if denial.what else _claimed(stated[0])
        stating, denying, _ = sides.setdefault(key, ([], [], about))
        stating += [t for t in stated if t not in stating]
        denying.append(denial.told)
    return [
        Conflict(
            id="",
            about=about,
            kind="statement",
            relation="dispute",
            positions=(position(_STATED, stating), position(_DENIED, denying)),
        )
        for stating, denying, about in sides.values()
    ]


def _denials(told: Told) -> Iterator[_Denial]:
    taken = told.taken
    for verb in taken.tokens:
        speaker = _denier(told, verb) if verb.norm in _DENYING else None
        run = _behind(taken.tokens, verb.index)
        if speaker is None or not run:
            continue
        points = len(run) == 1 and run[0].norm in _POINTING
        claims = len(run) > 1 and run[0].norm in _DETERMINERS and run[1].norm in _CLAIMS
        what = tuple(t for t in _head(run) if t.content and t.stem not in _EMPTY)
        if points or claims or len(what) >= _FEWEST:
            yield _Denial(told, speaker, () if points or claims else what, points)


def _denier(told: Told, verb: Token) -> Speech | None:
    """Who denies: the verb's own speaker, or that of the verb before it ("said ... and denied"); nobody in "was denied entry"."""
    speech = told.taken.speech
    own = next((s for s in speech if s.verb_index == verb.index), None)
    before = told.taken.tokens[verb.index - 1].norm if verb.index else ""
    return own or (next((s for s in reversed(speech) if s.verb_index < verb.index), None) if before == "and" else None)


def _behind(tokens: Sequence[Token], i: int) -> list[Token]:
    """The words behind a verb in its clause, 14 at most."""
    run = tokens[i + 1 : i + 1 + _REACH]
    return [t for t in run if t.clause == run[0].clause]


def _head(run: Sequence[Token]) -> Iterator[Token]:
    """The words up to where the phrase says where, when or what else, once it has said what."""
    told = 0
    for token in run:
        if told >= _FEWEST and token.norm in _ENDING:
            return
        told += token.content and token.stem not in _EMPTY
        yield token


def _statements(
    denial: _Denial, by_text: dict[tuple[str, str], Told], postings: dict[str, list[Told]], aliases: Aliases
) -> list[Told]:
    if not denial.what:
        before = by_text.get((denial.told.document_id, denial.told.before.text)) if denial.told.before is not None else None
        said = speaker_at(before.taken, len(before.taken.tokens)) if before is not None else None
        accused = said is not None and (said.doubting or denial.pointing)
        apart = said is not None and accused and not is_one_speaker(said, denial.speaker, aliases)
        return [before] if before is not None and apart else []
    stems = _stems(denial.what)
    rarest = min(sorted(stems), key=lambda s: len(postings[s]))
    return [
        told
        for told in postings[rarest][:_MOST_POSTINGS]
        if told is not denial.told
        and _states(told, stems)
        and (_is_phrase(denial.what) or _names(told, denial.speaker))
        and not _is_of(told, denial.speaker, aliases)
    ]


def _states(told: Told, stems: frozenset[str]) -> bool:
    """Whether a sentence has all the words close together, and does not deny them itself."""
    taken = told.taken
    if any(t.norm in _DENYING or t.norm in _SUPPOSING for t in taken.tokens):
        return False
    where = [t.index for t in taken.tokens if t.content and _canonical(t.stem) in stems]
    for i in where:
        near = [k for k in where if 0 <= k - i <= _ROOM * len(stems)]
        if {_canonical(taken.tokens[k].stem) for k in near} == stems:
            return not any(k in taken.scope.negated or k in taken.scope.denied or k in taken.scope.hedged for k in near)
    return False


def _is_phrase(what: Sequence[Token]) -> bool:
    """Whether the denied words are telling by themselves: three or more, or two that stand side by side ("weapons warehouses")."""
    return len(what) > _FEWEST or what[-1].index - what[0].index < _FEWEST


def _names(told: Told, speaker: Speech) -> bool:
    """Whether a sentence names who denies: "no role in the attacks" is said of somebody."""
    return any(same_word(p, q) for p in speaker.parts for n in told.taken.names for q in n.parts)


def _is_of(told: Told, speaker: Speech, aliases: Aliases) -> bool:
    return any(is_one_speaker(s, speaker, aliases) for s in told.taken.speech)


def _stems(what: Sequence[Token]) -> frozenset[str]:
    return frozenset(_canonical(t.stem) for t in what)


def _canonical(stem: str) -> str:
    return _STORES.get(stem, stem)


def _about(denial: _Denial) -> str:
    taken = denial.told.taken
    return taken.text[taken.tokens[denial.what[0].index].start : taken.tokens[denial.what[-1].index].end]


def _claimed(told: Told) -> str:
    """What a sentence says less who says so: the words behind its verb of speech, or all of it."""
    taken = told.taken
    verb = next((s.verb_index for s in taken.speech), -1)
    words = [t for t in taken.tokens[verb + 1 :] if t.norm != "that"] or list(taken.tokens)
    clause = [t for t in words[:_REACH] if t.clause == words[0].clause]
    return taken.text[clause[0].start : clause[-1].end]
