"""The process that reads one PDF: bytes on standard input, JSON on standard output, limits on itself first.

Run as `python -m summarizer.ingest.pdf_worker MEMORY_BYTES SECONDS PAGES`.
"""

import json
import re
import sys

from .confining import confine

_BROKEN_WORD = re.compile("(?<=[a-z])[\u0002\ufffe](?:\r?\n)?(?=[a-z])")
_LINE_END_HYPHEN = re.compile("[\u0002\ufffe](?:\r?\n)?")
_INVISIBLE = 3
_PASSWORD_WORDS = ("password", "security")


def main(memory_bytes: int, seconds: int, most_pages: int) -> None:
    """Write {"text": ...} or {"error": "encrypted" | "broken" | "too_many_pages"}."""
    confine(memory_bytes, seconds)
    data = sys.stdin.buffer.read()
    json.dump(_read(data, most_pages), sys.stdout)


def _read(data: bytes, most_pages: int) -> dict[str, str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > most_pages:
            return {"error": "too_many_pages"}
        pages = [_page_text(document[n]) for n in range(len(document))]
    except pypdfium2.PdfiumError as error:
        encrypted = any(word in str(error).lower() for word in _PASSWORD_WORDS)
        return {"error": "encrypted" if encrypted else "broken"}
    return {"text": "\n\n".join(p for p in pages if p)}


def _page_text(page) -> str:  # type: ignore[no-untyped-def]  # pypdfium2 ships no types
    """The page's visible text: characters drawn in the invisible mode (a trick, or a scanner's guess) are left out."""
    import pypdfium2.raw as raw

    textpage = page.get_textpage()
    count = raw.FPDFText_CountChars(textpage)
    kept = []
    for i in range(count):
        owner = raw.FPDFText_GetTextObject(textpage, i)
        if owner and raw.FPDFTextObj_GetTextRenderMode(owner) == _INVISIBLE:
            continue
        kept.append(chr(raw.FPDFText_GetUnicode(textpage, i)))
    text = "".join(kept).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    # PDFium marks every hyphen at a line's end; one beside a capital or a digit ("Iran-backed", "F-16") belongs to the word.
    text = _LINE_END_HYPHEN.sub("-", _BROKEN_WORD.sub("", text))
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:4]))
