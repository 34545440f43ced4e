"""Word lists for the edits. What is put in for a word must change (or, in SYNONYMS, keep) what a sentence claims."""

MONTHS = tuple("January February March April May June July August September October November December".split())
DAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
PARTS = ("morning", "afternoon", "evening", "night")
NUMBER_WORDS = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty".split()
)
STOP_CAPITALS = frozenset(
    "The A An In On At For From To Of By With And But Or So If As It Its He She They We I You His Her Their Our My Your This That These Those "
    "There Here When While Where Who What Why How After Before Since Until During Although Though Because However Meanwhile Also Not No Nor All "
    "Some Many Most Several Both Each Every Another Other One Two Three Four Five Six Seven Eight Nine Ten Police People Officials According "
    "Despite Under Over Once Then Now Last Next First New More Less About Between Among Through Across Around Against Within Without Only Even "
    "Still Yet Such Being Having Following Speaking".split()
)


def _both(pairs: str) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for pair in pairs.split():
        one, two = pair.replace("_", " ").split("/")
        table[one] = (*table.get(one, ()), two)
        table[two] = (*table.get(two, ()), one)
    return table


ANTONYMS = _both(
    "increase/decrease increased/decreased increases/decreases increasing/decreasing rise/fall rose/fell rises/falls rising/falling risen/fallen "
    "higher/lower highest/lowest high/low more/less more/fewer most/least win/lose won/lost wins/loses winning/losing victory/defeat "
    "winner/loser arrive/leave arrived/left arrives/leaves open/close opened/closed opens/closes opening/closing begin/end began/ended begins/ends "
    "start/finish started/finished start/stop started/stopped support/oppose supported/opposed supports/opposes supporting/opposing "
    "support/opposition accept/reject accepted/rejected accepts/rejects approve/reject approved/rejected agree/disagree agreed/refused agrees/refuses "
    "buy/sell bought/sold buys/sells buying/selling gain/lose gained/lost gains/losses enter/leave entered/left join/leave joined/left "
    "first/second second/third early/late earlier/later before/after young/old younger/older youngest/oldest large/small larger/smaller "
    "largest/smallest big/small bigger/smaller biggest/smallest good/bad better/worse best/worst strong/weak stronger/weaker easy/difficult "
    "easier/harder safe/dangerous possible/impossible likely/unlikely able/unable legal/illegal public/private male/female man/woman men/women boy/girl "
    "boys/girls son/daughter sons/daughters father/mother brother/sister brothers/sisters husband/wife king/queen north/south east/west northern/southern "
    "eastern/western north-east/south-west top/bottom inside/outside include/exclude included/excluded including/excluding "
    "guilty/innocent success/failure successful/unsuccessful succeeded/failed alive/dead survived/died live/die lives/dies born/killed injured/unhurt "
    "killed/injured arrested/released jailed/freed charged/cleared convicted/acquitted attack/defend attacked/defended attacking/defending "
    "teacher/student teachers/students buyer/seller employer/employee employers/employees doctor/patient doctors/patients "
    "domestic/international local/national local/foreign ancient/modern new/old rich/poor full/empty hot/cold warm/cold wet/dry hard/soft fast/slow "
    "faster/slower long/short longer/shorter positive/negative profit/loss profits/losses surplus/deficit import/export imports/exports imported/exported "
    "upper/lower major/minor majority/minority always/never often/rarely usually/rarely sometimes/never permanent/temporary temporarily/permanently "
    "voluntary/compulsory with/without allow/ban allowed/banned allows/bans allowed/forbidden legalise/ban raise/cut raised/cut raises/cuts "
    "extend/shorten extended/shortened expand/reduce expanded/reduced expands/reduces growth/decline grew/shrank grow/shrink improve/worsen "
    "improved/worsened improves/worsens improvement/decline hire/fire hired/fired appointed/dismissed promoted/demoted promoted/relegated "
    "borrow/lend borrowed/lent teach/learn ask/answer asked/answered give/take gave/took given/taken send/receive sent/received sends/receives "
    "create/destroy created/destroyed build/demolish built/demolished remember/forget love/hate loves/hates loved/hated "
    "happy/sad pleased/disappointed happy/unhappy confident/doubtful optimistic/pessimistic hopeful/pessimistic encourage/discourage encouraged/discouraged "
    "show/hide shows/hides reveal/conceal revealed/concealed reveals/conceals same/different similar/different alone/together separately/together "
    "morning/evening day/night days/weeks week/month weeks/months month/year months/years hours/minutes years/decades thousands/hundreds "
    "million/billion millions/thousands quarter/half half/third double/triple doubled/halved twice/once annual/monthly weekly/daily "
    "government/opposition democratic/republican liberal/conservative left-wing/right-wing red/blue black/white green/yellow "
    "car/lorry train/bus plane/ship hospital/school university/company church/museum city/village river/lake football/rugby cricket/tennis "
    "film/book album/film song/poem actor/singer writer/painter president/mayor minister/ambassador captain/goalkeeper striker/defender "
    "manager/player coach/referee summer/winter spring/autumn"
)

