"""The sentences of a dialogue as they read alone: with their speaker, and a question with what its answer makes of it.

"Mike: I bought the tickets." reads "Mike said: Mike bought the tickets.", and "Shall I?", answered "No." by Ann, what Ann says shall not be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.language.deixis import called, spoken_by
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


def utterances_of(rows: Sequence[tuple[int, Sentence]]) -> Iterable[tuple[int, Utterance]]:
    """The utterances of one document, from its sentences with their indices."""
    speakers = list(dict.fromkeys(s.speaker for _, s in rows if s.speaker))
    turns: list[list[tuple[int, Sentence]]] = []
    for n, s in rows:
        if s.speaker is None:
            continue
        if turns and turns[-1][-1][1].speaker == s.speaker:
            turns[-1].append((n, s))
        else:
            turns.append([(n, s)])
    for number, turn in enumerate(turns):
        speaker = turn[0][1].speaker or ""
        hearer = next(s for s in speakers if s != speaker) if len(speakers) == 2 else None
        reply = turns[number + 1] if number + 1 < len(turns) else None
        for place, (n, s) in enumerate(turn):
            last = place + 1 == len(turn) or (
                is_question(_words(s)) and not any(is_question(_words(t)) for _, t in turn[place + 1 :])
            )
            yield n, _utterance(s, number, speaker, hearer, reply if last else None)


def read_alone(words: str, speaker: str, hearer: str | None) -> str:
    """Return what a speaker says as it reads alone: "Mike said: Mike bought it"; `hearer` is whom "you" means, where that is known."""
    who, whom = called(speaker), called(hearer) if hearer else None
    if is_question(words):
        return f"{who} asked: {spoken_by(stated(words, None), who, whom)}"
    return f"{who} said: {spoken_by(words, who, whom)}" if words else who


def _utterance(
    sentence: Sentence, turn: int, speaker: str, hearer: str | None, reply: Sequence[tuple[int, Sentence]] | None
) -> Utterance:
    who, whom = called(speaker), called(hearer) if hearer else None
    words = _words(sentence)
    text = read_alone(words, speaker, hearer)
    answerer, first = (reply[0][1].speaker, _words(reply[0][1])) if reply else (None, "")
    if not is_question(words):
        doubted = is_in_doubt(words)
        if answerer and not doubted and is_denial(first):
            denied = f"{called(answerer)} denied that {spoken_by(words, who, whom)}"
            return Utterance(speaker, turn, text, False, "no", denied, answerer)
        return Utterance(speaker, turn, text, doubted, None, text, None)
    if answerer is None or reply is None:
        return Utterance(speaker, turn, text, True, None, text, None)
    answer = answer_to(words, first)
    if answer == "open":
        left = None if is_unsettled(first) or (len(reply) == 1 and is_question(first)) else answer
        return Utterance(speaker, turn, text, True, left, text, answerer)
    said = spoken_by(stated(words, answer), who, whom or called(answerer))
    told = f"{called(answerer)} {'confirmed' if answer == 'yes' else 'said'}: {said}"
    return Utterance(speaker, turn, text, True, answer, told, answerer)


def _words(sentence: Sentence) -> str:
    return " ".join(sentence.text[sentence.said :].split())
