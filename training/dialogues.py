"""Small dialogues made of a document's sentences, with claims on who said or did what."""

import random
import re
from collections.abc import Iterator, Sequence

from edits import Edit, Pool, make_false

SPEAKERS = (
    "Harry Jacob Anna Maria Tom Lucy Ben Sophie Mark Linda Kate Paul Emma Jack Olivia Noah Laura Peter Sarah Ian Mia Omar Priya Chen Carlos Fatima "
    "Agent,Client Marketing,Designer Manager,Engineer Chair,Secretary Professor,Student Doctor,Patient Customer,Seller"
).split()
FILLERS = (
    "Yeah.",
    "Okay.",
    "Right.",
    "Really?",
    "Oh, I see.",
    "Hi!",
    "Thanks!",
    "Mm-hmm.",
    "Sure.",
    "What do you mean?",
    "Great, thank you.",
    "Um, I think so.",
)
_FIRST = (
    (r"^(?:He|She) is\b", "I am"),
    (r"^(?:He|She) has\b", "I have"),
    (r"^(?:He|She)\b", "I"),
    (r"\b(?:his|her)\b(?= [a-z])", "my"),
    (r"\b(?:himself|herself)\b", "myself"),
    (r"\b(?:he|she) is\b", "I am"),
    (r"\b(?:he|she) has\b", "I have"),
    (r"\b(?:he|she)\b", "I"),
)
_PRESENT = re.compile(r"^(?:He|She) (?!is\b|has\b|was\b)(?:[a-z]+ly )?[a-z]+s\b")
_OTHERS = re.compile(r"\b(?:him|hers|they|them|said|says|told|added|we|our|I|my|you)\b|[\"“”]")


def can_be_spoken(sentence: str) -> bool:
    """Whether a sentence on a he or a she can be turned into the first person by rule."""
    words = sentence.split()
    fits = 5 <= len(words) <= 22 and words[0] in {"He", "She"} and sentence[-1] == "."
    return fits and not _PRESENT.match(sentence) and not _OTHERS.search(sentence)


def in_first_person(sentence: str) -> str:
    """Return what the person would say of themselves."""
    for pattern, new in _FIRST:
        sentence = re.sub(pattern, new, sentence)
    return sentence


def converse(
    spoken: Sequence[str], asides: Sequence[str], pool: Pool, draw: random.Random
) -> Iterator[tuple[str, str, tuple[tuple[int, int], ...] | None]]:
    """Yield premise, claim and wrong spans (empty: it holds; None: unmarked) on each of some sentences that two people speak."""
    one, two = _speakers(draw)
    turns: list[tuple[str, str]] = []
    said: list[tuple[str, str]] = []
    for sentence in spoken:
        who = draw.choice((one, two))
        turns.append((who, in_first_person(sentence)))
        said.append((who, sentence))
    for aside in asides:
        turns.insert(draw.randrange(len(turns) + 1), (draw.choice((one, two)), aside))
    for _ in range(draw.choice((1, 2, 3))):
        turns.insert(draw.randrange(len(turns) + 1), (draw.choice((one, two)), draw.choice(FILLERS)))
    premise = " ".join(f"{who}: {text}" for who, text in turns)
    for who, sentence in said:
        other = two if who == one else one
        yield premise, _claim(who, other, sentence, draw), ()
        kind = draw.random()
        if kind < 0.4:
            claim = _claim(other, who, sentence, draw)
            yield premise, claim, ((0, len(other)),)
        elif kind < 0.6:
            kept = " ".join(f"{w}: {t}" for w, t in turns if t != in_first_person(sentence))
            yield kept, _claim(who, other, sentence, draw), None
        else:
            edit: Edit | None = next(iter(make_false(_claim(who, other, sentence, draw), pool, draw, 1)), None)
            if edit:
                yield premise, edit.claim, edit.wrong


def _speakers(draw: random.Random) -> tuple[str, str]:
    pick = draw.choice(SPEAKERS)
    if "," in pick:
        one, two = pick.split(",")
        return (one, two) if draw.random() < 0.5 else (two, one)
    one, two = draw.sample([s for s in SPEAKERS if "," not in s], 2)
    return one, two


def _claim(who: str, other: str, sentence: str, draw: random.Random) -> str:
    pronoun, rest = sentence.split(" ", 1)
    kind = draw.random()
    if kind < 0.6:
        return f"{who} {rest}"
    if kind < 0.8:
        return f"{who} tells {other} that {pronoun.lower()} {rest}"
    return f"{who} says {pronoun.lower()} {rest}"
