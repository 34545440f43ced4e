"""Pictures of what readers see, made from `seeds/`: `python scripts/screenshots.py FOLDER [all]`.

The receipt on a laptop with a sentence chosen is README's; `all` adds phone, dark screen, and paper, which has footnotes.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from summarizer import Report, summarize

CHROMIUM = "/usr/bin/chromium"
SEEDS = sorted(Path("seeds").glob("*.txt"))
CHOSEN = 5  # a sentence that three sources carry

README = {"receipt": {"viewport": {"width": 1280, "height": 940}}}
OTHERS = {
    "receipt-dark": {"viewport": {"width": 1280, "height": 940}, "color_scheme": "dark"},
    "receipt-phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
    "receipt-print": {"viewport": {"width": 794, "height": 1123}},  # A4 at 96 dots an inch
}


def picture_receipt(report: Report, folder: Path, screens: dict[str, dict[str, Any]]) -> None:
    """Write a picture of the report's receipt for each screen, named for it."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        page = Path(temporary) / "receipt.html"
        page.write_text(report.to_html(), encoding="utf-8", newline="")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, screen in screens.items():
            _picture(browser, page, folder / f"{name}.png", screen)
        browser.close()


def _picture(browser: Browser, page: Path, path: Path, screen: dict[str, Any]) -> None:
    context = browser.new_context(reduced_motion="reduce", **screen)
    tab = context.new_page()
    tab.goto(page.as_uri())
    paper = path.stem.endswith("print")
    if paper:
        tab.emulate_media(media="print")
    else:
        tab.locator(".sentences .claim").nth(CHOSEN).click()
        tab.mouse.move(0, 0)
    if not screen.get("has_touch"):
        tab.evaluate("scrollTo(0, 0)")
    tab.screenshot(path=path, full_page=paper)
    context.close()


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    picture_receipt(summarize(SEEDS, sentences=7), target, README | OTHERS if "all" in sys.argv[2:] else README)
