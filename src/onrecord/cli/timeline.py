"""`onrecord timeline`: what happened and what is scheduled, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from onrecord.cli.common import archive, clean, console
from onrecord.cli.matching import Known

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from onrecord.cli.terminal_words import View
    from onrecord.exports.contract import DiaryRecord
    from onrecord.record import Record

HEADINGS = {
    "past": "What happened",
    "planned": "What is scheduled",
    "cancelled": "What was called off",
    "hypothetical": "What may happen",
}


def timeline(
    context: typer.Context,
    story: Annotated[str, typer.Argument(help="The story's name, as `onrecord stories` lists it.")],
    planned: Annotated[bool, typer.Option("--planned", help="Only what is scheduled.")] = False,
    ids: Annotated[bool, typer.Option("--ids", help="Show the rows' ids, to judge them by.")] = False,
) -> None:
    """Show what happened and what is scheduled: when, with whom, and which outlets report it."""
    with archive(context) as opened:
        record = opened.record(story)
    print_timeline(record, console(), planned, ids)


def print_timeline(record: Record, out: Console, planned: bool = False, ids: bool = False) -> None:
    """Print the diary by status and date; what has no date comes last under its heading."""
    from rich.table import Table
    from rich.text import Text

    from onrecord.cli import terminal_rows
    from onrecord.cli.terminal_words import View, plural
    from onrecord.exports.page.view import diary

    found = cast("list[tuple[str, list[DiaryRecord]]]", diary(dict(record.contract)))
    parts = [(status, rows) for status, rows in found if status == "planned" or not planned]
    if not parts:
        count = len(record.diary)
        rest = f" {plural(count, 'dated event')}: onrecord timeline {clean(record.id)}" if count else ""
        out.print(f"{'Nothing is scheduled' if planned else 'Nothing is dated'} in this story.{rest}")
        return
    view, known = View(record, ids), Known(record.people)
    for status, rows in parts:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(max_width=max(14, out.width // 4), style="cyan")
        table.add_column()
        for row in rows:
            table.add_row(Text(terminal_rows.when(row)), _told(view, known, row))
        out.print()
        out.print(Text(HEADINGS.get(status, status), style="bold underline"))
        out.print(table)


def _told(view: View, known: Known, row: DiaryRecord) -> RenderableType:
    """What happens, who takes part, the outlets, and their words where they are others."""
    from rich.console import Group
    from rich.text import Text

    from onrecord.cli import terminal_rows

    line = Text.assemble(view.tag(row), terminal_rows.entry(row), "  ", view.outlets(row["evidence"]))
    lines: list[RenderableType] = [line]
    names = [name for person in row["participants"] if (name := known.name(person))]
    if names:
        lines.append(Text(clean(f"with {terminal_rows.listed(names)}"), style="dim"))
    if any(row["what"] not in e["exact"] for e in row["evidence"]):
        lines += terminal_rows.receipts(view, row["evidence"], 2)
    return Group(*lines)
