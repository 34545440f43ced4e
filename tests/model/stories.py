"""Small articles to be summarised by a scripted model, and the call that does it."""

from typing import Any

from summarizer import Report, SourceText, summarize
from tests.scripted_server import ScriptedServer

__all__ = ["BRIDGE", "FIRE", "HARBOUR", "articles", "published", "run"]

BRIDGE = SourceText(
    "bridge",
    "Old bridge in Pontedera closed\n\nThe flood of the river Arno broke the old bridge in Pontedera on Monday. "
    "At least five people were killed, the police said. Mayor Dana Reyes closed the bridge for a year. "
    "She asked the region for 4 million euros. Nobody was arrested.\n",
)
FIRE = SourceText(
    "fire",
    "Fire at the market of Siena\n\nA fire burned the covered market of Siena on Friday. Seven stalls were lost, the firemen said. "
    "The owner of the market, Carlo Bini, denied that the alarms were broken.\n",
)
HARBOUR = SourceText(
    "harbour",
    "Harbour of Livorno reopens\n\nThe harbour of Livorno reopened on Tuesday after a strike of nine days. "
    "Union leaders said that 300 dockers had voted for the agreement. The port authority lost 12 million euros.\n",
)


def articles(count: int) -> list[SourceText]:
    """Return articles that tell of different things, a chunk each."""
    return [
        SourceText(
            f"n{n}",
            f"Council of Town{n} meets\n\nThe council of Town{n} met on Monday and voted {n + 10} to 3 for a new school.\n",
        )
        for n in range(count)
    ]


def run(server: ScriptedServer, *sources: SourceText, **options: Any) -> Report:
    """Return the report that a model behind a server makes of some sources."""
    chosen = {"model": "openai/scripted", "base_url": server.base_url} | options
    return summarize(sources or (BRIDGE, FIRE), **chosen)


def published(report: Report) -> list[str]:
    """Return every statement that a report publishes."""
    return [t for story in report.stories for t in (*(f.statement for f in story.facts), *(s.text for s in story.summary))]
