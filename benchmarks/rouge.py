"""Compare the extractive engine's summaries with sumy's and with leading sentences, and print a Markdown table of ROUGE.

Run: `python benchmarks/rouge.py [FILE.jsonl [WORDS]]` with the extra `bench` installed. Each line of the file is a cluster:
an object with `id`, `documents` (objects with `text`) and `reference_summary`; only Multi-News clusters are read.

Every method chooses among the same sentences, which `summarizer.segment` finds and clears of page furniture, and gives whole
sentences: as few as reach WORDS (250), cut there to the word, so that all summaries of a cluster are equally long. A report
with several stories is read from its first story to its last, each with the same number of sentences. The lead
takes the first sentence of each document, then the second of each. ROUGE is F1 by rouge-score, words stemmed.
"""

import json
import sys
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from itertools import accumulate, chain, zip_longest
from pathlib import Path
from statistics import fmean
from typing import Any, TypeVar

from rouge_score.rouge_scorer import RougeScorer
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

from summarizer import summarize
from summarizer.language import analyse
from summarizer.schemas import Report, SourceText
from summarizer.segment import split_passages

CLUSTERS = Path(__file__).parents[2] / "shared" / "data" / "mds" / "mds_dev.jsonl"
WORDS = 250
MOST_SENTENCES = 40
LONG = 30
"""Words of a long sentence: the search for the summary's length begins at as many sentences as such ones would be."""
MEASURES = ("rouge1", "rouge2", "rougeL")
SUMY = {
    "LexRank": LexRankSummarizer,
    "TextRank": TextRankSummarizer,
    "LSA": LsaSummarizer,
    "SumBasic": SumBasicSummarizer,
    "KL": KLSummarizer,
}

T = TypeVar("T")
Method = Callable[[int], list[str]]
"""A number of words in, the sentences of the shortest summary that has as many out, in the order in which they are read."""


class Tokenizer:
    """What sumy asks for words, without a download: the words of this project's own tokenizer."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """Return the words of a sentence."""
        return tuple(t.text for t in analyse(text).tokens if t.text[:1].isalnum())


def _methods(texts: Sequence[str], reports: list[Report]) -> dict[str, Method]:
    """The methods over one cluster; each report that is made is added to `reports`."""
    sources = [SourceText(name=f"{n}.txt", text=text) for n, text in enumerate(texts, 1)]

    def told(count: int) -> list[str]:
        reports.append(summarize(sources, sentences=count))
        return [s.text for story in reports[-1].stories for s in story.summary]

    told(1)  # for the documents as they were read, duplicates left out
    documents = [[s.text for p in split_passages(d) for s in p.sentences if s.kind == "prose"] for d in reports[-1].documents]
    in_turn = [s for row in zip_longest(*documents) for s in row if s is not None]
    methods: dict[str, Method] = {
        "extractive": lambda words: _shortest(told, words),
        "lead": lambda words: _first(in_turn, words),
    }
    tokenizer = Tokenizer()
    model = ObjectDocumentModel([Paragraph([Sentence(s, tokenizer) for s in d]) for d in documents if d])
    for name, kind in SUMY.items():
        summarizer = kind(lru_cache(maxsize=None)(Stemmer("english")))
        summarizer.stop_words = get_stop_words("english")
        methods[name] = partial(_best, summarizer, model)
    return methods


def _shortest(told: Callable[[int], list[str]], words: int) -> list[str]:
    """The summary of the fewest sentences that has as many words: a longer one has all that a shorter one has."""
    count = max(1, words // LONG)
    while _words(made := told(count)) < words and count < MOST_SENTENCES:
        count += 1
    while count > 1 and _words(shorter := told(count - 1)) >= words:
        made, count = shorter, count - 1
    return made


def _best(summarizer: Any, model: Any, words: int) -> list[str]:
    """The best sentences of one of sumy's methods, in the order of the documents: it is asked once, as some take a minute."""
    return [str(s) for s in summarizer(model, lambda ranked: _first(ranked, words, text=lambda info: str(info.sentence)))]


def _first(items: Sequence[T], words: int, text: Callable[[T], str] = str) -> list[T]:
    """The fewest items from the front whose texts have as many words, or all."""
    totals = list(accumulate(len(text(i).split()) for i in items))
    return list(items[: 1 + bisect_left(totals, words)])


def _words(sentences: Sequence[str]) -> int:
    """How many words some sentences have."""
    return sum(len(s.split()) for s in sentences)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def main(path: Path = CLUSTERS, words: int = WORDS) -> None:
    """Print a row a method: means over all clusters, and over the odd and even ones by their place in the file."""
    if not path.is_file():
        sys.exit(f"{path} is no file: expected a JSON Lines file of clusters")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    clusters = [row for row in rows if row["dataset"].startswith("multi_news")]
    scorer = RougeScorer(MEASURES, use_stemmer=True)
    scores: dict[str, list[list[float]]] = {}
    told: list[Report] = []
    for cluster in clusters:
        reports: list[Report] = []
        for name, method in _methods([d["text"] for d in cluster["documents"]], reports).items():
            found = scorer.score(cluster["reference_summary"], " ".join(" ".join(method(words)).split()[:words]))
            scores.setdefault(name, []).append([100 * found[m].fmeasure for m in MEASURES])
        told += reports
    print(_row("method", *(f"{m[5:]}, {part}" for part in ("all", "odd", "even") for m in MEASURES)))
    print(_row("---", *("---:" for _ in range(9))))
    for name, values in scores.items():
        parts = (values, values[::2], values[1::2])
        print(_row(name, *(f"{fmean(v[k] for v in part):.2f}" for part in parts for k in range(len(MEASURES)))))
    sentences = list(chain.from_iterable(story.summary for report in told for story in report.stories))
    supported = sum(s.verdict.label == "supported" for s in sentences)
    print(f"\n{len(clusters)} clusters, {words} words each; {supported:,} of {len(sentences):,} summary sentences supported.")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CLUSTERS, int(sys.argv[2]) if len(sys.argv) > 2 else WORDS)
