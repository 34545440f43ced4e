"""A cross-encoder by path as the learned reader, tried with the model that ships as if it were the user's own."""

import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from summarizer import SettingsError
from summarizer.cli import main
from summarizer.nli import open_cross_encoder
from summarizer.verification import Reader
from summarizer.verification.learned import open_reader

OURS = files("summarizer.verification.learned")
LABELS = ["entailment", "neutral", "contradiction"]
PAIRS = [
    ("Seven people were killed when a bus overturned.", "Seven people died."),
    ("Police closed the road.", "The road was open."),
]


def _folder(place: Path, labels: list[str], **changes: object) -> str:
    """Lay out a folder as an export to ONNX does, with the names of the labels in the order given."""
    place.mkdir()
    for name in ("model.int8.onnx", "tokenizer.json"):
        shutil.copy(str(OURS.joinpath(name)), place / name)
    config = {"id2label": {str(n): label for n, label in enumerate(labels)}, "max_position_embeddings": 512, **changes}
    (place / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return str(place)


def test_the_label_order_is_that_of_the_config(tmp_path: Path) -> None:
    """The margin is that of the label that is called entailment, wherever it stands and however it is written."""
    reader: Reader = open_cross_encoder(_folder(tmp_path / "a", LABELS))
    other = open_cross_encoder(_folder(tmp_path / "b", ["CONTRADICTION", "Neutral", "ENTAILMENT"]))

    margins = [reader.margin(*pair) for pair in PAIRS]
    assert margins == pytest.approx([open_reader().margin(*pair) for pair in PAIRS])
    assert margins[0] > margins[1]
    assert margins != [other.margin(*pair) for pair in PAIRS]
    assert reader.measure("Seven people died.") == open_reader().measure("Seven people died.")
    assert 90 <= reader.room < 512


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda f: shutil.rmtree(f), "cannot be opened: No such file or directory; expected what `optimum-cli export onnx"),
        (lambda f: (f / "model.int8.onnx").unlink(), "cannot be opened: it holds no ONNX model; expected what"),
        (lambda f: (f / "model.int8.onnx").write_bytes(b"no model"), "cannot be opened: "),
        (lambda f: (f / "tokenizer.json").write_text("{}"), "cannot be opened: "),
        (lambda f: (f / "config.json").write_text("{"), "cannot be opened: "),
        (lambda f: (f / "config.json").write_text("[]"), "its config.json has no id2label"),
        (
            lambda f: (f / "config.json").write_text('{"id2label": {"0": "LABEL_0", "1": "LABEL_1"}}'),
            r"none of its labels \(LABEL_0, LABEL_1\) is entailment",
        ),
    ],
)
def test_a_folder_that_is_no_such_model_is_one_sentence(tmp_path: Path, spoil: object, message: str) -> None:
    """What is missing or wrong is named, before any claim is judged."""
    folder = _folder(tmp_path / "a", LABELS)
    assert callable(spoil)
    spoil(Path(folder))
    with pytest.raises(SettingsError, match=message):
        open_cross_encoder(folder)


def test_verify_reads_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--nli FOLDER` takes the built-in reader's place, for claims and for the self-test."""
    folder = _folder(tmp_path / "a", LABELS)
    (tmp_path / "s.txt").write_text("Seven people were killed when a bus overturned on Tuesday.", encoding="utf-8")
    (tmp_path / "c.txt").write_text("Seven people were killed.", encoding="utf-8")
    source = ["--source", str(tmp_path / "s.txt"), "--", str(tmp_path / "c.txt")]

    assert main(["verify", "--nli", folder, *source]) == 0
    assert main(["verify", "--nli", str(tmp_path / "none"), *source]) == 2
    assert main(["verify", "--nli", folder, "--self-test", str(tmp_path / "s.txt")]) == 0
    assert "No such file or directory" in capsys.readouterr().err
