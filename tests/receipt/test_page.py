"""The page in a browser: what is chosen leads to its words, by mouse, by keyboard, without a script and on paper."""

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Page

from summarizer import Report, SourceText, summarize
from summarizer.render.receipt import render_receipt
from summarizer.schemas import Moved, Reason, StoryChanges, Verdict, Withdrawn
from tests.render.sample import border_report
from tests.texts import SHARED_SEEDS

from .conftest import Open

# What lights up for each choice: the number of the source, whether its words are in view, and the words.
LIT = """claims => claims.map(claim => {
    claim.click();
    const lit = [...document.querySelectorAll(".w.lit")].map(piece => {
        const box = piece.getBoundingClientRect(), text = piece.closest(".text").getBoundingClientRect();
        const source = piece.closest(".source");
        const first = source.querySelector(".w.lit") === piece;
        const seen = box.top >= text.top - 1 && box.top < text.bottom && box.bottom > text.top;
        return [Number(source.dataset.n), !first || seen, piece.textContent];
    });
    document.getElementById("close").click();
    return lit;
})"""


def plain(text: str) -> str:
    """What a browser makes of white space."""
    return " ".join(text.split())


def quotes(report: Report, fact_ids: Sequence[str]) -> set[tuple[int, str]]:
    """The number of the source and the words of each span that some facts rest on."""
    numbers = {document.id: number for number, document in enumerate(report.documents, 1)}
    facts = [fact for story in report.stories for fact in story.facts if fact.id in fact_ids]
    return {(numbers[e.document_id], plain(e.quote)) for fact in facts for e in fact.evidence}


def lit(page: Page) -> set[tuple[int, str]]:
    """The same of what is lit now."""
    return {
        (number, plain(text))
        for number, text in page.eval_on_selector_all(
            ".w.lit", "all => all.map(one => [Number(one.closest('.source').dataset.n), one.textContent])"
        )
    }


def assert_reached(report: Report, page: Page) -> None:
    """Every sentence lights exactly its quotes, and the first of them in each source is in view."""
    sentences = [sentence for story in report.stories for sentence in story.summary]
    found = page.eval_on_selector_all(".sentences .claim", LIT)
    assert len(found) == len(sentences) > 10
    for sentence, pieces in zip(sentences, found, strict=True):
        assert {(number, plain(text)) for number, _, text in pieces} == quotes(report, sentence.fact_ids)
        assert all(seen for _, seen, _ in pieces)


def test_every_sentence_reaches_its_exact_words(seeds: Report, receipt: str, open_page: Open) -> None:
    """What lights up for a sentence is what its facts quote, in view in each source."""
    assert_reached(seeds, open_page(receipt))


@pytest.mark.skipif(not SHARED_SEEDS, reason="the real articles are not here")
def test_every_sentence_on_the_real_articles_reaches_its_exact_words(open_page: Open) -> None:
    """The same on the articles that the project began with; their page stays under a megabyte."""
    report = summarize(SHARED_SEEDS)
    assert len(report.to_html().encode()) < 1_000_000
    assert_reached(report, open_page(report.to_html()))


def test_every_fact_reaches_its_exact_words(seeds: Report, receipt: str, open_page: Open) -> None:
    """Facts that no summary tells have their words, too."""
    page = open_page(receipt)
    facts = [fact for story in seeds.stories for fact in story.facts]
    found = page.eval_on_selector_all(".facts .claim", LIT)
    assert [{(n, plain(text)) for n, _, text in pieces} for pieces in found] == [quotes(seeds, [f.id]) for f in facts]


def test_a_page_on_the_five_articles_is_small(receipt: str) -> None:
    """It can be mailed."""
    assert len(receipt.encode()) < 1_000_000


def test_words_lead_back_to_the_facts_that_rest_on_them(seeds: Report, receipt: str, open_page: Open) -> None:
    """A click on lit words lists all facts of that span, each of which can be chosen in turn."""
    page = open_page(receipt)
    page.locator(".sentences .claim").nth(4).click()
    page.locator(".w.lit").last.click()
    words = plain(page.locator(".w.asked").inner_text())
    resting = [plain(f.statement) for s in seeds.stories for f in s.facts if words in {plain(e.quote) for e in f.evidence}]
    assert page.locator("#resting .claim").all_inner_texts() == resting
    assert (
        page.locator("#chosen").inner_text() == f"{len(resting)} fact{'s rest' if len(resting) > 1 else ' rests'} on these words."
    )
    page.locator("#resting .claim").first.press("Enter")
    assert page.locator("#close").evaluate("one => one === document.activeElement")
    assert words in {text for _, text in lit(page)}


