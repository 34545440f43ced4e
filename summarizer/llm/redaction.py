"""Takes a key out of what a server says, however it is spelt there, so that an echo reaches no log, cache, trace or report."""

import itertools
import re
from collections.abc import Callable

__all__ = ["redactor"]

FEWEST = 4  # characters of a key: what is shorter is in every other word
ANYWHERE = 8  # characters from which a key is cut out of words too
FILLERS = frozenset("empty none null dummy test local ollama lm-studio no-key not-needed sk-no-key-required".split())
"""What people send to a server that wants no key; as words of a reply they are no secret."""


def redactor(key: str | None) -> Callable[[str], str]:
    """Return a function that puts [key] in the place of `key`: as it is, with JSON's escapes, nested ones too, or quoted for a URL.

    A key of fewer than eight characters is only taken out as a whole word, one of fewer than four and a filler never.

    >>> redactor("sk-a/b+c")("Bearer sk-a/b+c, ?key=sk-a%2Fb%2Bc")
    'Bearer [key], ?key=[key]'
    """
    if key is None or len(key) < FEWEST or key.lower() in FILLERS:
        return lambda text: text
    spelt = "".join(_spellings("".join(run)) for _, run in itertools.groupby(key))
    # A letter after a backslash is an escape and no part of the word: "\nKEY".
    pattern = re.compile(spelt if len(key) >= ANYWHERE else rf"(?:(?<!\w)|(?<=\\[bfnrt])){spelt}(?!\w)")
    return lambda text: pattern.sub("[key]", text)


def _spellings(run: str) -> str:
    """Return a pattern of the ways in which a run of one character of printable ASCII is written.

    Backslashes before it are counted up to a limit and never given back, so that a reply of nothing else is read in one go.
    """
    character, times = run[0], len(run)
    number = "".join(f"[{digit}{digit.upper()}]" if digit.isalpha() else digit for digit in f"{ord(character):02x}")
    coded = rf"(?:\\{{1,16}}+u00{number}|%(?:25){{0,4}}+{number})"
    if character == "\\":
        return rf"(?:\\{{{times},{16 * times}}}+(?!u00)|{coded}{{{times}}})"
    plain = rf"\\{{0,16}}+{character}" if character in '"/' else re.escape(character)
    return f"(?:{plain}|{coded}){{{times}}}"
