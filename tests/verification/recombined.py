"""Short reports, each with a claim: "source || claim" a line, under the kind of sentence that the source is. FALSE ones tell what the source says of another."""

# ruff: noqa: E501  # a pair stands on one line

FALSE = """
# and
The regulator fined Barclays $12 million and cleared Lloyds. || The regulator fined Lloyds $12 million.
The regulator fined Barclays $12 million and cleared Lloyds. || The regulator cleared Barclays.
The troops captured Kirsk on Tuesday and withdrew from Belov on Thursday. || The troops captured Kirsk on Thursday.
The troops captured Kirsk on Tuesday and withdrew from Belov on Thursday. || The troops withdrew from Kirsk.
The committee rejected the budget and adopted the treaty. || The committee adopted the budget.
The jury convicted Moreno of bribery and acquitted Blake of perjury. || The jury convicted Moreno of perjury.
The jury convicted Moreno of bribery and acquitted Blake of perjury. || Blake was convicted of perjury.
The airline added 20 routes and dropped 35. || The airline added 35 routes.
The flood drowned 14 people and displaced 900. || The flood drowned 900 people.
The plant employs 300 workers in Gdansk and 450 in Poznan. || The plant employs 450 workers in Gdansk.
She moved to Lyon in 1991 and married in 1996. || She moved to Lyon in 1996.
She moved to Lyon in 1991 and married in 1996. || She married in 1991.
Novak beat Ivanov and lost to Schmidt. || Novak beat Schmidt.
Novak beat Ivanov and lost to Schmidt. || Novak lost to Ivanov.
The museum bought the painting for $2 million and sold the statue for $3 million. || The museum bought the painting for $3 million.
The museum bought the painting for $2 million and sold the statue for $3 million. || The museum sold the painting.
Firefighters rescued 6 hikers and recovered 2 bodies. || Firefighters rescued 2 hikers.
The minister visited Cairo on Sunday and Amman on Tuesday. || The minister visited Amman on Sunday.
# but, while
The senate passed the tax bill but rejected the housing bill. || The senate passed the housing bill.
Profits rose at Boeing but fell at Airbus. || Profits rose at Airbus.
The drug reduced pain but did not reduce swelling. || The drug reduced swelling.
The drug reduced pain but did not reduce swelling. || The drug did not reduce pain.
Exports grew 4% while imports shrank 6%. || Imports shrank 4%.
Exports grew 4% while imports shrank 6%. || Imports grew 4%.
Turkey supported the motion while Greece abstained. || Turkey abstained.
Turkey supported the motion while Greece abstained. || Greece supported the motion.
Kane scored twice while Salah missed a penalty. || Kane missed a penalty.
The driver survived but his passenger died. || The driver died.
The driver survived but his passenger died. || The passenger survived.
The union accepted the pay offer but the company withdrew it. || The union withdrew the pay offer.
Ford recalled 40,000 trucks, while Toyota recalled 90,000 cars. || Ford recalled 90,000 cars.
The mayor was re-elected, but the governor was defeated. || The mayor was defeated.
The first test failed, but the second succeeded. || The first test succeeded.
Sony was not fined but Nintendo was fined. || Sony was fined.
# relative clauses
The man who stole the car hit a woman who was crossing the road. || The man was crossing the road.
The company, which makes tyres, bought a firm that makes brakes. || The company makes brakes.
The bridge, which was built in 1932, was closed in 2019. || The bridge was built in 2019.
The bridge, which was built in 1932, was closed in 2019. || The bridge was closed in 1932.
Perez, who won in Monaco, crashed in Baku. || Perez won in Baku.
Perez, who won in Monaco, crashed in Baku. || Perez crashed in Monaco.
The judge who freed Adams jailed Burke. || The judge jailed Adams.
Police questioned the teacher who reported the theft. || The teacher questioned police.
The doctor who treated the victim accused the hospital of neglect. || The victim accused the hospital of neglect.
The ship that sank in March carried grain that was loaded in Odesa in January. || The ship sank in January.
Students who failed the test were offered lessons; those who passed were given prizes. || Students who failed the test were given prizes.
The bank, whose chairman resigned on Monday, reported a loss on Friday. || The bank's chairman resigned on Friday.
# participles
A lorry hit a bus near Bonn, killing three people and injuring eleven. || The lorry hit a bus near Bonn, killing eleven people.
A lorry hit a bus near Bonn, killing three people and injuring eleven. || Three people were injured near Bonn.
Fleeing the fire, residents blocked the road leading to the port. || The fire blocked the road.
The rocket exploded over Texas, scattering debris across the Gulf of Mexico. || The rocket exploded over the Gulf of Mexico.
The firm closed its Leeds office, moving 80 staff to York. || The firm closed its York office.
The goalkeeper, booked in the first half, was sent off in the second. || The goalkeeper was sent off in the first half.
Having beaten Chile, Peru lost to Brazil. || Peru lost to Chile.
Accused of fraud in 2015, he was acquitted in 2018. || He was acquitted in 2015.
# appositions
Ines Rocha, the finance minister, met Olaf Brandt, the central bank governor. || Olaf Brandt, the finance minister, met Ines Rocha.
Ines Rocha, the finance minister, met Olaf Brandt, the central bank governor. || Ines Rocha is the central bank governor.
Mia Chen, a nurse, and Tom Hall, a pilot, were rescued. || Tom Hall, a nurse, was rescued.
Two suspects, Ali Dar, 24, and Omar Sy, 31, were detained. || Omar Sy, 24, was detained.
The winner, Lena Koch of Germany, beat Ana Silva of Portugal. || The winner was Ana Silva of Portugal.
Nokia, based in Finland, sued Oppo, based in China. || Oppo is based in Finland.
Chief executive Jan Vos replaced Peter Maas in May. || Peter Maas replaced Jan Vos in May.
Delta, the second-largest carrier, overtook United, the third-largest. || United is the second-largest carrier.
# verbs left out
Ward was convicted of arson and Hill of murder. || Hill was convicted of arson.
Ward was convicted of arson and Hill of murder. || Ward was convicted of murder.
Madrid won in 2014 and Munich in 2020. || Madrid won in 2020.
Madrid won in 2014 and Munich in 2020. || Munich won in 2014.
The Dow rose 2% and the Nasdaq 3%. || The Dow rose 3%.
Ortega received 54% of the votes and Ruiz 41%. || Ruiz received 54% of the votes.
The first judge was appointed by Obama and the second by Trump. || The first judge was appointed by Trump.
Sweden sent 50 trucks and Norway 30. || Sweden sent 30 trucks.
The north got 10 cm of rain and the south 25 cm. || The north got 25 cm of rain.
He wrote the novel in 1951 and the play in 1957. || He wrote the play in 1951.
# lists
The earthquake killed 40 people, flattened 600 houses and left 8,000 without water. || The earthquake flattened 40 houses.
The earthquake killed 40 people, flattened 600 houses and left 8,000 without water. || The earthquake killed 600 people.
The thieves took 3 rings, 5 watches and 20 coins. || The thieves took 20 watches.
Police seized two rifles, nine pistols and a grenade. || Police seized nine rifles.
The firm opened shops in Oslo, closed depots in Bergen and sold land in Tromso. || The firm closed depots in Oslo.
The firm opened shops in Oslo, closed depots in Bergen and sold land in Tromso. || The firm sold land in Bergen.
He trained in Delhi, worked in Dubai and retired to Goa. || He worked in Goa.
Spain won gold, Italy took silver and Japan claimed bronze. || Italy won gold.
Spain won gold, Italy took silver and Japan claimed bronze. || Japan took silver.
Smith got three years, Jones five and Evans eight. || Jones got three years.
# before and after, cause and effect
After the bank collapsed, the government resigned. || The bank collapsed after the government resigned.
After the bank collapsed, the government resigned. || After the government resigned, the bank collapsed.
The pilot radioed for help before the engine failed. || The engine failed before the pilot radioed for help.
The guards fired after the prisoners threw stones. || The prisoners threw stones after the guards fired.
The train derailed because the track had buckled. || The track buckled because the train derailed.
The strike led to a shortage of fuel. || A shortage of fuel led to the strike.
She left the party before she founded the newspaper. || She left the party after she founded the newspaper.
The dam burst, causing the landslide. || The landslide caused the dam to burst.
The company was sold to Vodafone after it lost its licence. || The company lost its licence after it was sold to Vodafone.
Prices rose because the harvest failed. || The harvest failed because prices rose.
The vote followed a debate on Tuesday. || A debate followed the vote on Tuesday.
# comparisons
Kenya produced more tea than Malawi last year. || Malawi produced more tea than Kenya last year.
The new engine is quieter than the old one. || The old engine is quieter than the new one.
Rain fell more often in Bristol than in Norwich. || Rain fell more often in Norwich than in Bristol.
Men were twice as likely as women to be hurt. || Women were twice as likely as men to be hurt.
Samsung sold fewer phones than Apple. || Apple sold fewer phones than Samsung.
Hamilton finished ahead of Russell. || Russell finished ahead of Hamilton.
The second wave was deadlier than the first. || The first wave was deadlier than the second.
Deaths outnumbered births in Latvia. || Births outnumbered deaths in Latvia.
# active and passive
Hackers attacked the ministry and police arrested a student. || A student attacked the ministry.
The coach was dismissed by the owner. || The owner was dismissed by the coach.
The court ordered the company to pay the farmers. || The farmers were ordered to pay the company.
The prisoner was shot by a guard who was later charged. || The prisoner was charged.
The senator was praised by unions and attacked by employers. || The senator was praised by employers.
The contract was awarded to Siemens and the appeal was lodged by Alstom. || The contract was awarded to Alstom.
Marsh was succeeded by Cole. || Marsh succeeded Cole.
The tanker was hit by a drone and towed by a tug. || The tanker was hit by a tug.
# respectively, parentheses
Hall and Webb scored 12 and 18 points respectively. || Hall scored 18 points.
The plants in Kyoto and Nagoya make 200 and 500 cars a day respectively. || The plant in Kyoto makes 500 cars a day.
Norway (5.4 million people) is smaller than Sweden (10.5 million people). || Norway has 10.5 million people.
Garcia (Spain) beat Lopez (Mexico) in the final. || Lopez (Spain) lost the final.
The north (8%) grew faster than the south (3%). || The south grew 8%.
Rossi and Conti were jailed for 4 and 9 years respectively. || Conti was jailed for 4 years.
Shares of Acme fell 4% to $12, and those of Zenith rose 6% to $30. || Shares of Acme rose 6% to $30.
# quotes and speakers
"The bridge is unsafe," said Dana Holt, an engineer. "We will repair it," said Mayor Luis Paz. || Dana Holt said they would repair the bridge.
"The bridge is unsafe," said Dana Holt, an engineer. "We will repair it," said Mayor Luis Paz. || Luis Paz said the bridge was unsafe.
Karl Berg said the tunnel was flooded, but Nina Dahl said it was open. || Nina Dahl said the tunnel was flooded.
Karl Berg said the tunnel was flooded, but Nina Dahl said it was open. || Karl Berg said the tunnel was open.
Police said the man fled; his lawyer said he surrendered. || Police said the man surrendered.
Greenpeace said the spill was large. Shell said it was small. || Shell said the spill was large.
The defence argued that Cross was ill, and prosecutors argued that he was greedy. || Prosecutors argued that Cross was ill.
Dr Amin told the inquiry that the ward was full. Nurse Kelly told it that the ward was dirty. || Nurse Kelly told the inquiry that the ward was full.
# the present tense
Farmers grow wheat in Kansas and ranchers raise cattle in Texas. || Ranchers grow wheat in Kansas.
Farmers grow wheat in Kansas and ranchers raise cattle in Texas. || Farmers raise cattle in Texas.
Republicans favour the wall and Democrats favour the treaty. || Democrats favour the wall.
Hospitals buy the vaccine and schools buy the tests. || Schools buy the vaccine.
Bees pollinate the crop and wasps eat the pests. || Wasps pollinate the crop.
Critics call the plan reckless while supporters call it bold. || Supporters call the plan reckless.
Diaz captains the team and Wolf coaches it. || Wolf captains the team.
Diaz captains the team and Wolf coaches the juniors. || Diaz coaches the juniors.
Banks fear the rule but investors welcome it. || Banks welcome the rule.
# neighbouring sentences
Keller founded the charity in Zurich. It moved to Geneva in 1987. || Keller founded the charity in Geneva.
Keller founded the charity in Zurich. It moved to Geneva in 1987. || Keller founded the charity in 1987.
The first blast killed 9 people. The second killed 21. || The first blast killed 21 people.
Mbeki visited Rome. Zuma visited Milan. || Zuma visited Rome.
The firm sells shoes in Spain. It makes them in Vietnam. || The firm makes shoes in Spain.
The rebels hold the airport. The army holds the harbour. || The rebels hold the harbour.
Olsen joined the orchestra in 2003. She became its conductor in 2011. || Olsen became conductor of the orchestra in 2003.
Lima hosted the games in 2019. Santiago hosted them in 2023. || Lima hosted the games in 2023.
The pilot was not hurt. The passenger was hurt. || The pilot was hurt.
Tests on mice showed benefits. Tests on people showed none. || Tests on people showed benefits.
Carter owns the mine. Bell runs the railway. || Carter runs the railway.
Police arrested Dunn on Monday. He was released on Wednesday. || Police arrested Dunn on Wednesday.
The storm reached Cuba on Friday. It hit Florida on Sunday. || The storm reached Cuba on Sunday.
The film cost $30 million. It earned $90 million. || The film cost $90 million.
# negation and condition
The company was not sold and the factory was not closed, but the warehouse was closed. || The factory was closed.
Evans was charged but was not arrested. || Evans was arrested.
Evans was arrested but was not charged. || Evans was charged.
If the river rises, the school will close and the bridge will stay open. || The school will stay open.
The president will resign unless parliament approves the pact. || The president will resign.
No one was killed, but seven people were hurt. || Seven people were killed.
Seven people were killed, but no one was arrested. || No one was killed.
Neither Lane nor Boyd was arrested. || Lane was arrested.
Lane was not arrested, but Boyd was. || Lane was arrested.
Lane was arrested; Boyd was not. || Boyd was arrested.
Lane was arrested, unlike Boyd. || Boyd was arrested.
Only Lane was arrested; Boyd was let go. || Boyd was arrested.
Of the 12 people on board, 7 were hurt and 5 were killed. || 7 people were killed.
5 were killed, 7 injured. || 7 were killed.
The blast killed 5 and the fire killed 7. || The blast killed 7.
The toll of 5 killed and 7 hurt was the worst this year. || 7 were killed.
Police arrested Khan's brother but not Khan. || Police arrested Khan.
Khan, whose brother was arrested, was not arrested. || Khan was arrested.
Reports that Khan was arrested were wrong. || Khan was arrested.
# written after the first were mended
The airport closed on Thursday after a bomb threat and reopened on Saturday. || The airport reopened on Thursday.
Nestle raised its forecast but Unilever lowered its outlook. || Unilever raised its forecast.
A court in Lagos jailed two traders and freed a third. || A court in Lagos freed two traders.
The inspector praised the kitchen but condemned the storeroom. || The inspector condemned the kitchen.
Wales beat Italy 22-15 and lost to Ireland 10-34. || Wales lost to Italy.
The cyclone, which formed on 2 March, made landfall on 6 March. || The cyclone made landfall on 2 March.
Chen was named editor in 2016 and publisher in 2020. || Chen was named publisher in 2016.
The fund lent $40 million to Ghana and $65 million to Togo. || The fund lent $65 million to Ghana.
The fund lent $40 million to Ghana and $65 million to Togo. || The fund lent $40 million to Togo.
Iran blamed Israel for the attack and the United States for the sanctions. || Iran blamed Israel for the sanctions.
Rivera painted the mural and Kahlo the portrait. || Kahlo painted the mural.
Rivera painted the mural and Kahlo the portrait. || Rivera painted the portrait.
The vaccine was tested on 400 adults and approved for children. || The vaccine was tested on children.
Inflation in Ghana rose to 12% and in Kenya to 7%. || Inflation in Kenya rose to 12%.
Miners dig cobalt in the south while farmers plant cassava in the north. || Farmers dig cobalt in the south.
Voters like the mayor but dislike the council. || Voters like the council.
Senators back the treaty; governors oppose it. || Governors back the treaty.
The orchestra performs in June and the choir tours in August. || The choir performs in June.
The report blames the pilots but clears the airline. || The report blames the airline.
The report blames the pilots but clears the airline. || The report clears the pilots.
After the merger was approved, two directors left. || The merger was approved after two directors left.
The fans rioted before the match was cancelled. || The fans rioted after the match was cancelled.
The fans rioted before the match was cancelled. || Before the fans rioted, the match was cancelled.
The roof collapsed because snow had piled up. || Snow piled up because the roof collapsed.
The ban prompted the boycott. || The boycott prompted the ban.
The boycott was caused by the ban. || The ban was caused by the boycott.
Coffee is more expensive in Oslo than in Madrid. || Coffee is more expensive in Madrid than in Oslo.
Girls scored higher than boys in reading. || Boys scored higher than girls in reading.
The north is poorer than the south. || The south is poorer than the north.
Toyota sold more cars than Volkswagen in 2022. || Volkswagen sold more cars than Toyota in 2022.
Anna Weiss, a biologist, wrote to Karl Lund, a chemist. || Karl Lund, a biologist, received a letter from Anna Weiss.
Anna Weiss, a biologist, wrote to Karl Lund, a chemist. || Karl Lund is a biologist.
Volvo (Sweden) and Renault (France) signed the deal. || Renault is from Sweden.
Captain Ray Dunn, 52, and his co-pilot, Sue Park, 38, survived. || Sue Park, 52, survived.
The driver, who was drunk, hit a cyclist, who was unhurt. || The driver was unhurt.
The nurse who raised the alarm was praised and the doctor who ignored it was suspended. || The doctor raised the alarm.
The nurse who raised the alarm was praised and the doctor who ignored it was suspended. || The nurse was suspended.
Police said the gun was loaded. The family said it was a toy. || Police said the gun was a toy.
"Prices will fall," said the central bank. "They will rise," said the unions. || The unions said prices would fall.
The chairman said sales were strong; analysts said costs were too high. || Analysts said sales were strong.
Lopez told the court that he was in Lima, while Vargas told it that he was in Quito. || Vargas told the court that he was in Lima.
The unions said the plan was cruel and the minister said it was fair. || The minister said the plan was cruel.
The goalkeeper saved one penalty and conceded two. || The goalkeeper saved two penalties.
Of 90 patients, 60 got the drug and 30 a placebo. || 30 patients got the drug.
The first bus was full and the second was empty. || The second bus was full.
He was fined in March but not in May. || He was fined in May.
The law bans smoking in bars but allows it in parks. || The law bans smoking in parks.
The law bans smoking in bars but allows it in parks. || The law allows smoking in bars.
The company did not pay the fine but paid the tax. || The company paid the fine.
The company did not pay the fine but paid the tax. || The company did not pay the tax.
Neither France nor Spain signed, but Italy did. || France signed.
The suspect was held in Lyon and questioned in Paris. || The suspect was questioned in Lyon.
Born in Cork in 1931, she died in Boston in 2004. || She was born in Boston.
Born in Cork in 1931, she died in Boston in 2004. || She died in Cork in 2004.
Driving home from work, Hale saw a man climbing a fence. || Hale was climbing a fence.
The ferry sank off Samar, leaving 12 dead and 40 missing. || The ferry sank off Samar, leaving 40 dead.
The army freed 30 hostages, killed 4 gunmen and seized 9 rifles. || The army killed 30 gunmen.
The army freed 30 hostages, killed 4 gunmen and seized 9 rifles. || The army seized 4 rifles.
Lee and Kim won gold and silver respectively. || Lee won silver.
Oil and gas fell 3% and 5% respectively. || Oil fell 5%.
Brazil elected Lula in 2022. Argentina elected Milei in 2023. || Argentina elected Milei in 2022.
Brazil elected Lula in 2022. Argentina elected Milei in 2023. || Brazil elected Milei.
The clinic opened in 1998. The school opened in 2004. || The school opened in 1998.
The clinic opened in 1998. The school opened in 2004. || The clinic opened in 2004.
Ruiz scored in the first half. Vega scored in the second. || Vega scored in the first half.
The mayor opened the library. The governor opened the bridge. || The mayor opened the bridge.
Tesla cut prices in China. It raised them in Canada. || Tesla cut prices in Canada.
The dog bit the postman and the cat scratched the baker. || The cat scratched the postman.
The dog bit the postman and the cat scratched the baker. || The dog bit the baker.
The editor dismissed the reporter who had insulted the owner. || The editor insulted the owner.
The owner who sued the tenant paid the costs. || The tenant paid the costs.
Apple's shares rose 3% while Intel's fell 2%. || Intel's shares rose 3%.
The judge rejected the appeal by Morton and granted that by Shah. || The judge granted the appeal by Morton.
The village lost its school in 1970, its shop in 1985 and its pub in 1999. || The village lost its pub in 1985.
The village lost its school in 1970, its shop in 1985 and its pub in 1999. || The village lost its shop in 1970.
Seven were killed in Homs and five in Hama. || Five were killed in Homs.
Seven were killed in Homs and five in Hama. || Seven were killed in Hama.
Five of the crew were killed and the other seven were hurt. || Seven of the crew were killed.
Police say 5 died in the blast and 7 in the fire that followed. || 7 died in the blast.
Five people, not seven, were killed. || Seven people were killed.
The toll rose from 5 killed to 7 killed. || The toll fell from 7 killed to 5 killed.
Ali was arrested on Monday but his cousin was not. || Ali's cousin was arrested.
Ali was not arrested although his cousin was. || Ali was arrested.
Ali was questioned, not arrested. || Ali was arrested.
Ali denied that he was arrested. || Ali was arrested.
Ali was almost arrested. || Ali was arrested.
Ali would have been arrested if he had stayed. || Ali was arrested.
Ali escaped before he could be arrested. || Ali was arrested.
It is not true that Ali was arrested. || Ali was arrested.
# arrested and not arrested in one report
The pilot was drunk and the guard was sober. || The guard was drunk.
Khan was arrested, but Malik wasn't. || Malik was arrested.
Khan was not arrested; Malik was. || Khan was arrested.
Khan wasn't arrested, but his son was. || Khan was arrested.
Khan was not arrested, though his brother was. || Khan was arrested.
Police arrested Khan but not Malik. || Police arrested Malik.
Malik was arrested in Lahore but not in Karachi. || Malik was arrested in Karachi.
Claims that Khan was arrested are false. || Khan was arrested.
It is false that Khan was arrested. || Khan was arrested.
Khan, unlike Malik, was not arrested. || Khan was arrested.
Five were killed in May, but not in June. || Five were killed in June.
Five soldiers died, but seven civilians did not. || Seven civilians died.
"""

