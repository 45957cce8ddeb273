"""`onrecord compare`: what every account carries, what only one does, what one leaves out, what differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.common import archive, clean, console

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from onrecord.cli.terminal_words import View
    from onrecord.record import Record

FEW = 6
# What is said before the outlets of a point, by how they carry it.
HOW = {"carries": "", "words differently": "in other words ", "contradicts": "contradicted by "}


def compare(
    context: typer.Context,
    story: Annotated[str, typer.Argument(help="The story's name, as `onrecord stories` lists it.")],
    everything: Annotated[bool, typer.Option("--all", help="Leave nothing out.")] = False,
    ids: Annotated[bool, typer.Option("--ids", help="Show the rows' ids, to judge them by.")] = False,
) -> None:
    """Lay the accounts side by side: agreed, only in one, left out by one, and where they differ."""
    with archive(context) as opened:
        record = opened.record(story)
    print_comparison(record, console(), everything, ids)


def print_comparison(record: Record, out: Console, everything: bool = False, ids: bool = False) -> None:
    """Print the comparison; each part is cut after a few rows unless everything is wanted."""
    from onrecord.cli import terminal_wording
    from onrecord.cli.terminal_accounts import LONE
    from onrecord.cli.terminal_rows import listed
    from onrecord.cli.terminal_words import View, plural
    from onrecord.exports.page.view import matrix, outlets, unread

    contract: dict[str, Any] = dict(record.contract)
    counts = dict(outlets(contract["articles"]))
    view, most = View(record, ids), None if everything else FEW
    if len(record.articles) < 2:
        out.print(LONE)
        return
    if len(counts) < 2:
        out.print("One outlet's articles: no other account to compare them with.")
        _differences(view, out, most)
        return
    points = matrix(contract)
    silent = unread(points)
    if silent:
        out.print(clean(f"Nothing was read of {listed(silent)}: what is left out there is not known."))
    shared = [p for p in points if "all" in p["shares"]]
    _lines(out, "In the articles' own words", terminal_wording.summary(view, most))
    cut = [_part(out, "What every account carries", [_point(view, p) for p in shared], most)]
    cut += _differences(view, out, most)
    for n, (name, count) in enumerate(counts.items()):
        left = [p for p in points if f"left-{n}" in p["shares"]]
        title = f"Left out by {name}, carried by all others"
        cut.append(_part(out, title, [_point(view, p) for p in left], most, plural(count, "article")))
    for n, name in enumerate(counts):
        alone = [p for p in points if f"only-{n}" in p["shares"]]
        copied = " and copies of it" if any(p["carried"] > 1 for p in alone) else ""
        cut.append(_part(out, f"Only in {name}{copied}", [_point(view, p) for p in alone], most))
    _lines(out, "Whose words", terminal_wording.words(view, most))
    if any(cut):
        out.print()
        out.print(f"All of it: onrecord compare {clean(record.id)} --all", style="dim")


def _differences(view: View, out: Console, most: int | None) -> list[bool]:
    from rich.console import Group

    from onrecord.cli import terminal_quotes, terminal_rows
    from onrecord.exports.page import comparison

    record = view.record
    cut = []
    for grade, title in terminal_rows.GRADES.items():
        rows = [d for d in record.discrepancies if d["grade"] == grade]
        cut.append(_part(out, title, [Group(*terminal_rows.discrepancy(view, d)) for d in rows], most))
    torn = {g["id"] for g in comparison.groups(dict(record.contract)) if g["torn"]}
    groups = [Group(*terminal_quotes.group(view, g)) for g in record.quote_groups if g["id"] in torn]
    return [*cut, _part(out, "Quoted differently inside the marks", groups, most)]


def _lines(out: Console, title: str, lines: Sequence[RenderableType]) -> None:
    """Print a heading with lines that are no rows of their own, nothing where there are none."""
    from rich.text import Text

    if lines:
        out.print()
        out.print(Text(title, style="bold underline"))
        for line in lines:
            out.print(line)


def _part(
    out: Console, title: str, rows: Sequence[RenderableType], most: int | None, searched: str = ""
) -> bool:
    """Print a heading with its rows, nothing where there are none; whether some were left out."""
    from rich.text import Text

    from onrecord.cli.terminal_words import indent

    if not rows:
        return False
    note = f"  {len(rows)}" + (f", searched in {searched}" if searched else "")
    out.print()
    out.print(Text.assemble((clean(title), "bold underline"), (note, "dim")))
    for row in rows[:most]:
        out.print(row)
    if most is None or len(rows) <= most:
        return False
    out.print(indent(Text(f"and {len(rows) - most} more", style="dim")))
    return True


def _point(view: View, point: dict[str, Any]) -> RenderableType:
    """A point with the outlets that carry it: as it stands, in other words, or otherwise."""
    from rich.text import Text

    from onrecord.cli.terminal_quotes import LONG, shortened
    from onrecord.cli.terminal_words import indent

    line = view.tag(point) + Text(shortened(point["what"], LONG))
    for status, word in HOW.items():
        said = view.outlets(e for c in point["cells"] if c["status"] == status for e in c["evidence"])
        if said:
            line += Text.assemble("  ", (word, "yellow"), said)
    return indent(line)
