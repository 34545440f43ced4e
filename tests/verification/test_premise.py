"""What is read with a claim: the few sentences that together have its words, and no more."""

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.claims import text_document
from summarizer.pipeline import index_documents
from summarizer.verification import EvidenceIndex
from summarizer.verification.premise import find_passages, find_premise

ROOM = 60
LETTER = (
    "Dear Ms Ode. Rowan Works builds offices. Our package has a layout drawn for your rooms. It is made in Leeds. "
    "We fit every desk ourselves. Deliveries take a week. All chairs have a warranty of six years. Call us any day. "
    "The consultation is free. We look forward to your reply."
)


def index_of(text: str) -> EvidenceIndex:
    """Return the index of one document."""
    return index_documents([text_document("letter", text)])


def words(text: str) -> int:
    """Count words: the measure of these tests."""
    return len(text.split())


def premise(claim: str, index: EvidenceIndex, room: int = ROOM, without: frozenset[int] = frozenset()) -> list[str]:
    """Return the sentences of a claim's premise."""
    return [index.plain(n) for n in find_premise(claim, "", index, words, room, without)]


def test_each_sentence_adds_what_the_others_lack() -> None:
    """A claim that merges three sentences is read with these three, in reading order, and with none of their neighbours."""
    claim = "The package has a drawn layout, a warranty of six years and a free consultation."
    assert premise(claim, index_of(LETTER)) == [
        "Our package has a layout drawn for your rooms.",
        "All chairs have a warranty of six years.",
        "The consultation is free.",
    ]


def test_what_has_all_is_read_alone() -> None:
    """Nothing is added that has no further word of the claim."""
    assert premise("The chairs have a warranty of six years.", index_of(LETTER)) == ["All chairs have a warranty of six years."]


def test_the_room_holds() -> None:
    """The best sentence is taken however long, another only where it fits."""
    claim = "The package has a drawn layout, a warranty of six years and a free consultation."
    assert len(premise(claim, index_of(LETTER), room=1)) == 1
    assert sum(map(words, premise(claim, index_of(LETTER), room=13))) <= 13


def test_what_is_treated_as_not_there_is_not_read() -> None:
    """Training leaves a sentence out to see what is said without it."""
    index = index_of(LETTER)
    (n,) = find_premise("The consultation is free.", "", index, words, ROOM)
    assert index.plain(n) not in premise("The consultation is free.", index, without=frozenset((n,)))


def test_the_sentence_before_tells_what_a_pronoun_means() -> None:
    """A claim that begins with "It" is looked for by the words of the sentence before it too."""
    index = index_of("The bridge opened in May. The tunnel opened in June. It has two lanes. The bridge has a toll.")
    found = find_premise("It has a toll.", "The bridge opened.", index, words, ROOM)
    assert "The bridge has a toll." in [index.plain(n) for n in found]


def test_where_nothing_bears_on_a_claim_the_beginning_is_read() -> None:
    """So that the score is about this document."""
    assert premise("Zebras gallop.", index_of(LETTER), room=8)[0] == "Dear Ms Ode."


def test_a_judge_is_shown_the_neighbours_too() -> None:
    """What a judge is shown has what stands around the best sentence, as far as there is room."""
    index = index_of(LETTER)
    shown = [index.plain(n) for n in find_passages("The consultation is free.", "", index, 40)]
    assert shown[-3:] == ["Call us any day.", "The consultation is free.", "We look forward to your reply."]


@given(st.lists(st.sampled_from(LETTER.split()), min_size=1, max_size=12).map(" ".join), st.integers(1, 50))
@settings(max_examples=40, deadline=None)
def test_any_claim_gets_a_premise_in_reading_order(claim: str, room: int) -> None:
    """Of any words: some sentence, none twice, in order, and no more than one beyond the room."""
    index = index_of(LETTER)
    found = find_premise(claim, "", index, words, room)
    assert found
    assert found == sorted(set(found))
    assert len(found) == 1 or sum(words(index.plain(n)) for n in found) <= room
