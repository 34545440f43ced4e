"""Bytes to text, exactly."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.ingest.decoding import decode
from summarizer.ingest.limits import RefusedError

SENTENCE = "Das Café öffnet – nach „langer“ Zeit – für 5 Gäste. Es war die erste Öffnung seit über einem Jahr.\n"
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@given(TEXT)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    """Any text in UTF-8 is read without a change, but for one leading BOM."""
    assert decode(text.encode("utf-8"))[0] == text.removeprefix("\ufeff")


@given(TEXT, st.sampled_from([("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-8", b"\xef\xbb\xbf")]))
def test_a_bom_decides(text: str, kind: tuple[str, bytes]) -> None:
    """A text after a BOM is read in the encoding that the BOM names."""
    encoding, bom = kind
    assert decode(bom + text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"), ("cp1252", "cp1252"), ("utf-8", "utf-8")],
)
def test_encodings_without_a_bom(encoding: str, said: str) -> None:
    """UTF-16 and Windows-1252 are found without a mark, and named."""
    assert decode(SENTENCE.encode(encoding)) == (SENTENCE, said)


def test_cyrillic_in_a_legacy_encoding() -> None:
    """Russian in Windows-1251 is read as Russian."""
    text = "В понедельник войска нанесли удар по трём объектам на границе. Погибли пять человек, сообщили власти.\n" * 3
    assert decode(text.encode("cp1251"))[0] == text


def test_one_broken_byte_spoils_one_letter() -> None:
    """A UTF-8 text with a broken byte keeps all its other letters, and the encoding says that it is broken."""
    data = (SENTENCE * 10).encode() + b"\xff" + SENTENCE.encode()
    text, encoding = decode(data)
    assert text == SENTENCE * 10 + "\ufffd" + SENTENCE
    assert encoding == "utf-8 with broken bytes"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"\x7fELF" + bytes(64),
        random.Random(1).randbytes(4096),
        b"PK\x03\x04" + bytes(range(200)),
    ],
)
def test_what_is_no_text_is_binary(data: bytes) -> None:
    """Pictures, programs, archives and noise are refused by their content."""
    with pytest.raises(RefusedError) as refusal:
        decode(data)
    assert refusal.value.code == "binary"


@pytest.mark.parametrize(
    "data", [b"Caf\xc3\xa9 \xed\xa0\x80 closed.", b"\xff\xfe" + "Caf".encode("utf-16-le") + b"\x00\xd8a\x00"]
)
def test_lone_surrogates_are_no_text(data: bytes) -> None:
    """A lone surrogate is no character: the file is refused, not mended."""
    with pytest.raises(RefusedError) as refusal:
        decode(data)
    assert refusal.value.code == "bad_encoding"
