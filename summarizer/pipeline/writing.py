"""Stories told by a model: it proposes and writes, the verifier disposes, and what was lost on the way is told."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.asking import loss_code
from summarizer.compose import Writer
from summarizer.engines import ModelEngine, Proposed, Refused, Unmended
from summarizer.scale import Spread
from summarizer.schemas import LLMUsage, Notice, Proposal, Rejection
from summarizer.settings import Settings

from .corpus import Corpus, Progress
from .facts import Account, Judged, Verdicts, judge_story, numbered, refused_in, settle
from .summaries import Told, write_summaries
from .telling import Tellings
from .texts import StoryText


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


def write_stories(
    texts: Sequence[StoryText], corpus: Corpus, settings: Settings, assistant: Assistant, spread: Spread, progress: Progress
) -> Tellings:
    """Return each story as the assistant proposes and writes it. It is asked from here alone, wherever the rest is done."""
    markdown = frozenset(name for text in texts for name in text.markdown)
    proposed = assistant.engine.propose(
        [text.passages for text in texts], settings.focus, markdown, lambda done, total: progress("extracting", done, total)
    )
    said = [one.proposals for one in proposed]
    verdicts = list(spread(_judge, list(zip(texts, said, strict=True))))
    unmended: list[Unmended] = []

    def mend(refused: Sequence[Refused]) -> Sequence[Sequence[Proposal]]:
        found = assistant.engine.mend(refused, lambda done, total: progress("repairing", done, total))
        unmended.extend(found.lost)
        return found.instead

    mended = refused_in(proposed, verdicts, mend)
    strict = settings.policy == "strict"
    tasks = [(*row, strict) for row in zip(texts, said, verdicts, mended, strict=True)]
    accounts: list[Account] = []
    rejected: list[Rejection] = []
    facts = conflicts = 0
    progress("stories", 0, len(tasks))
    for judged, account in spread(_settle, tasks):
        accounts.append(numbered(account, facts, conflicts))
        rejected += judged.rejected
        facts, conflicts = facts + len(account.facts), conflicts + len(account.conflicts)
        progress("stories", len(accounts), len(tasks))
    told = write_summaries(texts, accounts, settings, assistant.writer, progress)
    notices = (*_losses(proposed, accounts, corpus), *_unmended(unmended, corpus), *_untold(accounts, told))
    return Tellings(tuple(accounts), tuple(told), (*rejected, *(r for one in told for r in one.rejected)), notices)


def _judge(task: tuple[StoryText, tuple[Proposal, ...]]) -> Verdicts:
    return judge_story(*task)


def _settle(
    task: tuple[StoryText, tuple[Proposal, ...], Verdicts, dict[int, Sequence[Proposal]], bool],
) -> tuple[Judged, Account]:
    text, proposals, verdicts, mended, strict = task
    return settle(text, proposals, verdicts, mended, strict=strict)


def _losses(proposed: Sequence[Proposed], accounts: Sequence[Account], corpus: Corpus) -> list[Notice]:
    """A notice for every sentence that nothing was made of, by what it was lost to."""
    notices = []
    for one, account in zip(proposed, accounts, strict=True):
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
