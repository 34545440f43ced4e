"""Questions in talk, and whether an answer says yes or no to them."""

import re
from typing import Literal

Answer = Literal["yes", "no", "open"]

_AUXILIARY = r"(?:is|are|was|were|am|do|does|did|have|has|had|can|could|will|would|shall|should|may|might|must)(?:n['’]t)?"
_LEAD = (
    r"(?:(?:(?:so|and|but|ok|okay|well|oh|um+|uh|er|hey|hi|hello|great|good|right|now|then|sorry|yes|no)\s*[,.!]?"
    r"|(?-i:[A-Z])[\w.]*(?: (?-i:[A-Z])\w*){0,2}\s?,)\s+){0,3}"
)
_NOUN = r"(?:the|an?|our|my|your|his|her|their|its)\s+\w+"
_POLAR = re.compile(rf"\W*{_LEAD}(?P<auxiliary>{_AUXILIARY})\s+(?P<subject>{_NOUN}|\w+)", re.IGNORECASE)
_ASKS = re.compile(
    rf"\W*(?:(?:so|and|but|ok|okay|well|oh|um+|uh|hey)\s*,?\s+){{0,2}}"
    rf"(?:(?:where|when|who|whom|what|why|how|which|whose)(?: \w+){{0,2}} {_AUXILIARY}\b"
    rf"|{_AUXILIARY} (?:i|you|we|they|he|she|it|there|this|that|the|anyone|anybody)\b)",
    re.IGNORECASE,
)
_YES = re.compile(
    r"\W*(?:(?:oh|well|ah|um|uh|mm)\W+)?(?:yes|yeah|yep|yup|ya|sure|of course|certainly|definitely|absolutely|ok|okay|exactly|right|correct|indeed|gladly"
    r"|with pleasure|all right|alright|no problem|i (?:do|am|did|have|can|will|would)(?=\s*(?:[.,!;]|$))|fine|that['’]?s (?:right|correct|true))\b(?! but)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\W*(?:(?:oh|well|ah|um|uh|mm|sorry|unfortunately)\W+){0,2}(?:no\b(?! problem)|nope|nah|never|not (?:yet|really|at all|now|today|any ?more)"
    r"|i (?:do|am|did|have|can|will|would|could)(?:n['’]t| not)(?=\s*(?:[.,!;]|$))"
    r"|i['’]m afraid not|i can['’]?t|i cannot)",
    re.IGNORECASE,
)
_UNSETTLED = re.compile(
    r"\W*(?:maybe|perhaps|i (?:do not|don['’]t|dunno) ?know|no idea|not sure|i['’]m not sure|we['’]ll see|it depends)",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\W*(?:no\W+)?(?:that(?:['’]s| is) (?:not (?:true|correct|right|so)|wrong|false|untrue)|not true)\b", re.IGNORECASE
)
_IN_DOUBT = re.compile(
    r"\b(?:(?:do|does|did)(?: not|n['’]t) know|not sure|unsure|no idea|wonder(?:ing)?) (?:if|whether)\b", re.IGNORECASE
)
_SUBJECT = re.compile(rf"(?:{_NOUN}|i|you|we|he|she|it|they|there|that|this|(?-i:[A-Z])\w+)$", re.IGNORECASE)
_CHOICE = re.compile(r"\bor\b|\bmind\b", re.IGNORECASE)
_REQUESTS = frozenset("could would can will may".split())


def is_question(text: str) -> bool:
    """Whether a sentence asks: by its mark, or where it has none at its end by a question word or an auxiliary before its subject."""
    plain = text.rstrip(" \"'”’)*_")
    return plain.endswith("?") or (plain[-1:] not in (".", "!") and bool(_ASKS.match(plain)))


def answer_to(question: str, reply: str) -> Answer:
    """Return whether a reply says yes or no to a question: `open` unless that can only be answered by one of both, and is.

    A question begins with an auxiliary then ("Can you come?"), and offers no choice ("tea or coffee").
    """
    if not _POLAR.match(question) or _CHOICE.search(question) or _UNSETTLED.match(reply):
        return "open"
    if "n't" in question or "n’t" in question:
        return "open"
    if _NO.match(reply):
        return "no"
    return "yes" if _YES.match(reply) else "open"


def is_unsettled(reply: str) -> bool:
    """Whether a reply leaves a question open for good: "I don't know", "perhaps"."""
    return bool(_UNSETTLED.match(reply))


def is_denial(reply: str) -> bool:
    """Whether a reply calls untrue what was said before it: "That is not true"."""
    return bool(_DENIAL.match(reply))


def is_in_doubt(text: str) -> bool:
    """Whether a sentence holds what it says for open: "I don't know if that is possible"."""
    return bool(_IN_DOUBT.search(text))


def stated(question: str, answer: Answer | None) -> str:
    """Return what a question says as a statement, subject first where that is a word or two: a request with a yes is a promise, with a no it has a "not".

    "Could you lend me 50 euros?" gives "you will lend me 50 euros", with a no "you could not". "Shall I" asks as "should I" does.
    A question without an auxiliary at its head stays as it is.
    """
    match = _POLAR.match(question)
    plain = question.rstrip(" ?\"'”’)*_")
    if match is None or match.end("subject") > len(plain):
        return plain
    verb = match["auxiliary"].lower()
    subject, rest = match["subject"], plain[match.end("subject") :]
    promised = answer == "yes" or (answer is None and subject.lower() == "you")
    verb = "should" if verb == "shall" else "will" if verb in _REQUESTS and promised else verb
    verb += " not" if answer == "no" else ""
    return f"{subject} {verb}{rest}" if _SUBJECT.match(subject) else f"{verb} {subject}{rest}"
