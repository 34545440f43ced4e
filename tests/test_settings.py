"""What may be chosen, and what a wrong choice is told."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import SettingsError, SummarizerError
from summarizer.settings import Settings, settings_from


def test_defaults_work() -> None:
    """Without any choice the settings are those of the contract."""
    assert settings_from() == Settings(model="extractive", sentences=7, focus=None, policy="strict", jobs=4)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            {"sentnces": 3},
            "setting 'sentnces' is unknown: expected one of model, sentences, focus, policy, jobs, allow_hosts, base_url, technique, prompts, budget, "
            "max_tokens, prices, cache, trace, fallback, rate, executor; did you mean 'sentences'?",
        ),
        ({"policy": "stric"}, "policy 'stric' is unknown: expected one of strict, flag; did you mean 'strict'?"),
        ({"policy": None}, "policy None is unknown: expected one of strict, flag"),
        ({"sentences": 0}, "sentences is 0: expected a whole number from 1 to 100; the nearest is 1"),
        ({"sentences": 101}, "sentences is 101: expected a whole number from 1 to 100; the nearest is 100"),
        ({"sentences": "7"}, "sentences is '7': expected a whole number from 1 to 100"),
        ({"sentences": True}, "sentences is True: expected a whole number from 1 to 100"),
        ({"jobs": 0}, "jobs is 0: expected a whole number of 1 or more; the nearest is 1"),
        ({"jobs": 2.5}, "jobs is 2.5: expected a whole number of 1 or more"),
        ({"focus": " "}, "focus is empty: expected a few words, or leave it out"),
        ({"focus": 3}, "focus is 3: expected text"),
        ({"focus": "\udc80"}, "focus is '\\udc80': expected text that can be written as UTF-8"),
        (
            {"model": "extractve"},
            "model 'extractve' is unknown: expected one of extractive, local, local:FILE.gguf, PROVIDER/NAME; did you mean 'extractive'?",
        ),
    ],
)
def test_a_wrong_choice_gets_one_sentence(options: dict[str, Any], sentence: str) -> None:
    """The error names the value, what was expected, and the nearest valid choice."""
    with pytest.raises(SettingsError) as caught:
        settings_from(**options)
    assert str(caught.value) == sentence


@pytest.mark.parametrize("model", ["local", "local:tiny.gguf", "openai/gpt-5-mini", "org/team/model-1.2"])
def test_a_model_of_the_contract_is_taken(model: str) -> None:
    """Whether it can be had is found out when it is opened."""
    assert Settings(model=model).model == model


@pytest.mark.parametrize("model", ["", "local:", "local:tiny.bin", "openai/", "/gpt", "EXTRACTIVE", "http://"])
def test_any_other_model_is_unknown(model: str) -> None:
    """What looks almost like a model is not taken for one."""
    with pytest.raises(SettingsError):
        Settings(model=model)


@given(
    st.dictionaries(
        st.sampled_from([*Settings.model_fields, "colour"]), st.one_of(st.text(), st.integers(), st.none(), st.floats())
    )
)
def test_any_choice_gives_settings_or_one_sentence(options: dict[str, Any]) -> None:
    """Whatever is passed, the answer is settings or an error of ours on one line."""
    answer = ""
    try:
        settings_from(**options)
    except SummarizerError as error:
        answer = str(error)
    assert "\n" not in answer
