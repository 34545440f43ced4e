"""What the words of a field can mean in a sentence, and which meanings exclude each other: the killed are not the wounded."""

from collections.abc import Iterable
from functools import lru_cache

from summarizer.language.tokens import fold, stem_of

_FAMILIES: dict[str, str] = {
    "casualties": """killed=killed dead death die died fatality fatal perished toll lost-lives
        wounded=wounded injured injury hurt burns burn fractures
        missing=missing unaccounted
        arrested=arrested arrest detained detention custody jailed
        displaced=displaced evacuated evacuation fled homeless uprooted
        rescued=rescued rescue saved survived survivor
        infected=infected infection""",
    "people": """men=men man male boys
        women=women woman female girls
        children=children child kids minors
        civilians=civilians civilian villagers
        soldiers=soldiers soldier troops servicemen
        police=police officers policemen
        fighters=fighters militants militiamen rebels gunmen insurgents militia
        workers=employees employee workers worker staff headcount workforce payroll employs employed employ
        patients=patients patient
        participants=participants participant subjects enrolled enrollees volunteers sample
        passengers=passengers passenger
        students=students pupils""",
    "sums": """revenue=revenue revenues sales turnover
        profit=profit profits income earnings surplus
        loss=loss losses deficit
        cost=cost costs cost expense expenses expenditure spending outlay
        cash=cash liquidity
        debt=debt debts borrowings
        dividend=dividend dividends payout
        tax=tax taxes
        fine=fine fined fines penalty penalties
        salary=salary salaries pay wage wages remuneration
        rent=rent rental
        deposit=deposit deposits
        budget=budget budgets
        bonus=bonus bonuses
        margin=margin margins
        damage=damage damages
        price=price prices priced cost costs
        funding=funding grant grants
        eps=eps per-share
        fee=fee fees fare fares charge charges cost costs price""",
    "grade": """net=net
        operating=operating
        gross=gross
        adjusted=adjusted underlying
        pretax=pretax pre-tax""",
    "edge": """start=start starts begin begins began started commence commences commencement commencing beginning effective opens opened
            opening launch launched onset takes-effect
        admitted=admission admitted
        end=end ends ended expire expires expired expiry expiration terminate terminates close closed closing conclude concluded finish
            finished completion completed until
        discharged=discharge discharged
        signed=sign signed signing executed
        due=due deadline payable overdue
        born=born birth
        announced=announce announced announcement unveiled
        published=publish published publication issued release released
        detected=detect detected detection discovered discovery noticed alert alerted alerts
        resolved=resolve resolved resolution fixed restored mitigated recovered recovery
        appointed=appoint appointed appointment named hired""",
    "bound": """least=minimum min least lowest floor low lower youngest smallest fewest shortest cheapest
        most=maximum max most highest cap capped ceiling limit high higher upper oldest largest biggest longest dearest""",
    "votes": """for=for favour favor favour yes approve approved ayes
        against=against opposed no nays
        abstained=abstain abstained abstention abstentions""",
    "seats": """present=present attended attendance attending
        absent=absent absence apologies regrets""",
    "signs": """systolic=systolic
        diastolic=diastolic
        pulse=pulse heart-rate
        temperature=temperature fever febrile
        respiration=respiratory breaths
        saturation=saturation oxygen spo2
        weight=weight weighs weighed weighing
        height=height tall
        age=age aged old year-old""",
    "arms": """placebo=placebo control
        treatment=treatment intervention treated drug""",
    "waste": """requests=requests request
        users=users user customers customer accounts
        servers=servers server hosts nodes""",
    "posts": """ceo=ceo executive
        cfo=cfo financial
        cto=cto technology
        chair=chair chairs chaired chairman chairwoman presided
        secretary=secretary minutes
        counsel=counsel""",
    "plans": """planned=planned scheduled due expected intended
        actual=actual actually real""",
    "visits": "visit=visit visits appointment appointments seen see clinic consultation",
    "doctors": "doctor=doctor dr physician surgeon",
    "meets": "meet=met meet meeting meets",
    "sells": "sell=sell sells sold sale",
    "ships": "ship=ship vessel ferry boat tanker freighter",
    "terms": "term=term period force valid remains",
    "treating": "treat=treatment treated received administered therapy",
    "leaving": "leave=departure departed depart left leave leaves sailed",
    "pays": "pay=pay payment payments payable paid",
    "losing": "liable=liable liability",
    "hires": "hire=hire hires hired hiring recruits recruited",
    "closing": "closed=closed close closes closure shut",
    "turn": """before=before previous previously prior earlier origin departure former initial initially original originally
        after=after destination arrival new current currently now final finally latest revised""",
}
"""Families of meanings that exclude each other, each meaning with the words that carry it."""

_GENERIC = frozenset(
    stem_of(w)
    for w in """number count amount value total sum figure quantity size level rate date day time timestamp when name title text string item
    items list field data info information details detail entry person people who whose what which where whom whether if true
    false yes flag boolean how many much kind type category status unit units integer whole decimal given stated said mention
    mentioned document source article report reported according say id code number's iso format value's e.g eg etc null none
    unknown optional full short one per word words sentence phrase year month hour minute second week expressed dollar euro pound
    usd eur gbp currency million billion thousand percent percentage ratio fraction event object incident accident cause thing
    exactly exact duration length period lasted last long happen happened happens occur occurred occurs took calendar""".split()
)
"""Stems that say what sort of value a field holds, and not of what."""


def _read_families() -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for family, text in _FAMILIES.items():
        meaning = ""
        for word in text.split():
            if "=" in word:
                meaning, word = word.split("=")
            pair = (family, meaning)
            rows = table.setdefault(stem_of(fold(word)), [])
            if pair not in rows:
                rows.append(pair)
    return {stem: tuple(rows) for stem, rows in table.items()}


_SENSES = _read_families()
_LEAST_ROOT, _LEAST_STEM = 5, 3
_ENDINGS = frozenset("able abl ment er or ee ing ed al ion ation s ance ence ure age y i down off out up".split())
_SAME_ROOT = 0.85


def senses_of(stem: str) -> tuple[tuple[str, str], ...]:
    """Return the (family, meaning) pairs that a stem may carry; none for most words."""
    return _SENSES.get(stem, ())


def is_generic(stem: str) -> bool:
    """Whether a stem of a label says what sort of value it is ("number", "date") and not of what."""
    return stem in _GENERIC


@lru_cache(maxsize=65536)
def kin(a: str, b: str) -> bool:
    """Whether two stems may speak of one thing: equal, of one meaning, or of one root ("sponsor", "sponsorship")."""
    if a == b or set(senses_of(a)) & set(senses_of(b)):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) >= _LEAST_STEM and long.startswith(short) and long[len(short) :] in _ENDINGS:
        return True
    shortest = len(short)
    if shortest < _LEAST_ROOT or a[:_LEAST_ROOT] != b[:_LEAST_ROOT]:
        return False
    shared = next((n for n in range(shortest) if a[n] != b[n]), shortest)
    return shared >= max(_LEAST_ROOT, _SAME_ROOT * shortest)


def meanings(stems: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return for each family the meanings that some of the stems carry."""
    found: dict[str, set[str]] = {}
    for stem in stems:
        for family, meaning in senses_of(stem):
            found.setdefault(family, set()).add(meaning)
    return {family: frozenset(values) for family, values in found.items()}
