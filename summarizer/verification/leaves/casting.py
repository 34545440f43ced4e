"""Which part somebody plays: who speaks, who does it and to whom it is done, and whether a name is a person, a body or a place."""

from typing import Literal

from summarizer.language import Analysis
from summarizer.language.clauses import clauses_of
from summarizer.language.lexicon import COUNTRIES, COUNTRY_NAMES, SPEECH_VERBS, TITLES
from summarizer.language.links import LINKING
from summarizer.language.names import Name, same_word
from summarizer.language.phrases import Phrase
from summarizer.language.tokens import fold, stem_of
from summarizer.language.verbs import is_participle

from .labels import Label
from .mention import Mention
from .senses import kin

Sort = Literal["person", "body", "place", "paper", ""]

_SPEAKER = frozenset(
    "speaker speakers said says spokesman spokeswoman spokesperson quoted source statement quote commenter".split()
)
_SAID = frozenset("said says".split())
_DOERS: dict[str, str] = dict(
    pair.split(":")
    for pair in """buyer:buy purchaser:buy acquirer:buy seller:sell vendor:sell winner:win/beat/defeat loser:lose accuser:accuse attacker:attack
    perpetrator:attack plaintiff:sue claimant:sue employer:hire lender:lend borrower:borrow landlord:lease author:write founder:found successor:succeed
    appointer:appoint supplier:supply provider:provide investigator:investigate organiser:organise organizer:organise leader:lead owner:own
    manufacturer:make proposer:propose seconder:second moderator:chair chair:chair chairperson:chair presenter:present sponsor:sponsor
    regulator:fine scorer:score surgeon:operate prescriber:prescribe referrer:refer""".split()
)
_DONE: dict[str, tuple[str, ...]] = {
    "accused": ("accuse", "charge", "blame"), "suspect": ("arrest", "suspect", "charge"), "defendant": ("sue", "charge"),
    "victim": ("kill", "attack", "injure", "rob"), "target": ("buy", "attack", "strike"), "employee": ("hire", "employ"), "appointee": ("appoint", "name"),
    "nominee": ("nominate",), "acquired": ("buy",), "predecessor": ("replace", "succeed"), "loser": ("beat", "defeat"), "recipient": ("award", "give", "pay"),
}  # fmt: skip
_THIRD = {
    "seller": ("buy", "from"),
    "vendor": ("buy", "from"),
    "buyer": ("sell", "to"),
    "lender": ("borrow", "from"),
    "borrower": ("lend", "to"),
}
"""Who stands after a preposition of the other's verb: one buys from the seller."""
_PEOPLE = frozenset(
    """person defendant accused plaintiff people persons authors speaker spokesman spokesperson patient doctor physician minister president ceo cfo author
    employee suspect victim chair attendee attendees manager engineer candidate judge lawyer surgeon nurse investigator principal
    assignee responder commander signatory chairperson officer worker passenger prosecutor inspector commander captain director
    founder leader mayor governor contact attended witness""".split()
)
_BODIES = frozenset(
    """company organisation organization employer agency publisher firm bank hospital university ministry institution journal
    regulator insurer carrier corporation issuer outlet airline museum school club charity party council retailer manufacturer""".split()
)
_PLACES = frozenset(
    """place location city country town region where province district village site area destination origin
    address street airport port station harbour venue ground stadium cities towns""".split()
)
_GROUPS = frozenset("body bodies group groups party government governments organisation organization".split())
BODY_WORDS = frozenset(
    """ltd limited inc incorporated plc llc llp gmbh ag sa as spa bv nv oy ab corp corporation company group holdings bank
    university ministry council agency association institute court hospital authority commission army party union labs systems
    energy airlines partners trust foundation committee department office police college school clinic society federation
    parliament bureau laboratories motors foods pharma industries technologies software media news observatory forces navy guard
    front brigade museum gallery theatre library club airlines airways""".split()
)
PAPERS = frozenset(
    "agreement contract act report notice order law convention treaty lease bill regulation directive code statute protocol charter".split()
)
_PLACE_WORDS = frozenset(
    "street road avenue river valley port city province lake mount island airport square bay bridge county district station park lane".split()
)
_POSTS = frozenset(
    """executive director head president officer chairman chairwoman chair minister manager secretary spokesman spokeswoman spokesperson
    founder partner professor editor analyst engineer lawyer economist commander mayor member""".split()
)
_AGENTS = ("er", "or", "ist", "ian", "man", "woman")
_OF_LANDS = frozenset("mayor minister president".split())
_WHERE = frozenset("in at near outside across around".split())
_DOES = frozenset("by who that which".split())
_FITS = 1


def sort_asked(label: Label) -> Sort:
    """Return what sort of name a field asks for, or "" where its words do not tell."""
    last = frozenset((label.last,))
    for words in (last, label.path_words, label.words - {"where"}):
        found: list[Sort] = []
        found += ["person"] if words & _PEOPLE else []
        found += ["body"] if words & _BODIES else []
        if found == ["person"] and label.words & _GROUPS:
            return ""
        found += ["place"] if {*words, *(w.removesuffix("s") for w in words)} & _PLACES else []
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def is_group(label: Label) -> bool:
    """Whether a field asks for people or bodies of whatever sort."""
    return bool(label.words & _GROUPS) and not label.path_words & {"place", "where"}


