"""The verdict on one leaf: by the kind of its value."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from summarizer.language import Analysis, analyse
from summarizer.schemas import Sentence
from summarizer.verification.evidence import EvidenceIndex

from .amounts import find_durations, find_numbers
from .answers import answer, refused
from .labels import Label, label_of_leaf
from .leaf import Leaf, LeafFinding
from .lines import borne
from .members import judge_choice
from .moments import find_moments, last_told
from .naming import judge_name
from .phrases import judge_text
from .ties import is_best
from .truths import judge_truth
from .weighing import Weighed, choose, weigh

_MOST_READ = 400
_BARE = 2
_DETERMINERS = frozenset("the a an this that our its their".split())


def judge_leaf(leaf: Leaf, evidence: Sequence[Sentence], index: EvidenceIndex, published: str | None) -> LeafFinding:
    """Return the verdict on a leaf against the sentences cited for it, with the words that carry it.

    A value is supported when the evidence states one that is the same in whatever form, and states it of the thing that the field
    names: where another value of its type stands nearer to the field's words, or nothing ties the value to them, it is refused. So is what
    the evidence denies, holds possible or sets on a condition. `published` is the document's own ISO date, against which
    "Monday" is read; `index` knows the longer names of the document and the neighbours of its sentences.
    """
    if not evidence:
        return refused("evidence", "unsupported", str(leaf.value), None, f"no sentence is cited for {str(leaf.value)!r}")
    evidence = [s for s in evidence if not _is_question(s)]
    if not evidence:
        return refused("evidence", "unsupported", str(leaf.value), None, f"what is cited for {str(leaf.value)!r} only asks")
    if leaf.kind == "boolean":
        return judge_truth(leaf, evidence)
    if leaf.kind in ("name", "text") and _is_bare(str(leaf.value)) and not _is_said(str(leaf.value), evidence):
        return refused(
            "content", "unsupported", str(leaf.value), None, f"{str(leaf.value)!r} names nothing that the evidence has"
        )
    if leaf.kind == "choice":
        return judge_choice(leaf, evidence)
    if leaf.kind == "name":
        return judge_name(leaf, evidence, index)
    if isinstance(leaf.value, timedelta):
        return _weighed(leaf, "number", evidence, index, published)
    if leaf.kind == "number":
        return _weighed(leaf, "number", evidence, index, published)
    if leaf.kind == "date" or isinstance(leaf.value, date | datetime | time):
        return _weighed(leaf, "date", evidence, index, published)
    return judge_text(leaf, evidence, index, published)


def _is_bare(value: str) -> bool:
    """Whether a value is a determiner and one plain word ("The job"): not what a field asks for, unless the evidence says just that."""
    taken = analyse(value).tokens
    return len(taken) == _BARE and taken[0].norm in _DETERMINERS and not taken[1].capital and taken[1].norm.isalpha()


def _is_said(value: str, evidence: Sequence[Sentence]) -> bool:
    """Whether the evidence has a value word for word."""
    words = [t.norm for t in analyse(value).tokens]
    rows = ([t.norm for t in analyse(s.text).tokens] for s in evidence)
    return any(row[i : i + _BARE] == words for row in rows for i in range(len(row)))


def _is_question(sentence: Sentence) -> bool:
    """Whether a sentence asks, and so says nothing; one that quotes a question does not end with its mark."""
    return sentence.text.rstrip().endswith("?")


def _weighed(leaf: Leaf, check: str, evidence: Sequence[Sentence], index: EvidenceIndex, published: str | None) -> LeafFinding:
    taken = [analyse(s.text) for s in evidence]
    label = label_of_leaf(leaf)
    if isinstance(leaf.value, timedelta):
        mentions = list(find_durations(leaf, taken))
    elif check == "number":
        mentions = list(find_numbers(leaf, label, taken))
    else:
        told = None if published else last_told(_until(evidence, index)) or last_told(reversed(_others(evidence, index)))
        mentions = list(find_moments(leaf, taken, published, told))
    weighed = borne(label, evidence, taken, weigh(label, taken, mentions))
    if any(w.tie == "weak" and w.mention.agrees for w in weighed):
        weighed = _told_best(label, weighed, taken, _others(evidence, index))
    return answer(leaf, check, choose(label, weighed), evidence, taken)


def _told_best(label: Label, weighed: Sequence[Weighed], taken: Sequence[Analysis], others: Sequence[Analysis]) -> list[Weighed]:
    """Mentions that few words tie to a field, tied where nothing else in their document says more of it."""
    return [
        replace(w, tie="tied")
        if w.tie == "weak" and others and is_best(label, w.mention, taken[w.mention.sentence], others)
        else w
        for w in weighed
    ]


def _until(evidence: Sequence[Sentence], index: EvidenceIndex) -> list[Analysis]:
    """The sentences of the document of the first one cited up to it."""
    first = evidence[0]
    rows = [s for s in index.passages.sentences if s.document_id == first.document_id and s.start <= first.start]
    return [analyse(s.text) for s in rows[-_MOST_READ:]]


def _others(evidence: Sequence[Sentence], index: EvidenceIndex) -> list[Analysis]:
    """The sentences of the documents cited that are not cited; none where they are too many to be read for one value."""
    cited, documents = {s.id for s in evidence}, {s.document_id for s in evidence}
    rows = [s for s in index.passages.sentences if s.document_id in documents and s.id not in cited]
    return [analyse(s.text) for s in rows] if len(rows) <= _MOST_READ else []
