"""`onrecord schema`: the JSON Schema of an exported record, and the reference of the row types."""

from __future__ import annotations

import json
from typing import Annotated

import typer


def schema(
    rows: Annotated[
        bool, typer.Option("--rows", help="The kinds of row and their fields, in Markdown.")
    ] = False,
) -> None:
    """Print the JSON Schema that every exported record keeps."""
    from onrecord.exports import json_schema
    from onrecord.exports.reference import reference

    if rows:
        from onrecord.archive import kinds

        typer.echo(reference(kinds()), nl=False)
        return
    typer.echo(json.dumps(json_schema(), indent=1))
