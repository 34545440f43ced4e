"""Sentences that tell two things, and claims that exchange what belongs to each: nothing of one is told of the other."""

import pytest

from summarizer.verification import verify_claim

from .documents import index_of


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("5 people were killed and 7 were hurt.", "7 people were killed."),
        ("Five people were killed and seven were injured.", "Seven people were killed."),
        ("Five people were killed and seven injured in the strike.", "Seven people were killed in the strike."),
        ("The strike killed 5 people and injured 7.", "The strike killed 7 people."),
        ("Police said five people died and seven were taken to hospital.", "Police said seven people died."),
        ("The firm hired 40 people and dismissed 60.", "The firm hired 60 people."),
        ("The club bought 3 players and sold 5.", "The club bought 5 players."),
        ("He was arrested on Monday and released on Friday.", "He was arrested on Friday."),
        ("He was arrested on 3 May and released on 9 May.", "He was released on 3 May."),
        ("He was born in Rome and died in Paris.", "He was born in Paris."),
        ("He was born in Rome in 1950 and died in Paris in 2020.", "He died in Rome in 2020."),
        ("Smith praised Jones and criticised Brown.", "Smith praised Brown."),
        ("Smith praised Jones and criticised Brown.", "Smith criticised Jones."),
        ("The company raised $5 million and spent $7 million.", "The company raised $7 million."),
        ("Police arrested two men and released three women.", "Police arrested three women."),
        ("The army seized the airport and shelled the port.", "The army seized the port."),
        ("The board approved the merger and rejected the dividend.", "The board approved the dividend."),
        ("She studied law in London and medicine in Berlin.", "She studied medicine in London."),
        ("Sales rose 5% in Europe and fell 7% in Asia.", "Sales fell 5% in Asia."),
        ("Sales rose 5% in Europe and fell 7% in Asia.", "Sales rose in Asia."),
        ("Ana Ruiz leads the union and Jo Diaz runs the school.", "Jo Diaz leads the union."),
        ("The strike killed 5 people. It injured 7.", "The strike killed 7 people."),
        ("The blast, which killed five and wounded seven, was in the north.", "The blast killed seven."),
        ("A blast in the north, killing five people and wounding seven.", "The blast killed seven people."),
        ("A blast in the north left five people dead and seven wounded.", "The blast killed seven people."),
        ("Five were killed, and 7 others were hurt, in the crash.", "Seven people were killed in the crash."),
        ("The fund bought shares in Acme and sold shares in Bolt.", "The fund sold shares in Acme."),
        ("The court convicted Lee and acquitted Kim.", "The court acquitted Lee."),
        ("Lee was convicted and Kim was acquitted.", "Kim was convicted."),
        ("Lee was convicted of fraud and Kim of theft.", "Kim was convicted of fraud."),
        ("The ship left Oslo on Monday and reached Bergen on Wednesday.", "The ship reached Bergen on Monday."),
        ("The ship left Oslo on Monday and reached Bergen on Wednesday.", "The ship left Bergen on Monday."),
        ("The man who was arrested on Monday was charged on Friday.", "The man was charged on Monday."),
        ("She said the firm bought the plant in May and sold it in June.", "The firm bought the plant in June."),
        ("Officials said the army seized the port and that the mayor fled to Oslo.", "The army fled to Oslo."),
        ("After seizing the port, the army shelled the airport.", "The army seized the airport."),
        ("Profit rose to $5 million and revenue fell to $9 million.", "Profit rose to $9 million."),
        ("Profit rose to $5 million and revenue fell to $9 million.", "Profit fell to $9 million."),
        ("The court heard that Lee stole the ring and Kim sold it.", "Lee sold the ring."),
        ("He won the race in 1998 and the title in 2001.", "He won the title in 1998."),
        ("The storm killed 12 people, destroyed 300 homes and cut power to 5,000.", "The storm destroyed 12 homes."),
        ("Ana runs the bank and her brother runs the shop.", "Ana runs the shop."),
        ("Unions back the plan and employers oppose the tax.", "Employers back the plan."),
        ("Unions back the plan but employers oppose it.", "Unions oppose the plan."),
        ("France opposed the plan while Spain and Italy backed it.", "France backed the plan."),
        ("France opposed the plan while Spain and Italy backed it.", "Spain opposed the plan."),
        (
            "The Red Cross set up 50 cots at a community centre. Police gave $600 to each displaced household.",
            "The Red Cross gave $600 to each displaced household.",
        ),
        ("The crash on Monday killed Ann Lee. Lee had joined the firm in 2004.", "The crash in 2004 killed Ann Lee."),
        ("Ann Lee founded the firm in Oslo. The firm moved to Bergen in 2004.", "Ann Lee founded the firm in 2004."),
        ("Ann Lee founded the firm in Oslo. Lee left the firm in 2004.", "Ann Lee founded the firm in 2004."),
        ("The firm hired 40 people in May. In June, the firm dismissed 60.", "The firm hired 60 people."),
        ("Ann Lee, a nurse, was hurt. Bob Ray, 50, was hurt too.", "Ann Lee, a 50-year-old nurse, was hurt."),
        (
            "Denise Okafor, 43, has lived in the block since 2009. Arvid Lindqvist was expected to leave hospital on Wednesday.",
            "Arvid Lindqvist, who has lived in the block since 2009, was expected to leave hospital on Wednesday.",
        ),
        (
            "The firm was founded in Stavanger in 1889. It opened a factory in Leith in 1924.",
            "The firm was founded in Leith in 1889.",
        ),
        ("Rudge became treasurer in 2013 and joined the trust in 2011.", "Rudge became treasurer in 2011."),
        ("Rudge joined the trust in 2011. He became its treasurer in 2013.", "Rudge became treasurer of the trust in 2011."),
        (
            "Moira Tate said the building had a leaking roof. Graham Pell said Quay Street was too far from the schools and had flooded twice.",
            "Moira Tate said that Quay Street was too far from the schools and had flooded twice.",
        ),
        (
            "Amelia Frost said he had spent the money on a boat. Mark Sillitoe said his client was deeply ashamed and had no previous convictions.",
            "Amelia Frost said that he was deeply ashamed and had no previous convictions.",
        ),
        (
            "Graham Pell spoke first. Moira Tate said Quay Street was too far from the schools.",
            "Graham Pell said Quay Street was too far from the schools.",
        ),
        ("Instead of Kim, the party chose Lee.", "The party chose Kim."),
        ("The party chose Lee instead of Kim on Friday.", "The party chose Kim on Friday."),
        ("They took a train to the lake rather than rent a car.", "They rent a car."),
        (
            "The company issued a statement saying that the union would close two plants.",
            "The union said it would close two plants.",
        ),
        (
            "The Pentagon released a statement saying that two targets in Syria and one in Iraq were hit.",
            "The Pentagon said two of the targets were in Iraq and one in Syria.",
        ),
    ],
)
def test_what_is_told_of_one_is_not_told_of_the_other(source: str, claim: str) -> None:
    """A figure, day, place, subject or object of one verb does not stand beside another verb of its sentence."""
    verdict = verify_claim(claim, index_of(source))
    assert verdict.label != "supported", verdict.reasons


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("A blast in the north left five people dead and seven wounded.", "The blast killed five people and wounded seven."),
        ("Five people were killed and seven were injured.", "Seven were injured."),
        ("Five people were killed and seven were injured.", "Five people were killed."),
        ("The strike killed five soldiers and seven rebels.", "The strike killed seven rebels."),
        ("Police arrested two men and three women.", "Police arrested three women."),
        ("The ship left Oslo on Monday and reached Bergen on Wednesday.", "The ship reached Bergen on Wednesday."),
        ("Police arrested and charged two men on Monday.", "Police arrested two men on Monday."),
        ("The board met on Friday and approved the merger.", "The board approved the merger on Friday."),
        ("The board approved the merger and rejected the dividend on Friday.", "The board approved the merger on Friday."),
        ("Smith praised Jones, and Brown and Lee criticised the report.", "Brown criticised the report."),
        ("Smith praised Jones and Brown and criticised Lee.", "Smith praised Brown."),
        ("The blast, which killed five people and wounded seven, shook the port.", "The blast shook the port."),
        ("The blast, which killed five people and wounded seven, shook the port.", "The blast killed five people."),
        ("The man who was arrested on Monday was charged on Friday.", "The man was charged on Friday."),
        ("She said the firm bought the plant in May and sold it in June.", "The firm sold the plant in June."),
        ("Officials said the army seized the port and that the mayor fled to Oslo.", "The mayor fled to Oslo."),
        ("After seizing the port, the army shelled the airport.", "The army shelled the airport after seizing the port."),
        ("The plane took off from Rome and landed in Paris at noon.", "The plane landed in Paris."),
        ("Police found the car in Leeds and arrested the driver.", "Police arrested the driver in Leeds."),
        ("Profit rose to $5 million and revenue fell to $9 million.", "Revenue fell to $9 million."),
        (
            "Rescuers pulled three children from the rubble and took them to hospital.",
            "Three children were pulled from the rubble.",
        ),
        ("The court heard that Lee stole the ring and sold it to Kim.", "Lee sold the ring to Kim."),
        ("Protesters who blocked the road were fined and released.", "Protesters were fined."),
        ("The storm killed 12 people, destroyed 300 homes and cut power to 5,000.", "The storm destroyed 300 homes."),
        ("France opposed the plan while Spain and Italy backed it.", "Spain backed the plan."),
        (
            "The mayor opened the bridge on Tuesday. Maria Lopez, 43, led the works since 2009. She thanked her team.",
            "Maria Lopez, a 43-year-old, led the works.",
        ),
        (
            "Anna Berg was given a prize on Friday for her work on reefs. Born in Oslo, Berg joined the institute in 1981.",
            "Anna Berg, who joined the institute in 1981, was given a prize on Friday for her work on reefs.",
        ),
        (
            "The Red Cross set up 50 cots at a community centre. It will give $600 to each displaced household.",
            "The Red Cross set up 50 cots and will give $600 to each displaced household.",
        ),
        (
            "Denise Okafor, 43, has lived in the block since 2009. Okafor was expected to leave hospital on Wednesday.",
            "Denise Okafor, who has lived in the block since 2009, was expected to leave hospital on Wednesday.",
        ),
        ("The storm hit the coast on Monday. It destroyed 300 homes.", "The storm destroyed 300 homes on Monday."),
        (
            "The company was fined by the regulator. The fine of $5 million was announced in May.",
            "The company was fined $5 million.",
        ),
        (
            "Moira Tate said the building had a leaking roof. Graham Pell said Quay Street was too far from the schools and had flooded twice.",
            "Graham Pell said that Quay Street was too far from the schools and had flooded twice.",
        ),
        (
            "Graham Pell led the opposition. Pell said Quay Street was too far from the schools.",
            "Graham Pell said Quay Street was too far from the schools.",
        ),
        (
            "Graham Pell spoke first. He said Quay Street was too far from the schools.",
            "Graham Pell said Quay Street was too far from the schools.",
        ),
        ("The ministry said on Monday, according to Reuters, that 40 people had fled.", "The ministry said 40 people had fled."),
        (
            "A spokesman for the ministry, Ali Reza, said 40 people had fled the town.",
            "The ministry said 40 people had fled the town.",
        ),
        (
            "Two of the compounds stood in Syria and the third in Iraq, spokesman John Kirby said.",
            "Two of the compounds stood in Syria and the third in Iraq.",
        ),
        ("Instead of Kim, the party chose Lee.", "The party chose Lee."),
        ("The party chose Lee instead of Kim on Friday.", "The party chose Lee on Friday."),
        ("The party chose Lee instead of Kim. Kim left the party.", "Kim left the party."),
        ("They took a train to the lake rather than rent a car.", "They took a train to the lake."),
        ("The company issued a statement saying that it would close two plants.", "The company said it would close two plants."),
        (
            "The Pentagon released a statement saying that two targets in Syria and one in Iraq were hit.",
            "The Pentagon said two of the targets were in Syria and one in Iraq.",
        ),
        (
            "Militia groups sent a letter saying four members of the faction were killed and vowed to retaliate.",
            "Militia groups said four of their members were killed.",
        ),
    ],
)
def test_each_part_of_a_sentence_is_told(source: str, claim: str) -> None:
    """Each part supports what it says, with what it shares with the others."""
    verdict = verify_claim(claim, index_of(source))
    assert verdict.label == "supported", verdict.reasons
