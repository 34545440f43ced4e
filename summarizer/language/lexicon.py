"""Word tables for English: what is no content, what means the same, what means the opposite."""

STOPWORDS = frozenset(
    """a an the this that these those such and or but nor so yet if than then as at by for from in into of off on onto out over to up with
    within upon toward towards via per about against between among amongst during through throughout across around behind beyond along
    alongside amid amidst despite due besides regarding whether whereas whilst
    is am are was were be been being do does did doing done have has had having will would shall should can could may might must ought
    i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it its itself they them
    their theirs themselves who whom whose which what where when why how there here also too very just even still own same other another
    any each both all some more most much many few several no nobody not only again further once because while until although though however
    moreover furthermore meanwhile nevertheless nonetheless therefore thus hence consequently accordingly likewise
    s t d ll m re ve o y nt""".split()
)

# Words that join a sentence to the one before it: with a capital they are no names.
CONNECTIVES = frozenset(
    """moreover furthermore additionally meanwhile overall similarly likewise besides nevertheless nonetheless therefore thus hence
    consequently accordingly subsequently afterwards afterward finally lastly firstly secondly thirdly eventually ultimately
    initially originally instead otherwise alternatively conversely specifically particularly notably importantly interestingly
    surprisingly unfortunately fortunately sadly luckily clearly obviously apparently recently currently previously formerly
    generally typically usually normally essentially basically actually indeed namely altogether still regardless
    elsewhere nowadays today tonight later earlier soon then suddenly""".split()
)

