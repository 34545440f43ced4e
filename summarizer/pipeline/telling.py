"""Stories told in their sources' own sentences, from passages to summaries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from summarizer.engines import propose
from summarizer.language.forgetting import forget_over
from summarizer.scale import Spread
from summarizer.schemas import Notice, Rejection
from summarizer.settings import Settings

from .corpus import Progress
from .facts import Account, Judged, judge_story, numbered, settle
from .summaries import Told, select_summary
from .texts import StoryText

_REMEMBERED = 20_000
"""Sentences taken apart that are kept from one story to the next, about 160 MB: a sentence is in few stories."""


@dataclass(frozen=True, slots=True)
class Tellings:
    """All stories, in order: the account of each and its summary; what was refused in all, and what there is to report."""

    accounts: tuple[Account, ...]
    summaries: tuple[Told, ...]
    rejected: tuple[Rejection, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class _Telling:
    """One story, its facts numbered from 1. `omitted` counts the sentences that were not proposed."""

    account: Account
    told: Told
    judged: Judged
    omitted: int


def tell_stories(texts: Sequence[StoryText], settings: Settings, spread: Spread, progress: Progress) -> Tellings:
    """Return what each story's own sentences tell."""
    work = partial(_tell, focus=settings.focus, length=settings.sentences, strict=settings.policy == "strict")
    accounts: list[Account] = []
    told: list[Told] = []
    rejected: list[Rejection] = []
    notices = []
    facts = conflicts = 0
    progress("stories", 0, len(texts))
    for one in spread(work, texts):
        accounts.append(numbered(one.account, facts, conflicts))
        told.append(_following(one.told, one.account, accounts[-1]))
        rejected += one.judged.rejected
        if one.omitted:
            message = f"{one.account.title!r} is long: its {one.omitted:,} least central sentences were not made into facts"
            notices.append(Notice(code="long_story", message=message))
        facts, conflicts = facts + len(one.account.facts), conflicts + len(one.account.conflicts)
        progress("stories", len(accounts), len(texts))
    return Tellings(tuple(accounts), tuple(told), tuple(rejected), tuple(notices))


def _tell(text: StoryText, *, focus: str | None, length: int, strict: bool) -> _Telling:
    """Return what a story's own sentences tell, in a summary of up to `length` of them."""
    proposals = propose(text.passages, focus, text.markdown)
    judged, account = settle(text, proposals, judge_story(text, proposals), {}, strict=strict)
    told = select_summary(text, account, length)
    forget_over(_REMEMBERED)
    return _Telling(account, told, judged, text.prose - len(proposals))


def _following(told: Told, before: Account, after: Account) -> Told:
    """The summary with its facts by the numbers that they have now."""
    names = {old.id: new.id for old, new in zip(before.facts, after.facts, strict=True)}
    sentences = (s.model_copy(update={"fact_ids": tuple(names[i] for i in s.fact_ids)}) for s in told.sentences)
    return replace(told, sentences=tuple(sentences))
