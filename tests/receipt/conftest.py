"""A browser for all tests of the page; each page is watched for whatever it must not do."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from summarizer import Report, summarize
from tests.texts import OWN_SEEDS

CHROMIUM = Path("/usr/bin/chromium")

Open = Callable[..., Page]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium, and end it when the tests of this folder are done: its event loop must not meet that of others."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a receipt from the disk. Afterwards nothing but the file was asked for, and nothing was refused, popped up or failed."""
    contexts: list[BrowserContext] = []
    seen: list[str] = []

    def opened(receipt: str, *, fragment: str = "", attacked: bool = False, **options: Any) -> Page:
        path = tmp_path / f"receipt{len(contexts)}.html"
        path.write_text(receipt, encoding="utf-8", newline="")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        page = context.new_page()
        if not attacked:  # else the test itself does on the page what would be seen
            watch(page, seen)
        page.goto(f"{path.as_uri()}{fragment}")
        assert attacked or seen.pop(0).startswith("asked for file:///")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert seen == []


def watch(page: Page, seen: list[str]) -> None:
    """Note whatever the page asks for, says or suffers."""
    page.on("request", lambda request: seen.append(f"asked for {request.url}"))
    page.on("dialog", lambda dialog: seen.append(f"dialog {dialog.message}"))
    page.on("console", lambda message: seen.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"error: {error}"))


@pytest.fixture(scope="session")
def seeds() -> Report:
    """The report on the five articles of `seeds/`."""
    return summarize(OWN_SEEDS)


@pytest.fixture(scope="session")
def receipt(seeds: Report) -> str:
    """The receipt of the five articles."""
    return seeds.to_html()
