"""Whether a statement that its author holds to be alleged or denied says so."""

from summarizer.language import Analysis, analyse
from summarizer.schemas import Proposal, Reason, Verdict

_SINK = 0.15


def check_modality(verdict: Verdict, proposal: Proposal) -> Verdict:
    """Return the verdict, unsupported where the proposal is marked as alleged or denied and its words tell it as a fact.

    An engine that reads "is accused of fraud" and marks it as alleged knows better than its own "committed fraud".
    """
    if proposal.modality == "stated" or verdict.label != "supported" or _is_held_back(analyse(proposal.statement)):
        return verdict
    message = f"it is marked as {proposal.modality}, and its words tell it as a fact: say who says so, or that it is not certain"
    reason = Reason(check="modality", outcome="fail", message=message)
    return Verdict(label="unsupported", score=min(verdict.score, _SINK), reasons=(*verdict.reasons, reason))


def _is_held_back(statement: Analysis) -> bool:
    scope = statement.scope
    return bool(statement.speech or scope.hedged or scope.denied or scope.averse or scope.negators)
