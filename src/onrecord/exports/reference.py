"""The reference page of the row types, written from the types themselves."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterable

from onrecord.model import Row


def reference(kinds: Iterable[type[Row]]) -> str:
    """A Markdown page: each row type with its table, its docstring and its fields, by table name."""
    parts = [
        "# Kinds of row\n\nWritten by `onrecord schema --rows` from the row types; each is a table of that "
        "name in the store. A Span is `[article, start, end]`, half-open, in code points of the text.\n"
    ]
    for kind in sorted(kinds, key=lambda k: k.table):
        about = inspect.cleandoc(kind.__doc__ or "")
        fields = "\n".join(f"| `{f.name}` | `{_named(f.type)}` |" for f in dataclasses.fields(kind))
        stored = "" if not kind.transient else "\n\nNever stored: handed from step to step."
        head = f"## {kind.table}\n\n`{kind.__name__}`. {about}{stored}"
        parts.append(f"{head}\n\n| field | type |\n|---|---|\n{fields}\n")
    return "\n".join(parts)


def _named(hint: object) -> str:
    name = hint if isinstance(hint, str) else getattr(hint, "__name__", str(hint))
    return name.replace("|", "or").replace("  ", " ")
