"""Sentences that hold a figure against that of another time or place, taken apart: "was 2% in May, compared with 3% in April"."""

from .analysis import Analysis, analyse
from .forgetting import remembered
from .pieces import FIGURE, Piece, pieces_of, replaced, text_of
from .predicates import Part, parts_of

_LONGEST = 120
"""Tokens beyond which a sentence is a table or a list."""
_LEAST = 2
_COMPARISONS = frozenset(
    {("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from"), ("versus",), ("against",), ("from",)}
)
"""Words before a figure that another one is held against."""
_COMPARING = frozenset(words[-1] if words[-1] == "from" else words[0] for words in _COMPARISONS)


@remembered(20_000)
def sides_of_comparison(sentence: Analysis) -> tuple[Analysis, ...]:
    """Return what a sentence tells of the one figure and of the other that it is held against; () where it compares none."""
    words = {t.norm for t in sentence.tokens}
    if len(sentence.tokens) > _LONGEST or words.isdisjoint(_COMPARING):
        return ()
    return next((tuple(map(analyse, told)) for part in parts_of(sentence) if (told := _compared(sentence, part))), ())


def _compared(sentence: Analysis, part: Part) -> list[str]:
    """Both sides of a comparison after the last verb of a part, written out; [] where the other is no more than a figure."""
    tokens, verb = sentence.tokens, part.verbs[-1]
    found = next(((k, n) for k in range(verb + 2, len(tokens)) if (n := _comparison(sentence, k))), None)
    if found is None:
        return []
    mark, begin = found[0], sum(found)
    end = next((t.index - 1 for t in tokens[begin:] if t.clause > tokens[begin].clause), len(tokens) - 1)
    first, other = pieces_of(sentence, verb + 1, mark - 1), pieces_of(sentence, begin, end)
    old = next((p for p in first if other and _same_measure(sentence, p, other[0])), None)
    if old is None or [p.relation == FIGURE for p in other[:_LEAST]] != [True, False]:
        return []
    if tokens[mark].norm == "from" and tokens[old.first].norm != "to":
        return []
    alike = [(next((p for p in first if p.relation == q.relation and p.relation != FIGURE), None), q) for q in other[1:]]
    pairs = [(old, other[0]), *((p, q) for p, q in alike if p is not None)]
    added = "".join(f" {text_of(sentence, q)}" for p, q in alike if p is None)
    head, tail = sentence.text[: tokens[mark - 1].end], sentence.text[tokens[end].end :]
    return [head + tail, replaced(sentence, head, pairs) + added + tail]


def _comparison(sentence: Analysis, k: int) -> int:
    """How many words from the token at `k` lead up to the figure that another is held against; 0 where they do not."""
    words = tuple(t.norm for t in sentence.tokens[k : k + 2])
    count = 2 if words in _COMPARISONS else 1 if words[:1] in _COMPARISONS else 0
    if words[0] == "against" and sentence.tokens[k - 1].clause == sentence.tokens[k].clause:
        return 0
    follows = (k + count, k + count + 1)  # "$" is a word of its own
    return count if any(q.begin in follows and q.kind != "ordinal" for q in sentence.quantities) else 0


def _same_measure(sentence: Analysis, one: Piece, other: Piece) -> bool:
    """Whether two pieces are figures of one kind and unit."""
    kinds = [
        next(((q.kind, q.unit) for q in sentence.quantities if p.relation == FIGURE and p.first <= q.first <= p.last), None)
        for p in (one, other)
    ]
    return kinds[0] is not None and kinds[0] == kinds[1]
