"""The sentence that a schema is refused with."""

import pytest

from summarizer.errors import SettingsError
from summarizer.schema_files import load_schema


def refusal(name: str) -> str:
    """Return the sentence that a name is refused with."""
    with pytest.raises(SettingsError) as caught:
        load_schema(name)
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence
