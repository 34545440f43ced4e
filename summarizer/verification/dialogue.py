"""Dialogues: who says each sentence, how it reads alone, and whether a claim has the speaker whom the dialogue has.

"Mike: I bought the tickets." tells of Mike that he bought them, so a claim that tells it of another speaker is false whatever its words; what
is only asked is not told at all, and what is asked and answered is told by who answers.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from summarizer.language import Analysis, analyse
from summarizer.language.clauses import clauses_of
from summarizer.language.deixis import called, is_office, synonyms_of
from summarizer.language.lexicon import SPEECH_VERBS, TITLES
from summarizer.language.names import same_word
from summarizer.language.phrases import Phrase
from summarizer.language.questions import is_in_doubt
from summarizer.language.tokens import fold, stem_of
from summarizer.schemas import Sentence

from .utterances import Utterance, read_alone, utterances_of

Fault = Literal["speaker", "asked", "open"]

_ASKING = frozenset(stem_of(w) for w in "ask inquire enquire wonder question request beg invite query".split())
_RAISING = _ASKING | frozenset(
    stem_of(w)
    for w in "suggest propose offer recommend discuss talk consider debate consult interested unsure uncertain whether".split()
)
"""Words of claims that a question may bear out: what is asked is raised, offered, or in doubt."""
_SAYING = frozenset(stem_of(w) for w in SPEECH_VERBS) | frozenset(
    stem_of(w)
    for w in """agree confirm remind complain refuse thank explain answer reply respond apologize apologise assure offer propose recommend advise
    mention promise decline accept think inform greet congratulate admit invite""".split()
)
_REPLYING = frozenset(
    stem_of(w) for w in "agree confirm accept promise refuse decline deny admit reply answer respond reject assure".split()
)
"""Speech acts that may rest on what another says right before: "Can you come?", "Yes"."""
_WE = frozenset("we us our ours lets".split())
_OTHERS = frozenset("he she they him her his their them".split())
_SAYS_IT, _CLEARLY = 0.6, 0.3
"""The share of a claim from which one sentence says it, and by which it says more than another."""
_ASKS_IT = 0.5
_LONGEST_LABEL = 80
_COLON = re.compile(":")
_QUOTED = re.compile(r"\b(?:said|asked): ")
_FOLLOWING = frozenset("designer expert manager team lead".split())
"""What may follow the name of a department where its man speaks: "the user interface designer"."""
_NEAR = 3
_SOON = 2
"""Turns within which somebody agrees to what another says: a third one may ask whether he does."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """What a claim has and a dialogue has not: another speaker, or as a statement what is only asked there (and left `open`, or not)."""

    kind: Fault
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class _Mark:
    """By what a claim names a speaker: the words of his `office` in a row, or one of `words`, which are no other speaker's."""

    speaker: str
    office: tuple[str, ...]
    words: frozenset[str]


