"""Values whose form, or whose place in a phrase, tells that they are not what a field asks for."""

from collections.abc import Sequence
from dataclasses import replace

from summarizer.language import Analysis, analyse
from summarizer.language.lexicon import COUNTRIES, COUNTRY_NAMES
from summarizer.language.verbs import is_past, verb_form

from .amounts import currencies_of
from .casting import BODY_WORDS, PAPERS, is_group, is_paper, sort_asked
from .figures import decimal_of
from .labels import Label
from .leaf import Leaf
from .mention import Mention
from .weighing import Weighed

_NUMBERED = frozenset("number no phone telephone fax postcode zip".split())
"""What has a figure in it though it is no number."""
_PERIODS = frozenset("period quarter season semester".split())
_OF_PERIODS = frozenset(
    """first second third fourth last quarter half year month week day term season spring summer autumn fall winter january february march april may
    june july august september october november december fiscal annual""".split()
)
_CURRENCY_WORDS = frozenset(
    "rupee rupees franc francs peso pesos krona kronor krone kroner won yuan real reais rand lira shekel baht dinar dirham zloty ruble rouble".split()
)
_SIGNS = frozenset("$ € £ ¥ ₹ ₩ ₽ ₺ ₪ ฿ US$".split())
_MONEY = frozenset("currency amount price unit pay salary".split())
_STREETS = frozenset(
    "street road avenue lane close drive way row square terrace crescent boulevard court alley quay hill".split()
)
_TOWNS = frozenset("town city cities towns village villages".split())
_LANDS = frozenset("where place country countries region market markets jurisdiction origin nationality location base".split())
_BODIES = BODY_WORDS | {"government", "regime", "military"}
_OF_PAPERS = PAPERS | {
    "title",
    "name",
    "document",
    "documents",
    "basis",
    "rule",
    "rules",
    "legal",
    "publication",
    "source",
    "reference",
}
_WHERE = frozenset("in at near outside across around".split())


def sorted_out(leaf: Leaf, label: Label, taken: Sequence[Analysis], weighed: Sequence[Weighed]) -> list[Weighed]:
    """Return the mentions of a name, those of another sort told so: by the value's form, or by where it stands while others stand rightly."""
    formed = _has_form(leaf, label)
    rows = [w if formed or not w.mention.agrees else _off(w) for w in weighed]
    asked = sort_asked(label)
    streets = [_is_street(w.mention) for w in rows]
    town = bool(label.words & _TOWNS) and not label.words & {"street", "road"}
    if town:
        rows = [_off(w) if _lead(taken[w.mention.sentence], w.mention) == "the" else w for w in rows]
        if any(_lead(taken[w.mention.sentence], w.mention) == "in" for w in rows):
            rows = [_off(w) if _lead(taken[w.mention.sentence], w.mention) == "at" else w for w in rows]
    if town or label.last in ("street", "road"):
        rows = [_off(w) if street == town and True in streets else w for w, street in zip(rows, streets, strict=True)]
    free = [_is_free(taken[w.mention.sentence], w.mention) for w in rows]
    if asked == "place" and any(f and _is_country(w.mention) for w, f in zip(rows, free, strict=True)):
        rows = [w if f or not _is_country(w.mention) else _off(w) for w, f in zip(rows, free, strict=True)]
    if is_group(label) or (label.words & {"who", "whom"} and asked != "place"):
        rows = [_off(w) if _is_no_group(taken[w.mention.sentence], w.mention) else w for w in rows]
    if asked != "place" and not label.words & _LANDS:
        rows = [_off(w) if _is_land(taken[w.mention.sentence], w.mention) else w for w in rows]
    if not label.words & _OF_PAPERS:
        rows = [_off(w) if is_paper(taken[w.mention.sentence], w.mention) else w for w in rows]
    if label.last == "unit" and label.figures and label.is_item:
        rows = [w if _adjoins(label, taken[w.mention.sentence], w.mention) else _off(w) for w in rows]
    if label.figures and label.is_item:
        rows = [_off(w) if _is_anothers(label, taken[w.mention.sentence], w.mention) else w for w in rows]
    return rows


