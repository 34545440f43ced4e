"""Bytes to text: nothing is normalised, stripped or re-wrapped; only a leading BOM is dropped."""

import codecs
import re
import unicodedata
from collections import Counter

from .limits import RefusedError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"\x89PNG", b"\x7fELF", b"PK\x03\x04", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"BM\x00", b"\xd0\xcf\x11\xe0", b"7z\xbc\xaf", b"Rar!", b"MZ",
    b"OggS", b"ID3", b"RIFF", b"SQLite format 3\x00", b"\xca\xfe\xba\xbe", b"BZh", b"\xfd7zXZ",
)  # fmt: skip
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ENCODED_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_SAMPLE = 65_536
_MOST_CONTROLS = 0.02
_FEW_DAMAGED = 0.1
"""Share of broken bytes among those that begin a character beyond ASCII up to which a text is damaged UTF-8."""
_MOSTLY = 0.7
_MANY_BLOCKS = 100
_LEGACY = (
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1256",
    "iso8859_2",
    "koi8_r",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
)
_WEB_ENCODINGS = {
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "us-ascii", "ascii"), "cp1252"),
    **{f"windows-125{n}": f"cp125{n}" for n in (0, 1, 3, 4, 5, 6, 7, 8)},
    **{f"iso-8859-{n}": f"iso8859_{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "iso-8859-9": "cp1254",
    **{name: name for name in ("utf-8", "koi8-r", "koi8-u", "shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "big5", "euc-kr")},
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
"""What browsers read under the names that pages declare; no other of Python's codecs is a page's to choose."""


def decode(data: bytes) -> tuple[str, str]:
    """Return (text, encoding) of a text file's bytes; encoding is Python's name for it.

    A BOM decides; then strict UTF-8; then UTF-16 by the pattern of its zero bytes; then the likeliest of the common
    legacy encodings (charset-normalizer), Windows-1252 when none is. Raises RefusedError "binary" for what is no text and "bad_encoding"
    for lone surrogates and broken UTF-16.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding), encoding
    if data.startswith(_MAGIC) and _looks_binary(data):
        raise RefusedError("binary", "is a binary file, by its first bytes")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data)
    if _share(_CONTROLS, text[:_SAMPLE]) > _MOST_CONTROLS:
        return _wide(data) or _wide_other(data) or _refuse_binary()
    return text, "utf-8"


def decode_declared(data: bytes, charset: str | None) -> tuple[str, str]:
    """Like `decode`, but what is no UTF-8 is read as browsers read the `charset` that a page or its server declares, if it can be."""
    name = _WEB_ENCODINGS.get(charset.strip().lower()) if charset else None
    if name is None or _looks_binary(data) or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return decode(data)
    for encoding in ("utf-8", name):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return decode(data)


def _legacy(data: bytes) -> tuple[str, str]:
    wide = _wide(data)
    if wide:
        return wide
    if _ENCODED_SURROGATE.search(data) and _is_utf8_but_for_surrogates(data):
        raise RefusedError("bad_encoding", "holds lone surrogates, which are no characters")
    if _looks_binary(data):
        return _wide_other(data) or _refuse_binary()
    damaged = data.decode("utf-8", "replace")
    if 0 < damaged.count("\ufffd") <= _FEW_DAMAGED * sum(b >= 0xC0 for b in data):
        # UTF-8 with a broken byte or two: a guess at another encoding would spoil every other letter.
        return damaged, "utf-8 with broken bytes"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_LEGACY)).best()
    encoding = best.encoding if best is not None else "cp1252"
    # A Windows-1252 page is often taken for a Central European one; without letters of that kind, it is not.
    for name in ("cp1252",) if encoding in ("cp1250", "iso8859_2", "cp1254") and _is_western(data) else (encoding, "cp1252"):
        try:
            return data.decode(name), name
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1"), "latin-1"


def _wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a BOM: nearly every second byte of Western text is zero."""
    sample = data[: _SAMPLE & ~1]
    if len(data) % 2 or len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > 0.6 * half and others < 0.05 * half:
            return _strict(data, encoding), encoding
    return None


def _wide_other(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a BOM in other scripts: read so, it has letters, few blocks of them, and nothing that is no character."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        kinds = Counter(unicodedata.category(c)[0] for c in text[:_SAMPLE] if not c.isspace())
        blocks = {ord(c) >> 8 for c in text[:_SAMPLE]}
        letters = kinds["L"] + kinds["M"]
        if not kinds["C"] and letters > _MOSTLY * kinds.total() and _common(text[:_SAMPLE]) and len(blocks) < _MANY_BLOCKS:
            return text, encoding
    return None


def _common(text: str) -> bool:
    """Whether a text has what parts its words or sentences: spaces, line ends, ideographic commas and full stops."""
    return sum(c in " \n、。，" for c in text) > 0.02 * len(text)


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedError("bad_encoding", f"is broken {encoding} at byte {error.start}") from None
    if _share(_CONTROLS, text[:_SAMPLE]) > _MOST_CONTROLS:
        _refuse_binary()
    return text


def _refuse_binary() -> tuple[str, str]:
    raise RefusedError("binary", "is a binary file, by its content")


def _looks_binary(data: bytes) -> bool:
    return _share(_CONTROLS, data[:_SAMPLE].decode("latin-1")) > _MOST_CONTROLS


def _share(pattern: re.Pattern[str], text: str) -> float:
    return len(pattern.findall(text)) / len(text) if text else 0.0


def _is_utf8_but_for_surrogates(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _is_western(data: bytes) -> bool:
    """Whether the bytes above ASCII are those of Western European letters, quotes and dashes in Windows-1252."""
    western = set("éèêëàâäáãåçñöôóòõøüûùúíìîïßæœÉÈÊÀÂÄÁÅÇÑÖÔÓØÜÛÚÍÎÆ‘’“”–—…•€£°«»¡¿©®™½¼²³\xa0")
    high = [b for b in data[:_SAMPLE] if b >= 0x80]
    return bool(high) and sum(bytes([b]).decode("cp1252", "replace") in western for b in high) >= 0.9 * len(high)