class Dialogue:
    """The turns among some sentences: `utterances` has one for each sentence that somebody is known to say, by index."""

    def __init__(self, utterances: dict[int, Utterance], labels: dict[str, str]) -> None:
        self.utterances = utterances
        self._labels = labels
        self.speakers = tuple(dict.fromkeys(u.speaker for u in utterances.values()))
        self._marks = tuple(_mark(speaker, self.speakers) for speaker in self.speakers)

    @staticmethod
    def of(sentences: Sequence[Sentence]) -> "Dialogue | None":
        """Return the dialogue of sentences in reading order; None where nobody is known to speak."""
        if not any(s.speaker for s in sentences):
            return None
        found: dict[int, Utterance] = {}
        documents = dict.fromkeys(s.document_id for s in sentences if s.speaker)
        for document in documents:
            found.update(utterances_of([(n, s) for n, s in enumerate(sentences) if s.document_id == document]))
        labels = {" ".join(s.text[: s.said].split()): s.speaker for s in sentences if s.speaker and s.said}
        return Dialogue(found, labels | {f"{speaker}:": speaker for speaker in labels.values()})

    @cached_property
    def names(self) -> frozenset[str]:
        """The folded parts of the speakers' names."""
        return frozenset(part for speaker in self.speakers for part in _parts(speaker))

    def quotation(self, claim: str) -> str | None:
        """Return a claim that quotes a speaker with a label of the dialogue, "Mike: I bought it", as that reads alone; None for any other."""
        for match in _COLON.finditer(claim, 0, _LONGEST_LABEL):
            speaker = self._labels.get(" ".join(claim[: match.end()].split()))
            if speaker is not None:
                hearer = next(s for s in self.speakers if s != speaker) if len(self.speakers) == 2 else None
                return read_alone(" ".join(claim[match.end() :].split()), speaker, hearer)
        return None

    def reading(self, n: int, *, asks: bool) -> str | None:
        """Return sentence `n` as it reads alone, with its speaker; for a claim about what is asked, as it was asked. None outside of all turns."""
        utterance = self.utterances.get(n)
        return None if utterance is None else utterance.text if asks else utterance.told

    def is_asking(self, claim: Analysis) -> bool:
        """Whether a claim is about what somebody asks or raises, or quotes him."""
        if is_in_doubt(claim.text) or _QUOTED.search(claim.text):
            return True
        return any(t.stem in _RAISING or (t.norm == "know" and claim.tokens[t.index - 1].norm == "to") for t in claim.tokens)

    def find_misfit(self, claim: Analysis, ranked: Sequence[int], stems: Callable[[int], frozenset[str]]) -> Misfit | None:
        """Return what a claim has otherwise than the sentences `ranked`, those that bear on it; `stems` are those of a sentence by index."""
        mentions = self._mentions(claim)
        verb = _speech_verb(claim)
        aside = {claim.tokens[i].stem for _, places in mentions for i in places}
        rest = claim.stems - aside - ({claim.tokens[verb].stem} if verb is not None else set())
        if not rest:
            return None
        told = {n: rest & stems(n) for n in ranked if n in self.utterances}
        narrated = max((len(rest & stems(n)) for n in ranked if n not in self.utterances), default=0)
        subject = _subject(claim, mentions, verb)
        found = self._misattributed(claim, subject, verb, told, narrated, len(rest)) if subject else None
        return found or self._only_asked(claim, {n: len(words) / len(rest) for n, words in told.items()}, narrated / len(rest))

    def _misattributed(
        self, claim: Analysis, subject: str, verb: int | None, told: dict[int, frozenset[str]], narrated: int, count: int
    ) -> Misfit | None:
        """Where a sentence of another says most of a claim about `subject`, and none of his own nearly as much.

        `told` has the words that each sentence has of the claim's `count`; `narrated` is how many a sentence has that nobody says.
        """
        least = _SAYS_IT
        if verb is None:
            done = {c.stem for c in clauses_of(claim) if not c.passive}
            own = {n for n in told if self._concerns(subject, n, done)}
        elif claim.tokens[verb].stem in _ASKING:
            told = {n: words for n, words in told.items() if self.utterances[n].question or _requests(self.utterances[n].text)}
            own = {n for n in told if self.utterances[n].speaker == subject}
            least = _ASKS_IT
        else:
            own = {n for n in told if self._says(subject, n, claim.tokens[verb].stem in _REPLYING)}
        best = max(told.keys() - own, key=lambda n: (len(told[n]), -n), default=None)
        if best is None or len(told[best]) < least * count:
            return None
        turns: dict[int, frozenset[str]] = {}
        for n in own:
            turn = self.utterances[n].turn
            turns[turn] = turns.get(turn, frozenset()) | told[n]
        if len(told[best]) - max([narrated, *map(len, turns.values())]) < _CLEARLY * count:
            return None
        utterance = self.utterances[best]
        theirs = next((s for s in (utterance.teller, utterance.speaker) if s != subject), utterance.text)
        return Misfit("speaker", subject, theirs)

    def _says(self, speaker: str, n: int, replying: bool) -> bool:
        utterance = self.utterances[n]
        if speaker in (utterance.speaker, utterance.answerer):
            return True
        after = (u for k in range(n + 1, n + 1 + 3 * _NEAR) if (u := self.utterances.get(k)))
        return replying and any(u.speaker == speaker and u.turn - utterance.turn <= _SOON for u in after)

    def _concerns(self, speaker: str, n: int, done: set[str]) -> bool:
        """Whether a sentence may tell something of a speaker: he says or answers it, or is named or meant in it.

        Where it has somebody do what the claim has done, by the verbs with the stems `done`, it tells of him alone.
        """
        utterance = self.utterances[n]
        read = analyse(utterance.text)
        doers = {doer for c in clauses_of(read) if c.stem in done and c.doer and (doer := self._named(read, c.doer))}
        if doers:
            return speaker in doers
        if speaker == utterance.teller:
            return True
        if _stands(speaker, read):
            return True
        norms = {t.norm for t in read.tokens}
        if norms & _WE or (norms & {"you", "your"} and len(self.speakers) > 2):
            return True
        before = [u for k in range(n - _NEAR, n) if (u := self.utterances.get(k))]
        return bool(norms & _OTHERS) and any(u.speaker != speaker and _stands(speaker, analyse(u.text)) for u in before)

    def _only_asked(self, claim: Analysis, shares: dict[int, float], narrated: float) -> Misfit | None:
        if self.is_asking(claim):
            return None
        asked = {n: s for n, s in shares.items() if self.utterances[n].bare}
        told = max((s for n, s in shares.items() if n not in asked), default=0.0)
        told = max(told, narrated)
        best = max(asked, key=lambda n: asked[n], default=None)
        if best is None or asked[best] < _SAYS_IT or asked[best] - told < _CLEARLY:
            return None
        utterance = self.utterances[best]
        return Misfit("asked" if utterance.answer is None else "open", claim.text, utterance.text)

    def _named(self, sentence: Analysis, phrase: Phrase) -> str | None:
        """The speaker for whom a phrase of a sentence stands."""
        inside = range(phrase.first, phrase.last + 1)
        return next((s for s, places in self._mentions(sentence) if all(i in inside for i in places)), None)

    def _mentions(self, claim: Analysis) -> list[tuple[str, tuple[int, ...]]]:
        """The speakers whom a claim names, in order, each with its tokens."""
        found = [(mark.speaker, places) for mark in self._marks for places in _places(mark, claim)]
        return sorted(found, key=lambda m: m[1])


