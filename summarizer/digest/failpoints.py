"""Named places at which a test ends or halts the process, to see that what was kept is enough to go on.

`SUMMARIZER_FAIL_AT=NAME` kills the process (SIGKILL, so that nothing is tidied up) when it comes to the place of that name, and
`SUMMARIZER_FAIL_AT=stop:NAME` halts it (SIGSTOP) until somebody sends SIGCONT. Without the variable nothing happens.
"""

import os
import signal

__all__ = ["BATCH_POINTS", "POINTS", "pass_point"]

POINTS = (
    "lease-taken",
    "source-read",
    "source-kept",
    "members-chosen",
    "gathered",
    "report-made",
    "telling",
    "told",
    "files-written",
    "files-placed",
    "published",
    "sending",
    "sent",
    "marked",
    "released",
)
"""Every place, in the order in which a run comes to them; "members-chosen" and "telling" lie inside a transaction."""

BATCH_POINTS = ("batch-prepared", "batch-submitted", "batch-named", "batch-read", "batch-closed")
"""The places that a run comes to with questions that can wait: it has noted a batch, the provider has it, its name is noted; later its
replies are here, and kept."""

_VARIABLE = "SUMMARIZER_FAIL_AT"


def pass_point(name: str) -> None:
    """Go on, unless the environment says that the process ends or halts here."""
    wanted = os.environ.get(_VARIABLE)
    if wanted == name:
        os.kill(os.getpid(), signal.SIGKILL)
    elif wanted == f"stop:{name}":
        os.kill(os.getpid(), signal.SIGSTOP)
