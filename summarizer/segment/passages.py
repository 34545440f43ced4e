"""A document's articles: where each begins, its title, date and credits, and its sentences by kind."""

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.language.agencies import credited_agencies, opening_agencies
from summarizer.schemas import Document, Passage, Sentence
from summarizer.schemas.document import SentenceKind

from .furniture import ends_sentence, is_furniture, is_heading
from .headers import dateline_length, find_date, is_label, is_rule
from .instructions import find_instructions, is_instruction
from .paragraphs import Paragraph, part_paragraphs, split_paragraphs
from .sentences import split_sentences
from .turns import Turn, find_turns

_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+")
_MARKDOWN_BLOCK = re.compile(r"(?:```|~~~|\||!\[|\[[^\]]+\]:\s|<!--)")
_FEWEST_PROSE = 2
"""A passage ends only after this many paragraphs of prose: a headline repeated above the first is no new article."""

_SHORTEST_POINT = 4
_SHORTEST_HIGHLIGHT = 10
"""Words from which a list item without a full stop is a sentence; shorter ones beside prose are its highlights."""


@dataclass(frozen=True, slots=True)
class _Block:
    paragraph: Paragraph
    role: str  # prose | heading | furniture | date | credit | instruction
    spans: tuple[tuple[int, int], ...]  # of its sentences
    orders: tuple[bool, ...]  # which of them are instructions
    turn: Turn | None  # to which it belongs in a dialogue


def split_passages(document: Document) -> tuple[Passage, ...]:
    """Return the document's passages in order; every sentence of the text is in exactly one of them.

    A new passage begins at a headline that stands after prose and is announced as one: it follows a credit line or
    a rule, is repeated, or is followed by a date line or a dateline. Lines without sentence punctuation are furniture
    in a text that has prose, and sentences in one that has none (notes, lists); what is said in a dialogue is prose, and none of it
    opens a passage. A sentence that addresses the tool or model
    that reads it is an instruction wherever it stands, and moves nothing else: the rest is split as if it were not there.
    """
    blocks = _blocks(document)
    told = [i for i, b in enumerate(blocks) if b.role != "instruction"]
    starts = [0, *(told[i] for i in _passage_starts([blocks[i] for i in told])[1:])]
    passages = []
    numbers = iter(range(1, len(document.text) + 2))
    for index, (begin, end) in enumerate(zip(starts, [*starts[1:], len(blocks)], strict=True)):
        passages.append(_passage(document, index, blocks[begin:end], begin, numbers))
    return tuple(passages)


def _blocks(document: Document) -> list[_Block]:
    turns = find_turns(document.text)
    paragraphs = part_paragraphs(document.text, split_paragraphs(document.text), [t.start for t in turns])
    markdown = document.format == "markdown"
    owners = _owners(paragraphs, turns)
    roles = [_role(p, markdown, turn) for p, turn in zip(paragraphs, owners, strict=True)]
    spans = [_spans(document, p, role, turn) for p, role, turn in zip(paragraphs, roles, owners, strict=True)]
    orders = find_instructions([[document.text[a:b] for a, b in s] for s in spans])
    orders = [_with_halves(document, s, o) for s, o in zip(spans, orders, strict=True)]
    roles = ["instruction" if all(o) else role for o, role in zip(orders, roles, strict=True)]
    words = Counter[str]()
    for paragraph, role in zip(paragraphs, roles, strict=True):
        words[role] += len(paragraph.text.split())
    if words["prose"] < words["heading"]:
        # Notes and lists: what lacks a full stop is what there is to read.
        for i, (p, role) in enumerate(zip(paragraphs, roles, strict=True)):
            if role == "heading" and (p.bullet or len(p.text.split()) >= 3) and not _is_title_of_notes(i, p):
                roles[i], spans[i] = "prose", _spans(document, p, "prose", None)
                orders[i] = [False] * len(spans[i])
    rows = zip(paragraphs, roles, spans, orders, owners, strict=True)
    return [_Block(p, r, tuple(s), tuple(o), turn) for p, r, s, o, turn in rows]


