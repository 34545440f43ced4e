"""A report as people read it: pure functions from values to text."""

from .coverage import render_coverage
from .mail import render_mail
from .markdown import render_markdown
from .selftest import render_self_test
from .terminal import render_terminal
from .verdicts import render_comment, render_verdicts

__all__ = [
    "render_comment",
    "render_coverage",
    "render_mail",
    "render_markdown",
    "render_self_test",
    "render_terminal",
    "render_verdicts",
]
