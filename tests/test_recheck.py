"""A saved report is verified again: each kind of tampering is found and named."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from summarizer import InputError, summarize
from summarizer.recheck import faults
from tests.texts import OWN_SEEDS

Data = dict[str, Any]


@pytest.fixture(scope="module")
def saved() -> str:
    """A report on the seeds, as JSON."""
    return summarize(OWN_SEEDS).model_dump_json()


def fact(data: Data, number: int = 0) -> Data:
    """A fact of the first story."""
    found: Data = data["stories"][0]["facts"][number]
    return found


def numbered(data: Data) -> Data:
    """A fact whose statement has the number seven, with the summary left alone."""
    return next(f for f in data["stories"][0]["facts"] if "seven" in f["statement"])


def change_quote(data: Data) -> None:
    """Put another word into a quote."""
    fact(data)["evidence"][0]["quote"] += " indeed"


def change_offset(data: Data) -> None:
    """Shift a span by one."""
    fact(data)["evidence"][0]["start"] += 1


def change_end(data: Data) -> None:
    """Move a span outside its document."""
    fact(data)["evidence"][0]["end"] = 10**6


def change_text(data: Data) -> None:
    """Change a document and leave its hash."""
    data["documents"][0]["text"] += " "


def change_text_and_hash(data: Data) -> None:
    """Change a document at its beginning and compute its hash anew."""
    data["documents"][0]["text"] = "x" + data["documents"][0]["text"]
    data["documents"][0]["sha256"] = hashlib.sha256(data["documents"][0]["text"].encode()).hexdigest()


def change_hash(data: Data) -> None:
    """Write another hash."""
    data["documents"][1]["sha256"] = "0" * 64


def change_number(data: Data) -> None:
    """Let a statement say eight where its source says seven."""
    numbered(data)["statement"] = numbered(data)["statement"].replace("seven", "eight")


def change_summary(data: Data) -> None:
    """Turn a summary sentence into its opposite."""
    sentence = data["stories"][0]["summary"][0]
    sentence["text"] = (
        sentence["text"].replace(" were ", " were not ").replace(" was ", " was not ").replace(" has ", " has never ")
    )
    assert " not " in sentence["text"] or " never " in sentence["text"]


def change_label(data: Data) -> None:
    """Call a supported fact contradicted."""
    fact(data)["verdict"]["label"] = "contradicted"


def drop_evidence(data: Data) -> None:
    """Take all evidence from a fact."""
    fact(data).update(evidence=[], document_ids=[])


def evidence_of_no_document(data: Data) -> None:
    """Let a fact rest on a document that is not there."""
    fact(data)["evidence"][0]["document_id"] = "d99"


def wrong_documents(data: Data) -> None:
    """Let a fact name a document that it has no evidence from."""
    fact(data)["document_ids"].append("d4" if "d4" not in fact(data)["document_ids"] else "d3")


def too_much_corroboration(data: Data) -> None:
    """Claim more origins than there are documents."""
    fact(data)["corroboration"] = 9


def summary_of_no_fact(data: Data) -> None:
    """Let a summary sentence cite a fact that is not there."""
    data["stories"][0]["summary"][0]["fact_ids"] = ["f999"]


def summary_of_another_story(data: Data) -> None:
    """Let a summary sentence cite a fact of the other story."""
    data["stories"][0]["summary"][0]["fact_ids"] = [data["stories"][1]["facts"][0]["id"]]


def summary_of_nothing(data: Data) -> None:
    """Let a summary sentence cite nothing."""
    data["stories"][0]["summary"][0]["fact_ids"] = []


def conflict_of_no_fact(data: Data) -> None:
    """Let a conflict rest on a fact that is not there."""
    data["stories"][0]["conflicts"][0]["positions"][0]["fact_ids"] = ["f999"]


def conflict_of_one_value(data: Data) -> None:
    """Leave a conflict one position."""
    del data["stories"][0]["conflicts"][0]["positions"][1:]


def timeline_of_no_fact(data: Data) -> None:
    """Let a day name a fact that is not there."""
    data["stories"][0]["timeline"][0]["fact_ids"] = ["f999"]


def story_of_no_document(data: Data) -> None:
    """Let a story name a document that is not there."""
    data["stories"][0]["document_ids"] = ["d99"]


def same_fact_id(data: Data) -> None:
    """Give two facts one id."""
    fact(data, 1)["id"] = fact(data, 0)["id"]


def same_document_id(data: Data) -> None:
    """Give two documents one id."""
    data["documents"][1]["id"] = data["documents"][0]["id"]


def wrong_accounting(data: Data) -> None:
    """Claim a document more than was given."""
    data["accounting"]["documents"]["used"] += 1


def missing_document(data: Data) -> None:
    """Take a document out."""
    del data["documents"][0]


def invented_position(data: Data) -> None:
    """Let a conflict say a figure that its facts do not."""
    data["stories"][0]["conflicts"][0]["positions"][0]["value"] = "4000"


def invented_title(data: Data) -> None:
    """Write a headline that no source has."""
    data["stories"][0]["title"] = "Seven hundred killed as Iran declares war on France"


def invented_date(data: Data) -> None:
    """Move a day of the timeline away from its facts."""
    data["stories"][0]["timeline"][0]["date"] = "1999-01-01"


def invented_speaker(data: Data) -> None:
    """Put a fact into another mouth."""
    fact(data)["attribution"] = "The Queen of Sheba"


def conflict_of_another_document(data: Data) -> None:
    """Let a position name a document that does not take it."""
    data["stories"][0]["conflicts"][0]["positions"][0]["document_ids"] = ["d1"]


TAMPERINGS: list[tuple[Callable[[Data], None], str]] = [
    (change_quote, "quote differs"),
    (change_offset, "quote differs"),
    (change_end, "is outside"),
    (change_text, "sha256 is not that of its text"),
    (change_text_and_hash, "quote differs"),
    (change_hash, "sha256 is not that of its text"),
    (change_number, "is marked supported, but its spans make it"),
    (change_summary, "is marked supported, but its spans make it"),
    (change_label, "is marked contradicted, but its spans make it supported"),
    (drop_evidence, "has no evidence"),
    (evidence_of_no_document, "there is no document d99"),
    (wrong_documents, "document_ids are not those of its evidence"),
    (too_much_corroboration, "corroboration 9"),
    (summary_of_no_fact, "cites f999"),
    (summary_of_another_story, "expected facts of its own story"),
    (summary_of_nothing, "cites nothing"),
    (conflict_of_no_fact, "rests on no fact of its story"),
    (conflict_of_one_value, "fewer than two different values"),
    (timeline_of_no_fact, "names no fact of its story"),
    (story_of_no_document, "there is no document d99"),
    (same_fact_id, "is used twice"),
    (same_document_id, "is used twice"),
    (wrong_accounting, "do not add up"),
    (missing_document, "there is no document d1"),
    (invented_position, "conflict c1: position '4000'"),
    (invented_title, "title"),
    (invented_date, "1999-01-01"),
    (invented_speaker, "'The Queen of Sheba' does not stand in its evidence"),
    (conflict_of_another_document, "conflict c1: position"),
]


def test_an_untouched_report_holds(saved: str) -> None:
    """What was written is accepted, also after it went through JSON."""
    assert faults(json.dumps(json.loads(saved), indent=2)) == []


@pytest.mark.parametrize(("tamper", "message"), TAMPERINGS, ids=[t.__name__ for t, _ in TAMPERINGS])
def test_tampering_is_found(saved: str, tamper: Callable[[Data], None], message: str) -> None:
    """A report that was changed no longer holds, and one sentence says where."""
    data = json.loads(saved)
    tamper(data)
    found = faults(json.dumps(data))
    assert any(message in fault for fault in found), found
    assert all("\n" not in fault for fault in found)


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "not json", '{"schema_version": "2"}', '{"schema_version": "1"}'])
def test_what_is_no_report_is_refused(text: str) -> None:
    """Another file is a bad input, told in one sentence that names what was expected."""
    with pytest.raises(InputError, match="expected the JSON that summarize --format json writes"):
        faults(text)