TRUE = """
# and
The regulator fined Barclays $12 million and cleared Lloyds. || The regulator fined Barclays $12 million.
The regulator fined Barclays $12 million and cleared Lloyds. || The regulator cleared Lloyds.
The troops captured Kirsk on Tuesday and withdrew from Belov on Thursday. || The troops withdrew from Belov on Thursday.
The committee rejected the budget and adopted the treaty. || The treaty was adopted by the committee.
The jury convicted Moreno of bribery and acquitted Blake of perjury. || Moreno was convicted of bribery.
The jury convicted Moreno of bribery and acquitted Blake of perjury. || Blake was acquitted of perjury.
The airline added 20 routes and dropped 35. || The airline dropped 35 routes.
The flood drowned 14 people and displaced 900. || The flood displaced 900 people.
The plant employs 300 workers in Gdansk and 450 in Poznan. || The plant employs 450 workers in Poznan.
She moved to Lyon in 1991 and married in 1996. || She married in 1996.
Novak beat Ivanov and lost to Schmidt. || Novak lost to Schmidt.
The museum bought the painting for $2 million and sold the statue for $3 million. || The statue was sold for $3 million.
The minister visited Cairo on Sunday and Amman on Tuesday. || The minister visited Amman on Tuesday.
He designed and built the boat in 1964. || He built the boat in 1964.
Officers searched the house and seized a laptop on Friday morning. || Officers searched the house on Friday morning.
The company cut jobs and closed stores across Europe. || The company cut jobs across Europe.
The king opened the parliament and left for Rome. || The king left for Rome.
# but, while
The senate passed the tax bill but rejected the housing bill. || The senate rejected the housing bill.
Profits rose at Boeing but fell at Airbus. || Profits fell at Airbus.
The drug reduced pain but did not reduce swelling. || The drug did not reduce swelling.
The drug reduced pain but did not reduce swelling. || The drug reduced pain.
Exports grew 4% while imports shrank 6%. || Imports shrank 6%.
Turkey supported the motion while Greece abstained. || Greece abstained.
Turkey supported the motion while Greece abstained. || Turkey supported the motion.
The driver survived but his passenger died. || The passenger died.
The union accepted the pay offer but the company withdrew it. || The company withdrew the pay offer.
Ford recalled 40,000 trucks, while Toyota recalled 90,000 cars. || Toyota recalled 90,000 cars.
The mayor was re-elected, but the governor was defeated. || The governor was defeated.
The first test failed, but the second succeeded. || The second test succeeded.
# relative clauses
The man who stole the car hit a woman who was crossing the road. || The man hit a woman.
The man who stole the car hit a woman who was crossing the road. || A woman was crossing the road.
The company, which makes tyres, bought a firm that makes brakes. || The company makes tyres.
The bridge, which was built in 1932, was closed in 2019. || The bridge was closed in 2019.
The bridge, which was built in 1932, was closed in 2019. || The bridge was built in 1932.
Perez, who won in Monaco, crashed in Baku. || Perez crashed in Baku.
The judge who freed Adams jailed Burke. || The judge freed Adams.
The judge who freed Adams jailed Burke. || The judge jailed Burke.
Police questioned the teacher who reported the theft. || The teacher reported the theft.
The doctor who treated the victim accused the hospital of neglect. || The doctor accused the hospital of neglect.
The doctor who treated the victim accused the hospital of neglect. || The hospital was accused of neglect.
The bank, whose chairman resigned on Monday, reported a loss on Friday. || The bank reported a loss on Friday.
Tokyo, where the games were held in 2021, will host the summit in 2026. || Tokyo will host the summit in 2026.
# participles
A lorry hit a bus near Bonn, killing three people and injuring eleven. || Three people were killed near Bonn.
A lorry hit a bus near Bonn, killing three people and injuring eleven. || The lorry hit a bus near Bonn, injuring eleven people.
Fleeing the fire, residents blocked the road leading to the port. || Residents blocked the road.
The rocket exploded over Texas, scattering debris across the Gulf of Mexico. || The rocket exploded over Texas.
The firm closed its Leeds office, moving 80 staff to York. || The firm moved 80 staff to York.
The goalkeeper, booked in the first half, was sent off in the second. || The goalkeeper was booked in the first half.
Having beaten Chile, Peru lost to Brazil. || Peru lost to Brazil.
Having beaten Chile, Peru lost to Brazil. || Peru beat Chile.
Accused of fraud in 2015, he was acquitted in 2018. || He was accused of fraud in 2015.
Founded in Turin in 1899, the company was bought by a French group in 2021. || The company was founded in Turin in 1899.
# appositions
Ines Rocha, the finance minister, met Olaf Brandt, the central bank governor. || Finance minister Ines Rocha met central bank governor Olaf Brandt.
Ines Rocha, the finance minister, met Olaf Brandt, the central bank governor. || Ines Rocha met Olaf Brandt.
Mia Chen, a nurse, and Tom Hall, a pilot, were rescued. || Tom Hall, a pilot, was rescued.
Mia Chen, a nurse, and Tom Hall, a pilot, were rescued. || Mia Chen was rescued.
Two suspects, Ali Dar, 24, and Omar Sy, 31, were detained. || Omar Sy, 31, was detained.
Two suspects, Ali Dar, 24, and Omar Sy, 31, were detained. || Ali Dar, a 24-year-old, was detained.
The winner, Lena Koch of Germany, beat Ana Silva of Portugal. || Lena Koch beat Ana Silva.
Nokia, based in Finland, sued Oppo, based in China. || Nokia sued Oppo.
Chief executive Jan Vos replaced Peter Maas in May. || Peter Maas was replaced by Jan Vos in May.
# verbs left out
Ward was convicted of arson and Hill of murder. || Hill was convicted of murder.
Ward was convicted of arson and Hill of murder. || Ward was convicted of arson.
Madrid won in 2014 and Munich in 2020. || Munich won in 2020.
Madrid won in 2014 and Munich in 2020. || Madrid won in 2014.
The Dow rose 2% and the Nasdaq 3%. || The Nasdaq rose 3%.
Ortega received 54% of the votes and Ruiz 41%. || Ruiz received 41% of the votes.
The first judge was appointed by Obama and the second by Trump. || The first judge was appointed by Obama.
Sweden sent 50 trucks and Norway 30. || Norway sent 30 trucks.
He wrote the novel in 1951 and the play in 1957. || He wrote the play in 1957.
He wrote the novel in 1951 and the play in 1957. || He wrote the novel in 1951.
She won the cup in 2007 and the league in 2009. || She won the league in 2009.
# lists
The earthquake killed 40 people, flattened 600 houses and left 8,000 without water. || The earthquake flattened 600 houses.
The earthquake killed 40 people, flattened 600 houses and left 8,000 without water. || The earthquake left 8,000 people without water.
The earthquake killed 40 people, flattened 600 houses and left 8,000 without water. || 40 people were killed in the earthquake.
The thieves took 3 rings, 5 watches and 20 coins. || The thieves took 5 watches.
Police seized two rifles, nine pistols and a grenade. || Police seized nine pistols and a grenade.
The firm opened shops in Oslo, closed depots in Bergen and sold land in Tromso. || The firm closed depots in Bergen.
He trained in Delhi, worked in Dubai and retired to Goa. || He retired to Goa.
Spain won gold, Italy took silver and Japan claimed bronze. || Italy took silver.
Farmers in Kenya, Uganda and Rwanda planted maize and harvested beans. || Farmers in Rwanda planted maize.
Farmers in Kenya, Uganda and Rwanda planted maize and harvested beans. || Farmers in Uganda harvested beans.
# before and after, cause and effect
After the bank collapsed, the government resigned. || The government resigned after the bank collapsed.
After the bank collapsed, the government resigned. || The bank collapsed before the government resigned.
The pilot radioed for help before the engine failed. || The engine failed after the pilot radioed for help.
The guards fired after the prisoners threw stones. || The prisoners threw stones before the guards fired.
The train derailed because the track had buckled. || Because the track had buckled, the train derailed.
The strike led to a shortage of fuel. || The shortage of fuel followed the strike.
She left the party before she founded the newspaper. || She founded the newspaper after she left the party.
The company was sold to Vodafone after it lost its licence. || The company lost its licence before it was sold to Vodafone.
Prices rose because the harvest failed. || The harvest failed.
The talks collapsed when the rebels attacked the town. || The rebels attacked the town.
After meeting the queen, the president flew to Paris. || The president met the queen before he flew to Paris.
The bank raised rates on Thursday after inflation reached 9%. || Inflation reached 9% before the bank raised rates on Thursday.
# comparisons
Kenya produced more tea than Malawi last year. || Malawi produced less tea than Kenya last year.
The new engine is quieter than the old one. || The old engine is louder than the new one.
Samsung sold fewer phones than Apple. || Apple sold more phones than Samsung.
Hamilton finished ahead of Russell. || Russell finished behind Hamilton.
Men were twice as likely as women to be hurt. || Men were twice as likely to be hurt as women.
Rain fell more often in Bristol than in Norwich. || In Bristol rain fell more often than in Norwich.
# active and passive
Hackers attacked the ministry and police arrested a student. || The ministry was attacked by hackers.
Hackers attacked the ministry and police arrested a student. || A student was arrested by police.
The coach was dismissed by the owner. || The owner dismissed the coach.
The court ordered the company to pay the farmers. || The company was ordered to pay the farmers.
The prisoner was shot by a guard who was later charged. || A guard shot the prisoner.
The prisoner was shot by a guard who was later charged. || The guard was charged.
The senator was praised by unions and attacked by employers. || Unions praised the senator.
The senator was praised by unions and attacked by employers. || Employers attacked the senator.
Marsh was succeeded by Cole. || Cole succeeded Marsh.
The tanker was hit by a drone and towed by a tug. || A drone hit the tanker.
# respectively, parentheses
Hall and Webb scored 12 and 18 points respectively. || Hall scored 12 points.
Hall and Webb scored 12 and 18 points respectively. || Webb scored 18 points.
Norway (5.4 million people) is smaller than Sweden (10.5 million people). || Norway has 5.4 million people.
Norway (5.4 million people) is smaller than Sweden (10.5 million people). || Norway is smaller than Sweden.
Garcia (Spain) beat Lopez (Mexico) in the final. || Garcia beat Lopez in the final.
Rossi and Conti were jailed for 4 and 9 years respectively. || Conti was jailed for 9 years.
Shares of Acme fell 4% to $12, and those of Zenith rose 6% to $30. || Shares of Acme fell 4% to $12.
Shares of Acme fell 4% to $12, and those of Zenith rose 6% to $30. || Shares of Zenith rose 6% to $30.
# quotes and speakers
"The bridge is unsafe," said Dana Holt, an engineer. "We will repair it," said Mayor Luis Paz. || Dana Holt said the bridge was unsafe.
"The bridge is unsafe," said Dana Holt, an engineer. "We will repair it," said Mayor Luis Paz. || Mayor Luis Paz said they would repair the bridge.
Karl Berg said the tunnel was flooded, but Nina Dahl said it was open. || Karl Berg said the tunnel was flooded.
Karl Berg said the tunnel was flooded, but Nina Dahl said it was open. || Nina Dahl said the tunnel was open.
Police said the man fled; his lawyer said he surrendered. || Police said the man fled.
Greenpeace said the spill was large. Shell said it was small. || Shell said the spill was small.
The defence argued that Cross was ill, and prosecutors argued that he was greedy. || The defence argued that Cross was ill.
The defence argued that Cross was ill, and prosecutors argued that he was greedy. || Prosecutors argued that Cross was greedy.
# the present tense
Farmers grow wheat in Kansas and ranchers raise cattle in Texas. || Farmers grow wheat in Kansas.
Farmers grow wheat in Kansas and ranchers raise cattle in Texas. || Ranchers raise cattle in Texas.
Republicans favour the wall and Democrats favour the treaty. || Democrats favour the treaty.
Hospitals buy the vaccine and schools buy the tests. || Schools buy the tests.
Bees pollinate the crop and wasps eat the pests. || Wasps eat the pests.
Critics call the plan reckless while supporters call it bold. || Supporters call the plan bold.
Diaz captains the team and Wolf coaches it. || Wolf coaches the team.
Banks fear the rule but investors welcome it. || Investors welcome the rule.
# neighbouring sentences
Keller founded the charity in Zurich. It moved to Geneva in 1987. || The charity moved to Geneva in 1987.
The first blast killed 9 people. The second killed 21. || The second blast killed 21 people.
The firm sells shoes in Spain. It makes them in Vietnam. || The firm makes shoes in Vietnam.
Olsen joined the orchestra in 2003. She became its conductor in 2011. || Olsen became conductor of the orchestra in 2011.
Olsen joined the orchestra in 2003. She became its conductor in 2011. || Olsen joined the orchestra in 2003 and became its conductor in 2011.
Lima hosted the games in 2019. Santiago hosted them in 2023. || Santiago hosted the games in 2023.
The pilot was not hurt. The passenger was hurt. || The passenger was hurt.
Carter owns the mine. Bell runs the railway. || Bell runs the railway.
Police arrested Dunn on Monday. He was released on Wednesday. || Dunn was released on Wednesday.
Police arrested Dunn on Monday. He was released on Wednesday. || Dunn was arrested on Monday and released on Wednesday.
The storm reached Cuba on Friday. It hit Florida on Sunday. || The storm hit Florida on Sunday.
The film cost $30 million. It earned $90 million. || The film cost $30 million and earned $90 million.
Vera Lind, 61, chairs the board. She joined it in 2008. || Vera Lind, 61, joined the board in 2008.
The fire began in a kitchen on Oak Street. Nobody was hurt. || Nobody was hurt in the fire on Oak Street.
The comet was found in 1986 by a team in Chile. Its tail is 2 million km long. || The comet, found in the 1980s, has a tail 2 million km long.
Six of the 22 miners were trapped. Rescuers freed them on Sunday. || Rescuers freed six miners on Sunday.
The bank posted a loss of $4 million in May. Its shares fell 7% on the news. || Shares of the bank fell 7%.
# negation and condition
The company was not sold and the factory was not closed, but the warehouse was closed. || The warehouse was closed.
The company was not sold and the factory was not closed, but the warehouse was closed. || The factory was not closed.
Evans was charged but was not arrested. || Evans was not arrested.
Evans was charged but was not arrested. || Evans was charged.
If the river rises, the school will close and the bridge will stay open. || If the river rises, the school will close.
No one was killed, but seven people were hurt. || Seven people were hurt.
No one was killed, but seven people were hurt. || No one was killed.
Neither Lane nor Boyd was arrested. || Lane was not arrested.
Lane was not arrested, but Boyd was. || Lane was not arrested.
Lane was not arrested, but Boyd was. || Boyd was arrested.
Lane was arrested; Boyd was not. || Lane was arrested.
Of the 12 people on board, 7 were hurt and 5 were killed. || 5 people were killed.
5 were killed, 7 injured. || 7 were injured.
The blast killed 5 and the fire killed 7. || The fire killed 7.
Police arrested Khan's brother but not Khan. || Police arrested Khan's brother.
Khan, whose brother was arrested, was not arrested. || Khan was not arrested.
# written after the first were mended
The airport closed on Thursday after a bomb threat and reopened on Saturday. || The airport reopened on Saturday.
The airport closed on Thursday after a bomb threat and reopened on Saturday. || The airport closed after a bomb threat.
Nestle raised its forecast but Unilever lowered its outlook. || Unilever lowered its outlook.
A court in Lagos jailed two traders and freed a third. || Two traders were jailed by a court in Lagos.
Wales beat Italy 22-15 and lost to Ireland 10-34. || Wales lost to Ireland 10-34.
The cyclone, which formed on 2 March, made landfall on 6 March. || The cyclone formed on 2 March.
Chen was named editor in 2016 and publisher in 2020. || Chen was named publisher in 2020.
Chen was named editor in 2016 and publisher in 2020. || Chen was named editor in 2016.
The fund lent $40 million to Ghana and $65 million to Togo. || The fund lent $65 million to Togo.
Iran blamed Israel for the attack and the United States for the sanctions. || Iran blamed the United States for the sanctions.
Rivera painted the mural and Kahlo the portrait. || Kahlo painted the portrait.
Rivera painted the mural and Kahlo the portrait. || Rivera painted the mural.
The vaccine was tested on 400 adults and approved for children. || The vaccine was approved for children.
Inflation in Ghana rose to 12% and in Kenya to 7%. || Inflation in Ghana rose to 12%.
Miners dig cobalt in the south while farmers plant cassava in the north. || Farmers plant cassava in the north.
Voters like the mayor but dislike the council. || Voters dislike the council.
Senators back the treaty; governors oppose it. || Governors oppose the treaty.
The orchestra performs in June and the choir tours in August. || The choir tours in August.
The report blames the pilots but clears the airline. || The airline was cleared by the report.
After the merger was approved, two directors left. || Two directors left after the merger was approved.
The fans rioted before the match was cancelled. || The match was cancelled after the fans rioted.
The roof collapsed because snow had piled up. || The roof collapsed.
The ban prompted the boycott. || The boycott was prompted by the ban.
The boycott was caused by the ban. || The ban caused the boycott.
Coffee is more expensive in Oslo than in Madrid. || Coffee is less expensive in Madrid than in Oslo.
Girls scored higher than boys in reading. || In reading, girls scored higher than boys.
Girls scored higher than boys in reading. || Boys scored lower than girls in reading.
Toyota sold more cars than Volkswagen in 2022. || In 2022 Toyota sold more cars than Volkswagen.
Anna Weiss, a biologist, wrote to Karl Lund, a chemist. || Anna Weiss is a biologist.
Anna Weiss, a biologist, wrote to Karl Lund, a chemist. || The biologist Anna Weiss wrote to the chemist Karl Lund.
Captain Ray Dunn, 52, and his co-pilot, Sue Park, 38, survived. || Sue Park, 38, survived.
The driver, who was drunk, hit a cyclist, who was unhurt. || The cyclist was unhurt.
The driver, who was drunk, hit a cyclist, who was unhurt. || The driver hit a cyclist.
The nurse who raised the alarm was praised and the doctor who ignored it was suspended. || The doctor was suspended.
The nurse who raised the alarm was praised and the doctor who ignored it was suspended. || The nurse who raised the alarm was praised.
The nurse who raised the alarm was praised and the doctor who ignored it was suspended. || The doctor ignored the alarm.
Police said the gun was loaded. The family said it was a toy. || The family said the gun was a toy.
"Prices will fall," said the central bank. "They will rise," said the unions. || The central bank said prices would fall.
The chairman said sales were strong; analysts said costs were too high. || Analysts said costs were too high.
Lopez told the court that he was in Lima, while Vargas told it that he was in Quito. || Lopez told the court that he was in Lima.
The unions said the plan was cruel and the minister said it was fair. || The minister said the plan was fair.
The goalkeeper saved one penalty and conceded two. || The goalkeeper conceded two penalties.
Of 90 patients, 60 got the drug and 30 a placebo. || 60 patients got the drug.
Of 90 patients, 60 got the drug and 30 a placebo. || 30 patients got a placebo.
The first bus was full and the second was empty. || The first bus was full.
The law bans smoking in bars but allows it in parks. || The law allows smoking in parks.
The law bans smoking in bars but allows it in parks. || The law bans smoking in bars.
The company did not pay the fine but paid the tax. || The company paid the tax.
Neither France nor Spain signed, but Italy did. || Italy signed.
The suspect was held in Lyon and questioned in Paris. || The suspect was questioned in Paris.
Born in Cork in 1931, she died in Boston in 2004. || She was born in Cork in 1931.
Born in Cork in 1931, she died in Boston in 2004. || She died in Boston in 2004.
Driving home from work, Hale saw a man climbing a fence. || Hale saw a man climbing a fence.
The ferry sank off Samar, leaving 12 dead and 40 missing. || The ferry sank off Samar, leaving 12 dead.
The army freed 30 hostages, killed 4 gunmen and seized 9 rifles. || The army freed 30 hostages and seized 9 rifles.
The army freed 30 hostages, killed 4 gunmen and seized 9 rifles. || Four gunmen were killed by the army.
Lee and Kim won gold and silver respectively. || Kim won silver.
Oil and gas fell 3% and 5% respectively. || Gas fell 5%.
Brazil elected Lula in 2022. Argentina elected Milei in 2023. || Milei was elected in Argentina in 2023.
The clinic opened in 1998. The school opened in 2004. || The school opened in 2004.
Ruiz scored in the first half. Vega scored in the second. || Ruiz scored in the first half.
The mayor opened the library. The governor opened the bridge. || The bridge was opened by the governor.
Tesla cut prices in China. It raised them in Canada. || Tesla raised prices in Canada.
The dog bit the postman and the cat scratched the baker. || The cat scratched the baker.
The editor dismissed the reporter who had insulted the owner. || The reporter insulted the owner.
The editor dismissed the reporter who had insulted the owner. || The editor dismissed the reporter.
The owner who sued the tenant paid the costs. || The owner paid the costs.
Apple's shares rose 3% while Intel's fell 2%. || Apple's shares rose 3%.
The judge rejected the appeal by Morton and granted that by Shah. || The judge rejected the appeal by Morton.
The village lost its school in 1970, its shop in 1985 and its pub in 1999. || The village lost its pub in 1999.
The village lost its school in 1970, its shop in 1985 and its pub in 1999. || The village lost its school in 1970 and its shop in 1985.
Seven were killed in Homs and five in Hama. || Five were killed in Hama.
Five of the crew were killed and the other seven were hurt. || Five of the crew were killed.
Police say 5 died in the blast and 7 in the fire that followed. || 5 died in the blast.
Ali was arrested on Monday but his cousin was not. || Ali was arrested on Monday.
Ali was not arrested although his cousin was. || Ali was not arrested.
Ali was questioned, not arrested. || Ali was questioned.
She taught in Perth and in Hobart before she moved to London in 1988. || She taught in Hobart.
Police in Leeds and Hull arrested nine men and seized two cars on Friday. || Police in Hull arrested nine men.
The company sold its farms in Peru and Chile and bought a mine in Bolivia. || The company sold its farms in Chile.
Voters in Ohio, Utah and Iowa backed the tax and rejected the ban. || Voters in Utah backed the tax.
The minister, who was visiting Oslo, met unions and employers and signed a treaty. || The minister met employers.
He resigned on Monday, a day after the vote, and was replaced by Eva Falk. || He was replaced by Eva Falk.
Falk, 49, led the party from 2009 to 2015 and now chairs the bank. || Falk led the party from 2009 to 2015.
The firm makes tyres in Turin and Trento and sells them in Asia. || The firm makes tyres in Trento.
Rain and wind closed roads in Kent and delayed trains in Essex. || Wind delayed trains in Essex.
The bank lent money to farmers and miners in Peru and Chile. || The bank lent money to miners in Chile.
# arrested and not arrested in one report
The pilot was drunk and the guard was sober. || The guard was sober.
Khan was arrested, but Malik wasn't. || Malik was not arrested.
Khan was not arrested; Malik was. || Malik was arrested.
Khan wasn't arrested, but his son was. || Khan was not arrested.
Khan was not arrested, though his brother was. || Khan's brother was arrested.
Police arrested Khan but not Malik. || Police did not arrest Malik.
Malik was arrested in Lahore but not in Karachi. || Malik was arrested in Lahore.
Khan, unlike Malik, was not arrested. || Khan was not arrested.
Five soldiers died, but seven civilians did not. || Five soldiers died.
"""
