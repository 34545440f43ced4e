"""Plain active sentences that can be turned round: "the storm destroyed two houses"."""

import re

TRANSITIVE = dict(
    pair.split(":")
    for pair in """accused:accused arrested:arrested attacked:attacked backed:backed banned:banned beat:beaten blamed:blamed bought:bought
    built:built captured:captured charged:charged chose:chosen condemned:condemned criticised:criticised criticized:criticized damaged:damaged
    defeated:defeated destroyed:destroyed founded:founded created:created killed:killed led:led signed:signed won:won wrote:written
    directed:directed designed:designed developed:developed launched:launched published:published produced:produced owned:owned
    acquired:acquired hired:hired invited:invited praised:praised promoted:promoted protected:protected purchased:purchased
    recorded:recorded released:released rescued:rescued replaced:replaced reviewed:reviewed shot:shot struck:struck sued:sued
    supported:supported threatened:threatened trained:trained visited:visited warned:warned interviewed:interviewed
    defended:defended discovered:discovered followed:followed helped:helped hosted:hosted injured:injured introduced:introduced
    opened:opened passed:passed removed:removed saved:saved covered:covered carried:carried caused:caused commissioned:commissioned
    ordered:ordered received:received rejected:rejected scored:scored sold:sold stopped:stopped took:taken used:used
    approved:approved announced:announced completed:completed found:found gave:given hit:hit held:held joined:joined
    performed:performed played:played presented:presented raised:raised reached:reached showed:shown suffered:suffered told:told""".split()
)
"""Past form to participle."""

_DETERMINER = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|\d+)"
_COMMON = rf"{_DETERMINER}(?: [a-z]{{3,}}){{1,2}}"
_PROPER = r"[A-Z][a-z]{2,}(?: [A-Z][a-z]+){0,2}"
_ENDS = r"(?=[.,]| (?:in|on|at|after|before|during|from|for|with|and|as|when|while|near|because)\b)"
_NOT_NAMES = (
    r"(?!(?:In|On|At|He|She|It|They|We|You|But|And|This|That|There|After|Before|When|While|As|If|His|Her|Their|Its|For|With)\b)"
)
ACTIVE = re.compile(
    rf"^(?P<doer>{_NOT_NAMES}{_PROPER}|{_COMMON}) (?P<verb>{'|'.join(TRANSITIVE)}) (?P<done>{_PROPER}|{_COMMON}){_ENDS}"
)
"""A sentence that opens with doer, verb and done-to. The last common word of a noun phrase may be a verb: see `parts_of`."""

_NO_NOUN = frozenset(
    """who which that has have had was were is are been not also never later then will would could said say says only just even more most much
    and for with from over under about into than out off back up down away together first again always often still""".split()
)


def parts_of(sentence: str) -> re.Match[str] | None:
    """The match of `ACTIVE`, unless one of its noun phrases holds a word that is none."""
    found = ACTIVE.match(sentence)
    if found is None:
        return None
    words = f"{found['doer']} {found['done']}".lower().split()
    bad = any(w in _NO_NOUN or w.endswith(("ly", "ing", "ed")) for w in words)
    return None if bad or found["doer"].lower() == found["done"].lower() else found


def opening(phrase: str) -> str:
    """A noun phrase as it opens a sentence."""
    return phrase[0].upper() + phrase[1:]


def inside(phrase: str) -> str:
    """A noun phrase as it stands inside a sentence: a determiner loses its capital."""
    first = phrase.split()[0].lower()
    return phrase[0].lower() + phrase[1:] if re.fullmatch(_DETERMINER, first) else phrase
