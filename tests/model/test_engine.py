"""What becomes of what a model says: extracted, verified, mended once, told."""

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import SourceText
from summarizer.prompting import load_prompts
from summarizer.recheck import faults
from summarizer.schemas.wire import ExtractReply
from tests.model.stories import BRIDGE, FIRE, HARBOUR, published, run
from tests.scripted_model import answering, facts_shown, prompt_of, refused_shown, sentences_shown, statement
from tests.scripted_server import Request, said, serve
from tests.texts import OWN_SEEDS, prose


def asked(server: Any, prompt: str) -> list[Request]:
    """Return the requests that were made from a prompt."""
    return [request for request in server.requests if prompt_of(request) == prompt]


def test_a_truthful_model_is_published_and_the_report_holds() -> None:
    """Each statement keeps the exact spans that it cites, and the report says which prompts were used and what it cost."""
    with serve(answering()) as server:
        report = run(server, BRIDGE, FIRE)
    assert faults(report.model_dump_json()) == []
    assert {f.statement for s in report.stories for f in s.facts} == set(prose(BRIDGE.text)) | set(prose(FIRE.text))
    assert report.generator.prompts == load_prompts().hashes
    assert report.rejected == ()
    spent = report.accounting.llm
    assert (spent.calls, spent.input_tokens, spent.output_tokens) == (len(server.requests), 11 * spent.calls, 7 * spent.calls)


def test_every_sentence_of_a_long_document_is_offered_exactly_once() -> None:
    """A document is read in chunks of whole sentences that cover its prose."""
    text = "\n\n".join(f"On day {n} of the trial witness number {n} spoke of the ship for an hour." for n in range(1, 801))
    with serve(answering()) as server:
        run(server, SourceText("trial", text))
    shown = [sentence for request in asked(server, "extract") for sentence in sentences_shown(request).values()]
    assert sorted(shown) == sorted(prose(text))
    assert len(asked(server, "extract")) > 3


def test_the_speaker_and_the_time_are_those_of_the_cited_sentence() -> None:
    """A model that names another speaker or day is not believed, though its statement holds: the day is the statement's own."""
    text = "Published 2 March 2026\n\nThe bridge of Pontedera is safe, the engineer Ada Rossi said on Sunday.\n"

    def lie(request: Request) -> list[dict[str, Any]]:
        number = max(sentences_shown(request))
        words = "The bridge of Pontedera is safe, the engineer Ada Rossi said on Sunday."
        return [statement(words, number, attribution="Mayor Dana Reyes", time="on Friday")]

    with serve(answering(lie)) as server:
        (fact,) = (f for s in run(server, SourceText("bridge", text)).stories for f in s.facts)
    assert fact.attribution is not None
    assert "Rossi" in fact.attribution
    assert fact.time == "2026-03-01"


@pytest.mark.parametrize(
    ("text", "said", "more"),
    [
        (
            "Published 20 May 2026\n\nThe bridge of Siena opened on 3 May and collapsed on 5 May.\n",
            "The bridge of Siena collapsed.",
            {"time": "3 May"},
        ),
        (
            "The police of Siena said that the road was closed. The mayor of Siena said that the school was open.\n",
            "The school was open.",
            {"attribution": "the mayor of Siena"},
        ),
    ],
)
def test_which_of_two_days_or_speakers_is_meant_is_left_open(text: str, said: str, more: dict[str, str]) -> None:
    """A model may take the wrong one, and the code cannot tell."""

    def take(request: Request) -> list[dict[str, Any]]:
        return [statement(said, *sentences_shown(request), **more)]

    with serve(answering(take)) as server:
        facts = [f for s in run(server, SourceText("siena", text)).stories for f in s.facts]
    assert [(f.statement, f.time, f.attribution) for f in facts] == [(said, None, None)]


def test_what_the_model_itself_marks_as_alleged_is_not_told_as_a_fact() -> None:
    """The words must say that it is alleged, or who says so."""
    text = "The company moved its money to Malta. Prosecutors looked at the company for years.\n"

    def mark(request: Request) -> list[dict[str, Any]]:
        return [statement("The company moved its money to Malta.", 1, modality="alleged")]

    with serve(answering(mark)) as server:
        report = run(server, SourceText("company", text))
    assert published(report) == []
    assert [r.check for r in report.rejected[0].verdict.reasons if r.outcome == "fail"] == ["modality"]


