"""A report as the HTML part of a mail."""

import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.render import render_mail
from summarizer.render.captions import plural
from summarizer.render.fragments import page_address
from summarizer.render.mail import LARGEST
from summarizer.schemas import Moved, Report, StoryChanges, TimelineEntry, Withdrawn

from .sample import ALEPPO, FIVE, SEVEN, STRIKE, border_report, document, fact, report, said, story_of
from .test_safety import UTF8, active_characters

ALLOWED = {"html", "head", "meta", "title", "body", "div", "h1", "h2", "h3", "p", "span", "strong", "a"}


class Reader(HTMLParser):
    """What a mail program finds in a message: its tags, its attributes, and its words a block."""

    def __init__(self, message: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.blocks: list[str] = []
        self.feed(message)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; each block begins a line."""
        self.tags.add(tag)
        self.attributes.update((name, value or "") for name, value in attrs)
        if tag in ("h1", "h2", "h3", "p", "title"):
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        """Add words to the block."""
        if self.blocks:
            self.blocks[-1] += data.rstrip("\n")


def lines(shown: Report, *changes: StoryChanges) -> list[str]:
    """Return the words of a mail, a block a line, without its title."""
    return Reader(render_mail(shown, "Morning brief", changes)).blocks[1:]


def test_a_mail_says_what_the_report_says() -> None:
    """Sentences with their sources and notes, both sides of a conflict, the other story, the sources, the account, and the quotes."""
    assert lines(border_report()) == [
        "Morning brief",
        "US hits militias",
        "3 sources, 2 origins · 28–29 June 2021",
        f"{STRIKE} [sources 1, 2, 3; note 1]",
        f"{FIVE} [source 1; note 2]",
        "Where the sources differ",
        "killed in the strikes (dispute)",
        "at least 5: Syrian Observatory (1)",
        "at least 7: unattributed (2)",
        "Army enters Aleppo",
        "1 source · 10 January 2026",
        f"{ALEPPO} [source 3; note 3]",
        "Sources",
        "1 US hits militias — Dispatch, 28 June 2021 — news/1.txt",
        "2 2.txt — Courier, from AFP, 29 June 2021",
        "3 Strikes on the border — from AFP, 29 June 2021 — news/3.txt",
        "4 facts, each with its words in the sources · 1 statement refused · 12 lines of page furniture left out",
        "news/2.txt: read as windows-1252",
        "Notes: the words of the sources",
        f"1 “{STRIKE}” — source 1; “{STRIKE}” — source 2; “{STRIKE}” — source 3",
        f"2 “{FIVE}” — source 1",
        f"3 “{ALEPPO}” — source 3",
    ]


def test_what_is_new_comes_first() -> None:
    """A story that was told before opens with what moved, what was added and what is no longer said; a new one says that it is new."""
    told = StoryChanges(
        story_id="s1",
        key="k1",
        since="2021-06-28T06:00:00Z",
        new_fact_ids=("f3",),
        moved=(Moved(about="killed", before="at least 5", after="at least 7", fact_ids=("f3",)),),
        withdrawn=(Withdrawn(statement="Nine died.", why="gone", source="news/9.txt"),),
    )
    shown = lines(border_report(), told, StoryChanges(story_id="s2", key="k2"))
    first = shown.index("New since 28 June 2021")
    assert shown[first : first + 5] == [
        "New since 28 June 2021",
        "killed: at least 5, now at least 7 [source 2; note 1]",
        f"{SEVEN} [source 2; note 1]",
        "No longer said: “Nine died.” (news/9.txt: the article is gone)",
        "The story",
    ]
    assert "1 source · 10 January 2026 · new" in shown
    assert f"1 “{SEVEN}” — source 2" in shown


def test_a_story_without_news_says_so() -> None:
    """Nothing new is a line, not a gap."""
    shown = lines(border_report(), StoryChanges(story_id="s1", key="k1", since="2021-06-28"))
    assert shown[shown.index("New since 28 June 2021") + 1] == "nothing"


def test_a_sentence_that_is_not_supported_is_marked() -> None:
    """Under the policy `flag` the label stands before the sentence."""
    assert f"(contradicted) {FIVE} [source 1; note 2]" in lines(border_report("contradicted"))


def test_a_day_that_the_summary_tells_is_named_by_its_beginning() -> None:
    """The timeline does not repeat a sentence that stands above, and counts the times for which it has no room."""
    long = "The old bridge over the river was closed on Monday because its eastern pillar had moved by the width of a hand."
    source = document(1, long)
    story = story_of(source, facts=(fact(1, long, source),))
    times = tuple(TimelineEntry(date=f"2021-06-0{n}", fact_ids=("f1",)) for n in range(1, 9))
    shown = lines(report((source,), (story.model_copy(update={"timeline": times}),)))
    days = shown[shown.index("When") + 1 : shown.index("Sources")]
    assert len(days) == 7
    assert days[0] == "3 June 2021: The old bridge over the river was closed on… [source 1; note 1]"
    assert days[-1] == "and 2 other times in the sources"


def test_a_quote_of_a_page_is_a_link_to_its_words() -> None:
    """The page of the source and the place of the quote are links; the words of a source make none."""
    text = "See http://sink.example or www.sink.example or mail ann@sink.example."
    source = document(1, text, source="https://news.example/a")
    message = render_mail(report((source,), (story_of(source, facts=(fact(1, text, source),)),)), "Brief")
    links = {value for name, value in Reader(message).attributes if name == "href"}
    fragment = "See%20http%3A%2F%2Fsink.example%20or%20www.sink.example%20or%20mail%20ann%40sink.example."
    assert links == {"https://news.example/a", f"https://news.example/a#:~:text={fragment}"}
    words = re.sub("<[^>]*>", "", message)
    assert not re.search(r"://(?!\u2060)|www\.(?!\u2060)|@(?!\u2060)", words)


@given(UTF8.filter(str.strip))
def test_a_mail_holds_nothing_active(text: str) -> None:
    """Whatever a source says, a mail has only plain blocks, inline styles, and links to the source's own page."""
    message = render_mail(said(text), text)
    found = Reader(message)
    assert active_characters(message) == []
    assert found.tags <= ALLOWED
    assert {name for name, _ in found.attributes} <= {"lang", "charset", "name", "content", "style", "href"}
    page = page_address(document(1, text, source=text)) or "nowhere"
    assert all(value.startswith(page) for name, value in found.attributes if name == "href")


@settings(max_examples=15, deadline=None)  # a report of 200 stories takes a while to draw up
@given(st.integers(1, 200), st.integers(1, 3000))
def test_a_mail_is_not_cut_off(stories: int, length: int) -> None:
    """Whatever the report's size, the mail is short enough, a last line counts what had no room, and no note stands for what is not shown."""
    sources = tuple(document(n, f"Ünit {n} {'ä' * length}.") for n in range(1, stories + 1))
    told = tuple(story_of(d, facts=(fact(n, d.text, d),)).model_copy(update={"id": f"s{n}"}) for n, d in enumerate(sources, 1))
    message = render_mail(report(sources, told), "Brief")
    shown = Reader(message).blocks
    assert len(message.encode()) <= LARGEST
    sentences = [line for line in shown if line.startswith("Ünit")]
    notes = [line for line in shown if re.match(r"\d+ “Ünit", line)]
    named = [line for line in shown if re.match(r"\d+ \d+\.txt$", line)]
    left_out = {"sentence": stories - len(sentences), "source": stories - len(named), "note": len(sentences) - len(notes)}
    last = shown[-1] if shown[-1].startswith("This mail ends here: ") else ""
    assert all(plural(count, kind) in last for kind, count in left_out.items() if count)
    assert bool(last) is any(left_out.values())


def test_a_title_is_one_inert_line() -> None:
    """A line break or markup in the title stays words."""
    found = Reader(render_mail(border_report(), "Brief\r\nBcc: <b>all</b>"))
    assert found.blocks[:2] == ["Brief Bcc: <b>all</b>"] * 2
