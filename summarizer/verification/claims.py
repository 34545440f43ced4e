"""A claim against an index of sentences: the evidence that serves it best, and the verdict on that evidence."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from summarizer.language import Analysis
from summarizer.language.clauses import main_verb
from summarizer.schemas import ClaimVerdict, Evidence, Label, Reason, Verdict

from .alignment import Alignment, Body, align
from .completion import complete
from .evidence import EvidenceIndex
from .items import is_misnamed
from .judging import Judgement, examine, judge, passing_score, score_of_poor

_CANDIDATES = 6
_MOST_TOGETHER = 3
_WORDS_PER_MISS = 4
_SAME_WORD = 4
"""Letters that a word and its stem share where the stem stands for no other word."""
_SPEAKS_OF_IT = 0.6
"""The share of a claim's content from which a sentence speaks of the same thing."""
_SAYS_NEARLY_THAT = 0.85
_AS_NEAR = 0.1
"""Where a sentence with nearly all of a claim's words says otherwise, only one as near to the claim can support it."""
_FULL = 0.95
_MUCH_MORE = 0.15
_WHOSE = frozenset(("role", "attribution"))
_PERSONAL = frozenset("he she it they".split())
_NOTHING = Verdict(
    label="unsupported",
    score=0.0,
    reasons=(
        Reason(check="evidence", outcome="fail", message="no sentence of the sources shares a content word with the claim"),
    ),
)


def verify_claim(claim: str, index: EvidenceIndex) -> ClaimVerdict:
    """Return the verdict on one sentence, with the spans on which it rests.

    The sentences that bear on it are tried one by one, and the best of them together, up to three, and where none of these supports it
    the best with those that have what it lacks, up to six, unless one that speaks of
    the same says otherwise: what another sentence has must not patch it ("Trump won Ohio. Biden won Georgia."). Of the sets that
    support the claim, the one that scores best is its evidence, unless a sentence much nearer to the claim contradicts it ("The
    road was closed." beside "The road was not closed."). When none does, the set that covers most of the claim says why.
    """
    held = hold(claim, index)
    return answer(claim, held.verdict, held.chosen, index)


@dataclass(frozen=True, slots=True)
class Held:
    """A claim held against the sentences that serve it best: their indices, and what the checks found.

    `judgement` is None when no sentence shares a content word with the claim. `alone` are the scores of single sentences that were tried.
    """

    chosen: tuple[int, ...] = ()
    judgement: Judgement | None = None
    alone: Mapping[int, float] = field(default_factory=dict)

    @property
    def verdict(self) -> Verdict:
        """The verdict of the checks."""
        return self.judgement.verdict if self.judgement else _NOTHING

    @property
    def label(self) -> Label:
        """The label of the verdict."""
        return self.judgement.label if self.judgement else _NOTHING.label

    @property
    def score(self) -> float:
        """The score of the verdict."""
        return self.judgement.score if self.judgement else _NOTHING.score


def hold(claim: str, index: EvidenceIndex) -> Held:
    """Hold one sentence against an index: see `verify_claim`."""
    ours = index.claim(claim)
    ranked = index.search(ours, _CANDIDATES)
    if not ranked:
        return Held()
    most: dict[int, float] = {}
    singles = []
    for n in ranked:
        body = index.body([n], ours)
        alignment = align(ours, body)
        limit = score_of_poor(alignment)
        if limit is None:
            singles.append(_held(ours, [n], body, alignment))
        else:
            most[n] = limit + _matched(ours, index, n)
    found = _best(ours, ranked, singles, most, index)
    return replace(found, alone={h.chosen[0]: h.score for h in singles})


