"""A folder that gets a folder for each digest, whole or not at all."""

import contextlib
import errno
import hashlib
import os
import re
import shutil
import tempfile
from pathlib import Path

from summarizer.digest.config import FolderSink
from summarizer.digest.durable import write_through

from .parcel import DeliveryFailed, Kind, Parcel

__all__ = ["fill_folder"]

_PASSING = (
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EIO,
    errno.EROFS,
    errno.EMFILE,
    errno.ENFILE,
    errno.ESTALE,
    errno.EAGAIN,
)


def fill_folder(sink: FolderSink, parcel: Parcel) -> None:
    """Write digest.json, digest.md and index.html to PATH/RUN. Where they stand there, the parcel came before: nothing is written.

    Where another digest's stand there, the folder is PATH/RUN-PARCEL, with a name made of the parcel's id.

    The files are written beside their place and moved there together, so a crash leaves all of them or none. Raises DeliveryFailed.
    """
    home = Path(sink.path)
    place = home / (re.sub(r"[^\w.-]+|^\.+", "_", parcel.run) or "_")
    texts = {"digest.json": parcel.json, "digest.md": parcel.markdown, "index.html": parcel.html}
    try:
        home.mkdir(parents=True, exist_ok=True)
        if place.exists() and not _holds(place, parcel):
            place = home / f"{place.name}-{hashlib.sha256(parcel.id.encode()).hexdigest()[:12]}"
        if place.exists():
            return
        draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=home))
        try:
            for name, text in texts.items():
                if text is not None:
                    write_through(draft / name, text)
            draft.chmod(0o755)
            _flush(draft)
            draft.rename(place)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        _flush(home)
    except OSError as error:
        # Another process may have moved the same parcel there in the meantime.
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST) and place.is_dir():
            return
        kind: Kind = "temporary" if error.errno in _PASSING else "permanent"
        raise DeliveryFailed(f"the folder {str(home)!r} cannot be written to: {error.strerror or error}", kind) from None


def _holds(place: Path, parcel: Parcel) -> bool:
    try:
        return (place / "digest.json").read_bytes() == parcel.json.encode()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _flush(folder: Path) -> None:
    """Make the names in a folder last through a loss of power, where the file system can."""
    descriptor = os.open(folder, os.O_RDONLY)
    with contextlib.suppress(OSError):
        os.fsync(descriptor)
    os.close(descriptor)
