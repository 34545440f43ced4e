"""URLs as sources: what the commands and the library make of them."""

import json
from collections.abc import Iterator

import pytest

from summarizer import SettingsError, summarize, verify
from summarizer.cli import main
from summarizer.ingest import read_sources
from tests.ingest.pdf_files import pdf
from tests.web_server import Page, Site, serve_site

STORY = (
    "<!doctype html><html><head><title>Ferry sinks off Halden</title></head><body><nav><a href='/'>Home</a></nav><article>"
    "<h1>Ferry sinks off Halden</h1><p>A ferry sank off Halden on Friday, the coast guard said. Five people died.</p>"
    "<p>Rescue boats searched the fjord until Saturday morning, the coast guard said.</p></article></body></html>"
)

LONG = "/story?" + "&".join(f"part{n}={n}" for n in range(100))


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server with a story."""
    with serve_site() as found:
        found.pages["/story"] = found.pages[LONG] = Page(STORY.encode())
        yield found


def test_a_url_is_summarised_like_a_file(site: Site) -> None:
    """The page is cleaned, and the document's source is its URL."""
    report = summarize([site.url("/story")], allow_hosts=["127.0.0.1"])
    (document,) = report.documents
    assert (document.source, document.title, document.format) == (site.url("/story"), "Ferry sinks off Halden", "html")
    assert any("Five people died" in fact.statement for story in report.stories for fact in story.facts)


def test_a_long_url_is_named_whole(site: Site) -> None:
    """A document's source can be opened, however long it is."""
    report = summarize([site.url(LONG)], allow_hosts=["127.0.0.1"])
    assert report.documents[0].source == site.url(LONG)


def test_what_a_url_holds_is_seen_from_its_content(site: Site) -> None:
    """A PDF, Markdown, and a text in the charset that its server declares."""
    site.pages |= {
        "/pdf": Page(pdf([["Five people were killed."]]), "text/html"),
        "/notes": Page(b"# Notes\n\nFive people died.\n", "text/markdown; charset=utf-8"),
        "/text": Page("Ein Café in Köln brannte.".encode("cp1252"), "text/plain; charset=windows-1252"),
        "/image": Page(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "text/html; charset=latin-1"),
    }
    report = summarize([site.url(path) for path in ("/pdf", "/notes", "/text", "/image")], allow_hosts=["127.0.0.1"])
    assert [d.format for d in report.documents] == ["pdf", "markdown", "text"]
    assert report.documents[2].text == "Ein Café in Köln brannte."
    assert report.accounting.documents.rejected == 1


def test_a_url_that_cannot_be_read_is_a_rejected_document(site: Site) -> None:
    """The others go on, and a notice names the URL and the reason; the counts add up."""
    gone = site.url("/gone")
    report = summarize([gone, site.url("/story"), "http://169.254.169.254/latest"], allow_hosts=["127.0.0.1"])
    assert (report.accounting.documents.given, report.accounting.documents.used, report.accounting.documents.rejected) == (
        3,
        1,
        2,
    )
    messages = {w.code: w.message for w in report.warnings}
    assert messages["http_status"] == f"{gone} cannot be read: its server answers 404; it was left out"
    assert "no public address" in messages["refused_address"]


def test_a_password_in_a_url_is_refused_and_repeated_nowhere() -> None:
    """Neither the notice nor the document's name holds it."""
    found = read_sources(["https://me:hunter2@news.test/a"], stdin=lambda: b"")
    (notice,) = found.notices
    assert notice.message.startswith("https://news.test/a has a user name before its host")


def test_a_claim_is_verified_against_a_url(site: Site) -> None:
    """`verify --source URL` reads through the same door."""
    verdicts = verify(["Five people died.", "Nine people died."], [site.url("/story")], allow_hosts=["127.0.0.1"])
    assert [v.label for v in verdicts] == ["supported", "contradicted"]


def test_the_command_lets_a_host_through_by_name(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --allow-host loopback is refused with the way out, with it the report is made."""
    assert main(["summarize", site.url("/story")]) == 2
    assert "--allow-host 127.0.0.1" in capsys.readouterr().err
    assert site.asked == []
    assert main(["summarize", site.url("/story"), "--allow-host", "127.0.0.1", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"][0]["source"] == site.url("/story")


def test_robots_txt_is_asked_for_once_for_all_sources(site: Site) -> None:
    """All URLs of a call share one door."""
    site.pages["/two"] = Page(STORY.replace("Five", "Six").encode())
    summarize([site.url("/story"), site.url("/two")], allow_hosts=["127.0.0.1"], jobs=1)
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/story", "/two"]


def test_a_host_that_is_none_is_an_error_before_anything_is_read() -> None:
    """A list is wanted, and names in it."""
    with pytest.raises(SettingsError, match="expected a list of names"):
        summarize(["a.txt"], allow_hosts="127.0.0.1")
    assert main(["summarize", "a.txt", "--allow-host", "http://x"]) == 2


def test_without_a_door_of_ones_own_only_public_addresses_are_read(site: Site) -> None:
    """The default of `read_sources` allows no host."""
    found = read_sources([site.url("/story")], stdin=lambda: b"")
    assert [n.code for n in found.notices] == ["refused_address"]
