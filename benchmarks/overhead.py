"""What the pipeline adds to the waiting for a model: 64 one-chunk documents against a server that takes a second a reply.

Run from the project's root: `python benchmarks/overhead.py [JOBS]`. The server is scripted and runs in a process of its own.
The ideal is one second for each round of JOBS questions, and one for the summary, which waits for all facts.
"""

import math
import multiprocessing
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from summarizer import summarize
from tests.model.stories import articles
from tests.scripted_model import answering
from tests.scripted_server import Play, Request, serve

DOCUMENTS, SECONDS = 64, 1.0


def _serve(pipe: Connection) -> None:
    truthful = answering()

    def slowly(request: Request) -> Play:
        play = truthful(request)
        time.sleep(SECONDS)
        return play

    with serve(slowly) as server:
        pipe.send(server.base_url)
        pipe.recv()


def main(jobs: int) -> None:
    """Print the seconds that it took, the ideal, and the ratio."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_serve, args=(theirs,))
    process.start()
    url = ours.recv()
    # The first call pays for importing openai and instructor, which is no part of the schedule.
    summarize(articles(2), model="openai/scripted", base_url=url)
    began = time.perf_counter()
    report = summarize(articles(DOCUMENTS), model="openai/scripted", base_url=url, jobs=jobs)
    took = time.perf_counter() - began
    ours.send("done")
    process.join()
    told = report.accounting.llm.calls - DOCUMENTS
    ideal = SECONDS * (math.ceil(DOCUMENTS / jobs) + math.ceil(told / jobs))
    print(
        f"{DOCUMENTS} documents, {jobs} jobs, {SECONDS:g} s a reply: {took:.2f} s; ideal {ideal:.2f} s; ratio {took / ideal:.2f}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 16)
