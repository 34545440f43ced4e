"""Links that open a page at the words."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarizer.render import render_markdown
from summarizer.render.fragments import page_address, quote_address
from summarizer.schemas import Evidence

from .sample import document, fact, report, story_of

PAGE = "https://news.example/a?b=1"
LONG = "On Monday the mayor of the town said that the old bridge over the river would stay closed until May."


def evidence(text: str, quote: str, nth: int = 1) -> Evidence:
    """Return the nth place of a quote in a text."""
    start = [m.start() for m in re.finditer(re.escape(quote), text)][nth - 1]
    return Evidence(document_id="d1", start=start, end=start + len(quote), quote=quote)


@pytest.mark.parametrize(
    ("text", "quote", "nth", "directive"),
    [
        ("It rained. Five people died.", "Five people died.", 1, "Five%20people%20died."),
        (
            "A well-known man, Mr A & B, left.",
            "A well-known man, Mr A & B, left.",
            1,
            "A%20well%2Dknown%20man%2C%20Mr%20A%20%26%20B%2C%20left.",
        ),
        (f"First. {LONG}", LONG, 1, "On%20Monday%20the%20mayor%20of,would%20stay%20closed%20until%20May."),
        ("Five\ndied. Six lived.", "Five\ndied.", 1, "Five,died."),
        ("The mayor said so in\nMay.", "The mayor said so in\nMay.", 1, "The%20mayor%20said%20so%20in,May."),
        ("Five died. He said so. Five died. She said so.", "Five died.", 2, "He%20said%20so.-,Five%20died.,-She%20said%20so."),
        ("Toll\nFive died.\nFive died.", "Five died.", 1, "Toll-,Five%20died.,-Five%20died."),
        ("Zoë’s 東京 office", "Zoë’s 東京", 1, "Zo%C3%AB%E2%80%99s%20%E6%9D%B1%E4%BA%AC"),
    ],
)
def test_the_directive_names_the_words(text: str, quote: str, nth: int, directive: str) -> None:
    """Short quotes whole, long ones and those over a line break by their ends, repeated ones with their neighbours; dashes, commas, ampersands encoded."""
    source = document(1, text, source=PAGE)
    assert quote_address(source, evidence(text, quote, nth)) == f"{PAGE}#:~:text={directive}"


def test_an_address_keeps_its_own_fragment() -> None:
    """The directive follows the name of a section."""
    source = document(1, "Five died.", source=f"{PAGE}#part")
    assert quote_address(source, evidence(source.text, "Five died.")) == f"{PAGE}#part:~:text=Five%20died."


@pytest.mark.parametrize(
    "source",
    [
        "a.txt",
        "-",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://",
        "https://ann:secret@news.example/",
        "http://[::1",
        "data:,x",
    ],
)
def test_only_pages_of_the_web_are_linked(source: str) -> None:
    """A file, another scheme, an address without a host or one that holds a password gives no link."""
    text = "Five died."
    assert page_address(document(1, text, source=source)) is None
    assert quote_address(document(1, text, source=source), evidence(text, text)) is None


@given(st.text(max_size=30), st.text(min_size=1, max_size=60).filter(str.strip))
def test_an_address_ends_no_attribute_and_no_link(path: str, text: str) -> None:
    """Whatever the path and the quote, the address has only characters that may stand in an HTML attribute and in a Markdown link."""
    source = document(1, text, source=f"https://news.example/{path}")
    try:
        text.encode()
        address = quote_address(source, evidence(text, text))
    except UnicodeEncodeError:
        return
    assert address is None or re.fullmatch(r"[A-Za-z0-9/:?#@!$&*+,;=%~._-]+", address)


def test_a_footnote_of_a_page_opens_it_at_the_words() -> None:
    """In Markdown the source of a quote and the entry under Sources are links; quotes of files are none."""
    page, file = document(1, LONG, "Bridge (old) [1]", source="https://news.example/(x)?a=1&copy;=2"), document(2, LONG)
    shown = render_markdown(report((page, file), (story_of(page, file, facts=(fact(1, LONG, page, file),)),)))
    children = [c for t in MarkdownIt("commonmark").enable("table").parse(shown) for c in t.children or []]
    links = [str(c.attrs["href"]) for c in children if c.type == "link_open"]
    (opened,) = [link for link in links if ":~:text=" in link]
    assert opened.startswith("https://news.example/%28x%29?a=1&copy;=2#:~:text=")
    assert unquote(opened.partition("text=")[2]) == "On Monday the mayor of,would stay closed until May."
    assert len(links) == 2
