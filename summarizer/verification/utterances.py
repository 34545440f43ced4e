"""The sentences of a dialogue as they read alone: with their speaker, and a question with what its answer makes of it.

"Mike: I bought the tickets." reads "Mike said: Mike bought the tickets.", and "Shall I?", answered "No." by Ann, what Ann says shall not be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.language.deixis import called, introduced, is_office, spoken_by
from summarizer.language.questions import Answer, answer_to, is_denial, is_in_doubt, is_question, is_unsettled, stated
from summarizer.schemas import Sentence


@dataclass(frozen=True)
class Utterance:
    """A sentence of a dialogue, said by `speaker` in turn number `turn`.

    `text` is how it reads alone, `told` what it tells once the `answerer` has said yes or no to it; the same where nobody has. A `question` leaves open
    what it says, like "I don't know if that is possible"; `answer` is None where it has none, or never will.
    """

    speaker: str
    turn: int
    text: str
    question: bool
    answer: Answer | None
    told: str
    answerer: str | None

    @property
    def teller(self) -> str:
        """Who tells what it tells: who answers, or else the speaker."""
        return self.answerer or self.speaker

    @property
    def bare(self) -> bool:
        """Whether it only asks."""
        return self.question and self.answer not in ("yes", "no")


@dataclass(frozen=True, slots=True)
class Cast:
    """The speakers of a document by their labels, each with what he is called: "the sales agent Carla", who says that this is her name."""

    names: dict[str, str]

    @staticmethod
    def of(sentences: Iterable[Sentence]) -> "Cast":
        """Return the speakers of some sentences, in order."""
        names: dict[str, str] = {}
        for s in sentences:
            if s.speaker is None:
                continue
            names.setdefault(s.speaker, called(s.speaker))
            own = introduced(_words(s)) if is_office(s.speaker) and names[s.speaker] == called(s.speaker) else None
            if own:
                names[s.speaker] += f" {own}"
        return Cast(names)

    def hearer(self, speaker: str) -> str | None:
        """Whom a speaker means by "you": the other of two, None among more."""
        return next((s for s in self.names if s != speaker), None) if len(self.names) == 2 else None

    def resolve(self, words: str, speaker: str, hearer: str | None = None) -> str:
        """Return a speaker's words with names for "I" and "you"; `hearer` is whom he speaks to where that is known otherwise."""
        whom = self.hearer(speaker) or hearer
        return spoken_by(words, self.names[speaker], self.names[whom] if whom else None)

    def read(self, words: str, speaker: str) -> str:
        """Return what a speaker says as it reads alone: "Mike said: Mike bought it"."""
        who = self.names[speaker]
        if is_question(words):
            return f"{who} asked: {self.resolve(stated(words, None), speaker)}"
        return f"{who} said: {self.resolve(words, speaker)}" if words else who


def utterances_of(rows: Sequence[tuple[int, Sentence]], cast: Cast) -> Iterable[tuple[int, Utterance]]:
    """Return the utterances of one document, from its sentences with their indices."""
    turns: list[list[tuple[int, Sentence]]] = []
    for n, s in rows:
        if s.speaker is None:
            continue
        if turns and turns[-1][-1][1].speaker == s.speaker:
            turns[-1].append((n, s))
        else:
            turns.append([(n, s)])
    for number, turn in enumerate(turns):
        reply = [s for _, s in turns[number + 1]] if number + 1 < len(turns) else []
        for place, (n, s) in enumerate(turn):
            last = place + 1 == len(turn) or (
                is_question(_words(s)) and not any(is_question(_words(t)) for _, t in turn[place + 1 :])
            )
            yield n, _utterance(s, number, turn[0][1].speaker or "", cast, reply if last else [])


def _utterance(sentence: Sentence, turn: int, speaker: str, cast: Cast, reply: Sequence[Sentence]) -> Utterance:
    words = _words(sentence)
    text = cast.read(words, speaker)
    answerer, first = (reply[0].speaker, _words(reply[0])) if reply else (None, "")
    if not is_question(words):
        doubted = is_in_doubt(words)
        if answerer and not doubted and is_denial(first):
            denied = f"{cast.names[answerer]} denied that {cast.resolve(words, speaker)}"
            return Utterance(speaker, turn, text, False, "no", denied, answerer)
        return Utterance(speaker, turn, text, doubted, None, text, None)
    if answerer is None:
        return Utterance(speaker, turn, text, True, None, text, None)
    answer = answer_to(words, first)
    if answer == "open":
        left = None if is_unsettled(first) or (len(reply) == 1 and is_question(first)) else answer
        return Utterance(speaker, turn, text, True, left, text, answerer)
    verb = "confirmed" if answer == "yes" else "said"
    told = f"{cast.names[answerer]} {verb}: {cast.resolve(stated(words, answer), speaker, answerer)}"
    return Utterance(speaker, turn, text, True, answer, told, answerer)


def _words(sentence: Sentence) -> str:
    return " ".join(sentence.text[sentence.said :].split())
