"""The learned score as a second judge: what it may and may not decide, with the model that ships and with scripted ones."""

import json
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import pytest

from summarizer import verify
from summarizer.verification import verify_by_meaning, verify_claim
from summarizer.verification.learned import open_reader
from summarizer.verification.meaning import NAMES, combination
from summarizer.verification.premise import choose
from tests.texts import OWN_SEEDS

from .documents import index_of

INDEX = index_of(
    "Seven people were killed when a bus overturned on the A9 on Tuesday morning. Police closed the motorway for six hours. "
    "The driver, Anna Keller, survived with minor injuries."
)
PARAPHRASE = "Seven people died in the crash."
PAIRS = [
    ("Seven people were killed when a bus overturned.", PARAPHRASE),
    ("Police closed the motorway for six hours.", "The motorway stayed open."),
    ("", "Nothing is known."),
    ("The driver, Anna Keller, survived with minor injuries. " * 30, "Anna Keller was slightly hurt. " * 40),
]


class Scripted:
    """A reader that gives every pair the same margin, or those whose claim is in `others` another."""

    room = 90

    def __init__(self, margin: float, others: Mapping[str, float] | None = None) -> None:
        self.usual = margin
        self.others = others or {}
        self.pairs: list[tuple[str, str]] = []

    def measure(self, text: str) -> int:
        """Count words."""
        return len(text.split())

    def margin(self, premise: str, claim: str) -> float:
        """Give the pair its margin."""
        self.pairs.append((premise, claim))
        return self.others.get(claim, self.usual)


def test_a_paraphrase_is_supported_that_the_checks_alone_refuse() -> None:
    """The model that ships bears out what is said in other words; no check of a supported claim fails, and the reason says why."""
    alone, found = verify_claim(PARAPHRASE, INDEX), verify_by_meaning(PARAPHRASE, [PARAPHRASE], INDEX, open_reader())

    assert (alone.label, found.label) == ("unsupported", "supported")
    assert {r.outcome for r in found.reasons} == {"pass"}
    assert found.reasons[-1].message == f"read together, the evidence bears the claim out in other words ({found.score:.2f})"
    assert any("Seven people were killed" in e.quote for e in found.evidence)


@pytest.mark.parametrize(
    ("claim", "margin", "label"),
    [
        ("All of the injuries of driver Anna Keller were reportedly light.", 6.0, "supported"),
        ("All of the injuries of driver Anna Keller were reportedly light.", -6.0, "unsupported"),
        ("All of the driver Anna Keller survived with minor injuries.", 6.0, "unsupported"),
    ],
)
def test_how_many_is_for_the_score_in_other_words_and_for_the_checks_in_the_same(claim: str, margin: float, label: str) -> None:
    """A check that errs in free rewordings only decides where the claim has nearly the evidence's words."""
    assert verify_claim(claim, INDEX).label == "unsupported"
    assert verify_by_meaning(claim, [claim], INDEX, Scripted(margin)).label == label


@pytest.mark.parametrize(
    "claim",
    [
        "Nine people were killed when a bus overturned on the A9 on Tuesday morning.",
        "Seven people were killed when a bus overturned on the A9 on Friday morning.",
        "Police did not close the motorway for six hours.",
        "The driver, Paula Brandt, survived with minor injuries.",
        "No people were killed when a bus overturned on the A9.",
    ],
)
def test_a_hard_check_sinks_a_claim_whatever_is_learned(claim: str) -> None:
    """A wrong number, date, negation or name is refused at any margin and any threshold, under 0.5, and still ordered."""
    low, high = (verify_by_meaning(claim, [claim], INDEX, Scripted(m), threshold=0.0) for m in (-5.0, 50.0))

    assert low.label == high.label == verify_claim(claim, INDEX).label != "supported"
    assert low.score < high.score < 0.5


