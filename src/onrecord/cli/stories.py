"""`onrecord stories`: what is in the store."""

from __future__ import annotations

import typer

from onrecord.cli.common import archive, clean, console


def stories(context: typer.Context) -> None:
    """List the stories in the store."""
    from rich.table import Table
    from rich.text import Text

    with archive(context) as opened:
        found = opened.stories()
    out = console()
    if not found:
        out.print("No stories yet. Read some articles: onrecord read FOLDER")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("Story", "Articles", "From", "To", "Outlets"):
        table.add_column(name, justify="right" if name == "Articles" else "left")
    for story in found:
        outlets = ", ".join(story.outlets[:4]) + (
            f" and {len(story.outlets) - 4} more" if len(story.outlets) > 4 else ""
        )
        table.add_row(
            Text(clean(story.id), style="bold cyan"),
            str(story.articles),
            (story.first or "undated")[:10],
            (story.last or "")[:10],
            Text(clean(outlets)),
        )
    out.print(table)
