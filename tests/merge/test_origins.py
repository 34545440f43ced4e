"""How many independent origins stand behind a fact and a story."""

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Report, SourceText, summarize
from summarizer.merge import Origins, count_origins, find_origins
from summarizer.render import render_terminal
from summarizer.render.captions import story_caption
from summarizer.schemas import Document
from tests.texts import OWN_SEEDS, SHARED_SEEDS, document, passages

BRIDGE = (
    "Mayor Ada Long ordered the old stone bridge in the town centre to be closed on Monday after engineers found cracks in its second arch.",
    "Lorries that used to cross the Arno here now drive forty kilometres to Pontedera, and the ferry at Calcinaia takes only cars.",
    "Shopkeepers on the left bank fear for their trade, because most of their customers used to come on foot from the railway station.",
    "A temporary bridge of steel could stand by the end of October if the regional council pays for it, said the engineer Carla Neri.",
    "The arch was last repaired in 1948, when soldiers rebuilt what retreating troops had blown up four years before.",
)
OWN_WORDS = (
    "Cracks in an arch of the bridge across the Arno led mayor Ada Long to shut it at the beginning of the week.",
    "Traffic is being sent by way of Pontedera; cars alone may use the Calcinaia ferry instead.",
    "Those who keep shops across the river say they are losing the people who walked over from the trains.",
    "Steel spans may be put up in autumn, in the view of Carla Neri, an engineer, should the region find the money.",
    "Nobody has mended this arch since the army put it back in its place three years after the war.",
)


def origins_of(*texts: str) -> Origins:
    """Where some texts, d1 to dn, are from."""
    return find_origins([document(text, n) for n, text in enumerate(texts, 1)], passages(*texts))


def counted(*texts: str) -> int:
    """The number of origins behind the first prose sentence of each text, taken as one fact."""
    found = origins_of(*texts)
    firsts: dict[str, str] = {}
    for sentence in found.sentences.values():
        if sentence.kind == "prose":
            firsts.setdefault(sentence.document_id, sentence.id)
    return found.count(list(firsts.values()))


def article(*sentences: str, headline: str = "Old bridge closed after cracks are found", credit: str = "") -> str:
    """A page with a headline, the sentences as paragraphs, and a credit line where one is given."""
    return "\n\n".join([headline, *sentences, *([credit] if credit else [])]) + "\n"


@pytest.mark.parametrize(
    "copy",
    [
        article(*BRIDGE, headline="Town loses its only crossing"),
        article(*BRIDGE[:3]),
        article(*(s.replace("Monday", "Monday morning").replace("the end of October", "late October") for s in BRIDGE)),
        article(OWN_WORDS[0], *BRIDGE[1:4], OWN_WORDS[4]),
    ],
    ids=["another headline", "cut off", "small edits", "framed in own words"],
)
def test_a_near_copy_is_no_origin_of_its_own(copy: str) -> None:
    """A reprint counts once with what it reprints: for the fact, for the story, in `Document.origin` and in a warning."""
    report = summarize([SourceText("first", article(*BRIDGE)), SourceText("second", copy)])
    (story,) = report.stories
    assert {d.origin for d in report.documents} <= {None, "d1", "d2"}
    assert sum(d.origin is not None for d in report.documents) == 1
    assert [w.code for w in report.warnings] == ["one_origin"]
    assert story_caption(story, report).startswith("2 sources, 1 origin")
    assert {f.corroboration for f in story.facts} == {1}


def test_own_words_are_an_origin_of_their_own() -> None:
    """Two accounts of one event in different words are two origins, without a warning."""
    report = summarize([SourceText("first", article(*BRIDGE)), SourceText("second", article(*OWN_WORDS))])
    assert {d.origin for d in report.documents} == {None}
    assert story_caption(report.stories[0], report).startswith("2 sources, 2 origins")
    assert not report.warnings


def test_what_two_accounts_quote_is_not_their_wording() -> None:
    """Long quotations of one speech make neither account a copy of the other."""
    quoted = [f"“{s}”" for s in BRIDGE]
    first = article(*(f"She told the council in the morning: {q}" for q in quoted))
    second = article(*(f"According to what the mayor wrote later that day, {q}" for q in quoted))
    assert origins_of(first, second).copies == {}


