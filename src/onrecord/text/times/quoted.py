"""Whose "tomorrow" it is: the day of speaking, where the sentence around a quotation gives it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import timedelta

from onrecord.text.times.values import day_of

REACH = 160  # characters to each side of a quotation that may say when it was spoken
OLDEST = timedelta(days=14)  # a remark older than this is told as of another time altogether

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")
_QUOTED = re.compile(r"[“\"]([^“”\"]{1,800})[”\"]")
_END = re.compile(r"[.!?][\"”')]*\s|[“”\"\n\r]")
_SAID = re.compile(
    r"\b(?:said|told|added|wrote|posted|tweeted|announced|replied|warned|declared|insisted|testified|saying)\b"
)


class Spoken:
    """The quotations of a text and the days it names, as (start, end, value) in order."""

    def __init__(self, text: str, days: Sequence[tuple[int, int, str]]) -> None:
        self._text = text
        self._days = days
        self._starts = [d[0] for d in days]
        self._quotes = [m.span() for m in _QUOTED.finditer(text)]

    def on(self, at: int, reference: str | None) -> str | None:
        """The ISO day on which the words at an offset were said, where they stand in a quotation and its
        sentence names a day other than that of writing; else None.
        """
        today = day_of(reference)
        place = bisect_right(self._quotes, (at, len(self._text))) - 1
        if today is None or place < 0 or at >= self._quotes[place][1]:
            return None
        start, end = self._quotes[place]
        stop = _END.search(self._text, end, end + REACH)
        after = (end, stop.start() if stop else min(len(self._text), end + REACH))
        lead = max(0, start - REACH)
        cuts = [m.end() for m in _END.finditer(self._text, lead, start)]
        for first, last in (after, (cuts[-1] if cuts else lead, start)):
            if not _SAID.search(self._text, first, last):
                continue
            for n in range(bisect_left(self._starts, first), bisect_left(self._starts, last)):
                value = self._days[n][2]
                day = day_of(value) if _DAY.fullmatch(value) else None
                if day and today - OLDEST <= day < today:
                    return day.isoformat()
        return None
