"""Noun phrases of a sentence: the subject before a verb, the object after it, and whether two phrases may be one."""

from collections.abc import Sequence
from dataclasses import dataclass

from .analysis import Analysis
from .lexicon import SPEECH_VERBS
from .names import acronym, same_word
from .tokens import Token
from .verbs import ADVERBS, AUXILIARIES, MODALS, PREPOSITIONS, is_manner, is_participle, lead_of, opens_object

_SUBORDINATORS = frozenset(
    "that because although though while whereas when where if unless whether since until once after before as so but and or then what how why".split()
)
_OPENERS = (_SUBORDINATORS - {"and", "or"}) | MODALS | AUXILIARIES
_RELATIVES = frozenset("who which that".split())
_PRONOUNS = frozenset(
    """i we you he she it they them him me us this these those that one ones who whom which what itself himself herself themselves each
    other others another some many most all none both such there anyone someone everyone nobody""".split()
)
_CONTRACTED = frozenset(f"{who}{what}" for who in "i we you he she it they".split() for what in ("ve", "re", "d", "ll", "m", "s"))
COUNTED = frozenset(
    "one two three four five six seven eight nine ten some many most all several both each any none dozens hundreds thousands".split()
)
_TIMES = frozenset("later earlier ago".split())
"""Words that end a phrase which says when: nobody does it, and it is done to nobody."""
_ALWAYS = {"day", "and", "night"}
_LONGEST_PHRASE = 12


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase by token indices, both inclusive: its `head`, and the `stems` of its content words up to its first preposition.

    `owner` is the stem of whose the head is ("the mayor's son"), "" where nobody is named; `wide` are the stems with what follows
    that preposition: "Ada Long of the Bank" speaks for the bank.
    """

    first: int
    last: int
    head: int
    stems: frozenset[str]
    owner: str
    wide: frozenset[str]


def same_phrase(a: Phrase, one: Analysis, b: Phrase, other: Analysis) -> bool:
    """Whether two phrases may be one: a name in two spellings or as an acronym, or a content word in common.

    "Acme shares" and "Zenith shares" are two: all that they share is what they are, and each is named.
    """
    ours = [one.tokens[i] for i in range(a.first, a.last + 1) if is_name(one.tokens[i])]
    theirs = [other.tokens[i] for i in range(b.first, b.last + 1) if is_name(other.tokens[i])]
    if any(same_word(x.norm, y.norm) for x in ours for y in theirs):
        return True
    if acronym([t.norm for t in ours]) in {t.norm for t in theirs} or acronym([t.norm for t in theirs]) in {t.norm for t in ours}:
        return True
    heads = one.tokens[a.head], other.tokens[b.head]
    if ours and theirs and a.stems & b.stems == {t.stem for t in heads} and not any(is_name(t) for t in heads):
        return False
    return bool(a.stems & b.stems)


def is_name(token: Token) -> bool:
    """Whether a token is a word of a name, as far as its capital tells."""
    return token.capital and (token.content or token.text == "US")


def text_of(sentence: Analysis, phrase: Phrase) -> str:
    """Return the words of a phrase as they stand in its sentence."""
    return sentence.text[sentence.tokens[phrase.first].start : sentence.tokens[phrase.last].end]


def is_light(token: Token) -> bool:
    """Whether a word may stand between a subject and its verb: an auxiliary or an adverb."""
    return (
        token.norm in AUXILIARIES
        or token.norm in MODALS
        or token.norm in ADVERBS
        or (is_manner(token.norm) and not token.capital)
    )


def subject_of(tokens: Sequence[Token], forms: Sequence[bool], dated: frozenset[int], i: int) -> Phrase | None:
    """The noun phrase before the verb at `i`, auxiliaries and adverbs between them left out."""
    k = i - 1
    while k >= 0 and tokens[k].clause == tokens[i].clause and (is_light(tokens[k]) or k in dated):
        k -= 1
    if k < 0 or tokens[k].norm in ("and", "or", "but") or lead_of(tokens, i) == "to":
        return None
    if tokens[k].clause != tokens[i].clause:
        return _apposed(tokens, dated, k)
    end = k
    if tokens[k].norm in _RELATIVES and k:
        if tokens[k - 1].clause != tokens[k].clause:
            return _named_before(tokens, dated, k - 1)
        end = k - 1
        k = end
        if tokens[end].norm in PREPOSITIONS | _PRONOUNS or tokens[end].norm in SPEECH_VERBS:
            return None
    clause = tokens[k].clause
    begin = _reach_back(tokens, forms, end, k + 1)
    antecedent = _antecedent(tokens, forms, begin, i)
    if antecedent is not None:
        end = antecedent
        begin = _reach_back(tokens, forms, end, end + 1)
    while 1 < begin <= end and forms[begin - 1] and _belongs(tokens, begin):
        # "the sites used by militias were hit": the participle and what goes with it belong to the phrase.
        begin = _reach_back(tokens, forms, end, begin - 1)
    if begin and forms[begin - 1]:
        # "Biden won Georgia and Trump won Ohio": what stands before "and" belongs to the verb before it.
        begin = max((n + 1 for n in range(begin, end) if tokens[n].norm in ("and", "or")), default=begin)
    if begin and tokens[begin - 1].norm in _SUBORDINATORS & PREPOSITIONS and tokens[begin - 1].clause == clause:
        begin -= 1
    if end - begin >= _LONGEST_PHRASE:
        return None
    if begin and tokens[begin].norm in ("a", "an") and tokens[begin - 1].clause != clause:
        return None  # "Ada Long, a judge who led ...": the apposition's name is elsewhere
    return _phrase(tokens, dated, begin, end)


def _named_before(tokens: Sequence[Token], dated: frozenset[int], k: int) -> Phrase | None:
    """The name before the comma of a relative clause, an age between them left out: "Ada Long, 43, who led"."""
    if tokens[k].norm.isdecimal() and k:
        k -= 1
    begin = k
    while begin and tokens[begin - 1].clause == tokens[k].clause:
        linked = (
            begin > 1 and tokens[begin - 1].norm in ("of", "from") and is_name(tokens[begin - 2])
        )  # "Ada Long of Leeds, a judge, led"
        if not linked and not is_name(tokens[begin - 1]):
            break
        begin -= 1
    if begin and tokens[begin - 1].norm == "and":
        return None  # "Ada Long, a judge, and Bo Ek, a clerk, were": one of several
    return _phrase(tokens, dated, begin, k) if is_name(tokens[k]) else None


def _apposed(tokens: Sequence[Token], dated: frozenset[int], k: int) -> Phrase | None:
    """The name before what stands between commas and ends at token `k`: "Ada Long, 43, led", "Ada Long, a judge, led"."""
    begin = k
    while begin and tokens[begin - 1].clause == tokens[k].clause:
        begin -= 1
    opens = tokens[begin].norm in ("a", "an", "the", "its", "his", "her", "their") or tokens[begin].norm.isdecimal()
    named = opens and begin and tokens[begin - 1].clause == tokens[begin].clause - 1 and is_name(tokens[begin - 1])
    return _named_before(tokens, dated, begin - 1) if named else None


def _antecedent(tokens: Sequence[Token], forms: Sequence[bool], begin: int, i: int) -> int | None:
    """The token before a relative clause that ends at the verb `i`: "those who blocked the road were fined"; `begin` stands after its verb."""
    k = begin - 2
    while k > 0 and is_light(tokens[k]):
        k -= 1
    relative = begin > 1 and forms[begin - 1] and k > 0 and tokens[k].norm in _RELATIVES and _goes_on(tokens, i)
    named = (
        relative and tokens[k - 1].content and tokens[k - 1].clause == tokens[k].clause and tokens[k - 1].norm not in SPEECH_VERBS
    )
    return k - 1 if named else None


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb after a relative clause is that of the sentence: it has an auxiliary, or an object of its own."""
    return bool(lead_of(tokens, i)) or (i + 1 < len(tokens) and opens_object(tokens[i + 1], tokens[i]))


