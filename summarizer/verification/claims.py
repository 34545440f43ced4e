"""A claim against an index of sentences: the evidence that serves it best, and the verdict on that evidence."""

from collections.abc import Sequence

from summarizer.language import Analysis, analyse
from summarizer.schemas import ClaimVerdict, Evidence, Reason, Verdict

from .evidence import EvidenceIndex
from .judging import judge

_CANDIDATES = 6
_MOST_TOGETHER = 3
_SPEAKS_OF_IT = 0.6
"""The share of a claim's content from which a sentence speaks of the same thing."""
_SAYS_NEARLY_THAT = 0.85
_AS_NEAR = 0.1
"""Where a sentence with nearly all of a claim's words says otherwise, only one as near to the claim can support it."""
_NOTHING = Verdict(
    label="unsupported",
    score=0.0,
    reasons=(
        Reason(check="evidence", outcome="fail", message="no sentence of the sources shares a content word with the claim"),
    ),
)


def verify_claim(claim: str, index: EvidenceIndex) -> ClaimVerdict:
    """Return the verdict on one sentence, with the spans on which it rests.

    The sentences that bear on it are tried one by one, and the best of them together, up to three, unless one that speaks of
    the same says otherwise: what another sentence has must not patch it ("Trump won Ohio. Biden won Georgia."). Of the sets that
    support the claim, the one that scores best is its evidence, unless a sentence much nearer to the claim contradicts it ("The
    road was closed." beside "The road was not closed."). When none does, the set that covers most of the claim says why.
    """
    ours = analyse(claim)
    ranked = index.search(ours, _CANDIDATES)
    if not ranked:
        return ClaimVerdict(**_NOTHING.model_dump(), claim=claim)
    judged = [(judge(ours, index.body([n])), [n]) for n in ranked]
    if not any(
        verdict.label == "contradicted" and _matched(ours, index, chosen[0]) >= _SPEAKS_OF_IT for verdict, chosen in judged
    ):
        judged += [(judge(ours, index.body(chosen)), chosen) for chosen in _together(ours, ranked, index)]
    against = max(
        (_matched(ours, index, chosen[0]) for verdict, chosen in judged if verdict.label == "contradicted" and len(chosen) == 1),
        default=0.0,
    )
    least = against - _AS_NEAR if against >= _SAYS_NEARLY_THAT else 0.0
    supporting = [row for row in judged if row[0].label == "supported" and max(_matched(ours, index, n) for n in row[1]) >= least]
    if supporting:
        verdict, chosen = max(supporting, key=lambda row: (row[0].score, -len(row[1])))
    else:
        refused = [row for row in judged if row[0].label != "supported"]
        verdict, chosen = max(refused, key=lambda row: row[0].score + sum(_matched(ours, index, n) for n in row[1]) / len(row[1]))
    return _answer(claim, verdict, chosen, index)


def verify_sentences(claim: str, sentences: Sequence[str], index: EvidenceIndex) -> ClaimVerdict:
    """Return the verdict on a claim of several sentences: it is supported when each of them is, and as likely as the least likely.

    The reasons are those of the sentences that failed, or of all when none did; the evidence is that of all.
    """
    found = [verify_claim(s, index) for s in sentences] or [verify_claim(claim, index)]
    if len(found) == 1:
        return found[0].model_copy(update={"claim": claim})
    failed = [v for v in found if v.label != "supported"]
    worst = next((v for v in failed if v.label == "contradicted"), failed[0] if failed else found[0])
    return ClaimVerdict(
        label=worst.label,
        score=min(v.score for v in found),
        reasons=tuple(r for v in failed or found for r in v.reasons),
        claim=claim,
        evidence=tuple(dict.fromkeys(e for v in found for e in v.evidence)),
    )


def judge_sentences(claim: str, sentence_ids: Sequence[str], index: EvidenceIndex) -> Verdict:
    """Return the verdict on a claim against exactly the sentences that it cites."""
    return judge(analyse(claim), index.body(index.positions(sentence_ids)))


def judge_spans(claim: str, spans: Sequence[Evidence], index: EvidenceIndex) -> Verdict:
    """Return the verdict on a claim against exactly the given spans; one that is no sentence of the index stands by itself."""
    return judge(analyse(claim), index.body_of_spans(spans))


def _together(claim: Analysis, ranked: list[int], index: EvidenceIndex) -> list[list[int]]:
    """Sets of two and three sentences, each adding words of the claim that the ones before it lack; in reading order."""
    sets = []
    chosen = [ranked[0]]
    covered = set(_stems(index, ranked[0]))
    for n in ranked[1:]:
        if claim.stems & (_stems(index, n) - covered):
            chosen = [*chosen, n]
            covered |= _stems(index, n)
            sets.append(sorted(chosen))
        if len(chosen) == _MOST_TOGETHER:
            break
    return sets


def _stems(index: EvidenceIndex, n: int) -> frozenset[str]:
    return analyse(index.passages.sentences[n].text).stems


def _matched(claim: Analysis, index: EvidenceIndex, n: int) -> float:
    return len(claim.stems & _stems(index, n)) / max(1, len(claim.stems))


def _answer(claim: str, verdict: Verdict, chosen: list[int], index: EvidenceIndex) -> ClaimVerdict:
    rows = [index.passages.sentences[n] for n in chosen]
    evidence = tuple(Evidence(document_id=s.document_id, start=s.start, end=s.end, quote=s.text) for s in rows)
    return ClaimVerdict(label=verdict.label, score=verdict.score, reasons=verdict.reasons, claim=claim, evidence=evidence)
