"""Judgements as JSON Lines, to be kept elsewhere, handed on, and taken in again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from onrecord.errors import InputError, OnrecordError
from onrecord.judging.checking import checked
from onrecord.model import Judgement, in_time, plain

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FORMAT = "onrecord-judgement/1"


def to_lines(judgements: Iterable[Judgement]) -> str:
    """One JSON object a line, in the order in which they were made."""
    lines = [{"format": FORMAT, "id": j.id, **plain(j)} for j in in_time(judgements)]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


@cache
def _adapter() -> TypeAdapter[Judgement]:
    from pydantic import TypeAdapter

    return TypeAdapter(Judgement)


def from_lines(text: str, where: str) -> list[Judgement]:
    """The judgements of a file that `to_lines` wrote. Raises InputError naming the first wrong line."""
    found = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if line.strip():
            found.append(_judgement(line, f"{where}, line {number}"))
    return found


def _judgement(line: str, where: str) -> Judgement:
    from pydantic import ValidationError

    try:
        head = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(where, f"no JSON ({str(error)[:100]}): nothing was taken in") from error
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise InputError(
            where, f"no judgement of format {FORMAT}: write such a file with `judge STORY export`"
        )
    try:
        judgement = checked(_adapter().validate_json(line, strict=True))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InputError(where, f"{place}: {first['msg']}: nothing was taken in") from error
    except OnrecordError as error:
        raise InputError(where, f"{error}: nothing was taken in") from error
    if head.get("id") != judgement.id:
        raise InputError(where, "its id is not that of its content, it was changed: nothing was taken in")
    return judgement
