"""`onrecord show`: a story's record as a page of terminal output."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from onrecord.cli.common import archive, console


class By(StrEnum):
    """How quotes are sorted."""

    speaker = "speaker"
    outlet = "outlet"
    group = "group"


def show(
    context: typer.Context,
    story: Annotated[str, typer.Argument(help="The story's name, as `onrecord stories` lists it.")],
    section: Annotated[
        str | None, typer.Option(help="One section only, whole: quotes, people, diary, powers, ...")
    ] = None,
    by: Annotated[
        By, typer.Option(help="Sort quotes by speaker, by outlet, or by what several outlets quote.")
    ] = By.speaker,
    everything: Annotated[bool, typer.Option("--all", help="Leave nothing out.")] = False,
    ids: Annotated[bool, typer.Option("--ids", help="Show the rows' ids, to judge them by.")] = False,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Show the rows that people rejected, and no others.")
    ] = False,
) -> None:
    """Show who said what, where the accounts differ, who is who, and when."""
    from onrecord.cli.judge import print_rejected
    from onrecord.cli.terminal import print_record, print_section

    with archive(context) as opened:
        record = opened.record(story)
    if rejected:
        print_rejected(record, console())
    elif section is None:
        print_record(record, console(), everything=everything, ids=ids)
    else:
        print_section(record, console(), section, by=by.value, ids=ids)
