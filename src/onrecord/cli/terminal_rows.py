"""Single rows in the terminal, as the sections of `show` and the questions print them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from onrecord.cli.common import clean
from onrecord.cli.terminal_quotes import LONG, shortened
from onrecord.cli.terminal_words import Style, View, indent

if TYPE_CHECKING:
    from onrecord.exports.contract import (
        DiaryRecord,
        DiscrepancyRecord,
        Evidence,
        PowerRecord,
        StatementRecord,
    )

STANCES: dict[str, Style] = {"for": "green", "conditional": "yellow", "withheld": "dim", "against": "red"}
GRADES = {
    "contradiction": "Cannot both be so",
    "difference": "Told differently",
    "refinement": "One is more precise",
    "update": "A later version says otherwise",
}


def receipts(view: View, evidence: Iterable[Evidence], by: int = 4) -> list[RenderableType]:
    """The words that a row rests on, each with its outlet; words inside longer ones are not said again."""
    pieces = list(evidence)
    whole = [e for e in pieces if not any(_inside(e, other) for other in pieces)]
    lines = {(e["article"], e["exact"]): e for e in whole}
    return [
        indent(view.outlet(e["article"]) + Text("  ") + Text(shortened(e["exact"], LONG)), by)
        for e in lines.values()
    ]


def _inside(piece: Evidence, other: Evidence) -> bool:
    return (
        piece["article"] == other["article"]
        and other["start"] <= piece["start"]
        and piece["end"] <= other["end"]
        and other["end"] - other["start"] > piece["end"] - piece["start"]
    )


def power(row: PowerRecord) -> Text:
    """Who may do what to whom, and on which condition."""
    line = Text.assemble(
        (clean(row["holder"]), "bold"),
        f" {row['modality']} ",
        clean(row["power"]),
        " ",
        (clean(row["over"]), "bold"),
    )
    if row["condition"]:
        line.append(clean(f", on condition: {row['condition']}"), style="yellow")
    return line


def when(entry: DiaryRecord) -> str:
    """A diary entry's date with its other readings and its precision, in words."""
    from onrecord.exports.timelinejs import display_date

    return clean(display_date(entry)) or "no date"


def entry(row: DiaryRecord) -> Text:
    """What a diary entry is about, and that it was called off or is open."""
    line = Text(clean(row["what"]))
    if row["status"] not in ("past", "planned"):
        line.append(f"  ({row['status']})", style="yellow")
    return line


def statement(row: StatementRecord) -> Text:
    """Who put out what, and what became of it."""
    line = Text.assemble((clean(row["by"]), "bold"), clean(f": {row['what']}"))
    if row["status"] != "stands":
        line.append(f"  {row['status']}", style="yellow")
    return line


def discrepancy(view: View, row: DiscrepancyRecord, by: int = 2) -> list[RenderableType]:
    """What the accounts differ on, then each value with its outlets."""
    from onrecord.exports.page.wording import matter

    look, about = matter(dict(row))
    head = Text.assemble(
        view.tag(row), (clean(f"{look}: " if about else look), "yellow"), (clean(about), "bold")
    )
    values = [
        Text.assemble(clean(v["value"]), "  ", view.outlets(v["evidence"]), (_at(v.get("at")), "dim"))
        for v in row["values"]
    ]
    return [indent(head, by), *(indent(line, by + 2) for line in values)]


def _at(moment: str | None) -> str:
    return f"  {moment.replace('T', ' ')}" if moment else ""


def listed(names: Sequence[str]) -> str:
    """Names in a row: "A, B and C"."""
    return " and ".join([*([", ".join(names[:-1])] if names[1:] else []), *names[-1:]])
