"""The third tier of `verify`: what is still in doubt is put to a language model, which may decide it and nothing else."""

import threading
from collections.abc import Callable, Sequence

from summarizer.asking import Asker, Question, loss_code
from summarizer.errors import ProviderError, RefusedQuestionError
from summarizer.schemas import ClaimVerdict, Label, Notice, Reason
from summarizer.schemas.wire import JudgeReply

from .claims import answer
from .evidence import EvidenceIndex
from .judging import examine
from .premise import find_passages

__all__ = ["Arbiter", "is_doubtful"]

_MAY_BE_OVERRULED = frozenset(("content", "meaning"))
"""Checks that miss words or a likeness of meaning. Whatever else fails is no matter of opinion."""
_BAND = 0.15
_ROOM = 400
"""Words of the sources that are shown with a claim."""
_LEAST = 0.0001


def is_doubtful(verdict: ClaimVerdict, threshold: float) -> bool:
    """Whether a verdict may be decided by a model.

    It may where a claim is refused only because words are missed or its meaning is doubted, or is supported at a score less than
    0.15 above the threshold; never where a hard check fails or nothing in the sources bears on it.
    """
    if verdict.label == "supported":
        return verdict.score < threshold + _BAND
    return {r.check for r in verdict.reasons if r.outcome == "fail"} <= _MAY_BE_OVERRULED


class Arbiter:
    """Asks a model about claims in doubt. It may be shared by threads; `tell` is given each reason for which claims stay undecided, once."""

    def __init__(self, asker: Asker, threshold: float, tell: Callable[[Notice], object]) -> None:
        self._asker, self._threshold, self._tell = asker, threshold, tell
        self._lock, self._told = threading.Lock(), set[str]()

    def decide(self, verdict: ClaimVerdict, before: str, index: EvidenceIndex) -> ClaimVerdict:
        """Return the verdict as it is, or as the model decides it where it is in doubt; `before` is the sentence before the claim.

        A reply counts if the sentences that it cites were shown; support counts if no hard check fails on these sentences either.
        A reply that cannot be used, or a budget that is spent, leaves the verdict as it is. Raises ProviderError.
        """
        if not is_doubtful(verdict, self._threshold):
            return verdict
        shown = find_passages(verdict.claim, before, index, _ROOM)
        (outcome,) = self._asker.ask_all([_question(verdict.claim, shown, index)], lambda done, total: None)
        if outcome.value is not None:
            return self._decided(verdict, outcome.value, [shown[n - 1] for n in outcome.value.sentences], index)
        error = outcome.error
        if isinstance(error, ProviderError) and not isinstance(error, RefusedQuestionError):
            raise error
        if error is not None:
            self._tell_once(Notice(code=loss_code(error), message=f"the judge left a claim undecided: {error}"))
        return verdict

    def _tell_once(self, notice: Notice) -> None:
        with self._lock:
            if notice.message in self._told:
                return
            self._told.add(notice.message)
        self._tell(notice)

    def _decided(self, verdict: ClaimVerdict, reply: JudgeReply, cited: Sequence[int], index: EvidenceIndex) -> ClaimVerdict:
        claim, chosen = verdict.claim, sorted(set(cited))
        found = answer(claim, verdict, chosen, index) if chosen else verdict
        passed = tuple(r for r in verdict.reasons if r.outcome == "pass")
        if reply.label == "supported":
            ours = index.claim(claim)
            failures = examine(ours, index.body(chosen, ours)).failures
            hard = next((f.reason for f in failures if f.check not in _MAY_BE_OVERRULED), None)
            if hard is None:
                reason = Reason(check="judge", outcome="pass", claim=claim, message=f"the judge: {reply.reason}")
                return _with(found, "supported", max(verdict.score, self._threshold), (*passed, reason))
            if verdict.label == "supported":
                return verdict
            message = f"the judge finds it in sentences of which another check says: {hard.message}"
            return _with(verdict, verdict.label, verdict.score, (*verdict.reasons, hard.model_copy(update={"message": message})))
        reason = Reason(check="judge", outcome="fail", claim=claim, message=f"the judge: {reply.reason}")
        kept = passed if verdict.label == "supported" else verdict.reasons
        return _with(found, reply.label, min(verdict.score, max(0.0, self._threshold - _LEAST)), (*kept, reason))


def _with(verdict: ClaimVerdict, label: Label, score: float, reasons: tuple[Reason, ...]) -> ClaimVerdict:
    return verdict.model_copy(update={"label": label, "score": score, "reasons": reasons})


def _question(claim: str, shown: Sequence[int], index: EvidenceIndex) -> Question[JudgeReply]:
    evidence = [index.labelled(n) for n in shown]
    context: dict[str, object] = {"addresses": set(range(1, len(shown) + 1))}
    return Question("judge", {"claim": " ".join(claim.split()), "evidence": evidence}, JudgeReply, context)
