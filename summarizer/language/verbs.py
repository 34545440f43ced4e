"""Which words of a sentence are its verbs, told by their form and their neighbours."""

from collections.abc import Sequence

from .lexicon import COUNTRIES, SPEECH_VERBS
from .tokens import Token, stem_of

BE = frozenset("is are was were be been being get gets got getting".split())
AUXILIARIES = frozenset("is are was were be been being has have had having do does did not never".split())
MODALS = frozenset("will would shall should can could may might must cannot to".split())
_LEADS = (AUXILIARIES - {"not", "never"}) | MODALS | BE
ADVERBS = frozenset(
    "also later then previously earlier already still now just again once soon even ever never not first so far only both all since finally".split()
)
_NOUNS_IN_LY = frozenset(
    "family assembly supply rally ally reply monopoly anomaly butterfly fly bully jelly lily belly homily july italy sicily".split()
)
_DETERMINERS = frozenset(
    "a an the this these those its his her their our my your no any every each some of by two three four five many several".split()
)
PREPOSITIONS = frozenset(
    """of in on at by for from to with without into onto over under about against between among during through across around behind beyond
    along after before since until within upon toward towards via per near despite amid inside outside off like as than
    back up down out away together""".split()
)
_PAST = frozenset(
    """told took went came gave began struck fought fled fell rose grew held led left lost made met paid ran saw sent shot shook sold bought
    brought built caught chose drew drove ate felt found flew forgot got hid kept knew meant rode sang sank sat slept spoke spent stood stole
    swore swam taught thought threw understood woke wore won wrote beat hit cut put set shed said slew sought dealt swept spread broke became withdrew
    overtook oversaw heard hurt tore blew bit drank dug swung flung laid bent froze sprang shrank dreamt learnt burnt lent fed bred bled
    burst cast clung crept lit leapt quit rebuilt rewrote rang spun split spun stuck stung strode strove thrust undertook underwent upheld wept
    withheld withstood forbade foresaw forgave mistook outdid overcame overran overthrew arose awoke bore knelt slid shut swam wove rid
    repaid resold outsold retook misled foretold shone""".split()
)
_IRREGULAR = frozenset(
    """taken given begun stricken struck fought held led left lost made met paid run seen sent shot shaken sold bought brought built caught
    chosen drawn driven eaten felt found flown forgotten gotten hidden kept known meant ridden sung sunk spoken spent stolen sworn taught
    thought thrown understood worn won written beaten hit cut put set shed said slain sought dealt swept spread broken withdrawn overtaken
    overseen told born heard hurt torn blown bitten drunk dug swung flung laid bent frozen sprung shown grown risen rung learnt
    burnt lent fed bred bled cast clung lit quit rebuilt rewritten spun split stuck stung undertaken undergone upheld withheld withstood
    forbidden foreseen forgiven mistaken overcome overrun overthrown arisen borne shut swum woven rid shrunk proven
    repaid resold outsold retaken misled foretold""".split()
)
_NO_VERB = frozenset(
    """hundred united red need bed speed seed feed breed indeed limited need wed hatred sacred naked wicked kindred
    embed""".split()
)
_PRESENT = frozenset(
    stem_of(w)
    for w in """accuse arrest attack back ban beat blame buy build capture charge choose condemn criticise criticize damage defeat destroy found
    create kill lead sign win write direct design develop launch publish produce own acquire hire invite praise promote protect purchase
    release rescue replace review shoot strike sue support threaten train visit warn defend discover follow help host injure introduce open
    remove save cause order receive reject sell take use approve announce find give hold join perform present raise reach suffer tell meet
    ask call want need have make get pay send bring keep teach marry employ advise control govern fund finance supply deny admit tell
    overtake owe love hate fear trust elect fire cover run play see know lend borrow export import invade bomb shell steal rob oppose""".split()
)
"""Verbs whose form in -s, or whose bare form after a plural, is read as a verb where a noun phrase follows it."""
_NO_FINITE = (PREPOSITIONS | ADVERBS).union(
    """ago today yesterday tomorrow tonight now then overseas abroad worldwide elsewhere past opposite plus minus unlike next else away
    almost nearly above below except worth years months weeks days hours minutes seconds times miles metres meters feet points percent""".split()
)
"""Words that may stand between a noun and an article, and are no verbs."""
_OBJECTS = frozenset("the a an its his her their it him them".split())
_COORDINATORS = frozenset("and but or".split())
_AFTER_OBJECT = PREPOSITIONS | _COORDINATORS
_BEFORE_PAST = frozenset("who which that he she it they and but or then".split())
_SUBJECTS = frozenset("who which that he she it".split())
_ATTRIBUTIVE = frozenset("arms sports sales jobs rights customs savings systems operations communications women peace".split())
"""Plurals that stand before a noun to which they belong: "arms control"."""
_STRONG = frozenset(stem_of(w) for w in _PAST | _IRREGULAR)
_KNOWN = _PRESENT | _STRONG
_PLURALS = frozenset("police people men women children they we you".split())


_CONTRACTED = {"wo": "will", "ca": "can", "sha": "shall"}


