"""Letters in disguise: invisible ones, look-alikes of other scripts, and text spelt in tag characters, read as a reader may see them."""

import re
import unicodedata
from collections.abc import Iterator

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e01ef]+"
)
_TAG = re.compile("[\U000e0020-\U000e007e]")
_ALIKE = str.maketrans(
    dict(zip("аеорсухіјѕԁһӏкмтвнԛԝАВЕКМНОРСТУХІЈЅԚԜ", "aeopcyxijsdhlkmtbhqwABEKMHOPCTYXIJSQW", strict=True))
    | dict(zip("οαεικνρτυχγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oaeikvptuxyABEZHIKMNOPTYX", strict=True))
    | dict(zip("ᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɡıſ“”„«»‘’‚", 'abcdeghijklmnoprstuvwyzgis"""""\'\'\'', strict=True))
)
"""Letters of other scripts that look like Latin ones, small capitals, and quotes."""

_SPACED = re.compile(r"(?<!\w)(?:\w ){5}")
_BETWEEN_LETTERS = re.compile(r"(?<=\b\w) (?=\w\b)")


def without_invisible(text: str) -> str:
    """Return `text` without the characters that nobody sees."""
    return _INVISIBLE.sub("", text)


def readings(text: str) -> Iterator[str]:
    """Yield what a reader may see in `text`: its letters folded to plain ones, and what it says in tag characters."""
    if _SPACED.search(text):
        text = _BETWEEN_LETTERS.sub("", text)
    if text.isascii():
        yield " ".join(text.split())
        return
    bare = without_invisible(text)
    yield _folded(bare)
    if len(bare) < len(text):
        yield _folded(_INVISIBLE.sub(" ", text))
        hidden = "".join(chr(ord(c) - 0xE0000) for c in _TAG.findall(text))
        if hidden:
            yield " ".join(hidden.split())


def _folded(text: str) -> str:
    plain = text.translate(_ALIKE)
    if not plain.isascii():
        spread = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in spread if not unicodedata.combining(c)).translate(_ALIKE)
    return " ".join(plain.split())
