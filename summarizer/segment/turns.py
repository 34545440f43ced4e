"""Speaker turns (utterances) of a dialogue: a chat, a transcript, an interview, lines such as "Mike: Do we have any milk?".

A text is a dialogue when lines of it begin with a short label and a colon, two of these labels come again and take turns, and what
follows them is talk: "Photo: Reuters" and "Time: 10:00" are labels of no speaker, and questions and answers under "Q:" and "A:" are a form.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_STAMP = r"(?:[\[(]?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?[\])]?\s*(?:[-–—|]\s*)?)"
_WORD = r"[^\W_][\w.'’&/-]*"
_LINE = re.compile(
    rf"\s*(?:[-*•]\s+)?{_STAMP}?(?:\*\*|__|[\[<#])?(?P<label>{_WORD}(?: \(?{_WORD}\)?){{0,4}})(?:\*\*|__|[\]>#])?\s?{_STAMP}?:(?:\*\*|__)?(?=\s|$)\s*"
)
"""A label at the beginning of a line: "Mike:", "[10:02] Dana:", "**Sales Agent:**", "[Client Name]:", "#Person1#:"."""
_CAPITAL = r"[A-Z][\w.'’-]*"
_INLINE = re.compile(
    rf"(?:(?<=^)|(?<=[.!?…)\]>\"”]\s)|(?<=[.!?…)\]>\"”]\s\s))(?P<label>{_CAPITAL}(?: (?:{_CAPITAL}|\d{{1,2}})){{0,3}}) ?:(?=\s)"
)
_LONGEST_LABEL = 60
_FIELDS = frozenset(
    """photo photos image images picture video audio source sources time times date day place venue location where when who what why how subject from to
    cc bcc sent re note notes update updated published posted credit credits tel telephone phone fax mobile email e-mail mail address website web url http https
    price prices cost costs tickets ticket entry read see related more also watch listen question answer faq example step part chapter section title author by
    text summary abstract background result results conclusion total name age id status type kind category tags topic agenda item action owner
    deadline due decision warning caution important tip hint ps p.s edit fact claim verdict ingredients method score goals weather high low duration severity
    open opening closed hours language editor reporting writing story caption graphic map file files size version
    collection organization organisation copyright datetime""".split()
)
"""What a label on a form, a page or a list is made of: no label of nothing else is a speaker's."""
_TALK = re.compile(
    r"\?|\b(?:i|i['’]\w+|me|my|mine|you|you['’]\w+|your|we|we['’]\w+|us|our|let['’]s|yes|yeah|yep|no|nope|ok|okay|hi|hello|hey|bye|thanks|thank|sure|please|oh"
    r"|um|uh|hm+|mm-hmm|well)\b",
    re.IGNORECASE,
)
_LEAST_LABELLED = 0.25
"""The share of lines that are labelled between the first label and the last: less, and they stand on a page by chance."""
_LEAST_AGAIN = 0.6
"""The share of labels that come again: the speakers of a page of many short items are none of a talk."""
_LEAST_TALK = 0.25
_LEAST_TALK_INLINE = 0.5
_LONGEST_MEAN = 1_500
"""Characters that a turn has on the mean at most: where labels are farther apart, they are titles and headings."""
_FEWEST_TURNS = 3
_FEWEST_CHANGES = 2
_SMALL_WORDS = frozenset("of and the for de von van".split())
_EMPTY_LINE = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at a stretch: `text[start:end]`, less white space at its end; the label is `text[start:said]`.

    `speaker` is the label without brackets, marks and time.
    """

    speaker: str
    start: int
    said: int
    end: int


@dataclass(frozen=True, slots=True)
class _Label:
    speaker: str
    start: int
    said: int


def find_turns(text: str) -> tuple[Turn, ...]:
    """Return the turns of a text in order, none where it is no dialogue; a chat may stand on one line.

    A turn goes on to the next label, paragraphs between them included; the last one ends with its paragraph.
    """
    labels = _of_lines(text) or _of_one_line(text)
    if not labels:
        return ()
    last = _EMPTY_LINE.search(text, labels[-1].said)
    ends = [*(b.start for b in labels[1:]), last.start() if last else len(text)]
    return tuple(
        Turn(label.speaker, label.start, label.said, _trimmed(text, label.said, end))
        for label, end in zip(labels, ends, strict=True)
    )


def _trimmed(text: str, begin: int, end: int) -> int:
    while end > begin and text[end - 1].isspace():
        end -= 1
    return end


def _of_lines(text: str) -> list[_Label]:
    found: list[_Label] = []
    lines: list[int] = []
    for begin, end in _lines(text):
        lines += [begin] * bool(text[begin:end].strip())
        match = _LINE.match(text, begin, min(end, begin + _LONGEST_LABEL))
        if match and _may_speak(match["label"]):
            start = begin + len(match.group()) - len(match.group().lstrip())
            found.append(_Label(_plain(match["label"]), start, match.end()))
    count = Counter(label.speaker for label in found)
    known = {speaker for speaker, times in count.items() if times > 1}
    if len(known) < 2 and not (known and len(lines) == len(found) >= _FEWEST_TURNS):
        return []
    spoken = [label for label in found if label.speaker in known or _is_named(label.speaker)]
    among = sum(spoken[0].start <= begin <= spoken[-1].start for begin in lines)
    again = sum(label.speaker in known for label in spoken)
    if len(spoken) < _LEAST_LABELLED * among or again < _LEAST_AGAIN * len(spoken):
        return []
    return spoken if _is_talk(text, spoken, _LEAST_TALK) else []


def _of_one_line(text: str) -> list[_Label]:
    count = Counter(_plain(m["label"]) for m in _INLINE.finditer(text) if _may_speak(m["label"]))
    known = sorted((speaker for speaker, times in count.items() if times > 1), key=len, reverse=True)
    if len(known) < 2:
        return []
    again = re.compile(rf"(?<!\w)(?P<label>{'|'.join(map(re.escape, known))}) ?:(?=\s)\s*")
    spoken = [_Label(m["label"], m.start(), m.end()) for m in again.finditer(text)]
    return spoken if _is_talk(text, spoken, _LEAST_TALK_INLINE) else []


def _lines(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for line in text.splitlines(keepends=True):
        yield position, position + len(line)
        position += len(line)


def _plain(label: str) -> str:
    return " ".join(label.split())


def _may_speak(label: str) -> bool:
    """Whether a label may be a speaker's: it has a letter, and a word that is of no form or list."""
    words = [w.strip(".()").casefold() for w in label.split()]
    return any(c.isalpha() for c in label) and not all(w in _FIELDS or w.isdigit() for w in words)


def _is_named(speaker: str) -> bool:
    """Whether a label that does not come again reads as a name or an office: every word of it has a capital."""
    return all(w[:1].isupper() or w in _SMALL_WORDS or w.isdigit() for w in speaker.replace("(", "").split())


def _is_talk(text: str, labels: Sequence[_Label], least: float) -> bool:
    """Whether what follows the labels is talk between speakers who take turns, and no form of questions and answers."""
    if any(label.speaker.casefold() in ("q", "question") for label in labels):
        return False
    if not labels or labels[-1].start - labels[0].start > _LONGEST_MEAN * len(labels):
        return False
    ends = [*(b.start for b in labels[1:]), len(text)]
    talk = sum(bool(_TALK.search(text, label.said, end)) for label, end in zip(labels, ends, strict=True))
    changes = sum(a.speaker != b.speaker for a, b in pairwise(labels))
    return changes >= _FEWEST_CHANGES and talk >= max(2, least * len(labels))
