"""Quantities in a sentence: value, bound, kind and what they count."""

from collections.abc import Sequence
from dataclasses import dataclass

from .ages import AGE, is_age, is_followed, owner_of
from .bounds import CLOSELY, Bound, read_bound
from .lexicon import GRAVE
from .names import same_word
from .numerals import CODES, MULTIPLES, QUARTERLY, Numeral, QuantityKind, read_numeral
from .ranges import join_pairs
from .tokens import Token, stem_of
from .verbs import verb_form

MEASURES = frozenset(
    stem_of(w)
    for w in "second minute hour day week month year decade mile kilometer km meter metre foot inch kilogram kg ton pound gallon acre degree point".split()
)
OCCASIONS = frozenset(stem_of(w) for w in "time round occasion instance".split())
"""Nouns that an ordinal counts without saying what happened: "the second round of strikes" is "the second time"."""

_GENERIC = frozenset(stem_of(w) for w in "person victim other life man casualty".split())
_KINDS = {
    stem_of(kind): frozenset(stem_of(w) for w in words.split())
    for kind, words in {
        "fighter": "militiaman militant gunman gunmen rebel insurgent guerrilla",
        "worker": "miner nurse teacher driver cleaner builder",
        "vehicle": "car truck lorry bus van",
        "building": "house home school shop",
        "animal": "dog cat cow sheep horse pig",
    }.items()
}
"""What may be counted as something wider: seven militiamen are seven fighters, and not the other way round."""
_CASES = frozenset(stem_of(w) for w in ("case", "instance"))
_GRAVE_STEMS = frozenset(stem_of(w) for w in GRAVE)
_ROUNDED = 0.5
_FARTHEST_BOUND = 2
_DECADE, _YEAR = stem_of("decade"), stem_of("year")
_PEOPLE = frozenset(
    stem_of(w) for w in "child woman man civilian soldier officer student worker girl boy militant resident".split()
)
_PARENTS, _CHILD = frozenset("mother mum mom father dad".split()), stem_of("child")
_FARTHEST_WHOLE = 4
"""Tokens between "of" and the figure of a whole: "six of the rocket's 33 engines"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` with its bound; `first`..`last` are the indices of its tokens, its bound from `begin` on. `counts` are the stems of what it counts.

    `context` are the stems around it in its clause, `counts` included, by which it is told from other quantities. `owner` are the
    folded words of the name whose age it is, `aged` says that "year-old" follows. `label` is the folded name that it is the number of: "Route 66".
    """

    value: float
    bound: Bound
    kind: QuantityKind
    unit: str
    begin: int
    first: int
    last: int
    text: str
    counts: tuple[str, ...]
    context: frozenset[str]
    owner: tuple[str, ...] = ()
    aged: bool = False
    label: str = ""

    @property
    def is_age(self) -> bool:
        """Whether it counts the years of somebody's life."""
        return self.counts[:2] == AGE

    @property
    def end(self) -> int:
        """The index of its last token, the words of "43-year-old" included."""
        return self.last + len(AGE) * self.aged


