"""What became of each sentence of the sources."""

import pytest

from summarizer import summarize
from summarizer.coverage import DocumentCoverage, SentenceUse, cover, single_origin
from summarizer.schemas import Reason, Rejection, Report, SourceText, Verdict
from tests.texts import OWN_SEEDS

BRIDGE = "The flood of the Arno broke the old bridge in Pontedera on Monday.\n\n{}\n"


@pytest.fixture(scope="module")
def report() -> Report:
    """The report on the seeds."""
    return summarize(OWN_SEEDS)


@pytest.fixture(scope="module")
def covered(report: Report) -> tuple[DocumentCoverage, ...]:
    """What became of the seeds' sentences."""
    return cover(report)


def uses(covered: tuple[DocumentCoverage, ...]) -> list[SentenceUse]:
    """All sentences of all documents."""
    return [use for one in covered for use in one.sentences]


def test_every_sentence_is_accounted_for_once(report: Report, covered: tuple[DocumentCoverage, ...]) -> None:
    """The account agrees with that of the report: all sentences, those that carry or repeat a fact, and those of no article."""
    counts, found = report.accounting.sentences, [use.use for use in uses(covered)]
    assert len(found) == counts.total
    assert sum(use in ("carries", "repeats") for use in found) == counts.evidence
    assert sum(use in ("title", "furniture", "instruction") for use in found) == counts.boilerplate
    assert all([u.number for u in one.sentences] == list(range(1, len(one.sentences) + 1)) for one in covered)


def test_each_fact_is_carried_where_its_first_quote_stands(report: Report, covered: tuple[DocumentCoverage, ...]) -> None:
    """A sentence carries the facts whose first quote it is, and repeats those of which it is another."""
    facts = {f.id: f for story in report.stories for f in story.facts}
    for use in uses(covered):
        quotes = [[(e.document_id, e.start) for e in facts[name].evidence] for name in use.fact_ids]
        here = (use.sentence.document_id, use.sentence.start)
        assert all((rows[0] == here) is (use.use == "carries") and here in rows for rows in quotes)
    assert {name for use in uses(covered) if use.use == "carries" for name in use.fact_ids} == facts.keys()


def test_what_another_document_says_too_is_a_repetition() -> None:
    """Of two documents with the same sentence one carries the fact and the other repeats it; the copy is no second origin."""
    ends = ("Trains to Pisa stood still for a whole day.", "The museum lent its boats to the firemen.")
    report = summarize([SourceText(name=f"{n}.txt", text=BRIDGE.format(end)) for n, end in enumerate(ends)])
    first, second = cover(report)
    assert [u.use for u in first.sentences] == ["carries", "carries"]
    assert [u.use for u in second.sentences] == ["repeats", "carries"]
    assert second.sentences[0].fact_ids == first.sentences[0].fact_ids
    assert len(single_origin(report)) == 3


def test_a_statement_made_of_two_sentences_is_carried_by_both() -> None:
    """Where a statement is not a quote, all quotes of its first document carry it."""
    report = summarize([SourceText(name="a.txt", text=BRIDGE.format("The mayor closed the road."))])
    (story,) = report.stories
    first, second = story.facts
    both = first.model_copy(update={"statement": "Flood and mayor.", "evidence": (*first.evidence, *second.evidence)})
    changed = report.model_copy(update={"stories": (story.model_copy(update={"facts": (both,)}),)})
    assert [(u.use, u.fact_ids) for u in uses(cover(changed))] == [("carries", ("f1",)), ("carries", ("f1",))]


def test_what_was_refused_has_its_reason_and_what_nothing_rests_on_is_named() -> None:
    """A sentence whose own statement was refused gives the failed check; one that was not proposed is unused."""
    report = summarize([SourceText(name="a.txt", text=BRIDGE.format("The mayor closed the road."))])
    (story,) = report.stories
    verdict = Verdict(label="unsupported", score=0.1, reasons=(Reason(check="numbers", outcome="fail", message="not said"),))
    rejection = Rejection(statement=story.facts[0].statement, stage="extract", document_id="d1", verdict=verdict)
    bare = story.model_copy(update={"facts": (), "summary": ()})
    changed = report.model_copy(update={"stories": (bare,), "rejected": (rejection,)})
    found = {u.sentence.text: (u.use, u.reason) for u in uses(cover(changed))}
    assert found[story.facts[0].statement] == ("refused", "not said")
    assert found[story.facts[1].statement] == ("unused", None)
    by_model = changed.model_copy(update={"generator": changed.generator.model_copy(update={"model": "local"})})
    assert [u.reason for u in uses(cover(by_model))] == ["not said", "the model made nothing of it"]


def test_a_saved_report_is_explained_like_a_new_one(report: Report, covered: tuple[DocumentCoverage, ...]) -> None:
    """Nothing but the report is needed."""
    assert cover(Report.model_validate_json(report.model_dump_json())) == covered