@pytest.mark.parametrize(
    "broken",
    [
        "The flood of the river Arno broke the old",
        "Mayor Dana Reyes closed",
        "At least five people were killed, the police said that",
    ],
)
def test_a_statement_that_breaks_off_is_refused(broken: str) -> None:
    """Each of its words stands in the evidence, and it says nothing."""

    def short(request: Request) -> list[dict[str, Any]]:
        return [statement(broken, 1, 2, 3)]

    def compose(request: Request) -> list[dict[str, Any]]:
        return [{"text": broken, "facts": list(facts_shown(request))}]

    with serve(answering(short)) as server:
        assert published(run(server, BRIDGE)) == []
    with serve(answering(compose=compose)) as server:
        assert broken not in published(run(server, BRIDGE))


def test_a_refused_statement_is_shown_once_more_with_the_reason() -> None:
    """The repair round shows only what failed, with what it cited and why; what is mended is published, and the first wording listed."""

    def wrong(request: Request) -> list[dict[str, Any]]:
        found = sentences_shown(request)
        return [statement(text.replace("five people", "seven people"), number) for number, text in found.items()]

    def mend(request: Request) -> list[dict[str, Any]]:
        return [
            statement("At least five people were killed, the police said.", cited[0], refused=n)
            for n, (_, cited) in refused_shown(request).items()
        ]

    with serve(answering(wrong, mend)) as server:
        report = run(server, BRIDGE)
    (repair,) = asked(server, "repair")
    ((text, _),) = refused_shown(repair).values()
    assert text == "At least seven people were killed, the police said."
    assert "'five" in repair.body["messages"][-1]["content"] or "five people'" in repair.body["messages"][-1]["content"]
    assert "At least five people were killed, the police said." in published(report)
    assert [(r.stage, "seven" in r.statement) for r in report.rejected] == [("extract", True)]


def test_a_statement_that_fails_twice_is_rejected_with_both_reasons() -> None:
    """There is one repair round and no second."""

    def wrong(request: Request) -> list[dict[str, Any]]:
        return [statement("Nine people were killed, the police said.", 2)]

    def again(request: Request) -> list[dict[str, Any]]:
        return [statement("Eight people were killed, the police said.", 2, refused=1)]

    with serve(answering(wrong, again)) as server:
        report = run(server, BRIDGE)
    assert published(report) == []
    assert [r.stage for r in report.rejected] == ["extract", "repair"]
    assert len(asked(server, "repair")) == 1


def test_a_summary_sentence_that_its_facts_do_not_carry_is_written_anew_once() -> None:
    """What fails again is told by the statement of the fact that it cites."""
    tries: list[dict[str, str]] = []

    def compose(request: Request) -> list[dict[str, Any]]:
        facts = facts_shown(request)
        tries.append(facts)
        first = next(name for name, text in facts.items() if "closed the bridge" in text)
        return [{"text": "Mayor Dana Reyes closed the bridge for nine years.", "facts": [first]}]

    with serve(answering(compose=compose)) as server:
        report = run(server, BRIDGE)
    assert [len(facts) for facts in tries] == [5, 1]
    assert [s.text for s in report.stories[0].summary] == ["Mayor Dana Reyes closed the bridge for a year."]
    assert [r.stage for r in report.rejected] == ["compose", "compose"]


def test_a_summary_in_the_models_own_words_cites_all_its_facts() -> None:
    """A sentence that joins two facts is held against the spans of both."""

    def compose(request: Request) -> list[dict[str, Any]]:
        names = [n for n, text in facts_shown(request).items() if "closed the bridge" in text or "flood" in text]
        return [{"text": "The flood of the Arno broke the old bridge in Pontedera on Monday. ", "facts": names}]

    with serve(answering(compose=compose)) as server:
        report = run(server, BRIDGE)
    (sentence,) = report.stories[0].summary
    assert sentence.text == "The flood of the Arno broke the old bridge in Pontedera on Monday."
    assert len(sentence.fact_ids) == 2
    assert faults(report.model_dump_json()) == []


