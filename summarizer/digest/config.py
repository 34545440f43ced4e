"""`digest.toml`: what a digest reads, when, and where it goes; all of it is checked before anything runs."""

import os
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError, ValidationInfo, model_validator

from summarizer.errors import SettingsError
from summarizer.llm import takes_batches
from summarizer.settings import Settings, settings_from

from . import values
from .faults import name_fault

__all__ = [
    "CommandSink",
    "Config",
    "DeliverConfig",
    "EmailSink",
    "FeedSource",
    "FolderSink",
    "FolderSource",
    "SourceConfig",
    "UrlSource",
    "WebhookSink",
    "load_config",
    "starter_files",
]

Policy = Literal["at_least_once", "at_most_once"]


def _from_folder(value: Any, info: ValidationInfo) -> Any:
    return str(Path((info.context or {})["folder"], value)) if isinstance(value, str) and value else value


def _from_environment(value: Any, info: ValidationInfo) -> Any:
    return values.read_variable(value, (info.context or {})["environment"]) if isinstance(value, str) else value


Text = Annotated[str, Field(min_length=1)]
Place = Annotated[str, Field(min_length=1), BeforeValidator(_from_folder)]
"""A path, counted from the folder that the file stands in, as an absolute one."""
Variable = Annotated[str, BeforeValidator(_from_environment)]
"""The name of an environment variable that is set. Its value is read when it is needed, and kept nowhere."""
Url = Annotated[str, BeforeValidator(values.check_url)]
Hosts = Annotated[tuple[Annotated[str, BeforeValidator(values.check_host)], ...], Field(strict=False)]
Mailbox = Annotated[str, BeforeValidator(values.check_mailbox)]
Seconds = Annotated[int, Field(ge=1, le=3_600)]


class _Table(BaseModel):
    """A table of the file: frozen, its values of the very type, no key that is not here."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)


class _Named(_Table):
    """A source or a sink. `name` is given, or made of its kind and place as written, and tells it from the others for good."""

    name: Text

    @property
    def key(self) -> str:
        """What it is remembered by from run to run."""
        return self.name


class FolderSource(_Named):
    """Files of a folder."""

    kind: Literal["folder"]
    path: Place
    glob: Text = "**/*"


class FeedSource(_Named):
    """An RSS, Atom or JSON feed. With `articles` the page of each entry is read, too."""

    kind: Literal["feed"]
    url: Url
    articles: bool = False
    authorization_env: Variable | None = None


class UrlSource(_Named):
    """One page."""

    kind: Literal["url"]
    url: Url
    authorization_env: Variable | None = None


class EmailSink(_Named):
    """Mail. `server` is smtp://HOST[:PORT], smtps:// (TLS from the start) or smtp+starttls:// (TLS before anything is said)."""

    kind: Literal["email"]
    server: Annotated[str, BeforeValidator(values.check_server)]
    sender: Mailbox = Field(alias="from")
    to: Annotated[tuple[Mailbox, ...], Field(strict=False, min_length=1)]
    user: Text | None = None
    password_env: Variable | None = None
    timeout: Seconds = 60
    policy: Policy = "at_least_once"

    @model_validator(mode="after")
    def _whole(self) -> "EmailSink":
        if (self.user is None) != (self.password_env is None):
            raise ValueError("has one of `user` and `password_env`: give both or neither")
        if self.user is not None and self.server.startswith("smtp://") and not values.is_loopback(self.server):
            raise ValueError("would send its password in the clear: use smtps:// or smtp+starttls://")
        return self


class WebhookSink(_Named):
    """A JSON request. `allow_hosts` are those of the digest unless they are given here."""

    kind: Literal["webhook"]
    url: Url
    secret_env: Variable | None = None
    authorization_env: Variable | None = None
    allow_hosts: Hosts = ()
    timeout: Seconds = 30
    policy: Policy = "at_least_once"


class FolderSink(_Named):
    """A folder that gets a folder for each digest."""

    kind: Literal["folder"]
    path: Place
    policy: Policy = "at_least_once"


class CommandSink(_Named):
    """A program that gets the digest as JSON on its standard input; it is run in `folder`, that of the file, without a shell."""

    kind: Literal["command"]
    command: Annotated[tuple[Text, ...], Field(strict=False, min_length=1)]
    folder: Place = Field(default=".", validate_default=True)
    timeout: Seconds = 60
    policy: Policy = "at_least_once"


SourceConfig = FolderSource | FeedSource | UrlSource
DeliverConfig = EmailSink | WebhookSink | FolderSink | CommandSink


class _Main(_Table):
    """The table [digest]."""

    title: Text = "Digest"
    state: Annotated[str, BeforeValidator(values.check_state)] = "sqlite:///digest.db"
    output: Place = Field(default="out", validate_default=True)
    model: str = "extractive"
    batch: bool = False
    schedule: Annotated[str, BeforeValidator(values.check_cron)] = "0 6 * * *"
    timezone: Annotated[str, BeforeValidator(values.check_timezone)] = "UTC"
    max_stories: int = Field(default=10, ge=1, le=1_000)
    window: Annotated[timedelta, BeforeValidator(values.read_window)] = timedelta(hours=36)
    allow_hosts: Hosts = ()
    settings: dict[str, Any] = {}


