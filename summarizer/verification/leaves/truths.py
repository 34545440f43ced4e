"""Booleans: the evidence says so or denies it; silence supports neither."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.language import Analysis, analyse
from summarizer.language.modes import condition_of, mode_of
from summarizer.language.tokens import fold, opposites_of, stem_of
from summarizer.language.verbs import is_past, lead_of
from summarizer.schemas import Evidence, Sentence

from .answers import cut, field_of, refused, supported
from .labels import Label, label_of_leaf, spaced
from .leaf import Leaf, LeafFinding
from .places import grounds_of
from .senses import is_generic, kin

_NEGATIVE = frozenset("no not without never non un".split())
_EXCEPT = frozenset("except excepting excluding but".split())
_PREFIXES = ("un", "in", "non", "im", "ir", "dis")
_LEAST_SHARE = 0.5
_AROUND = 3
_LEAST_TOLD = 0.6
_PAIRS: dict[str, frozenset[str]] = {}
for _a, _b in (
    pair.split("/")
    for pair in """remote/onsite remote/office approve/reject approve/decline pass/fail succeed/fail allow/forbid allow/prohibit accept/decline
    resolve/ongoing resolve/unresolved complete/incomplete open/close require/optional require/waive increase/decrease win/lose alive/kill
    refundable/forfeit exclusive/nonexclusive stable/unstable renew/lapse paid/unpaid unanimous/split attend/absent available/unavailable
    contain/spread smoke/nonsmoker profit/loss intact/breach secure/compromise free/charge""".split()
):
    _PAIRS[stem_of(_a)] = _PAIRS.get(stem_of(_a), frozenset()) | {stem_of(_b)}
    _PAIRS[stem_of(_b)] = _PAIRS.get(stem_of(_b), frozenset()) | {stem_of(_a)}


@dataclass(frozen=True, slots=True)
class _Statement:
    sentence: int
    token: int
    says: bool | None
    fit: float


def judge_truth(leaf: Leaf, evidence: Sequence[Sentence]) -> LeafFinding:
    """Return the verdict on a boolean: what the field's words name is asserted, or denied, where the evidence speaks of it."""
    taken = [analyse(s.text) for s in evidence]
    label = label_of_leaf(leaf)
    ours, field = ("yes" if leaf.value else "no"), field_of(leaf)
    found = [s for n, t in enumerate(taken) for s in _statements(n, t, label, leaf.label, taken)]
    if not found:
        return refused("statement", "unsupported", ours, None, f"the evidence neither says nor denies {field!r}")
    most = max(s.fit for s in found)
    best = [s for s in found if s.fit >= most - 1e-9]
    said = {s.says for s in best}
    first = best[0]
    span = _around(evidence[first.sentence], taken[first.sentence], first.token)
    if None in said:
        return refused(
            "statement", "unsupported", ours, span.quote, f"the evidence does not say for certain: {span.quote!r}", [span]
        )
    if len(said) > 1:
        return refused("statement", "unsupported", ours, span.quote, f"the evidence both says and denies {field!r}", [span])
    if leaf.value in said:
        return supported("statement", f"{field}: {ours}", span.quote, [span])
    word = "denies" if leaf.value else "says"
    return refused(
        "statement",
        "contradicted",
        ours,
        span.quote,
        f"the answer to {field!r} is {ours!r}, the evidence {word} it: {span.quote!r}",
        [span],
    )


