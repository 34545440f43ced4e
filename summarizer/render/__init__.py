"""A report as people read it: pure functions from values to text."""

from .coverage import render_coverage
from .markdown import render_markdown
from .terminal import render_terminal
from .verdicts import render_verdicts

__all__ = ["render_coverage", "render_markdown", "render_terminal", "render_verdicts"]
