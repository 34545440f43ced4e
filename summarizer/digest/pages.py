"""The page of a digest and its mail: every sentence with its sources, or a few lines where nothing is new."""

from summarizer.render import render_mail, render_receipt
from summarizer.render.digest import render_digest_page
from summarizer.schemas import Digest, Notice, Report

__all__ = ["mail_of", "page_of"]


def page_of(digest: Digest) -> str:
    """Return the page: every sentence leads to the words that carry it, and what changed stands with each story.

    What the digest has to say besides stands among the report's own warnings.
    """
    if not digest.stories:
        return render_digest_page(digest)
    return render_receipt(_with_remarks(digest), digest.stories)


def mail_of(digest: Digest) -> str:
    """Return the HTML part of a mail: the same in blocks that mail programs keep, within the size that they show."""
    if not digest.stories:
        return render_digest_page(digest)
    return render_mail(_with_remarks(digest), f"{digest.title}, {digest.run}", digest.stories)


def _with_remarks(digest: Digest) -> Report:
    failed = (
        Notice(code="source_failed", message=f"the source {s.source} failed: {s.message or 'it did not say why'}")
        for s in digest.sources
        if s.state == "failed"
    )
    warnings = (*digest.report.warnings, *failed, *digest.warnings)
    return digest.report.model_copy(update={"warnings": warnings})
