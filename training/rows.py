"""Rows of training data, and batches of token ids made from them."""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

NAMES = {"entailment": 0, "neutral": 1, "contradiction": 2, "not_entailment": 3}
"""`not_entailment` is neutral or contradiction, not told apart."""


@dataclass(frozen=True, slots=True)
class Row:
    """One pair. `wrong` are the spans of the claim that the premise does not bear out; None when nobody marked them."""

    premise: str
    claim: str
    label: int
    source: str
    group: str
    wrong: tuple[tuple[int, int], ...] | None = None


@dataclass(frozen=True, slots=True)
class Encoded:
    """A row as token ids; `words` has 1 for a wrong token of the claim, 0 for a good one, -1 where nothing is known."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    words: tuple[int, ...]
    label: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of shape (batch, length), and labels of shape (batch,)."""

    input_ids: Tensor
    attention_mask: Tensor
    token_type_ids: Tensor
    words: Tensor
    labels: Tensor


def read_rows(path: Path) -> list[Row]:
    """Read a JSON-lines file that `write_rows` wrote."""
    with path.open(encoding="utf-8") as lines:
        return [_row(json.loads(line)) for line in lines]


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write rows as JSON lines."""
    names = {v: k for k, v in NAMES.items()}
    with path.open("w", encoding="utf-8") as out:
        for r in rows:
            fields = {"premise": r.premise, "claim": r.claim, "label": names[r.label], "source": r.source, "group": r.group}
            out.write(json.dumps(fields | ({} if r.wrong is None else {"wrong": r.wrong}), ensure_ascii=False) + "\n")


def _row(fields: dict[str, object]) -> Row:
    wrong = fields.get("wrong")
    spans = None if wrong is None else tuple((int(a), int(b)) for a, b in wrong)  # type: ignore[attr-defined]
    return Row(
        premise=str(fields["premise"]),
        claim=str(fields["claim"]),
        label=NAMES[str(fields["label"])],
        source=str(fields["source"]),
        group=str(fields["group"]),
        wrong=spans,
    )


def load_tokenizer(path: Path, longest: int) -> Tokenizer:
    """Return the tokenizer, set to cut a pair to `longest` word pieces, at the end of the longer of the two."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length=longest, strategy="longest_first")
    return tokenizer


def encode(tokenizer: Tokenizer, rows: Sequence[Row]) -> list[Encoded]:
    """Return rows as token ids, in order. A claim is cut after 600 characters."""
    pairs = [(r.premise or "-", r.claim[:600]) for r in rows]
    return [_encoded(e, r) for e, r in zip(_encode_all(tokenizer, pairs), rows, strict=True)]


def _encode_all(tokenizer: Tokenizer, pairs: list[tuple[str, str]]) -> Iterator[object]:
    for begin in range(0, len(pairs), 4096):
        yield from tokenizer.encode_batch(pairs[begin : begin + 4096])


def _encoded(found: object, row: Row) -> Encoded:
    ids, types = tuple(found.ids), tuple(found.type_ids)  # type: ignore[attr-defined]
    special, offsets = found.special_tokens_mask, found.offsets  # type: ignore[attr-defined]
    words = [-1] * len(ids)
    known = row.wrong
    if known is not None:
        for n, (begin, end) in enumerate(offsets):
            if types[n] and not special[n]:
                words[n] = int(any(a < end and begin < b for a, b in known))
    return Encoded(ids, types, tuple(words), row.label)


def order(items: Sequence[Encoded], size: int, draw: random.Random) -> list[list[int]]:
    """Return one epoch of batches of indices: pairs of like length together, the batches in random order."""
    places = list(range(len(items)))
    draw.shuffle(places)
    batches = []
    for begin in range(0, len(places), size * 40):
        pool = sorted(places[begin : begin + size * 40], key=lambda n: len(items[n].ids))
        batches += [pool[k : k + size] for k in range(0, len(pool), size)]
    draw.shuffle(batches)
    return batches


def collate(items: Sequence[Encoded]) -> Batch:
    """Pad to the longest of the batch."""
    longest = max(len(e.ids) for e in items)

    def padded(values: Iterable[tuple[int, ...]], fill: int) -> Tensor:
        return torch.tensor([v + (fill,) * (longest - len(v)) for v in values])

    return Batch(
        input_ids=padded((e.ids for e in items), 0),
        attention_mask=padded(((1,) * len(e.ids) for e in items), 0),
        token_type_ids=padded((e.types for e in items), 0),
        words=padded((e.words for e in items), -1),
        labels=torch.tensor([e.label for e in items]),
    )
