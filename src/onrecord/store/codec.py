"""Rows to columns and back, from the row types' own field types."""

from __future__ import annotations

import dataclasses
import json
import types
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import Column, Float, Integer, Text

from onrecord.model import Part, Row, Span, plain

SCALARS: dict[type, type] = {str: Text, int: Integer, float: Float, bool: Integer}


_HINTS: dict[type, dict[str, Any]] = {}


def hints(kind: type[Row | Part]) -> dict[str, Any]:
    """The field types of a row or part, evaluated, by field name in order."""
    if kind not in _HINTS:
        known = get_type_hints(kind)
        _HINTS[kind] = {f.name: known[f.name] for f in dataclasses.fields(kind)}
    return _HINTS[kind]


def columns(kind: type[Row]) -> list[Column[Any]]:
    """The columns that hold a row type's fields.

    A scalar is a column; a Span three (`x_article`, `x_start`, `x_end`); anything else JSON text.
    """
    made: list[Column[Any]] = []
    for name, hint in hints(kind).items():
        inner, optional = _unwrap(hint)
        if inner in SCALARS:
            made.append(Column(name, SCALARS[inner](), nullable=optional))
        elif inner is Span:
            made.append(Column(f"{name}_article", Text, nullable=optional))
            made.append(Column(f"{name}_start", Integer, nullable=optional))
            made.append(Column(f"{name}_end", Integer, nullable=optional))
        else:
            made.append(Column(name, Text, nullable=False))
    return made


def to_columns(row: Row) -> dict[str, Any]:
    """A row as values for its columns."""
    values: dict[str, Any] = {}
    for name, hint in hints(type(row)).items():
        inner, _ = _unwrap(hint)
        value = getattr(row, name)
        if inner in SCALARS:
            values[name] = value
        elif inner is Span:
            values[f"{name}_article"] = value.article if value else None
            values[f"{name}_start"] = value.start if value else None
            values[f"{name}_end"] = value.end if value else None
        else:
            values[name] = json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))
    return values


def from_columns(kind: type[Row], values: Any) -> Row:
    """The row that `to_columns` was given; `values` is a mapping by column name."""
    fields: dict[str, Any] = {}
    for name, hint in hints(kind).items():
        inner, _ = _unwrap(hint)
        if inner in SCALARS:
            value = values[name]
            fields[name] = bool(value) if inner is bool and value is not None else value
        elif inner is Span:
            at = values[f"{name}_article"]
            fields[name] = None if at is None else Span(at, values[f"{name}_start"], values[f"{name}_end"])
        else:
            fields[name] = _revive(hint, json.loads(values[name]))
    return kind(**fields)


def _unwrap(hint: Any) -> tuple[Any, bool]:
    """The type inside `X | None`, and whether None may stand there."""
    if get_origin(hint) in (Union, types.UnionType):
        inner = [a for a in get_args(hint) if a is not type(None)]
        if len(inner) == 1:
            return inner[0], True
        raise TypeError(f"a row's field may be X or X | None, not {hint}")
    return hint, False


def _revive(hint: Any, value: Any) -> Any:
    inner, _ = _unwrap(hint)
    if value is None:
        return None
    if inner is Span:
        return Span(*value)
    if get_origin(inner) is tuple:
        args = get_args(inner)
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(_revive(args[0], item) for item in value)
        return tuple(_revive(arg, item) for arg, item in zip(args, value, strict=True))
    if isinstance(inner, type) and issubclass(inner, Part):
        return inner(**{name: _revive(h, value[name]) for name, h in hints(inner).items()})
    return value
