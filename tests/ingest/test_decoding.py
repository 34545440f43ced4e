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


JAPANESE = "国境の橋は月曜日に閉鎖された。五人が死亡した。\n" * 10
RUSSIAN = "В понедельник войска нанесли удар. Погибли пять человек.\n" * 10


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp"])
def test_japanese_in_a_legacy_encoding(encoding: str) -> None:
    """Japanese in its old encodings is read as Japanese, and is not taken for a binary file."""
    assert decode(JAPANESE.encode(encoding))[0] == JAPANESE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [JAPANESE, RUSSIAN], ids=["Japanese", "Russian"])
def test_utf16_without_a_bom_in_other_scripts(text: str, encoding: str) -> None:
    """UTF-16 without a mark is found in scripts whose bytes are not zero, too."""
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_utf32_with_a_bom(encoding: str) -> None:
    """The mark of UTF-32 is not taken for that of UTF-16."""
    bom = "\ufeff".encode(encoding)
    assert decode(bom + SENTENCE.encode(encoding)) == (SENTENCE, encoding)


def test_latin_1_is_read_as_its_superset() -> None:
    """Latin-1 text is read exactly, under the name of Windows-1252, which holds it."""
    text = "Le café de Genève est fermé; cinq hommes sont blessés.\n"
    assert decode(text.encode("latin-1")) == (text, "cp1252")


@pytest.mark.parametrize("tail", [b"", b"\xff"], ids=["valid UTF-8", "with a broken byte"])
def test_control_bytes_make_a_binary_file(tail: bytes) -> None:
    """A file full of control bytes is binary though most of it is valid UTF-8."""
    with pytest.raises(RefusedError) as refusal:
        decode(b"\x00\x01\x02abc" * 500 + "é".encode() * 30 + tail)
    assert refusal.value.code == "binary"


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    """Whatever the bytes, the answer is a text that UTF-8 can write, or a refusal."""
    try:
        text, _ = decode(data)
    except RefusedError:
        return
    text.encode()


@pytest.mark.parametrize("seed", range(20))
def test_noise_is_binary(seed: int) -> None:
    """Random bytes are never a text, in UTF-16 or in any other encoding."""
    with pytest.raises(RefusedError):
        decode(random.Random(seed).randbytes(2_000))