# Spellings and irregular forms, each to a word that the stemmer then takes.
LEMMAS = dict(
    pair.split(":")
    for pair in """said:say says:say told:tell took:take taken:take went:go gone:go gave:give
    given:give came:come began:begin begun:begin struck:strike stricken:strike
    airstrike:strike airstrikes:strike fought:fight fled:flee fell:fall fallen:fall rose:rise risen:rise held:hold led:lead left:leave lost:lose made:make
    met:meet paid:pay ran:run saw:see seen:see sent:send shot:shoot shook:shake shaken:shake sold:sell bought:buy brought:bring built:build caught:catch
    chose:choose chosen:choose drew:draw drawn:draw drove:drive driven:drive ate:eat eaten:eat felt:feel found:find flew:fly flown:fly forgot:forget
    forgave:forgive froze:freeze got:get gotten:get hid:hide hidden:hide kept:keep knew:know known:know lay:lie meant:mean rode:ride rang:ring sang:sing
    sank:sink sunk:sink sat:sit slept:sleep spoke:speak spoken:speak spent:spend stood:stand stole:steal stolen:steal swore:swear sworn:swear swam:swim
    taught:teach thought:think threw:throw thrown:throw understood:understand woke:wake wore:wear worn:wear won:win wrote:write written:write men:man
    women:woman children:child people:person persons:person militiamen:militia militiaman:militia militias:militia spokesmen:spokesman
    spokeswoman:spokesman spokeswomen:spokesman spokesperson:spokesman spokespeople:spokesman spokespersons:spokesman servicemen:soldier troops:soldier
    troop:soldier lives:life wives:wife halves:half media:medium feet:foot teeth:tooth mice:mouse less:less worse:bad worst:bad better:good best:good
    kilo:kilogram kilos:kilogram kg:kilogram kgs:kilogram km:kilometer kms:kilometer kilometre:kilometer kilometres:kilometer metres:meter hr:hour
    hrs:hour mins:minute yr:year yrs:year defence:defense colour:color honour:honor favour:favor
    neighbour:neighbor neighbouring:neighbor neighboring:neighbor labour:labor harbour:harbor seizing:capture
    behaviour:behavior centre:center theatre:theater metre:meter litre:liter programme:program organisation:organization mobilisation:mobilization
    artefact:artifact grey:gray tyre:tire cheque:check licence:license practise:practice travelled:travel cancelled:cancel dead:kill died:kill die:kill
    dies:kill dying:kill death:kill deaths:kill slain:kill slew:kill fatality:kill fatalities:kill killing:kill killings:kill perished:kill perish:kill
    hurt:injure wound:injure wounded:injure wounding:injure wounds:injure injury:injure injuries:injure casualty:casualty stated:say announced:say
    added:say declared:say reported:say noted:say remarked:say jet:plane jets:plane aircraft:plane warplane:plane warplanes:plane aeroplane:plane
    airplane:plane airplanes:plane unmanned:drone uav:drone uavs:drone utilized:use utilised:use utilize:use purchase:buy purchased:buy commenced:begin
    commence:begin started:begin start:begin starts:begin starting:begin raid:strike raids:strike bombardment:strike vow:vow vowed:vow pledged:vow
    pledge:vow slammed:condemn condemnation:condemn denounced:condemn retaliation:retaliate retaliatory:retaliate response:respond
    proportional:proportionate car:car automobile:car vehicle:vehicle firm:company firms:company roughly:about approximately:about residents:resident
    inhabitants:resident kid:child kids:child cop:police cops:police physician:doctor physicians:doctor movie:film movies:film attempt:try attempts:try
    attempted:try attempting:try funds:money assist:help assisted:help aided:help ended:end concluded:end finished:end permitted:allow permit:allow
    seized:capture captured:capture assaulted:attack assault:attack blast:explode blasts:explode explosion:explode explosions:explode explosive:explode
    explosives:explode employee:worker employees:worker staffer:worker staffers:worker staff:worker increased:rise increase:rise increases:rise
    increasing:rise climbed:rise climb:rise climbs:rise grew:rise grow:rise grows:rise grown:rise growth:rise surged:rise surge:rise soared:rise soar:rise
    jumped:rise rocketed:rise decreased:fall decrease:fall decreases:fall dropped:fall drop:fall drops:fall slipped:fall dipped:fall slid:fall
    tumbled:fall plunged:fall plummeted:fall slumped:fall quit:resign quits:resign resignation:resign sacked:dismiss dismissal:dismiss approval:approve
    rejection:reject acquisition:buy acquired:buy acquire:buy acquires:buy arrests:arrest established:found establish:found founder:found wed:marry
    weds:marry wedding:marry marriage:marry huge:big large:big enormous:big massive:big biggest:largest greatest:largest inquiry:investigation
    probe:investigation lawyer:attorney lawyers:attorney lorry:truck lorries:truck petrol:gasoline flat:apartment flats:apartment football:soccer
    holiday:vacation holidays:vacation constructed:build construction:build constructing:build assembled:gather gathered:gather vanished:disappear
    cooperate:collaborate cooperation:collaborate collaboration:collaborate pupils:student pupil:student decided:decide decision:decide rapidly:quick
    quickly:quick swiftly:quick buildings:building homes:house home:house houses:house additionally:also annually:yearly annual:yearly needed:require
    need:require needs:require required:require requires:require mistake:error mistakes:error repaired:fix selected:choose select:choose picked:choose
    demonstrated:show demonstrate:show hospitalized:hospital hospitalised:hospital sick:ill illness:ill disease:ill backed:support support:support
    supported:support supports:support backing:support
    beaten:beat withdrew:withdraw withdrawn:withdraw overtook:overtake overtaken:overtake sought:seek dealt:deal broke:break broken:break
    became:become swept:sweep forbade:forbid forbidden:forbid oversaw:oversee overseen:oversee apologise:apologize apologised:apologize
    apologises:apologize upheld:uphold lent:lend withheld:withhold withstood:withstand stuck:stick heard:hear shown:show proven:prove
    repaid:repay overpaid:overpay underpaid:underpay resold:resell outsold:outsell retook:retake retaken:retake rebuilt:rebuild
    rewrote:rewrite rewritten:rewrite undertook:undertake undertaken:undertake underwent:undergo undergone:undergo overcame:overcome
    overran:overrun overthrew:overthrow overthrown:overthrow foresaw:foresee foreseen:foresee foretold:foretell forgiven:forgive
    forgotten:forget misled:mislead outdid:outdo arose:arise arisen:arise tore:tear torn:tear blew:blow blown:blow bitten:bite
    drank:drink dug:dig swung:swing flung:fling bent:bend frozen:freeze sprang:spring sprung:spring shrank:shrink shrunk:shrink
    dreamt:dream learnt:learn burnt:burn bred:breed bled:bleed clung:cling crept:creep lit:light leapt:leap spun:spin stung:sting
    strove:strive wept:weep knelt:kneel wove:weave woven:weave shone:shine hung:hang ridden:ride sung:sing swum:swim woken:wake
    spelt:spell spilt:spill""".split()
)

