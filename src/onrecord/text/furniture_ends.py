"""Finds what stands in one line with the story: the opening of wire copy, and the credits behind its end."""

from __future__ import annotations

import re

from onrecord.text import furniture_cues as cues


def wire_opening(text: str, start: int, end: int) -> re.Match[str] | None:
    """How the block opens, if as wire copy does, with its place and agency; None if nothing follows."""
    if cues.NO_PLACE.match(text[start : start + 20]):
        return None
    opening = cues.WIRE_OPENING.match(text, start, end)
    if opening is None or not is_wire(opening):
        opening = cues.AGENCY_OPENING.match(text, start, end)
    return opening if opening is not None and opening.end() < end else None


def is_wire(opening: re.Match[str]) -> bool:
    """An opening names its agency, or writes its place in capitals before a dash."""
    return bool(opening["agency"]) or opening["place"].split(",")[0].isupper()


def tail_credit(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the block's story ends and the credits behind it begin: "(Reporting by Ana Reis)"."""
    credit = cues.TAIL_CREDIT.search(text, start, end)
    return (credit.start(), credit.start("credit")) if credit is not None and credit.start() > start else None
