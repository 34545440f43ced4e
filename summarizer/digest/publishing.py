"""The files of a digest: a folder for each run, a page that lists the runs, and an Atom feed of them."""

import html
import os
import shutil
import tempfile
import uuid
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from summarizer.errors import InputError
from summarizer.render.digest import render_digest
from summarizer.render.safety import inline
from summarizer.schemas import Digest

from .durable import write_through
from .failpoints import pass_point
from .ledger import Lease, Ledger
from .ledger.runs import Run, digest_of, latest_runs, mark_published, unpublished
from .pages import page_of

__all__ = ["publish"]

_MOST_LISTED = 500
_MOST_IN_FEED = 30


def publish(ledger: Ledger, lease: Lease, title: str, output: Path) -> list[Run]:
    """Write the files of every run that has told and has none yet, and return those. Raises InputError when they cannot be written.

    A run's folder appears whole or not at all. Its files are made from what the ledger keeps, so that writing them again gives the same bytes.
    """
    with ledger.reading() as connection:
        runs = unpublished(connection)
    for run in runs:
        with ledger.reading() as connection:
            digest = Digest.model_validate_json(digest_of(connection, run.id))
            past = [r for r in latest_runs(connection, _MOST_LISTED) if r.told is not None and r.id <= run.id]
        try:
            _place(ledger, lease, output, run.name, digest)
            listed = [r for r in past if (output / r.name).is_dir()]  # whoever tidies up wants no dead links
            _write_whole(output / "index.html", _index(title, listed))
            _write_whole(output / "feed.xml", _feed(title, output, listed[:_MOST_IN_FEED]))
        except OSError as error:
            raise InputError(
                f"the folder {str(output)!r} cannot be written to: {error.strerror or error}; "
                "the digest is kept in the ledger and is written by the next run"
            ) from error
        with ledger.writing(lease) as connection:
            mark_published(connection, run.id, ledger.now())
        pass_point("published")
    return runs


def _place(ledger: Ledger, lease: Lease, output: Path, name: str, digest: Digest) -> None:
    output.mkdir(parents=True, exist_ok=True)
    _sweep(output)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=output))
    try:
        texts = {"digest.json": digest.model_dump_json(indent=2) + "\n", "digest.md": render_digest(digest)}
        for file, text in {**texts, "index.html": page_of(digest)}.items():
            write_through(draft / file, text)
        draft.chmod(0o755)
        pass_point("files-written")
        with ledger.writing(lease):  # whoever lost the lease must not touch what its successor wrote
            if (output / name).exists():
                for path in draft.iterdir():
                    os.replace(path, output / name / path.name)
                draft.rmdir()
            else:
                draft.rename(output / name)
        _flush(output)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    pass_point("files-placed")


def _sweep(output: Path) -> None:
    """Take away what a process left behind that ended while it wrote."""
    for draft in output.glob(".draft-*"):
        if draft.is_dir():
            shutil.rmtree(draft, ignore_errors=True)
        else:
            draft.unlink(missing_ok=True)


def _write_whole(path: Path, text: str) -> None:
    draft = path.with_name(f".draft-{path.name}")
    write_through(draft, text)
    os.replace(draft, path)


def _flush(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _index(title: str, runs: Sequence[Run]) -> str:
    """The page that lists the runs: no script, nothing from elsewhere."""
    shown = html.escape(inline(title))
    rows = "\n".join(
        f'<li><a href="{html.escape(r.name)}/index.html">{html.escape(r.name)}</a>{" · nothing new" if r.quiet else ""}</li>'
        for r in runs
    )
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{shown}</title>\n'
        '<meta name="viewport" content="width=device-width">\n<link rel="alternate" type="application/atom+xml" href="feed.xml">\n'
        "<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{shown}</h1>\n<ul>\n{rows}\n</ul>\n</main>\n</body>\n</html>\n"
    )


def _feed(title: str, output: Path, runs: Sequence[Run]) -> str:
    """The runs as an Atom feed (RFC 4287). Links are relative: where the folder is served is not known here."""
    own = uuid.uuid5(uuid.NAMESPACE_URL, output.resolve().as_uri())
    shown = escape(inline(title))
    entries = "".join(
        f"  <entry>\n    <id>urn:uuid:{uuid.uuid5(own, r.name)}</id>\n"
        f"    <title>{shown}, {escape(r.name)}{': nothing new' if r.quiet else ''}</title>\n"
        f"    <updated>{r.begun}</updated>\n    <link href={quoteattr(f'{r.name}/index.html')}/>\n  </entry>\n"
        for r in runs
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"  <id>urn:uuid:{own}</id>\n  <title>{shown}</title>\n  <author><name>{shown}</name></author>\n"
        f'  <updated>{runs[0].begun}</updated>\n  <link rel="self" href="feed.xml"/>\n{entries}</feed>\n'
    )