QUANTIFIERS: dict[str, tuple[str, ...]] = {
    "some": ("all", "no"),
    "all": ("some", "few", "none of the"),
    "many": ("few", "all"),
    "most": ("few", "all"),
    "several": ("two", "all"),
    "few": ("many", "most"),
    "every": ("almost no", "hardly any"),
    "both": ("neither of the", "only one of the"),
    "at least": ("at most", "exactly", "fewer than"),
    "at most": ("at least",),
    "more than": ("less than", "exactly"),
    "less than": ("more than",),
    "fewer than": ("more than",),
    "up to": ("more than", "at least"),
    "nearly": ("more than", "exactly"),
    "almost": ("more than", "exactly"),
    "about": ("more than", "fewer than"),
    "around": ("more than", "fewer than"),
    "only": ("not only", "also"),
    "majority of": ("minority of", "all"),
    "half of": ("a third of", "all"),
    "one of the": ("the only one of the", "none of the"),
    "dozens of": ("hundreds of", "two"),
    "hundreds of": ("dozens of", "thousands of"),
    "thousands of": ("hundreds of", "millions of"),
    "none": ("all", "most"),
    "often": ("never", "always"),
    "sometimes": ("always", "never"),
    "always": ("never", "sometimes"),
    "never": ("always", "often"),
}

VERDICTS: dict[str, tuple[str, ...]] = {
    "denied": ("confirmed", "admitted"),
    "denies": ("confirms", "admits"),
    "confirmed": ("denied",),
    "confirms": ("denies",),
    "admitted": ("denied",),
    "admits": ("denies",),
    "praised": ("criticised", "condemned"),
    "criticised": ("praised", "welcomed"),
    "criticized": ("praised", "welcomed"),
    "welcomed": ("condemned", "criticised"),
    "condemned": ("praised", "welcomed"),
    "accused": ("cleared", "praised"),
    "blamed": ("thanked", "praised"),
    "urged": ("forbade", "warned"),
    "promised": ("refused", "declined"),
    "refused": ("agreed", "promised"),
    "declined": ("agreed", "accepted"),
    "offered": ("refused", "declined"),
    "threatened": ("promised", "declined"),
    "claimed": ("proved", "denied"),
    "claims": ("proves", "denies"),
    "suggested": ("proved", "denied"),
    "warned": ("denied", "promised"),
    "said": ("denied",),
    "says": ("denies",),
    "believes": ("doubts", "knows"),
    "believe": ("doubt", "know"),
    "plans to": ("has decided not to", "refuses to"),
    "plan to": ("refuse to",),
    "wants to": ("does not want to", "refuses to"),
    "want to": ("do not want to",),
    "expected to": ("not expected to", "certain to"),
    "hopes to": ("does not hope to", "has managed to"),
}

HEDGES: dict[str, tuple[str, ...]] = {
    "may": ("will", "did"),
    "might": ("will",),
    "could": ("will", "did"),
    "can": ("cannot", "must"),
    "should": ("must", "should not"),
    "allegedly": ("", "admittedly"),
    "alleged": ("proven",),
    "reportedly": ("certainly",),
    "suspected": ("convicted",),
    "possible": ("certain",),
    "possibly": ("certainly",),
    "probably": ("certainly",),
    "perhaps": ("certainly",),
    "appears to": ("is proven to",),
    "appeared to": ("was proven to",),
    "is expected to": ("has agreed to", "will not"),
    "are expected to": ("have agreed to", "will not"),
    "is likely to": ("is certain to",),
    "are likely to": ("are certain to",),
    "tried to": ("managed to",),
    "attempted to": ("managed to",),
    "plans to": ("has begun to",),
    "planned to": ("managed to",),
    "would": ("did", "would not"),
    "if": ("because",),
    "unless": ("because",),
}

SYNONYMS: dict[str, tuple[str, ...]] = {
    "said": ("stated", "told reporters", "remarked"),
    "says": ("states",),
    "began": ("started",),
    "begin": ("start",),
    "begins": ("starts",),
    "started": ("began",),
    "large": ("big",),
    "big": ("large",),
    "also": ("additionally",),
    "buy": ("purchase",),
    "bought": ("purchased",),
    "help": ("assist",),
    "helped": ("assisted",),
    "show": ("indicate",),
    "shows": ("indicates",),
    "showed": ("indicated",),
    "nearly": ("almost",),
    "almost": ("nearly",),
    "children": ("kids",),
    "firm": ("company",),
    "company": ("firm",),
    "killed": ("left dead",),
    "died": ("lost their lives",),
    "injured": ("hurt", "wounded"),
    "hurt": ("injured",),
    "arrested": ("detained", "taken into custody"),
    "detained": ("arrested",),
    "asked": ("requested",),
    "ended": ("finished", "concluded"),
    "although": ("even though",),
    "several": ("a number of",),
    "important": ("significant",),
    "area": ("region",),
    "areas": ("regions",),
    "attempt": ("effort",),
    "attempted": ("tried",),
    "tried": ("attempted",),
    "became": ("turned into",),
    "currently": ("at present",),
    "announced": ("made public",),
    "revealed": ("disclosed",),
    "increase": ("rise",),
    "increased": ("went up",),
    "decreased": ("went down",),
    "rose": ("went up", "climbed"),
    "fell": ("dropped", "went down"),
    "money": ("funds",),
    "job": ("position",),
    "jobs": ("positions",),
    "car": ("vehicle",),
    "cars": ("vehicles",),
    "home": ("house",),
    "told": ("informed",),
    "allow": ("permit",),
    "allowed": ("permitted",),
    "provide": ("offer",),
    "provides": ("offers",),
    "provided": ("supplied",),
    "quickly": ("rapidly",),
    "huge": ("enormous",),
    "difficult": ("hard",),
    "talks": ("negotiations",),
    "deal": ("agreement",),
    "agreement": ("deal",),
    "rule": ("regulation",),
    "rules": ("regulations",),
    "build": ("construct",),
    "built": ("constructed",),
    "choose": ("select",),
    "chosen": ("selected",),
    "picked": ("chosen",),
    "study": ("research",),
    "found": ("discovered",),
    "discovered": ("found",),
    "per cent": ("percent",),
    "whole": ("entire",),
    "entire": ("whole",),
}
