"""`onrecord powers`: who may do what to whom, in every account's version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.common import archive, clean, console
from onrecord.cli.matching import Known, kept

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.cli.terminal_words import View
    from onrecord.exports.contract import PowerRecord
    from onrecord.record import Record


def powers(
    context: typer.Context,
    story: Annotated[str, typer.Argument(help="The story's name, as `onrecord stories` lists it.")],
    over: Annotated[
        str | None, typer.Option(help="Only powers over this office, body or person.", metavar="WORDS")
    ] = None,
    holder: Annotated[
        str | None, typer.Option(help="Only powers of this office, body or person.", metavar="WORDS")
    ] = None,
    ids: Annotated[bool, typer.Option("--ids", help="Show the rows' ids, to judge them by.")] = False,
) -> None:
    """Answer who may do what to whom: every account's version, its condition and its words."""
    with archive(context) as opened:
        record = opened.record(story)
    print_powers(record, console(), over, holder, ids)


def print_powers(
    record: Record, out: Console, over: str | None, holder: str | None, ids: bool = False
) -> None:
    """Print the powers, those over one target together. Raises OnrecordError where the words fit none."""
    from rich.text import Text

    from onrecord.cli.terminal_words import View

    if not record.powers:
        out.print("No account of this story says who may do what to whom.")
        return
    view, known = View(record, ids), Known(record.people)
    rows = kept(record.powers, "--over", over, lambda row: known.names(row["over"]), "power over that")
    rows = kept(rows, "--holder", holder, lambda row: known.names(row["holder"]), "power of that holder")
    targets: dict[str, list[PowerRecord]] = {}
    for row in rows:
        targets.setdefault(row["over"].casefold(), []).append(row)
    for versions in targets.values():
        head = Text(clean(versions[0]["over"]), style="bold underline")
        out.print()
        out.print(head + Text("  the accounts differ" if _differ(record, versions) else "", style="yellow"))
        for row in sorted(versions, key=lambda row: row["power"].casefold()):
            _print_version(view, row, out)


def _differ(record: Record, versions: list[PowerRecord]) -> bool:
    """Whether one act is told with other holders or conditions, or a discrepancy rests on these words."""
    told: dict[str, set[tuple[str, str, str | None]]] = {}
    for row in versions:
        version = (row["holder"].casefold(), row["modality"], row["condition"])
        told.setdefault(row["power"].casefold(), set()).add(version)
    words = {(e["article"], e["start"]) for row in versions for e in row["evidence"]}
    return any(len(ways) > 1 for ways in told.values()) or any(
        (e["article"], e["start"]) in words
        for d in record.discrepancies
        if d["kind"] == "power"
        for value in d["values"]
        for e in value["evidence"]
    )


def _print_version(view: View, row: PowerRecord, out: Console) -> None:
    from rich.text import Text

    from onrecord.cli import terminal_rows
    from onrecord.cli.terminal_words import indent

    condition = Text(clean(row["condition"]), style="yellow") if row["condition"] else Text("none stated")
    out.print(
        indent(
            Text.assemble(
                view.tag(row), (clean(row["holder"]), "bold"), clean(f" {row['modality']} {row['power']}")
            )
        )
    )
    out.print(indent(Text("condition: ", style="dim") + condition, 4))
    out.print(indent(Text("told by: ", style="dim") + Text(_voice(view, row)), 4))
    for line in terminal_rows.receipts(view, row["evidence"]):
        out.print(line)


def _voice(view: View, row: PowerRecord) -> str:
    """Whose words they are: somebody who is quoted, or the outlet itself."""
    if row["by"] is None:
        return "the outlet in its own voice"
    quote = view.quote(row["by"])
    speaker = quote["speaker"] if quote else None
    return clean(speaker["name"]) if speaker else "somebody quoted whom the text does not name"
