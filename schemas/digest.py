"""What one run of a digest tells: stories as in a report, and what is new in each since the run before."""

from typing import Literal

from .frozen import Frozen
from .report import Notice, Report
from .verdict import Evidence


class Moved(Frozen):
    """A figure, day or name that changed since it was last told."""

    about: str
    before: str
    after: str
    fact_ids: tuple[str, ...]


class Withdrawn(Frozen):
    """A fact told before that its sources no longer say: `why` tells an edited article from one that is gone."""

    statement: str
    why: Literal["edited", "gone"]
    source: str
    evidence: tuple[Evidence, ...] = ()


class StoryChanges(Frozen):
    """What is new in one story of the report. `since` is when the story was last told (ISO 8601), None for one that is new."""

    story_id: str
    key: str
    since: str | None = None
    new_fact_ids: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()


class SourceHealth(Frozen):
    """How one source of the digest fared in the run."""

    source: str
    state: Literal["ok", "unchanged", "failed"]
    documents: int = 0
    message: str | None = None


class Digest(Frozen):
    """One run. `quiet` says that nothing was new; `stories` has one entry for each story of the report, in its order."""

    schema_version: Literal["1"] = "1"
    title: str
    run: str
    created: str
    previous: str | None = None
    quiet: bool
    report: Report
    stories: tuple[StoryChanges, ...]
    sources: tuple[SourceHealth, ...]
    warnings: tuple[Notice, ...] = ()
