"""`onrecord schema`: the JSON Schema of an exported record."""

from __future__ import annotations

import json

import typer


def schema() -> None:
    """Print the JSON Schema that every exported record keeps."""
    from onrecord.exports import json_schema

    typer.echo(json.dumps(json_schema(), indent=1))
