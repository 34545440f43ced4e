"""Wire agencies: who credits them, and how."""

import re

_NAMES = (
    "AP",
    "AFP",
    "Reuters",
    "dpa",
    "EFE",
    "ANSA",
    "Xinhua",
    "TASS",
    "UPI",
    "PTI",
    "Associated Press",
    "Agence France-Presse",
)
_AGENCY = "|".join(map(re.escape, _NAMES))
_LIST = rf"(?:{_AGENCY})(?:(?:,| and|/|;|, and)\s*(?:{_AGENCY}))*"
_CREDIT = re.compile(
    rf"(?:(?:[a-z]{{2,4}}(?:/[a-z]{{2,4}})*\s*)?\((?:with |source: )?{_LIST}(?: contributed)?\)"
    rf"|\(?(?i:with|additional|reporting|writing|compiled|source)\b[^.]{{0,60}}?\b(?:{_AGENCY})(?:(?:,| and|/|;)\s*(?:{_AGENCY}))*[^.]{{0,30}}\)?)\W*$",
)
_LONGEST_CREDIT = 160
_DATELINE = re.compile(rf"[^.!?()]{{0,60}}\((?:The )?({_AGENCY})\)\s*(?:[-—–:]|$)")
_BYLINE = re.compile(rf"(?i:by|from)\b[^.!?]{{0,80}}?\b(?:(?i:the) )?({_AGENCY})$")
_TOLD = re.compile(
    rf"\b(?:told|to|by|reports|reported by|according to|via|citing)\s+(?:the\s+|The\s+)?(?:(?:French |US )?(?:news|wire) (?:agency|service)\s+)?({_AGENCY})\b"
    rf"|\b({_AGENCY})(?:\s+(?:news|wire) (?:agency|service))?,?\s+(?:reports|reported|said|says|quoted|quotes|citing)\b"
)
_NAME = re.compile(rf"\b(?:{_AGENCY})\b")
_CANONICAL = {"Associated Press": "AP", "Agence France-Presse": "AFP"}


def credited_agencies(text: str) -> tuple[str, ...]:
    """Return the wire agencies that a credit line names ("(With AP and AFP)"), sorted; () when it is no credit line."""
    if len(text) > _LONGEST_CREDIT or not _CREDIT.match(text.lstrip("—–- ")):
        return ()
    return _canonical(_NAME.findall(text))


def opening_agencies(text: str) -> tuple[str, ...]:
    """Return the agency of a dateline ("ROME (AP) — ...") or byline ("By Ada Long, Associated Press") that opens a paragraph."""
    match = _DATELINE.match(text[:100]) or (_BYLINE.match(text) if len(text) <= _LONGEST_CREDIT else None)
    return _canonical([match.group(1)]) if match else ()


def told_agencies(sentence: str) -> tuple[str, ...]:
    """Return the agencies from which a sentence has what it tells ("two officials told Reuters", "AP reported"), sorted."""
    return _canonical([a or b for a, b in _TOLD.findall(sentence)])


def _canonical(names: list[str]) -> tuple[str, ...]:
    return tuple(sorted({_CANONICAL.get(name, name) for name in names}))