def test_a_position_of_a_conflict_reaches_its_words(seeds: Report, receipt: str, open_page: Open) -> None:
    """Each side of a conflict stands beside the other with who holds it, and lights what it rests on."""
    page = open_page(receipt)
    conflict = seeds.stories[0].conflicts[0]
    card = page.locator(f"#{conflict.id}")
    tops = {round(side.bounding_box()["y"]) for side in card.locator(".sides li").all() if side.bounding_box()}  # type: ignore[index]
    assert len(tops) == 1
    assert "The Syrian Observatory for Human Rights, via source 1" in card.inner_text()
    assert card.locator(".claim").count() == len(conflict.positions)
    for position in conflict.positions:
        card.locator(".claim", has_text=position.value.replace(" / ", " or ")).click()
        inside = {plain(e.quote) for s in seeds.stories for f in s.facts if f.id in position.fact_ids for e in f.evidence}
        assert {text for _, text in lit(page)} <= inside
        assert lit(page)


def test_a_number_leads_to_its_source(receipt: str, open_page: Open) -> None:
    """The number beside a sentence chooses the sentence and shows that source."""
    page = open_page(receipt)
    line = page.locator(".sentences > li").nth(5)
    line.locator(".ref").last.click()
    assert line.locator(".claim").get_attribute("aria-pressed") == "true"
    number = line.locator(".ref").last.inner_text()
    assert page.locator(f"#source-{number} .w.lit").first.is_visible()


def test_by_keyboard_alone(receipt: str, open_page: Open) -> None:
    """Tab, Enter, arrows and Escape reach a sentence, its words, their facts, and come back."""
    page = open_page(receipt)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    first = page.locator(".sentences .claim").first
    assert first.evaluate("one => one === document.activeElement && getComputedStyle(one).outlineStyle !== 'none'")
    page.keyboard.press("Enter")
    assert first.get_attribute("aria-pressed") == "true"
    assert page.get_by_role("status").filter(has_text="→ goes to them, Esc ends.").is_visible()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.classList.contains('lit')")
    page.keyboard.press("Enter")
    assert page.locator("#resting li").count() > 0
    page.keyboard.press("Escape")
    assert first.evaluate("one => one === document.activeElement")
    page.keyboard.press("Escape")
    assert page.locator(".w.lit").count() == 0
    assert first.evaluate("one => one === document.activeElement")


def test_offsets_count_code_points(open_page: Open) -> None:
    """Characters that JavaScript counts twice, before and in the words, shift nothing."""
    text = "😀😀😀 The crowd 👩‍👩‍👧 cheered in Oslo.\r\nThe team 🏅 won 5 medals in Oslo on Monday. 𝔊 The mayor thanked 𝒜 20 guests in Lima."
    report = summarize([SourceText("emoji", text)])
    page = open_page(report.to_html())
    for sentence, pieces in zip(report.stories[0].summary, page.eval_on_selector_all(".sentences .claim", LIT), strict=True):
        assert {(n, plain(words)) for n, _, words in pieces} == quotes(report, sentence.fact_ids)


def test_search_finds_words_in_the_sources_and_leaves_the_text_alone(receipt: str, open_page: Open) -> None:
    """Matches are counted, walked through, and drawn without touching what is there."""
    page = open_page(receipt)
    before = page.locator("#sources").inner_html()
    text = page.evaluate("[...document.querySelectorAll('.text')].map(one => one.textContent).join()")
    page.get_by_role("searchbox").fill("kirby  SAID")
    count = len(re.findall(r"kirby\s+said", text, re.IGNORECASE))
    assert count > 1
    assert page.locator("#found").inner_text() == f"1 of {count}"
    page.keyboard.press("Enter")
    assert page.locator("#found").inner_text() == f"2 of {count}"
    assert page.evaluate("[...CSS.highlights.get('current')].map(String)")[0].casefold() == "kirby said"
    page.get_by_role("searchbox").fill("no such words (")
    assert page.locator("#found").inner_text() == "not found"
    assert page.evaluate("[...CSS.highlights.get('found')].length") == 0
    page.get_by_role("searchbox").fill("")
    assert page.locator("#sources").inner_html() == before


def test_paper_gets_footnotes(seeds: Report, receipt: str, open_page: Open) -> None:
    """In print each sentence has a number, under which its quotes and their sources stand; what is for clicking is gone."""
    page = open_page(receipt)
    page.emulate_media(media="print")
    assert page.locator(".sentences sup.note").first.is_visible()
    notes = page.locator(".notes li").all()
    sentences = [sentence for story in seeds.stories for sentence in story.summary]
    for number, (note, sentence) in enumerate(zip(notes, sentences, strict=True), 1):
        assert note.is_visible()
        shown = plain(note.inner_text())
        assert all(quote in shown for _, quote in quotes(seeds, sentence.fact_ids))
        assert page.locator("sup.note").nth(number - 1).inner_text() == str(number)
    for hidden in (".text", "#search", ".hint", ".skip", "#proof"):
        assert not page.locator(hidden).first.is_visible()
    assert page.locator(".source h3").last.is_visible()
    marks = page.eval_on_selector_all("summary", "all => all.map(one => getComputedStyle(one).listStyleType)")
    assert set(marks) == {"none"}  # nothing can be unfolded on paper


