"""From a story's facts to its summary: the facts' own statements, or a model's sentences where they hold."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from summarizer.compose import Attempt, Draft, Writer, select_facts
from summarizer.errors import SummarizerError
from summarizer.schemas import Fact, Rejection, SummarySentence
from summarizer.schemas.wire import ComposedSentence
from summarizer.settings import Settings
from summarizer.verification import check_wording, judge_spans

from .facts import Account
from .texts import StoryText

_FEWEST_FACTS = 3
"""A story with fewer facts is told by them."""


@dataclass(frozen=True, slots=True)
class Told:
    """A summary, and the sentences that a model wrote for it and that were refused.

    `unwritten` is why there are none of its own, `unmended` why those were not written anew.
    """

    sentences: tuple[SummarySentence, ...]
    rejected: tuple[Rejection, ...] = ()
    unwritten: SummarizerError | None = None
    unmended: SummarizerError | None = None


def select_summary(text: StoryText, account: Account, length: int) -> Told:
    """Return the summary of chosen facts, up to `length` of them, each in its own words."""
    rows = [m.lead.proposal for m in account.merged]
    before = {s.id: n for p in text.passages for n, s in enumerate(s for s in p.sentences if s.kind == "prose")}
    places = [before[p.sentence_ids[0]] for p in rows]
    headlines = [p.title for p in text.passages if p.title]
    chosen = select_facts(account.facts, [p.salience for p in rows], places, headlines, length)
    return Told(tuple(_own(account.facts[i]) for i in chosen))


def write_summaries(
    texts: Sequence[StoryText],
    accounts: Sequence[Account],
    settings: Settings,
    writer: Writer,
    progress: Callable[[str, int, int], None],
) -> list[Told]:
    """Return the summary of each story in the writer's words, every sentence verified against the spans of the facts that it cites.

    What is refused is written anew once; what is refused again is told by its facts' own statements, and a story of which
    nothing was written by chosen facts. A conflict of which one position is told is told whole.
    """
    drafts = {n: Draft(a.facts, a.conflicts) for n, a in enumerate(accounts) if len(a.facts) >= _FEWEST_FACTS}
    first = writer.write(list(drafts.values()), settings.sentences, settings.focus, lambda d, t: progress("writing", d, t))
    tried = {n: _judge(written.sentences, accounts[n], texts[n]) for n, written in zip(drafts, first, strict=True)}
    failed = {n: [row for row in rows if isinstance(row, Attempt)] for n, rows in tried.items()}
    again = {n: rows for n, rows in failed.items() if rows}
    second = writer.rewrite(
        [drafts[n] for n in again],
        list(again.values()),
        settings.sentences,
        settings.focus,
        lambda d, t: progress("rewriting", d, t),
    )
    rewritten = {n: _judge(written.sentences, accounts[n], texts[n]) for n, written in zip(again, second, strict=True)}
    unwritten, unmended = (
        {n: w.error for n, w in zip(asked, came, strict=True)} for asked, came in ((drafts, first), (again, second))
    )
    told = [
        _told(account, tried.get(n, []), rewritten.get(n, []), settings.sentences)
        if tried.get(n)
        else select_summary(texts[n], account, settings.sentences)
        for n, account in enumerate(accounts)
    ]
    return [replace(one, unwritten=unwritten.get(n), unmended=unmended.get(n)) for n, one in enumerate(told)]


Row = SummarySentence | Attempt


def _judge(said: Iterable[ComposedSentence], account: Account, story: StoryText) -> list[Row]:
    """Each written sentence with the verdict on the spans of its facts, or as a failed attempt."""
    facts = {f.id: f for f in account.facts}
    rows: list[Row] = []
    for sentence in said:
        text = " ".join(sentence.text.split())
        spans = tuple(dict.fromkeys(e for name in sentence.facts for e in facts[name].evidence))
        verdict = judge_spans(text, spans, story.index)
        if text not in (f.statement for f in account.facts):
            verdict = check_wording(verdict, text)
        ids = tuple(sentence.facts)
        supported = verdict.label == "supported"
        rows.append(SummarySentence(text=text, fact_ids=ids, verdict=verdict) if supported else Attempt(text, ids, verdict))
    return rows


def _told(account: Account, tried: Sequence[Row], rewritten: Sequence[Row], length: int) -> Told:
    facts = {f.id: f for f in account.facts}
    failed = [row for row in tried if isinstance(row, Attempt)]
    # A rewritten sentence takes the place of the failed one in its order, where there are as many; else the facts speak.
    matched = rewritten if len(rewritten) == len(failed) else [None] * len(failed)
    instead = iter(matched)
    sentences: list[SummarySentence] = []
    for row in tried:
        new = next(instead) if isinstance(row, Attempt) else row
        found = [new] if isinstance(new, SummarySentence) else [_own(facts[name]) for name in row.fact_ids[:1]]
        sentences += [s for s in found if not _repeats(s, sentences)]
    rejected = [*failed, *(row for row in rewritten if isinstance(row, Attempt))]
    return Told(
        tuple(_with_conflicts(sentences, account, length)),
        tuple(Rejection(statement=row.text, stage="compose", verdict=row.verdict) for row in rejected),
    )


def _repeats(sentence: SummarySentence, before: Sequence[SummarySentence]) -> bool:
    """Whether a sentence tells what an earlier one told: the same words, or no fact that was not cited."""
    told = {name for s in before for name in s.fact_ids}
    return any(s.text == sentence.text for s in before) or set(sentence.fact_ids) <= told


def _with_conflicts(sentences: Sequence[SummarySentence], account: Account, most: int) -> list[SummarySentence]:
    """The summary with the missing positions of each conflict of which it tells one, right behind that one."""
    facts = {f.id: f for f in account.facts}
    told = list(sentences[:most])
    for conflict in account.conflicts:
        cited = [any(set(p.fact_ids) & set(s.fact_ids) for s in told) for p in conflict.positions]
        if any(cited) and not all(cited):
            missing = [_own(facts[p.fact_ids[0]]) for p, there in zip(conflict.positions, cited, strict=True) if not there]
            ids = {name for p in conflict.positions for name in p.fact_ids}
            at = max(n for n, s in enumerate(told) if ids & set(s.fact_ids))
            told[at + 1 : at + 1] = missing
    return told


def _own(fact: Fact) -> SummarySentence:
    return SummarySentence(text=fact.statement, fact_ids=(fact.id,), verdict=fact.verdict)
