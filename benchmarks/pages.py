"""HTML pages read as sources, beside trafilatura alone, which finds the article for us too.

Pages are made at run time: an article of `seeds/` or of a public cluster between a header, navigation, related links, scripts and styles.
"""

from collections.abc import Iterator
from html import escape

import trafilatura

from benchmarks.generated import Article, read_clusters
from benchmarks.rows import Row, cpu_of
from summarizer.ingest.html import read_html
from summarizer.ingest.limits import Limits

PAGES = 60
COMMAND = "benchmarks/run pages"
_HEAD = (
    "<!doctype html><html><head><meta charset=utf-8><title>{0} | The Paper</title><style>.ad{{display:none}} nav a{{color:red}}</style>"
    "<script>var page={{}};</script></head><body><header><nav><ul>{1}</ul></nav></header><main><article><h1>{0}</h1>"
)
_FOOT = (
    "</article><aside><h3>Related</h3><ul>{0}</ul></aside></main><footer><p>© The Paper</p><ul>{0}</ul></footer></body></html>"
)


def rows() -> Iterator[Row]:
    """Yield the row."""
    articles = [article for cluster in read_clusters() for article in cluster]
    pages = [page_of(articles[n % len(articles)]) for n in range(PAGES)]
    read_html(pages[0], Limits())  # imports
    theirs, _ = cpu_of(lambda: [trafilatura.bare_extraction(page, with_metadata=True, favor_precision=True) for page in pages])
    ours, _ = cpu_of(lambda: [read_html(page, Limits()) for page in pages])
    note = "ours decodes, drops what a reader would not see, and then asks trafilatura"
    yield Row(f"{PAGES} HTML pages read", "trafilatura alone", "CPU s", ours, theirs, note, COMMAND)


def page_of(article: Article) -> bytes:
    """Return a page that shows an article, a sentence a paragraph."""
    links = "".join(f'<li><a href="/{n}">Section number {n}</a></li>' for n in range(30))
    body = "".join(f'<p class="text">{escape(s)}</p><div class="ad">Buy now</div>' for s in article.sentences)
    return (_HEAD.format(escape(article.title), links) + body + _FOOT.format(links)).encode()
