"""`onrecord read`: articles into the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.common import archive, clean, console, errors
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.archive import Report

STATES = {
    "new": "read",
    "capture": "read as a further capture of its page",
    "updated": "there already; its details are updated",
    "known": "there already",
}
SHOWN = 20


def read(
    context: typer.Context,
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders, globs, or - for standard input.", metavar="PATH...")
    ],
    story: Annotated[
        str | None, typer.Option(help="The story they belong to; else the name of their folder.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published them.")] = None,
    published: Annotated[str | None, typer.Option(help="When: 2025-03-12 or 2025-03-12T18:40+01:00.")] = None,
    url: Annotated[str | None, typer.Option(help="The address of the page (for one article).")] = None,
    title: Annotated[str | None, typer.Option(help="The headline (for one article).")] = None,
) -> None:
    """Read articles (text, HTML, JSON Lines) and build their story's record."""
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from onrecord.readers import Given

    given = Given(outlet=outlet, url=url, title=title, published=published)
    progress = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        TextColumn("{task.completed} articles"),
        TimeElapsedColumn(),
        console=errors(),
        transient=True,
    )
    with archive(context) as opened, progress:
        task = progress.add_task("starting", total=None)
        report = opened.read(
            paths,
            story,
            given,
            progress=lambda doing, done: progress.update(task, description=clean(doing), completed=done),
        )
    summarise(report, console())
    if not report.items:
        raise OnrecordError("nothing was read")


def summarise(report: Report, out: Console) -> None:
    """Print what was read, what was skipped and why, and what to do next."""
    from rich.text import Text

    from onrecord.cli.terminal_words import plural

    by_state: dict[str, list[str]] = {}
    for item in report.items:
        date = (item.article.published or "undated")[:10]
        line = f"{item.article.outlet}, {date}: {item.article.title or item.article.file or 'untitled'}"
        by_state.setdefault(item.state, []).append(line)
    for state, words in STATES.items():
        lines = by_state.get(state, [])
        if lines:
            out.print(Text(f"{plural(len(lines), 'article')} {words}", style="bold"))
            _some(lines, out)
    if report.skipped:
        out.print(Text(f"{len(report.skipped)} skipped", style="bold yellow"))
        _some([str(error) for error in report.skipped], out)
    if report.failures:
        out.print(Text(f"{plural(len(report.failures), 'note')} on single steps", style="bold yellow"))
        _some([f"{f.step}: {f.why}" for f in report.failures], out)
    for story in report.stories:
        out.print(Text.assemble("Next: ", (f"onrecord show {clean(story)}", "bold cyan")))


def _some(lines: list[str], out: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    for line in lines[:SHOWN]:
        out.print(Padding(Text(clean(line)), (0, 0, 0, 2)))
    if len(lines) > SHOWN:
        out.print(f"  and {len(lines) - SHOWN} more")
