"""Questions in talk, their answers, and what both say together."""

import pytest

from summarizer.language.questions import answer_to, is_denial, is_in_doubt, is_question, is_unsettled, stated


@pytest.mark.parametrize(
    "text", ["Is it late?", "where are we sitting", "shall I bring the umbrella", "So what is the price", "Really?)"]
)
def test_questions(text: str) -> None:
    """A question has its mark, or begins as one does and ends with no other mark."""
    assert is_question(text)


@pytest.mark.parametrize("text", ["It is late.", "where we sit is open.", "I asked whether he comes", "", "What a day!"])
def test_no_questions(text: str) -> None:
    """A statement asks nothing, even about a question."""
    assert not is_question(text)


@pytest.mark.parametrize(
    ("question", "reply", "answer"),
    [
        ("Can you come?", "Sure, at six.", "yes"),
        ("Can you come?", "Sorry, I can't, I have to work.", "no"),
        ("Can you come?", "No problem.", "yes"),
        ("Has the ministry agreed?", "Not yet.", "no"),
        ("Should the bridge be torn down?", "I am an engineer.", "open"),
        ("Can you come?", "Perhaps.", "open"),
        ("Tea or coffee, do you want any?", "Yes.", "open"),
        ("Don't you like it?", "No.", "open"),
        ("How do you like it?", "Yes.", "open"),
        ("Mr. Lee, did you close the bridge?", "Yes, on 3 April.", "yes"),
    ],
)
def test_a_reply_answers_what_can_be_answered_by_yes_and_no(question: str, reply: str, answer: str) -> None:
    """Only a question that begins with an auxiliary, offers no choice and is not denied itself is answered so."""
    assert answer_to(question, reply) == answer


def test_a_question_and_its_answer_tell_something() -> None:
    """The subject comes first, a request with a yes is promised, and with a no there is a "not"."""
    assert stated("Could you lend me 50 euros?", "yes") == "you will lend me 50 euros"
    assert stated("Could you lend me 50 euros?", "no") == "you could not lend me 50 euros"
    assert stated("Can our listeners see it?", "no") == "our listeners can not see it"
    assert stated("shall I cook tonight?", "yes") == "I should cook tonight"
    assert stated("What about Triglav?", None) == "What about Triglav"


def test_what_is_left_open_or_denied() -> None:
    """What nobody knows stays open, what is called untrue is denied, and a speaker may doubt his own words."""
    assert is_unsettled("I don't know yet.")
    assert not is_unsettled("I know.")
    assert is_denial("No, that is not true.")
    assert not is_denial("That is true.")
    assert is_in_doubt("I'm not sure if that is possible.")
    assert not is_in_doubt("I'm sure that it is.")
