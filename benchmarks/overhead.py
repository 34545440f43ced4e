"""What the pipeline adds to the waiting for a model that takes a second a reply, with one question in flight, 16 and 64.

Run from the project's root: `python -m benchmarks.overhead`. Documents of one chunk, up to 64 and up to 16 rounds of questions. The server is
scripted and runs in a process of its own. The ideal is one second for each round of questions, and one for the summary, which waits for all facts.
"""

import math
import multiprocessing
import time
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection

from benchmarks.rows import Row, printed
from summarizer import summarize
from tests.model.stories import articles
from tests.scripted_model import answering
from tests.scripted_server import Play, Request, serve

DOCUMENTS, SECONDS = 64, 1.0
MOST_ROUNDS = 16
JOBS = (1, 16, 64)


def _serve(pipe: Connection) -> None:
    truthful = answering()

    def slowly(request: Request) -> Play:
        play = truthful(request)
        time.sleep(SECONDS)
        return play

    with serve(slowly) as server:
        pipe.send(server.base_url)
        pipe.recv()


def measure(jobs: Sequence[int]) -> Iterator[tuple[int, float, float]]:
    """Yield (jobs, seconds, ideal seconds) for each number of jobs."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs,))
    process.start()
    url = ours.recv()
    # The first call pays for importing openai and instructor, which is no part of the schedule.
    summarize(articles(2), model="openai/scripted", base_url=url)
    for count in jobs:
        documents = min(DOCUMENTS, MOST_ROUNDS * count)
        began = time.perf_counter()
        report = summarize(articles(documents), model="openai/scripted", base_url=url, jobs=count)
        took = time.perf_counter() - began
        told = report.accounting.llm.calls - documents
        yield count, took, SECONDS * (math.ceil(documents / count) + math.ceil(told / count))
    ours.send("done")
    process.join()


def rows() -> Iterator[Row]:
    """Yield the rows of the table: wall time, for what is measured is waiting."""
    for jobs, took, ideal in measure(JOBS):
        note = f"a server that takes {SECONDS:g} s a reply; overhead {took - ideal:.2f} s"
        yield Row(f"model run, {jobs} jobs", "ideal schedule", "s", took, ideal, note, "benchmarks/run overhead")


def main() -> None:
    """Print the table."""
    printed(rows())


if __name__ == "__main__":
    main()
