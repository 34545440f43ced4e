"""Claims that join parts of two sentences of one text, false and true, with paraphrases of single sentences; all texts are invented.

A false claim has only words of its text and joins what two sentences say of different people or things. A true one rests on two
sentences that speak of the same: a pronoun, "the company", a name and then a title. `FIRST` was at hand when the check on joined claims was
written, `SECOND` was written when that was done, and the first run on it stands in docs/verification.md.
"""

from dataclasses import dataclass

__all__ = ["FIRST", "SECOND", "Text"]


@dataclass(frozen=True)
class Text:
    """A text with claims about it, one a line: `joined` ones are false, `linked` and `reworded` ones are true."""

    document: str
    joined: str
    linked: str
    reworded: str


FIRST = (
    Text(
        "A fire broke out in a warehouse at Port Selwyn early on Tuesday. Two dock workers were injured, the fire service said. "
        "Harbour master Ines Calder ordered all ships to leave the eastern basin. She reopened it on Wednesday evening. "
        "The warehouse belongs to Brandt Logistics, which stores paints and solvents there. The company employs 140 people. "
        "Its director, Owen Pratt, arrived from Leeds on Wednesday and thanked the crews. A guard was arrested on Thursday. "
        "Police said he had fallen asleep during his shift. The council will spend 3 million euros on new hydrants. "
        "Residents of Mill Lane were told to keep their windows shut. Smoke drifted over the town of Harrow for six hours. "
        "A school there closed for two days. Councillor Dana Whitlock called the delay a scandal. She resigned on Friday. "
        "The prosecutor opened an inquiry into the storage of solvents.",
        """Ines Calder was injured in the fire.
Owen Pratt was arrested on Thursday.
Ines Calder resigned on Friday.
The guard was injured during his shift.
Brandt Logistics will spend 3 million euros on new hydrants.
The council employs 140 people.
Two residents of Mill Lane were injured.
The school in Harrow closed for six hours.
Dana Whitlock ordered all ships to leave the eastern basin.
The prosecutor thanked the crews.
A fire broke out in a school in Harrow.
Smoke drifted over Port Selwyn for two days.""",
        """Ines Calder reopened the eastern basin on Wednesday evening.
Brandt Logistics employs 140 people.
Brandt Logistics director Owen Pratt thanked the crews.
The arrested guard had fallen asleep during his shift, police said.
A school in Harrow closed for two days.
Councillor Dana Whitlock resigned on Friday.
Two dock workers were injured in a fire at a warehouse in Port Selwyn.
The warehouse at Port Selwyn belongs to Brandt Logistics.
Ines Calder, the harbour master, ordered ships out of the eastern basin and reopened it on Wednesday.
Dana Whitlock, who called the delay a scandal, resigned on Friday.""",
        """The fire service said two dock workers were hurt.
All ships were ordered to leave the eastern basin by harbour master Ines Calder.
Brandt Logistics stores paints and solvents in the warehouse.
New hydrants will cost the council 3 million euros.
People living on Mill Lane were told to keep windows shut.
For six hours, smoke drifted over Harrow.
An inquiry into the storage of solvents was opened by the prosecutor.""",
    ),
    Text(
        "Tessaro Foods reported revenue of 480 million euros for 2023. Profit fell to 22 million euros. "
        "Its rival Nordal Group said that revenue had grown by 9 percent. "
        "The Nordal chief executive, Karin Lund, announced the closure of two plants in Denmark. About 600 jobs will be lost there. "
        "Tessaro's finance chief, Paolo Renn, will retire in March. He joined the company in 1998. "
        "The board named Alba Stein as his successor. She led the bakery unit for five years. The unit makes frozen bread in Lyon. "
        "Shares of Nordal rose 4 percent on Monday. Analysts at Harbour Bank expect a merger next year. "
        "The trade union Solida rejected the closures and called a strike for Friday. "
        "Its leader, Jens Moe, met the labour minister in Copenhagen. The minister promised a fund for retraining.",
        """Nordal Group reported revenue of 480 million euros for 2023.
Tessaro Foods announced the closure of two plants in Denmark.
Karin Lund will retire in March.
Alba Stein joined the company in 1998.
Shares of Tessaro rose 4 percent on Monday.
Jens Moe promised a fund for retraining.
Paolo Renn led the bakery unit for five years.
Analysts at Harbour Bank called a strike for Friday.
About 600 jobs will be lost in Lyon.
The board rejected the closures.""",
        """Paolo Renn joined Tessaro in 1998.
Alba Stein will succeed Paolo Renn.
Alba Stein led the bakery unit for five years.
The bakery unit that Stein led makes frozen bread in Lyon.
About 600 jobs will be lost with the closure of two Nordal plants in Denmark.
Tessaro's profit fell to 22 million euros.
Solida leader Jens Moe met the labour minister in Copenhagen.
The labour minister promised a fund for retraining.
Finance chief Paolo Renn, who joined in 1998, will retire in March.
The leader of Solida is Jens Moe.""",
        """Nordal Group said revenue had increased by 9 percent.
In 2023, Tessaro Foods had revenue of 480 million euros.
The closure of two plants in Denmark was announced by Karin Lund.
Paolo Renn, the finance chief of Tessaro, will retire in March.
Nordal shares were up 4 percent on Monday.
A merger is expected next year by analysts at Harbour Bank.
Solida called a strike for Friday.""",
    ),
    Text(
        "The minister arrived in Tarnow on Sunday. Two guards were injured when a bus left the road near the airport. "
        "President Ilya Marek visited the wounded in hospital. The hospital treated 31 people that night. "
        "Opposition leader Vera Sandu demanded the resignation of the minister. Marek rejected the demand. "
        "A spokesman for the army said that three soldiers had been killed in the northern province. "
        "The rebels attacked a convoy there on Saturday. The group has fought the government since 2011. "
        "Nurse Lena Korb pulled a child from the bus. She received a medal on Monday. "
        "Farmers blocked the road to Orlin for three days. They want higher prices for milk. "
        "The river Sava flooded 200 houses in the south. The Red Cross sent tents and blankets. "
        "Its director, Anton Beck, appealed for donations. A judge in Orlin acquitted the former mayor, Petr Hask.",
        """The minister was injured.
Vera Sandu visited the wounded in hospital.
The rebels sent tents and blankets.
The farmers attacked a convoy on Saturday.
Three soldiers were injured near the airport.
President Ilya Marek received a medal on Monday.
The Red Cross treated 31 people that night.
Petr Hask demanded the resignation of the minister.
The former mayor appealed for donations.
The rebels flooded 200 houses in the south.""",
        """Lena Korb received a medal on Monday.
Nurse Lena Korb, who pulled a child from the bus, received a medal.
The rebels have fought the government since 2011.
The rebels attacked a convoy in the northern province on Saturday.
Marek rejected Vera Sandu's demand for the resignation of the minister.
President Ilya Marek rejected the demand.
The farmers who blocked the road to Orlin want higher prices for milk.
Farmers want higher milk prices.
Red Cross director Anton Beck appealed for donations.
President Marek visited the wounded, and the hospital treated 31 people.""",
        """Two guards were hurt when a bus went off the road near the airport.
Opposition leader Vera Sandu called on the minister to resign.
An army spokesman said three soldiers had been killed in the northern province.
A child was pulled from the bus by nurse Lena Korb.
Former mayor Petr Hask was acquitted by a judge in Orlin.
Tents and blankets were sent by the Red Cross.""",
    ),
)
SECOND = (
    Text(
        "The museum of Vardal lost nine paintings in a burglary on 4 March. Director Emil Strand found the broken window at dawn. "
        "Two night watchmen were questioned by detectives. A neighbour, Ruth Okoye, saw a grey van leave the yard. "
        "She wrote down its number. The insurer Halvorsen offered a reward of 50,000 euros. "
        "The painter Lise Dahl gave the collection to the town in 1974. Her grandson sued the museum last year. "
        "A court in Bergen dismissed his claim. Detectives searched a farm near Voss on Sunday. "
        "They recovered three canvases. The farm belongs to a dealer from Oslo. He denied all charges. "
        "The culture minister, Siri Aas, praised the police. Visitors left flowers at the gate. The museum reopened after eleven days.",
        """Emil Strand saw a grey van leave the yard.
Ruth Okoye found the broken window at dawn.
The museum offered a reward of 50,000 euros.
Halvorsen gave the collection to the town in 1974.
Lise Dahl sued the museum last year.
A court in Bergen recovered three canvases.
Siri Aas denied all charges.
The dealer praised the police.
Visitors searched a farm near Voss on Sunday.
The culture minister was questioned by detectives.""",
        """Ruth Okoye wrote down the number of the van.
Lise Dahl's grandson sued the museum last year.
A court in Bergen dismissed the claim of the painter's grandson.
Detectives recovered three canvases at a farm near Voss.
The farm near Voss belongs to a dealer from Oslo.
The dealer from Oslo denied all charges.
The neighbour Ruth Okoye saw a grey van and wrote down its number.
Detectives who searched a farm on Sunday recovered three canvases.
The museum, which lost nine paintings, reopened after eleven days.
The museum of Vardal reopened after eleven days.""",
        """On 4 March, nine paintings were lost in a burglary at the museum of Vardal.
The broken window was found at dawn by director Emil Strand.
Detectives questioned two night watchmen.
A reward of 50,000 euros was offered by the insurer Halvorsen.
In 1974 the painter Lise Dahl gave the town the collection.
Culture minister Siri Aas praised the police.
After eleven days the museum opened again.""",
    ),
    Text(
        "Researchers at the University of Caro tested a vaccine against marsh fever in 2,400 volunteers. "
        "The vaccine protected 81 percent of them. Side effects were mild, said the lead author, Hana Petrov. "
        "The regulator will decide in June. The company Lumenta makes the vaccine in Ghent. It plans a second factory in Porto. "
        "Its competitor Orbis stopped a similar trial in May. Orbis reported a loss of 90 million euros. "
        "The health ministry ordered two million doses. Minister Tomas Vale was vaccinated on television. "
        "A nurse fainted during the broadcast. Patients' groups criticised the price. A dose costs 40 euros. "
        "Marsh fever killed 310 people in Luria last year. The disease is spread by midges. "
        "Economist Rita Solano doubted the figures. She advises the opposition.",
        """Lumenta stopped a similar trial in May.
The health ministry plans a second factory in Porto.
Hana Petrov was vaccinated on television.
Tomas Vale fainted during the broadcast.
The regulator ordered two million doses.
Lumenta reported a loss of 90 million euros.
Rita Solano criticised the price.
Tomas Vale advises the opposition.
The vaccine killed 310 people in Luria last year.
Patients' groups doubted the figures.""",
        """Lumenta plans a second factory in Porto.
The company Lumenta, which makes the vaccine in Ghent, plans a second factory.
The economist Rita Solano advises the opposition.
A dose of the vaccine costs 40 euros.
The vaccine protected 81 percent of the 2,400 volunteers.
Marsh fever is spread by midges.
Lumenta's competitor Orbis stopped a similar trial in May.
Marsh fever, which killed 310 people in Luria last year, is spread by midges.
Rita Solano, who advises the opposition, doubted the figures.
Orbis, which stopped a trial in May, reported a loss of 90 million euros.""",
        """A vaccine against marsh fever was tested in 2,400 volunteers by researchers at the University of Caro.
Lead author Hana Petrov said side effects were mild.
The regulator's decision will come in June.
Two million doses were ordered by the health ministry.
Minister Tomas Vale got vaccinated on television.
The price was criticised by patients' groups.
Last year, 310 people in Luria died of marsh fever.""",
    ),
    Text(
        "Kestrel United beat Marlow City 3-1 in the cup final on Saturday. Striker Joao Bento scored twice before the break. "
        "Marlow's captain, Niall Quinn, was sent off in the second half. He apologised to the fans. "
        "Referee Petra Simic left the pitch under police guard. Coach Lars Holm of Kestrel praised his young team. "
        "He took over the club in August. The mayor invited the players to the town hall. "
        "Defender Amir Sadiq broke his ankle in training. Doctors expect him back in October. "
        "The league fined Marlow 20,000 euros for fireworks. The club will appeal. "
        "About 35,000 spectators watched the game. Thieves stole two buses from the car park. "
        "The sponsor Velotec ended its contract with Marlow. Goalkeeper Ivo Lanz signed a new contract until 2027.",
        """Niall Quinn scored twice before the break.
Joao Bento was sent off in the second half.
Lars Holm apologised to the fans.
The mayor praised his young team.
Ivo Lanz broke his ankle in training.
The league ended its contract with Marlow.
Petra Simic invited the players to the town hall.
Velotec fined Marlow 20,000 euros for fireworks.
The mayor left the pitch under police guard.
Spectators stole two buses from the car park.""",
        """Niall Quinn apologised to the fans.
Lars Holm took over the club in August.
Doctors expect Amir Sadiq back in October.
Marlow will appeal against the fine.
Kestrel coach Lars Holm, who took over in August, praised his young team.
Defender Amir Sadiq, who broke his ankle in training, is expected back in October.
Captain Niall Quinn was sent off and apologised to the fans.
About 35,000 spectators watched Kestrel United beat Marlow City.
Striker Joao Bento of Kestrel scored twice before the break.
The club that was fined 20,000 euros will appeal.""",
        """Marlow City lost the cup final to Kestrel United on Saturday.
Before the break, striker Joao Bento scored two times.
Marlow captain Niall Quinn was sent off in the second half.
The players were invited to the town hall by the mayor.
Marlow was fined 20,000 euros by the league for fireworks.
The game was watched by about 35,000 spectators.""",
    ),
)
