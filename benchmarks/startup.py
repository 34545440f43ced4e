"""Time whole processes, start to end, as ratios to `python -c pass` in the same run, and print a Markdown table.

Run: `python benchmarks/startup.py [ROUNDS]` where the package is installed. The rounds take turns, so that a busy
moment of the machine meets every command alike; each cell is the median.
"""

import statistics
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SUMMARIZE = str(Path(sysconfig.get_path("scripts")) / "summarize")
BASELINE = "python -c pass"
ROUNDS = 11


def _commands() -> dict[str, list[str]]:
    seeds = sorted(str(path) for path in (ROOT / "seeds").glob("*.txt"))
    commands = {
        BASELINE: [sys.executable, "-c", "pass"],
        "summarize --help": [SUMMARIZE, "--help"],
        "summarize seeds/*.txt": [SUMMARIZE, *seeds],
        "summarize seeds/*.txt --format json": [SUMMARIZE, *seeds, "--format", "json"],
    }
    shared = sorted(str(path) for path in (ROOT.parent / "shared" / "seeds").glob("*.txt"))
    if shared:
        commands["summarize ../shared/seeds/*.txt"] = [SUMMARIZE, *shared]
    return commands


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    commands = _commands()
    for command in commands.values():
        _seconds(command)  # once unmeasured: byte code is compiled and files are in memory
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(_seconds(command))
    baseline = statistics.median(times[BASELINE])
    print("| command | × baseline | seconds, median | slowest |\n| --- | --- | --- | --- |")
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"| `{name}` | {median / baseline:.1f} | {median:.2f} | {max(measured):.2f} |")
    print(f"\n{rounds} rounds; baseline: `{BASELINE}`.")


if __name__ == "__main__":
    main()
