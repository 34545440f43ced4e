"""Claims as users have them: prose, a JSON list, JSON Lines, a saved report. Which of these a text is, its content says."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from summarizer.errors import InputError, nearest
from summarizer.language import analyse
from summarizer.language.clauses import clauses_of
from summarizer.schemas import Document
from summarizer.segment import split_sentences

__all__ = ["Claim", "Name", "is_question", "read_claims", "read_json", "refuse_surrogates", "sentences_of", "text_document"]

Name = str | int

_KEYS = ("claim", "statement", "text")
_TEXT = r'"(?:[^"\\\n]|\\.)*"'
_MEANT_AS_JSON = re.compile(rf"\s*(?:\{{\s*[\"}}]|\[\s*(?:\{{|{_TEXT}\s*(?:,|\"|\](?!\())))")
"""How JSON begins and Markdown does not: `[x](y)` and `[ ] to do` are prose."""
_NEARLY_JSON = re.compile(r"\s*(?:\{\s*'?\w+'?\s*:.*\}|\[\s*(?:'.*'|\".*\")\s*(?:,\s*)?\]|\[\s*\"[^\]]*)\s*", re.DOTALL)
"""What a person writes who means JSON: single quotes, keys without quotes, a comma too many, a list that breaks off."""
_ASKS = re.compile(
    r"[\W_]*(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall"
    r"|should|must|may|might)\b(?!\s+you\s+know\b)",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ITEM = re.compile(r"#|[-*+•] |\d+[.)] |>|\|")
_RULE = re.compile(r"[-=*_|:\s]*")
_LEAD = re.compile(r"^(?:#+|[-*+•]|\d+[.)]|>)+\s*")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_LINK = re.compile(r"!?\[([^\]^][^\]]*)\]\([^)\s]*\)")
_MARKS = re.compile(r"\*\*|__|`|\[\^?\d[\d,\s]*\]")
_ENDS = '.!?:;,”"’)…'
_CLOSERS = "\"'”’»)]* "
_WRAPPED = 60
"""Characters from which a line that does not end a sentence is taken to have been wrapped."""

_FEWEST_WORDS = 2
"""Words of what states something, one of them with a content."""

_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Claim:
    """What is to be verified: one sentence or several, the user's own name for it, and what was said right before it."""

    text: str
    id: Name | None = None
    context: str = ""


def read_claims(text: str) -> list[Claim]:
    """Return the claims of a text, in order.

    JSON is a list of strings and of objects with `claim` (or `statement`, or `text`) and maybe `id` and `context`, or such an object a
    line; or a report of ours, whose summary sentences are the claims. Of anything else, text or Markdown, each sentence is a claim.
    Raises InputError, which names the item, for JSON that holds something else.
    """
    try:
        value = read_json(text)
    except ValueError as error:
        if not _MEANT_AS_JSON.match(text) and not _NEARLY_JSON.fullmatch(text):
            return _of_prose(text)
        return list(_of_lines(text, error))
    if isinstance(value, dict) and "stories" in value:
        return list(_of_report(value))
    if isinstance(value, dict):
        return [_of_item(value, "the object")]
    if isinstance(value, list):
        return [_of_item(item, f"item {n}") for n, item in enumerate(value, 1)]
    return _of_prose(text)


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text, or the text where it has none."""
    return [text[a:b] for a, b in split_sentences(text)] or [text]


def is_question(text: str) -> bool:
    """Whether a text only asks: each of its sentences begins as a question does and ends with its mark.

    "Five died, did they not?" and "Did you know that five died?" state something, and are none.
    """
    return all(_ASKS.match(s) and s.rstrip(_CLOSERS).endswith("?") for s in sentences_of(text.strip()))


def text_document(name: str, text: str) -> Document:
    """Return a text in memory as a document."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(id="d1", source=name, format="text", sha256=digest, text=text)


