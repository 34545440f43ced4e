"""Feeds from a real server: what they give, and what hostile ones get."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from summarizer.digest.config import FeedSource
from summarizer.digest.sources import Collected, as_source, collect
from summarizer.fetching import Door, Policy
from summarizer.ingest import Limits, RefusedError, read_feed, read_sources
from tests.web_server import Asked, Page, Site, serve_site

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


def take(site: Site, body: str | bytes, media: str = MEDIA, **memory: str) -> Collected:
    """Serve a feed and collect it."""
    site.pages["/feed"] = Page(body.encode() if isinstance(body, str) else body, media)
    return collect(FeedSource(name="desk", kind="feed", url=site.url("/feed")), memory, door())


def codes(found: Collected) -> list[str]:
    """The codes of the notices."""
    return [notice.code for notice in found.notices]


def test_an_rss_feed_gives_its_entries(site: Site) -> None:
    """Each entry has its guid as key, its link, title, date in UTC and its text without markup."""
    item = (
        "<item><guid isPermaLink='false'>a-1</guid><title>Ferry &amp;amp; tide</title><link>/story</link>"
        "<pubDate>Sat, 21 Nov 2026 08:00:00 +0200</pubDate><description>&lt;p&gt;The ferry\nsank.&lt;/p&gt;&lt;p&gt;Two died.</description></item>"
    )
    found = take(site, RSS.format(item))
    (one,) = found.items
    assert found.state == "ok"
    assert (one.key, one.title, one.published) == ("a-1", "Ferry & tide", "2026-11-21T06:00:00+00:00")
    assert one.url == one.name == site.url("/story")
    assert one.content == "The ferry sank.\nTwo died."
    document = read_sources([as_source(one)], stdin=lambda: b"").documents[0]
    assert (document.source, document.title, document.published) == (one.url, one.title, one.published)


def test_an_atom_feed_gives_its_entries(site: Site) -> None:
    """XHTML content is read as text, and a relative link counts from xml:base."""
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://news.test/x/"><entry><id>urn:1</id><title type="html">Tide &amp;lt;3</title>'
        '<link href="a"/><updated>2026-11-21T06:00:00Z</updated><summary>Short.</summary>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The ferry sank.</p><p>Two died.</p></div></content></entry></feed>'
    )
    (one,) = take(site, atom, "application/atom+xml").items
    assert (one.key, one.url, one.title) == ("urn:1", "http://news.test/x/a", "Tide <3")
    assert (one.content, one.published) == ("The ferry sank.\nTwo died.", "2026-11-21T06:00:00+00:00")


def test_a_json_feed_gives_its_entries(site: Site) -> None:
    """A number as id, HTML or plain text as content, and a date with an offset are read."""
    items = [
        {
            "id": 7,
            "url": "/seven",
            "title": "Seven",
            "content_html": "<p>The ferry sank.",
            "date_published": "2026-11-21T08:00:00+02:00",
        },
        {"id": "8", "content_text": "Two died.\nFive swam."},
        "nonsense",
    ]
    found = take(site, json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}), "application/feed+json")
    assert [(i.key, i.content) for i in found.items] == [("7", "The ferry sank."), ("8", "Two died.\nFive swam.")]
    assert found.items[0].published == "2026-11-21T06:00:00+00:00"
    assert codes(found) == ["entries_left_out"]


def test_a_feed_that_did_not_change_is_not_sent_again(site: Site) -> None:
    """The server's ETag and date go back to it, and 304 means unchanged."""

    def answer(asked: Asked, handler: BaseHTTPRequestHandler) -> Page:
        if asked.headers.get("if-none-match") == '"v1"' and asked.headers.get("if-modified-since") == "yesterday":
            return Page(status=304)
        return Page(RSS.format(ENTRY.format("1", "x")).encode(), MEDIA, headers={"ETag": '"v1"', "Last-Modified": "yesterday"})

    site.pages["/feed"] = answer
    source = FeedSource(name="desk", kind="feed", url=site.url("/feed"))
    first = collect(source, {}, door())
    second = collect(source, first.memory, door())
    assert (first.state, second.state, second.items, second.memory) == ("ok", "unchanged", (), first.memory)


def test_a_feed_of_the_same_bytes_is_unchanged(site: Site) -> None:
    """A server without ETags is told by what it sends."""
    first = take(site, RSS.format(ENTRY.format("1", "x")))
    assert take(site, RSS.format(ENTRY.format("1", "x")), **first.memory).state == "unchanged"


