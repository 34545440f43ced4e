"""From a model's name to the model."""

import os
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from summarizer.errors import SettingsError
from summarizer.llm.model import Model, ModelOptions

if TYPE_CHECKING:
    from summarizer.llm.asking import OpenAIModel

__all__ = ["open_model"]

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
    return _openai(name, options)


def _openai(name: str, options: ModelOptions) -> "OpenAIModel":
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
    return OpenAIModel(name, Transport(base_url or OPENAI, key, bare), bare, limit)


def _usable(base_url: str) -> bool:
    try:
        parts = urlsplit(base_url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc and (parts.port or 1) > 0
    except ValueError:  # a port that is none
        return False
