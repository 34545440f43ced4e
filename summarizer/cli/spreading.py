"""An option that takes several values, as `--source a.txt b.txt` does."""

import click

from .layout import SectionedCommand

__all__ = ["TRAILING", "SpreadingCommand"]

TRAILING = "summarizer.trailing_claims"
"""Where the context says whether the last value after `--source` may be the argument of the command."""
SPREAD = ("--source", "--self-test")


class SpreadingCommand(SectionedCommand):
    """Lets one `--source` or `--self-test` take several values, as the contract writes it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Repeat the option before each of its values, and note whether the last may be CLAIMS."""
        spread: list[str] = []
        rest = list(args)
        name = ""
        values: int | None = None  # of the option that is being read
        while rest:
            word = rest.pop(0)
            if word in SPREAD:
                if not rest or _is_option(rest[0]):
                    raise click.BadOptionUsage(word, f"Option '{word}' requires an argument.", ctx)
                name, values = word, 0
                continue
            if word.partition("=")[0] in SPREAD:
                name, _, word = word.partition("=")
                values = 0
            elif _is_option(word):
                values = None
            if word == "--":
                spread += [word, *rest]
                break
            if values is not None:
                spread.append(name)
                values += 1
                ctx.meta[TRAILING] = values > 1 and name == "--source"
            spread.append(word)
        return super().parse_args(ctx, spread)


def _is_option(word: str) -> bool:
    return word.startswith("-") and word != "-"
