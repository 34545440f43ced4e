"""The one door to language models: a question and a schema go in, a checked value and its cost come out.

Only this package imports openai, instructor and tenacity, and only when a model is opened.
"""

from summarizer.llm.model import Answer, Model, ModelOptions, Usage
from summarizer.llm.opening import open_model

__all__ = ["Answer", "Model", "ModelOptions", "Usage", "open_model"]
