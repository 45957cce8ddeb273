"""`onrecord statements`: what was put out, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.common import archive, clean, console

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.cli.terminal_words import View
    from onrecord.record import Record


def statements(
    context: typer.Context,
    story: Annotated[str, typer.Argument(help="The story's name, as `onrecord stories` lists it.")],
    ids: Annotated[bool, typer.Option("--ids", help="Show the rows' ids, to judge them by.")] = False,
) -> None:
    """Show each statement with what it corrects or answers, link by link, with their words."""
    with archive(context) as opened:
        record = opened.record(story)
    print_statements(record, console(), ids)


def print_statements(record: Record, out: Console, ids: bool = False) -> None:
    """Print the chains from statement to correction, retraction or repetition, then what stands alone."""
    from rich.text import Text

    from onrecord.cli.terminal_words import View
    from onrecord.exports.page.view import chains

    if not record.statements:
        out.print("No account of this story tells of a statement.")
        return
    view = View(record, ids)
    for chain in chains(dict(record.contract)):
        linked = any(step["link"] for step in chain)
        head = chain[0]["row"]["what"] if linked else "Not linked to another"
        out.print()
        out.print(Text(clean(head), style="bold underline"))
        for step in chain:
            _print_step(view, step, out)


def _print_step(view: View, step: dict[str, Any], out: Console) -> None:
    from rich.text import Text

    from onrecord.cli import terminal_rows
    from onrecord.cli.terminal_words import indent

    line = view.tag(step["row"]) + terminal_rows.statement(step["row"])
    if step["link"]:
        line = Text("→ ", style="cyan") + line
        line.append(clean(f"  {step['link']}: {step['to']}"), style="dim")
    by = 4 if step["link"] else 2
    out.print(indent(line, by))
    for words in terminal_rows.receipts(view, step["row"]["evidence"], by + 2):
        out.print(words)
