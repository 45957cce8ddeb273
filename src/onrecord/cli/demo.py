"""`onrecord demo`: the main job on an invented story, in a store of its own."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.common import console, errors
from onrecord.cli.read import summarise
from onrecord.cli.terminal import print_record
from onrecord.errors import OnrecordError

STORY = "harbour"


def demo(
    out: Annotated[Path, typer.Option(help="A folder for the page and the JSON.")] = Path("demo"),
) -> None:
    """Read the invented sample story, show its record, and write its page and JSON."""
    from onrecord.archive import Archive

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OnrecordError(f"--out {out}: the folder cannot be made ({error.strerror})") from error
    screen = console()
    with as_file(files("onrecord") / "examples" / STORY) as folder, Archive(None) as archive:
        report = archive.read([str(folder)], "The harbour master and the gale")
        record = archive.record(report.stories[0])
    summarise(report, screen)
    print_record(record, screen)
    for form in ("html", "json"):
        path = out / f"{STORY}.{form}"
        path.write_text(record.export(form), encoding="utf-8", newline="")
        errors().print(f"wrote {path}")
