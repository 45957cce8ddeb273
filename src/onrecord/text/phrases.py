"""Phrases taken out of a text: cut between words, and no quotation mark without its fellow."""

from __future__ import annotations

from onrecord.text.quotation import quotations

_ENDS = " ,;:"
_MARKS = '"\u201c\u201d\u201e\u00ab\u00bb'
_CLOSING = {"\u201c": "\u201d", "\u201e": "\u201c", "\u2018": "\u2019", "\u00ab": "\u00bb", "``": "''"}


def trimmed(text: str, most: int | None = None) -> str:
    """A phrase without white space, commas and colons around it, nor the quotation marks that hold all of it.

    With `most` no longer than about so many characters; what was cut off is an ellipsis, and a quotation that
    is cut is closed after it. Any other quotation mark whose fellow is not in the phrase is left out.
    """
    phrase = " ".join(text.split()).strip(_ENDS)
    while (whole := _whole(phrase)) is not None:
        phrase = whole.strip(_ENDS)
    if most is not None and len(phrase) > most:
        cut = phrase[:most].rsplit(" ", 1)[0].rstrip(" ,;:-") + "\u2026"
        for mark in quotations(cut, [(0, len(cut))]):
            if not mark.closed:
                opening = cut[mark.start : mark.inner_start]
                cut += _CLOSING.get(opening, opening)
        phrase = cut
    return _paired(phrase)


def _whole(phrase: str) -> str | None:
    """What stands between two marks that hold the whole phrase; None where none do."""
    for mark in quotations(phrase, [(0, len(phrase))]):
        if mark.closed and mark.start == 0 and mark.end == len(phrase):
            return phrase[mark.inner_start : mark.inner_end]
    return None


def _paired(phrase: str) -> str:
    kept: set[int] = set()
    dropped: set[int] = set()
    for mark in quotations(phrase, [(0, len(phrase))]):
        places = {*range(mark.start, mark.inner_start), *range(mark.inner_end, mark.end)}
        if mark.closed:
            kept |= places
        else:
            dropped |= places
    dropped |= {i for i, sign in enumerate(phrase) if sign in _MARKS and i not in kept}
    return " ".join("".join(sign for i, sign in enumerate(phrase) if i not in dropped).split()).strip(_ENDS)