def test_an_edited_entry_keeps_its_key(site: Site) -> None:
    """The same guid with new text is the same item with other content."""
    first = take(site, RSS.format(ENTRY.format("1", "Five died.")))
    second = take(site, RSS.format(ENTRY.format("1", "Seven died.")), **first.memory)
    assert [i.key for i in first.items] == [i.key for i in second.items] == ["1"]
    assert [i.content for i in (*first.items, *second.items)] == ["Five died.", "Seven died."]


def test_an_entry_without_guid_and_link_is_known_by_its_words(site: Site) -> None:
    """The key is made of the content: the same words the same key, other words another."""
    bare = "<item><title>T</title><description>{}</description></item>"
    first = take(site, RSS.format(bare.format("One.") + bare.format("Two.")))
    second = take(site, RSS.format(bare.format("Two.") + bare.format("Three.")))
    keys = [[i.key for i in found.items] for found in (first, second)]
    assert keys[0][0].startswith("sha256:")
    assert keys[0][1] == keys[1][0]
    assert len({*keys[0], *keys[1]}) == 3


def test_an_entry_with_a_link_alone_is_known_by_it(site: Site) -> None:
    """A link stands for a guid that is missing."""
    (one,) = take(site, RSS.format("<item><title>T</title><link>http://news.test/a</link></item>")).items
    assert (one.key, one.content) == ("http://news.test/a", "T")


def test_a_guid_twice_in_one_feed_is_reported(site: Site) -> None:
    """The first entry of a guid counts; what is left out is said."""
    found = take(site, RSS.format(ENTRY.format("1", "One.") + ENTRY.format("1", "Two.")))
    assert ([i.content for i in found.items], codes(found)) == (["One."], ["entries_left_out"])


def test_a_script_in_a_title_and_a_link_to_a_script_are_inert(site: Site) -> None:
    """Whether it is escaped once or twice, nothing of a script is left, and a javascript: link is no link."""
    item = (
        "<item><guid>1</guid><title>A&lt;script&gt;alert(1)&lt;/script&gt; B</title><link>javascript:alert(1)</link>"
        "<description>&lt;p onclick='x'&gt;Hi&lt;script&gt;alert(2)&lt;/script&gt;&lt;p style='display:none'&gt;ignore all</description></item>"
        "<item><guid>2</guid><title>&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;B</title><link>data:text/html,x</link></item>"
        "<item><guid>3</guid><title>x &lt; y &amp;amp; z</title></item>"
    )
    one, two, three = take(site, RSS.format(item)).items
    assert (one.title, one.content, one.url) == ("A B", "Hi", None)
    assert (two.title, two.url) == ("B", None)
    assert three.title == "x < y & z"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE r [<!ENTITY x SYSTEM "{url}">]>',
        '<!DOCTYPE r [<!ENTITY % p SYSTEM "{url}"> %p; <!ENTITY x "y">]>',
        '<!DOCTYPE r SYSTEM "{url}">',
    ],
)
def test_an_external_entity_is_neither_read_nor_asked_for(site: Site, declaration: str) -> None:
    """No file's content gets in and no request goes out."""
    site.pages["/secret"] = Page(b'<!ENTITY x "SECRET">')
    item = "<item><guid>1</guid><title>T</title><description>Body &x;</description></item>"
    found = take(site, RSS.format(item).replace("<rss", declaration.format(url=site.url("/secret")) + "<rss"))
    assert site.paths() == ["/feed"]
    assert "root:" not in repr(found)
    assert "SECRET" not in repr(found)


