"""From a model's name to the model."""

import os
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from summarizer.errors import SettingsError
from summarizer.llm.model import Model, ModelOptions

if TYPE_CHECKING:
    from summarizer.llm.asking import OpenAIModel, Sender
    from summarizer.llm.batch import Batches
    from summarizer.llm.journal import Journal
    from summarizer.llm.transport import Transport

__all__ = ["open_batches", "open_model", "takes_batches"]

OPENAI = "https://api.openai.com/v1"


def open_model(name: str, options: ModelOptions | None = None) -> Model:
    """Return the model that `name` names. Nothing is sent yet.

    `openai/NAME` is NAME at OpenAI, or at any server that speaks its chat completions when there is a base URL,
    from `options` or OPENAI_BASE_URL. The key comes from `options` or OPENAI_API_KEY; a server at a base URL may need none.
    `local` and `local:FILE.gguf` are weights on this machine, and any other PROVIDER/NAME one that instructor knows.
    Raises SettingsError for a name, URL or key that cannot be used, and where a package is missing.
    """
    options = options or ModelOptions()
    if name == "local" or name.startswith("local:"):
        from summarizer.llm.local import open_local

        return open_local(name, options)
    provider, _, bare = name.partition("/")
    if not provider or not bare.strip():
        raise SettingsError(
            f"model {name!r} is unknown: expected local, local:FILE.gguf or PROVIDER/NAME, such as openai/gpt-5-mini"
        )
    if provider != "openai":
        from summarizer.llm.others import open_other

        return open_other(name, options)
    return _openai(name, options, lambda transport, bare: transport)


def open_batches(name: str, options: ModelOptions, journal: "Journal", *, submit: bool) -> "tuple[Model, Batches]":
    """Return a model of OpenAI's (`openai/NAME`) whose questions can wait, and what hands them in. Nothing is sent yet.

    Raises SettingsError as `open_model` does, and for a model of somebody else.
    """
    from summarizer.llm.batch import Batches

    if not takes_batches(name):
        raise SettingsError(f"model {name!r} cannot be asked by batch: expected openai/NAME, such as openai/gpt-5-mini")
    opened: list[Batches] = []

    def over(transport: "Transport", bare: ModelOptions) -> Batches:
        opened.append(Batches(transport, bare, journal, submit=submit))
        return opened[0]

    return _openai(name, options, over), opened[0]


def takes_batches(name: str) -> bool:
    """Return whether a model can be asked by batch.

    >>> [takes_batches(name) for name in ("openai/gpt-5-mini", "local", "openai/")]
    [True, False, False]
    """
    provider, _, bare = name.partition("/")
    return provider == "openai" and bool(bare.strip())


def _openai(name: str, options: ModelOptions, over: "Callable[[Transport, ModelOptions], Sender]") -> "OpenAIModel":
    from summarizer.llm.asking import OpenAIModel
    from summarizer.llm.transport import Transport

    base_url = (options.base_url or os.environ.get("OPENAI_BASE_URL") or "").strip() or None
    key = (options.api_key or os.environ.get("OPENAI_API_KEY") or "").strip() or None
    if base_url is not None and not _usable(base_url):
        # Not shown: it may hold a password.
        raise SettingsError("the base URL cannot be used: expected one such as http://127.0.0.1:8000/v1, without a user name")
    if key is None and base_url is None:
        raise SettingsError(f"model {name!r} needs a key: set OPENAI_API_KEY, or give --base-url for a server that needs none")
    if key is not None and not (key.isascii() and key.isprintable() and " " not in key):
        raise SettingsError("OPENAI_API_KEY cannot be sent: it holds a space, a line break or a character outside ASCII")
    # OpenAI's newer models refuse max_tokens, and many other servers know nothing else.
    limit = "max_completion_tokens" if base_url is None else "max_tokens"
    bare = replace(options, api_key=None)
    return OpenAIModel(name, over(Transport(base_url or OPENAI, key, bare), bare), bare, limit)


def _usable(base_url: str) -> bool:
    try:
        parts = urlsplit(base_url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc and (parts.port or 1) > 0
    except ValueError:  # a port that is none
        return False
