"""The one door to language models: a question and a schema go in, a checked value and its cost come out.

Only this package imports openai, instructor and tenacity, and only when a model is opened.
"""

from summarizer.llm.cache import CachedModel, ReplyCache
from summarizer.llm.envelope import Envelope, Fault
from summarizer.llm.journal import Asked, Batch, Journal, Reply
from summarizer.llm.model import Answer, Exchange, Model, ModelOptions, Usage
from summarizer.llm.opening import open_batches, open_model, takes_batches
from summarizer.llm.prices import BATCH_SHARE, PRICES, Price, load_prices
from summarizer.llm.purse import Purse
from summarizer.llm.tracing import TraceFile

__all__ = [
    "BATCH_SHARE",
    "PRICES",
    "Answer",
    "Asked",
    "Batch",
    "CachedModel",
    "Envelope",
    "Exchange",
    "Fault",
    "Journal",
    "Model",
    "ModelOptions",
    "Price",
    "Purse",
    "Reply",
    "ReplyCache",
    "TraceFile",
    "Usage",
    "load_prices",
    "open_batches",
    "open_model",
    "takes_batches",
]