def test_without_a_script_it_still_reads(seeds: Report, receipt: str, open_page: Open) -> None:
    """A number beside a sentence leads to its words, which the browser lights; the quotes stand below the summary."""
    page = open_page(receipt, java_script_enabled=False)
    assert not page.locator("#search").is_visible()
    assert page.locator(".notes li").first.is_visible()
    line = page.locator(".sentences > li").nth(1)
    line.locator(".ref").first.click()
    target = page.locator(".w:target")
    shown = (int(line.locator(".ref").first.inner_text()), plain(target.inner_text()))
    assert shown in quotes(seeds, seeds.stories[0].summary[1].fact_ids)
    assert target.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 228, 154)"
    line.locator(".claim").click()
    assert page.locator(".notes li:target").inner_text().startswith("“")


def test_a_link_to_a_sentence_opens_with_its_words(receipt: str, open_page: Open) -> None:
    """`receipt.html#sentence-3` can be mailed, and the address of another sentence typed on the open page; one of nothing does nothing."""
    page = open_page(receipt, fragment="#sentence-3")
    assert page.locator("#sentence-3 .claim").get_attribute("aria-pressed") == "true"
    assert page.locator(".w.lit").first.is_visible()
    for fragment in ("#sentence-2", "#sentence-999", "#%"):
        page.evaluate(
            "fragment => new Promise(done => { addEventListener('hashchange', done); location.hash = fragment; })", fragment
        )
        assert page.locator(".claim[aria-pressed=true]").count() == 1
        assert page.locator("#sentence-2 .claim").get_attribute("aria-pressed") == "true"
    open_page(receipt, fragment="#%")


def test_on_a_phone_the_words_come_up_from_below(receipt: str, open_page: Open) -> None:
    """The chosen sentence and its words are on the screen together, nothing is wider than the screen, and a button ends it."""
    page = open_page(receipt, viewport={"width": 390, "height": 844}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    claim = page.locator(".sentences .claim").nth(2)
    claim.tap()
    for shown in (claim, page.locator(".w.lit").first):
        box = shown.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 844
    assert page.locator("#close").inner_text() == "Back to the summary"
    page.locator("#close").tap()
    assert page.locator(".w.lit").count() == 0


def test_what_changed_since_the_last_digest(seeds: Report, open_page: Open) -> None:
    """Moved figures, new facts and withdrawn ones stand first; new sentences are marked."""
    story = seeds.stories[0]
    changes = StoryChanges(
        story_id=story.id,
        key="k",
        since="2026-11-20T08:00:00+00:00",
        new_fact_ids=story.summary[0].fact_ids,
        moved=(Moved(about="killed", before="at least 5", after="at least 7", fact_ids=story.summary[-1].fact_ids),),
        withdrawn=(Withdrawn(statement="Nobody was hurt.", why="edited", source="a.txt"),),
    )
    page = open_page(render_receipt(seeds, [changes, StoryChanges(story_id=seeds.stories[1].id, key="l")]))
    section = page.locator(".changes").first
    assert section.locator("h2").inner_text().casefold() == "since 20 november 2026"
    assert plain(section.locator(".moved").inner_text()).startswith("killed at least 5 → at least 7")
    assert "Nobody was hurt. its source was edited: a.txt" in plain(section.locator(".withdrawn").inner_text())
    assert section.locator("summary").inner_text() == "1 new fact"
    assert page.locator("#sentence-1 .mark").inner_text().casefold() == "new"
    assert page.locator("#sentence-2 .mark").count() == 0
    assert "was not told before" in page.locator(".changes").nth(1).inner_text()
    section.locator(".claim").first.click()
    assert {text for _, text in lit(page)} == {text for _, text in quotes(seeds, story.summary[-1].fact_ids)}


def test_refused_statements_are_folded_with_their_reasons(open_page: Open) -> None:
    """What was not supported is counted, and opens to say why."""
    report = border_report()
    why = Verdict(
        label="unsupported", score=0.1, reasons=(Reason(check="number", outcome="fail", message="'Nine' is not there"),)
    )
    refused = report.rejected[0].model_copy(update={"verdict": why})
    page = open_page(report.model_copy(update={"rejected": (refused,)}).to_html())
    assert page.locator(".refused > summary").inner_text() == "1 statement refused, and why"
    assert not page.locator(".why").is_visible()
    page.locator(".refused > summary").click()
    assert page.locator(".why").inner_text() == "'Nine' is not there"


def test_a_report_of_nothing_says_so(open_page: Open) -> None:
    """A source in which nothing could be verified is shown, and no story is made up."""
    page = open_page(summarize([SourceText("menu.txt", "Home | About | Contact")]).to_html())
    assert page.locator("h1.title").inner_text() == "Nothing could be verified in these sources"
    assert page.locator(".source .text").inner_text().strip() == "Home | About | Contact"
    assert page.locator(".claim").count() == 0
