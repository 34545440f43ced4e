"""Verdicts on single claims, and their reasons."""

import gc
import weakref

import pytest

from summarizer.language import analyse, forget_over
from summarizer.verification import score_as_said, verify_claim, verify_sentences
from summarizer.verification.claims import judge_sentences

from .documents import index_of

STRIKES = (
    "At least five Iran-backed militia fighters were killed, the Syrian Observatory for Human Rights said on Monday. "
    "Iraq's military spokesman, Yehia Rasool, condemned the strikes as a violation of sovereignty. "
    "The Popular Mobilization Forces (PMF) denied that it kept weapons at the site. "
    "More than 40 attacks on US interests in Iraq have been counted since January. "
    "The raids hit two facilities in Syria and one in Iraq. "
    "Two officials said the group may have used the depot in April."
)


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("5 people were killed in the strike.", "5 people were killed."),
        ("5 people were killed in the strike.", "Five people were killed."),
        ("Two thousand five hundred troops are deployed there.", "2,500 troops are deployed there."),
        ("The company paid $1.2 billion for the mine.", "The company paid $1,200 million for the mine."),
        ("Seven people were injured.", "At least five people were injured."),
        ("He was not arrested.", "He was not arrested."),
        ("He wasn't arrested.", "He was not arrested."),
        ("Reuters could not verify the claim.", "Reuters couldn't verify the claim."),
        ("Reuters couldn't verify the claim.", "Reuters could not verify the claim."),
        ("The U.S. military said that the plane was hit.", "The United States military said that the plane was hit."),
        ("The United States' military said that the plane was hit.", "The US military said that the plane was hit."),
        ("Britain said that it would help.", "The United Kingdom said that it would help."),
        ("Col. Wayne Marotto said there were no injuries.", "Colonel Marotto said there were no injuries."),
        ("Kata'ib Hizballah used the facility.", "Kataib Hezbollah used the facility."),
        ("Prime Minister Mustafa al-Kadhimi condemned it.", "Mustafa al-Kadhemi condemned it."),
        ("The Popular Mobilization Forces held a parade near Baghdad.", "The PMF held a parade near Baghdad."),
        ("Iraqi officials condemned the raid.", "Iraq's officials condemned the raid."),
        ("The United States struck on June 27, 2021.", "The US struck on 27 June 2021."),
        ("All members voted for the bill.", "Some members voted for the bill."),
        (STRIKES, "The Syrian Observatory for Human Rights said at least five fighters were killed."),
        (STRIKES, "Yehia Rasool condemned the strikes."),
        (STRIKES, "The PMF denied that it kept weapons at the site."),
        (STRIKES, "Two facilities in Syria and one in Iraq were hit."),
    ],
)
def test_true_claims_are_supported(source: str, claim: str) -> None:
    """A claim that the source states, also in other words, digits, spellings or forms of a name, is supported."""
    verdict = verify_claim(claim, index_of(source))
    assert verdict.label == "supported", verdict.reasons
    assert verdict.evidence
    assert verdict.score >= 0.5


@pytest.mark.parametrize(
    ("source", "claim", "check"),
    [
        ("5 people were killed in the strike.", "7 people were killed.", "number"),
        ("Five people died in the strike.", "Seven people were killed in the strike.", "number"),
        ("5 people were killed and 7 wounded.", "7 people were killed.", "number"),
        ("The strike killed 5 people.", "7 people were killed in the strike.", "number"),
        ("At least five people were killed.", "Exactly five people were killed.", "number"),
        ("At least seven people were killed.", "At most seven people were killed.", "number"),
        ("The bank fined him 1.2 million euros.", "The bank fined him 1.2 million dollars.", "number"),
        ("Sales rose 5 percent.", "Sales rose 15 percent.", "number"),
        ("It was his second visit.", "It was his third visit.", "number"),
        ("He was not arrested.", "He was arrested.", "negation"),
        ("He was arrested.", "He was not arrested.", "negation"),
        ("Police never arrested the mayor.", "Police arrested the mayor.", "negation"),
        ("Nobody was arrested.", "Someone was arrested.", "negation"),
        ("No one was injured in the fire.", "One person was injured in the fire.", "negation"),
        ("The group denied that it kept weapons there.", "The group kept weapons there.", "modality"),
        ("The minister may resign.", "The minister will resign.", "modality"),
        ("The army was due to merge with the ministry in May.", "The army was merged with the ministry in May.", "modality"),
        ("The ministers were scheduled to meet on Monday.", "The ministers met on Monday.", "modality"),
        ("The bridge was to be opened in May.", "The bridge was opened in May.", "modality"),
        ("The strikes hit Iraq on Monday.", "The strikes hit Iraq on Tuesday.", "date"),
        ("The United States struck on June 27, 2021.", "The United States struck on June 28, 2021.", "date"),
        ("Antony Blinken visited Rome.", "Antony Blinken visited Paris.", "name"),
        ("Iraq condemned the raid.", "Iran condemned the raid.", "name"),
        ("Some members voted for the bill.", "All members voted for the bill.", "quantifier"),
        ("Several members voted for the bill.", "Most members voted for the bill.", "quantifier"),
        ("Members voted for the bill.", "Only members voted for the bill.", "quantifier"),
        ("Prices increased in May.", "Prices decreased in May.", "opposite"),
        ("The minister condemned the raid.", "The minister praised the raid.", "content"),
        ("John Kirby said the sites were used for drones.", "Wayne Marotto said the sites were used for drones.", "attribution"),
        (STRIKES, "Seven fighters were killed.", "number"),
    ],
)
def test_false_claims_are_refused_with_the_reason(source: str, claim: str, check: str) -> None:
    """A claim that differs from the source in one respect is refused, and the check of that respect says so."""
    verdict = verify_claim(claim, index_of(source))
    assert verdict.label != "supported"
    assert verdict.score < 0.5
    assert check in {r.check for r in verdict.reasons if r.outcome == "fail"}, verdict.reasons


