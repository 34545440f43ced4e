"""How a source's own characters are shown: it may say anything, and must do nothing.

A document can hold terminal escapes, characters that reverse the order of what is read, invisible tags,
and markup. What the report stores is untouched; what is displayed goes through here.
"""

import re

__all__ = ["harmless", "inline", "literal"]

# C0 and C1 controls (ESC and CSI among them), bidi embeddings, overrides and isolates, line and paragraph
# marks, interlinear annotation, the tag block, lone surrogates and noncharacters.
# Joiners, direction marks and variation selectors stay: Persian, Hebrew and emoji are written with them.
ACTIVE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]+"
)
SPACE = re.compile(r"\s+")
BREAK = re.compile("[\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]")
MARKUP = re.compile(r"[\\`*_{}\[\]#|~$^]")
ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
BLOCK_MARK = re.compile(r"^[-+=:]")
LIST_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
BARE_LINK = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)


def inline(text: str) -> str:
    """Return `text` as one line in which nothing acts on a terminal; what was taken out shows as U+FFFD."""
    return ACTIVE.sub("\ufffd", SPACE.sub(" ", text)).strip()


def harmless(text: str) -> str:
    """Return `text` with a space for each tab and line break and U+FFFD for each other character that acts: as many as it had."""
    return ACTIVE.sub(lambda found: "\ufffd" * len(found[0]), BREAK.sub(" ", text))


def literal(text: str) -> str:
    r"""Return `text` as one line of Markdown that displays as itself: no markup, HTML, link or image.

    >>> literal("<b>[x](javascript:y)")
    '&lt;b&gt;\\[x\\](javascript:y)'
    """
    escaped = MARKUP.sub(r"\\\g<0>", inline(text)).translate(ENTITIES)
    escaped = BARE_LINK.sub(r"\\\g<0>", escaped)
    # A line must not open a list, a rule or a definition.
    return LIST_NUMBER.sub(r"\1\\\2", BLOCK_MARK.sub(r"\\\g<0>", escaped))