@pytest.mark.parametrize(
    ("credits", "count"),
    [
        (("(AP)", "(AP)"), 1),
        (("(AP)", "(Reuters)"), 2),
        (("(With AP and AFP)", "(AP)"), 2),
        (("(With AP and AFP)", "(AP)", "With reporting by AFP"), 2),
        (("(Reuters, AFP, AP)", "With reporting by AP and Reuters", "(With AP and AFP)"), 3),
        (("(AP)", ""), 2),
    ],
)
def test_an_agency_counts_once(credits: tuple[str, ...], count: int) -> None:
    """What credits agencies is as many origins as can have an agency each; what credits none is one of its own."""
    told = (
        "The bridge over the Arno was shut on Monday.",
        "On Monday they closed the Arno bridge.",
        "Since Monday nobody may cross the Arno by the bridge.",
    )
    texts = [article(told[n], OWN_WORDS[n], BRIDGE[n + 2], credit=c) for n, c in enumerate(credits)]
    assert counted(*texts) == count


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("ROME (AP) — The bridge over the Arno was shut on Monday.", "PISA, Italy (AP) - On Monday they closed the Arno bridge.", 1),
        ("ROME (AP) — The bridge over the Arno was shut on Monday.", "PISA (Reuters) - On Monday they closed the Arno bridge.", 2),
        ("Two officials told Reuters that the bridge was unsafe.", "The bridge was not safe, an official told Reuters.", 1),
        ("Two officials told Reuters that the bridge was unsafe.", "The bridge was not safe, an official told AFP.", 2),
        ("Reuters could not check whether the bridge was unsafe.", "An official told Reuters the bridge was not safe.", 2),
    ],
)  # fmt: skip
def test_an_agency_is_found_where_it_is_named(one: str, other: str, count: int) -> None:
    """A dateline, and who is said to have been told, name an agency as a credit line does."""
    assert counted(article(one, OWN_WORDS[2]), article(other, BRIDGE[3])) == count


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (
            "Pentagon spokesman John Kirby said that two of the three sites were in Syria.",
            "Two sites lay in Syria and one in Iraq, Kirby said.",
            1,
        ),
        ("Colonel Wayne Marotto said nobody was hurt.", "Nobody came to harm, according to John Kirby, the spokesman.", 2),
        ("The Pentagon said that two of the three sites were in Syria.", "Two sites lay in Syria, the Pentagon announced.", 2),
        ("Pentagon spokesman John Kirby said that two of the three sites were in Syria.", "Two sites lay in Syria.", 2),
    ],
    ids=["one person", "two persons", "an institution", "one quotes, one states"],
)
def test_one_person_quoted_twice_is_one_origin(one: str, other: str, count: int) -> None:
    """What two sources have from the mouth of one person counts once; an institution has many mouths."""
    assert counted(article(one, OWN_WORDS[2]), article(other, BRIDGE[3])) == count


SECOND_TIME = r"Biden.*(?:second|twice|once before)|second.*(?:Biden|administration)"
THREE_SITES = (
    r"(?i)two (?:facilities|targets|of them|of the compounds)?.*in Syria and (?:one|the third)"
    r"|two locations in Syria|One lay in Iraq and two in Syria|two facilities in Syria"
)


@pytest.mark.parametrize("paths", [OWN_SEEDS, SHARED_SEEDS], ids=["own", "shared"])
@pytest.mark.parametrize("pattern", [SECOND_TIME, THREE_SITES], ids=["second time", "three facilities"])
def test_what_several_newsrooms_tell_is_corroborated(paths: list[str], pattern: str) -> None:
    """The second strike and the three facilities stand in four or five articles, and have three origins or more among them."""
    if not paths:
        pytest.skip("the shared articles are not at hand")
    found = origins_of(*(Path(path).read_text(encoding="utf-8") for path in paths))
    telling = [s for s in found.sentences.values() if s.kind == "prose" and re.search(pattern, " ".join(s.text.split()))]
    assert len({s.document_id for s in telling}) >= 4, [s.text for s in telling]
    assert found.count([s.id for s in telling]) >= 3


def test_the_students_wire_shares_its_text_with_the_courier() -> None:
    """Of the five shared articles, one has a third of its words from the agency copy that another prints: four origins."""
    if not SHARED_SEEDS:
        pytest.skip("the shared articles are not at hand")
    report = summarize(SHARED_SEEDS)
    assert [d.origin for d in report.documents] == ["AFP, AP, Reuters", "d5", None, "AP, Reuters", "AFP, AP"]
    _agree(report, "5 sources, 4 origins")


def test_five_articles_in_their_own_words_are_five_origins() -> None:
    """The project's own seeds share no text: three credit three agencies among them, two credit none."""
    _agree(summarize(OWN_SEEDS), "5 sources, 5 origins")


def _agree(report: Report, caption: str) -> None:
    """Terminal and Markdown count origins alike, and no fact has more than its story."""
    first = report.stories[0]
    assert caption in render_terminal(report, width=100, color=False)
    assert caption in report.to_markdown()
    for fact in first.facts:
        assert fact.corroboration <= count_origins(report.documents, fact.document_ids)


@given(st.lists(st.sets(st.sampled_from(["AP", "AFP", "Reuters"])), min_size=1, max_size=6))
def test_origins_are_the_most_that_can_have_an_agency_each(credits: list[set[str]]) -> None:
    """The matching finds what trying every choice of agencies finds, in any order."""
    shown = [document("x", n).model_copy(update={"origin": ", ".join(sorted(c)) or None}) for n, c in enumerate(credits, 1)]
    choices = product(*(sorted(c) or [f"own {n}"] for n, c in enumerate(credits)))
    assert _count(shown) == max(len(set(choice)) for choice in choices)
    assert _count(shown[::-1]) == _count(shown)


def _count(documents: list[Document]) -> int:
    return count_origins(documents, [d.id for d in documents])


def test_articles_of_one_agency_are_reported_as_one_source() -> None:
    """Two rewrites that both credit one agency count once everywhere, and a warning names them."""
    told = [article(*BRIDGE, credit="(AP)"), article(*OWN_WORDS, credit="With reporting by AP")]
    report = summarize([SourceText(name, text) for name, text in zip(("first", "second"), told, strict=True)])
    assert [d.origin for d in report.documents] == ["AP", "AP"]
    assert story_caption(report.stories[0], report).startswith("2 sources, 1 origin")
    assert [(w.code, w.message) for w in report.warnings] == [
        ("one_origin", "first, second credit AP; together they count as 1 origin")
    ]
    assert {f.corroboration for s in report.stories for f in s.facts} == {1}
