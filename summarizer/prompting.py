"""Prompts: templates in files, checked when they are loaded, rendered into what a model is sent.

A prompt is a file NAME.md:

    ---
    name: extract                      the file's name without its ending
    version: 1                         for people; what tells two texts apart is their hash
    purpose: one line
    inputs:                            what the template may use: name, and its meaning in one line
      nonce: a random code                 (each prompt has this one: it marks where the data begins and ends)
    response: ExtractReply             the class in summarizer.schemas.wire that the reply must fit
    example:                           a value of each input, with which a replacement is tried; itself may go without
    ---
    The system part. It is no template: it is sent as it stands, the same bytes each time, so that providers can cache it.
    ---user---
    The user part, a Jinja2 template: <data-{{ nonce }}> ... </data-{{ nonce }}>

Undefined variables are errors, nothing is escaped, and the sandbox gives no access to Python. The filter `line` puts a
text on one line. Jinja2 never reads the values, so `{{` in a document is two characters.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from summarizer.errors import InternalError, SettingsError, nearest

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

    from summarizer.schemas.wire import Wire

__all__ = ["Prompt", "Prompts", "Rendered", "load_prompts", "nonce_for"]

NAMES = ("extract", "compose", "repair", "judge", "fill", "refill")  # in the order in which an engine asks
KEYS, OPTIONAL = ("name", "version", "purpose", "inputs", "response"), "example"
FRONT = re.compile(r"---\n(.*?)^---\n(.*)", re.DOTALL | re.MULTILINE)
PARTING = re.compile(r"^---user---\n", re.MULTILINE)
MARKS = re.compile(r"\{[{%#]")
NONCE = re.compile(r"[0-9A-Za-z]{16,64}")
LARGEST = 1_000_000  # bytes of a prompt file


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt as it stands in its file. `path` is the file that replaces the built-in one, or None."""

    name: str
    version: str
    purpose: str
    inputs: Mapping[str, str]
    response: str
    source: str
    path: Path | None = None

    @property
    def reply(self) -> "type[Wire]":
        """The class that a reply must fit."""
        from summarizer.schemas.wire import REPLIES

        return REPLIES[self.response]


class Rendered(NamedTuple):
    """What a model is sent. `system` is the same bytes for every call of a prompt."""

    system: str
    user: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """A prompt that was checked and can be rendered. With the example of a built-in one its replacement is tried."""

    prompt: Prompt
    system: str
    template: "Template"
    example: Mapping[str, Any]


class Prompts:
    """All prompts of one run, as `load_prompts` makes them."""

    def __init__(self, loaded: Iterable[Loaded]) -> None:
        self._loaded = {each.prompt.name: each for each in loaded}

    @property
    def names(self) -> tuple[str, ...]:
        """The names, in the order in which an engine asks."""
        return tuple(self._loaded)

    @property
    def hashes(self) -> dict[str, str]:
        """The SHA-256 of each prompt's whole text in UTF-8."""
        return {name: hashlib.sha256(each.prompt.source.encode()).hexdigest() for name, each in self._loaded.items()}

    def get(self, name: str) -> Prompt:
        """Return the prompt. Raises SettingsError for an unknown name."""
        if name not in self._loaded:
            raise SettingsError(f"prompt {name!r} is unknown: {nearest(name, self.names)}")
        return self._loaded[name].prompt

    def render(self, name: str, /, **inputs: Any) -> Rendered:
        """Return both parts. The inputs are plain values: texts, numbers, lists and dictionaries of them, or None.

        Raises InternalError when an input is missing, unknown, or could close the data block because it holds the
        nonce, and SettingsError when a replaced template fails on these values.
        """
        prompt, loaded = self.get(name), self._loaded[name]
        if wrong := sorted(prompt.inputs.keys() ^ inputs.keys()):
            raise InternalError(f"prompt {name!r} needs {', '.join(prompt.inputs)}; missing or unknown: {', '.join(wrong)}")
        nonce = str(inputs["nonce"])
        if not NONCE.fullmatch(nonce):
            raise InternalError(f"prompt {name!r} was given the nonce {nonce!r}: expected 16 to 64 letters and digits")
        if nonce in repr([value for key, value in inputs.items() if key != "nonce"]):
            raise InternalError(f"prompt {name!r} was given a nonce that its own data holds: make it with nonce_for")
        return Rendered(loaded.system, _filled(loaded, inputs))


