"""Where the work is done changes no byte of a report: here, in processes, on a cluster, with workers that die."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from benchmarks.generated import Article, generate, read_clusters
from summarizer import Report, SettingsError, SourceText, summarize
from summarizer.llm.backoff import Gate
from summarizer.processes import Processes
from summarizer.scale import open_spread, over
from tests.model.stories import articles
from tests.scripted_model import answering
from tests.scripted_server import Play, Request, serve

DOCUMENTS = 200
OPENING = 4


@pytest.fixture(scope="module")
def corpus() -> list[SourceText]:
    """Two hundred short articles, of which many tell the same."""
    short = [[Article(a.title, a.sentences[:OPENING]) for a in cluster] for cluster in read_clusters()]
    return [SourceText(d.source, d.text) for d in generate(short, DOCUMENTS, seed=9).documents]


@pytest.fixture(scope="module")
def alone(corpus: list[SourceText]) -> str:
    """The report of one process."""
    return lasting(summarize(corpus))


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A Dask cluster of two worker processes on this machine."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0") as running:  # type: ignore[no-untyped-call]
        yield running


def lasting(report: Report) -> str:
    """A report as JSON less what may differ between two runs."""
    kept = report.model_copy(update={"created": "", "accounting": report.accounting.model_copy(update={"seconds": 0.0})})
    return kept.model_dump_json()


def scheduler(cluster: Any) -> str:
    """The cluster's address as a user writes it."""
    return f"dask://{cluster.scheduler_address.removeprefix('tcp://')}"


def test_processes_give_the_same_bytes(corpus: list[SourceText], alone: str) -> None:
    """Two hundred documents in two processes are the same report."""
    assert lasting(summarize(corpus, executor="processes:2")) == alone


def test_a_cluster_gives_the_same_bytes(corpus: list[SourceText], alone: str, cluster: Any) -> None:
    """Two hundred documents on two workers of a Dask cluster are the same report."""
    assert lasting(summarize(corpus, executor=scheduler(cluster))) == alone


def test_a_worker_of_a_cluster_that_is_killed_changes_nothing(corpus: list[SourceText], alone: str, cluster: Any) -> None:
    """One of the two workers dies when the first stories are told; the report is the same."""
    victim = next(iter(cluster.workers.values())).pid
    assert lasting(summarize(corpus, executor=scheduler(cluster), progress=_killing([victim]))) == alone


def test_a_process_that_is_killed_changes_nothing(corpus: list[SourceText], alone: str) -> None:
    """One of two processes dies half way; what it leaves undone is done here, and said."""
    with Processes(2) as pool:
        victims = [pool.submit(os.getpid).result()]
        assert lasting(summarize(corpus, executor=pool, progress=_killing(victims))) == alone


def _killing(victims: list[int]) -> Any:
    """A progress callback that kills a process when the first story is told."""

    def kill(stage: str, done: int, total: int) -> None:
        if stage == "stories" and done >= 1 and victims:
            os.kill(victims.pop(), signal.SIGKILL)

    return kill


