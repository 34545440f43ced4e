"""Who says what a sentence states."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile

from .idioms import reports_nothing
from .lexicon import COUNTRIES, COUNTRY_NAMES, DOUBTING_VERBS, MONTHS, SPEECH_VERBS, WEEKDAYS
from .names import Name, acronym, same_word
from .tokens import Token, stem_of
from .verbs import BE, MODALS, is_participle, is_past, lead_of

DOUBTING_STEMS = frozenset(stem_of(w) for w in DOUBTING_VERBS)
_SPEAKERS = frozenset(
    stem_of(w)
    for w in """official spokesman ministry government police army military report statement witness monitor agency group militia
    court judge jury tribunal panel regulator council parliament union
    authority commander officer minister president leader critic lawyer prosecutor diplomat analyst expert study researcher company doctor
    council office headquarters media forces resident source""".split()
)
OPEN_CIRCLES = frozenset(stem_of(w) for w in "critic opponent campaigner expert observer".split())
"""Whoever disagrees or looks on may belong to them."""
_INVERTING_STEMS = frozenset(stem_of(w) for w in "say tell write warn tweet reply argue insist explain".split())
"""Verbs whose subject may stand after them ("... , said Kirby"); after others stands an object."""

_PRONOUNS = frozenset("he she they it who".split())
_NOBODY = frozenset("nothing none nobody neither no not".split())
_DETERMINERS = frozenset("a an the this that its his her their of to no rare".split())
_OPENERS = frozenset("the a an two three four five some many several other both his her its their".split())
_APART = frozenset("what where whom that when while which after before but as because".split())
_PREPOSITIONS = frozenset("in on at by and with".split())
_AUXILIARIES = frozenset(
    "also later has have had was were been then previously earlier similarly did does do not never further again".split()
)
_SUBORDINATORS = frozenset(
    "although though while when after before as if since because in on at during for with by despite".split()
)
_VERBS = frozenset(
    "put gave remain remains is was were are issued released made took held spoke wrote went came did has have had".split()
)
_CONJUNCTIONS = frozenset("but and however meanwhile also".split())
_DATING, _DATES = frozenset(("on", "in")), frozenset((*MONTHS, *WEEKDAYS))
_DANGLING = frozenset("who which behind of from with and in on".split())
_TELLING = frozenset("told tells tell telling".split())
"""Verbs of speech behind which stands who is spoken to, never who speaks."""
_APPOSITIVES = frozenset("a an the who which".split())
_SECOND = 2
_FARTHEST = 14
_LONGEST_SENTENCE = 2_000
_LONGEST_SPEAKER = 10
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Speech:
    """An attribution: `speaker` as the sentence has it, the folded `parts` of its names, the stems of all its content, its verb's stem.

    `doubting` verbs (alleged, claimed, denied) report a statement without vouching for it.
    """

    speaker: str
    parts: tuple[str, ...]
    stems: frozenset[str]
    verb: str
    verb_index: int
    doubting: bool


def find_speech(sentence: str, tokens: Sequence[Token], names: Sequence[Name]) -> tuple[Speech, ...]:
    """Return the attributions of a sentence: a speaker before or after a verb of speech, or after "according to".

    None in a run of over 2,000 words, which is no sentence.
    """
    found: list[Speech] = []
    if len(tokens) > _LONGEST_SENTENCE:
        return ()
    for i, token in enumerate(tokens):
        if token.norm == "according" and i + 1 < len(tokens) and tokens[i + 1].norm == "to":
            speaker, verb = _phrase_after(sentence, tokens, i + 2), "say"
        elif token.norm in SPEECH_VERBS and not token.capital and not _is_noun(sentence, tokens, i):
            speaker, verb = _speaker(sentence, tokens, i), token.stem
        else:
            continue
        if not speaker:
            continue
        first, last = speaker[0], speaker[-1]
        within = (n for n in names if n.first >= first and n.last <= last)
        parts = tuple(p for n in within if not _is_office(tokens, n) for p in n.parts)
        if not parts and not any(tokens[k].stem in _SPEAKERS or tokens[k].norm in _PRONOUNS for k in speaker):
            continue
        stems = frozenset(tokens[k].stem for k in speaker if tokens[k].content)
        text = sentence[tokens[first].start : tokens[last].end]
        found.append(Speech(text, parts, stems, verb, i, token.stem in DOUBTING_STEMS))
    return tuple(found)


def _is_office(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a name is a word for any speakers that opens its sentence: "Critics say"."""
    return name.opening and name.first == name.last and tokens[name.first].stem in OPEN_CIRCLES