def auxiliary(token: Token) -> str:
    """The folded word, or the auxiliary inside a contraction: "weren't" gives "were"."""
    if token.norm != "not" or len(token.text) <= len("not"):
        return token.norm
    stem = token.text[:-3].casefold()
    return _CONTRACTED.get(stem, stem)


def is_manner(norm: str) -> bool:
    """Whether a folded word has the form of an adverb: "quickly", but not "family"."""
    return norm.endswith("ly") and norm not in _NOUNS_IN_LY


def is_participle(norm: str) -> bool:
    """Whether a word may be a past participle."""
    return (norm.endswith("ed") and len(norm) >= 4 and norm not in _NO_VERB) or norm in _IRREGULAR


def is_past(norm: str) -> bool:
    """Whether a word may be a past form: of something done, in the active or the passive."""
    return norm in _PAST or is_participle(norm)


def verb_form(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at `i` is a verb with a meaning of its own in its sentence `text`; auxiliaries are none."""
    token = tokens[i]
    norm = token.norm
    if token.capital or not token.content or norm in AUXILIARIES or norm in MODALS or norm in COUNTRIES:
        return False
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before is not None and text[before.end : token.start] == "-":
        return False
    if after is not None and text[token.end : after.start] == "-":
        return False
    lead = lead_of(tokens, i)
    if lead in BE or lead in ("has", "have", "had", "having"):
        return is_participle(norm) or (norm.endswith("ing") and lead in BE) or norm in _PAST
    if lead in MODALS or lead in ("do", "does", "did"):
        return lead != "to" or stem_of(norm) in _PRESENT
    if before is not None and before.norm in _DETERMINERS:
        return False
    if norm in _PAST or (norm in SPEECH_VERBS and not norm.endswith("s")):
        return before is not None
    if norm.endswith("ed") and len(norm) >= 4 and norm not in _NO_VERB:
        # "wounded soldiers" has an adjective, "the army wounded soldiers" has a verb.
        return before is not None and (before.content or before.norm in _BEFORE_PAST)
    if token.stem in _PRESENT and before is not None and (before.norm in _PLURALS or _is_plural(before)):
        return after is not None and opens_object(after, token)
    if before is None or after is None or after.clause != token.clause:
        return False
    if before.norm in _COORDINATORS:
        return before.index > 0 and _may_take(token, after)
    if norm.endswith("s") and (before.content or before.norm in _SUBJECTS):
        if norm not in SPEECH_VERBS and token.stem not in _PRESENT:
            return _takes_object(before, token, after)
        return not before.content or opens_object(after, token) or _has_bare_object(text, tokens, i)
    return _is_plural(before) and (
        _takes_object(before, token, after) or (token.stem in _KNOWN and _has_bare_object(text, tokens, i))
    )


def _takes_object(before: Token, token: Token, after: Token) -> bool:
    """Whether a word that may be any is a verb by its place: "Diaz captains the team", "bees pollinate the crop"."""
    if (token.norm.endswith("s") == _is_plural(before) and not before.capital) or before.norm[:1].isdigit():
        return False
    return before.clause == token.clause and _may_take(token, after)


def _may_take(token: Token, after: Token) -> bool:
    known = token.norm not in _NO_FINITE and not token.norm.endswith(("ing", "ly")) and token.norm.isalpha()
    return known and after.norm in _OBJECTS and not after.capital


def _has_bare_object(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether one noun stands after a word, and after that a preposition, a coordinator or a mark: "grow wheat in Kansas"."""
    before, noun = tokens[i - 1], tokens[i + 1]
    after = tokens[i + 2] if i + 2 < len(tokens) else None
    if before.norm in _ATTRIBUTIVE or before.capital or before.clause != noun.clause or not noun.content or noun.capital:
        return False
    if noun.norm in _NO_FINITE or noun.norm.endswith(("ly", "ed")) or not noun.norm.isalpha():
        return False
    apart = text[noun.start - 1 : noun.start] == "-" or text[tokens[i].end : tokens[i].end + 1] == "-"
    return not apart and (after is None or after.clause != noun.clause or after.norm in _AFTER_OBJECT)


def _is_plural(token: Token) -> bool:
    return token.content and token.norm.endswith("s") and not token.norm.endswith(("ss", "'s", "’s")) and token.norm[:1].isalpha()


def lead_of(tokens: Sequence[Token], i: int) -> str:
    """The auxiliary that the word at `i` follows, adverbs between them left out; "" when there is none."""
    k = i - 1
    while k >= 0 and tokens[k].clause == tokens[i].clause:
        word = auxiliary(tokens[k])
        if word not in ADVERBS and not is_manner(word):
            return word if word in _LEADS else ""
        k -= 1
    return ""


def opens_object(after: Token, token: Token) -> bool:
    """Whether what follows a form in -s lets it be a verb: a determiner, a name, a count or "that"."""
    return after.clause == token.clause and (
        after.norm in ("the", "a", "an", "its", "his", "her", "their", "that", "it", "him", "them")
        or after.capital
        or after.norm[:1].isdigit()
    )
