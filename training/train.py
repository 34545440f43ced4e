"""Train the verifier on rows: `train.py --base FOLDER --rows train.jsonl --held held.jsonl --out FOLDER`.

Seeded; resumes from the last checkpoint in --out when there is one.
"""

import argparse
import math
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import torch
from model import Verifier, build, load_base, load_trained
from rows import Batch, Encoded, collate, encode, load_tokenizer, order, read_rows
from torch import Tensor, nn

WORD_WEIGHT = 0.3


def loss_of(logits: Tensor, words: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy where the label is one of three; -log(1 - P(entailment)) where it is only known not to be that.

    Where wrong words are marked, the word head's loss is added.
    """
    logs = torch.log_softmax(logits, dim=-1)
    exact = batch.labels < 3
    picked = logs.gather(1, batch.labels.clamp(max=2).unsqueeze(1)).squeeze(1)
    neither = torch.logsumexp(logs[:, 1:], dim=1)
    total = -torch.where(exact, picked, neither).mean()
    known = batch.words >= 0
    if known.any():
        targets = batch.words[known].to(logits.dtype)
        total = total + WORD_WEIGHT * nn.functional.binary_cross_entropy_with_logits(words[known], targets)
    return total


def rank_auc(pairs: Sequence[tuple[bool, float]]) -> float:
    """The chance that a positive scores above a negative, ties counted half; nan when one kind is missing."""
    good = [s for y, s in pairs if y]
    bad = [s for y, s in pairs if not y]
    if not good or not bad:
        return math.nan
    values = torch.tensor(good).unsqueeze(1) - torch.tensor(bad).unsqueeze(0)
    return float(((values > 0).double() + 0.5 * (values == 0).double()).mean())


@torch.no_grad()
def predict(model: Verifier, items: Sequence[Encoded], size: int = 32) -> list[tuple[float, float, float]]:
    """Return the three log-probabilities of each item, in order."""
    model.eval()
    found: list[tuple[float, float, float]] = [(0.0, 0.0, 0.0)] * len(items)
    places = sorted(range(len(items)), key=lambda n: len(items[n].ids))
    for begin in range(0, len(places), size):
        chosen = places[begin : begin + size]
        batch = collate([items[n] for n in chosen])
        logits, _ = model(batch.input_ids, batch.attention_mask, batch.token_type_ids)
        for n, row in zip(chosen, torch.log_softmax(logits, dim=-1).tolist(), strict=True):
            found[n] = (row[0], row[1], row[2])
    model.train()
    return found


def report(model: Verifier, items: Sequence[Encoded], sources: Sequence[str]) -> str:
    """One line: AUC of entailment against the rest per source, and their mean."""
    by_source: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    for source, item, logs in zip(sources, items, predict(model, items), strict=True):
        by_source[source.split("-")[0]].append((item.label == 0, logs[0]))
    aucs = {s: 100 * rank_auc(pairs) for s, pairs in sorted(by_source.items())}
    known = [a for a in aucs.values() if not math.isnan(a)]
    return f"held mean AUC {sum(known) / len(known):.1f} | " + " ".join(f"{s} {a:.0f}" for s, a in aucs.items())


def groups(model: Verifier, decay: float) -> list[dict[str, object]]:
    """Return parameter groups: no weight decay on biases and norms; what is frozen stays out."""
    rows = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    return [
        {"params": [p for n, p in rows if p.ndim > 1], "weight_decay": decay},
        {"params": [p for n, p in rows if p.ndim <= 1], "weight_decay": 0.0},
    ]


def train(options: argparse.Namespace) -> None:
    """Run the loop that the options describe."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    tokenizer = load_tokenizer(options.base / "tokenizer.json", options.longest)
    rows, held = read_rows(options.rows), read_rows(options.held)
    items, held_items = encode(tokenizer, rows), encode(tokenizer, held)
    sources = [r.source for r in held]

    model = build(options.base, options.dropout)
    load_base(model, options.base)
    if options.start:
        load_trained(model, options.start)
    model.body.embeddings.requires_grad_(not options.freeze_embeddings)
    optimizer = torch.optim.AdamW(groups(model, options.decay), lr=options.rate, betas=(0.9, 0.98), eps=1e-6)
    plan = [b for epoch in range(options.epochs) for b in order(items, options.batch, random.Random(options.seed + epoch))]
    plan = plan[: options.steps or None]
    step, spent_before = 0, 0.0
    options.out.mkdir(parents=True, exist_ok=True)
    last = options.out / "last.pt"
    if last.exists():
        saved = torch.load(last, weights_only=True)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        step, spent_before = saved["step"], saved["spent"]
    print(f"{len(items)} rows, {len(plan)} steps of {options.batch}, from step {step}", flush=True)

    def save(name: str) -> None:
        spent = spent_before + time.monotonic() - began
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "spent": spent}
        torch.save(state, options.out / f"{name}.part")
        (options.out / f"{name}.part").rename(options.out / name)

    model.train()
    began = saved_at = evaluated_at = time.monotonic()
    losses: list[float] = []
    pairs = 0
    while step < len(plan):
        spent = spent_before + time.monotonic() - began
        fraction = max(step / len(plan), spent / (60 * options.minutes))
        if fraction >= 1.0:
            break
        scale = min(1.0, (fraction + 1e-3) / options.warmup) * (1 - max(0.0, fraction - options.warmup) / (1 - options.warmup))
        for group in optimizer.param_groups:
            group["lr"] = options.rate * max(scale, 0.02)
        batch = collate([items[n] for n in plan[step]])
        logits, words = model(batch.input_ids, batch.attention_mask, batch.token_type_ids)
        loss = loss_of(logits, words, batch)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        losses.append(loss.item())
        pairs += len(plan[step])
        step += 1
        now = time.monotonic()
        if step % 50 == 0:
            recent = sum(losses[-50:]) / len(losses[-50:])
            print(f"step {step}/{len(plan)} loss {recent:.4f} {pairs / (now - began):.1f} pairs/s", flush=True)
        if now - saved_at > options.save_every:
            save("last.pt")
            saved_at = now
        if now - evaluated_at > options.evaluate_every:
            print(f"step {step} {report(model, held_items, sources)}", flush=True)
            evaluated_at = time.monotonic()
    print(f"step {step} {report(model, held_items, sources)}", flush=True)
    save("last.pt")
    torch.save({"model": model.state_dict()}, options.out / "final.pt")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--base", type=Path, required=True, help="folder of the base model (config.json, tokenizer.json, weights)"
    )
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--held", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a checkpoint to start from")
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps; the schedule ends there")
    parser.add_argument("--minutes", type=float, default=math.inf, help="anneal and stop by then, whatever was reached")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--warmup", type=float, default=0.06)
    parser.add_argument("--decay", type=float, default=0.01)
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--longest", type=int, default=128)
    parser.add_argument("--freeze-embeddings", action="store_true")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save-every", type=float, default=240.0)
    parser.add_argument("--evaluate-every", type=float, default=900.0)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