_OPPOSITES = """rise/fall rise/reduce rise/shrink gain/lose win/lose accept/reject accept/refuse support/oppose approve/reject
    confirm/deny admit/deny allow/ban allow/prohibit allow/prevent begin/end open/close north/south east/west northern/southern
    eastern/western before/after above/below higher/lower high/low more/less more/fewer most/least first/last arrest/release
    buy/sell import/export include/exclude true/false guilty/innocent male/female man/woman boy/girl father/mother husband/wife son/daughter
    brother/sister success/failure succeed/fail strengthen/weaken escalate/calm enter/leave arrive/depart attack/defend alive/kill early/late
    old/new young/old large/small big/small long/short fast/slow hot/cold left/right top/bottom public/private positive/negative
    maximum/minimum major/minor up/down agree/disagree love/hate good/bad best/worst borrow/lend teach/learn push/pull condemn/praise
    condemn/welcome innocent/convicted former/current domestic/foreign summer/winter spring/autumn morning/evening day/night
    strong/weak rich/poor safe/dangerous easy/difficult appear/disappear find/lose remember/forget build/destroy create/destroy give/receive
    injure/kill civilian/military prime/deputy single/married full/empty hard/easy deny/acknowledge widen/narrow raise/lower raise/cut
    expand/contract ally/enemy legal/illegal rise/decline gain/shed gain/fall gain/decline profit/loss revenue/cost cash/stock cash/share
    asset/liability buyer/seller lender/borrower employer/employee teacher/student landlord/tenant plaintiff/defendant prosecutor/defendant
    daily/weekly daily/monthly daily/yearly weekly/monthly weekly/yearly monthly/yearly hourly/daily youngest/oldest newest/oldest largest/smallest
    highest/lowest longest/shortest fastest/slowest richest/poorest strongest/weakest hottest/coldest earliest/latest nearest/farthest
    busiest/quietest mouse/human animal/human rat/human hardware/software home/away gold/silver gold/bronze silver/bronze
    democrat/republican senate/house conservative/labour morning/afternoon afternoon/evening breakfast/dinner lunch/dinner
    summer/autumn winter/spring import/produce mandatory/optional permanent/temporary urban/rural inner/outer upper/lower
    front/back inside/outside import/ship broaden/narrow loosen/tighten ease/tighten add/remove join/leave promote/demote hire/dismiss
    deposit/withdraw advance/retreat ascend/descend inflation/deflation surplus/deficit majority/minority oxygen/nitrogen winner/loser
    victory/defeat victim/suspect wife/mother son/father daughter/mother uncle/nephew aunt/niece red/blue red/green black/white blue/green
    forbid/allow forbid/let grant/refuse grant/deny grant/reject uphold/reject uphold/overturn refuse/give agree/dispute half/double
    halve/double quiet/noisy quiet/loud uncle/brother aunt/sister downstream/above upstream/below
    dry/wet leave/stay welcome/regret acquit/convict exonerate/convict praise/blame calm/panic promote/relegate overpay/underpay
    overestimate/underestimate overvalue/undervalue effective/ineffective accurate/inaccurate adequate/inadequate complete/incomplete
    possible/impossible lawful/unlawful responsible/irresponsible fair/unfair happy/unhappy able/unable aware/unaware
    healthy/unhealthy popular/unpopular successful/unsuccessful constitutional/unconstitutional
    willing/unwilling employed/unemployed hurt/unhurt injured/uninjured harmed/unharmed armed/unarmed"""

# Phrases whose first word then stands for the whole: what it means, by the words that follow.
PHRASES: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "claimed": ((("the", "lives"), "kill"), (("the", "life"), "kill"), (("lives",), "kill")),
    "lost": ((("their", "lives"), "kill"), (("his", "life"), "kill"), (("her", "life"), "kill")),
    "passed": ((("away",), "kill"),),
    "turned": ((("down",), "reject"),),
    "stepped": ((("down",), "resign"),),
    "stood": ((("down",), "resign"),),
    "went": ((("up",), "rise"), (("down",), "fall")),
    "gone": ((("up",), "rise"), (("down",), "fall")),
    "goes": ((("up",), "rise"), (("down",), "fall")),
    "go": ((("up",), "rise"), (("down",), "fall")),
    "called": ((("off",), "cancel"),),
    "put": ((("off",), "postpone"),),
    "set": ((("up",), "found"),),
    "took": ((("over",), "buy"),),
    "laid": ((("off",), "dismiss"),),
    "let": ((("go",), "release"),),
    "blew": ((("up",), "explode"),),
    "blown": ((("up",), "explode"),),
    "found": ((("out",), "learn"),),
    "carried": ((("out",), "conduct"),),
    "coming": ((("to", "office"), "take"), (("to", "power"), "take")),
    "came": ((("to", "office"), "take"), (("to", "power"), "take")),
    "entering": ((("office",), "take"),),
    "entered": ((("office",), "take"),),
}
# Adjectives with which a thing is not, not yet or no longer what its noun says.
PRIVATIVES = frozenset(
    "former alleged suspected acting interim aspiring failed attempted proposed fake mock honorary prospective presumptive deputy vice".split()
)

