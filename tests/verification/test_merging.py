"""Claims that put what many sentences, or items of a list, say into one."""

import pytest

from summarizer.verification import verify_claim

from .documents import index_of

LETTER = """Dear Ms Orlando,

Thank you for calling us on Tuesday about your new studio. Our package contains:

- a site survey by one of our engineers
- twelve workbenches of beech wood
- a two-year guarantee on all moving parts

Share this article on Facebook

The package costs 18,400 pounds.
"""


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("There is a two-year guarantee on all moving parts.", "supported"),
        ("There are twelve workbenches of beech wood.", "supported"),
        ("There are eleven workbenches of beech wood.", "contradicted"),
        ("There is a two-year survey by one of our engineers.", "unsupported"),
        ("This article is on Facebook.", "unsupported"),
    ],
)
def test_items_of_a_list_are_evidence_and_navigation_is_none(claim: str, label: str) -> None:
    """A claim may rest on an item of a list, which is no sentence, and not on a line of navigation."""
    assert verify_claim(claim, index_of(LETTER)).label == label


FERRIES = (
    "Net profit was $8 million. Fuel cost us $41 million. The tax rate was 21%. We carried 34 trucks a day. "
    "The Northern Star was delivered in August. The Southern Star will follow in May. Seven ships are on order at the Gdynia yard. "
    "Owen Pell voted against the budget. Chris Tully offered to dig a drain in Harrow Lane."
)


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("Net profit was $8 million, fuel cost $41 million, the tax rate was 21% and seven ships are on order.", "supported"),
        ("Net profit was $41 million, fuel cost $8 million, the tax rate was 21% and seven ships are on order.", "refused"),
        ("Net profit was $8 million, fuel cost $41 million, the tax rate was 34% and seven ships are on order.", "refused"),
        (
            "The Northern Star was delivered in August, the Southern Star follows in May and seven ships are on order.",
            "supported",
        ),
        ("The Northern Star was delivered in May, the Southern Star follows in August and seven ships are on order.", "refused"),
        (
            "Fuel cost $41 million, 34 trucks were carried a day, seven ships are on order and Owen Pell voted against.",
            "supported",
        ),
        (
            "Fuel cost $41 million, 34 trucks were carried a day, seven ships are on order and Chris Tully voted against.",
            "refused",
        ),
    ],
)
def test_a_claim_may_merge_many_sentences_but_exchange_nothing(claim: str, label: str) -> None:
    """What the best sentences lack of a claim is found in others, up to six; a figure, date or name of another thing is not."""
    assert (verify_claim(claim, index_of(FERRIES)).label == "supported") is (label == "supported")


def test_the_year_that_a_sentence_has_of_something_else_is_refused() -> None:
    """Of several years in a sentence each belongs to the words beside it."""
    source = index_of("It opened a plant in Pune in 2007, and in 2010 it bought the valve maker Torrisi.")
    assert verify_claim("It bought the valve maker Torrisi in 2010.", source).label == "supported"
    assert verify_claim("It bought the valve maker Torrisi in 2007.", source).label != "supported"
