"""What other tools make of the same task, run by an interpreter that has them: `benchmarks/run` makes one from peers.txt.

Run: `PEERS_PYTHON -m benchmarks.peers TASK < JSON`, from the project's root. Imports nothing of this project, for langextract 1.7
and our own pins cannot stand in one environment. Prints {"cpu": seconds, "found": [...]}; imports are not timed.

langextract: {"document", "quotes"} in; the [start, end] or null of each quote out, by its aligner with its defaults.
langextract_each: [{"document", "claim"}, ...] in; whether its aligner finds a place for each claim's words alone.
cite_right: [{"document", "claim"}, ...] in; whether each claim's every sentence is "supported" out, without embeddings.
corroborate: the same; whether the check finds nothing critical.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

Work = Callable[[Any], list[Any]]


def langextract() -> Work:
    """Return the locating of quotes."""
    from langextract.core.data import Extraction
    from langextract.resolver import WordAligner

    def locate(task: Any) -> list[Any]:
        quotes = [Extraction("quote", quote) for quote in task["quotes"]]
        [found] = WordAligner().align_extractions([quotes], task["document"])
        places = [quote.char_interval for quote in found]
        return [[place.start_pos, place.end_pos] if place else None for place in places]

    return locate


def langextract_each() -> Work:
    """Return whether each of many quotes is located, by itself."""
    from langextract.core.data import Extraction
    from langextract.resolver import WordAligner

    def is_placed(document: str, quote: str) -> bool:
        [[found]] = WordAligner().align_extractions([[Extraction("value", quote)]], document)
        return found.char_interval is not None

    return lambda pairs: [is_placed(pair["document"], pair["claim"]) for pair in pairs]


def cite_right() -> Work:
    """Return the judging of claims by alignment."""
    from cite_right import align_citations

    def judge(pairs: Any) -> list[Any]:
        answers = (align_citations(pair["claim"], [pair["document"]]) for pair in pairs)
        return [bool(spans) and all(span.status == "supported" for span in spans) for spans in answers]

    return judge


def corroborate() -> Work:
    """Return the judging of claims by their figures, dates and quotations."""
    from corroborate import check_answer

    return lambda pairs: [check_answer("", [pair["document"]], pair["claim"]).ok() for pair in pairs]


TASKS = {"langextract": langextract, "langextract_each": langextract_each, "cite_right": cite_right, "corroborate": corroborate}


def main() -> None:
    """Do the task."""
    work = TASKS[sys.argv[1]]()
    task = json.load(sys.stdin)
    began = time.process_time()
    found = work(task)
    json.dump({"cpu": time.process_time() - began, "found": found}, sys.stdout)


if __name__ == "__main__":
    main()