def find_quantities(sentence: str, tokens: Sequence[Token], taken: frozenset[int]) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence in order; tokens in `taken` (dates) are none."""
    found: list[Numeral] = []
    i = 0
    while i < len(tokens):
        parsed = None if i in taken else read_numeral(tokens, i, taken)
        if parsed is None:
            i += 1
            continue
        found.append(parsed)
        i = parsed[4] + 1
    found = [
        (_signed(sentence, tokens, value, first), kind, unit, first, last)
        for value, kind, unit, first, last in found
        if not (tokens[first].norm == "one" and sentence[: tokens[first].start].endswith("-"))  # "all-in-one"
        and not (first == 0 and sentence[tokens[last].end :].startswith(")"))  # "1) The launch went well"
    ]
    found = join_pairs(sentence, tokens, found)
    edges = [(first, last) for _, _, _, first, last in found]
    quantities: list[Quantity] = []
    for n, (value, kind, unit, first, last) in enumerate(found):
        bound, begin = read_bound(sentence, tokens, first)
        if unit == QUARTERLY:
            bound, begin = "=", first  # "lower than Q2" compares, and counts nothing
        elif begin == first and first and tokens[first - 1].norm in CODES:
            begin = first - 1
        before = edges[n - 1][1] if n else -1
        after = edges[n + 1][0] if n + 1 < len(edges) else len(tokens)
        parent = _is_of_parent(tokens, first)
        shown = [] if parent else _counted(sentence, tokens, last, after)
        around = shown + _around(tokens, begin, last, before, after)
        text = sentence[tokens[begin].start : tokens[min(last + len(shown), len(tokens) - 1) if shown else last].end]
        owner: tuple[str, ...] = ()
        if kind == "cardinal" and not unit and is_age(sentence, tokens, value, first, last):
            owner, shown = owner_of(sentence, tokens, begin, last), [*AGE, *shown[2:]]
        elif parent:
            shown = [_CHILD]
        elif kind == "cardinal" and not shown:
            shown = _counted_whole(sentence, tokens, last, edges, quantities)
        numbered = _is_numbered(tokens, first)
        label = tokens[first - 1].norm if numbered and kind == "cardinal" and not _counts_noun(sentence, tokens, last) else ""
        value, counts = _what(value, kind, unit, [] if numbered else shown)
        unit = "" if unit == QUARTERLY else unit
        context = frozenset((*around, *counts))
        aged = is_followed(tokens, last)
        quantities.append(Quantity(value, bound, kind, unit, begin, first, last, text, counts, context, owner, aged, label))
    return tuple(quantities)


def _counted_whole(
    sentence: str, tokens: Sequence[Token], last: int, edges: list[tuple[int, int]], earlier: Sequence[Quantity]
) -> list[str]:
    """What a part of a counted whole counts: "six of the rocket's 33 engines", "29 people, eight of them".

    Of "two of the sites" nothing: they may be known under another word.
    """
    after = [t.norm for t in tokens[last + 1 : last + 3]]
    if after[:1] != ["of"] or len(after) == 1:
        return []
    if after[1] in ("them", "these", "those") and earlier:
        named = tokens[last + 3] if last + 3 < len(tokens) else None  # "12 of them children"
        apposed = named is not None and named.clause == tokens[last].clause and named.stem in _PEOPLE
        return _counted(sentence, tokens, last + 2, len(tokens)) if apposed else list(earlier[-1].counts)
    begin = last + 2
    whole = next((b for a, b in edges if begin <= a <= begin + _FARTHEST_WHOLE), None)
    if (
        whole is not None
        and tokens[whole].clause == tokens[last].clause
        and not any(verb_form(sentence, tokens, k) for k in range(begin, whole))
    ):
        return _counted(sentence, tokens, whole, len(tokens))
    return []


def _what(value: float, kind: QuantityKind, unit: str, shown: list[str]) -> tuple[float, tuple[str, ...]]:
    """The value and what it counts: sums and shares count nothing, "Q3" a quarter, and decades are years."""
    if kind in ("percent", "money"):
        return value, ()
    if unit == QUARTERLY:
        return value, (QUARTERLY, *shown)
    if kind == "cardinal" and shown[:1] == [_DECADE]:
        return 10 * value, (_YEAR, *shown[1:])
    return value, tuple(shown)


def _is_of_parent(tokens: Sequence[Token], first: int) -> bool:
    """Whether a number counts somebody's children: "a mother of two", "father-of-three Lee Hart"."""
    return first > 1 and tokens[first - 1].norm == "of" and tokens[first - 2].norm in _PARENTS


def _is_numbered(tokens: Sequence[Token], first: int) -> bool:
    """Whether a bare number belongs to the name before it and counts nothing: "Voyager 1", "Proposition 4"."""
    before = tokens[first - 1] if first else None
    return (
        before is not None
        and before.capital
        and before.content
        and before.clause == tokens[first].clause
        and tokens[first].norm.isdigit()
    )


def _counts_noun(sentence: str, tokens: Sequence[Token], last: int) -> bool:
    """Whether a noun follows the number that ends at token `last`: "In Europe 40 people died"."""
    after = tokens[last + 1] if last + 1 < len(tokens) and tokens[last + 1].clause == tokens[last].clause else None
    return after is not None and after.content and not after.capital and not verb_form(sentence, tokens, after.index)


def _signed(sentence: str, tokens: Sequence[Token], value: float, first: int) -> float:
    """The value, negative after "minus" or a sign that joins nothing: "-5 degrees", not "10-15"."""
    start = tokens[first].start
    sign = start and sentence[start - 1] in "-−–" and (start == 1 or sentence[start - 2].isspace() or sentence[start - 2] in "(~")
    return -value if sign or (first and tokens[first - 1].norm == "minus") else value


