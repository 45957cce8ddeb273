"""`onrecord export`: a story's record as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.common import archive, errors
from onrecord.errors import OnrecordError


def export(
    context: typer.Context,
    story: Annotated[str, typer.Argument(help="The story's name, as `onrecord stories` lists it.")],
    form: Annotated[
        str,
        typer.Option(
            "--format",
            help="json, html, csv, jsonl, ics, timelinejs, svg, graphml, mermaid, ftm or annotations.",
        ),
    ] = "json",
    out: Annotated[
        Path | None,
        typer.Option(help="A file to write (for csv without --section: a folder); else standard output."),
    ] = None,
    section: Annotated[
        str | None, typer.Option(help="For csv: the section to write, for instance quotes or people.")
    ] = None,
) -> None:
    """Write a story's record as a file: JSON, a self-contained HTML page, tables, a calendar, a chart."""
    from onrecord.exports import EXPORTS, sections

    if form not in EXPORTS:
        raise OnrecordError(f"--format {form}: there are {', '.join(EXPORTS)}")
    with archive(context) as opened:
        record = opened.record(story)
    if EXPORTS[form].by_section and section is None and out is not None:
        names = [name for name, rows in sections(record.contract).items() if rows]
        _make(out)
        for name in names:
            _write(out / f"{name}.{form}", record.export(form, name))
        errors().print(f"{len(names)} tables in {out}")
        return
    text = record.export(form, section or "quotes")
    if out is not None:
        _write(out, text)
        errors().print(f"{out}: {len(text.encode()):,} bytes")
        return
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OnrecordError(f"--out {folder}: the folder cannot be made ({error.strerror})") from error


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise OnrecordError(f"--out {path}: cannot be written ({error.strerror})") from error
