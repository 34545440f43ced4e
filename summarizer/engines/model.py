"""The engine with a model: it reads numbered sentences and proposes statements with the numbers that they rest on."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from summarizer.asking import Asker, Outcome, Question
from summarizer.errors import ModelReplyError, ProviderError, RefusedQuestionError, SummarizerError
from summarizer.language import analyse
from summarizer.language.dates import resolve
from summarizer.language.speech import speaker_text
from summarizer.schemas import Passage, Proposal, Sentence, Verdict
from summarizer.schemas.wire import ExtractedStatement, ExtractReply, RepairedStatement, RepairReply, bounded

from .chunks import Chunk, split_chunks
from .extractive import attribution_of, propose

_MOST_STATEMENTS = 40
_LONGEST_STATEMENT = 180
"""Tokens of the longest statement that the schema lets pass: a reply of as many as are asked for is never cut off."""
_MOST_REFUSED = 10
_REASONS = 3
_REASON_CHARACTERS = 200
_RANK = 0.3

Done = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Unread:
    """Sentences of a document that a model did not read, why, and whether they were proposed in their own words instead."""

    document_id: str
    sentences: int
    error: SummarizerError
    own_words: bool


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Sentences of a document that no statement cites, in chunks whose reply is as long as it may be: there may be more to say."""

    document_id: str
    sentences: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """What an engine says of one story.

    `chunks[i]` is what a model was shown for `proposals[i]`, `too_long` counts the sentences that it was not shown.
    """

    proposals: tuple[Proposal, ...]
    chunks: tuple[Chunk, ...] = ()
    unread: tuple[Unread, ...] = ()
    unsaid: tuple[Unsaid, ...] = ()
    too_long: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """A proposal that the verifier refused, with what it was made from."""

    proposal: Proposal
    chunk: Chunk
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Unmended:
    """Refused statements about a document that a model was not asked about again, or without use, and why."""

    document_id: str
    statements: int
    error: SummarizerError


@dataclass(frozen=True, slots=True)
class Mended:
    """What takes the place of each refused proposal, in their order, and what a repair round could not be had for."""

    instead: tuple[tuple[Proposal, ...], ...]
    lost: tuple[Unmended, ...]


