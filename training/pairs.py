"""Make the rows of stage 2: `pairs.py VERIFY_FOLDER STAGE1_ROWS TOKENIZER OUT_FOLDER`.

They are the annotated claims, edits of the true ones, sentences of the documents (reworded, edited, or with their own
sentence taken out of the premise), dialogues made of them, and a replay of stage 1. Premises are chosen as the product chooses them.
"""

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from dialogues import can_be_spoken, converse
from edits import Pool, find_names, find_phrases, make_false, reword
from premise import Source
from rows import NAMES, Row, load_tokenizer, read_rows, write_rows

ROOMS = (60, 75, 90, 90, 105)
"""Word pieces of premise in the training views; the model meets short and long ones."""
HELD_ROOM = 90
SENTENCES = {"defacto": 2, "cg2c_doc": 1, "wice": 3}
REPLAY = {
    "fever_dev": 1800,
    "fever_symmetric": 600,
    "feverous_dev": 700,
    "conjnli_human": 300,
    "conjnli_auto": 600,
    "mnli_dev_matched": 900,
    "mnli_mm_gold": 500,
    "cad_snli": 400,
    "breaking_nli": 200,
    "med": 300,
    "negation_mnli": 300,
    "scitail_dev": 200,
    "factcheck_gpt": 200,
    "wikisplit_pos": 150,
    "wikisplit_rev": 150,
}
PADDED = 900
ENT, NOT = NAMES["entailment"], NAMES["not_entailment"]
_PREPOSITION = re.compile(
    r"(?:in|on|at|from|since|by|for|with|as|to|after|before|during|under|until|through|alongside|including)\b", re.I
)
_CONTRACTION = re.compile(r"['’](?:t|re|ll|ve|m|d)\b|^I$")
_PRONOUNS = frozenset("He She They It We I You His Her Their This That These Those There".split())


@dataclass(frozen=True, slots=True)
class Story:
    """A document, ready to make claims of. `wholes` are the indices of its sentences that can stand alone as claims."""

    source: Source
    dataset: str
    pool: Pool
    wholes: tuple[int, ...]


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def clusters(rows: list[dict[str, Any]]) -> dict[str, str]:
    """Return for each document the name of its cluster: documents that share a group of claims are never split."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for r in rows:
        leader[find("g:" + r["group_id"])] = find(r["doc_id"])
    return {r["doc_id"]: find(r["doc_id"]) for r in rows}


def tell_stories(documents: list[dict[str, Any]], measure: Callable[[str], int], draw: random.Random) -> dict[str, Story]:
    """Index the documents and collect what edits of their claims may put in."""
    sources = {d["doc_id"]: Source(d["text"], measure) for d in documents}
    names = {k: _names(s) for k, s in sources.items()}
    every = sorted({n for found in names.values() for n in found})
    stories = {}
    for d in documents:
        source = sources[d["doc_id"]]
        phrases = tuple(dict.fromkeys(p for s in source.sentences[:60] for p in find_phrases(s)))
        pool = Pool(names[d["doc_id"]], tuple(draw.sample(every, 40)), phrases[:60])
        wholes = tuple(n for n, s in enumerate(source.sentences) if _is_whole(s))
        stories[d["doc_id"]] = Story(source, d["dataset"], pool, wholes)
    return stories


def _names(source: Source) -> tuple[str, ...]:
    found = [(s[a:b].removesuffix("'s").removesuffix("’s"), a) for s in source.sentences[:80] for a, b in find_names(s)]
    inner = {name for name, begin in found if begin > 0}
    kept = (n for n, _ in found if (n in inner or " " in n) and len(n.split()) <= 4 and not _CONTRACTION.search(n))
    return tuple(dict.fromkeys(kept))[:80]


def _is_whole(sentence: str) -> bool:
    words = sentence.split()
    return (
        7 <= len(words) <= 38
        and sentence[0].isupper()
        and sentence[-1] == "."
        and words[0].strip(",'’") not in _PRONOUNS
        and not any(c in sentence for c in '"“”?!|')
    )


def annotated(r: dict[str, Any], story: Story, room: int) -> Row:
    """An annotated claim with its premise."""
    spans = tuple((s["start"], s["end"]) for s in r.get("annotated_error_spans", ()))
    wrong = () if r["label"] else spans or None
    label = ENT if r["label"] else NOT
    source = "defacto" if r["dataset"] == "defacto_corrected" else r["dataset"]
    return Row(story.source.premise(r["claim"], room), r["claim"], label, source, r["doc_id"], wrong)


def of_claim(claim: str, doc_id: str, story: Story, draw: random.Random, room: Callable[[], int]) -> Iterator[Row]:
    """Edits of a claim that is known to hold, and a rewording of it."""
    for edit in make_false(claim, story.pool, draw, 2):
        yield Row(story.source.premise(edit.claim, room()), edit.claim, NOT, f"claim-{edit.kind}", doc_id, edit.wrong)
    other = reword(claim, draw)
    if other != claim:
        yield Row(story.source.premise(other, room()), other, ENT, "claim-reworded", doc_id, ())


def of_sentences(doc_id: str, story: Story, most: int, draw: random.Random, room: Callable[[], int]) -> Iterator[Row]:
    """Claims made of the document's own sentences: reworded or joined (they hold), edited or without their source (they do not)."""
    for n in draw.sample(story.wholes, min(most, len(story.wholes))):
        sentence = story.source.sentences[n]
        true = reword(sentence, draw)
        if draw.random() < 0.35:
            near = n + 1 in story.wholes and (draw.random() < 0.5 or len(story.wholes) < 3)
            other = n + 1 if near else draw.choice([m for m in story.wholes if m != n] or [n])
            following = reword(story.source.sentences[other], draw)
            true = f"{true[:-1]}, {draw.choice(('and', 'while'))} {_lowered(following)}"
        if len(true.split()) <= 45:
            yield Row(story.source.premise(true, room()), true, ENT, "sentence-true", doc_id, ())
        if draw.random() < 0.3:
            premise = story.source.premise(sentence, room(), without=frozenset((n,)))
            if premise and _unlike(sentence, premise):
                yield Row(premise, true, NOT, "sentence-absent", doc_id)
                continue
        for edit in make_false(true, story.pool, draw, 1):
            yield Row(story.source.premise(edit.claim, room()), edit.claim, NOT, f"sentence-{edit.kind}", doc_id, edit.wrong)


