"""The library calls."""

import asyncio
import inspect
import json
from pathlib import Path

import pytest

import summarizer
from summarizer import InputError, SettingsError, SourceText, SummarizerError, asummarize, averify, summarize, verify
from summarizer.api import verify_against, verify_pairs
from summarizer.claims import Claim, read_claims

SOURCE = SourceText(
    "note.txt", "Five people died in the flood on Monday. The mayor, Ada Long, was not arrested. The bridge is closed."
)


def test_the_exported_names_are_frozen() -> None:
    """The public names are these, sorted, and each can be had."""
    assert summarizer.__all__ == [
        "BudgetError", "Extraction", "ExtractionError", "InputError", "InternalError", "ModelReplyError", "ProviderError",
        "Report", "Settings", "SettingsError", "SourceText", "SummarizerError", "__version__", "aextract", "asummarize", "averify",
        "extract", "extract_each", "summarize", "verify",
    ]  # fmt: skip
    assert summarizer.__all__ == sorted(summarizer.__all__) == dir(summarizer)
    assert all(getattr(summarizer, name) is not None for name in summarizer.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A misspelt name fails as it does in any module."""
    with pytest.raises(AttributeError, match="no attribute 'sumarize'"):
        summarizer.sumarize  # noqa: B018  # the access is what is tested


def test_every_error_on_purpose_is_a_summarizer_error() -> None:
    """One root for all errors that are raised on purpose."""
    kinds = [getattr(summarizer, name) for name in summarizer.__all__ if name.endswith("Error")]
    assert all(issubclass(kind, SummarizerError) for kind in kinds)


def test_an_option_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt option, a wrong value and a model without a key are refused before anything is read."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SettingsError, match="did you mean 'sentences'"):
        summarize(["no-such-file.txt"], sentences_=3)
    with pytest.raises(SettingsError, match="sentences is 0"):
        summarize(["no-such-file.txt"], sentences=0)
    with pytest.raises(SettingsError, match="needs a key"):
        summarize([SOURCE], model="openai/gpt-5-mini")


def test_options_override_settings() -> None:
    """Keyword options win over the settings object, and the report says what was used."""
    chosen = summarizer.Settings(sentences=1, focus="bridge")
    assert summarize([SOURCE], chosen).generator.settings == {"policy": "strict", "sentences": 1, "focus": "bridge"}
    assert summarize([SOURCE], chosen, sentences=2).generator.settings["sentences"] == 2


def test_no_source_is_an_error_and_a_bad_one_is_reported() -> None:
    """Nothing to read is the caller's mistake; a file that is not there is counted and named."""
    with pytest.raises(InputError):
        summarize([])
    report = summarize([SOURCE, "no-such-file.txt"])
    assert (report.accounting.documents.given, report.accounting.documents.rejected) == (2, 1)
    assert any("no-such-file.txt" in w.message for w in report.warnings)


def test_sources_are_paths_texts_and_standard_input(tmp_path: Path) -> None:
    """A path as text or Path, a text in memory and "-" can be mixed."""
    (tmp_path / "a.txt").write_text("The bridge over the Arno is closed.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("The old road to Pisa is open again.", encoding="utf-8")
    report = summarize(
        [str(tmp_path / "a.txt"), tmp_path / "b.txt", SOURCE, "-"], stdin=lambda: b"Two schools are shut in Pontedera."
    )
    assert report.accounting.documents.used == 4
    assert report.documents[2].source == "note.txt"


def test_the_same_text_twice_is_a_duplicate() -> None:
    """A text under two names is used once, and counted."""
    counts = summarize([SOURCE, SourceText("copy.txt", SOURCE.text)]).accounting.documents
    assert (counts.given, counts.used, counts.duplicate) == (2, 1, 1)


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("Five people died in the flood.", "supported"),
        ("Seven people died in the flood.", "contradicted"),
        ("The mayor was arrested.", "contradicted"),
        ("The mayor, Ada Long, was not arrested.", "supported"),
        ("The museum burned down.", "unsupported"),
    ],
)
def test_verify_gives_a_verdict_with_exact_evidence(claim: str, label: str) -> None:
    """Each claim gets a label, its reasons, and spans whose quote is the text at their offsets."""
    (found,) = verify([claim], [SOURCE])
    assert (found.claim, found.label) == (claim, label)
    assert all(SOURCE.text[e.start : e.end] == e.quote for e in found.evidence)
    assert found.evidence or label == "unsupported"
    assert all(r.message for r in found.reasons)
    assert any(r.outcome == "fail" for r in found.reasons) is (label != "supported")


def test_verify_keeps_the_order_of_the_claims() -> None:
    """Verdicts come in the order of the claims, none of them for none."""
    claims = ["The bridge is closed.", "Seven people died.", "Five people died."]
    assert [v.claim for v in verify(claims, [SOURCE])] == claims
    assert verify([], [SOURCE]) == []