def test_a_conflict_of_which_one_side_is_told_is_told_whole() -> None:
    """A model that keeps one of two figures does not hide the other."""
    said_else = BRIDGE.text.replace(
        "At least five people were killed, the police said.", "Three people were killed, the hospital said."
    )
    other = SourceText("bridge2", said_else.replace("Mayor Dana Reyes closed", "The mayor, Dana Reyes, closed"))

    def compose(request: Request) -> list[dict[str, Any]]:
        name, text = next((n, t) for n, t in facts_shown(request).items() if "Three people" in t)
        return [{"text": text, "facts": [name]}]

    with serve(answering(compose=compose)) as server:
        report = run(server, BRIDGE, other)
    assert report.stories[0].conflicts
    told = " ".join(s.text for s in report.stories[0].summary)
    assert "Three people" in told
    assert "five people" in told


def test_focus_and_length_reach_the_prompts() -> None:
    """What the reader cares about stands in both prompts, and the length bounds the reply's schema."""
    with serve(answering()) as server:
        report = run(server, BRIDGE, focus="money from the region", sentences=2)
    assert all("money from the region" in r.body["messages"][-1]["content"] for r in server.requests)
    assert len(report.stories[0].summary) <= 2


def test_random_text_is_not_published() -> None:
    """Of a model that answers any schema with valid nonsense nothing is published, and the report says how much was refused."""
    draw = random.Random(7)
    words = "the president bridge killed signed Siena seven not mayor flood closed Friday lost million police".split()

    def nonsense(request: Request) -> list[dict[str, Any]]:
        most = max(sentences_shown(request))
        return [statement(" ".join(draw.choices(words, k=9)), draw.randint(1, most)) for _ in range(most)]

    with serve(answering(nonsense)) as server:
        report = run(server, BRIDGE, FIRE, HARBOUR)
    assert published(report) == []
    assert len(report.rejected) >= 9


TEXT = st.text(min_size=1, max_size=40).map(lambda t: t.strip() or "x")
ROWS = st.lists(
    st.tuples(
        TEXT | st.integers(0, 9),
        st.lists(st.integers(0, 9), min_size=1, max_size=3),
        st.none() | TEXT,
        st.sampled_from(["stated", "alleged", "denied"]),
    ),
    max_size=4,
)


@settings(max_examples=25, deadline=None)
@given(ROWS)
def test_a_report_holds_whatever_fits_the_schema(rows: list[tuple[str | int, list[int], str | None, str]]) -> None:
    """Statements, addresses, speakers and times at random: the report holds. A number stands for a sentence that is shown."""

    def anything(request: Request) -> list[dict[str, Any]]:
        shown = sentences_shown(request)
        numbers = sorted(shown)
        return [
            statement(
                text if isinstance(text, str) else shown[numbers[text % len(numbers)]],
                *(numbers[n % len(numbers)] for n in cited),
                attribution=who,
                time=who,
                modality=how,
            )
            for text, cited, who, how in rows
        ]

    with serve(answering(anything)) as server:
        report = run(server, BRIDGE)
    assert faults(report.model_dump_json()) == []


def test_flag_shows_what_strict_refuses() -> None:
    """Under flag a refused statement that was not mended appears, marked."""

    def wrong(request: Request) -> list[dict[str, Any]]:
        return [statement("Nine people were killed, the police said.", 2)]

    with serve(answering(wrong)) as server:
        report = run(server, BRIDGE, policy="flag")
    assert {f.verdict.label for s in report.stories for f in s.facts} == {"contradicted"}
    assert faults(report.model_dump_json()) == []