def _statements(n: int, taken: Analysis, label: Label, text: str, evidence: Sequence[Analysis]) -> list[_Statement]:
    path, _, told = text.partition(":")
    named = analyse(spaced(path))
    stems = [t.stem for t in named.tokens if t.content and not is_generic(t.stem)]
    inverted = any(t.norm in _NEGATIVE for t in named.tokens)
    described = [t.stem for t in analyse(told).tokens if t.content and not is_generic(t.stem)]
    keys = stems[-2:] or described
    if not keys:
        return []
    here = {
        k: [t.index for t in taken.tokens if (t.content or t.norm.startswith("no")) and _meets(k, t.stem, t.norm) is not None]
        for k in keys
    }
    reached = [k for k in keys if here[k]]
    elsewhere = [k for k in keys if not here[k] and any(kin(k, t.stem) for other in evidence for t in other.tokens if t.content)]
    whole = [k for k in dict.fromkeys(described) if any(_meets(k, t.stem, t.norm) is not None for t in taken.tokens if t.content)]
    enough = (len(reached) + len(elsewhere)) / len(keys) >= _LEAST_SHARE and reached
    if not enough:
        if not described or len(whole) / len(set(described)) < _LEAST_TOLD:
            return []
        here = {k: [t.index for t in taken.tokens if t.content and _meets(k, t.stem, t.norm) is not None] for k in whole}
    acts = {t.stem for t in (*named.tokens, *analyse(told).tokens) if t.content and is_past(t.norm) and not is_generic(t.stem)}
    done = {k: [t.index for t in taken.tokens if t.content and _meets(k, t.stem, t.norm) is not None] for k in acts}
    if any(done.values()):
        here = {k: rows for k, rows in sorted(done.items()) if rows}
    tokens = sorted({i for rows in here.values() for i in rows})
    tokens = [i for i in tokens if not taken.tokens[i].capital or not i] or tokens
    named_at = {k: [t.index for t in taken.tokens if kin(k, t.stem)] for k in stems}
    grounds = grounds_of(taken, [(i, i) for i in tokens])
    states = {i: _state(taken, i, here) for i in tokens}
    if len({states[i] for i in tokens}) > 1 and not label.beside:
        decided = {states[i] for i in tokens if states[i] is not True}
        if len(decided) == 1 and _one_clause(taken, tokens):
            states = dict.fromkeys(tokens, decided.pop())
    excepted = any(k and taken.tokens[k - 1].norm in _EXCEPT for rows in here.values() for k in rows)
    result = []
    for i, ground in zip(tokens, grounds, strict=True):
        near = {taken.tokens[k].stem for k in ground.own | ground.shared} | {taken.tokens[i].stem}
        fit = sum(w for stem, w in label.weights.items() if any(kin(stem, s) for s in near))
        says = states[i]
        result.append(
            _Statement(
                n,
                i,
                says if says is None or inverted == excepted else not says,
                _met_in(taken, i, here | named_at) + (round(fit, 4) if label.beside else 0.0),
            )
        )
    return result


def _met_in(taken: Analysis, i: int, here: dict[str, list[int]]) -> int:
    """How many of the words looked for stand in the clause of a word."""
    return sum(any(taken.tokens[k].clause == taken.tokens[i].clause for k in rows) for rows in here.values())


def _one_clause(taken: Analysis, tokens: Sequence[int]) -> bool:
    clauses = {taken.tokens[i].clause for i in tokens}
    return len(clauses) == 1


def _meets(key: str, stem: str, norm: str) -> bool | None:
    """Whether a word says what a key says (True), the opposite (False), or neither (None)."""
    if stem in opposites_of(key) or stem in _PAIRS.get(key, ()):
        return False
    if kin(key, stem):
        return True
    for prefix in _PREFIXES:
        if norm.startswith(prefix) and len(norm) > len(prefix) + 3 and kin(key, stem_of(fold(norm[len(prefix) :]))):
            return False
    return None


def _state(taken: Analysis, i: int, here: dict[str, list[int]]) -> bool | None:
    """Whether the word at `i` is asserted, denied (False), or left open (None)."""
    tokens, scope = taken.tokens, taken.scope
    key = next(k for k, rows in here.items() if i in rows)
    same = _meets(key, tokens[i].stem, tokens[i].norm)
    condition = condition_of(tokens)
    possible = i in scope.hedged or mode_of(tokens, i) == "possible"
    barred = possible and i in scope.negated | scope.core and lead_of(tokens, i) not in ("have", "been", "be")  # "may not assign"
    if (
        (possible and not barred)
        or _is_under_denial(taken, i)
        or i in scope.doubted
        or (condition is not None and i in condition)
    ):
        return None
    before = [t.norm for t in tokens[max(0, i - _AROUND) : i] if t.clause == tokens[i].clause]
    negated = (
        i in scope.core or i in scope.negated or i in scope.denied or (before[-1:] and before[-1] in ("non", "no", "without"))
    )
    averse = i in scope.averse and not negated
    return (bool(same) is not bool(negated)) if not averse else not same


def _is_under_denial(taken: Analysis, i: int) -> bool:
    """Whether a word stands in what somebody did not bring about or say: "have not made sure that it works"."""
    that = next((t.index for t in reversed(taken.tokens[:i]) if t.norm == "that"), None)
    return that is not None and i not in taken.scope.core and any(k < that for k in taken.scope.core | taken.scope.negated)


def _around(sentence: Sentence, taken: Analysis, i: int) -> Evidence:
    """The clause of a word: the exact words that say or deny it."""
    inside = [t for t in taken.tokens if t.clause == taken.tokens[i].clause]
    return cut(sentence, inside[0].start, inside[-1].end)
