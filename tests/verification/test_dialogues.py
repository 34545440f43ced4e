"""Claims on twelve invented dialogues: chats, meetings, calls, interviews, hearings.

False ones have the wrong speaker or doer, state what was only asked, or what was denied, nearly in the document's words. The first six were written
and labelled before the verifier knew of turns, `later` six after that, and before they were run. docs/verification.md prints the rates.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from summarizer import summarize, verify
from summarizer.recheck import faults
from summarizer.verification import EvidenceIndex, Passages, verify_claim
from tests.texts import passages

DIALOGUES = Path(__file__).parent / "dialogues"
LATER = DIALOGUES / "later"
CALL = (
    "Mike: Do we have any milk?\nAnn: No. I bought the last bottle on Monday.\nMike: I'll buy some. Should I bring bread?\n"
    "Ann: How much is it?\nMike: I don't know if the shop is open.\nAnn: It is open until eight.\nPetra: Hello, I have the tickets.\n"
)


@pytest.fixture(scope="module")
def call() -> EvidenceIndex:
    """Three speakers."""
    return EvidenceIndex(Passages.of(passages(CALL)))


@pytest.mark.long
@pytest.mark.parametrize(("folder", "most_false", "least_true"), [(DIALOGUES, 6, 70), (LATER, 2, 41)], ids=["first", "later"])
def test_dialogues(folder: Path, most_false: int, least_true: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Before the verifier knew of turns 52 of the first 71 false claims passed, and 61 of 71 true ones; 30 of 37 and 35 of 45 of the later."""
    passed: Counter[tuple[str, bool]] = Counter()
    count: Counter[tuple[str, bool]] = Counter()
    for path in sorted(folder.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        verdicts = verify([row["claim"] for row in rows], [path.with_suffix(".txt")])
        for row, verdict in zip(rows, verdicts, strict=True):
            for kind in (row.get("kind"), "all"):
                if kind:
                    count[kind, bool(row["label"])] += 1
                    passed[kind, bool(row["label"])] += verdict.label == "supported"
    with capsys.disabled():
        for (kind, true), n in sorted(count.items()):
            print(
                f"\ndialogues, {folder.name}, {kind}: {passed[kind, true]} of {n} {'true' if true else 'false'} claims pass",
                end="",
            )
    assert passed["all", False] <= most_false
    assert passed["all", True] >= least_true


@pytest.mark.parametrize(
    "claim",
    [
        "Ann bought the last bottle on Monday.",
        "Mike asks if they have any milk.",
        "Petra has the tickets.",
        "Petra says that she has the tickets.",
        "Mike: I'll buy some.",
        "Ann: It is open until eight.",
        "The shop is open until eight.",
        "Mike doesn't know if the shop is open.",
        "I bought the last bottle on Monday.",
        "I don't know if the shop is open.",
        "Hello, I have the tickets.",
    ],
)
def test_what_a_speaker_says_of_himself_is_told_of_him(claim: str, call: EvidenceIndex) -> None:
    """Whoever says "I" is meant by it, a quote that opens with his label is his, and what stands there word for word is said."""
    assert verify_claim(claim, call).label == "supported"


@pytest.mark.parametrize(
    ("claim", "check"),
    [
        ("Mike bought the last bottle on Monday.", "attribution"),
        ("Petra bought the last bottle on Monday.", "attribution"),
        ("Ann asks if they have any milk.", "attribution"),
        ("Ann has the tickets.", "attribution"),
        ("Carla bought the last bottle on Monday.", "attribution"),
        ("Mike should bring bread.", "modality"),
        ("Ann: I have the tickets.", "attribution"),
    ],
)
def test_it_is_told_of_nobody_else(claim: str, check: str, call: EvidenceIndex) -> None:
    """Another speaker neither did nor said it, and what is only asked is not so."""
    found = verify_claim(claim, call)
    assert found.label != "supported"
    assert check in {r.check for r in found.reasons if r.outcome == "fail"}


def test_a_claim_without_a_word_is_no_crash(call: EvidenceIndex) -> None:
    """Marks, white space and a label alone are claims as well."""
    for claim in ("!", "...", "Mike:", "Mike: ", "12", "according", "Ann"):
        verify_claim(claim, call)


def test_a_speaker_that_opens_with_a_preposition_is_no_crash() -> None:
    """A firm called "From Software" is asked for its part in a dialogue like anybody else."""
    dialogue = (
        "ANNA: From Software said the game is late.\n\nBEN: The game is delayed until May. I think that is right.\n\n"
        "ANNA: Okay. We will wait for it.\n\nBEN: Fine. The price stays the same."
    )
    verify_claim("According to From Software, the game is delayed until May.", EvidenceIndex(Passages.of(passages(dialogue))))


def test_what_a_speaker_thinks_he_says_and_what_he_tells_of_others_thoughts_he_does_not() -> None:
    """In a chat "I think" states; that a third one thinks so does not."""
    chat = "TOM: Hi, is it all set?\n\nANNA: I think Kim bought the tickets.\n\nTOM: Good.\n\nANNA: Kim thinks Ben sold the car."
    index = EvidenceIndex(Passages.of(passages(chat)))
    assert verify_claim("Kim bought the tickets.", index).label == "supported"
    assert verify_claim("Kim thinks Ben sold the car.", index).label == "supported"
    assert verify_claim("Ben sold the car.", index).label == "unsupported"


def test_a_report_says_who_speaks() -> None:
    """A statement from a turn opens with the label of its speaker, who is its attribution, and the report holds when it is checked again."""
    report = summarize([DIALOGUES / "hearing.txt"], model="extractive")
    facts = {f.statement: f for story in report.stories for f in story.facts}
    fact = facts["MR. LEE: I have asked the ministry for half of that sum."]
    assert fact.attribution == "MR. LEE"
    assert fact.evidence[0].quote == "I have asked the ministry for half of that sum."
    assert faults(report.model_dump_json()) == []