def test_a_low_score_refuses_what_only_has_most_of_the_words() -> None:
    """A claim that passes every check with words to spare is refused when the model reads otherwise, and the reason is the meaning."""
    claim = "Police closed the busy motorway for six hours."
    found = verify_by_meaning(claim, [claim], INDEX, Scripted(-9.0))

    assert verify_claim(claim, INDEX).label == "supported"
    assert found.label == "unsupported"
    assert [r.check for r in found.reasons if r.outcome == "fail"] == ["meaning"]


def test_what_the_evidence_says_word_for_word_is_settled() -> None:
    """A claim that passes every check and stands wholly in the evidence is supported at any margin; the margin still ranks it."""
    claim = "Police closed the motorway for six hours."
    low, high = (verify_by_meaning(claim, [claim], INDEX, Scripted(m)) for m in (-9.0, 3.0))

    assert low.label == high.label == "supported"
    assert 0.5 <= low.score < high.score


def test_what_serves_a_claim_best_alone_is_shown_first() -> None:
    """The sentence with another figure was read too, and is not what a reader is pointed to."""
    index = index_of(
        "The Leeds Observatory said that at least five fighters were killed and several others were hurt in the raid. "
        "The Leeds Observatory, which watches the war, reported that at least seven militiamen were killed in the raids."
    )
    claim = "At least seven fighters were killed, according to the Leeds Observatory."
    found = verify_by_meaning(claim, [claim], index, Scripted(6.0))

    assert found.label == "supported"
    assert "seven" in found.evidence[0].quote


def test_no_claim_is_supported_under_the_threshold() -> None:
    """The threshold holds for what the checks accept, too."""
    claim = "Police closed the motorway for six hours."
    assert verify_by_meaning(claim, [claim], INDEX, Scripted(-2.0), threshold=0.99).label == "unsupported"


def test_a_name_in_another_place_of_the_documents_is_for_the_score_only_where_the_evidence_has_none_instead() -> None:
    """A name that contradicts the evidence sinks a claim although the documents know it."""
    index = index_of("Anna Keller drove the bus on Tuesday. Paula Brandt had repaired the brakes of the truck in May.")
    claim = "Paula Brandt drove the bus on Tuesday."
    assert verify_by_meaning(claim, [claim], index, Scripted(9.0)).label != "supported"


def test_the_threshold_is_the_probability_from_which_a_claim_is_supported() -> None:
    """At its own score a claim is supported, right above it is not."""
    found = verify_by_meaning(PARAPHRASE, [PARAPHRASE], INDEX, Scripted(3.0))
    labels = [
        verify_by_meaning(PARAPHRASE, [PARAPHRASE], INDEX, Scripted(3.0), threshold=found.score + step).label
        for step in (-0.001, 0.001)
    ]

    assert labels == ["supported", "unsupported"]


def test_a_claim_is_as_good_as_its_worst_sentence() -> None:
    """Each sentence is read by itself; the one before it only helps to find what a pronoun is about."""
    reader = Scripted(3.0)
    sentences = ["Anna Keller survived.", "She was killed by nine people."]
    found = verify_by_meaning(" ".join(sentences), sentences, INDEX, reader)

    assert sorted(claim for _, claim in reader.pairs) == sorted(sentences)
    assert found.label != "supported"
    assert found.claim == " ".join(sentences)


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (
            "Biden ordered strikes in response to rocket attacks in Iraq.",
            "Biden ordered strikes in response to drone attacks in Iraq.",
        ),
        ("The company opened a steel plant in Ohio.", "The company opened a battery plant in Ohio."),
        ("He was treated for a knee injury at the clinic.", "He was treated for a shoulder injury at the clinic."),
        ("The council approved a new bus route through the centre.", "The council approved a new tram route through the centre."),
        ("Three people died in a bus crash.", "Three people died in a train crash."),
        ("She won the cookery prize in March.", "She won the poetry prize in March."),
    ],
)
def test_a_plain_word_exchanged_for_another_of_its_kind_is_left_to_the_score(source: str, claim: str) -> None:
    """The checks have no list of such words, and nearly all words of the claim stand in the evidence: the model that ships refuses it."""
    index = index_of(source)

    assert verify_claim(claim, index).label == "supported"
    assert verify_by_meaning(claim, [claim], index, open_reader()).label == "unsupported"


