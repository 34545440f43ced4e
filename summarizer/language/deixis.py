"""Who "I" and "you" are in what a speaker says, and what a label calls a speaker: a sentence of a turn as it reads alone."""

import re
from functools import lru_cache

from .lexicon import COUNTRIES
from .tokens import fold
from .verbs import ADVERBS, AUXILIARIES, MODALS, is_past

_OFFICES = frozenset(
    """agent manager designer customer client caller buyer user representative rep salesperson salesman salesmen saleswoman seller advisor adviser
    consultant assistant operator interviewer interviewee host guest moderator presenter reporter journalist anchor narrator audience speaker
    chair chairman chairwoman chairperson witness judge counsel prosecutor defendant clerk lawyer attorney doctor physician nurse patient
    therapist teacher student professor pupil tutor employee employer boss colleague secretary director president member support bot chatbot
    analyst engineer developer expert specialist coordinator supervisor receptionist waiter driver passenger tenant landlord applicant
    candidate recruiter prospect vendor supplier participant facilitator man woman boy girl mother father officer technician librarian""".split()
)
"""What a speaker is called by his part in the talk: "the sales agent", in lower case."""
_DEPARTMENTS = frozenset(
    """marketing sales user interface industrial project product account service support technical design engineering finance legal operations human
    resources customer client business development management quality research general executive vice committee team lead senior junior
    assistant co program programme software data it hr pr male female first second third""".split()
)
_SAME = tuple(
    frozenset(words.split())
    for words in (
        "customer client caller buyer prospect shopper user",
        "agent representative rep salesperson salesman saleswoman seller advisor adviser operator",
        "interviewer host reporter journalist moderator presenter",
        "doctor physician",
        "student pupil",
        "teacher tutor",
    )
)
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_PERSONS = re.compile(
    r"(?<![\w.'’])(?:(?P<am>am I)|(?P<first>I|i|me|my|My|mine|Mine|myself|Me)|(?P<second>[Yy]ou(?:rself|rs|r)?))"
    r"(?P<short>['’](?:m|ve|ll|d|re|s))?(?![\w'’]|\.\w)(?P<after> (?:am|have|do|are)(?!\w))?(?P<verb>(?<=\bI) [a-z]+(?![\w'’]))?"
)
_INTRODUCES = re.compile(
    r"\b(?:[Mm]y name(?:['’]s| is)|[Tt]his is|I['’]m|I am|[Ii]t['’]s) (?P<name>[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?)"
    r"(?=,? (?:from|with|at|of|calling|speaking|here|and)\b|[.,!]|$)"
)
_SHORT = {"m": " is", "re": " is", "s": " is", "ve": " has", "ll": " will", "d": " would"}
_AFTER = {"am": " is", "are": " is", "have": " has", "do": " does"}
_UNCHANGED = (
    AUXILIARIES
    | MODALS
    | ADVERBS
    | frozenset(
        "and or but in on at of for with from by as if that this the so too always often usually sometimes actually quite rather myself who when where "
        "what why how which because better almost".split()
    )
)
_BE = frozenset(("am", "was"))
_SHORTEST_VERB = 3
_OWN = frozenset("your yours".split())
_THEIRS = {"my": "their", "mine": "theirs"}


@lru_cache(maxsize=4096)
def called(label: str) -> str:
    """Return how a sentence speaks of who has a label: "the sales agent" for "Sales Agent", "Mr. Lee" for "MR. LEE", "Mike" for "mike"."""
    words = _words_of(label)
    plain = " ".join(words)
    if is_office(label):
        return "the " + " ".join(words).lower()
    loud = plain.isupper() and (len(words) > 1 or len(plain) > 3)
    return " ".join(w.capitalize() if loud or plain.islower() else w for w in words)


def _words_of(label: str) -> list[str]:
    """The words of a label less what stands in brackets, a number and the "name" of a form: "Client Name" is who is called so."""
    words = _BRACKETS.sub("", label).split() or label.split()
    while len(words) > 1 and (words[-1].isdigit() or words[-1].casefold() == "name"):
        words = words[:-1]
    return words


def is_office(label: str) -> bool:
    """Whether a label says what part somebody has in the talk, and is no name."""
    words = [w.strip(".").casefold() for w in _words_of(label)]
    return bool(words) and (
        (words[-1] in _OFFICES and all(w in _DEPARTMENTS | _OFFICES or w in ("the", "of") for w in words[:-1]))
        or all(w in _DEPARTMENTS for w in words)
    )


def introduced(text: str) -> str | None:
    """Return the name that a speaker says is his own: "Carla" of "this is Carla from the bank"; None where he says none."""
    match = _INTRODUCES.search(text)
    return match["name"] if match and fold(match["name"].split()[-1]) not in COUNTRIES else None


def synonyms_of(office: str) -> frozenset[str]:
    """Return the words that a summary may have for an office, in lower case; only itself for most."""
    return next((words for words in _SAME if office in words), frozenset((office,)))


def spoken_by(text: str, speaker: str, hearer: str | None) -> str:
    """Return what is said with its speaker for "I" and "me", "their" for "my", and the hearer, where there is one, for "you" and "your".

    "We" stays: it is the speaker and others.
    """

    def name(match: re.Match[str]) -> str:
        if match["am"]:
            return f"is {speaker}"
        who = speaker if match["first"] else hearer
        if who is None:
            return match.group()
        word = (match["first"] or match["second"]).lower()
        if word in _THEIRS:
            return _THEIRS[word] + (match["after"] or "")
        short = _SHORT[match["short"][1:]] if match["short"] else ""
        after = _AFTER[match["after"].strip()] if match["after"] else match["verb"] or ""
        if match["verb"] and text[: match.start()].rstrip().rpartition(" ")[2].casefold() not in AUXILIARIES | MODALS | _BE:
            after = f" {_third(after[1:])}"
        return who + ("'s" if word in _OWN else "") + short + after

    return _PERSONS.sub(name, text)


def _third(verb: str) -> str:
    """The word after an "I" as it stands after a name: "expects" for "expect"; no other than a verb of the present changes."""
    if verb in _UNCHANGED or len(verb) < _SHORTEST_VERB or is_past(verb) or verb.endswith(("ly", "ed", "ing", "s")):
        return verb
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("sh", "ch", "x", "o", "z")) else "s")