def _off(w: Weighed) -> Weighed:
    return replace(w, otherwise=w.otherwise or "sort")


def _has_form(leaf: Leaf, label: Label) -> bool:
    """Whether a value looks as those of its field do: a currency, a period, a number to call; and is no currency where none is asked for."""
    tokens = [t.norm for t in analyse(str(leaf.value)).tokens]
    figures = any(c.isdigit() for c in str(leaf.value))
    money = bool(currencies_of(frozenset(tokens))) and len(tokens) == 1
    if label.last == "currency":
        return money or any(w in _CURRENCY_WORDS for w in tokens) or str(leaf.value).strip() in _SIGNS
    if money and str(leaf.value).isupper():
        return bool(label.words & _MONEY)
    if label.last in _PERIODS:
        return figures or bool(_OF_PERIODS & set(tokens))
    if label.words & {"e-mail", "email", "mail"} and "name" not in label.words:
        return "@" in str(leaf.value)
    if "surname" in label.words and figures:
        return False
    return figures or not label.path_words & _NUMBERED


def _lead(taken: Analysis, m: Mention) -> str:
    """The word before a name."""
    return taken.tokens[m.first - 1].norm if m.first else ""


def _is_street(m: Mention) -> bool:
    return m.text.split()[-1].casefold().strip("'’s") in _STREETS


def _is_country(m: Mention) -> bool:
    word = _word(m)
    return word in COUNTRY_NAMES or word in COUNTRIES


def _word(m: Mention) -> str:
    return m.text.casefold().removesuffix("'s").removesuffix("’s")


def _is_free(taken: Analysis, m: Mention) -> bool:
    """Whether a name stands by itself: it is no part of a word ("UK-based"), says of no noun whose it is, and does nothing ("backed by Iran")."""
    joined = taken.text[taken.tokens[m.last].end :][:1] == "-"
    return not joined and _lead(taken, m) != "by" and not modifies(taken, m)


def modifies(taken: Analysis, m: Mention) -> bool:
    """Whether a name says of a noun whose it is: "Pentagon spokesman"."""
    following = taken.tokens[m.last + 1] if m.last + 1 < len(taken.tokens) else None
    if following is None or not following.content or following.clause != taken.tokens[m.last].clause:
        return False
    return (
        not is_past(following.norm)
        and not following.norm.endswith("ly")
        and not verb_form(taken.text, taken.tokens, following.index)
    )


def _is_no_group(taken: Analysis, m: Mention) -> bool:
    """Whether a name is where something is, or says of which country or whose a body is: "the dead in Syria", "the Assad government"."""
    following = taken.tokens[m.last + 1].norm if m.last + 1 < len(taken.tokens) else ""
    joined = taken.text[taken.tokens[m.last].end :][:1] == "-"
    adjective = _word(m) in COUNTRIES and _word(m) not in COUNTRY_NAMES
    return (
        _lead(taken, m) in _WHERE or joined or (adjective and modifies(taken, m)) or (following in _BODIES and modifies(taken, m))
    )


def _is_land(taken: Analysis, m: Mention) -> bool:
    """Whether a name is the country in which something is."""
    return _word(m) in COUNTRY_NAMES and m.first > 0 and taken.tokens[m.first - 1].norm == "in"


def _adjoins(label: Label, taken: Analysis, m: Mention) -> bool:
    """Whether a unit follows a figure of its object, or, being money, leads it."""
    leads = bool(currencies_of(frozenset(m.text.casefold().split())))
    figures = [(q.first, q.last) for q in taken.quantities if q.value in label.figures]
    figures += [
        (t.index, t.index) for t in taken.tokens if (read := decimal_of(t.norm)) is not None and float(read) in label.figures
    ]
    return any(last + 1 == m.first or first <= m.first <= last or (leads and first - 1 == m.last) for first, last in figures)


def _is_anothers(label: Label, taken: Analysis, m: Mention) -> bool:
    """Whether a name is what another figure counts than that of its object: "95% CI", "three soldiers" beside five militiamen."""
    ours = any(q.value in label.figures for q in taken.quantities)
    return ours and any(q.last + 1 == m.first and q.value not in label.figures for q in taken.quantities)