def _owners(paragraphs: Sequence[Paragraph], turns: Sequence[Turn]) -> list[Turn | None]:
    """The turn to which each paragraph belongs, None outside of all."""
    found: list[Turn | None] = []
    rest = deque(turns)
    for paragraph in paragraphs:
        while rest and rest[0].end <= paragraph.start:
            rest.popleft()
        found.append(rest[0] if rest and rest[0].start <= paragraph.start else None)
    return found


def _spans(document: Document, paragraph: Paragraph, role: str, turn: Turn | None) -> list[tuple[int, int]]:
    """The sentences of a paragraph: its own where it is prose, else it is one. The label of a turn belongs to the first of them."""
    if role != "prose":
        return [(paragraph.start, paragraph.end)]
    said = turn.said if turn and paragraph.start < turn.said < paragraph.end else paragraph.start
    found = split_sentences(document.text[said : paragraph.end], said)
    return [(paragraph.start, found[0][1]), *found[1:]] if found else [(paragraph.start, paragraph.end)]


def _with_halves(document: Document, spans: list[tuple[int, int]], orders: list[bool]) -> list[bool]:
    """The marks of a paragraph's sentences, and of two in a row that are an instruction only together: "![](http://sink/?q=..." and ")"."""
    text = document.text
    if len(spans) < 2 or any(orders) or not is_instruction(text[spans[0][0] : spans[-1][1]]):
        return orders
    pairs = [is_instruction(text[a:b]) for (a, _), (_, b) in pairwise(spans)]
    return [before or after for before, after in zip([False, *pairs], [*pairs, False], strict=True)]


def _is_title_of_notes(index: int, paragraph: Paragraph) -> bool:
    return index == 0 and not paragraph.bullet and _MARKDOWN_HEADING.match(paragraph.text) is not None


def _role(paragraph: Paragraph, markdown: bool, turn: Turn | None) -> str:
    text = paragraph.text
    if markdown and _MARKDOWN_BLOCK.match(text):
        return "furniture"
    if markdown and _MARKDOWN_HEADING.match(text):
        return "heading"
    if turn and not is_rule(text):
        return "prose"
    if credited_agencies(text):
        return "credit"
    short = len(text) <= 120 and not ends_sentence(text)
    if short and find_date(text) and (is_furniture(text) or len(text.split()) <= 14):
        return "date"
    if is_furniture(text) or is_rule(text):
        return "furniture"
    if paragraph.bullet and len(text.split()) >= (_SHORTEST_POINT if markdown else _SHORTEST_HIGHLIGHT):
        return "prose"
    return "heading" if is_heading(paragraph) else "prose"


def _passage_starts(blocks: list[_Block]) -> list[int]:
    starts = [0]
    headings = Counter(b.paragraph.text for b in blocks if b.role == "heading")
    prose = 0
    announced = False
    for i, block in enumerate(blocks):
        if block.role == "prose":
            begin = _first_of_run(blocks, i, starts[-1])
            # A name in capitals and a colon is who speaks in a transcript, and a place only under a headline.
            placed = not is_label(block.paragraph.text) or any(_is_headline(b) for b in blocks[begin:i])
            placed = placed and block.turn is None
            if prose >= _FEWEST_PROSE and placed and dateline_length(block.paragraph.text):
                starts.append(begin)
                prose, announced = 0, False
            prose += not block.paragraph.bullet
            continue
        if block.role == "credit" or is_rule(block.paragraph.text):
            announced = True
        if prose < _FEWEST_PROSE or not _is_headline(block):
            continue
        soon = blocks[i + 1 : i + 4]
        if (
            headings[block.paragraph.text] > 1
            or any(b.role == "date" for b in soon)
            or (announced and any(b.role == "prose" for b in soon))
        ):
            starts.append(i)
            prose, announced = 0, False
    return starts