def test_a_failed_number_names_both_sides() -> None:
    """The reason for refusing a wrong count holds what the claim says and what the source says."""
    verdict = verify_claim("7 people were killed.", index_of("5 people were killed."))
    reason = next(r for r in verdict.reasons if r.check == "number")
    assert (reason.claim, reason.evidence) == ("7 people", "5 people")
    assert verdict.label == "contradicted"


def test_a_claim_may_rest_on_two_sentences() -> None:
    """What two neighbouring sentences say together supports a claim, and both are its evidence."""
    index = index_of("The bridge in Oslo was closed on Friday. It rained all day. Engineers found cracks in two of its pillars.")
    verdict = verify_claim("The bridge in Oslo was closed and engineers found cracks in two pillars.", index)
    assert verdict.label == "supported"
    assert [e.quote[:10] for e in verdict.evidence] == ["The bridge", "Engineers "]


def test_a_weekday_is_resolved_against_the_document_s_date() -> None:
    """A "Sunday" in an article of Monday, 28 June 2021 supports "June 27, 2021" and refuses "June 20, 2021"."""
    index = index_of(
        "Jets strike border posts\nJune 28, 2021\n\nUS jets struck posts at the border on Sunday.\n\nOfficials gave no toll."
    )
    assert verify_claim("US jets struck posts at the border on June 27, 2021.", index).label == "supported"
    assert verify_claim("US jets struck posts at the border on June 20, 2021.", index).label == "contradicted"


def test_a_surname_is_completed_from_the_document() -> None:
    """A full name is supported where the sentence has the surname and the document has the full name."""
    index = index_of("President Joe Biden arrived in Rome. He met the pope. The next day, Biden ordered two strikes.")
    assert verify_claim("Joe Biden ordered two strikes.", index).label == "supported"


def test_nothing_in_common_is_unsupported() -> None:
    """A claim that shares no word with the sources is unsupported, with score 0, no evidence and a reason."""
    verdict = verify_claim("Penguins swim.", index_of("The court met in Oslo."))
    assert (verdict.label, verdict.score, verdict.evidence) == ("unsupported", 0.0, ())
    assert verdict.reasons


def test_an_empty_claim_is_unsupported() -> None:
    """A claim without a word is refused, not passed."""
    assert verify_claim("", index_of("The court met in Oslo.")).label == "unsupported"
    assert verify_claim("...", index_of("The court met in Oslo.")).label == "unsupported"