# Titles and offices say nothing that tells two people apart.
TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir lady lord dame president vice prime minister secretary general gen colonel col major maj captain capt
    commander cmdr lieutenant lt sergeant sgt admiral adm senator sen representative rep congressman congresswoman governor gov mayor judge
    justice king queen prince princess pope bishop rev reverend chancellor ambassador envoy chief press foreign spokesman spokeswoman spokesperson
    sheikh sheik imam ayatollah officer detective inspector brigadier brig private pvt corporal cpl navy army air st""".split()
)

# Verbs of speech, in the forms in which they are verbs: "reports" and "claims" are mostly nouns.
SPEECH_VERBS = frozenset(
    """say says said saying tell tells told announced announces add adds added declared declares reported noted notes remarked write writes wrote
    tweeted posted claimed claims allege alleges alleged insist insists insisted argue argues argued warn warns warned deny denies denied admit admits
    admitted acknowledged acknowledges confirm confirms confirmed suggested suggests explained explains described describes believe believes believed
    estimated estimates predicted predicts urged urges demanded called calls threatened vowed promised accused accuses blamed blames condemned
    condemns criticized criticised disputed disputes rejected rejects testified replied replies stressed stresses reiterated
    maintained maintains asserted asserts contended conceded revealed disclosed commented observed concluded stated""".split()
)
DOUBTING_VERBS = frozenset("claim allege accuse suspect speculate rumor rumour deny dispute fear blame".split())
DENIALS = frozenset("deny denied denies denying denial dispute disputed disputes disputing refute refuted refutes".split())
# Words that deny a statement, and of a plan or an offer only refuse it.
REFUSALS = frozenset("rejected rejects dismissed dismisses".split())
STATEMENTS = frozenset(
    "that claim claims allegation allegations accusation accusations report reports suggestion suggestions notion idea".split()
)
# Verbs and nouns that report without vouching where "that" follows.
DOUBTS = frozenset(
    """claim claims claimed claiming allege alleges alleged alleging allegation allegations suggest suggests suggested suggesting suggestion suggestions
    speculate speculated speculation rumour rumours rumor rumors suspect suspects suspected suspicion suspicions accusation accusations""".split()
)
HEDGES = frozenset(
    """may might could possibly perhaps maybe probably likely allegedly alleged reportedly apparently supposedly purportedly purported
    suspected potential potentially unconfirmed rumored rumoured presumably seemingly""".split()
)

NEGATORS = frozenset("not no never neither nor none nobody nothing nowhere without cannot hardly scarcely barely".split())
# Words after which something does not happen: their object counts as denied. Those of the second kind need a "to".
NEGATIVE_VERBS = frozenset("deny refuse fail decline reject lack unable unlikely impossible absent absence".split())
PREVENTING_VERBS = frozenset("escape evade avoid dodge".split())
FAILING_VERBS = frozenset("fail refuse decline unable unlikely neglect yet".split())
# Words after which, with a "to", something is meant and not done.
INTENTIONS = frozenset(
    "plan try attempt threaten want consider agree expect hope seek about intend aim prepare pretend wish".split()
)
# Amounts that no other word stands for.
AMOUNTS = frozenset(
    """couple pair handful minority majority half dozens hundreds thousands millions billions
    trillions hundred thousand million billion trillion""".split()
)

# Words that lean on an earlier sentence when they open one.
LEANING = frozenset("he she it they this that these those his her its their such both others there him them".split())

# Words too grave to be carried by the words around them: a claim that has one needs evidence that has it.
GRAVE = frozenset(
    """kill die injure arrest detain jail imprison murder rape assassinate execute convict sentence charge acquit indict sue resign dismiss fire
    bomb shoot stab kidnap abduct torture steal fraud bribe corrupt win lose defeat divorce marry suspend ban sanction surrender invade
    praise condemn apologize confess guilty innocent bankrupt cancel approve reject veto recall poison explode crash drown burn collapse
    evacuate flee deport displace infect cure diagnose escape evade avoid postpone cancel plan try attempt threaten consider fear overturn
    refuse fail withdraw""".split()
)

# Strength of a quantifier: a claim may be weaker than its evidence, never stronger.
QUANTIFIERS = {
    "all": 5, "every": 5, "each": 5, "entire": 5, "whole": 5, "always": 5, "everyone": 5, "everything": 5, "everybody": 5, "both": 5, "unanimously": 5,
    "most": 4, "majority": 4, "mostly": 4, "usually": 4, "nearly": 4, "almost": 4,
    "many": 3, "much": 3, "often": 3, "numerous": 3, "lots": 3,
    "several": 2, "multiple": 2, "various": 2,
    "some": 1, "sometimes": 1, "any": 1, "certain": 1,
    "few": 0, "none": 0, "little": 0, "rarely": 0, "seldom": 0,
}  # fmt: skip
RESTRICTORS = frozenset("only solely exclusively merely sole".split())

# Countries and their people, the forms that news uses: demonym or short form -> country.
_COUNTRIES = """afghan:afghanistan albanian:albania algerian:algeria american:us americans:us america:us usa:us u.s.:us u.s.a.:us us:us
    argentine:argentina argentinian:argentina armenian:armenia australian:australia austrian:austria azerbaijani:azerbaijan bahraini:bahrain
    bangladeshi:bangladesh belarusian:belarus belgian:belgium bolivian:bolivia bosnian:bosnia brazilian:brazil british:uk briton:uk britons:uk britain:uk
    u.k.:uk uk:uk bulgarian:bulgaria cambodian:cambodia cameroonian:cameroon canadian:canada canadians:canada chilean:chile chinese:china colombian:colombia
    congolese:congo croatian:croatia cuban:cuba cypriot:cyprus czech:czechia danish:denmark dutch:netherlands ecuadorian:ecuador egyptian:egypt
    english:england eritrean:eritrea estonian:estonia ethiopian:ethiopia european:europe europeans:europe filipino:philippines finnish:finland french:france
    georgian:georgia german:germany germans:germany ghanaian:ghana greek:greece greeks:greece haitian:haiti hungarian:hungary icelandic:iceland indian:india
    indians:india indonesian:indonesia iranian:iran iranians:iran iraqi:iraq iraqis:iraq irish:ireland israeli:israel
    israelis:israel italian:italy italians:italy
    jamaican:jamaica japanese:japan jordanian:jordan kazakh:kazakhstan kenyan:kenya korean:korea kurdish:kurd kurds:kurd kuwaiti:kuwait kyrgyz:kyrgyzstan
    laotian:laos latvian:latvia lebanese:lebanon liberian:liberia libyan:libya lithuanian:lithuania malaysian:malaysia malian:mali mexican:mexico
    moldovan:moldova mongolian:mongolia moroccan:morocco nepalese:nepal nepali:nepal nigerian:nigeria norwegian:norway omani:oman pakistani:pakistan
    pakistanis:pakistan palestinian:palestine palestinians:palestine panamanian:panama peruvian:peru polish:poland portuguese:portugal qatari:qatar
    romanian:romania russian:russia russians:russia rwandan:rwanda saudi:saudi saudis:saudi scottish:scotland senegalese:senegal serbian:serbia
    singaporean:singapore slovak:slovakia slovenian:slovenia somali:somalia spanish:spain sudanese:sudan swedish:sweden swiss:switzerland
    syrian:syria syrians:syria taiwanese:taiwan tajik:tajikistan tanzanian:tanzania thai:thailand tibetan:tibet tunisian:tunisia turkish:turkey
    turks:turkey turkiye:turkey ugandan:uganda ukrainian:ukraine ukrainians:ukraine uruguayan:uruguay uzbek:uzbekistan venezuelan:venezuela
    vietnamese:vietnam welsh:wales yemeni:yemen zambian:zambia zimbabwean:zimbabwe daesh:isis isil:isis isis:isis
    """.split()
COUNTRIES = dict(pair.split(":") for pair in _COUNTRIES if pair.count(":") == 1) | {
    "united states": "us", "united states of america": "us", "united kingdom": "uk",
}  # fmt: skip
COUNTRY_NAMES = frozenset(COUNTRIES.values())

MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september",
            "oct october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
TIME_SPANS = frozenset("second minute hour day night week month quarter year".split())
WEEKDAYS = {
    name: n
    for n, names in enumerate(
        ("monday mon", "tuesday tue", "wednesday wed", "thursday thu", "friday fri", "saturday sat", "sunday sun")
    )
    for name in names.split()
}


def _opposites() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for pair in _OPPOSITES.split():
        a, b = pair.split("/")
        table.setdefault(a, set()).add(b)
        table.setdefault(b, set()).add(a)
    return {word: frozenset(others) for word, others in table.items()}


OPPOSITES = _opposites()
