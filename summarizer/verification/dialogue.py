"""Dialogues: who says each sentence, how it reads alone, and whether a claim has the speaker whom the dialogue has.

"Mike: I bought the tickets." tells of Mike that he bought them, so a claim that tells it of another speaker is false whatever its words; what
is only asked is not told at all, and what is asked and answered is told by who answers.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from summarizer.language import Analysis, analyse
from summarizer.language.clauses import clauses_of
from summarizer.language.deixis import is_office
from summarizer.language.names import same_word
from summarizer.language.phrases import Phrase
from summarizer.language.tokens import stem_of
from summarizer.schemas import Sentence

from .acts import ASKING, REPLYING, is_asking, requests, speech_verb
from .mentions import mark_of, parts_of_name, places_of
from .utterances import Cast, Utterance, utterances_of

Fault = Literal["speaker", "asked", "open"]

_WE = frozenset("we us our ours lets".split())
_YOU = frozenset(("you", "your"))
_WINDOW = 8
"""Sentences before and after one among which its neighbouring turns are looked for."""
_OTHERS = frozenset("he she they him her his their them".split())
_SAYS_IT, _CLEARLY = 0.6, 0.3
"""The share of a claim from which one sentence says it, and by which it says more than another."""
_ASKS_IT = 0.5
_LONGEST_LABEL = 80
_COLON = re.compile(":")
_NEAR = 3
_SOON = 2
"""Turns within which somebody agrees to what another says: a third one may ask whether he does."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """What a claim has and a dialogue has not: another speaker, or as a statement what is only asked there (and left `open`, or not)."""

    kind: Fault
    ours: str
    theirs: str


class Dialogue:
    """The turns among some sentences: `utterances` has one for each sentence that somebody is known to say, by index."""

    def __init__(self, utterances: dict[int, Utterance], labels: dict[str, tuple[str, Cast]]) -> None:
        self.utterances = utterances
        self._labels = labels
        self._called = {speaker: cast.names[speaker] for speaker, cast in labels.values()}
        self.speakers = tuple(dict.fromkeys(u.speaker for u in utterances.values()))
        self._marks = tuple(mark_of(speaker, self._called) for speaker in self.speakers)

    @staticmethod
    def of(sentences: Sequence[Sentence]) -> "Dialogue | None":
        """Return the dialogue of sentences in reading order; None where nobody is known to speak."""
        if not any(s.speaker for s in sentences):
            return None
        found: dict[int, Utterance] = {}
        labels: dict[str, tuple[str, Cast]] = {}
        documents: dict[str, list[tuple[int, Sentence]]] = {}
        for n, sentence in enumerate(sentences):
            if sentence.speaker:
                documents.setdefault(sentence.document_id, []).append((n, sentence))
        for rows in documents.values():
            cast = Cast.of(s for _, s in rows)
            found.update(utterances_of(rows, cast))
            labels.update({f"{speaker}:": (speaker, cast) for speaker in cast.names})
            labels.update({" ".join(s.text[: s.said].split()): (s.speaker, cast) for _, s in rows if s.speaker and s.said})
        return Dialogue(found, labels)

    @cached_property
    def names(self) -> frozenset[str]:
        """The folded parts of the speakers' names."""
        return frozenset(part for speaker in self.speakers for part in parts_of_name(self._called[speaker]))

    def quotation(self, claim: str) -> str | None:
        """Return a claim that quotes a speaker with a label of the dialogue, "Mike: I bought it", as that reads alone; None for any other."""
        for match in _COLON.finditer(claim, 0, _LONGEST_LABEL):
            found = self._labels.get(" ".join(claim[: match.end()].split()))
            if found is not None:
                return found[1].read(" ".join(claim[match.end() :].split()), found[0])
        return None

    def reading(self, n: int, *, asks: bool) -> str | None:
        """Return sentence `n` as it reads alone, with its speaker; for a claim about what is asked, as it was asked. None outside of all turns."""
        utterance = self.utterances.get(n)
        return None if utterance is None else utterance.text if asks else utterance.told

    def find_misfit(self, claim: Analysis, ranked: Sequence[int], stems: Callable[[int], frozenset[str]]) -> Misfit | None:
        """Return what a claim has otherwise than the sentences `ranked`, those that bear on it; `stems` are those of a sentence by index."""
        mentions = self._mentions(claim)
        verb = speech_verb(claim)
        aside = {claim.tokens[i].stem for _, places in mentions for i in places} | {
            stem_of(part) for speaker in {m[0] for m in mentions} for part in self._called[speaker].casefold().split()
        }
        rest = claim.stems - aside - ({claim.tokens[verb].stem} if verb is not None else set())
        if not rest:
            return None
        told = {n: rest & stems(n) for n in ranked if n in self.utterances}
        narrated = max((len(rest & stems(n)) for n in ranked if n not in self.utterances), default=0)
        subject = _subject(claim, mentions, verb)
        if subject:
            found = self._misattributed(claim, subject, verb, told, narrated, len(rest))
        else:
            found = None if mentions else self._of_another(claim, told, narrated, len(rest))
        return found or self._only_asked(claim, {n: len(words) / len(rest) for n, words in told.items()}, narrated / len(rest))

    def _misattributed(
        self, claim: Analysis, subject: str, verb: int | None, told: dict[int, frozenset[str]], narrated: int, count: int
    ) -> Misfit | None:
        """Where a sentence of another says most of a claim about `subject`, and none of his own nearly as much.

        `told` has the words that each sentence has of the claim's `count`; `narrated` is how many a sentence has that nobody says.
        """
        least = _SAYS_IT
        if verb is None:
            done = {c.stem for c in clauses_of(claim) if not c.passive} | {
                stem for speaker, stem in self._following(claim) if speaker == subject
            }
            own = {n for n in told if self._concerns(subject, n, done)}
        elif claim.tokens[verb].stem in ASKING:
            told = {n: words for n, words in told.items() if self.utterances[n].question or requests(self.utterances[n].text)}
            own = {n for n in told if self.utterances[n].speaker == subject}
            least = _ASKS_IT
        else:
            own = {n for n in told if self._says(subject, n, claim.tokens[verb].stem in REPLYING)}
        best = max(told.keys() - own, key=lambda n: (len(told[n]), -n), default=None)
        if best is None or len(told[best]) < least * count:
            return None
        turns: dict[int, frozenset[str]] = {}
        for n in own:
            # What answers a question belongs to it: "Can I drive?", "Yes, short distances".
            answers = n - 1 in own and self.utterances[n - 1].answerer is not None
            turn = self.utterances[n - answers].turn
            turns[turn] = turns.get(turn, frozenset()) | told[n]
        if len(told[best]) - max([narrated, *map(len, turns.values())]) < _CLEARLY * count:
            return None
        utterance = self.utterances[best]
        theirs = next((s for s in (utterance.teller, utterance.speaker) if s != subject), utterance.text)
        return Misfit("speaker", subject, theirs)

    def _of_another(self, claim: Analysis, told: dict[int, frozenset[str]], narrated: int, count: int) -> Misfit | None:
        """Where a claim tells of somebody who does not speak what a speaker tells of himself: "I found a flat", told of Priya."""
        verbs = [c for c in clauses_of(claim) if not c.passive]
        name = next((n for n in claim.names if verbs and n.last < verbs[0].verb), None)
        if name is None or not told:
            return None
        named = {
            n for n in told if any(same_word(p, t.norm) for p in name.parts for t in analyse(self.utterances[n].text).tokens)
        }
        best = max(told.keys() - named, key=lambda n: (len(told[n]), -n), default=None)
        if best is None or len(told[best]) < _SAYS_IT * count:
            return None
        if len(told[best]) - max([narrated, *(len(told[n]) for n in named)]) < _CLEARLY * count:
            return None
        speaker = self.utterances[best].speaker
        of_himself = not is_office(speaker) and self._does(speaker, analyse(self.utterances[best].text), verbs[0].stem)
        return Misfit("speaker", name.text, speaker) if of_himself else None

    def _does(self, speaker: str, sentence: Analysis, verb: str) -> bool:
        """Whether a sentence of a speaker has himself do something: as "I", or without a subject at its head ("Found a flat")."""
        first = next((t for t in sentence.tokens if t.clause), None)
        doers = (c.doer for c in clauses_of(sentence) if c.stem == verb and c.doer)
        return (first is not None and first.stem == verb) or any(self._named(sentence, doer) == speaker for doer in doers)

    def _says(self, speaker: str, n: int, replying: bool) -> bool:
        utterance = self.utterances[n]
        if speaker in (utterance.speaker, utterance.answerer):
            return True
        after = (u for k in range(n + 1, n + _WINDOW) if (u := self.utterances.get(k)))
        return replying and any(u.speaker == speaker and u.turn - utterance.turn <= _SOON for u in after)

    def _concerns(self, speaker: str, n: int, done: set[str]) -> bool:
        """Whether a sentence may tell something of a speaker: he says or answers it, or is named or meant in it.

        Where it has somebody do what the claim has done, by the verbs with the stems `done`, it tells of him alone.
        """
        utterance = self.utterances[n]
        read = analyse(utterance.text)
        doers = {doer for c in clauses_of(read) if c.stem in done and c.doer and (doer := self._named(read, c.doer))}
        doers |= {doer for doer, stem in self._following(read) if stem in done}
        if doers:
            return speaker in doers
        if speaker == utterance.teller:
            return True
        if self._stands(speaker, read):
            return True
        asked = self.utterances.get(n - 1)
        bare = "their" not in {t.norm for t in read.tokens} and not self._stands(utterance.speaker, read)
        if bare and asked is not None and asked.answerer == utterance.speaker != asked.speaker and not asked.bare:
            return self._concerns(speaker, n - 1, done)
        norms = {t.norm for t in read.tokens}
        around = [u for k in range(n - _WINDOW, n + _WINDOW) if (u := self.utterances.get(k))]
        heard = norms & _YOU and any(u.speaker == speaker and abs(u.turn - utterance.turn) == 1 for u in around)
        if norms & _WE or heard:
            return True
        before = [u for k in range(n - _NEAR, n) if (u := self.utterances.get(k))]
        return bool(norms & _OTHERS) and any(u.speaker != speaker and self._stands(speaker, analyse(u.text)) for u in before)

    def _only_asked(self, claim: Analysis, shares: dict[int, float], narrated: float) -> Misfit | None:
        if is_asking(claim):
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

    def _following(self, sentence: Analysis) -> Iterator[tuple[str, str]]:
        """The speakers whom a sentence names, each with the stem of the next word of content, if that is near."""
        for speaker, places in self._mentions(sentence):
            after = sentence.tokens[places[-1] + 1 : places[-1] + 1 + _NEAR]
            following = next((t for t in after if t.content), None)
            if following is not None and following.clause == sentence.tokens[places[-1]].clause:
                yield speaker, following.stem

    def _stands(self, speaker: str, sentence: Analysis) -> bool:
        """Whether a sentence names a speaker besides in its label."""
        return any(s == speaker and not _is_label(sentence, places) for s, places in self._mentions(sentence))

    def _mentions(self, claim: Analysis) -> list[tuple[str, tuple[int, ...]]]:
        """The speakers whom a claim names, in order, each with its tokens."""
        found = [(mark.speaker, places) for mark in self._marks for places in places_of(mark, claim)]
        return sorted(found, key=lambda m: m[1])


def _is_label(sentence: Analysis, places: tuple[int, ...]) -> bool:
    return sentence.tokens[places[0]].clause == 0


def _subject(claim: Analysis, mentions: Sequence[tuple[str, tuple[int, ...]]], verb: int | None) -> str | None:
    """The speaker of whom a claim tells something: the one whom it names before its first verb; None where these are several, or none."""
    if verb == 0:
        return mentions[0][0] if mentions else None
    first = verb if verb is not None else next((c.verb for c in clauses_of(claim)), len(claim.tokens))
    early = [m for m in mentions if m[1][0] < first]
    return early[0][0] if early and len({m[0] for m in early}) == 1 else None
