"""How `--help` is laid out: options under headings."""

from typing import Any

import click

__all__ = ["CONTEXT", "SectionedCommand", "SectionedOption"]

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class SectionedOption(click.Option):
    """An option that stands under a heading of its own choice."""

    def __init__(self, *arguments: Any, section: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.section = section


class SectionedCommand(click.Command):
    """A command whose help lists options by heading, in the order in which the headings first appear."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write one block for each heading."""
        sections: dict[str, list[tuple[str, str]]] = {}
        other: list[tuple[str, str]] = []
        for option in (parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)):
            if record := option.get_help_record(ctx):
                place = sections.setdefault(option.section, []) if isinstance(option, SectionedOption) else other
                place.append(record)
        for heading, records in [*sections.items(), ("Other", other)]:
            with formatter.section(heading):
                formatter.write_dl(records)
