"""The order of the stages, in one place: documents in, report out. The stages know nothing of each other."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from summarizer.asking import loss_code
from summarizer.compose import Writer
from summarizer.engines import ModelEngine, Proposed, Refused, Unmended, propose
from summarizer.ingest import Ingested
from summarizer.merge import group_passages
from summarizer.schemas import Accounting, Generator, LLMUsage, Notice, Passage, Proposal, Rejection, Report, Story
from summarizer.settings import Settings

from .corpus import Corpus, Progress, count_sentences, index_documents, notices_on, read_corpus
from .facts import Account, account_for, judge_proposals
from .summaries import Told, select_summary, write_summaries

__all__ = ["Assistant", "Progress", "index_documents", "report_on"]


@dataclass(frozen=True, slots=True)
class Assistant:
    """What a model does for a report: it proposes and writes. `prompts` are hashes by name.

    `usage` counts what it has cost so far, and `notices` tells what went wrong around it (trace, cache, prices).
    """

    engine: ModelEngine
    writer: Writer
    prompts: dict[str, str]
    usage: Callable[[], LLMUsage]
    notices: Callable[[], Sequence[Notice]]


def report_on(
    ingested: Ingested,
    settings: Settings,
    *,
    now: Callable[[], datetime],
    clock: Callable[[], float],
    progress: Progress,
    assistant: Assistant | None = None,
    group: Callable[[Sequence[Passage]], Sequence[Sequence[int]]] = group_passages,
) -> Report:
    """Return the report on some documents: the same for the same inputs and settings but for `created` and `seconds`.

    `now` gives the time of day (aware, any zone), `clock` a steady count of seconds. Without an assistant the sources'
    own sentences are proposed and told. `group` says which passages (by index) are a story; what it leaves out is not told.
    """
    began = clock()
    corpus = read_corpus(ingested.documents, progress)
    groups = group(corpus.passages)
    stories = [tuple(corpus.passages[i] for i in g) for g in sorted(groups, key=lambda g: _weight(g, corpus))]
    proposed = _propose(stories, corpus, settings, progress, assistant)

    unmended: list[Unmended] = []

    def mend(refused: Sequence[Refused]) -> Sequence[Sequence[Proposal]]:
        if assistant is None:
            return ()
        found = assistant.engine.mend(refused, lambda done, total: progress("repairing", done, total))
        unmended.extend(found.lost)
        return found.instead

    judged = judge_proposals(proposed, corpus, mend, strict=settings.policy == "strict")
    accounts: list[Account] = []
    for n, (passages, one) in enumerate(zip(stories, judged, strict=True)):
        progress("stories", n, len(stories))
        facts, conflicts = sum(len(a.facts) for a in accounts), sum(len(a.conflicts) for a in accounts)
        accounts.append(account_for(passages, one.candidates, corpus, facts + 1, conflicts + 1))
    told = _summaries(accounts, corpus, settings, progress, assistant)
    kept = [(a, t) for a, t in zip(accounts, told, strict=True) if a.facts]
    finished = tuple(_story(n, account, one) for n, (account, one) in enumerate(kept, 1))
    rejected: list[Rejection] = [*(r for one in judged for r in one.rejected), *(r for one in told for r in one.rejected)]
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
        stories=finished,
        rejected=tuple(rejected),
        warnings=(
            *ingested.notices,
            *notices_on(corpus, groups),
            *_losses(proposed, accounts, corpus, assistant),
            *_unmended(unmended, corpus),
            *_untold(accounts, told),
            *(assistant.notices() if assistant else ()),
        ),
        accounting=Accounting(
            documents=ingested.counts,
            sentences=count_sentences(corpus, finished),
            llm=assistant.usage() if assistant else LLMUsage(),
            seconds=round(clock() - began, 3),
        ),
    )


def _weight(group: Sequence[int], corpus: Corpus) -> tuple[int, int, int]:
    """The sort key of a story: more documents first, then more sentences, then reading order."""
    members = [corpus.passages[i] for i in group]
    return -len({p.document_id for p in members}), -sum(s.kind == "prose" for p in members for s in p.sentences), group[0]


def _propose(
    stories: Sequence[Sequence[Passage]], corpus: Corpus, settings: Settings, progress: Progress, assistant: Assistant | None
) -> list[Proposed]:
    markdown = frozenset(d.id for d in corpus.documents if d.format == "markdown")
    if assistant is None:
        return [Proposed(tuple(propose(passages, settings.focus, markdown))) for passages in stories]
    return assistant.engine.propose(stories, settings.focus, markdown, lambda done, total: progress("extracting", done, total))


def _summaries(
    accounts: Sequence[Account], corpus: Corpus, settings: Settings, progress: Progress, assistant: Assistant | None
) -> list[Told]:
    if assistant is None:
        return [select_summary(account, corpus, settings) for account in accounts]
    return write_summaries(accounts, corpus, settings, assistant.writer, progress)


def _story(number: int, account: Account, told: Told) -> Story:
    return Story(
        id=f"s{number}",
        title=account.title,
        document_ids=tuple(dict.fromkeys(p.document_id for p in account.passages)),
        summary=told.sentences,
        facts=account.facts,
        conflicts=account.conflicts,
        timeline=account.timeline,
    )


def _losses(
    proposed: Sequence[Proposed], accounts: Sequence[Account], corpus: Corpus, assistant: Assistant | None
) -> list[Notice]:
    """A notice for every sentence that nothing was made of, by what it was lost to."""
    notices = []
    for one, account in zip(proposed, accounts, strict=True):
        prose = sum(s.kind == "prose" for p in account.passages for s in p.sentences)
        if assistant is None and len(one.proposals) < prose:
            lost = prose - len(one.proposals)
            message = f"{account.title!r} is long: its {lost:,} least central sentences were not made into facts"
            notices.append(Notice(code="long_story", message=message))
        if one.too_long:
            message = f"{account.title!r}: {one.too_long:,} sentences are too long to be shown to the model"
            notices.append(Notice(code="long_sentence", message=message))
        for unread in one.unread:
            source = corpus.by_id[unread.document_id].source
            own = "; they speak for themselves" if unread.own_words else "; nothing was made of them"
            message = f"{source}: {unread.sentences:,} sentences were not read by the model{own}: {unread.error}"
            notices.append(Notice(code=loss_code(unread.error), message=message, document_id=unread.document_id))
    return notices + _unsaid(proposed, corpus)


def _unsaid(proposed: Sequence[Proposed], corpus: Corpus) -> list[Notice]:
    """A notice for each document of which a model may have had more to say than a reply may hold."""
    sentences: Counter[str] = Counter()
    for unsaid in (u for one in proposed for u in one.unsaid):
        sentences[unsaid.document_id] += unsaid.sentences
    notices = []
    for name, count in sentences.items():
        said = f"the model said as much of it as it may at once, and cited {_count(count, 'sentence')} in none of its statements"
        notices.append(Notice(code="reply_full", message=f"{corpus.by_id[name].source}: {said}", document_id=name))
    return notices


def _unmended(lost: Sequence[Unmended], corpus: Corpus) -> list[Notice]:
    """A notice for each document of which refused statements were not mended because the model failed."""
    notices = []
    for one in lost:
        source = corpus.by_id[one.document_id].source
        message = f"{source}: the model did not mend {_count(one.statements, 'refused statement')}: {one.error}"
        notices.append(Notice(code=loss_code(one.error), message=message, document_id=one.document_id))
    return notices


def _untold(accounts: Sequence[Account], told: Sequence[Told]) -> list[Notice]:
    """A notice for each story that the model failed to write of, wholly or in the sentences that were refused."""
    notices = []
    for account, one in zip(accounts, told, strict=True):
        for what, error in (("wrote no summary", one.unwritten), ("did not write its refused sentences anew", one.unmended)):
            if error is not None:
                message = f"{account.title!r}: the model {what}, so that facts speak instead: {error}"
                notices.append(Notice(code=loss_code(error), message=message))
    return notices


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"
