"""What a person who reads the page on the seed articles must and must not find."""

import re

import pytest

from summarizer import Report, summarize
from summarizer.schemas import Fact, Story
from tests.texts import OWN_SEEDS, SHARED_SEEDS

ALEPPO = re.compile(r"Aleppo|Kurdish-held|Sheikh Maksoud|Sharaa|Barrack|Asayish|SDF|ceasefire|Fidan|Macron")
FURNITURE = re.compile(
    r"Skip to|Getty|Post (?:a )?comments?|Latest from|min read|Short Url|file photo|AFP file|Image:|Follow$|^Updated|READ MORE|ALSO READ|RELATED"
    r"|Share \||https?://|RFE/RL journalists|newsroom|imam training|youngest mayor|Pearl divers|Wheat Farmers|Hostel fees|songs from the Tigris"
    r"|Were there any|Who was hurt|HIGHLIGHTS|\(With AP|With reporting by|Prateek Sachdeva|Oren Valdis|kmm/wmr|16x9|Accessibility"
)


@pytest.fixture(scope="module", params=["own", "shared"])
def report(request: pytest.FixtureRequest) -> Report:
    """The report on one of the two seed folders."""
    paths = OWN_SEEDS if request.param == "own" else SHARED_SEEDS
    if not paths:
        pytest.skip("the shared articles are not at hand")
    return summarize(paths)


def facts_of(story: Story, ids: tuple[str, ...]) -> list[Fact]:
    """The facts of a story that the ids name."""
    return [f for f in story.facts if f.id in ids]


def test_the_first_story_is_that_of_all_five_articles(report: Report) -> None:
    """One event, five documents; the story below the last article is a second one, from that article alone."""
    first, second = report.stories
    assert first.document_ids == ("d1", "d2", "d3", "d4", "d5")
    assert second.document_ids == ("d5",)
    assert "Aleppo" in second.title


def test_nothing_of_aleppo_is_in_the_june_story(report: Report) -> None:
    """No summary sentence, fact, span or headline of the first story is about the other event."""
    first = report.stories[0]
    assert not ALEPPO.search(first.title)
    assert not [s.text for s in first.summary if ALEPPO.search(s.text)]
    assert not [f.statement for f in first.facts if ALEPPO.search(f.statement)]
    assert not [e.quote for f in first.facts for e in f.evidence if ALEPPO.search(e.quote)]


def test_nothing_of_june_is_in_the_aleppo_story(report: Report) -> None:
    """The second story tells of January 2026 and of what led to it, as far back as the year before."""
    second = report.stories[1]
    assert not [f.statement for f in second.facts if re.search(r"Kirby|Pentagon|Iraq-Syria|Observatory|Biden", f.statement)]
    assert {entry.date[:7] for entry in second.timeline if len(entry.date) == len("2026-01-09")} == {"2026-01"}
    assert {entry.date[:4] for entry in second.timeline} <= {"2025", "2026"}


def test_no_page_furniture_is_stated_or_quoted(report: Report) -> None:
    """Navigation, captions, credits, bylines and teasers are in no summary, no fact and no quote."""
    told = [t for s in report.stories for t in (*(x.text for x in s.summary), *(f.statement for f in s.facts))]
    quoted = [e.quote for s in report.stories for f in s.facts for e in f.evidence]
    assert not [t for t in (*told, *quoted) if FURNITURE.search(t)]


def test_furniture_is_counted(report: Report) -> None:
    """What was left out is accounted for."""
    assert report.accounting.sentences.boilerplate >= 40
    assert report.accounting.sentences.evidence <= report.accounting.sentences.total - report.accounting.sentences.boilerplate


def test_the_disputed_toll_is_shown_with_who_says_what(report: Report) -> None:
    """Four, five and seven militiamen killed stand beside each other, each with speakers and documents; no other count is among them."""
    (toll,) = [c for c in report.stories[0].conflicts if "killed" in c.about and "militiamen" in c.about]
    assert toll.relation == "dispute"
    assert [int(p.value.split()[-1]) for p in toll.positions] == [4, 5, 7]
    four, five, seven = ([f.attribution or "" for f in facts_of(report.stories[0], p.fact_ids)] for p in toll.positions)
    assert any("militia officials" in who for who in four)
    assert any("militia groups" in who for who in four)
    assert any("Observatory" in who or "monitor" in who for who in five)
    assert all(who.casefold().endswith("syrian observatory for human rights") for who in seven)
    assert {"d1", "d3"} == set(toll.positions[1].document_ids)
    assert {"d2", "d5"} == set(toll.positions[2].document_ids)
    assert {"d3", "d4", "d5"} == set(toll.positions[0].document_ids)