@pytest.mark.parametrize(
    "claim", [Claim("A man \ud800 died."), Claim("A man died.", context="\ud800"), Claim("A man died.", "\ud800")]
)
def test_verify_refuses_half_a_character(claim: Claim) -> None:
    """A claim with a lone surrogate is the caller's mistake, and it is named."""
    with pytest.raises(InputError, match="claim 1 holds lone surrogates"):
        verify_against([claim], [SOURCE])


def test_verify_needs_a_source_that_can_be_read() -> None:
    """`verify` refuses when no source could be read; `verify_against` reports it."""
    with pytest.raises(InputError, match="no-such-file"):
        verify(["Five people died."], ["no-such-file.txt"])
    result = verify_against([Claim("Five people died.")], [SOURCE, "no-such-file.txt"])
    assert len(result.documents) == 1
    assert any("no-such-file.txt" in n.message for n in result.notices)


def test_the_async_calls_answer_as_the_others_do() -> None:
    """`asummarize` and `averify` give what `summarize` and `verify` give."""
    report = asyncio.run(asummarize([SOURCE], sentences=2))
    assert report.stories == summarize([SOURCE], sentences=2).stories
    assert asyncio.run(averify(["Five people died."], [SOURCE])) == verify(["Five people died."], [SOURCE])


def test_async_and_plain_calls_take_the_same_first_arguments() -> None:
    """Each async call is awaitable and begins with the arguments of its twin."""
    for name in ("summarize", "verify", "extract"):
        plain, awaited = getattr(summarizer, name), getattr(summarizer, f"a{name}")
        assert inspect.iscoroutinefunction(awaited)
        assert list(inspect.signature(awaited).parameters)[:2] == list(inspect.signature(plain).parameters)[:2]


def test_a_report_renders_itself() -> None:
    """`to_markdown` and `to_html` give the page, with the words of the sources."""
    report = summarize([SOURCE])
    page = report.to_markdown()
    assert "Five people died in the flood on Monday." in page
    assert page.endswith("\n")
    assert report.to_html().startswith("<!doctype html>\n")
    assert "Five people died in the flood on Monday." in report.to_html()


def test_extraction_needs_a_model() -> None:
    """`extract` and `aextract` say that the default model writes nothing, and which to name."""
    with pytest.raises(SettingsError, match="cannot fill a schema: name one that writes, such as openai/gpt-5-mini"):
        summarizer.extract([SOURCE], schema=dict)
    with pytest.raises(SettingsError, match="cannot fill a schema"):
        asyncio.run(summarizer.aextract([SOURCE], schema=dict))


def test_claims_are_the_sentences_of_a_text() -> None:
    """Headings, tables and rules are no claims; a claim is one line."""
    text = "# Summary\n\nFive people died. The bridge\nis closed.\n\n---\n\n- Trains to Pisa stood still\n\n| a | b |\n"
    assert [claim.text for claim in read_claims(text)] == [
        "Five people died.",
        "The bridge is closed.",
        "Trains to Pisa stood still",
    ]


def test_pairs_are_judged_one_by_one() -> None:
    """Each pair gives an object of the contract, in order; empty lines are passed over."""
    pairs = [
        {"id": 1, "document": SOURCE.text, "claim": "Five people died in the flood."},
        {"id": "b", "document": SOURCE.text, "claim": "Seven people died in the flood.", "context": "ignored"},
        {"id": None, "document": "", "claim": ""},
    ]
    found = [json.loads(line) for line in verify_pairs("\n\n".join(map(json.dumps, pairs)).split("\n"))]
    assert [f["id"] for f in found] == [1, "b", None]
    assert [f["verdict"] for f in found][:2] == ["supported", "contradicted"]
    assert all(list(f) == ["id", "verdict", "score", "reasons", "evidence"] for f in found)
    assert all(SOURCE.text[e["start"] : e["end"]] == e["quote"] for f in found for e in f["evidence"])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", r"line 2 is no JSON"),
        ("[1]", "line 2 lacks id, document, claim"),
        ("7", "line 2 lacks id, document, claim"),
        ('{"id": 1, "claim": "x"}', "line 2 lacks document"),
        ('{"id": 1, "document": 3, "claim": "x"}', "line 2: document is int, expected a string"),
        ('{"id": 1, "document": "x", "claim": null}', "line 2: claim is NoneType, expected a string"),
        ('{"id": 1, "document": "\\ud800", "claim": "x"}', "line 2: document"),
    ],
)
def test_a_bad_pair_is_named_by_its_line(line: str, message: str) -> None:
    """The pairs before it are answered, then one sentence names the line."""
    good = json.dumps({"id": 1, "document": "It rained.", "claim": "It rained."})
    answers = verify_pairs([good, line])
    assert json.loads(next(answers))["verdict"] == "supported"
    with pytest.raises(InputError, match=message):
        next(answers)
