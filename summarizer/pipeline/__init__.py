"""The order of the stages, in one place: documents in, report out. The stages know nothing of each other."""

from collections.abc import Callable
from datetime import datetime
from importlib.metadata import version

from summarizer.ingest import Ingested
from summarizer.scale import Spread, in_turn
from summarizer.schemas import Accounting, Generator, LLMUsage, Report, Story
from summarizer.settings import Settings

from .corpus import Group, Progress, count_sentences, index_documents, notices_on, read_corpus
from .facts import Account
from .summaries import Told
from .telling import tell_stories
from .texts import StoryText, story_texts
from .writing import Assistant, write_stories

__all__ = ["Assistant", "Group", "Progress", "index_documents", "report_on"]


def report_on(
    ingested: Ingested,
    settings: Settings,
    *,
    now: Callable[[], datetime],
    clock: Callable[[], float],
    progress: Progress,
    assistant: Assistant | None = None,
    spread: Spread = in_turn,
    group: Group | None = None,
) -> Report:
    """Return the report on some documents: the same for the same inputs and settings but for `created` and `seconds`.

    `now` gives the time of day (aware, any zone), `clock` a steady count of seconds. Without an assistant the sources'
    own sentences are proposed and told. `spread` says where the work on each document and each story is done; it changes no byte.
    `group` says in the place of `group_passages` which passages are a story; what it leaves out is not told.
    """
    began = clock()
    corpus = read_corpus(ingested.documents, progress, spread, group)
    texts = story_texts(corpus)
    told = (
        tell_stories(texts, settings, spread, progress)
        if assistant is None
        else write_stories(texts, corpus, settings, assistant, spread, progress)
    )
    finished = [row for row in zip(texts, told.accounts, told.summaries, strict=True) if row[1].facts]
    stories = tuple(_story(n, *row) for n, row in enumerate(finished, 1))
    return Report(
        created=now().isoformat(timespec="seconds"),
        generator=Generator(
            name="summarizer",
            version=version("summarizer"),
            model=settings.model,
            prompts=assistant.prompts if assistant else {},
            settings={"policy": settings.policy, "sentences": settings.sentences, "focus": settings.focus},
        ),
        documents=corpus.documents,
        stories=stories,
        rejected=told.rejected,
        warnings=(*ingested.notices, *notices_on(corpus), *told.notices, *(assistant.notices() if assistant else ())),
        accounting=Accounting(
            documents=ingested.counts,
            sentences=count_sentences(corpus, stories),
            llm=assistant.usage() if assistant else LLMUsage(),
            seconds=round(clock() - began, 3),
        ),
    )


def _story(number: int, text: StoryText, account: Account, told: Told) -> Story:
    return Story(
        id=f"s{number}",
        title=account.title,
        document_ids=text.document_ids,
        summary=told.sentences,
        facts=account.facts,
        conflicts=account.conflicts,
        timeline=account.timeline,
    )