def test_a_claim_of_two_sentences_needs_both() -> None:
    """A claim of several sentences is supported when each is, and says of which one it is not."""
    index = index_of("The court met in Oslo on Friday. It fined the bank 3 million euros.")
    true, false = "The court met in Oslo on Friday.", "It fined the bank 4 million euros."
    assert verify_sentences(true, [true], index).label == "supported"
    both = verify_sentences(f"{true} {false}", [true, false], index)
    assert both.label == "contradicted"
    assert {r.claim for r in both.reasons if r.outcome == "fail"} == {"4 million euros"}


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("The court ruled that Smith broke the law.", "The court ruled that Smith did not break the law."),
        ("Police failed to arrest Imran Khan on Tuesday.", "Police arrested Imran Khan on Tuesday."),
        ("Police arrested Imran Khan on Tuesday.", "Police failed to arrest Imran Khan on Tuesday."),
        ("Imran Khan was arrested on Tuesday.", "Imran Khan escaped arrest on Tuesday."),
        ("Police planned to arrest Imran Khan on Tuesday.", "Police arrested Imran Khan on Tuesday."),
        ("Imran Khan was arrested on Tuesday.", "Imran Khan has yet to be arrested."),
        ("Not a single person was arrested.", "A person was arrested."),
        ("Five people were killed in the blast in Lahore.", "Five children were killed in the blast in Lahore."),
        ("The blast in Lahore left five dead.", "Dozens were killed in the Lahore blast."),
        ("Most of the passengers were rescued.", "A minority of the passengers were rescued."),
        ("Patients took 50 mg of the drug.", "Patients took 50 g of the drug."),
    ],
)
def test_what_did_not_happen_and_what_was_not_counted(source: str, claim: str) -> None:
    """Failing, escaping and planning are not doing; a narrower noun, a vague amount and another unit are another figure."""
    assert verify_claim(claim, index_of(source)).label != "supported"


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("Five people were killed in Lahore.", "Five died in Lahore."),
        ("Imran Khan was not arrested.", "They did not arrest Imran Khan."),
        ("Five people died in a blast in Lahore, police said.", "Police said five people died in a blast in Lahore."),
    ],
)
def test_rewordings_that_any_reader_accepts(source: str, claim: str) -> None:
    """The same said with other words, in another order or voice, is supported."""
    verdict = verify_claim(claim, index_of(source))
    assert verdict.label == "supported", verdict.reasons


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (
            "Apple reported revenue of $90 billion. Microsoft reported revenue of $50 billion.",
            "Microsoft reported revenue of $90 billion.",
        ),
        ("Five people were killed in Lahore. Seven people were injured in Karachi.", "Five people were killed in Karachi."),
        (
            "Alice Brown was arrested in London on Monday. Bob Green was freed in Paris on Friday.",
            "Bob Green was arrested in London on Monday.",
        ),
    ],
)
def test_two_sentences_do_not_patch_each_other(source: str, claim: str) -> None:
    """A claim that one sentence contradicts is not supported by what another sentence says of somebody else."""
    assert verify_claim(claim, index_of(source)).label != "supported"


@pytest.mark.parametrize(
    ("claim", "sentence", "said"),
    [
        (
            "Chief executive Maria Lopez apologised to customers.",
            "Chief executive Maria Lopez refused to talk to reporters.",
            False,
        ),
        (
            "Maria Lopez, who heads Acme Corp, will leave the company.",
            "Maria Lopez, who heads Acme Corp, will stay with the company.",
            False,
        ),
        ("Mayor Anna Reyes of Tulsa welcomed the decision.", "Mayor Anna Reyes of Tulsa regretted the decision.", False),
        ("Seven people were killed in the blast in Irbil.", "The blast in Irbil killed seven people, officials said.", True),
        ("The court in Rome rejected the appeal on Monday.", "On Monday the court in Rome rejected his appeal.", True),
    ],
)
def test_what_counts_as_another_source_says_all_of_it(claim: str, sentence: str, said: bool) -> None:
    """A sentence that shares the names and says something else of them is no second witness."""
    index = index_of(sentence)
    assert (score_as_said(claim, (index.passages.sentences[0].id,), index) > 0) is said


def test_what_is_told_of_a_sentence_is_forgotten_with_it() -> None:
    """After `forget_over` nothing that the checks found out keeps a sentence in memory."""
    source, claim = (
        "Ada Long, a judge, said Bo Ek was fined in May and Kim in June.",
        "Ada Long, a judge, said Bo Ek was fined in May.",
    )
    taken = [weakref.ref(analyse(text)) for text in (source, claim)]
    verify_claim(claim, index_of(source))
    forget_over(0)
    gc.collect()
    assert [kept() for kept in taken] == [None, None]


def test_a_group_without_a_content_word_is_no_crash() -> None:
    """What follows "and" may hold no word with a content: the sentence is not written out, and the claim is judged."""
    assert (
        verify_claim("Three men visited Paris.", index_of("Three men visited Rome and once Every week Milan.")).label
        != "supported"
    )


def test_a_cited_sentence_without_a_word_is_no_crash() -> None:
    """Marks alone may be among the sentences that a claim cites; a name by its first letters is looked for in the others."""
    index = index_of("The European Central Bank met on Monday. ... — .\n\n* * *\n\nThe ECB's former head was not there.")
    told, marks = (s.id for s in index.passages.sentences[:2])
    assert judge_sentences("No ECB met.", [marks, told], index).label != "supported"


def test_a_claim_that_cites_nothing_is_unsupported() -> None:
    """Who says what is asked of no sentence at all."""
    assert judge_sentences("Hall said that it rained.", [], index_of("It rained.")).label == "unsupported"