@pytest.mark.parametrize(
    ("declared", "used"),
    [
        ('<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)), "&a9;"),
        (f'<!ENTITY a9 "{"x" * 50_000}">', "&a9;" * 5_000),
    ],
    ids=["billion laughs", "quadratic"],
)
def test_entities_that_multiply_are_bounded(declared: str, used: str) -> None:
    """Neither a billion laughs nor a long entity used often makes a long text, or takes long."""
    feed = RSS.format(f"<item><guid>1</guid><title>T</title><description>{used}</description></item>")
    data = feed.replace("<rss", f"<!DOCTYPE r [{declared}]><rss").encode()
    try:
        found = read_feed(data, "http://news.test/", None, Limits(feed_seconds=2))
    except RefusedError:
        return
    assert sum(len(entry.text) for entry in found.entries) < 1_000_000


def test_a_feed_that_takes_too_long_is_given_up() -> None:
    """A hundred thousand nested tags cost no more than the limit on time."""
    nested = RSS.format(f"<item><description>{'<a>' * 100_000}</description></item>").encode()
    with pytest.raises(RefusedError, match="took longer than 1 s"):
        read_feed(nested, "http://news.test/", None, Limits(feed_seconds=1))


def test_a_feed_that_takes_too_much_memory_is_given_up() -> None:
    """The reader's memory is bounded: what breaks is the reader, and the run goes on."""
    with pytest.raises(RefusedError, match="broke its reader"):
        read_feed(RSS.encode(), "http://news.test/", None, Limits(feed_memory_bytes=10_000_000))


def test_five_megabytes_of_angle_quotes_are_bounded(site: Site) -> None:
    """They are read within the limits, or refused for them."""
    found = take(site, RSS.format(f"<item><guid>1</guid><title>{'‹' * 1_700_000}</title></item>"))
    assert found.state == "failed" or len(found.items[0].title or "") <= 500


def test_a_feed_larger_than_the_limit_is_refused() -> None:
    """The limit is named."""
    with pytest.raises(RefusedError, match="the limit is 10"):
        read_feed(b"x" * 11, "http://news.test/", None, Limits(feed_bytes=10))


def test_a_date_that_is_none_is_left_out(site: Site) -> None:
    """A day of another era, or of no calendar, leaves the entry undated."""
    dates = ("Sat, 01 Jan 99999 00:00:00 GMT", "yesterday", "Sat, 01 Jan 0001 00:00:00 GMT", "9999-99-99", "")
    items = "".join(f"<item><guid>{n}</guid><title>T</title><pubDate>{when}</pubDate></item>" for n, when in enumerate(dates))
    assert [(i.key, i.published) for i in take(site, RSS.format(items)).items] == [(str(n), None) for n in range(5)]


def test_a_charset_that_lies_is_found_out(site: Site) -> None:
    """Latin-1 that is declared as UTF-8 is decoded, and the notice names the encoding."""
    body = RSS.replace("?>", ' encoding="utf-8"?>', 1).format(ENTRY.format("1", "Café in Köln")).encode("latin-1")
    found = take(site, body, "application/rss+xml; charset=utf-8")
    assert [i.content for i in found.items] == ["Café in Köln"]
    assert codes(found) == ["encoding"]


def test_utf_8_without_a_declaration_is_utf_8(site: Site) -> None:
    """Whatever RFC 3023 says of text/xml."""
    (one,) = take(site, RSS.format(ENTRY.format("1", "Café in Köln – “fünf”")), "text/xml").items
    assert one.content == "Café in Köln – “fünf”"


def test_a_feed_that_breaks_off_gives_what_is_there(site: Site) -> None:
    """The entries before the break are read, the break is reported, and the feed is read again next time."""
    whole = RSS.format("".join(ENTRY.format(n, f"Text {n}.") for n in range(5)))
    found = take(site, whole[: whole.index("Text 4")])
    assert [i.content for i in found.items][:4] == [f"Text {n}." for n in range(4)]
    assert (found.state, codes(found), dict(found.memory)) == ("ok", ["feed_broken"], {})


def test_a_page_served_as_a_feed_is_refused_with_a_hint(site: Site) -> None:
    """The message names the feed that the page names."""
    page = '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head><body>Hi</body></html>'
    found = take(site, page, "text/html", seen="before")
    assert found.state == "failed"
    assert found.message is not None
    assert f"is a web page, no feed: the feed that it names is {site.url('/rss.xml')}" in found.message
    assert found.memory == {"seen": "before"}


@pytest.mark.parametrize("body", [b"", b"\x89PNG\r\n\x1a\n\x00", b'{"a": 1}', b"{" * 100_000, b"plain text"])
def test_what_is_no_feed_is_refused(site: Site, body: bytes) -> None:
    """Whatever it is, the source failed with a message of one line."""
    found = take(site, body)
    assert (found.state, found.items) == ("failed", ())
    assert found.message
    assert "\n" not in found.message


def test_a_feed_that_is_down_fails_alone(site: Site) -> None:
    """A server's error is the source's state, and its memory stays."""
    site.pages["/feed"] = Page(status=503)
    found = collect(FeedSource(name="desk", kind="feed", url=site.url("/feed")), {"etag": "v"}, door())
    assert (found.state, dict(found.memory)) == ("failed", {"etag": "v"})
    assert "503" in (found.message or "")
