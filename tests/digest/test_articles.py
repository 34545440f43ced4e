"""The pages behind a feed's entries."""

from collections.abc import Iterator

import pytest

from summarizer.digest.config import FeedSource
from summarizer.digest.sources import Collected, as_source, collect
from summarizer.digest.sources.feed import collect_feed
from summarizer.fetching import Door, Policy
from summarizer.ingest import read_sources
from tests.web_server import Page, Site, serve_site

RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>Desk</title>{}</channel></rss>'
ENTRY = "<item><guid>{0}</guid><title>Entry {0}</title><link>http://127.0.0.1/{0}</link><description>{1}</description></item>"
MEDIA = "application/rss+xml"


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server."""
    with serve_site() as found:
        yield found


def door() -> Door:
    """A door that lets loopback through by name."""
    return Door(Policy(allow_hosts=("127.0.0.1",), seconds=10))


def codes(found: Collected) -> list[str]:
    """The codes of the notices."""
    return [notice.code for notice in found.notices]


def articles(site: Site) -> FeedSource:
    """A feed whose pages are read."""
    return FeedSource(name="desk", kind="feed", url=site.url("/feed"), articles=True)


def feed_of(site: Site, **texts: str) -> Page:
    """A feed of entries that link to pages of the same site."""
    items = (
        f"<item><guid>{n}</guid><title>{n}</title><link>{site.url('/' + n)}</link><description>{t}</description></item>"
        for n, t in texts.items()
    )
    return Page(RSS.format("".join(items)).encode(), MEDIA)


def test_articles_are_fetched_and_only_once(site: Site) -> None:
    """With `articles` the item is the page; an entry that did not change is not fetched again, an edited one is."""
    page = "<html><body><article><h1>Ferry</h1><p>The ferry sank off Halden on Friday, the coast guard said.</p></article></body></html>"
    site.pages |= {
        "/feed": feed_of(site, a="one", b="two"),
        "/a": Page(page.encode()),
        "/b": Page(page.replace("Ferry", "Tram").encode()),
    }
    first = collect(articles(site), {}, door())
    document = read_sources([as_source(first.items[0])], stdin=lambda: b"").documents[0]
    assert "coast guard" in document.text
    assert (document.format, document.source, document.title) == ("html", site.url("/a"), "Ferry")
    site.pages["/feed"] = feed_of(site, a="one", b="two, edited", c="three")
    site.asked.clear()
    second = collect(articles(site), first.memory, door())
    assert site.paths() == ["/feed", "/b", "/c"]
    assert [i.key for i in second.items] == ["b", "c"]
    assert (second.items[1].content, codes(second)) == ("three", ["article_unread"])


def test_an_article_at_a_private_address_is_not_fetched(site: Site) -> None:
    """A feed cannot make the door open: its own words stand for such an article."""
    site.pages["/feed"] = Page(RSS.format(ENTRY.format("1", "Words.").replace("127.0.0.1", "169.254.169.254")).encode(), MEDIA)
    found = collect(articles(site), {}, door())
    assert [i.content for i in found.items] == ["Words."]
    assert "no public address" in found.notices[0].message


def test_pages_that_take_too_long_together_wait_for_the_next_run(site: Site) -> None:
    """What was not reached is reported, and read when the feed is collected again."""
    site.pages |= {"/feed": feed_of(site, a="one", b="two"), "/a": Page(b"<p>A</p>"), "/b": Page(b"<p>B</p>")}
    times = iter((0.0, 0.0, 1_000.0))
    first = collect_feed(articles(site), {}, door(), lambda: next(times))
    assert ([i.key for i in first.items], codes(first)) == (["a"], ["articles_waiting"])
    second = collect(articles(site), first.memory, door())
    assert ([i.key for i in second.items], codes(second)) == (["b"], [])