def _reach_back(tokens: Sequence[Token], forms: Sequence[bool], end: int, begin: int) -> int:
    """The index where the run that ends at `end` begins: after a verb, a mark or a word that opens a clause."""
    while (
        begin
        and end - begin < _LONGEST_PHRASE
        and tokens[begin - 1].clause == tokens[end].clause
        and not forms[begin - 1]
        and tokens[begin - 1].norm not in _OPENERS
    ):
        begin -= 1
    return begin


def _belongs(tokens: Sequence[Token], begin: int) -> bool:
    """Whether what begins at `begin`, after a verb, goes with a participle of the noun before it."""
    verb = tokens[begin - 1].norm
    apart = tokens[begin].norm not in PREPOSITIONS or (begin + 1 < len(tokens) and tokens[begin + 1].norm in ("least", "most"))
    return not apart and is_participle(verb) and verb not in SPEECH_VERBS and not lead_of(tokens, begin - 1)


def object_of(tokens: Sequence[Token], forms: Sequence[bool], dated: frozenset[int], begin: int) -> Phrase | None:
    """The noun phrase that begins at `begin`, up to a preposition, a verb, a mark or a date."""
    run: list[int] = []
    for i in range(begin, min(len(tokens), begin + _LONGEST_PHRASE)):
        token = tokens[i]
        if (
            token.clause != tokens[begin - 1].clause
            or i in dated
            or forms[i]
            or token.norm in AUXILIARIES
            or token.norm in MODALS
        ):
            break
        if token.norm in PREPOSITIONS and not (run and token.norm == "of" and tokens[run[-1]].norm in COUNTED):
            break
        if token.norm in _SUBORDINATORS - {"and", "or"}:
            break
        run.append(i)
    return _headed(tokens, run)


