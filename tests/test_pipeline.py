"""The whole road: what every report holds to, whatever was read."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Report, SourceText, summarize
from summarizer.recheck import faults
from tests.texts import OWN_SEEDS, SHARED, SHARED_SEEDS

CHECKER = SHARED / "tools" / "check_report.py"
shared = pytest.mark.skipif(not SHARED_SEEDS, reason="the shared articles are not at hand")
BOTH = [pytest.param(OWN_SEEDS, id="own"), pytest.param(SHARED_SEEDS, id="shared", marks=shared)]


def frozen(report: Report) -> str:
    """A report as JSON less what may differ between two runs."""
    data = report.model_dump(mode="json")
    data.pop("created")
    data["accounting"].pop("seconds")
    return json.dumps(data)


@pytest.mark.parametrize("paths", BOTH)
@pytest.mark.parametrize("options", [{}, {"sentences": 1}, {"sentences": 100}, {"policy": "flag"}, {"focus": "drones"}])
def test_a_report_on_the_seeds_holds(paths: list[str], options: dict[str, Any]) -> None:
    """Offsets, hashes, ids, verdicts and the accounting hold, computed again from the report alone."""
    assert faults(summarize(paths, **options).model_dump_json()) == []


@pytest.mark.skipif(not CHECKER.exists(), reason="the shared checker is not at hand")
@pytest.mark.parametrize("paths", BOTH)
def test_a_checker_that_shares_no_code_agrees(paths: list[str], tmp_path: Path) -> None:
    """The independent checker finds that the report holds."""
    path = tmp_path / "report.json"
    path.write_text(summarize(paths).model_dump_json(), encoding="utf-8")
    done = subprocess.run([sys.executable, str(CHECKER), str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "the report holds")


@pytest.mark.parametrize("paths", BOTH)
def test_two_runs_give_the_same_report(paths: list[str]) -> None:
    """The same inputs and settings give the same bytes but for `created` and `seconds`."""
    assert frozen(summarize(paths)) == frozen(summarize(paths, jobs=1))


def test_the_order_of_hashes_changes_nothing() -> None:
    """A fresh process with other hash seeds gives the same report."""
    code = (
        "import sys, hashlib; from summarizer import summarize; r = summarize(sys.argv[1:]).model_dump(mode='json');"
        "r.pop('created'); r['accounting'].pop('seconds'); import json; print(json.dumps(r))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code, *OWN_SEEDS], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True)
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stdout.decode().strip() == frozen(summarize(OWN_SEEDS))


def test_every_sentence_of_the_sources_is_accounted_for() -> None:
    """Each prose sentence is evidence of a fact or stands in a refused statement; the rest is counted as furniture."""
    report = summarize(OWN_SEEDS)
    counts = report.accounting.sentences
    assert counts.evidence + len(report.rejected) >= counts.total - counts.boilerplate
    assert counts.evidence <= counts.total - counts.boilerplate


@pytest.mark.parametrize("most", [1, 3, 7, 30])
def test_a_summary_has_as_many_sentences_as_asked_for(most: int) -> None:
    """A story has `sentences` sentences, fewer where there is no more to tell."""
    report = summarize(OWN_SEEDS, sentences=most)
    assert all(0 < len(s.summary) <= most for s in report.stories)
    assert len(report.stories[0].summary) == most or most == 30


def test_a_focus_brings_its_sentences_into_the_summary() -> None:
    """What the reader cares about is told, also where the articles only mention it."""
    told = " ".join(s.text for s in summarize(OWN_SEEDS, sentences=3, focus="parade near Baghdad").stories[0].summary)
    assert "parade" in told
    assert "parade" not in " ".join(s.text for s in summarize(OWN_SEEDS, sentences=3).stories[0].summary)


def test_a_summary_sentence_is_the_statement_of_a_fact_of_its_story() -> None:
    """The extractive engine's summary says what its facts say, word for word."""
    for story in summarize(OWN_SEEDS).stories:
        statements = {f.id: f.statement for f in story.facts}
        assert all([statements[n] for n in s.fact_ids] == [s.text] for s in story.summary)


def test_ids_are_unique_over_the_report_and_count_up() -> None:
    """Facts and conflicts are numbered through all stories."""
    report = summarize(OWN_SEEDS)
    assert [f.id for s in report.stories for f in s.facts] == [
        f"f{n}" for n in range(1, 1 + sum(len(s.facts) for s in report.stories))
    ]
    assert [s.id for s in report.stories] == [f"s{n}" for n in range(1, 1 + len(report.stories))]


def test_progress_is_reported_by_stage() -> None:
    """The caller hears of each stage, with a count that does not pass its total."""
    heard: list[tuple[str, int, int]] = []
    summarize(OWN_SEEDS, progress=lambda stage, done, total: heard.append((stage, done, total)))
    assert {stage for stage, _, _ in heard} >= {"reading", "stories"}
    assert all(0 <= done <= total for _, done, total in heard)


def test_the_timeline_runs_forward() -> None:
    """Days come in order, each once, and name facts that tell of that day."""
    for story in summarize(OWN_SEEDS).stories:
        days = [entry.date for entry in story.timeline]
        times = {f.id: f.time for f in story.facts}
        assert days == sorted(set(days))
        assert all(times[name] == entry.date for entry in story.timeline for name in entry.fact_ids)


@pytest.mark.parametrize(
    "text", ["", "   \n", "Share\n", "No casualties were reported.", "- budget agreed\n- Ada writes to them\n", "WASHINGTON:"]
)
def test_odd_sources_give_a_report_that_holds(text: str) -> None:
    """Empty, tiny and list-like sources are reported on; nothing breaks and nothing is made up."""
    report = summarize([SourceText("odd.txt", text)])
    assert faults(report.model_dump_json()) == []
    assert all(e.quote in text for s in report.stories for f in s.facts for e in f.evidence)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=120), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_a_report_on_any_text_holds(texts: Sequence[str]) -> None:
    """Whatever the texts, the report's offsets, hashes, ids and verdicts hold."""
    report = summarize([SourceText(f"{n}.txt", text) for n, text in enumerate(texts)])
    assert faults(report.model_dump_json()) == []


def test_policy_flag_shows_what_strict_refuses() -> None:
    """A statement that the verifier does not support is refused under strict, and appears with its verdict under flag."""
    endless = SourceText("endless", "The court in Oslo fined the bank " * 200 + ".")
    strict = summarize([endless])
    assert (strict.stories, [r.verdict.label for r in strict.rejected]) == ((), ["unsupported"])
    flag = summarize([endless], policy="flag")
    assert flag.rejected == ()
    assert [f.verdict.label for f in flag.stories[0].facts] == ["unsupported"]
    assert faults(flag.model_dump_json()) == []


def test_sentences_that_are_passed_over_are_reported() -> None:
    """A story too long for all its sentences to become facts says how many did not."""
    text = "".join(f"On day {n} the court in town {n % 17} fined bank number {n % 13}. " for n in range(450))
    report = summarize([SourceText("long", text)])
    (warning,) = [w for w in report.warnings if w.code == "long_story"]
    assert "50" in warning.message