class ModelEngine:
    """Extracts and repairs through one model. With `fallback`, sentences that it could not read speak for themselves."""

    def __init__(self, asker: Asker, *, fallback: bool) -> None:
        self._asker, self._fallback = asker, fallback
        self._most = min(_MOST_STATEMENTS, asker.reply_tokens // _LONGEST_STATEMENT)

    def propose(
        self, stories: Sequence[Sequence[Passage]], focus: str | None, markdown: frozenset[str], done: Done
    ) -> list[Proposed]:
        """Return the statements about each story, every sentence of which was offered once.

        Without a fallback it raises ProviderError when the provider fails, or refuses every question; a reply that cannot be used
        and a question that is refused cost their own sentences.
        """
        cut = [[split_chunks(p, self._asker.chunk_characters) for p in passages] for passages in stories]
        chunks = [[chunk for found, _ in story for chunk in found] for story in cut]
        questions = [_question(chunk, focus, self._most) for story in chunks for chunk in story]
        answered = self._asker.ask_all(questions, done)
        refusals = [o.error for o in answered if isinstance(o.error, RefusedQuestionError)]
        if refusals and len(refusals) == len(answered) and not self._fallback:
            raise refusals[0]
        outcomes = iter(answered)
        proposed = []
        for passages, story, pieces in zip(stories, chunks, cut, strict=True):
            found = [(chunk, next(outcomes)) for chunk in story]
            own = propose(passages, focus, markdown)
            proposed.append(self._proposed(found, own, sum(too_long for _, too_long in pieces)))
        return proposed

    def mend(self, refused: Sequence[Refused], done: Done) -> Mended:
        """Return what takes the place of each refused proposal: one repair round, which shows what failed and why. An error mends nothing."""
        groups: dict[Chunk, list[int]] = defaultdict(list)
        for n, one in enumerate(refused):
            groups[one.chunk].append(n)
        parts = [(chunk, ns[i : i + _MOST_REFUSED]) for chunk, ns in groups.items() for i in range(0, len(ns), _MOST_REFUSED)]
        outcomes = self._asker.ask_all([_repair(chunk, [refused[n] for n in ns]) for chunk, ns in parts], done)
        mended: list[list[Proposal]] = [[] for _ in refused]
        lost: dict[str, Unmended] = {}
        for (chunk, ns), outcome in zip(parts, outcomes, strict=True):
            if outcome.error is not None:
                name = chunk.sentences[0].document_id
                before = lost.get(name, Unmended(name, 0, outcome.error))
                lost[name] = replace(before, statements=before.statements + len(ns))
            for said in outcome.value.statements if outcome.value else ():
                n = ns[said.refused - 1]
                mended[n].append(_proposal(said, chunk, refused[n].proposal.salience))
        return Mended(tuple(map(tuple, mended)), tuple(lost.values()))

    def _proposed(self, found: Sequence[tuple[Chunk, Outcome[ExtractReply]]], own: Sequence[Proposal], too_long: int) -> Proposed:
        salience = {p.sentence_ids[0]: p.salience for p in own}
        rows: list[tuple[Proposal, Chunk]] = []
        unread = []
        unsaid: Counter[str] = Counter()
        for chunk, outcome in found:
            if outcome.value is not None:
                said = outcome.value.statements
                rows += [(_proposal(s, chunk, _salience(s, chunk, salience, n / len(said))), chunk) for n, s in enumerate(said)]
                if len(said) >= _most_statements(chunk, self._most):
                    unsaid[chunk.sentences[0].document_id] += len(chunk.numbers.difference(*(s.sentences for s in said)))
                continue
            error = outcome.error or ModelReplyError("there was no reply")
            if isinstance(error, ProviderError) and not isinstance(error, RefusedQuestionError) and not self._fallback:
                raise error
            unread.append(Unread(chunk.sentences[0].document_id, len(chunk.sentences), error, self._fallback))
            if self._fallback:
                shown = {s.id for s in chunk.sentences}
                rows += [(p, chunk) for p in own if p.sentence_ids[0] in shown]
        kept = _once_each(rows)
        return Proposed(
            proposals=tuple(p for p, _ in kept),
            chunks=tuple(c for _, c in kept),
            unread=tuple(unread),
            unsaid=tuple(Unsaid(name, count) for name, count in unsaid.items() if count),
            too_long=too_long,
        )


def _most_statements(chunk: Chunk, limit: int) -> int:
    return max(3, min(limit, 2 * len(chunk.sentences)))


def _question(chunk: Chunk, focus: str | None, limit: int) -> Question[ExtractReply]:
    most = _most_statements(chunk, limit)
    inputs = {"sentences": chunk.shown(), "focus": focus, "most": most}
    return Question("extract", inputs, bounded(ExtractReply, most), {"addresses": chunk.numbers})


def _repair(chunk: Chunk, refused: Sequence[Refused]) -> Question[RepairReply]:
    numbers = {s.id: n for n, s in enumerate(chunk.sentences, 1)}
    cited = [[numbers[i] for i in r.proposal.sentence_ids] for r in refused]
    shown = {n + step for row in cited for n in row for step in (-1, 0, 1)} & chunk.numbers
    failed = [
        {"number": n, "statement": r.proposal.statement, "sentences": row, "reasons": reasons(r.verdict)}
        for n, (r, row) in enumerate(zip(refused, cited, strict=True), 1)
    ]
    context: dict[str, object] = {"addresses": frozenset(shown), "refused": frozenset(range(1, len(refused) + 1))}
    inputs = {"sentences": chunk.shown(sorted(shown)), "failed": failed}
    return Question("repair", inputs, bounded(RepairReply, len(refused)), context)


def reasons(verdict: Verdict) -> list[str]:
    """What a verdict failed on, short enough for a prompt."""
    return [r.message[:_REASON_CHARACTERS] for r in verdict.reasons if r.outcome == "fail"][:_REASONS]


def _proposal(said: ExtractedStatement | RepairedStatement, chunk: Chunk, salience: float) -> Proposal:
    """What a model said, with its speaker and its time only so far as the cited sentences bear them out."""
    cited = [chunk.sentences[n - 1] for n in sorted(set(said.sentences))]
    statement = " ".join(said.statement.split())
    attribution = _speaker(said.attribution, cited) or _stands_in(attribution_of(analyse(statement)), cited)
    time = _day(said.time, cited, chunk.published)
    return Proposal(statement, chunk.ids(said.sentences), round(salience, 6), attribution, time, said.modality)


def _speaker(said: str | None, cited: Iterable[Sentence]) -> str | None:
    """The speaker that a model names, in the words of the cited sentences, where they have one speaker: which of two says it is not known."""
    wanted = analyse(said).stems if said else frozenset()
    speeches = [speech for sentence in cited for speech in analyse(sentence.text).speech]
    return speaker_text(speeches[0]) if len(speeches) == 1 and wanted & speeches[0].stems else None


def _stands_in(speaker: str | None, cited: Iterable[Sentence]) -> str | None:
    return speaker if speaker and any(speaker in " ".join(s.text.split()) for s in cited) else None


def _day(said: str | None, cited: Iterable[Sentence], published: str | None) -> str | None:
    """The day that a model names, if the cited sentences name it and no other: which of two is meant is not known."""
    told = {day for s in cited for d in analyse(s.text).dates if (day := resolve(d, published))}
    meant = [day for d in analyse(said).dates if (day := resolve(d, published))] if said else []
    return meant[0] if len(told) == 1 and set(meant) == told else None


def _salience(said: ExtractedStatement, chunk: Chunk, salience: dict[str, float], rank: float) -> float:
    """What the cited sentences weigh in the story, raised for what the model says first."""
    own = [salience.get(name, 0.0) for name in chunk.ids(said.sentences)]
    return max(own) * (1 + _RANK * (1 - rank))


def _once_each(rows: Iterable[tuple[Proposal, Chunk]]) -> list[tuple[Proposal, Chunk]]:
    """Drop what is said twice of the same sentences."""
    return list({(p.statement.casefold(), p.sentence_ids): (p, c) for p, c in rows}.values())