def test_what_is_said_many_times_is_one_fact() -> None:
    """Every statement the same: one fact."""

    def same(request: Request) -> list[dict[str, Any]]:
        return [statement("Nobody was arrested.", 5)] * 6

    with serve(answering(same)) as server:
        report = run(server, BRIDGE)
    assert [f.statement for s in report.stories for f in s.facts] == ["Nobody was arrested."]


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param({"statements": [statement("Nobody was arrested.", 99)]}, id="an address that does not exist"),
        pytest.param({"statements": [statement("Nobody was arrested.", -1)]}, id="a negative address"),
        pytest.param({"statements": [statement("Nobody was arrested.")]}, id="no address"),
        pytest.param({"statements": [statement("Nobody was arrested.", 5)] * 10_000}, id="10,000 statements"),
        pytest.param({"statements": "none"}, id="another shape"),
    ],
)
def test_a_reply_that_does_not_validate_is_asked_for_once_more(reply: dict[str, Any]) -> None:
    """With the reason; when it is no better its sentences are lost, and the report says so."""
    with serve(said(json.dumps(reply))) as server:
        report = run(server, BRIDGE)
    assert len(server.requests) == 2
    assert "Your last reply was refused" in server.requests[1].body["messages"][-1]["content"]
    assert [w.code for w in report.warnings] == ["reply_refused"]
    assert published(report) == []
    assert report.accounting.llm.calls == 2


def test_a_better_second_reply_is_used() -> None:
    """The re-ask costs one request and loses nothing."""
    bad = said(json.dumps({"statements": [statement("Nobody was arrested.", 99)]}))
    with serve(bad, answering()) as server:
        report = run(server, BRIDGE)
    assert "Nobody was arrested." in published(report)
    assert report.warnings == ()


def test_a_reply_in_another_language_is_refused() -> None:
    """Its words do not stand in the sentences."""

    def german(request: Request) -> list[dict[str, Any]]:
        return [statement("Der Bürgermeister sperrte die Brücke für ein Jahr.", 3)]

    with serve(answering(german)) as server:
        report = run(server, BRIDGE)
    assert published(report) == []


def test_a_schema_is_sent_that_bounds_the_reply() -> None:
    """The number of statements is bounded by the number of sentences, so that a small model ends by itself."""
    with serve(answering()) as server:
        run(server, BRIDGE)
    schema = asked(server, "extract")[0].body["response_format"]["json_schema"]["schema"]
    assert schema["properties"]["statements"]["maxItems"] == 10
    assert schema["properties"].keys() == ExtractReply.model_json_schema()["properties"].keys()


def test_the_seeds_are_told_by_a_truthful_model() -> None:
    """Five articles that contradict each other: two stories, conflicts, and nothing refused."""
    from summarizer import summarize

    with serve(answering()) as server:
        report = summarize(OWN_SEEDS, model="openai/scripted", base_url=server.base_url)
    assert faults(report.model_dump_json()) == []
    assert report.stories[0].conflicts
    assert report.rejected == ()


TRIAL = SourceText(
    "trial",
    "Trial in Pisa\n\nMaria Rossi sued Carlo Bini on Monday. The court in Pisa fined Carlo Bini 300 euros. "
    "Rossi's lawyer said that Bini had lied. Bini denied it. The case against Anna Verdi was dropped on Friday.\n",
)


@pytest.mark.parametrize(
    "false",
    [
        "Carlo Bini was sued by Anna Verdi.",
        "Anna Verdi was sued by Maria Rossi.",
        "Carlo Bini sued Maria Rossi on Monday.",
        "The court in Pisa fined Maria Rossi 300 euros.",
        "Anna Verdi lied.",
        "Bini had lied, the court said.",
        "The case against Carlo Bini was dropped on Friday.",
    ],
)
def test_facts_are_not_pieced_together_into_what_none_says(false: str) -> None:
    """A sentence that cites everything and exchanges who did it is refused, as a statement and in a summary."""

    def extract(request: Request) -> list[dict[str, Any]]:
        return [statement(false, *sentences_shown(request))]

    def compose(request: Request) -> list[dict[str, Any]]:
        return [{"text": false, "facts": list(facts_shown(request))}]

    with serve(answering(extract)) as server:
        assert false not in published(run(server, TRIAL))
    with serve(answering(compose=compose)) as server:
        assert false not in published(run(server, TRIAL))