def _best(ours: Analysis, ranked: list[int], singles: Sequence[Held], most: Mapping[int, float], index: EvidenceIndex) -> Held:
    """The set of sentences that serves a claim best, of those tried alone and together; `most` is what each with little of it can be worth."""
    judged = [*singles]
    against = max((_matched(ours, index, h.chosen[0]) for h in singles if h.label == "contradicted"), default=0.0)
    against_it = against >= _SPEAKS_OF_IT
    least = against - _AS_NEAR if against >= _SAYS_NEARLY_THAT else 0.0
    told = any(h.label == "supported" and _coverage(h) == 1 and _matched(ours, index, h.chosen[0]) >= least for h in singles)
    if not against_it and not told:  # no set of sentences scores more than one that has all of the claim
        judged += [_held(ours, chosen, index.body(chosen, ours)) for chosen in _together(ours, ranked, index)]
    supporting = [h for h in judged if h.label == "supported" and max(_matched(ours, index, n) for n in h.chosen) >= least]
    merged = None if supporting or against_it else _merged(ours, judged, index)
    if merged is not None:
        judged.append(merged)
        supporting = [merged] if merged.label == "supported" else []
    supporting = [h for h in supporting if not _is_overruled(h, judged)]
    if supporting:
        return max(supporting, key=lambda h: (h.score, -len(h.chosen)))
    if merged is not None and merged.label != "supported":
        return merged

    def nearness(held: Held) -> float:
        return held.score + sum(_matched(ours, index, n) for n in held.chosen) / len(held.chosen)

    refused = [h for h in judged if h.label != "supported"]
    whole = [h for h in refused if h.label == "contradicted" and _coverage(h) >= _FULL]
    if whole and all(_coverage(h) < _FULL for h in refused if h not in whole):
        # All that the claim says stands there, told otherwise: no sentence that merely lacks some of it says why.
        return max(whole, key=nearness)
    best = max(map(nearness, refused), default=0.0)
    # A sentence that has little of the claim is judged only where it could come first; ties go to the order of the search.
    poor = {n: _held(ours, [n], index.body([n], ours)) for n, score in most.items() if score >= best}
    alone = {h.chosen[0]: h for h in refused if len(h.chosen) == 1} | poor
    return max([*(alone[n] for n in ranked if n in alone), *(h for h in refused if len(h.chosen) > 1)], key=nearness)


def _is_overruled(held: Held, judged: Sequence[Held]) -> bool:
    """Whether what a set of sentences lacks of a claim stands in another sentence, and that has it of something else.

    "The army holds the harbour." has most of "The rebels hold the harbour."; with "The rebels hold the airport." it says otherwise.
    """
    return any(
        set(held.chosen) < set(other.chosen) and _contradicts_all(other) and _coverage(other) - _coverage(held) >= _MUCH_MORE
        for other in judged
    )


def _contradicts_all(held: Held) -> bool:
    """Whether sentences that have nearly all words of a claim have them of others than the claim has."""
    found = held.judgement.failures if held.judgement else ()
    told = any(
        f.severity == "contradicts" and f.check in _WHOSE and (f.evidence or "").casefold() not in _PERSONAL for f in found
    )
    return told and _coverage(held) >= _SAYS_NEARLY_THAT


def _coverage(held: Held) -> float:
    return held.judgement.coverage if held.judgement else 0.0


def answer(claim: str, verdict: Verdict, chosen: Sequence[int], index: EvidenceIndex) -> ClaimVerdict:
    """Return a verdict on a claim with the chosen sentences of the index as its evidence."""
    rows = [index.passages.sentences[n] for n in chosen]
    evidence = tuple(Evidence(document_id=s.document_id, start=s.start, end=s.end, quote=s.text) for s in rows)
    return ClaimVerdict(label=verdict.label, score=verdict.score, reasons=verdict.reasons, claim=claim, evidence=evidence)


def verify_sentences(claim: str, sentences: Sequence[str], index: EvidenceIndex) -> ClaimVerdict:
    """Return the verdict on a claim of several sentences: it is supported when each of them is, and as likely as the least likely.

    The reasons are those of the sentences that failed, or of all when none did; the evidence is that of all.
    """
    return join_verdicts(claim, [verify_claim(s, index) for s in sentences] or [verify_claim(claim, index)])


