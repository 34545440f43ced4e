"""Lines that are no running text - headings, labelled lines, rows, captions, bylines, menus - and what they bear out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.language import Analysis
from summarizer.language.tokens import Token
from summarizer.language.verbs import verb_form
from summarizer.schemas import Sentence

from .labels import OF_THE_PAGE, Label
from .mention import Mention
from .senses import kin
from .ties import LONGEST_ITEM, is_beside
from .weighing import Weighed

_GAP = re.compile(r"\s{3,}|[|·•>»]")
_FEWEST_IN_TITLE_CASE = 4


def borne(
    label: Label, evidence: Sequence[Sentence], taken: Sequence[Analysis], weighed: Sequence[Weighed], known: bool = False
) -> list[Weighed]:
    """Return the mentions, those untied that stand in a line which bears out nothing of the field.

    A line that is no running text bears out what its words or, in an item of a list, its neighbours' values tie to a field, and what it says with
    a verb, as a caption does; a name, where it is nothing but names; its cells, where the field is of the document itself. A menu, a
    letterhead or a dateline bears out nothing else. A headline that writes every word with a capital tells no name from other words, so that
    one must be `known` as a name from elsewhere.
    """
    return [
        w if _bears(label, evidence[n := w.mention.sentence], taken[n], w, weighed, known) else replace(w, tie="none")
        for w in weighed
    ]


def _bears(label: Label, sentence: Sentence, taken: Analysis, w: Weighed, weighed: Sequence[Weighed], known: bool) -> bool:
    m = w.mention
    if sentence.kind == "prose" or label.words & OF_THE_PAGE:
        return True
    if sentence.kind == "title" and m.sort == "name" and not known and _is_title_case(taken):
        return False
    if any(kin(word, stem) for word in label.own for stem in {t.stem for t in taken.tokens if t.content} | m.stems):
        return True
    if any(_in_cell(taken, m, t) and verb_form(taken.text, taken.tokens, t.index) for t in taken.tokens[1:] if t.norm.isalpha()):
        return True
    if label.texts and len(label.texts) <= LONGEST_ITEM and is_beside(label, taken):
        return True
    members = [other.mention for other in weighed if other.listed == w.listed]
    within = {i for other in members for i in range(other.first, other.last + 1)}
    return m.sort == "name" and all(t.index in within for t in taken.tokens if t.content)


def _in_cell(taken: Analysis, m: Mention, token: Token) -> bool:
    """Whether a token stands in the same cell of a line as a mention."""
    first, last = sorted((m.first, token.index))
    return not _GAP.search(taken.text, taken.tokens[first].end, taken.tokens[last].start)


def _is_title_case(taken: Analysis) -> bool:
    """Whether a line writes every word with a capital, so that they tell no name from another word."""
    words = [t for t in taken.tokens if t.content and t.norm.isalpha()]
    return len(words) >= _FEWEST_IN_TITLE_CASE and all(t.capital for t in words)
