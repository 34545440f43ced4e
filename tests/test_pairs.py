"""Many claims at once: the order, the errors, what is read ahead."""

import json
import threading
from collections.abc import Iterator

import pytest

from summarizer.api import verify_pairs
from summarizer.errors import InputError, SettingsError
from summarizer.language import analyse
from summarizer.pairs import in_order

DOCUMENT = "Five people died in the flood on Monday. The mayor, Ada Long, was not arrested. The bridge is closed."
SAID = ["Five people died.", "Nine people died.", "Ada Long was arrested.", "The bridge is shut.", "It rained in Pisa."]
LINES = [json.dumps({"id": n, "document": DOCUMENT, "claim": SAID[n % len(SAID)]}) for n in range(40)]


def test_answers_are_the_same_one_by_one_and_ahead() -> None:
    """Reading ahead and two threads change no byte and no place of an answer."""
    assert list(verify_pairs(LINES, ahead=True)) == list(verify_pairs(LINES))


def test_processes_answer_the_same() -> None:
    """Where pairs are judged changes no byte; an error comes after the answers before it, and blank lines are counted."""
    many = [line for n, line in enumerate(LINES * 2, 1) for line in (line, "\n")[: 1 + (n == 3)]]
    expected = list(verify_pairs(many))
    assert list(verify_pairs(many, executor="processes:2")) == expected

    answers = verify_pairs([*many, "{"], executor="processes:2")
    assert [next(answers) for _ in expected] == expected
    with pytest.raises(InputError, match=f"line {len(many) + 1} is no JSON"):
        next(answers)


def test_a_judge_is_asked_from_one_process() -> None:
    """An executor beside a judge or a reader of one's own is refused in a sentence."""
    with pytest.raises(SettingsError, match="expected none beside a judge"):
        next(verify_pairs(LINES, executor="processes", nli="folder"))


def test_a_program_may_wait_for_each_answer() -> None:
    """Without reading ahead, each pair is answered before the next is asked for."""
    asked = 0

    def lines() -> Iterator[str]:
        nonlocal asked
        for asked, line in enumerate(LINES, 1):  # noqa: B007 - counted for the test
            yield line

    for n, _ in enumerate(verify_pairs(lines()), 1):
        assert asked == n


def test_only_a_few_are_read_ahead() -> None:
    """However many items there are, only a few are held."""
    read = 0

    def items() -> Iterator[int]:
        nonlocal read
        for n in range(1000):
            read += 1
            yield n

    for n, answer in enumerate(in_order(lambda item: item, items())):
        assert answer == n
        assert read <= n + 16


def test_items_are_judged_side_by_side() -> None:
    """Two items are under way at once, and the order stays."""
    met = threading.Barrier(2, timeout=20)

    def judge(n: int) -> int:
        met.wait()
        return n

    assert list(in_order(judge, range(6))) == list(range(6))


def test_what_stands_before_a_bad_pair_is_answered() -> None:
    """The error comes in its place, after the answers before it."""
    answers = verify_pairs([*LINES[:3], "{", *LINES[3:]], ahead=True)
    assert [json.loads(next(answers))["id"] for _ in range(3)] == [0, 1, 2]
    with pytest.raises(InputError, match="line 4 is no JSON"):
        next(answers)


def test_what_is_kept_of_sentences_is_bounded() -> None:
    """A run over many documents keeps no more sentences than one over a few thousand."""
    lines = [
        json.dumps({"id": n, "document": " ".join(f"Room {n} has {m} chairs." for m in range(50)), "claim": "It rained."})
        for n in range(150)
    ]
    for _ in verify_pairs(lines):
        assert analyse.cache_info().currsize <= 3_200