def of_dialogue(doc_id: str, story: Story, draw: random.Random) -> Iterator[Row]:
    """Claims on a dialogue between two people who say what the document says of a he or a she."""
    spoken = [s for s in story.source.sentences if can_be_spoken(s)]
    asides = [story.source.sentences[n] for n in story.wholes if len(story.source.sentences[n].split()) <= 16]
    for begin in range(0, min(len(spoken), 6), 3):
        chosen = spoken[begin : begin + 3]
        for premise, claim, wrong in converse(chosen, draw.sample(asides, min(2, len(asides))), story.pool, draw):
            yield Row(
                premise, claim, ENT if wrong == () else NOT, "dialogue-" + ("true" if wrong == () else "false"), doc_id, wrong
            )


def of_partial(r: dict[str, Any], story: Story, room: int) -> Iterator[Row]:
    """What is left of a partly supported claim without its one wrong phrase, where that is a phrase at an end: it holds."""
    spans = r.get("annotated_error_spans", ())
    if len(spans) != 1:
        return
    claim, (begin, end) = r["claim"], (spans[0]["start"], spans[0]["end"])
    if not _PREPOSITION.match(claim[begin:end]):
        return
    if begin == 0:
        rest = claim[end:].lstrip(" ,")
    elif claim[end:].strip(" .") == "":
        rest = claim[:begin].rstrip(" ,") + "."
    else:
        return
    if len(rest.split()) >= 4:
        rest = rest[0].upper() + rest[1:]
        yield Row(story.source.premise(rest, room), rest, ENT, "wice_partial", r["doc_id"], ())


def _lowered(sentence: str) -> str:
    first = sentence.split()[0]
    return (
        sentence[0].lower() + sentence[1:] if first in {"The", "A", "An", "In", "At", "On", "For", "But", "After"} else sentence
    )


def _unlike(sentence: str, premise: str) -> bool:
    words = {w.lower() for w in sentence.split() if len(w) > 3}
    return len(words & {w.lower() for w in premise.split()}) < 0.6 * len(words)


def padded(rows: list[Row], draw: random.Random) -> Iterator[Row]:
    """Short pairs whose evidence is hidden among sentences of other pairs, as in a long document."""
    for r in rows:
        others = [o.premise for o in draw.sample(rows, draw.choice((1, 2, 3))) if o.group != r.group]
        parts = [r.premise, *others]
        draw.shuffle(parts)
        yield replace(r, premise=" ".join(parts), source=f"{r.source}-padded")


def build(folder: Path, stage1: list[Row], measure: Callable[[str], int], draw: random.Random) -> tuple[list[Row], list[Row]]:
    """Return training rows and held-out rows (one document in ten)."""
    rows = read_jsonl(folder / "verify_train.jsonl")
    stories = tell_stories(read_jsonl(folder / "verify_docs_train.jsonl"), measure, draw)
    cluster = clusters(rows)
    is_held = {d: int(sha256(c.encode()).hexdigest(), 16) % 10 == 0 for d, c in cluster.items()}
    train: list[Row] = []
    held: list[Row] = []
    room = partial(draw.choice, ROOMS)

    for r in rows:
        story, kept = stories[r["doc_id"]], is_held[r["doc_id"]]
        target, views = (held, 1) if kept else (train, 2)
        target += [annotated(r, story, HELD_ROOM if kept else room()) for _ in range(views)]
        target += of_partial(r, story, HELD_ROOM)
        if r["label"]:
            if kept:
                target.append(replace(target[-1], source="claim-original"))
            target += of_claim(r["claim"], r["doc_id"], story, draw, (lambda: HELD_ROOM) if kept else room)
    for doc_id, story in stories.items():
        kept = is_held.get(doc_id, False)
        most = SENTENCES[story.dataset]
        made = of_sentences(doc_id, story, most, draw, (lambda: HELD_ROOM) if kept else room)
        (held if kept else train).extend((*made, *of_dialogue(doc_id, story, draw)))

    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in stage1:
        by_source[row.source].append(row)
    for name, most in sorted(REPLAY.items()):
        train += draw.sample(by_source[name], min(most, len(by_source[name])))
    wiki = by_source["fever_dev"] + by_source["feverous_dev"] + by_source["fever_symmetric"]
    train += padded(draw.sample(wiki, min(PADDED, len(wiki))), draw)
    draw.shuffle(train)
    return train, held


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("verify", type=Path, help="the folder of verify_train.jsonl and verify_docs_train.jsonl")
    parser.add_argument("stage1", type=Path, help="the rows that prepare.py wrote")
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tokenizer = load_tokenizer(options.tokenizer, 512)
    train, held = build(
        options.verify,
        read_rows(options.stage1),
        lambda text: len(tokenizer.encode(text, add_special_tokens=False).ids),
        random.Random(options.seed),
    )
    write_rows(options.out / "stage2.jsonl", train)
    write_rows(options.out / "stage2_held.jsonl", held)
    for name, made in (("train", train), ("held", held)):
        print(name, len(made), dict(sorted(Counter((r.source, r.label) for r in made).items())))


if __name__ == "__main__":
    main()