def _is_noun(sentence: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at `i` is no verb of a speaker here: "was announced", "accused of", "their claims", "growing calls", "called her"."""
    if i == 0:
        return False
    before = tokens[i - 1]
    after = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    if (is_participle(tokens[i].norm) and lead_of(tokens, i) in BE) or (tokens[i].norm == "accused" and after == "of"):
        return True
    compound = before.norm in _DETERMINERS or before.norm.endswith("ing") or sentence[before.end : tokens[i].start] == "-"
    return compound or reports_nothing(tokens, i)


def _speaker(sentence: str, tokens: Sequence[Token], i: int) -> list[int]:
    """The tokens of who does what the verb at `i` says: before it, after it, or at the head of the sentence."""
    before = _phrase_before(sentence, tokens, i)
    if before:
        return before
    named = _named_aside(tokens, i)
    if named:
        return named
    inverts = tokens[i].stem in _INVERTING_STEMS and tokens[i].norm not in _TELLING
    after = _phrase_after(sentence, tokens, i + 1) if inverts else []
    if after and after[-1] + 1 < len(tokens) and tokens[after[-1] + 1].norm in _AUXILIARIES | MODALS | BE:
        after = []  # "Reyes, the finance chief, said the company had refused": who follows is spoken of
    clause = [t for t in tokens[:i] if t.clause == tokens[i].clause and t.norm not in _AUXILIARIES]
    apart = tokens[i].clause >= _SECOND and not clause
    opening = _opening_subject(sentence, tokens, i) if apart and tokens[i].stem in _INVERTING_STEMS else []
    if opening and (tokens[opening[-1] + 1].norm.endswith("ing") or tokens[opening[-1] + 1].norm in _APPOSITIVES):
        # "Blinken, speaking in Rome, said Biden ...": who stands after the verb is spoken of.
        return opening
    explains = not clause or clause[0].norm in _APPOSITIVES | _VERBS or tokens[i].norm == "saying"
    return after or (_opening_subject(sentence, tokens, i) if explains else [])


def _named_aside(tokens: Sequence[Token], i: int) -> list[int]:
    """The name with its apposition right before the verb at `i`: "It was safe, Ruth Hall, an engineer, told the inquiry"."""
    aside = [t.index for t in tokens[:i] if t.clause == tokens[i].clause - 1]
    name = [t.index for t in tokens[:i] if t.clause == tokens[i].clause - 2]
    follows = bool(aside) and aside[-1] == i - 1 and tokens[aside[0]].norm in _APPOSITIVES
    known = 0 < len(name) <= _LONGEST_NAME and name[0] > 0 and all(tokens[k].capital for k in name)
    return name + aside if follows and known else []


def _phrase_before(sentence: str, tokens: Sequence[Token], i: int) -> list[int]:
    end = i - 1
    while end >= 0 and tokens[end].norm in _AUXILIARIES:
        end -= 1
    begin = end
    while (
        begin >= 0
        and end - begin < _FARTHEST
        and tokens[begin].clause == tokens[i].clause
        and tokens[begin].norm not in _APART
        and not _parts_speakers(tokens, begin)
    ):
        begin -= 1
    if end - begin == _FARTHEST or (begin >= 0 and tokens[begin].norm == "as"):
        return []
    return _subject(sentence, tokens, list(range(begin + 1, end + 1)))


def _parts_speakers(tokens: Sequence[Token], k: int) -> bool:
    """Whether an "and" at `k` opens what another says: "The unions said it was cruel and the minister said it was fair"."""
    spoken = (t for t in tokens[:k] if t.clause == tokens[k].clause)
    return tokens[k].norm in ("and", "or") and any(t.norm in SPEECH_VERBS and not t.capital for t in spoken)


def _phrase_after(sentence: str, tokens: Sequence[Token], i: int) -> list[int]:
    run: list[int] = []
    for j in range(i, min(i + _FARTHEST, len(tokens))):
        if (run and tokens[j].clause != tokens[run[0]].clause) or tokens[j].norm in _APART | _PREPOSITIONS:
            break
        run.append(j)
    return _subject(sentence, tokens, run)


def _opening_subject(sentence: str, tokens: Sequence[Token], i: int) -> list[int]:
    """The noun phrase that opens the sentence, when what stands between it and the verb at `i` only explains it.

    "The Observatory, a group that watches the war, said ..." has its speaker there; in "Iraq's spokesman, Yehia Rasool,
    said ..." the apposition is the speaker's name and part of it.
    """
    first = [t.index for t in tokens[:i] if t.clause == 0]
    if not first or tokens[i].clause == 0 or len(first) > _FARTHEST or tokens[0].norm in _SUBORDINATORS:
        return []
    subject = _subject(sentence, tokens, first)
    between = [t for t in tokens[first[-1] + 1 : i] if t.clause < tokens[i].clause]
    if subject and 0 < len(between) <= _LONGEST_NAME and all(t.capital for t in between):
        return subject + [t.index for t in between]
    return subject if len(subject) == len(first) or tokens[i].norm == "saying" else []


def _subject(sentence: str, tokens: Sequence[Token], run: list[int]) -> list[int]:
    """The run up to its first verb, when it is a noun phrase that can speak, a date before it aside; [] when it is not."""
    run = _after_date(tokens, run)
    for n, k in enumerate(run):
        if n and _is_verb(sentence, tokens, k):
            run = run[:n]
            break
    while len(run) > 1 and (tokens[run[-1]].norm.endswith(("ly", "dom")) or tokens[run[-1]].norm in _DANGLING):
        run = run[:-1]
    while run and tokens[run[0]].norm in _CONJUNCTIONS:
        run = run[1:]
    if run and len(run) > 1 and tokens[run[0]].norm.endswith("ing") and run[0] == 0:
        return []  # "Featuring notes, ..." opens with what somebody does
    if not run or tokens[run[0]].norm in _SUBORDINATORS or tokens[run[0]].norm in _NOBODY or tokens[run[0]].norm in _VERBS:
        return []
    head = tokens[run[0]]
    if head.norm in _PRONOUNS:
        return run[:1]
    if len(run) > _LONGEST_SPEAKER:
        return []
    last = tokens[run[-1]]
    return run if head.capital or head.norm in _OPENERS or last.stem in _SPEAKERS or last.capital else []


def _after_date(tokens: Sequence[Token], run: list[int]) -> list[int]:
    """A run without the date that opens it: "On 5 March Hall said"."""
    if not run or tokens[run[0]].norm not in _DATING:
        return run
    rest = list(dropwhile(lambda k: tokens[k].norm.isdigit() or tokens[k].norm in _DATES, run[1:]))
    return rest if len(rest) < len(run) - 1 else run


def _is_verb(sentence: str, tokens: Sequence[Token], k: int) -> bool:
    """Whether the word at `k` is a verb of its phrase: a past form after a name, a pronoun or a plural, "backed" in "Iran-backed" aside."""
    token, before = tokens[k], tokens[k - 1]
    if token.capital or sentence[before.end : token.start] == "-":
        return False
    past = is_past(token.norm) and (
        before.capital or before.norm in _PRONOUNS or before.norm.endswith("s") or before.stem in _SPEAKERS
    )
    return token.norm in _VERBS or token.norm in SPEECH_VERBS or past


def same_speaker(a: Speech, b: Speech) -> bool:
    """Whether two attributions name one speaker: a name in common, or an acronym of one; a country alone is none, its office must agree.

    "Iraq's military" and "the Iraqi army's spokesman" may be one, "Iraq's military" and "Iraq's prime minister" are not.
    """
    if not a.parts or not b.parts:
        return False
    shared = {COUNTRIES.get(x, x) for x in a.parts for y in b.parts if same_word(x, y)}
    if shared - COUNTRY_NAMES:
        return True
    if shared:
        rest_a, rest_b = a.stems - COUNTRY_NAMES, b.stems - COUNTRY_NAMES
        return not rest_a or not rest_b or bool(rest_a & rest_b)
    return (len(b.parts) > 1 and acronym(b.parts) in a.parts) or (len(a.parts) > 1 and acronym(a.parts) in b.parts)


def speaker_text(speech: Speech) -> str:
    """The speaker as a reader should see it: one line, no quotes."""
    return re.sub(r"\s+", " ", speech.speaker).strip(" \"“”'‘’")