@pytest.mark.parametrize(
    "said", [r"two .*Syria and one .*Iraq", r"second time Biden has ordered|ordered air strikes in the region twice"]
)
def test_what_most_articles_tell_in_their_own_words_has_three_origins(report: Report, said: str) -> None:
    """The three facilities, and that it was the second time: one fact each, with a span of every article that says so."""
    facts = [f for f in report.stories[0].facts if re.search(said, f.statement)]
    assert facts
    assert max(f.corroboration for f in facts) >= 3
    assert all(len(f.document_ids) >= f.corroboration for f in facts)


def test_no_other_conflict_is_made_up(report: Report) -> None:
    """The February dead, the child, the wounded and the American troops are in no conflict with the toll."""
    values = [p.value for s in report.stories for c in s.conflicts for p in c.positions]
    assert not [v for v in values if "22" in v or "2,500" in v or "40" in v or v == "1"]


def test_the_conflicts_are_those_that_a_reader_finds(report: Report) -> None:
    """The toll, the day of the strikes, the weapons that one side denies; five months in office or six where two tell it so."""
    toll, *others = report.stories[0].conflicts
    assert "militiamen killed" in toll.about
    assert {c.kind for c in others} >= {"date", "statement"}
    assert {c.about for c in others} <= {"day of the strikes", "weapons warehouses", "months into his presidency, Biden"}
    (hospital,) = report.stories[1].conflicts
    assert hospital.kind == "statement"
    assert "hospital" in hospital.about


def test_the_day_of_the_strikes_and_the_day_after_stand_in_the_timeline(report: Report) -> None:
    """27 June is told of by documents with a date line and without one; the rockets of the 28th have their own entry."""
    days = {entry.date: facts_of(report.stories[0], entry.fact_ids) for entry in report.stories[0].timeline}
    assert {d for f in days["2021-06-27"] for d in f.document_ids} >= {"d1", "d3", "d4"}
    assert any(re.search(r"rocket", f.statement, re.IGNORECASE) for f in days["2021-06-28"])
    assert not [f for f in days["2021-06-27"] if "were attacked by" in f.statement]


def test_a_summary_is_whole_sentences_that_stand_alone(report: Report) -> None:
    """Every summary sentence ends as one, opens with no pronoun or connective, and has its quotes in pairs."""
    for sentence in (s for story in report.stories for s in story.summary):
        assert re.search(r"[.!?][\"”’]?$", sentence.text), sentence.text
        assert not re.match(r"(?:He|She|It|They|This|These|But|And|However|Also|His|Her)\b", sentence.text), sentence.text
        assert sentence.text.count("“") == len(re.findall("”", sentence.text)), sentence.text


def test_a_summary_does_not_repeat_itself(report: Report) -> None:
    """No sentence is told twice, and the first story has the seven that were asked for."""
    texts = [s.text for s in report.stories[0].summary]
    assert len(set(texts)) == len(texts) == 7


def test_the_summary_tells_who_did_what_where_and_draws_on_several_articles(report: Report) -> None:
    """The story's heart is told: the strikes, the place, the militias, the President; and not by one outlet."""
    told = " ".join(s.text for s in report.stories[0].summary)
    for part in (r"[Ss]tr(?:ike|uck)|raid|bomb", "Syria", "Iraq", "Iran-(?:backed|aligned)", "Biden"):
        assert re.search(part, told), part
    documents = {f.document_ids[0] for s in report.stories[0].summary for f in facts_of(report.stories[0], s.fact_ids)}
    assert len(documents) >= 3


def test_nobody_is_made_to_speak_who_does_not(report: Report) -> None:
    """An attribution names a speaker: no half sentence, no thing that happened, no one whom somebody else speaks of."""
    for fact in (f for s in report.stories for f in s.facts if f.attribution):
        who = fact.attribution or ""
        assert who in " ".join(" ".join(e.quote.split()) for e in fact.evidence)
        assert len(who.split()) <= 14, who
        assert not re.search(r"\b(?:closely monitors|through activists|Force planes)\b", who), who


def test_only_speakers_are_named_as_speaking(report: Report) -> None:
    """A death, an object, a count of troops and the one who is spoken of are no speakers."""
    named = {(f.attribution, f.statement) for s in report.stories for f in s.facts if f.attribution}
    assert not [who for who, _ in named if re.search(r"\b(?:death of|linked to|2,500 US troops|U\.S\. troops)", who)]
    assert not [
        who
        for who, said in named
        if re.search(r"^(?:Two US officials|Secretary of State Antony Blinken), speaking", said) and who not in said[:60]
    ]


def test_titles_are_headlines_of_the_sources(report: Report) -> None:
    """A story's title is a headline that stands in one of its documents."""
    texts = {d.id: " ".join(d.text.split()) for d in report.documents}
    assert all(any(story.title in texts[d] for d in story.document_ids) for story in report.stories)


def test_the_articles_are_dated(report: Report) -> None:
    """Each date line is found, and no date of another year is taken for an article's own."""
    assert {d.published for d in report.documents} <= {None, "2021-06-28", "2021-06-29"}
    assert sum(d.published is not None for d in report.documents) >= 3
