"""The one door to language models: a question and a schema go in, a checked value and its cost come out.

Only this package imports openai, instructor and tenacity, and only when a model is opened.
"""

from summarizer.llm.cache import CachedModel, ReplyCache
from summarizer.llm.model import Answer, Exchange, Model, ModelOptions, Usage
from summarizer.llm.opening import open_model
from summarizer.llm.prices import PRICES, Price, load_prices
from summarizer.llm.purse import Purse
from summarizer.llm.tracing import TraceFile

__all__ = [
    "PRICES",
    "Answer",
    "CachedModel",
    "Exchange",
    "Model",
    "ModelOptions",
    "Price",
    "Purse",
    "ReplyCache",
    "TraceFile",
    "Usage",
    "load_prices",
    "open_model",
]
