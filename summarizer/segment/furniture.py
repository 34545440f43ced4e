"""Page furniture (boilerplate): what stands on a page and is no part of its article."""

import re

from .paragraphs import Paragraph

_FLAGS = re.IGNORECASE
_BUTTONS = (
    r"share|tweet|follow|print|e-?mail|comments?|save|subscribe|sign in|log ?in|register|menu|search|home|listen|"
    r"advertisement|sponsored|facebook|twitter|whatsapp|linkedin|telegram|reddit|copy link|link copied|close|donate|live|video|photos?|"
    r"gallery|trending|most read|most popular|editor.s picks?|accessibility links|breaking news|previous|next|back to top|loading"
)
_LINES = [
    rf"(?:{_BUTTONS})(?:\W+(?:on|via|by|to|this|article|{_BUTTONS}))*\W*$",
    r"(?:jump|skip) to\b",
    r"short url\b",
    r"(?:post|leave|view|add|read) (?:a |all |your )?comments?\b",
    r"(?:latest|more|also) (?:from|on|in|stories)\b.{0,60}$",
    r"(?:read|see|watch|listen)(?: (?:more|also|next|now)|:)",
    r"(?:related|recommended|you may also|you might also|what to read|up next|in pictures|explainer|highlights|key points)\b.{0,60}$",
    r"(?:follow|like|join|contact|support) us\b",
    r"\d+\s*(?:-\s*)?min(?:ute)?s?(?:\s+read)?\W*$",
    r"(?:published|updated|last updated|modified|posted|created)\b[:\s].{0,80}$",
    r"(?:by|text|story|words|reporting|editing|edited by|written by)\b:?\s+[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){0,4}(?:\s*(?:,|and|in|\|).{0,60})?$",
    r"https?://\S+$",
    r"\S+@\S+\.\w+$",
    r"[\W_]+$",
    r"\d+x\d+ image",
    r"\w[\w &]{0,30}(?: ?[|›»>] ?[\w &]{1,30})+$",
]
_ANYWHERE = [
    r"\b(?:uses?|accept|our) cookies\b|\bcookie (?:policy|settings|preferences|notice)\b|\bprivacy policy\b|\bterms of (?:use|service)\b",
    r"\ball rights reserved\b|^©|\bcopyright (?:©|\d{4})",
    r"\bnewsletters?\b.*\b(?:sign|subscribe|inbox|get)\b|\b(?:sign up|subscribe)\b.*\b(?:newsletters?|updates|inbox|alerts|now|today)\b",
    r"(?:\b|(?<=[a-z]))(?:images?|photos?|photograph|picture|credits?|foto)\s*:\s*\S",
    r"\((?:[^()]*\b)?(?:file|file photo|file image|handout|courtesy[^()]*|illustration|archive|getty[^()]*|photo[^()]*|image[^()]*|picture[^()]*)\)\W*$",
    r"\bgetty images\b|\bshutterstock\b|\bpicture.alliance\b",
    r"\b(?:journalists|reporters|correspondents) (?:report|cover|bring|work)\b.*\b(?:countries|languages|readers|press)\b",
    r"\bis an? (?:\w+[ -]){0,3}(?:writer|reporter|correspondent|journalist|editor|columnist) (?:at|for|with|based|in|covering|who)\b(?=.{0,80}$)",
    r"\b(?:please )?(?:enable|turn on) javascript\b|\byour browser\b|\bad ?blocker\b",
]
_FURNITURE_LINE = re.compile(r"(?:\d+\.\s*)?(?:" + "|".join(_LINES) + ")", _FLAGS)
_FURNITURE_ANYWHERE = re.compile("|".join(_ANYWHERE), _FLAGS)

AGENCIES = (
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
_AGENCY = "|".join(map(re.escape, AGENCIES))
_CREDIT = re.compile(
    rf"(?:(?:[a-z]{{2,4}}(?:/[a-z]{{2,4}})*\s*)?\((?:with |source: )?(?:{_AGENCY})(?:(?:,| and|/|;|, and)\s*(?:{_AGENCY}))*(?: contributed)?\)"
    rf"|\(?(?i:with|additional|reporting|writing|compiled|source)\b[^.]{{0,60}}?\b(?:{_AGENCY})(?:(?:,| and|/|;)\s*(?:{_AGENCY}))*[^.]{{0,30}}\)?)\W*$",
)
_AGENCY_NAME = re.compile(rf"\b(?:{_AGENCY})\b")
_CANONICAL = {"Associated Press": "AP", "Agence France-Presse": "AFP"}
_TERMINAL = re.compile(r"[.!?…。！？؟।][\"'”’»)\]*_]*$")
_INNER_END = re.compile(r"\w\w[.!?][\"'”’)]*\s+[\"'“‘(]?[A-Z]")
_LONGEST_HEADING = 25


def is_furniture(text: str) -> bool:
    """Whether a line is furniture by its words: navigation, share bar, caption, byline, credit, notice, teaser mark."""
    if len(text) > 600:
        return False
    return bool(_FURNITURE_LINE.match(text) or _FURNITURE_ANYWHERE.search(text))


def credited_agencies(text: str) -> tuple[str, ...]:
    """Return the wire agencies that a credit line names ("(With AP and AFP)"), sorted; () when it is no credit line."""
    if len(text) > 160 or not _CREDIT.match(text.lstrip("—–- ")):
        return ()
    return tuple(sorted({_CANONICAL.get(name, name) for name in _AGENCY_NAME.findall(text)}))


def is_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph reads as a headline, subheading, teaser or label: short, and no sentence by its punctuation."""
    text = paragraph.text
    words = text.split()
    if len(words) > _LONGEST_HEADING or len(text) > 250:
        return False
    if text.endswith("?"):
        return len(words) <= 12 and not _INNER_END.search(text)
    return not _TERMINAL.search(text) and not text.endswith((":", ",", ";")) and not _INNER_END.search(text)


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, closing quotes and brackets aside."""
    return bool(_TERMINAL.search(text))