def read_json(text: str) -> Any:
    """Return what a JSON text holds. ValueError when it is none, is nested too deeply, or holds NaN or an infinity."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def refuse_surrogates(value: Name, where: str) -> None:
    """Raise InputError when a text holds half a character."""
    if _SURROGATES.search(str(value)):
        raise InputError(f"{where} holds lone surrogates, which are no characters: expected text that UTF-8 can write")


def _of_prose(text: str) -> list[Claim]:
    """Each sentence, list item, table row and heading that states something, less its markup and its footnote marks.

    Nothing else is left out: what reads like page furniture, or addresses a model, is a claim like any other.
    """
    stated = [said for unit in _units(_CONTROL.sub(" ", text)) for said in _said(unit)]
    return [Claim(said, context=before) for said, before in zip(stated, ["", *stated], strict=False)]


def _units(text: str) -> Iterator[str]:
    """The paragraphs, list items, table rows and headings of a text, each in one line. A line that is no item goes on with the one before it."""
    unit = ""
    for line in [*text.splitlines(), ""]:
        plain = line.strip()
        goes_on = bool(unit) and not _ITEM.match(plain) and bool(plain) and not unit.startswith("#")
        if goes_on and (unit[-1] in _ENDS or len(unit) >= _WRAPPED or plain[:1].islower()):
            unit = f"{unit} {plain}"
            continue
        if unit:
            yield unit
        unit = plain if not _RULE.fullmatch(plain) else ""


def _said(unit: str) -> Iterator[str]:
    plain = _MARKS.sub("", _LINK.sub(r"\1", _TAG.sub(" ", unit)))
    plain = " ".join(_LEAD.sub("", plain).replace("|", " ").split())
    for sentence in sentences_of(plain):
        taken = analyse(sentence)
        states = len(taken.tokens) >= _FEWEST_WORDS and bool(taken.content)
        if states and (not unit.startswith("#") or clauses_of(taken)):
            yield sentence.strip()


def _of_lines(text: str, error: ValueError) -> Iterator[Claim]:
    """Read JSON Lines. `error` is what is wrong with the whole, which a text that breaks off in its first line is told."""
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    for n, line in lines:
        try:
            value = read_json(line)
        except ValueError as fault:
            said = (
                f"line {n} of the claims is no JSON ({fault})"
                if n > lines[0][0]
                else f"the claims look like JSON and are none ({error})"
            )
            raise InputError(f"{said}: expected a list of claims, a claim a line, or a saved report") from None
        yield _of_item(value, f"line {n}")


def _of_report(report: dict[str, Any]) -> Iterator[Claim]:
    try:
        stories = [[sentence["text"] for sentence in story["summary"]] for story in report["stories"]]
    except (KeyError, TypeError):
        raise InputError("the saved report has a story without summary sentences: expected what --format json writes") from None
    for n, story in enumerate(stories, 1):
        for said, before in zip(story, ["", *story], strict=False):
            yield _of_item({"text": said, "context": before}, f"a summary sentence of story {n}")


def _of_item(item: object, where: str) -> Claim:
    if isinstance(item, str):
        item = {"claim": item}
    if not isinstance(item, dict):
        raise InputError(
            f"{where} of the claims is {_kind(item)}: expected a string, or an object with {', '.join(_KEYS[:-1])} or text"
        )
    key = next((k for k in _KEYS if k in item), None)
    if key is None:
        found = next(iter(item), "nothing")
        raise InputError(f"{where} of the claims has {found!r} and no claim: {nearest(str(found), _KEYS)}")
    name, context = item.get("id"), item.get("context") or ""
    if not isinstance(item[key], str) or not item[key].strip():
        raise InputError(f"{where} of the claims: {key} is {_kind(item[key])}, expected a sentence")
    if not isinstance(context, str):
        raise InputError(f"{where} of the claims: context is {_kind(context)}, expected a string")
    if isinstance(name, bool) or not isinstance(name, str | int | None):
        raise InputError(f"{where} of the claims: id is {_kind(name)}, expected a string or a whole number")
    for part in (item[key], context, name or ""):
        refuse_surrogates(part, f"{where} of the claims")
    return Claim(item[key], name, context)


def _kind(value: object) -> str:
    return "empty" if isinstance(value, str) else "null" if value is None else type(value).__name__


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")
