"""Compare what becomes of true and changed values: by the leaves' verifier, by validation alone, and by langextract's aligner.

Run: `python -m benchmarks.extraction`, after `benchmarks/run` has made the environment of its peers, in which langextract stands.
The values are those of the documents in
tests/verification/leaves, each as its document states it and with one thing changed (tests/extraction/lies.py). The verifier
reads a value with the sentences cited for it. "Validation" is what instructor used plainly does with a reply: the value has the
field's type, or not. langextract is given the words for a value as a model copies them from the document, for a changed one with the change in them,
and keeps what its aligner places; a boolean or a choice is an attribute there, of the sentence that is quoted. The tokens are
those of a reply with one value, counted by the tokenizer that ships with the learned score. No model is asked.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from importlib.resources import files

from pydantic import TypeAdapter, ValidationError
from tokenizers import Tokenizer

from benchmarks.asking_peers import ask
from summarizer.schemas import Sentence
from summarizer.verification import EvidenceIndex
from summarizer.verification.leaves import Leaf, judge_leaf
from tests.extraction.lies import lies_of
from tests.verification.leaves.fresh import FRESH
from tests.verification.leaves.kept import KEPT
from tests.verification.leaves.seen import SEEN
from tests.verification.leaves.texts import Text, cited


@dataclass(frozen=True)
class Reply:
    """A leaf with the sentences that a reply cites for it, and the words of the document that a reply of quotes has for it."""

    leaf: Leaf
    cited: tuple[Sentence, ...]
    quoted: str
    text: Text
    index: EvidenceIndex
    true: bool


def replies() -> Iterator[Reply]:
    """Yield each value of the documents, true and changed."""
    for text in (*SEEN, *KEPT, *FRESH):
        index = text.index()
        truths = {(s.leaf.label, s.leaf.beside, s.leaf.value) for s in text.stated}
        for stated in text.stated:
            sentences = tuple(cited(index, stated.words))
            spans = judge_leaf(stated.leaf, sentences, index, text.published).spans
            words = spans[0].quote if spans else sentences[0].text
            yield Reply(stated.leaf, sentences, words, text, index, true=True)
            for lie in lies_of(stated.leaf, sentences, index.passages.sentences):
                if (lie.leaf.label, lie.leaf.beside, lie.leaf.value) not in truths:
                    yield Reply(lie.leaf, lie.cited, _written(lie.leaf, lie.cited), text, index, true=False)


def _written(leaf: Leaf, sentences: Sequence[Sentence]) -> str:
    """A changed value in the words of a document."""
    value = leaf.value
    if leaf.kind in ("boolean", "choice"):
        return sentences[0].text
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, int | float | Decimal):
        return f"{float(value) / 10**6:g} million" if abs(float(value)) >= 10**6 else f"{value:,}"
    return str(value)


def by_verifier(reply: Reply) -> bool:
    """Whether the verifier supports the value."""
    return judge_leaf(reply.leaf, reply.cited, reply.index, reply.text.published).verdict.label == "supported"


def by_validation(reply: Reply) -> bool:
    """Whether the value has the type of its field."""
    adapter: TypeAdapter[object] = TypeAdapter(type(reply.leaf.value))
    try:
        adapter.validate_json(adapter.dump_json(reply.leaf.value))
    except ValidationError:
        return False
    return True


def by_alignment(replies: Sequence[Reply]) -> list[bool] | str:
    """Whether langextract's aligner finds a place for the words of each value in its document; why not, where it cannot be had."""
    answer = ask("langextract_each", [{"document": r.text.text, "claim": r.quoted} for r in replies])
    return answer.why if answer.cpu is None else answer.found


def _said(reply: Reply, form: str) -> str:
    """The reply with one value, as each of the three asks for it."""
    value = TypeAdapter(object).dump_python(reply.leaf.value, mode="json")
    if form == "verifier":
        return json.dumps({"v": value, "s": [int(s.id.rpartition("s")[2]) for s in reply.cited]})
    if form == "validation":
        return json.dumps(value)
    return json.dumps({"value": reply.quoted, "value_attributes": {"value": value}})


def main() -> None:
    """Print the table."""
    rows = list(replies())
    tokenizer = Tokenizer.from_str((files("summarizer.verification.learned") / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.no_padding()
    ways = {
        "summarizer (judge_leaf)": ("verifier", [by_verifier(r) for r in rows]),
        "instructor, plain (validation only)": ("validation", [by_validation(r) for r in rows]),
        "langextract (aligner)": ("alignment", by_alignment(rows)),
    }
    true, lies = (sum(r.true is kind for r in rows) for kind in (True, False))
    print(f"{true} true values, {lies} changed ones\n")
    print("| | lies passed | truths dropped | tokens a value |\n| --- | --- | --- | --- |")
    for name, (form, passes) in ways.items():
        tokens = sum(len(tokenizer.encode(_said(r, form)).ids) for r in rows if r.true) / true
        if isinstance(passes, str):
            print(f"| {name} | {passes} | | {tokens:.1f} |")
            continue
        found = Counter((r.true, passed) for r, passed in zip(rows, passes, strict=True))
        print(
            f"| {name} | {found[False, True]} ({found[False, True] / lies:.1%}) "
            f"| {found[True, False]} ({found[True, False] / true:.1%}) | {tokens:.1f} |"
        )


if __name__ == "__main__":
    main()
