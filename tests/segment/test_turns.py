"""Speaker turns: which texts are dialogues, and who says each sentence of them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.segment import split_passages
from summarizer.segment.turns import find_turns
from tests.texts import OWN_SEEDS, SHARED_SEEDS, document, sentences

CHAT = "Mike: do we have any milk?\nAnn: no. I'll buy some\nMike: thanks\nAnn: see you"
NEWS = "The bridge was closed on Monday. Engineers had found cracks in two of its piers.\n\n"

DIALOGUES = {
    "lines": CHAT,
    "one line": CHAT.replace("\n", ". "),
    "times": "[10:02] Dana: How can I help you?\n[10:03] Guest: My kettle leaks\n[10:04] Dana: I'm sorry\n[10:05] Guest: thanks",
    "times behind": "Dana (10:02): How can I help you?\nGuest (10:03): My kettle leaks\nDana (10:04): I'm sorry\nGuest (10:05): thanks",
    "brackets": "[Agent Name]: Is this Mr. Brandt?\n[Client Name]: yes\n[Agent Name]: I'm calling about your bill\n[Client Name]: ok",
    "marks": "#Person1#: Can I help you?\n#Person2#: I need a room.\n#Person1#: For how long?\n#Person2#: Two nights, please.",
    "bold": "**Ann:** Did you see it?\n\n**Bob:** No.\n\n**Ann:** You should.\n\n**Bob:** I will.",
    "spaces before the colon": "Manager : Do we agree ?\nDesigner : Yes .\nManager : Then we are done .\nDesigner : Good .",
    "paragraphs": "MR. LEE: I have two points.\n\nThe first is the cost.\n\nMS. VARGA: What is it?\n\nMR. LEE: You have it.\n\nMS. VARGA: Thanks.",
    "label above": "ANN:\nDid you see it?\nBOB:\nNo, I was ill.\nANN:\nPity, you would like it.\nBOB:\nI know.",
    "three lines": "A: hi, are you there?\nB: yes\nA: good",
}
OTHERS = {
    "credits": NEWS + "Photo: Reuters\n\n" + NEWS + "Photo: Reuters\nVideo: AP\nVideo: AP\n",
    "programme": "Time: 10:00\nPlace: Rome\nTime: 11:00\nPlace: Paris\nTime: 12:00\nPlace: Berlin\n",
    "groups": "Group A: Italy, France, Spain.\nGroup B: Norway, Greece.\nGroup A: Italy won.\nGroup B: Greece won.\n",
    "questions and answers": "Q: How do I log in?\nA: Click the button.\nQ: How do I log out?\nA: Close the window.\n",
    "one quotation": NEWS + "Lee: We found cracks. " + NEWS + "Varga: I want to be paid.\n",
    "recipe": "Ingredients: flour, milk\nMethod: mix\nIngredients: eggs\nMethod: fry\n",
    "datelines": "WASHINGTON: US troops came under attack on Monday, and nobody was hurt.\nBAGHDAD: Iraq called for calm after you know what.\n",
    "nothing": "",
}


@pytest.mark.parametrize("text", DIALOGUES.values(), ids=DIALOGUES)
def test_a_dialogue_is_known_and_each_sentence_of_it_has_its_speaker(text: str) -> None:
    """Two speakers take turns, whatever their labels look like, and nothing that is said is furniture."""
    found = sentences(text)
    speakers = [s.speaker for s in found]
    assert None not in speakers
    assert len(set(speakers)) == 2
    assert all(s.kind == "prose" for s in found)
    assert sum(s.said > 0 for s in found) == len(find_turns(text)) >= 3


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_labels_of_pages_lists_and_forms_speak_not(text: str) -> None:
    """Lines that begin with a label and a colon are no dialogue by themselves."""
    assert find_turns(text) == ()
    assert all(s.speaker is None for s in sentences(text))


@pytest.mark.parametrize("path", [*OWN_SEEDS, *SHARED_SEEDS])
def test_news_has_no_turns(path: str) -> None:
    """The seeds are told as before: nobody speaks in them."""
    with open(path, encoding="utf-8") as file:
        assert find_turns(file.read()) == ()


def test_a_turn_goes_on_over_paragraphs_and_the_last_ends_with_its_own() -> None:
    """What stands between two labels is the first one's; what follows the last turn after an empty line is nobody's."""
    text = "MR. LEE: Hello.\n\nI am an engineer.\n\nMS. VARGA: Are you?\n\nMR. LEE: Yes.\n\nMS. VARGA: Good.\n\nThe hearing ended at noon.\n"
    told = [(s.speaker, s.text[s.said :]) for s in sentences(text)]
    assert ("MR. LEE", "I am an engineer.") in told
    assert (None, "The hearing ended at noon.") in told


def test_a_speaker_who_speaks_once_is_known_beside_others() -> None:
    """A label that does not come again is a speaker's in a dialogue, where it reads like a name."""
    found = sentences(CHAT + "\nPetra Voss: hello you two\nAnn: hi")
    assert [s.speaker for s in found if s.said].count("Petra Voss") == 1


def test_a_quotation_inside_of_a_turn_opens_no_turn() -> None:
    """Only labels at the beginning of a line are labels in a text that has such lines."""
    found = sentences(CHAT + "\nMike: the sign says Danger: keep out\nAnn: really?")
    assert {s.speaker for s in found} == {"Mike", "Ann"}


LABELS = st.sampled_from(["Mike", "Ann", "Sales Agent", "MR. LEE", "[Client]", "Photo", "Q", "A", "12"])
SAID = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    ["I do. You?", "yes", "no", "ok: fine", ""]
)
TALK = st.lists(st.tuples(LABELS, SAID, st.sampled_from(["\n", "\n\n", " ", ". ", "\r\n", "\u2028"])), max_size=12).map(
    lambda rows: "".join(f"{who}: {what}{end}" for who, what, end in rows)
)


@given(TALK)
@settings(max_examples=400)
def test_turns_and_sentences_are_exact_spans_in_order(text: str) -> None:
    """Whatever is said, turns follow one another, and each sentence of one lies in it and is the text between its offsets."""
    turns = find_turns(text)
    assert all(t.start < t.said <= t.end and text[t.start : t.said].rstrip().endswith((":", "*", "_")) for t in turns)
    assert all(a.end <= b.start for a, b in pairwise(turns))
    found = [s for p in split_passages(document(text)) for s in p.sentences]
    assert all(text[s.start : s.end] == s.text and 0 <= s.said <= len(s.text) for s in found)
    for s in found:
        owner = next((t for t in turns if t.start <= s.start < t.end), None)
        assert s.speaker == (owner.speaker if owner else None)
        assert owner is None or s.end <= owner.end