def _first_of_run(blocks: list[_Block], index: int, least: int) -> int:
    """The index where the run of lines that are not prose, right above `index`, begins."""
    while index - 1 > least and blocks[index - 1].role in ("heading", "date", "furniture"):
        index -= 1
    return index


def _is_headline(block: _Block) -> bool:
    return block.role == "heading" and len(block.paragraph.text.split()) >= 4


def _passage(document: Document, index: int, blocks: list[_Block], first: int, numbers: Iterator[int]) -> Passage:
    title_at = next((i for i, b in enumerate(blocks) if _is_headline(b)), None)
    first_prose = next((i for i, b in enumerate(blocks) if b.role == "prose"), len(blocks))
    if title_at is not None and title_at > first_prose:
        title_at = None
    title = _plain_heading(blocks[title_at].paragraph.text) if title_at is not None else None
    dates = (find_date(b.paragraph.text) for b in blocks if b.role == "date")
    credited = {a for b in blocks for a in credited_agencies(b.paragraph.text)}
    agencies = sorted(credited.union(*(opening_agencies(b.paragraph.text) for b in blocks[: first_prose + 1])))
    end = _end(blocks)
    speakers = sum(b.role == "prose" and is_label(b.paragraph.text) for b in blocks) > 1
    sentences: list[Sentence] = []
    for i, block in enumerate(blocks):
        kind: SentenceKind = "prose" if block.role == "prose" and i < end else "furniture"
        if block.role == "heading" and title is not None and _plain_heading(block.paragraph.text) == title:
            kind = "title"
        elif block.role == "instruction":
            kind = "instruction"
        placed = kind == "prose" and not (speakers and is_label(block.paragraph.text)) and not block.turn and not block.orders[0]
        cut = dateline_length(block.paragraph.text) if placed else 0
        sentences.extend(_sentences(document, block, kind, first + i, index, numbers, cut))
    return Passage(
        document_id=document.id,
        index=index,
        title=title or (document.title if index == 0 and not is_instruction(document.title or "") else None),
        published=next((d for d in dates if d), None) or (document.published if index == 0 else None),
        agencies=tuple(agencies),
        sentences=tuple(sentences),
    )


def _end(blocks: list[_Block]) -> int:
    """The index of the credit line that closes an article; what stands below it is no part of it, unless that is most of it."""
    prose = [b.role == "prose" for b in blocks]
    credits = (i for i, b in enumerate(blocks) if b.role == "credit" and sum(prose[:i]) > sum(prose[i:]))
    return next(credits, len(blocks))


def _sentences(
    document: Document, block: _Block, kind: SentenceKind, number: int, passage: int, numbers: Iterator[int], cut: int
) -> list[Sentence]:
    """The sentences of a paragraph less the `cut` characters of its dateline; a line that is all dateline is kept.

    In what is not prose the instructions alone are told apart; where none is, the paragraph is one sentence.
    """
    paragraph, text = block.paragraph, document.text
    begin = paragraph.start + cut if paragraph.start + cut < paragraph.end else paragraph.start
    orders = {b for (_, b), order in zip(block.spans, block.orders, strict=True) if order}
    if kind == "prose":
        spans = split_sentences(text[begin : paragraph.end], begin) if begin > paragraph.start else list(block.spans)
    else:
        spans = list(block.spans) if orders else [(begin, paragraph.end)]
    kinds: list[SentenceKind] = ["instruction" if b in orders else kind for _, b in spans]
    speaker, said = (block.turn.speaker, block.turn.said) if block.turn else (None, 0)
    return [
        Sentence(
            f"{document.id}.s{next(numbers)}", document.id, a, b, text[a:b], k, number, passage, speaker, max(0, min(b, said) - a)
        )
        for (a, b), k in zip(spans, kinds, strict=True)
    ]


def _plain_heading(text: str) -> str:
    return " ".join(_MARKDOWN_HEADING.sub("", text, count=1).replace("**", "").strip(" *_#").split())
