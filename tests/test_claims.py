"""What counts as a claim, whatever it is written in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.claims import Claim, is_question, read_claims
from summarizer.errors import InputError

SAID = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(str.strip)
OBJECTS = [
    {"claim": "Five died.", "id": 7, "context": "It rained."},
    {"statement": "Six died.", "id": "b"},
    {"text": "Seven died.", "context": None},
]
CLAIMS = [Claim("Five died.", 7, "It rained."), Claim("Six died.", "b"), Claim("Seven died.")]


@given(st.lists(SAID, min_size=1, max_size=5))
def test_a_list_of_strings_is_a_list_of_claims(said: list[str]) -> None:
    """Each string is one claim as it stands, whatever characters it has."""
    assert read_claims(json.dumps(said)) == [Claim(text) for text in said]
    assert read_claims(json.dumps(said, ensure_ascii=False)) == [Claim(text) for text in said]


def test_objects_may_name_the_claim_in_three_ways() -> None:
    """`claim`, `statement` or `text`, with an id and a context where the user has them; in a list, a line each, or one alone."""
    assert read_claims(json.dumps(OBJECTS)) == CLAIMS
    assert read_claims(json.dumps(OBJECTS, indent=2)) == CLAIMS
    assert read_claims("\n\n".join(map(json.dumps, OBJECTS)) + "\n") == CLAIMS
    assert read_claims(json.dumps(OBJECTS[0])) == CLAIMS[:1]


def test_the_summary_of_a_saved_report_is_claimed() -> None:
    """Each summary sentence is a claim, with the one before it in its story as context."""
    report = {"stories": [{"summary": [{"text": "A fell."}, {"text": "It broke."}]}, {"summary": [{"text": "B rose."}]}]}
    assert read_claims(json.dumps(report)) == [Claim("A fell."), Claim("It broke.", context="A fell."), Claim("B rose.")]


@pytest.mark.parametrize(
    "text",
    [
        "[The mayor](http://a.example) resigned.",
        '["We won"](http://a.example) he said.',
        "[ ] It rained.",
        '"It rained."',
        "['We won'](http://a.example) he said.",
    ],
)
def test_markdown_that_looks_a_little_like_json_is_prose(text: str) -> None:
    """A link, a box to tick or a quotation at the beginning makes no JSON."""
    assert len(read_claims(text)) == 1


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Who was killed?", True),
        ("“Was it a war?”", True),
        ("Was it a war? Did the mayor say so?", True),
        ("**Why now?**", True),
        ("Five died, did they not?", False),
        ("Did you know that five died?", False),
        ("“Was it a war?” the mayor asked.", False),
        ("Was it a war? Five died.", False),
        ("Five died?", False),
        ("What he said is true.", False),
        ("", False),
    ],
)
def test_a_question_is_told_from_what_states_something(text: str, asks: bool) -> None:
    """Only what begins and ends as a question: a gate must not overlook a statement that is dressed up as one."""
    assert is_question(text) is asks


def test_prose_has_a_claim_a_sentence() -> None:
    """Each sentence comes with the one before it in its passage."""
    assert read_claims("Five died. They were miners.") == [Claim("Five died."), Claim("They were miners.", context="Five died.")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('["A.", 3]', "item 2 of the claims is int: expected a string, or an object with claim, statement or text"),
        ("[[]]", "item 1 of the claims is list"),
        ('["A.", " "]', "item 2 of the claims: claim is empty, expected a sentence"),
        ('[{"claim": null}]', "item 1 of the claims: claim is null, expected a sentence"),
        ('[{"clam": "A."}]', "item 1 of the claims has 'clam' and no claim: .*did you mean 'claim'"),
        ("{}", "the object of the claims has 'nothing' and no claim"),
        ('[{"claim": "A.", "id": [1]}]', "item 1 of the claims: id is list, expected a string or a whole number"),
        ('[{"claim": "A.", "id": NaN}]', "the claims look like JSON and are none"),
        ('[{"claim": "A.", "context": 3}]', "item 1 of the claims: context is int, expected a string"),
        ('["\\ud800"]', "item 1 of the claims holds lone surrogates"),
        ('[{"claim": "A."}, {"cla', "the claims look like JSON and are none"),
        ("{claim: 'A.'}", r"look like JSON and are none \(Expecting property name enclosed in double quotes: line 1 column 2"),
        ("['A.', 'B.']", r"look like JSON and are none \(Expecting value: line 1 column 2"),
        ('["A."\n"B."]', r"look like JSON and are none \(Expecting ',' delimiter: line 2 column 1"),
        ('["A.", "B.",]\n', r"look like JSON and are none \(Expecting value: line 1 column 13"),
        ('["Five died', r"look like JSON and are none \(Unterminated string starting at: line 1 column 2"),
        ('{"claim": "A."}\n{"claim": "B."', r"line 2 of the claims is no JSON"),
        ('{"stories": [{"summary": 3}]}', "the saved report has a story without summary sentences"),
        ('{"stories": [{"summary": [{"text": 3}]}]}', "a summary sentence of story 1 of the claims: text is int"),
    ],
)
def test_json_that_holds_something_else_is_named(text: str, message: str) -> None:
    """One sentence says which item is wrong; broken JSON is never read as prose."""
    with pytest.raises(InputError, match=message):
        read_claims(text)


@pytest.mark.parametrize(
    "line",
    [
        "Nine workers died in the collapse",
        "Nine workers died in the collapse [3]",
        "Nine workers died in the collapse. [3]",
        "**Nine workers died in the collapse**",
        "[Nine workers died in the collapse](https://example.org/a)",
        "<div>Nine workers died in the collapse</div>",
        "- Nine workers died in the collapse",
        "> Nine workers died in the collapse",
        "## Nine workers died in the collapse",
        "| Nine workers | died in the collapse |",
        "Nine workers died in the collapse\x00",
        "\x1b[31mNine workers died in the collapse\x1b[0m",
    ],
)
def test_what_a_text_states_is_a_claim_in_whatever_shape(line: str) -> None:
    """A gate must not overlook what stands in a list, a table, a heading, without a full stop, or before a footnote mark."""
    claims = read_claims(f"# Flood\n\nThe bridge was closed.\n\n{line}\n")
    assert [c.text.rstrip(".") for c in claims] == ["The bridge was closed", "Nine workers died in the collapse"]


@pytest.mark.parametrize("word", ["Read more:", "Photo:", "Copyright 2022:", "Subscribe:"])
def test_what_reads_like_furniture_is_a_claim(word: str) -> None:
    """In a text to be verified nothing is page furniture."""
    assert len(read_claims(f"The bridge was closed.\n\n{word} nine workers died in the collapse.\n")) == 2


def test_a_wrapped_paragraph_is_one_text() -> None:
    """Lines that were wrapped go on; a short line without a full stop does not."""
    wrapped = "Nine workers died on Monday morning when the bridge over the river\ncollapsed. The mayor spoke.\n"
    assert [c.text for c in read_claims(wrapped)] == [
        "Nine workers died on Monday morning when the bridge over the river collapsed.",
        "The mayor spoke.",
    ]
