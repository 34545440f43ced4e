"""Finding the place of a quotation in a document, and whether it is the right one.

Quotations are sentences of the document, every other one with a word left out, as models misquote. Documents of 1,000 and 10,000 words are put
together from `seeds/` and, where they are present, the public clusters. A place is right when it covers more than half of the
sentence and is no longer than twice it. Ours is the search of the verifier's index, which is built first: splitting and indexing are counted.
Langextract is given all quotations at once and in their order, which it likes best; ours may come in any order.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from rapidfuzz.fuzz import partial_ratio_alignment

from benchmarks.asking_peers import ask
from benchmarks.generated import read_clusters
from benchmarks.rows import Row, cpu_of
from summarizer.claims import text_document
from summarizer.language import analyse
from summarizer.language.forgetting import forget_over
from summarizer.pipeline import index_documents

WORDS = (1_000, 10_000)
QUOTES = 40
COMMAND = "benchmarks/run locating"
Places = list[list[int] | None]


def rows() -> Iterator[Row]:
    """Yield a row for each length of document and each other tool."""
    for words in WORDS:
        document, true = _document(words)
        quotes = [_quoted(document[a:b], n) for n, (a, b) in enumerate(true)]
        forget_over(0)
        ours, places = cpu_of(partial(_found, document, quotes))
        right = _right(places, true)
        theirs, fuzzy = cpu_of(partial(_fuzzy, document, quotes))
        name = f"{len(quotes)} quotations in {words:,} words"
        yield Row(name, "rapidfuzz", "CPU s", ours, theirs, f"right: {right}, rapidfuzz {_right(fuzzy, true)}", COMMAND)
        answer = ask("langextract", {"document": document, "quotes": quotes})
        note = answer.why or f"right: {right}, langextract {_right(answer.found, true)}"
        yield Row(name, "langextract's aligner", "CPU s", ours, answer.cpu, note, COMMAND)


def _document(words: int) -> tuple[str, list[tuple[int, int]]]:
    """A text of about so many words, a sentence a line, and the places of the sentences to quote, evenly spread."""
    lines: list[str] = []
    count = 0
    articles = [article for cluster in reversed(read_clusters()) for article in cluster]
    for sentence in dict.fromkeys(s for article in articles for s in article.sentences):
        if count >= words:
            break
        lines.append(sentence)
        count += len(sentence.split())
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 2)
    step = max(1, len(lines) // QUOTES)
    return "\n\n".join(lines), [(starts[n], starts[n] + len(lines[n])) for n in range(0, len(lines), step)][:QUOTES]


def _quoted(sentence: str, number: int) -> str:
    words = sentence.split()
    return " ".join(words[: len(words) // 2] + words[len(words) // 2 + 1 :]) if number % 2 else sentence


def _found(document: str, quotes: Sequence[str]) -> Places:
    index = index_documents([text_document("long", document)])
    best = (index.search(analyse(quote), 1) for quote in quotes)
    return [[(s := index.passages.sentences[n[0]]).start, s.end] if n else None for n in best]


def _fuzzy(document: str, quotes: Sequence[str]) -> Places:
    found = (partial_ratio_alignment(quote, document) for quote in quotes)
    return [[place.dest_start, place.dest_end] if place else None for place in found]


def _right(places: Places, true: Sequence[tuple[int, int]]) -> str:
    good = sum(_is_right(place, *span) for place, span in zip(places, true, strict=True))
    return f"{good} of {len(true)}"


def _is_right(place: list[int] | None, start: int, end: int) -> bool:
    if place is None:
        return False
    shared = min(place[1], end) - max(place[0], start)
    return 2 * shared > end - start and place[1] - place[0] <= 2 * (end - start)
