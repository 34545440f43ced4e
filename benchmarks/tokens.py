"""Count the tokens of replies that cite sentences by number, as ratios to the same replies with copied quotes.

Run: `python -m benchmarks.tokens [FILE...]`, from the project's root, where the extra [local] is installed; the default is `seeds/*.txt`. The facts
are the extractive engine's. Each document makes one reply of each form, and both say the same: statement,
attribution and time, where there are any. One carries the numbers of the evidence's sentences, the other their words, as a model copies them.
The last row leaves out what is the same in both forms but for the statement itself.
The local model's own tokenizer counts (the server's /tokenize, over loopback). No model is asked, no network reached.
"""

import json
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from benchmarks.rows import SEEDS, Row
from summarizer import SettingsError, summarize
from summarizer.llm.local import bundled_weights, serve_gguf
from summarizer.schemas import Fact, Report
from summarizer.schemas.wire import ExtractReply

COMMAND = "benchmarks/run tokens"


def replies(report: Report) -> Iterator[tuple[str, list[dict[str, Any]], list[dict[str, Any]]]]:
    """Yield the source of each document and the statements that rest on it: with numbers, and with quotes."""
    facts = [fact for story in report.stories for fact in story.facts]
    for document in report.documents:
        starts = sorted({span.start for fact in facts for span in fact.evidence if span.document_id == document.id})
        mine = [fact for fact in facts if fact.evidence[0].document_id == document.id]
        numbered = [_said(fact, sentences=[starts.index(span.start) + 1 for span in _spans(fact)]) for fact in mine]
        quoted = [_said(fact, quotes=[span.quote for span in _spans(fact)]) for fact in mine]
        ExtractReply.model_validate({"statements": numbered[:60]})  # the form that is really asked for
        yield document.source, numbered, quoted


def _spans(fact: Fact) -> list[Any]:
    """Return the evidence in the fact's first document: a model reads one document at a time."""
    return [span for span in fact.evidence if span.document_id == fact.evidence[0].document_id]


def _said(fact: Fact, **evidence: object) -> dict[str, Any]:
    told = {"attribution": fact.attribution, "time": fact.time}  # what is not told is left out, as the prompt says
    return {"statement": fact.statement} | evidence | {name: value for name, value in told.items() if value is not None}


def rows() -> Iterator[Row]:
    """Yield the row of the table: all facts of `seeds/`."""
    try:
        address = serve_gguf(bundled_weights())
    except SettingsError as error:
        yield Row("reply tokens a verified fact", "quotes copied", "tokens", None, None, f"could not be had: {error}", COMMAND)
        return
    counts = [
        [len(numbered), _tokens(address, numbered), _tokens(address, quoted)]
        for _, numbered, quoted in replies(summarize([str(path) for path in SEEDS]))
        if numbered
    ]
    facts, short, long = (sum(column) for column in zip(*counts, strict=True))
    yield Row(
        "reply tokens a verified fact",
        "quotes copied",
        "tokens",
        short / facts,
        long / facts,
        f"{facts} facts of `seeds/`",
        COMMAND,
    )


def _tokens(address: str, statements: list[dict[str, Any]]) -> int:
    """Return how many tokens the reply has."""
    connection = HTTPConnection(address.partition("//")[2], timeout=60)
    text = json.dumps({"statements": statements}, ensure_ascii=False)
    connection.request("POST", "/tokenize", json.dumps({"content": text}), {"content-type": "application/json"})
    reply = json.loads(connection.getresponse().read())
    connection.close()
    return len(reply["tokens"])


def main() -> None:
    """Print the table."""
    files = sys.argv[1:] or [str(path) for path in SEEDS]
    address = serve_gguf(bundled_weights())
    totals, bare = [0, 0, 0], [0, 0, 0]
    print("| document | facts | tokens a fact, numbers | tokens a fact, quotes | ratio |\n| --- | --- | --- | --- | --- |")
    for source, numbered, quoted in replies(summarize(files)):
        if not numbered:
            continue
        counts = [len(numbered), _tokens(address, numbered), _tokens(address, quoted)]
        print(_row(Path(source).name, *counts))
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        counts[1:] = (_tokens(address, [_bare(each) for each in form]) for form in (numbered, quoted))
        bare = [total + count for total, count in zip(bare, counts, strict=True)]
    print(_row("all", *totals))
    print(_row("all, statement and evidence alone", *bare))


def _bare(statement: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in statement.items() if key in ("statement", "sentences", "quotes")}


def _row(name: str, facts: int, short: int, long: int) -> str:
    return f"| {name} | {facts} | {short / facts:.1f} | {long / facts:.1f} | {short / long:.2f} |"


if __name__ == "__main__":
    main()
