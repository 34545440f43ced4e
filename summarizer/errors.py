"""The errors raised on purpose, divided by who must react.

SummarizerError
├── InputError          the caller: a source, a claim or an option is not usable
│   ├── SettingsError   the caller: an option has a wrong name or value
│   ├── LedgerError     the caller: the digest's database cannot be opened, read or written
│   └── FetchError      the caller or another's server: a URL is refused, or cannot be read
├── ModelReplyError     the model: it answered, and what it said cannot be used
├── ProviderError       the provider: it did not answer, or refused to
│   └── RefusedQuestionError   the provider: it refused one question, and may answer others
├── LostLeaseError      nobody: another process has taken over the digest, so this one writes nothing more
├── ExtractionError     the sources: they do not bear out what the user's class needs
├── BudgetError         the caller: the next request might cost more than was allowed
├── WaitingError        nobody: what was asked for is under way at the provider; run it again later
├── PutOffError         nobody: a question that is kept for a batch; the one who asked hands the batch in
└── InternalError       us: a rule of the report does not hold; please report it

Every message says what happened, to which value, what was expected, and what to do.
"""

import difflib
from collections.abc import Iterable

__all__ = [
    "BudgetError",
    "ExtractionError",
    "FetchError",
    "InputError",
    "InternalError",
    "LedgerError",
    "LostLeaseError",
    "ModelReplyError",
    "ProviderError",
    "PutOffError",
    "RefusedQuestionError",
    "SettingsError",
    "SummarizerError",
    "WaitingError",
    "nearest",
]


class SummarizerError(Exception):
    """The root of every error raised on purpose. `exit_code` is what the command line ends with."""

    exit_code = 2


class InputError(SummarizerError):
    """A source, a claim or a request cannot be used as it is."""


class SettingsError(InputError):
    """An option has an unknown name or a value that it cannot take."""


class LedgerError(InputError):
    """The database of a digest cannot be opened, read or written, or is not one that this version understands."""


class FetchError(InputError):
    """A URL is refused or did not give what was asked of it.

    `code` is stable, `reason` the rest of a sentence that begins with the URL. `temporary`: the same request may succeed later.
    `sent`: the request had gone out, so that its effect may have taken place. `status` is the HTTP status, where one came.
    """

    def __init__(
        self, url: str, code: str, reason: str, *, temporary: bool = False, sent: bool = False, status: int | None = None
    ) -> None:
        super().__init__(f"{url} {reason}")
        self.url, self.code, self.reason = url, code, reason
        self.temporary, self.sent, self.status = temporary, sent, status


class ModelReplyError(SummarizerError):
    """A model answered, and its reply cannot be used: cut off, filtered, refused, or not what was asked for."""

    exit_code = 3


class ProviderError(SummarizerError):
    """A provider could not be reached, refused the request, or did not answer before the deadline."""

    exit_code = 3


class RefusedQuestionError(ProviderError):
    """A provider refused one question for what it holds or how long it is; another may be answered."""


class BudgetError(SummarizerError):
    """A request was not sent, because it might have cost more than was allowed."""


class WaitingError(SummarizerError):
    """The questions were handed to the provider as a batch that is not done yet; no failure, and what asked goes on when it is run again."""

    exit_code = 0


class PutOffError(SummarizerError):
    """A question was not sent, for it is to be handed in with others; the Asker that asked it sees to that."""


class LostLeaseError(SummarizerError):
    """The lease on a digest has ended or gone to another process: nothing was written."""


class ExtractionError(SummarizerError):
    """An object was not built: a part that its class needs is supported by no source, or the class refuses what is.

    `pointer` (RFC 6901) is the part, `value` what was proposed for it or None, `reason` why it may not stand.
    """

    exit_code = 1

    def __init__(self, message: str, pointer: str, value: object, reason: str) -> None:
        super().__init__(message)
        self.pointer, self.value, self.reason = pointer, value, reason

    def of(self, source: str) -> "ExtractionError":
        """Return the error with the name of its source; its notes, which warn of what else there was, go with it."""
        named = ExtractionError(f"{source}: {self}", self.pointer, self.value, self.reason)
        for note in getattr(self, "__notes__", ()):
            named.add_note(note)
        return named


class InternalError(SummarizerError):
    """A rule of ours does not hold: a bug in this package."""

    exit_code = 3


def nearest(value: str, valid: Iterable[str]) -> str:
    """Return the end of an error sentence: the valid choices, and the nearest one if one is near.

    >>> nearest("htm", ["html", "json"])
    "expected one of html, json; did you mean 'html'?"
    """
    choices = list(valid)
    close = difflib.get_close_matches(value, choices, n=1)
    hint = f"; did you mean {close[0]!r}?" if close else ""
    return f"expected one of {', '.join(choices)}{hint}"
