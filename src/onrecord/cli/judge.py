"""`onrecord judge`: a person's rulings on the record, made, listed, taken back, exported and imported."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.common import archive, clean, console, errors
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from onrecord.archive import Archive
    from onrecord.exports.contract import JudgementRecord
    from onrecord.record import Record


class Action(StrEnum):
    """What to do."""

    merge = "merge"
    part = "split"
    rename = "rename"
    reject = "reject"
    confirm = "confirm"
    withdraw = "withdraw"
    listing = "list"
    export = "export"
    take_in = "import"


# How many rows each action names, at the least and at the most, and how it is called.
_ROWS: dict[Action, tuple[int, int, str]] = {
    Action.merge: (2, 1000, "merge A B"),
    Action.part: (1, 1, "split A --mentions WORDS"),
    Action.rename: (2, 2, 'rename A "New name"'),
    Action.reject: (1, 1000, "reject ROW"),
    Action.confirm: (1, 1000, "confirm ROW"),
    Action.withdraw: (1, 1, "withdraw N"),
    Action.listing: (0, 0, "list"),
    Action.export: (0, 0, "export --out FILE"),
    Action.take_in: (1, 1, "import FILE"),
}


def judge(
    context: typer.Context,
    story: Annotated[str, typer.Argument(help="The story's name, as `onrecord stories` lists it.")],
    action: Annotated[Action, typer.Argument(help="What to do.", case_sensitive=False)],
    rows: Annotated[
        list[str] | None,
        typer.Argument(
            help="Rows, by id (see --ids of the other commands) or, people and bodies, by name; "
            "a judgement's number; a file.",
            metavar="[ROW...]",
        ),
    ] = None,
    reason: Annotated[str, typer.Option(help="Why, for whoever reads it.")] = "",
    by: Annotated[str | None, typer.Option(help="Who judges; else the user of this machine.")] = None,
    mentions: Annotated[
        list[str] | None,
        typer.Option(
            help="For split, what is taken out: mentions by their words, an outlet, ARTICLE:START-END, "
            "a quote's id. May be given again.",
        ),
    ] = None,
    to: Annotated[str | None, typer.Option(help="For split: the row that it belongs to.")] = None,
    section: Annotated[
        str | None, typer.Option(help="For reject and confirm: find the row by words in this section.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Merge a person with a body.")] = False,
    out: Annotated[Path | None, typer.Option(help="For export: a file; else standard output.")] = None,
) -> None:
    """Correct the record: merge, split, rename, reject, confirm. Nothing is overwritten; all is undone by
    withdraw.
    """
    from onrecord.cli.terminal_words import plural

    named = rows or []
    least, most, form = _ROWS[action]
    if not least <= len(named) <= most:
        raise OnrecordError(f"judge: write `onrecord judge {story} {form}`")
    if (mentions or to) and action is not Action.part:
        raise OnrecordError(f"judge: --mentions and --to are for split, not for {action.value}")
    with archive(context) as opened:
        if action is Action.export:
            _export(opened.export_judgements(story), out)
        elif action is Action.take_in:
            count = opened.import_judgements(story, named[0])
            console().print(plural(count, "new judgement"))
        else:
            first = len(opened.judgements(story))
            _make(opened, story, action, named, reason, by, mentions or [], to, section, force)
            print_judgements(opened.record(story), console(), first if action is not Action.listing else 0)


def _make(
    opened: Archive,
    story: str,
    action: Action,
    named: list[str],
    reason: str,
    by: str | None,
    mentions: list[str],
    to: str | None,
    section: str | None,
    force: bool,
) -> None:
    if action is Action.merge:
        opened.merge(story, *named, reason=reason, by=by, force=force)
    elif action is Action.part:
        opened.split(story, named[0], *mentions, to=to, reason=reason, by=by)
    elif action is Action.rename:
        opened.rename(story, named[0], named[1], reason=reason, by=by)
    elif action is Action.withdraw:
        opened.withdraw(story, named[0], reason=reason, by=by)
    elif action in (Action.reject, Action.confirm):
        rule: Callable[..., object] = opened.reject if action is Action.reject else opened.confirm
        for row in named:
            rule(story, row, section=section, reason=reason, by=by)


def _export(lines: str, out: Path | None) -> None:
    from onrecord.cli.terminal_words import plural

    if out is None:
        sys.stdout.buffer.write(lines.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    try:
        out.write_text(lines, encoding="utf-8", newline="")
    except OSError as error:
        raise OnrecordError(f"--out {out}: cannot be written ({error.strerror})") from error
    errors().print(f"{out}: {plural(lines.count(chr(10)), 'judgement')}")


def print_judgements(record: Record, out: Console, first: int = 0) -> None:
    """Print the judgements from that place on: what was ruled, what became of it, by whom, when and why."""
    rows = record.judgements[first:]
    if not rows:
        out.print("No judgements: nobody has corrected this record yet.")
    numbers = {row["id"]: row["number"] for row in record.judgements}
    for row in rows:
        for line in _lines(row, numbers):
            out.print(line)


def _lines(row: JudgementRecord, numbers: Mapping[str, int]) -> list[RenderableType]:
    from rich.text import Text

    from onrecord.cli.terminal_words import indent

    style = {"applied": "green", "withdrawn": "dim"}.get(row["state"], "yellow")
    what = _one_line("; ".join(t["label"] for t in row["targets"]))
    head = Text.assemble((f"{row['number']:>3}  ", "bold"), (row["action"], "bold"), "  ", what)
    if row["withdraws"]:
        head.append(f"judgement {numbers.get(row['withdraws'], row['withdraws'])}")
    if row["action"] == "split":
        head.append(f"  takes out: {_one_line(', '.join(row['moved']))}")
    if row["name"]:
        head.append(f"  \u2192 {_one_line(row['name'])}")
    head.append(f"  {row['state']}", style=style)
    if row["why"]:
        head.append(f": {_one_line(row['why'])}", style=style)
    lines: list[RenderableType] = [head]
    signed = f"{row['at'][:16].replace('T', ' ')} UTC, {_one_line(row['by'])}  {row['id']}"
    lines.append(indent(Text(signed, style="dim"), 5))
    if row["reason"]:
        lines.append(indent(Text(clean(row["reason"])), 5))
    return lines


def _one_line(text: str) -> str:
    from onrecord.cli.terminal_quotes import shortened

    return shortened(text, 160)


def print_rejected(record: Record, out: Console) -> None:
    """Print the rows that people rejected, with their ids."""
    from rich.text import Text

    from onrecord.cli.terminal_words import indent
    from onrecord.judging import Caller

    caller = Caller(record.data)
    if not record.data.rejected:
        out.print("Nothing is rejected in this story.")
    for kind, rows in sorted(record.data.rejected.items(), key=lambda item: item[0].table):
        out.print(Text(f"Rejected {kind.table.replace('_', ' ')}", style="bold underline"))
        for row in rows:
            called = caller.named(row)
            out.print(indent(Text(f"{called.id}  ", style="dim") + Text(clean(called.label))))