class Refusing(Executor):
    """An executor that takes nothing."""

    def submit(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse as a closed executor does."""
        raise RuntimeError("closed")


def test_what_an_executor_does_not_take_is_done_here() -> None:
    """Results come in order whatever the executor does, and that it takes nothing is said once; what the work itself raises is raised."""
    told: list[str] = []
    assert list(over(Refusing(), told.append)(str, range(100))) == [str(n) for n in range(100)]
    assert told == ["the executor takes no work (closed), so it was done here"]
    told.clear()
    with ThreadPoolExecutor(2) as pool:
        assert list(over(pool, told.append)(str, range(100))) == [str(n) for n in range(100)]
        assert list(over(pool, told.append)(str, [])) == []
        assert told == []
        with pytest.raises(ZeroDivisionError):
            list(over(pool, told.append)(_inverse, [1, 0]))
    assert len(told) == 1


def _inverse(number: int) -> float:
    return 1 / number


def test_a_worker_that_died_is_told_of_once() -> None:
    """A broken pool fails every batch that is left; one line says so."""
    told: list[str] = []
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        pool.submit(os.getpid).result()
        assert list(over(pool, told.append)(_unless_a_worker, [os.getpid()] * 20)) == [os.getpid()] * 20
    assert len([message for message in told if "worker failed" in message]) == 1


def _unless_a_worker(pid: int) -> int:
    if os.getpid() != pid:
        os.kill(os.getpid(), signal.SIGKILL)
    return pid


def test_a_process_that_is_killed_in_the_middle_of_its_answer_is_not_waited_for(tmp_path: Path) -> None:
    """Half of an answer is in the pipe and its rest never comes: that is heard at once, and a new process does what is next."""
    told: list[str] = []
    note = tmp_path / "pid"
    with open_spread("processes:2", told.append) as spread:
        assert os.getpid() not in spread(_process, range(20))
        killer = threading.Thread(target=_kill_in_mid_answer, args=[note])
        killer.start()
        assert list(spread(_much_unless_here, [(os.getpid(), note)])) == [b""]
        killer.join()
        assert not {int(note.read_text()), os.getpid()} & set(spread(_process, range(20)))
    assert told == ["a worker failed (its process was ended by SIGKILL), so its share of the work was done here"]


def _process(_: int) -> int:
    return os.getpid()


def _much_unless_here(told: tuple[int, Path]) -> bytes:
    here, note = told
    if os.getpid() == here:
        return b""
    note.write_text(str(os.getpid()))
    return bytes(200_000_000)


def _kill_in_mid_answer(note: Path) -> None:
    """Kill the process that wrote its number when this one has read a part of its answer."""
    before, looks = _bytes_read(), 0
    while _bytes_read() - looks < before + 1_000_000:
        looks += 200  # a look is counted too, with fewer bytes than these
    os.kill(int(note.read_text()), signal.SIGKILL)


def _bytes_read() -> int:
    return int(Path("/proc/self/io").read_text().split()[1])


def test_a_process_that_never_starts_is_not_started_again(tmp_path: Path) -> None:
    """Each of its batches would start another in vain: one line says why, and all is done here."""
    script = tmp_path / "script.py"
    script.write_text(UNABLE)
    run = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout == "1225\n"
    assert run.stderr.count("only the first") in (1, 2)
    assert run.stderr.count("a worker failed (its process ended with exit code 1 before it could begin)") == 1


UNABLE = """
import sys
from summarizer.scale import open_spread

if __name__ == "__mp_main__":
    raise SystemExit("only the first runs this")

if __name__ == "__main__":
    with open_spread("processes:2", lambda message: print(message, file=sys.stderr)) as spread:
        print(sum(spread(int, range(50))))
"""


UNGUARDED = """
from summarizer import SourceText, summarize
report = summarize([SourceText("a.txt", "Five people died in Oslo on Monday, police said.")], executor="processes:2")
print(__name__, len(report.documents))
"""


def test_a_script_without_a_guard_is_run_once(tmp_path: Path) -> None:
    """The processes of an unguarded script would do it all again, requests to a model too: they end, saying what to write."""
    script = tmp_path / "script.py"
    script.write_text(UNGUARDED)
    run = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout == "__main__ 1\n"
    assert "if __name__ == '__main__':" in run.stderr


WORKING = """
import os, sys, time
from summarizer.scale import open_spread

def work(item):
    print(os.getpid(), flush=True)
    time.sleep(60)

if __name__ == "__main__":
    with open_spread("processes:2", print) as spread:
        list(spread(work, range(2)))
"""


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_one_that_started_it(tmp_path: Path, sent: signal.Signals) -> None:
    """A parent that is killed closes no pool; its processes end all the same."""
    script = tmp_path / "script.py"
    script.write_text(WORKING)
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = [int(parent.stdout.readline()) for _ in range(2)]
        parent.send_signal(sent)
        # The workers hold the pipe open for as long as they live.
        assert parent.stdout.read() == ""
    assert len(set(workers)) == 2


LEFT_OPEN = """
import os
from summarizer.processes import Processes

if __name__ == "__main__":
    pool = Processes(1)
    print(pool.submit(os.getpid).result() != os.getpid())
"""


def test_processes_that_nobody_ends_hold_no_script_up(tmp_path: Path) -> None:
    """A script that forgets its executor ends all the same, and the processes with it."""
    script = tmp_path / "script.py"
    script.write_text(LEFT_OPEN)
    run = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, timeout=60)
    assert (run.stdout, run.stderr) == ("True\n", "")


def test_what_is_forked_meanwhile_keeps_no_process_from_ending() -> None:
    """A child that another forks here holds every pipe too; the processes are told to end."""
    with open_spread("processes:1", print) as spread:
        (before,) = spread(_process, [0])
        with ProcessPoolExecutor(1, mp_context=get_context("fork")) as another:
            assert another.submit(os.getpid).result() != before
            assert list(spread(_process, [0])) == [before]


def test_an_error_that_cannot_be_sent_is_told_by_its_name() -> None:
    """It is raised again where the work is done again; the process goes on."""
    told: list[str] = []
    with open_spread("processes:1", told.append) as spread:
        (before,) = spread(_process, [0])
        with pytest.raises(_Unsendable):
            list(spread(_fail, [0]))
        assert list(spread(_process, [0])) == [before]
    assert told == ["a worker failed (_Unsendable), so its share of the work was done here"]


class _Unsendable(Exception):
    def __reduce__(self) -> str:
        raise TypeError("not to be pickled")

    def __repr__(self) -> str:
        raise TypeError("not to be shown")

    def __str__(self) -> str:
        return "unsendable"


def _fail(_: int) -> int:
    raise _Unsendable


def test_ctrl_c_is_left_to_the_process_that_sent_the_work() -> None:
    """A terminal sends Ctrl-C to all processes at once; those that work say nothing of it."""
    with open_spread("processes:1", print) as spread:
        assert list(spread(_interrupted, [1, 2])) == [1, 2]


def _interrupted(number: int) -> int:
    os.kill(os.getpid(), signal.SIGINT)
    return number


@pytest.mark.parametrize("name", ["process", "processes:0", "dask://", "dask://host", "threads"])
def test_an_unknown_executor_is_named(name: str) -> None:
    """One sentence with the valid choices, before anything is read."""
    with pytest.raises(SettingsError, match=r"is unknown: .*processes"):
        summarize(["missing.txt"], executor=name)


def test_what_is_no_executor_at_all_is_told_what_one_is() -> None:
    """A number where a name or an executor belongs gets one sentence with both."""
    with pytest.raises(
        SettingsError, match=r"^executor is 5: expected one of processes, .*, or an executor of concurrent\.futures$"
    ):
        summarize(["missing.txt"], executor=5)


def test_a_cluster_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """No scheduler behind the address: one sentence that says what was expected."""
    monkeypatch.setattr("summarizer.scale._CONNECTING", 0.2)
    with pytest.raises(SettingsError, match="no scheduler answers"), open_spread("dask://127.0.0.1:9", print):
        pass


def test_a_rate_holds_over_all_workers_of_a_cluster(cluster: Any) -> None:
    """Whatever works on the documents, requests to the model leave from one place: the one after n others is at least n fifths of a second late."""
    arrived: list[float] = []
    answer = answering()

    def note(request: Request) -> Play:
        arrived.append(time.monotonic())
        return answer(request)

    with serve(note) as server:
        began = time.monotonic()
        summarize(
            articles(8),
            model="openai/scripted",
            base_url=server.base_url,
            rate=5,
            jobs=8,
            executor=scheduler(cluster),
            cache=None,
        )
    assert len(arrived) > 6
    assert all(at - began >= n / 5 for n, at in enumerate(sorted(arrived)))


def test_requests_leave_one_by_one_at_the_rate() -> None:
    """At four a second the turns are a quarter of a second apart; a turn after the deadline is refused at once."""
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    gate = Gate(lambda: now[0], sleep, rate=4)
    turns = []
    for _ in range(5):
        assert gate.wait(deadline=10)
        turns.append(now[0])
    assert _steps(turns) == [0.25] * 4
    assert not gate.wait(deadline=1.2)
    assert now[0] == turns[-1]


def _steps(turns: Sequence[float]) -> list[float]:
    return [b - a for a, b in pairwise(turns)]
