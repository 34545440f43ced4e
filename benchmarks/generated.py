"""Articles made at run time from those at hand, with the truth of which tell one event and which copy another.

The texts come from `seeds/` and, where they are present, from the clusters of `../shared/data/mds/mds_dev.jsonl`; nothing
of them is written anywhere. A generated story takes one cluster and gives its events other names and figures, the
same in all its articles; an article takes one of the cluster's, leaves out a fifth to a half of its sentences, and may be a
copy of one made before (another headline, cut off, a word left out here and there), carry a teaser for another story or have an article of
another story pasted below.
"""

import hashlib
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.schemas import Document
from summarizer.segment import split_sentences

ROOT = Path(__file__).parents[1]
CLUSTERS = ROOT.parent / "shared" / "data" / "mds" / "mds_dev.jsonl"
_KINDS = ("basil", "multinews", "allsides")
_WORD = re.compile(r"\b[A-Z][A-Za-z]*[a-z][A-Za-z]*\b")
_NAME = re.compile(rf"(?<=[a-z,;] ){_WORD.pattern}")
_FIGURE = re.compile(r"\b\d{1,3}\b")
_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru".split()
_SIZES = (1, 2, 2, 3, 3, 4, 5, 6, 8, 12, 20, 40)
_COPY, _TEASER, _PASTED = 0.25, 0.15, 0.05
_FEWEST_NAMES = 10
_LEAST_KEPT, _MOST_KEPT = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Article:
    """A headline and the sentences below it."""

    title: str
    sentences: tuple[str, ...]


@dataclass(slots=True)
class Generated:
    """Documents; for each the numbers of the stories that it tells, its own first, and the article from which it was made."""

    documents: list[Document] = field(default_factory=list)
    stories: list[tuple[int, ...]] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)


def read_clusters(half: int | None = None) -> list[list[Article]]:
    """Return the clusters of articles at hand: the seeds, and every public cluster, or every other one from `half` (0 or 1) on.

    Articles with fewer than ten names are left out: renamed, they would still tell the story that they told.
    """
    seeds = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    clusters = [[_article("", text.split("(With AP and AFP)")[0]) for text in seeds]]
    for rows in public_clusters(half).values():
        clusters.append([_article(title, text) for title, text in rows])
    kept = [[a for a in cluster if len(set(_NAME.findall(" ".join(a.sentences)))) >= _FEWEST_NAMES] for cluster in clusters]
    return [cluster for cluster in kept if cluster]


def public_clusters(half: int | None = None) -> dict[str, list[tuple[str, str]]]:
    """Return the (title, text) of the public clusters by id, of each kind every other one from `half` on; {} without the file."""
    if not CLUSTERS.exists():
        return {}
    rows = [json.loads(line) for line in CLUSTERS.read_text(encoding="utf-8").splitlines()]
    chosen = [c for kind in _KINDS for c in [r for r in rows if r["id"].startswith(kind)][half or 0 :: 1 if half is None else 2]]
    return {c["id"]: [(d.get("title", ""), d["text"]) for d in c["documents"] if not d.get("suspect_junk")] for c in chosen}


def generate(clusters: Sequence[Sequence[Article]], count: int, seed: int) -> Generated:
    """Return `count` generated documents in random order; the same for the same arguments."""
    chance = random.Random(seed)
    made: list[tuple[int, Article, str]] = []
    while len(made) < count:
        cluster, number = chance.choice(clusters), len({story for story, _, _ in made})
        renamed = _Renaming(chance)
        first = len(made)
        for _ in range(min(chance.choice(_SIZES), count - len(made))):
            if len(made) > first and chance.random() < _COPY:
                _, article, base = made[chance.randrange(first, len(made))]
                made.append((number, _copied(article, chance), base))
            else:
                article = chance.choice(cluster)
                made.append((number, _shortened(renamed.article(article), chance), f"{number} {article.title}"))
    order = list(range(count))
    chance.shuffle(order)
    found = Generated()
    for place, old in enumerate(order, 1):
        story, article, base = made[old]
        text, told = _text(article), [story]
        if chance.random() < _TEASER:
            text += f"\nREAD MORE: {chance.choice(made)[1].title}\n"
        if chance.random() < _PASTED:
            other, below, _ = chance.choice(made)
            text += f"\n* * *\n\n{_text(below)}"
            told += [other] if other != story else []
        digest = hashlib.sha256(text.encode()).hexdigest()
        found.documents.append(Document(id=f"d{place}", source=f"{place}.txt", sha256=digest, text=text))
        found.stories.append(tuple(told))
        found.articles.append(base)
    return found


def _article(title: str, text: str) -> Article:
    lines = [line for line in text.splitlines() if line.strip()]
    sentences = [s for line in lines for a, b in split_sentences(line) if len((s := line[a:b]).split()) >= 5 and s[-1] in '.”"']
    return Article(title or (lines[0].strip() if lines else ""), tuple(sentences))


class _Renaming:
    """Gives each name, and each figure of up to three digits, another one: the same one every time."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._names: dict[str, str] = {}
        self._shift = chance.randrange(1, 9)

    def article(self, article: Article) -> Article:
        for sentence in article.sentences:
            for name in _NAME.findall(sentence):
                if name not in self._names:
                    parts = self._chance.choices(_SYLLABLES, k=self._chance.randrange(2, 4))
                    self._names[name] = "".join(parts).capitalize()
        return Article(self._renamed(article.title), tuple(self._renamed(s) for s in article.sentences))

    def _renamed(self, text: str) -> str:
        text = _WORD.sub(lambda m: self._names.get(m.group(), m.group()), text)
        return _FIGURE.sub(lambda m: str(int(m.group()) + self._shift), text)


def _shortened(article: Article, chance: random.Random) -> Article:
    """The article with its opening sentence and some of the rest, in order, and one of them as part of its headline."""
    kept = chance.uniform(_LEAST_KEPT, _MOST_KEPT)
    rest = [s for s in article.sentences[1:] if chance.random() < kept]
    return Article(article.title, (article.sentences[0], *rest))


def _copied(article: Article, chance: random.Random) -> Article:
    """The article under a headline of its own words, cut off, and with one word in thirty left out."""
    end = max(2, round(len(article.sentences) * chance.uniform(0.6, 1.0)))
    edited = [" ".join(w for w in s.split() if chance.random() > 1 / 30) for s in article.sentences[:end]]
    return Article(" ".join(article.sentences[0].split()[:8]), tuple(edited))


def _text(article: Article) -> str:
    return f"{article.title}\n\n" + "\n\n".join(article.sentences) + "\n"