@lru_cache(maxsize=4096)
def _parts(speaker: str) -> tuple[str, ...]:
    words = [fold(w.strip(".,")) for w in called(speaker).split()]
    plain = tuple(w for w in words if w not in TITLES and w not in ("the", "of", "and") and not w.isdigit())
    return plain or tuple(words)


def _mark(speaker: str, speakers: Sequence[str]) -> _Mark:
    parts = _parts(speaker)
    others = [s for s in speakers if s != speaker]
    if not is_office(speaker):
        return _Mark(speaker, (), frozenset(p for p in parts if not any(same_word(p, q) for s in others for q in _parts(s))))
    same = synonyms_of(parts[-1])
    shared = any(is_office(s) and same & set(_parts(s)) for s in others)
    return _Mark(speaker, parts, frozenset() if shared else same)


def _places(mark: _Mark, claim: Analysis) -> list[tuple[int, ...]]:
    """Where a claim names a speaker: by his name, by his office, or by another word for it."""
    tokens = claim.tokens
    if not mark.office:
        return [(t.index,) for t in tokens if t.capital and any(same_word(t.norm, word) for word in mark.words)]
    found = []
    for i in range(len(tokens) - len(mark.office) + 1):
        end = i + len(mark.office)
        if all(t.norm == p or t.stem == stem_of(p) for p, t in zip(mark.office, tokens[i:end], strict=True)):
            more = end < len(tokens) and tokens[end].norm in _FOLLOWING
            found.append(tuple(range(i, end + more)))
    return found or [(t.index,) for t in tokens if t.norm in mark.words]


def _stands(speaker: str, sentence: Analysis) -> bool:
    """Whether a sentence names a speaker besides in its label."""
    return any(not _is_label(sentence, places) for places in _places(_mark(speaker, ()), sentence))


def _is_label(sentence: Analysis, places: tuple[int, ...]) -> bool:
    return sentence.tokens[places[0]].clause == 0


def _speech_verb(claim: Analysis) -> int | None:
    """The first verb of a claim, where that says what somebody says or asks."""
    verb = next(
        (t for t in claim.tokens if t.index and not t.capital and (t.stem in _ASKING | _SAYING) and t.norm not in TITLES), None
    )
    if verb is None:
        return None
    first = next((c.verb for c in clauses_of(claim) if c.verb < verb.index), None)
    return verb.index if first is None else None


def _subject(claim: Analysis, mentions: Sequence[tuple[str, tuple[int, ...]]], verb: int | None) -> str | None:
    """The speaker of whom a claim tells something: the one whom it names before its first verb; None where these are several, or none."""
    first = verb if verb is not None else next((c.verb for c in clauses_of(claim)), len(claim.tokens))
    early = [m for m in mentions if m[1][0] < first]
    return early[0][0] if early and len({m[0] for m in early}) == 1 else None


def _requests(text: str) -> bool:
    """Whether a sentence that is no question asks for something."""
    words = {t.norm for t in analyse(text).tokens}
    return bool(
        words & {"please", "want", "need", "like", "wonder", "wondering", "ask", "asked", "know", "request", "let", "tell"}
    )
