"""The receipt: a report as one page of HTML in which every sentence leads to the words that carry it.

The page holds the report itself as JSON, so that it can be verified again offline, and whatever else it shows follows from that
JSON: rendered again, it is the same page byte for byte, or somebody changed it.
"""

from .embedding import embedded_report, holds_extraction, is_receipt
from .leaves import extraction_faults, read_extraction, render_extraction, span_faults
from .page import receipt_faults, render_receipt

__all__ = [
    "embedded_report",
    "extraction_faults",
    "holds_extraction",
    "is_receipt",
    "read_extraction",
    "receipt_faults",
    "render_extraction",
    "render_receipt",
    "span_faults",
]
