"""Summarise files with sumy's LexRank, seven sentences: a whole process to hold ours against. Run: `python -m benchmarks.lexrank FILE...`."""

import sys
from pathlib import Path

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.utils import get_stop_words

LENGTH = 7


class Tokenizer:
    """What sumy asks for words and sentences, without the data that its own must download: full stops end sentences."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """Return the words of a sentence."""
        return tuple(w for w in text.split() if w[:1].isalnum())


def main() -> None:
    """Print the sentences."""
    tokenizer = Tokenizer()
    lines = [line for name in sys.argv[1:] for line in Path(name).read_text(encoding="utf-8").splitlines() if line.strip()]
    paragraphs = [Paragraph([Sentence(f"{s}.", tokenizer) for s in line.split(". ") if s]) for line in lines]
    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    for sentence in summarizer(ObjectDocumentModel(paragraphs), LENGTH):
        print(sentence)


if __name__ == "__main__":
    main()
