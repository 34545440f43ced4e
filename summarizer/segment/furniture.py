"""Page furniture (boilerplate): what stands on a page and is no part of its article."""

import re
from collections.abc import Iterable

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
    r"(?:read|see|watch|listen)(?: (?:more|also|next|now)|:)",
    r"(?:follow|like|join|contact|support) us\b",
    r"\d+\s*(?:-\s*)?min(?:ute)?s?(?:\s+read)?\W*$",
    r"https?://\S+$",
    r"\S+@\S+\.\w+$",
    r"[\W_]+$",
    r"\d+x\d+ image",
    r"\w[\w &]{0,30}(?: ?[|›»>] ?[\w &]{1,30})+$",
    r"(?:dear|hello|hi) [^.!?:;]{1,40},\W*$",
    r"(?:yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|(?:kind|best|warm|kindest|warmest)(?: regards| wishes)|regards|with best wishes)\W*$",
]
_LABELS = [
    r"(?:latest|more|also) (?:from|on|in|stories)\b.{0,60}$",
    r"(?:related|recommended|you may also|you might also|what to read|up next|in pictures|explainer|highlights|key points)\b.{0,60}$",
    r"(?:published|updated|last updated|modified|posted|created)\b[:\s].{0,80}$",
    r"(?:by|text|story|words|reporting|editing|edited by|written by)\b:?\s+(?-i:[A-Z])[\w.’'-]+(?:\s+(?-i:[A-Z])[\w.’'-]+){0,4}"
    r"(?:\s*(?:,|and|in|\|).{0,60})?$",
]
"""What opens a label also opens sentences ("Also in Rome, two people died."): these count only where no sentence ends."""

_ANYWHERE = [  # each after words of which every text that it matches has one: most texts have none, and are not searched
    ("all rights|©|copyright", r"\ball rights reserved\b|^©|\bcopyright (?:©|\d{4})"),
    (":", r"(?:\b|(?<=[a-z]))(?:images?|photos?|photograph|picture|credits?|foto)\s*:\s*\S"),
    (
        "(",
        r"\((?:[^()]*\b)?(?:file|file photo|file image|handout|courtesy[^()]*|illustration|archive"
        r"|getty[^()]*|photo[^()]*|image[^()]*|picture[^()]*)\)[\s\"”]*$",
    ),
    (
        "getty|shutterstock|alliance",
        r"(?:[/(|]|\bvia )\s*(?:getty images|shutterstock|picture.alliance)\b|\b(?:getty images|shutterstock|picture.alliance)(?:\s*[/)|]|\W*$(?<!\.))",
    ),
    (
        "languages|news",
        r"\b(?:journalists|reporters|correspondents) (?:report|cover|bring|broadcast)\b.{0,30}\b(?:languages|the news|news from)\b",
    ),
    (
        "is a",
        r"\bis an? (?:\w+[ -]){0,3}(?:writer|reporter|correspondent|journalist|editor|columnist) "
        r"(?:at|for|with|based|in|covering|who (?:covers|writes|reports))\b(?=.{0,80}$)",
    ),
]
_NOTICES = [  # likewise
    ("cookies", r"\b(?:uses?|(?:accept|allow|reject|manage)(?: all)?|our) cookies\b"),
    (
        "cookie|privacy|terms of",
        r"\bcookie (?:policy|settings|preferences|notice)\b|\bprivacy policy\b|\bterms of (?:use|service)\b",
    ),
    (
        "newsletter|sign up|subscribe",
        r"\bnewsletters?\b.*\b(?:sign|subscribe|inbox|get)\b|\b(?:sign up|subscribe)\b.*\b(?:newsletters?|updates|inbox|alerts|now|today)\b",
    ),
    ("javascript|browser|blocker", r"\b(?:enable|turn on) javascript\b|\byour browser\b|\bad ?blocker\b"),
]
"""What pages say to their readers is also what articles tell of: these count only where a line speaks to the reader or is no sentence."""

_TO_THE_READER = re.compile(
    r"\b(?:you|your|our|we|us|please|this (?:site|website|page))\b|^(?:sign up|subscribe|get|join|click)\b", _FLAGS
)
_FEWEST_WORDS = 5
_FURNITURE_LINE = re.compile(r"(?:\d+\.\s*)?(?:" + "|".join(_LINES) + ")", _FLAGS)
_LABEL = re.compile(r"(?:\d+\.\s*)?(?:" + "|".join(_LABELS) + ")", _FLAGS)
_Hinted = tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]


def _compile(rows: Iterable[tuple[str, str]]) -> _Hinted:
    return tuple((tuple(hints.split("|")), re.compile(pattern, _FLAGS)) for hints, pattern in rows)


_FURNITURE_ANYWHERE = _compile(_ANYWHERE)
_NOTICE = _compile(_NOTICES)

_TERMINAL = re.compile(r"[.!?…。！？؟।][\"'”’»)\]*_]*$")
_INNER_END = re.compile(r"\w\w[.!?][\"'”’)]*\s+[\"'“‘(]?[A-Z]")
_LONGEST_HEADING = 25


def is_furniture(text: str) -> bool:
    """Whether a line is furniture by its words: navigation, share bar, caption, byline, credit, notice, teaser mark."""
    if len(text) > 600:
        return False
    if _FURNITURE_LINE.match(text) or _stands_in(text, _FURNITURE_ANYWHERE):
        return True
    sentence = ends_sentence(text) and len(text.split()) >= _FEWEST_WORDS
    if not sentence and _LABEL.match(text):
        return True
    return _stands_in(text, _NOTICE) and not (sentence and not _TO_THE_READER.search(text))


def _stands_in(text: str, patterns: _Hinted) -> bool:
    lower = text.lower()
    return any(pattern.search(text) for hints, pattern in patterns if any(map(lower.__contains__, hints)))


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