def test_what_one_sentence_settles_is_not_read_on() -> None:
    """The sentence with least in its evidence is read first; where it is clearly not borne out, the others cannot save the claim."""
    known, told = "Anna Keller survived.", "Seven died in the crash."
    claim = f"{known} {told}"
    refused, borne_out = Scripted(3.0, {told: -6.0}), Scripted(3.0, {told: -2.0})

    assert verify_by_meaning(claim, [known, told], INDEX, refused).label == "unsupported"
    assert [pair[1] for pair in refused.pairs] == [told]
    verify_by_meaning(claim, [known, told], INDEX, borne_out)
    assert [pair[1] for pair in borne_out.pairs] == [told, known]


def test_a_claim_with_a_sentence_about_something_else_is_not_read() -> None:
    """Nothing in the documents bears on one of its sentences: no reading of the others could save it."""
    reader = Scripted(3.0)
    sentences = ["Zebras graze.", "Anna Keller survived."]

    assert verify_by_meaning(" ".join(sentences), sentences, INDEX, reader).score == 0
    assert reader.pairs == []


def test_nothing_in_common_is_refused_unread() -> None:
    """A claim that shares no content word with the sources scores 0 whatever the model says."""
    found = verify_by_meaning("Zebras graze.", ["Zebras graze."], INDEX, Scripted(50.0))

    assert (found.label, found.score) == ("unsupported", 0.0)


def test_order_and_threads_change_nothing() -> None:
    """A pair gets the same margin in any order, and in several threads at once; overlong pairs are cut."""
    reader = open_reader()
    alone = [reader.margin(*pair) for pair in PAIRS]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda pair: open_reader().margin(*pair), PAIRS))

    assert together == alone
    assert [reader.margin(*pair) for pair in PAIRS[::-1]][::-1] == alone


def test_what_stands_around_is_short_whole_and_of_one_article() -> None:
    """Sentences that still fit are taken, the best first, and put in reading order; the best is taken even when it is too long."""
    assert choose([3, 0], lambda n: 40, 5, 90, [0, 0, 0, 0, 0]) == [2, 3]
    assert choose([3, 0], lambda n: 40, 5, 90, [0, 0, 0, 1, 1]) == [0, 3]
    assert choose([1], lambda n: 400, 3, 90, [0, 0, 0]) == [1]
    assert choose([], lambda n: 10, 3, 90, [0, 0, 0]) == [0, 1, 2]


def test_the_files_of_the_model_belong_together() -> None:
    """The calibration says how pairs are cut, and a better margin or coverage never lowers a probability."""
    calibration = json.loads(files("summarizer.verification.learned").joinpath("calibration.json").read_text(encoding="utf-8"))

    assert open_reader().room == calibration["room"] < calibration["longest"]
    slopes = dict(zip(NAMES, combination().slopes, strict=True))
    assert slopes["margin"] > 0 < slopes["coverage"]
    assert all(slopes[name] < 0 for name in ("lacking", "content", "sunk"))
    assert 0 < combination().doubted < 0.5


def test_nothing_of_the_model_is_loaded_before_a_claim_is_judged() -> None:
    """Summarising and importing the library load neither the model nor what runs it."""
    code = (
        "import sys, summarizer.api as api; from summarizer.schemas import SourceText\n"
        "api.summarize([SourceText(name='a', text='Seven people were killed on Tuesday.')])\n"
        "print([name for name in ('numpy', 'onnxruntime', 'tokenizers') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )

    assert done.stdout.strip() == "[]"


def test_figures_that_changed_places_are_not_outweighed() -> None:
    """Two in Iraq and one in Syria, where the sources have it the other way round: nothing learned lets that pass."""
    claims = [
        "Two of the compounds were in Iraq and one was in Syria.",
        "Two of the targeted sites were in Syria and one was in Iraq.",
    ]
    swapped, right = verify(claims, OWN_SEEDS)
    assert swapped.label == "contradicted"
    assert any(r.check == "number" and "another place" in r.message for r in swapped.reasons)
    assert right.label == "supported"