def nonce_for(*texts: str) -> str:
    """Return a code that none of the texts holds and that who wrote them could not foresee.

    It is 64 bits of a hash of all of them: nobody finds a text that holds its own, and the same texts give the same
    request, which a cache or a cassette finds again.
    """
    digest = hashlib.sha256()
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    while any(digest.hexdigest()[:16] in text for text in texts):
        digest.update(b"again")
    return digest.hexdigest()[:16]


def load_prompts(folder: Path | None = None) -> Prompts:
    """Return the built-in prompts; a file NAME.md in `folder` takes the place of the built-in one of that name.

    Names in the folder that begin with `.` or `_` or end in `~` are left alone. Raises SettingsError, one sentence,
    for a folder or a file that cannot be used.
    """
    texts = {name: resources.files("summarizer.prompts").joinpath(f"{name}.md").read_text(encoding="utf-8") for name in NAMES}
    loaded = {name: _load(name, text, None) for name, text in texts.items()}
    for path in _files(folder) if folder is not None else ():
        loaded[path.stem] = _fit(_load(path.stem, _read(path), path), loaded[path.stem])
    return Prompts(loaded.values())


@cache
def _environment() -> "SandboxedEnvironment":
    """Return where templates run: sandboxed, strict, and without what gives another text each time."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals = {"range": environment.globals["range"]}
    del environment.filters["random"]
    environment.filters["line"] = _line
    return environment


def _files(folder: Path) -> Iterator[Path]:
    """Yield the prompt files of a folder. A file that is no prompt is an error: it may be one with its name misspelt."""
    valid = [f"{name}.md" for name in NAMES]
    try:
        names = sorted(path.name for path in folder.iterdir())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SettingsError(f"--prompts {str(folder)!r} cannot be read: {reason}; expected a folder of prompts") from None
    names = [name for name in names if not name.startswith((".", "_")) and not name.endswith("~")]
    if not names:
        raise SettingsError(f"--prompts {str(folder)!r} holds no prompt: expected some of {', '.join(valid)}")
    for name in names:
        if name not in valid:
            raise SettingsError(f"--prompts {str(folder)!r}: {name!r} is not a prompt: {nearest(name, valid)}")
        yield folder / name


def _read(path: Path) -> str:
    place = _place(path.stem, path)
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            _fault(place, f"is not a file of at most {LARGEST:,} bytes", "expected a text file")
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        _fault(place, f"is not UTF-8 at byte {error.start}", "save it as UTF-8 and try again")
    except OSError as error:
        _fault(place, f"cannot be read: {error.strerror}", "expected a text file")


@lru_cache(maxsize=32)
def _load(name: str, source: str, path: Path | None) -> Loaded:
    """Check all that can be checked without the built-in prompt of that name; the same text once in a process."""
    from summarizer.schemas.wire import REPLIES

    place = _place(name, path)
    parts = FRONT.fullmatch(source)
    if parts is None:
        _fault(place, "has no front matter", "expected YAML between two lines ---, then the prompt")
    front = _front(parts[1], place)
    if front["name"] != name:
        _fault(place, f"calls itself {front['name']!r}", f"expected name: {name}")
    if front["response"] not in REPLIES:
        _fault(place, f"names the response {front['response']!r}", nearest(front["response"], REPLIES))
    body = PARTING.split(parts[2])
    if len(body) != 2:
        _fault(place, f"has {len(body) - 1} lines ---user---", "expected one, between the system part and the user part")
    if MARKS.search(body[0]):
        _fault(place, "has a {{, {% or {# above the line ---user---", "expected it below: the system part is sent as it stands")
    prompt = Prompt(name, front["version"], front["purpose"], front["inputs"], front["response"], source, path)
    above = source.count("\n") - body[1].count("\n")
    template = _compiled(body[1], above, prompt, _environment())
    return Loaded(prompt, body[0].rstrip("\n"), template, front.get(OPTIONAL, {}))


def _front(text: str, place: str) -> dict[str, Any]:
    """Return the front matter. All its scalars are texts: `no` and `1.10` stay what was written."""
    import yaml

    try:
        front = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 2}" if mark else ""
        _fault(place, f"has front matter that is not YAML{line}", "mend it, or put quotes around a text that holds : or #")
    if not isinstance(front, dict):
        _fault(place, "has front matter without keys", f"expected {', '.join(KEYS)}")
    for key in front:
        if key not in [*KEYS, OPTIONAL]:
            _fault(place, f"has the unknown key {key!r}", nearest(str(key), [*KEYS, OPTIONAL]))
    for key in KEYS:
        if key not in front:
            _fault(place, f"lacks the key {key!r}", f"expected each of {', '.join(KEYS)}")
        texts = [front[key]] if key != "inputs" else front[key].values() if isinstance(front[key], dict) else []
        if not texts or not all(isinstance(text, str) and text for text in texts):
            _fault(place, f"has a wrong {key!r}", "expected NAME: MEANING lines" if key == "inputs" else "expected a short text")
    return front


def _compiled(text: str, above: int, prompt: Prompt, environment: "SandboxedEnvironment") -> "Template":
    """Return the template, all of whose variables are inputs. `above` is the number of lines before it in the file."""
    from jinja2 import TemplateSyntaxError, meta, nodes

    place = _place(prompt.name, prompt.path)
    try:
        tree = environment.parse(text)
        used = meta.find_undeclared_variables(tree) - environment.globals.keys()
        if any(tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends))):
            _fault(place, "asks for another template", "expected everything in the one file")
        for name in sorted(used - prompt.inputs.keys()):
            line = next((node.lineno + above for node in tree.find_all(nodes.Name) if node.name == name), above)
            _fault(place, f"uses the unknown variable {name!r} in line {line}", nearest(name, prompt.inputs))
        if "nonce" not in used:
            _fault(place, "does not use the input 'nonce'", "expected it in the marks around the data, as in the built-in prompt")
        return environment.from_string(text)
    except TemplateSyntaxError as error:
        _fault(place, f"is not a Jinja2 template: {_line(error.message)} (line {error.lineno + above})", "mend that line")
    except (RecursionError, SyntaxError):  # what Jinja2 makes of it is Python, which has limits
        _fault(place, "is nested too deep", "expected a plainer template")


def _fit(own: Loaded, built_in: Loaded) -> Loaded:
    """Return a replacement that can be rendered with what the built-in prompt is given, which is tried."""
    prompt, model = own.prompt, built_in.prompt
    place = _place(prompt.name, prompt.path)
    for name in prompt.inputs.keys() - model.inputs.keys():
        _fault(place, f"declares the unknown input {name!r}", nearest(name, model.inputs))
    if prompt.response != model.response:
        _fault(place, f"names the response {prompt.response}", f"expected {model.response}, which is what will be read")
    _filled(own, built_in.example)
    return replace(own, prompt=replace(prompt, inputs={**model.inputs, **prompt.inputs}))


def _filled(loaded: Loaded, inputs: Mapping[str, Any]) -> str:
    from jinja2 import TemplateError

    try:
        return loaded.template.render(inputs).strip("\n")
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        said = f"{_place(loaded.prompt.name, loaded.prompt.path)} cannot be filled in: {_line(error)}"
        if loaded.prompt.path is None:
            raise InternalError(said) from error
        raise SettingsError(f"{said}; compare it with the built-in prompt") from error


def _line(text: object) -> str:
    return " ".join(str(text).split())


def _place(name: str, path: Path | None) -> str:
    return f"prompt {name!r}" if path is None else f"prompt {str(path)!r}"


def _fault(place: str, what: str, expected: str) -> NoReturn:
    raise SettingsError(f"{place} {what}: {expected}")
