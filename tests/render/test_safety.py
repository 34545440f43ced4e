"""A source may say anything, and does nothing when it is shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarizer.render import render_markdown, render_terminal, render_verdicts
from summarizer.render.fragments import page_address
from summarizer.render.safety import inline, literal
from summarizer.schemas import ClaimVerdict, Evidence, Reason

from .sample import document, said

MARKUP = st.sampled_from(
    [*list("\\`*_{}[]()<>#+-.!|~&:;=$^\"'/@ \n\t1a"), "http://", "![", "](", "&lt;", "<img ", "www.", "- ", "1. "]
)
TEXT = st.one_of(st.text(max_size=40), st.lists(MARKUP, max_size=20).map("".join))
UTF8 = TEXT.filter(lambda text: not any("\ud800" <= character <= "\udfff" for character in text))
BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def active_characters(text: str) -> list[str]:
    """Return the controls other than line breaks, and the overrides and tags, that are left in a text."""
    return [
        c
        for c in text
        if c != "\n" and (unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in BIDI or "\U000e0000" <= c <= "\U000e007f")
    ]


def spoken(tokens: list[Token]) -> str:
    """Return the words that a Markdown reader displays."""
    return "".join(token.content for token in tokens if token.type in ("text", "text_special"))


@given(st.text())
def test_inline_is_one_inert_line(text: str) -> None:
    """Whatever the text, what is displayed is one line without anything that acts on a terminal."""
    shown = inline(text)
    assert "\n" not in shown
    assert active_characters(shown) == []


@given(TEXT)
def test_literal_markdown_displays_as_the_text_itself(text: str) -> None:
    """A Markdown reader that knows links, tables and raw HTML shows the escaped text as plain words, and those words exactly."""
    reader = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
    blocks = reader.parse(literal(text))
    shown = inline(text)
    assert [token.type for token in blocks] == (["paragraph_open", "inline", "paragraph_close"] if shown else [])
    children = (blocks[1].children or []) if shown else []
    assert {token.type for token in children} <= {"text", "text_special"}
    assert spoken(children) == shown


@given(UTF8.filter(str.strip))
def test_markdown_holds_nothing_active(text: str) -> None:
    """Whatever a source says, the Markdown of its report has no control character, tag or image, and links but to the source's own page."""
    shown = render_markdown(said(text), rejected=True)
    assert active_characters(shown) == []
    assert "<" not in shown
    children = [child for token in MarkdownIt("commonmark").enable("table").parse(shown) for child in token.children or []]
    assert not {child.type for child in children} & {"image", "html_inline"}
    links = [str(child.attrs["href"]) for child in children if child.type == "link_open"]
    page = MarkdownIt().normalizeLink(page_address(document(1, text, source=text)) or "nowhere")
    assert all(link.startswith(page) for link in links)


@given(UTF8.filter(str.strip))
def test_terminal_text_holds_nothing_active(text: str) -> None:
    """Whatever a source says, plain terminal text has no control character but line breaks."""
    assert active_characters(render_terminal(said(text), width=80, color=False, evidence=True, rejected=True)) == []


@given(UTF8.filter(str.strip))
def test_verdicts_hold_nothing_active(text: str) -> None:
    """Claims, reasons, quotes and source names are made inert as well."""
    source = document(1, text, source=text)
    reason = Reason(check="numbers", outcome="fail", message=text)
    quote = Evidence(document_id="d1", start=0, end=len(text), quote=text)
    verdict = ClaimVerdict(label="contradicted", score=0.1, claim=text, reasons=(reason,), evidence=(quote,))
    assert active_characters(render_verdicts([verdict], [source], width=80, color=False)) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m"),
        ("a\u202egnp.exe", "a\ufffdgnp.exe"),
        ("hi\U000e0041\U000e0042", "hi\ufffd"),
        ("A title\r\nBcc: all@example.org", "A title Bcc: all@example.org"),
        ("می\u200cخواهم 👩\u200d👩\u200d👧", "می\u200cخواهم 👩\u200d👩\u200d👧"),
    ],
)
def test_inline_examples(text: str, shown: str) -> None:
    """Escapes, overrides, tags and line breaks go; the joiners that Persian and emoji are written with stay."""
    assert inline(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
        ("![](http://sink/?q=1)", "!\\[\\](http\\://sink/?q=1)"),
        ("2021. A year", "2021\\. A year"),
        ("3.5 percent of U.S. voters", "3.5 percent of U.S. voters"),
    ],
)
def test_literal_examples(text: str, shown: str) -> None:
    """Markup is escaped, and ordinary prose is left as it was written."""
    assert literal(text) == shown
