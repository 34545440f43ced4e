"""How soon a receipt answers a click, and a search, when a source has 300,000 words: printed as a Markdown table.

Run: `python -m benchmarks.receipt [WORDS]` with Chromium and the extra `test`. The source is made of the sentences of `seeds/`, in random
order, with a fact on every second of them and a summary of thirty. The baseline is the receipt of the five articles of `seeds/` in the
same run. A time is from the click, or the last letter, until the browser has painted what it changed.
"""

import hashlib
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from summarizer import Report, summarize
from summarizer.render.receipt import render_receipt
from summarizer.schemas import (
    Accounting,
    Document,
    DocumentCounts,
    Evidence,
    Fact,
    SentenceCounts,
    Story,
    SummarySentence,
    Verdict,
)
from summarizer.segment import split_passages

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
CHROMIUM = "/usr/bin/chromium"
TOLD = 30
PAINTED = """const painted = () => new Promise(done => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now());
    channel.port2.postMessage(0);
}));"""
CLICKS = f"""async () => {{
    {PAINTED}
    const times = [];
    for (const claim of document.querySelectorAll(".sentences .claim")) {{
        const begun = performance.now();
        claim.click();
        times.push(await painted() - begun);
    }}
    return times;
}}"""
SEARCHES = f"""async () => {{
    {PAINTED}
    const query = document.getElementById("query"), times = [];
    for (const words of ["kirby said", "no such words", "the"]) {{
        query.value = words;
        const begun = performance.now();
        query.dispatchEvent(new Event("input"));
        times.push(await painted() - begun);
    }}
    return times;
}}"""


def long_report(like: Report, words: int) -> Report:
    """Return a report on one source of so many words, made of sentences of the documents of another report."""
    pool = [s.text for d in like.documents for p in split_passages(d) for s in p.sentences if s.kind == "prose"]
    chance = random.Random(1)
    facts: list[Fact] = []
    parts: list[str] = []
    length = count = 0
    verdict = Verdict(label="supported", score=0.9)
    while count < words:
        sentence = chance.choice(pool)
        if len(parts) % 4 == 0:
            span = Evidence(document_id="d1", start=length, end=length + len(sentence), quote=sentence)
            facts.append(
                Fact(
                    id=f"f{len(facts) + 1}",
                    statement=" ".join(sentence.split()),
                    evidence=(span,),
                    verdict=verdict,
                    document_ids=("d1",),
                    corroboration=1,
                )
            )
        gap = "\n\n" if chance.random() < 0.3 else " "
        parts += [sentence, gap]
        length += len(sentence) + len(gap)
        count += len(sentence.split())
    text = "".join(parts)
    told = facts[:: len(facts) // TOLD][:TOLD]
    summary = tuple(SummarySentence(text=f.statement, fact_ids=(f.id,), verdict=verdict) for f in told)
    story = Story(id="s1", title="A long source", document_ids=("d1",), summary=summary, facts=tuple(facts))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(
        created=like.created,
        generator=like.generator,
        documents=(Document(id="d1", source="long.txt", sha256=digest, text=text),),
        stories=(story,),
        accounting=Accounting(documents=DocumentCounts(given=1, used=1), sentences=SentenceCounts()),
    )


def measured(page: Page, receipt: str, folder: Path) -> Iterator[tuple[str, list[float]]]:
    """Yield what was done and how long each time took, in milliseconds."""
    path = folder / "receipt.html"
    path.write_text(receipt, encoding="utf-8", newline="")
    page.goto(path.as_uri())
    page.evaluate(CLICKS)  # warm
    yield "click", page.evaluate(CLICKS)
    yield "search", page.evaluate(SEARCHES)


def main() -> None:
    """Print the table."""
    words = int(sys.argv[1]) if len(sys.argv) > 1 else 300_000
    small = summarize(SEEDS)
    receipts = {"`seeds/`": small.to_html(), f"{words:,} words": render_receipt(long_report(small, words))}
    print("| receipt | size | what | median | slowest | × `seeds/` |\n| --- | --- | --- | --- | --- | --- |")
    base: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        for name, receipt in receipts.items():
            for what, times in measured(page, receipt, Path(folder)):
                median = statistics.median(times)
                ratio = median / base.setdefault(what, median)
                size = len(receipt.encode()) / 1e6
                print(f"| {name} | {size:.1f} MB | {what} | {median:.0f} ms | {max(times):.0f} ms | {ratio:.1f} |")
        browser.close()


if __name__ == "__main__":
    main()
