"""Whatever a source says, its receipt does nothing but show it; and anybody can use the page."""

import json
import socket
from html.parser import HTMLParser

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Report, SourceText, summarize
from summarizer.render.receipt import embedded_report, receipt_faults, render_receipt
from summarizer.render.safety import ACTIVE
from tests.render.sample import border_report, said

from .conftest import Open

HOSTILE = [
    "<img src=x onerror=alert(1)> The court fined 5 banks.",
    "<svg onload=alert(1)></svg> The court fined 5 banks.",
    "[x](javascript:alert(1)) The court fined 5 banks.",
    "![](http://sink.example/?q=secret) The court fined 5 banks.",
    "</script><script>alert(1)</script> The court fined 5 banks.",
    "<!--<script> The court fined 5 banks.",
    "]]></style></title><base href=http://sink.example> The court fined 5 banks.",
    "\" onfocus=alert(1) autofocus x=\" ' onclick='alert(1) The court fined 5 banks.",
    "{{ 7 * 7 }} {% raw %} The court fined 5 banks.",
    "The file \u202eexe.txt\u202c infected 5 machines\U000e0041 in Oslo.\x1b[31m",
    "<link rel=prefetch href=http://sink.example><meta http-equiv=refresh content='0;url=http://sink.example'> The court fined 5 banks.",
]
ELEMENTS = (
    "html head meta title style body a div main header p span article h1 h2 h3 section ul ol li details summary sup b q code br footer aside "
    "form label input output button svg rect dl dt dd script del ins"
).split()
ANY = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
TRICKS = st.lists(
    st.sampled_from([*"<>&\"'{}%#/\\-!\n\r\t\x00\u202e\u2028é😀", "script", "style", "</", "<!--", "-->", "&lt;"])
).map("".join)


class Elements(HTMLParser):
    """Collects elements, and the attributes by which one can act."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.acting: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, its handlers, and where it leads."""
        self.names.append(tag)
        self.acting += [name for name, _ in attrs if name.startswith("on") or name in ("style", "src", "srcset", "action")]
        self.acting += [value or "" for name, value in attrs if name == "href" and not (value or "").startswith("#")]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_inert(words: str, open_page: Open) -> None:
    """Nothing runs, loads or pops up (`open_page` sees to it); the words are shown as they are, and still light up."""
    report = said(words)
    page = open_page(render_receipt(report))
    shown = page.locator(".sentences .claim").first
    assert shown.evaluate("one => one.firstChild.data") == ACTIVE.sub(lambda m: "\ufffd" * len(m[0]), words)
    shown.click()
    assert page.locator(".w.lit").count() == 1
    assert page.evaluate("document.scripts.length") == 2
    assert page.evaluate("JSON.parse(document.getElementById('report').textContent).documents[0].text") == words


@given(st.one_of(ANY, TRICKS).filter(str.strip))
def test_a_source_adds_no_element_and_no_link(words: str) -> None:
    """Whatever the words, the page has its own elements only, no handler, and no character that acts on who reads it."""
    page = render_receipt(said(words))
    elements = Elements()
    elements.feed(page)
    usual = Elements()
    usual.feed(render_receipt(said("plain")))
    assert set(elements.names) <= set(ELEMENTS)
    assert elements.names.count("script") == usual.names.count("script") == 2
    assert elements.acting == []
    assert not ACTIVE.search(page.replace("\n", ""))
    assert Report.model_validate_json(embedded_report(page)) == said(words)


def test_a_source_with_an_address_is_linked_and_no_other_scheme_is(open_page: Open) -> None:
    """Only http and https become links, which tell nobody where the reader came from."""
    sources = [
        SourceText("https://example.org/a?b=1&c", "The court fined 5 banks."),
        SourceText("javascript:alert(1)", "Oslo has 7 ferries."),
    ]
    page = open_page(summarize(sources).to_html())
    links = page.locator(".source header a").all()
    assert [link.get_attribute("href") for link in links] == ["https://example.org/a?b=1&c"]
    assert links[0].get_attribute("rel") == "noopener noreferrer nofollow"


ATTACK = """async (address) => {
    const script = document.createElement('script'), style = document.createElement('style'), image = new Image();
    const refused = new Promise(done => { image.onerror = () => done(); image.onload = () => done(); });
    script.textContent = 'window.ran = true';
    style.textContent = 'h1 { display: none }';
    image.src = address;
    document.body.append(script, image);
    document.head.append(style);
    await refused;
    return [window.ran === true, getComputedStyle(document.querySelector('h1')).display, await fetch(address).catch(() => null)];
}"""


def test_the_policy_lets_nothing_else_run(receipt: str, open_page: Open) -> None:
    """What somebody puts into the page is refused by the browser: a script, a style, an image, a request."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        assert open_page(receipt, attacked=True).evaluate(ATTACK, address) == [False, "block", None]
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("dark", 390)])
def test_axe_finds_nothing(receipt: str, open_page: Open, scheme: str, width: int) -> None:
    """Neither as it opens, nor with a sentence chosen, its words asked about and everything unfolded, wide and narrow, light and dark."""
    page = open_page(receipt, color_scheme=scheme, viewport={"width": width, "height": 800})
    if scheme == "light":
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.locator(".sentences .claim").nth(4).click()
    page.locator(".w.lit").first.click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_without_a_script_and_on_what_is_rare(open_page: Open) -> None:
    """The page for no script, with a refusal, a warning and a sentence that is marked, is as good."""
    page = open_page(render_receipt(border_report(label="unsupported")))
    page.evaluate("document.documentElement.classList.remove('js')")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_equal_reports_give_equal_pages_that_hold_them(seeds: Report, receipt: str) -> None:
    """The page is a function of the report, which can be read back from it."""
    assert seeds.to_html() == receipt
    assert json.loads(embedded_report(receipt)) == seeds.model_dump(mode="json")
    assert receipt_faults(receipt) == []