def sort_of(taken: Analysis, name: Name) -> Sort:
    """Return what sort a name is of, as far as its words and those around it tell."""
    tokens = taken.tokens
    words = {tokens[i].norm for i in range(name.first, name.last + 1)}
    led = tokens[name.first - 1] if name.first else None
    if led is not None and led.norm in _POSTS:
        return "person"
    if len(name.parts) > 1 and name.parts[0].endswith(("ist", "ian")):
        return "person"
    if tokens[name.last].norm in PAPERS:
        return "paper"
    if words & BODY_WORDS:
        return "body"
    if tokens[name.last].norm in _PLACE_WORDS or name.parts[-1] in COUNTRIES or name.parts[-1] in COUNTRY_NAMES:
        return "place"
    before = tokens[name.first - 1] if name.first else None
    if words & TITLES or (before is not None and before.norm in TITLES):
        return "person"
    if before is not None and len(name.parts) > 1 and before.content and not before.capital and before.norm.endswith(_AGENTS):
        return "person"  # "the dealer Hugo Vance"
    if name.text.isupper() and len(name.parts) == 1:
        return "body"
    if (
        before is not None
        and before.norm in ("of", "at", "for", "with")
        and name.first > 1
        and tokens[name.first - 2].norm in _POSTS - _OF_LANDS
    ):
        return "body"
    after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    behind = [t for t in tokens[name.last + 1 : name.last + 4] if t.norm != "the"]
    if len(name.parts) > 1 and len(behind) > 1 and behind[0].norm == "of" and behind[1].capital:
        return "person"  # "Gerrit Palm of the Civic Union"
    if before is not None and before.norm == "the" and name.first > 1 and (after is None or not after.content):
        before = tokens[name.first - 2]  # "in the Scout Hut"
    if before is not None and before.norm in _WHERE and before.clause == tokens[name.first].clause:
        return "place"
    apposed = [t for t in tokens[name.last + 1 : name.last + 6] if after is not None and t.clause == after.clause]
    if after is not None and after.clause != tokens[name.last].clause and any(t.norm in _POSTS for t in apposed):
        return "person"
    if after is not None and after.norm.isdigit() and after.clause != tokens[name.last].clause and len(name.parts) > 1:
        return "person"
    return ""


def is_paper(taken: Analysis, m: Mention) -> bool:
    """Whether a mention is the name of a law, a contract or a report."""
    return taken.tokens[m.last].norm in PAPERS and taken.tokens[m.last].capital


def part_of(label: Label, taken: Analysis, m: Mention) -> int:
    """Return 1 when a mention plays the part that a field names, -1 when it plays the other one, 0 when the sentence does not tell."""
    span = set(range(m.first, m.last + 1))
    if label.path_words & _SPEAKER or ("who" in label.words and label.words & _SAID):
        speakers = [name for s in taken.speech if (name := _first_name(taken, s.speaker, s.parts)) is not None]
        if any(m.first <= name.last and name.first <= m.last for name in speakers):
            return _FITS
        if speakers:
            return -_FITS
    before, after = taken.tokens[m.first - 1 : m.first], taken.tokens[m.last + 1 : m.last + 3]
    lead = before[0].norm if before else ""
    if before and not before[0].capital and lead.endswith(("s", "ed")) and _wanted(label, before[0].stem) == "doer":
        return -_FITS  # "who manages Rovers"
    if [t.norm for t in after[:1]] == ["who"] and after[1:] and _wanted(label, after[1].stem) == "doer":
        return _FITS
    for clause in clauses_of(taken):
        third = next((_THIRD[w] for w in sorted(label.path_words) if w in _THIRD and stem_of(_THIRD[w][0]) == clause.stem), None)
        if third is not None and m.first > clause.verb:
            return _FITS if lead == third[1] else -_FITS
        if _wanted(label, clause.stem) == "doer" and lead in ("from", "to", "against") and m.first > clause.verb:
            return -_FITS
        doer, done = _covers(clause.doer, span), _covers(clause.done, span)
        asked = taken.tokens[clause.verb].norm in label.words and not label.led and not label.words & LINKING
        if asked and not clause.passive and clause.done is not None and _hangs(taken, clause.done.last, m):
            return -_FITS  # "the road that it carries" is not the river of "carries the road over the river"
        if doer == done:
            continue
        wanted = _wanted(label, clause.stem)
        if wanted:
            return _FITS if (wanted == "doer") == doer else -_FITS
    return 0


def _hangs(taken: Analysis, last: int, m: Mention) -> bool:
    """Whether a mention stands with a preposition of its own after token `last`, two words between them at most."""
    return any(i > last and taken.tokens[i].norm in LINKING - {"of"} for i in range(m.first - 3, m.first))


def _first_name(taken: Analysis, speaker: str, parts: tuple[str, ...]) -> Name | None:
    """The first name of a speaker's phrase: "Ada Long, head of the Bank" is Ada Long."""
    known = [n for n in taken.names if any(same_word(p, q) for p in parts for q in n.parts)]
    return min(known, key=lambda n: speaker.find(n.text) % (len(speaker) + 1), default=None)


def _covers(phrase: Phrase | None, span: set[int]) -> bool:
    return phrase is not None and phrase.head in span


def _wanted(label: Label, verb: str) -> str:
    """Whether a field asks for the doer of a verb or for whom it is done to; "" where its words do not say. Its path speaks before its description."""
    for words in (label.path_words, label.words - label.path_words):
        for word in sorted(words):
            if word in _DONE and any(stem_of(v) == verb for v in _DONE[word]):
                return "done"
            if word in _DOERS and any(stem_of(v) == verb for v in _DOERS[word].split("/")):
                return "doer"
        for word in sorted(words):
            if word in SPEECH_VERBS or not kin(stem_of(fold(word)), verb):
                continue
            passive = is_participle(word) and bool(label.words & {"is", "are", "was", "were", "been"})
            if words & _DOES and label.done and not passive:
                return "done"
            if (words & _DOES and not passive) or word.endswith(("er", "or")):
                return "doer"
            if word.endswith("ee") or is_participle(word):
                return "done"
    return ""
