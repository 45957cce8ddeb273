"""Finds the notes by which an outlet sets its own article right: "This article was amended on 6 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ARTICLE = r"(?:article|story|report|post|piece|page|column|headline|caption)"
_EARLIER = rf"(?:an?|the) (?:earlier|previous|original|prior) version(?: of this {_ARTICLE})?"
_SET_RIGHT = (
    r"(?:was|has been|is) (?:amended|corrected|clarified|"
    r"(?:updated|edited|changed) (?:on [^.]{3,30} )?to (?:correct|clarify|fix|reflect the correct))"
)
_WRONG = r"(?:mis\w+|incorrectly|wrongly|erroneously|inaccurately)"
_LABEL = r"(?:(?<=\n)|\A)(?:correction|clarification)\b[^.\n]{0,30}: "
_REST = r"[^\n]*?(?:[.!?](?=\s|$)|(?=\n|$))"
_NOTE = re.compile(
    rf"(?:\bthis {_ARTICLE} {_SET_RIGHT}|\b{_EARLIER}(?: \w+)? {_WRONG}|{_LABEL}){_REST}", re.IGNORECASE
)
_SAID = re.compile(
    rf"\b{_EARLIER} (?:said|stated|reported|claimed|gave|suggested|described|referred)\b{_REST}",
    re.IGNORECASE,
)
# How far after the note the earlier version may be told of.
_NEAR = 300


@dataclass(frozen=True, slots=True)
class Note:
    """Where an article tells that it was set right, and where, if so, what its earlier version said."""

    start: int
    end: int
    earlier: tuple[int, int] | None


def notes(text: str) -> Iterator[Note]:
    """The notes of a text, in order, one for each paragraph at most."""
    reached = 0
    for found in _NOTE.finditer(text):
        if found.start() < reached:
            continue
        line = text.find("\n", found.end())
        reached = min(line if line >= 0 else len(text), found.end() + _NEAR)
        said = _SAID.search(text, found.start(), max(reached, found.end()))
        yield Note(found.start(), found.end(), said.span() if said else None)
