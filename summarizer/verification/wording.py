"""Whether a statement in a model's own words can stand: it is a whole sentence, and says what it is held to be."""

import re

from summarizer.language import Analysis, analyse
from summarizer.schemas import Modality, Reason, Verdict

_SINK = 0.15
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")


def check_wording(verdict: Verdict, statement: str, modality: Modality = "stated", *, quoted: bool = False) -> Verdict:
    """Return the verdict on a statement that a model wrote, unsupported where its words cannot stand.

    One that breaks off ("The Pentagon said that the attacks were") has each of its words in the evidence and says nothing.
    A `quoted` one is a sentence of the source as it stands, and may end as it likes. One that its own author marks as
    alleged or denied, and that tells it as a fact, is refused: an engine that reads "is accused of fraud" and marks it so
    knows better than its "committed fraud".
    """
    if verdict.label != "supported":
        return verdict
    if not quoted and not _ENDED.search(statement.rstrip()):
        return _refused(verdict, "completeness", "it breaks off: a statement is a whole sentence with its full stop")
    if modality != "stated" and not _is_held_back(analyse(statement)):
        message = f"it is marked as {modality}, and its words tell it as a fact: say who says so, or that it is not certain"
        return _refused(verdict, "modality", message)
    return verdict


def _refused(verdict: Verdict, check: str, message: str) -> Verdict:
    reason = Reason(check=check, outcome="fail", message=message)
    return Verdict(label="unsupported", score=min(verdict.score, _SINK), reasons=(*verdict.reasons, reason))


def _is_held_back(statement: Analysis) -> bool:
    scope = statement.scope
    return bool(statement.speech or scope.hedged or scope.denied or scope.averse or scope.negators)
