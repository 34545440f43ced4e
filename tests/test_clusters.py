"""Public clusters of articles on one event: each comes together in one story, and several thrown together come apart.

The texts lie beside the project and are never part of it; without them these tests are skipped. Thresholds were chosen on every
other cluster of a kind (the half chosen on); the floors are below what was measured on both halves, which the tests print.
"""

import importlib.util
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from benchmarks.generated import public_clusters
from benchmarks.stories import compare, pairs_of
from summarizer import Report, SourceText, summarize
from summarizer.merge import group_passages
from tests.texts import SHARED, passages

CHOSEN, KEPT = 0, 1
Clusters = dict[str, list[tuple[str, str]]]


@pytest.fixture(scope="module", params=[CHOSEN, KEPT], ids=["half chosen on", "half kept"])
def clusters(request: pytest.FixtureRequest) -> Clusters:
    """One half of the clusters, by id."""
    found = public_clusters(request.param)
    if not found:
        pytest.skip("the public clusters are not at hand")
    return found


@pytest.fixture(scope="module")
def faults() -> Callable[[dict[str, Any]], Iterator[str]]:
    """The checker of reports that shares no code with this project."""
    path = SHARED / "tools" / "check_report.py"
    if not path.exists():
        pytest.skip("the checker is not at hand")
    spec = importlib.util.spec_from_file_location("check_report", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[[dict[str, Any]], Iterator[str]] = module.faults
    return found


@pytest.mark.parametrize(("kind", "floor"), [("allsides", 7), ("basil", 12)])
def test_articles_on_one_event_are_one_story(
    clusters: Clusters, kind: str, floor: int, faults: Callable[[dict[str, Any]], Iterator[str]]
) -> None:
    """Each report holds, and of each kind at least so many clusters have a story that all their documents tell."""
    whole, split = 0, []
    for name, rows in clusters.items():
        if not name.startswith(kind):
            continue
        report = summarize([SourceText(f"{name}-{n}", _text(*row)) for n, row in enumerate(rows, 1)])
        assert list(faults(report.model_dump(mode="json"))) == []
        if _together(report):
            whole += 1
        else:
            split.append(name)
    print(f"\n{kind}: {whole} of {whole + len(split)} clusters in one story; split: {', '.join(split) or 'none'}")
    assert whole >= floor


@pytest.mark.parametrize(
    ("kinds", "floor"),
    [(("allsides",), 0.9), (("basil",), 0.95), (("allsides", "basil"), 0.95), (("allsides", "basil", "multinews"), 0.85)],
    ids=["allsides", "basil", "both", "all"],
)
def test_clusters_thrown_together_come_apart(clusters: Clusters, kinds: tuple[str, ...], floor: float) -> None:
    """Pairs of articles from a pile of many clusters share a story where they come from one, by F1 of pairs."""
    rows = [(name, _text(*row)) for name, found in clusters.items() if name.startswith(kinds) for row in found]
    found = passages(*(text for _, text in rows))
    groups = [[found[i].document_id for i in group] for group in group_passages(found)]
    told: dict[str, list[str]] = {}
    for n, (name, _) in enumerate(rows, 1):
        told.setdefault(name, []).append(f"d{n}")
    precision, recall, f1 = compare(pairs_of(groups), pairs_of(told.values()))
    print(f"\n{len(told)} clusters, {len(rows)} articles: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    assert f1 >= floor


def _text(title: str, text: str) -> str:
    return f"{title}\n\n{text}" if title else text


def _together(report: Report) -> bool:
    return any(set(s.document_ids) == {d.id for d in report.documents} for s in report.stories)
