"""A program that gets the digest on its standard input."""

import contextlib
import os
import signal
import subprocess

from summarizer.digest.config import CommandSink

from .parcel import DeliveryFailed, Parcel, as_payload

__all__ = ["run_command"]

_TEMPFAIL = 75
"""The exit status by which programs say "try again later" (EX_TEMPFAIL of sysexits.h)."""
_SHOWN = 300


def run_command(sink: CommandSink, parcel: Parcel) -> None:
    """Run a command without a shell, in the folder of digest.toml, with the parcel as JSON on its standard input.

    Exit status 0 is success, 75 may be tried again, any other is permanent. A command that is killed by a signal or runs out of time
    leaves doubt: it may have done its work. Raises DeliveryFailed.
    """
    name = sink.command[0]
    environment = {**os.environ, "SUMMARIZER_PARCEL_ID": parcel.id}
    try:
        process = subprocess.Popen(
            sink.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=sink.folder,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        raise DeliveryFailed(f"the command {name!r} cannot be run: {error.strerror or error}", "permanent") from None
    with process:
        try:
            _, said = process.communicate(as_payload(parcel), timeout=sink.timeout)
        except subprocess.TimeoutExpired:
            _end(process)
            raise DeliveryFailed(f"the command {name!r} took longer than {sink.timeout} s and was ended", "doubtful") from None
    if process.returncode < 0:
        raise DeliveryFailed(f"the command {name!r} was ended by signal {-process.returncode}", "doubtful")
    if process.returncode:
        last = " ".join(said.decode("utf-8", "replace").split())[-_SHOWN:]
        what = f"the command {name!r} ended with status {process.returncode}" + (f": {last}" if last else "")
        raise DeliveryFailed(what, "temporary" if process.returncode == _TEMPFAIL else "permanent")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a command with all that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.communicate()