def agrees(claim: Quantity, evidence: Quantity) -> bool:
    """Whether a claimed quantity follows from the evidenced one and says no less than it; what they count aside.

    "at least five" follows from "seven", but not from "at least seven", which it would misquote; "five" does not follow
    from "at least five"; "about 40" follows from "41", which rounds to it, and "about 2,400" does not follow from "2,500".
    """
    if claim.kind != evidence.kind or (claim.unit and evidence.unit and claim.unit != evidence.unit):
        return False
    c, e = claim.value, evidence.value
    if claim.kind == "percent" and _is_part(c) != _is_part(e) and abs(c - e) < _ROUNDED:
        c = e  # a fraction in words is a round percentage: two thirds are 67%
    if claim.bound == evidence.bound:
        return c == e
    if claim.bound == "~" and c == e and evidence.text.split()[0].casefold() in CLOSELY:
        return evidence.bound == "<" or not claim.text.casefold().startswith(("nearly", "almost"))
    if c == e and (claim.kind == "money" or c % 1) and {claim.bound, evidence.bound} in ({">", ">="}, {"<", "<="}):
        return True
    if evidence.bound not in ("=", "~"):
        # ">= 6" and "> 5" are one thing for counts; a bound on the other side tells nothing.
        return (claim.bound, evidence.bound, c - e) in ((">", ">=", -1), (">=", ">", 1), ("<", "<=", 1), ("<=", "<", -1))
    # A bound far from the figure is true of it, and yet not what the evidence says: "over 15 million" of 12 billion.
    near = c <= e * _FARTHEST_BOUND and e <= c * _FARTHEST_BOUND
    follows = {
        "=": c == e,
        "~": c == _rounded(e, c),
        ">=": near and e >= c,
        ">": near and e > c,
        "<=": near and e <= c,
        "<": near and e < c,
    }
    return follows[claim.bound]


def is_multiple(quantity: Quantity) -> bool:
    """Whether a quantity says how many times as much: "twice", "double the"."""
    return quantity.text.split()[-1].casefold() in MULTIPLES


def _is_part(value: float) -> bool:
    """Whether a percentage is a fraction like a third, which no decimal writes out."""
    return round(value, 4) != value


def _rounded(value: float, like: float) -> float:
    """`value` rounded to as many significant digits as `like` is written with."""
    if not value or not like:
        return value
    digits = len(f"{like:.6g}".replace(".", "").strip("0")) or 1
    return float(f"{value:.{digits}g}")


def may_count_the_same(claim: Quantity, evidence: Quantity) -> bool:
    """Whether a claimed quantity may count what an evidenced one counts: nouns alike, none named, or "people" for whom the evidence names.

    "Five children" are not "five people": what the claim counts must not be narrower than what the evidence counts. The age of one is
    not that of another.
    """
    if claim.owner and evidence.owner and not any(same_word(a, b) for a in claim.owner for b in evidence.owner):
        return False
    measures = [q.counts[0] for q in (claim, evidence) if q.counts and q.counts[0] in MEASURES]
    if len(set(measures)) > 1:
        return False
    events = frozenset(evidence.counts) & _GRAVE_STEMS
    if events and claim.context & _GRAVE_STEMS and not events & claim.context:
        return False
    ours, theirs = (frozenset(q.counts) - _GRAVE_STEMS for q in (claim, evidence))
    if not ours or not theirs or ours & theirs:
        return True
    if claim.kind == "ordinal" and ours & OCCASIONS and theirs & OCCASIONS:
        return True
    if theirs <= _CASES and not ours & MEASURES:
        return True
    if any(theirs & _KINDS.get(stem, frozenset()) for stem in ours):
        return True
    return (ours <= _GENERIC or claim.counts[0] in _GENERIC) and not theirs & MEASURES


def _counted(sentence: str, tokens: Sequence[Token], last: int, stop: int) -> list[str]:
    """The stems of the noun phrase after a number: the run of content words in its clause up to a verb, five of them at most."""
    stems: list[str] = []
    for token in tokens[last + 1 : min(stop, last + 6)]:
        is_verb = bool(stems) and verb_form(sentence, tokens, token.index)
        if token.clause != tokens[last].clause or not token.content or is_verb or token.norm in ("one", "ones"):
            break
        stems.append(token.stem)
    return stems


def _around(tokens: Sequence[Token], begin: int, last: int, before: int, after: int) -> list[str]:
    """The stems of a number's clause nearer to it than to the next number: up to six before it and eight after it."""
    clause = tokens[last].clause
    left = [t.stem for t in tokens[max(before + 1, begin - 6) : begin] if t.content and t.clause == clause]
    right = [t.stem for t in tokens[last + 1 : min(after, last + 9)] if t.content and t.clause == clause]
    return left + right
