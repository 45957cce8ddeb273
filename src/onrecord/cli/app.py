"""The application: its commands and the options that all of them have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord import __version__
from onrecord.cli.compare import compare
from onrecord.cli.demo import demo
from onrecord.cli.export import export
from onrecord.cli.judge import judge
from onrecord.cli.powers import powers
from onrecord.cli.read import read
from onrecord.cli.schema import schema
from onrecord.cli.show import show
from onrecord.cli.stances import stances
from onrecord.cli.statements import statements
from onrecord.cli.stories import stories
from onrecord.cli.timeline import timeline

app = typer.Typer(
    name="onrecord",
    help="Every account of a story, on one record, with the receipts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (
    read, stories, show, compare, timeline, stances, powers, statements, judge, export, schema, demo,
):  # fmt: skip
    app.command()(command)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _all(
    context: typer.Context,
    store: Annotated[
        Path | None,
        typer.Option(
            help="The store's file; else ONRECORD_STORE, else the config file, else your data folder."
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and stop.")
    ] = False,
) -> None:
    context.obj = store
