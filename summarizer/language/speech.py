"""Who says what a sentence states."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .lexicon import COUNTRIES, COUNTRY_NAMES, DOUBTING_VERBS, SPEECH_VERBS
from .names import Name, acronym, same_word
from .tokens import Token, stem_of

_SPEECH_STEMS = frozenset(stem_of(w) for w in SPEECH_VERBS)
_DOUBTING_STEMS = frozenset(stem_of(w) for w in DOUBTING_VERBS)
_SPEAKERS = frozenset(
    stem_of(w)
    for w in """official spokesman ministry government police army military officials reports sources source report statement witness
    monitor agency group groups militia authority authorities commander officer minister president leader critics lawyer prosecutor
    diplomat analyst expert study researcher company doctor councils council office headquarters media forces resident""".split()
)
_PRONOUNS = frozenset("he she they it who".split())
_INVERTING_STEMS = frozenset(stem_of(w) for w in "say tell write warn tweet reply argue insist explain".split())
"""Verbs whose subject may stand after them ("... , said Kirby"); after others stands an object."""
_NOBODY = frozenset("nothing none nobody neither no not".split())


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
    """Return the attributions of a sentence: a speaker before or after a verb of speech, or after "according to"."""
    found = []
    for i, token in enumerate(tokens):
        if token.norm == "according" and i + 1 < len(tokens) and tokens[i + 1].norm == "to":
            speaker = _phrase_after(tokens, i + 2)
            verb = "say"
        elif (
            token.stem in _SPEECH_STEMS
            and not token.capital
            and not token.norm.endswith(("er", "ers"))
            and (not token.norm.endswith("ing") or token.norm == "saying")
            and not _is_noun(tokens, i)
        ):
            speaker = _phrase_before(tokens, i) or (_phrase_after(tokens, i + 1) if token.stem in _INVERTING_STEMS else [])
            speaker = speaker or _opening_subject(tokens, i)
            verb = token.stem
        else:
            continue
        if not speaker:
            continue
        first, last = speaker[0], speaker[-1]
        parts = tuple(p for n in names if n.first >= first and n.last <= last for p in n.parts)
        if not parts and not any(tokens[k].stem in _SPEAKERS or tokens[k].norm in _PRONOUNS for k in speaker):
            continue
        text = sentence[tokens[first].start : tokens[last].end]
        stems = frozenset(tokens[k].stem for k in speaker if tokens[k].content)
        found.append(Speech(text, parts, stems, verb, i, token.stem in _DOUBTING_STEMS))
    return tuple(found)


def _is_noun(tokens: Sequence[Token], i: int) -> bool:
    """Whether the speech word at `i` is a noun here: "a statement", "the report", "drone attacks claimed lives"."""
    return i > 0 and tokens[i - 1].norm in (
        "a",
        "an",
        "the",
        "this",
        "that",
        "its",
        "his",
        "her",
        "their",
        "of",
        "to",
        "no",
        "rare",
    )


_STOP = frozenset("that in on at by when while which after before and but as because with".split())
_PHRASE = 14
_LONGEST_SPEAKER = 10
_LONGEST_NAME = 4
_AUXILIARIES = frozenset(
    "also later has have had was were been then previously earlier similarly did does do not never further again".split()
)
_OPENERS = frozenset("the a an two three four five some many several other both his her its their he she they it who".split())
_SUBORDINATORS = frozenset(
    "although though while when after before as if since because in on at during for with by despite".split()
)
_VERBS = frozenset(
    "put gave remain remains is was were are issued released made took held spoke wrote put went came did has have had".split()
)


def _phrase_before(tokens: Sequence[Token], i: int) -> list[int]:
    """The subject right before the verb at `i`, in its clause."""
    end = i - 1
    while end >= 0 and tokens[end].norm in _AUXILIARIES:
        end -= 1
    begin = end
    while (
        begin >= 0
        and end - begin < _PHRASE
        and tokens[begin].clause == tokens[i].clause
        and tokens[begin].norm not in _STOP - {"with", "in", "on", "at", "by", "and"}
    ):
        begin -= 1
    return _subject(tokens, list(range(begin + 1, end + 1)))


def _phrase_after(tokens: Sequence[Token], i: int) -> list[int]:
    """The subject right after a verb or "according to", up to the next preposition or mark."""
    run: list[int] = []
    for j in range(i, min(i + _PHRASE, len(tokens))):
        if (run and tokens[j].clause != tokens[run[0]].clause) or tokens[j].norm in _STOP:
            break
        run.append(j)
    return _subject(tokens, run)


def _opening_subject(tokens: Sequence[Token], i: int) -> list[int]:
    """The noun phrase that opens the sentence, when what stands between it and the verb at `i` only explains it.

    "The Observatory, a group that watches the war, said ..." has its speaker there.
    """
    first = [t.index for t in tokens[:i] if t.clause == 0]
    if not first or tokens[i].clause == 0 or len(first) > _PHRASE or tokens[0].norm in _SUBORDINATORS:
        return []
    subject = _subject(tokens, first)
    between = [t for t in tokens[first[-1] + 1 : i] if t.clause < tokens[i].clause]
    if between and len(between) <= _LONGEST_NAME and all(t.capital for t in between):
        # "Iraq's spokesman, Yehia Rasool, said": the apposition is the speaker's name.
        return subject + [t.index for t in between]
    return subject if len(subject) == len(first) or tokens[i].norm == "saying" else []


def _subject(tokens: Sequence[Token], run: list[int]) -> list[int]:
    """The run up to its first verb, when it opens as a noun phrase does; [] when it does not."""
    for n, k in enumerate(run):
        plain_past = (
            tokens[k].norm.endswith("ed")
            and not tokens[k].capital
            and n > 0
            and n + 1 < len(run)
            and tokens[k - 1].norm not in _OPENERS
        )
        if tokens[k].norm in _VERBS or (plain_past and tokens[k - 1].norm.endswith("s")):
            run = run[:n]
            break
    while run and tokens[run[-1]].norm.endswith(("ly", "dom")) and len(run) > 1:
        run = run[:-1]
    if not run or len(run) > _LONGEST_SPEAKER or tokens[run[0]].norm in _NOBODY:
        return []
    head = tokens[run[0]]
    return run if head.capital or head.norm in _OPENERS or any(tokens[k].stem in _SPEAKERS for k in run) else []


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