class Config(BaseModel):
    """A digest, checked. Paths are absolute; `folder` is the one that the file stands in.

    `batch` says that questions to the model can wait for batches. `state` is a database's URL for SQLAlchemy, `schedule` a line of
    cron in `timezone`, and `settings` are those of `summarize`, with `model` in them.
    """

    model_config = ConfigDict(frozen=True)

    title: str
    state: str
    output: Path
    model: str
    batch: bool
    schedule: str
    timezone: str
    max_stories: int
    window: timedelta
    allow_hosts: tuple[str, ...]
    settings: Settings
    sources: tuple[SourceConfig, ...]
    deliver: tuple[DeliverConfig, ...]
    folder: Path


SOURCES: dict[str, type[SourceConfig]] = {"folder": FolderSource, "feed": FeedSource, "url": UrlSource}
SINKS: dict[str, type[DeliverConfig]] = {"email": EmailSink, "webhook": WebhookSink, "folder": FolderSink, "command": CommandSink}
_PATHS = ("prompts", "prices", "cache", "trace")


def load_config(
    path: str | Path, environment: Mapping[str, str] | None = None, *, batch: bool = False, **choices: object
) -> Config:
    """Return the digest that a file describes. `environment` is the process's by default.

    `batch` turns batches on, and each of the `choices` that is not None takes the place of the one in [digest.settings].
    Raises SettingsError, in one sentence, for the first thing that cannot be used: an unknown key or kind, a value of the wrong
    type, a missing variable, a line that is not cron, two sources of one name.
    """
    file = Path(path)
    folder = file.resolve().parent
    raw = _read(file)
    values.check_keys("digest.toml", raw, ("digest", "source", "deliver"))
    context = {"folder": folder, "environment": os.environ if environment is None else environment}
    main = _checked(_Main, "[digest]", values.as_table("[digest]", raw.get("digest", {})), context)
    given = {name: value for name, value in choices.items() if value is not None}
    main = main.model_copy(update={"batch": batch or main.batch, "settings": main.settings | given})
    if main.batch and not takes_batches(main.model):
        raise SettingsError(f"batch needs a model of OpenAI's, and model is {main.model!r}: expected openai/NAME, or no batch")
    sources = _rows(raw, "source", SOURCES, context, {})
    sinks = _rows(raw, "deliver", SINKS, context, {"webhook": {"allow_hosts": list(main.allow_hosts)}})
    if not sources:
        raise SettingsError(f"{file.name} names no source: add a table [[source]] with a kind, {' or '.join(SOURCES)}")
    return Config(
        **main.model_dump(include={"title", "model", "batch", "schedule", "timezone", "max_stories", "window", "allow_hosts"}),
        state=values.place_state(main.state, folder),
        output=Path(main.output),
        settings=_settings(main, folder),
        sources=sources,
        deliver=sinks,
        folder=folder,
    )


def starter_files() -> dict[str, bytes]:
    """Return the files of a new digest by their paths: a commented digest.toml and the texts of the inbox that it reads."""
    folder = files("summarizer.digest").joinpath("starter")
    texts = {f"inbox/{file.name}": file for file in folder.joinpath("inbox").iterdir() if file.name.endswith(".txt")}
    return {name: file.read_bytes() for name, file in sorted({**texts, "digest.toml": folder.joinpath("digest.toml")}.items())}


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise SettingsError(
            f"{str(file)!r} does not exist: make one with `summarizer digest init`, or name another with --config"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{str(file)!r} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{str(file)!r} is not TOML: {error}") from None


def _rows(
    raw: Mapping[str, Any],
    word: str,
    kinds: Mapping[str, type[Any]],
    context: Mapping[str, Any],
    defaults: Mapping[str, Mapping[str, Any]],
) -> tuple[Any, ...]:
    """Check the tables [[word]], whose keys depend on their kind."""
    found: list[Any] = []
    rows = raw.get(word, [])
    if not isinstance(rows, list):
        raise SettingsError(f"[{word}] is one table: write [[{word}]], once for each")
    for n, row in enumerate(rows, 1):
        where = f"[[{word}]] number {n}"
        table = values.as_table(where, row)
        kind = values.read_kind(where, table, tuple(kinds))
        given = {"name": _name(kind, table), **defaults.get(kind, {}), **table}
        one = _checked(kinds[kind], f"{where} ({kind})", given, context)
        if any(one.key == other.key for other in found):
            raise SettingsError(f"{where} has the name {one.key!r} of another before it: give one of them a `name` of its own")
        found.append(one)
    return tuple(found)


def _name(kind: str, table: Mapping[str, Any]) -> str:
    place = next((table[key] for key in ("path", "url", "to", "command") if key in table), "")
    return f"{kind}:{' '.join(map(str, place)) if isinstance(place, list) else place}"


def _checked(model: type[Any], where: str, table: Mapping[str, Any], context: Mapping[str, Any]) -> Any:
    try:
        return TypeAdapter(model).validate_python(table, context=context)
    except ValidationError as error:
        names = [field.alias or name for name, field in model.model_fields.items()]
        raise SettingsError(f"{where} {name_fault(error.errors(include_url=False)[0], names)}") from None


def _settings(main: _Main, folder: Path) -> Settings:
    given = {
        key: str(folder / value) if key in _PATHS and isinstance(value, str) else value for key, value in main.settings.items()
    }
    if "model" in given:
        raise SettingsError("[digest.settings] has a model: it stands in [digest]")
    return settings_from(**{"allow_hosts": list(main.allow_hosts), **given, "model": main.model})
