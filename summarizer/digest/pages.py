"""The page of a digest: its receipt, or a few lines where nothing is new."""

from summarizer.render import render_receipt
from summarizer.render.digest import render_digest_page
from summarizer.schemas import Digest, Notice

__all__ = ["page_of"]


def page_of(digest: Digest) -> str:
    """Return the page: every sentence leads to the words that carry it, and what changed stands with each story.

    What the digest has to say besides stands among the report's own warnings.
    """
    if not digest.stories:
        return render_digest_page(digest)
    failed = (
        Notice(code="source_failed", message=f"the source {s.source} failed: {s.message or 'it did not say why'}")
        for s in digest.sources
        if s.state == "failed"
    )
    warnings = (*digest.report.warnings, *failed, *digest.warnings)
    return render_receipt(digest.report.model_copy(update={"warnings": warnings}), digest.stories)
