"""`onrecord stances`: who is for whom or what, on which condition, and who is against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.common import archive, clean, console
from onrecord.cli.matching import Known, kept

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from onrecord.cli.terminal_words import View
    from onrecord.exports.contract import PositionRecord
    from onrecord.record import Record

NARROW = 34  # below this a column of the board is no fun to read


def stances(
    context: typer.Context,
    story: Annotated[str, typer.Argument(help="The story's name, as `onrecord stories` lists it.")],
    on: Annotated[
        str | None, typer.Option(help="Only stances on this person, body or thing.", metavar="TARGET")
    ] = None,
    by: Annotated[
        str | None, typer.Option(help="Only stances of this person or body.", metavar="PERSON")
    ] = None,
    ids: Annotated[bool, typer.Option("--ids", help="Show the rows' ids, to judge them by.")] = False,
) -> None:
    """Show where everyone stands: for, conditional, withheld, against, with their words."""
    with archive(context) as opened:
        record = opened.record(story)
    print_stances(record, console(), on, by, ids)


def print_stances(record: Record, out: Console, on: str | None, by: str | None, ids: bool = False) -> None:
    """Print a board for each target, in columns where the terminal is wide enough.

    Raises OnrecordError where the words fit none.
    """
    from rich.text import Text

    from onrecord.cli.terminal_words import View
    from onrecord.exports.page.view import targets

    if not record.positions:
        out.print("No account of this story says where anybody stands.")
        return
    known = Known(record.people)
    rows = kept(record.positions, "--on", on, lambda row: known.names(row["target"]), "stance on that")
    rows = kept(
        rows, "--by", by, lambda row: known.names(row["actor"], row["actor_id"]), "stance of that person"
    )
    view = View(record, ids)
    for board in targets({"positions": rows}):
        out.print()
        out.print(Text(clean(board["name"]), style="bold underline"))
        columns = [(stance, cards) for stance, cards in board["columns"] if cards]
        _print_board(view, known, columns, out)


def _print_board(
    view: View, known: Known, columns: list[tuple[str, list[PositionRecord]]], out: Console
) -> None:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from onrecord.cli.terminal_rows import STANCES
    from onrecord.cli.terminal_words import indent

    heads = [Text(stance, style=f"bold {STANCES.get(stance, '')}".strip()) for stance, _ in columns]
    cells = [[_card(view, known, row) for row in cards] for _, cards in columns]
    if len(columns) > 1 and out.width // len(columns) >= NARROW:
        table = Table(box=None, expand=True, padding=(0, 2, 1, 0), pad_edge=False)
        for head in heads:
            table.add_column(head, ratio=1)
        table.add_row(*(Group(*cards) for cards in cells))
        out.print(table)
        return
    for head, cards in zip(heads, cells, strict=True):
        out.print(indent(head))
        for card in cards:
            out.print(indent(card, 4))


def _card(view: View, known: Known, row: PositionRecord) -> RenderableType:
    """Somebody's stance: the person, the office, the act, the condition, the words and their outlets."""
    from rich.console import Group
    from rich.text import Text

    from onrecord.cli import terminal_rows
    from onrecord.exports.page.view import manner

    office = known.office(row["actor_id"])
    head = view.tag(row) + Text(clean(row["actor"]), style="bold")
    if office:
        head.append(clean(f", {office}"), style="not bold dim")
    act = row["about"] + (f", from {row['from']}" if row["from"] else "")
    told = Text(clean(", ".join(manner(row["strength"], row["voices"]))), style="dim")
    lines: list[RenderableType] = [head, Text(clean(act)), told]
    if row["condition"]:
        lines.append(Text(clean(f"condition: {row['condition']}"), style="yellow"))
    lines += terminal_rows.receipts(view, row["evidence"], 2)
    for stand in row["history"]:
        since = f", from {stand['from']}" if stand["from"] else ""
        lines.append(Text(clean(f"before: {stand['stance']}, {stand['about']}{since}"), style="dim"))
        lines += terminal_rows.receipts(view, stand["evidence"], 2)
    return Group(*lines)
