"""A library that answers what a test wants, for what the real one cannot be made to do: fail, wait, lose a report."""

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from summarizer.claims import Claim
from summarizer.schemas import (
    Accounting,
    ClaimVerdict,
    Document,
    DocumentCounts,
    Evidence,
    Fact,
    Generator,
    LLMUsage,
    Notice,
    Report,
    Story,
    SummarySentence,
    Verdict,
)

TEXT = "Five people died. The bridge was closed."


def one_story(source: str = "a.txt", *, supported: bool = True, used: int = 1) -> Report:
    """Return a report of one sentence on one document, or of no document."""
    verdict = Verdict(label="supported" if supported else "unsupported", score=0.9)
    span = Evidence(document_id="d1", start=0, end=17, quote=TEXT[:17])
    fact = Fact(id="f1", statement=TEXT[:17], evidence=(span,), verdict=verdict, document_ids=("d1",), corroboration=1)
    summary = (SummarySentence(text=TEXT[:17], fact_ids=("f1",), verdict=verdict),)
    story = Story(id="s1", title="Bridge", document_ids=("d1",), summary=summary, facts=(fact,))
    return Report(
        created="2026-11-21T00:00:00Z",
        generator=Generator(name="summarizer", version="0", model="extractive", prompts={}, settings={}),
        documents=(Document(id="d1", source=source, sha256=hashlib.sha256(TEXT.encode()).hexdigest(), text=TEXT),)
        if used
        else (),
        stories=(story,) if used else (),
        warnings=(Notice(code="odd", message=f"{source} is odd"),),
        accounting=Accounting(
            documents=DocumentCounts(given=1, used=used, rejected=1 - used),
            sentences={"total": 2, "boilerplate": 0, "evidence": 1},
        ),
    )


class FakeApi:
    """Stands in for `summarizer.api`; it records what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.answer: Callable[[], Report] = one_story
        self.faults: list[str] = []
        self.label = "supported"
        self.threshold = 0.5

    def summarize(self, sources: list[str], settings: Any, *, progress: Any, watch: Any, stdin: Any) -> Report:
        """Answer with the report that the test chose."""
        self.asked += [sources, settings]
        progress("reading", 0, 1)
        watch(LLMUsage)
        if "-" in sources:
            self.asked.append(stdin())
        return self.answer()

    def read_claims(self, text: str) -> list[Claim]:
        """Take each line for a claim."""
        return [Claim(line) for line in text.split("\n")] if text.strip() else []

    def verify_against(
        self,
        claims: list[Claim],
        sources: list[str],
        *,
        threshold: float = 0.5,
        judge: Any = None,
        nli: Any = None,
        progress: Any = None,
        stdin: Any = None,
    ) -> SimpleNamespace:
        """Give every claim the label that the test chose."""
        self.asked += [[claim.text for claim in claims], sources]
        self.threshold = threshold
        report = one_story()
        verdicts = [ClaimVerdict(label=self.label, score=0.5, claim=claim.text) for claim in claims]
        return SimpleNamespace(verdicts=verdicts, documents=report.documents, notices=report.warnings, spent=None)

    def verify_pairs(self, lines: Iterable[str], threshold: float = 0.5, **options: Any) -> Iterator[str]:
        """Give every pair the label that the test chose."""
        self.threshold = threshold
        for line in lines:
            self.asked.append(line)
            yield f'{{"verdict":"{self.label}"}}'

    def check_report(self, text: str) -> list[str]:
        """Return the faults that the test chose."""
        return self.faults


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeApi:
    """Put the fake where commands import the library from."""
    api = FakeApi()
    monkeypatch.setitem(sys.modules, "summarizer.api", api)
    return api


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder that holds `a.txt`."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