def join_verdicts(claim: str, found: Sequence[ClaimVerdict]) -> ClaimVerdict:
    """Return the verdict on a claim from those on its sentences, at least one: see `verify_sentences`."""
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
    ours = index.claim(claim)
    return judge(ours, index.body(index.positions(sentence_ids), ours))


def score_as_said(claim: str, sentence_ids: Sequence[str], index: EvidenceIndex) -> float:
    """Return the score, 0 to 1, with which sentences say all that a claim says: 0 where they do not support it, or lack more than a word.

    A claim may be supported by sentences that lack some of its words. To count as another source of it they must have the verb of its
    first clause, and most of its plain words: "She apologised to customers" is not told by "She refused to talk to reporters".
    """
    ours = index.claim(claim)
    body = index.body(index.positions(sentence_ids), ours)
    alignment = align(ours, body)
    missing = [i for i in alignment.missing if not ours.tokens[i].capital]
    verb = main_verb(ours)
    unsaid = (
        (verb is not None and verb.index in missing)
        or len(missing) > 1 + len(ours.content) // _WORDS_PER_MISS
        or _is_told_once(ours, body)
    )
    return 0.0 if unsaid else passing_score(ours, body, alignment)


def _is_told_once(claim: Analysis, body: Body) -> bool:
    """Whether a claim speaks of two things by one plain word and the evidence of one: an attack, and the attacks that it answers.

    What stands for a phrase or a synonym is no such word: "unmanned aerial vehicles, known as drones" are one thing.
    """
    plain = (t for t in map(claim.tokens.__getitem__, claim.content) if not t.capital and t.norm.startswith(t.stem[:_SAME_WORD]))
    return any(times > len(body.stems.get(stem, ())) > 0 for stem, times in Counter(t.stem for t in plain).items())


def judge_spans(claim: str, spans: Sequence[Evidence], index: EvidenceIndex) -> Verdict:
    """Return the verdict on a claim against exactly the given spans; one that is no sentence of the index stands by itself."""
    ours = index.claim(claim)
    return judge(ours, index.body_of_spans(spans, ours))


def _together(claim: Analysis, ranked: list[int], index: EvidenceIndex) -> list[list[int]]:
    """Sets of two and three sentences, each adding words of the claim that the ones before it lack; in reading order."""
    sets = []
    chosen = [ranked[0]]
    covered = set(index.stems(ranked[0]))
    for n in ranked[1:]:
        if claim.stems & (index.stems(n) - covered):
            chosen = [*chosen, n]
            covered |= index.stems(n)
            sets.append(sorted(chosen))
        if len(chosen) == _MOST_TOGETHER:
            break
    return sets


def _merged(claim: Analysis, judged: Sequence[Held], index: EvidenceIndex) -> Held | None:
    """The set that has most of a claim, with the sentences that have what it lacks; None where that is no better."""
    best = max(judged, key=lambda h: (_coverage(h), -len(h.chosen)), default=None)
    if best is None or best.judgement is None:
        return None
    chosen = complete(claim, best.chosen, best.judgement, index)
    if len(chosen) == len(best.chosen):
        return None
    body = index.body(chosen, claim)
    whole = _held(claim, chosen, body)
    return whole if _lacks(whole) < _lacks(best) and not is_misnamed(claim, body) else None


def _lacks(held: Held) -> int:
    return len(held.judgement.failures) if held.judgement else 0


def _matched(claim: Analysis, index: EvidenceIndex, n: int) -> float:
    return len(claim.stems & index.stems(n)) / max(1, len(claim.stems))


def _held(claim: Analysis, chosen: list[int], body: Body, alignment: Alignment | None = None) -> Held:
    return Held(tuple(chosen), examine(claim, body, alignment))