def _phrase(tokens: Sequence[Token], dated: frozenset[int], begin: int, end: int) -> Phrase | None:
    """The noun phrase in a run of tokens before a verb: what stands before it with a preposition of its own is left out."""
    run = [i for i in range(begin, end + 1) if i not in dated]
    while run and tokens[run[0]].norm in _SUBORDINATORS | PREPOSITIONS:
        run = run[1:] if tokens[run[0]].norm in _SUBORDINATORS - PREPOSITIONS else _after_opening(tokens, run)
    return _headed(tokens, run)


def _after_opening(tokens: Sequence[Token], run: list[int]) -> list[int]:
    """The run after its opening preposition and, where a determiner or a capital shows the border, the phrase that goes with it."""
    rest = run[1:]
    for n in range(1, len(rest)):
        token, before = tokens[rest[n]], tokens[rest[n - 1]]
        if not before.content:
            continue
        if token.norm in ("the", "a", "an", "his", "her", "their", "its") or (
            token.capital != before.capital and not before.norm.isdigit()
        ):
            return rest[n:]
    return rest


def _headed(tokens: Sequence[Token], run: list[int]) -> Phrase | None:
    """The phrase of a run up to its first preposition; a count ("two of the men") stands for what it counts."""
    while run and tokens[run[0]].norm in COUNTED and len(run) > 2 and tokens[run[1]].norm == "of":
        run = run[2:]
    core: list[int] = []
    for i in run:
        if tokens[i].norm in PREPOSITIONS and core:
            break
        core.append(i)
    while core and not tokens[core[-1]].content and tokens[core[-1]].norm not in _PRONOUNS and not tokens[core[-1]].capital:
        core = core[:-1]
    content = [i for i in core if tokens[i].content or (tokens[i].capital and tokens[i].norm == "us")]
    aged = bool(core) and tokens[core[-1]].norm == "old" and tokens[core[-1] - 1].norm.endswith("s")  # "eight years old"
    if core and (aged or tokens[core[-1]].norm in _CONTRACTED | _TIMES or {tokens[i].norm for i in core} == _ALWAYS):
        return None
    if not content or (tokens[core[-1]].norm in _PRONOUNS and not tokens[core[-1]].capital):
        return None
    owners = [tokens[i].stem for i in content[:-1] if tokens[i].text.endswith(("'s", "’s", "s'", "s’"))]
    return Phrase(
        core[0],
        core[-1],
        content[-1],
        frozenset(tokens[i].stem for i in content),
        owners[-1] if owners else "",
        frozenset(tokens[i].stem for i in run if tokens[i].content),
    )
