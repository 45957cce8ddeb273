"""Phrases taken out of a text: every quotation mark has its fellow."""

from __future__ import annotations

import pytest

from onrecord.text.phrases import trimmed


@pytest.mark.parametrize(
    ("text", "most", "expect"),
    [
        ("  the  first\nreport, ", None, "the first report"),
        ("\u201creckless\u201d", None, "reckless"),
        ("calling the crossing \u201creckless\u201d,", None, "calling the crossing \u201creckless\u201d"),
        ("a report that the pier was \u201cunsafe", None, "a report that the pier was unsafe"),
        ("unsafe\u201d pier", None, "unsafe pier"),
        ("\"never\" again, and \"never\"", None, "\"never\" again, and \"never\""),
        ("the pier was \u201cunsafe and always had been\u201d", 24, "the pier was \u201cunsafe\u2026\u201d"),
        ("the players' union said 'no'", None, "the players' union said 'no'"),
        ("the council's report", 12, "the\u2026"),
        ("\u201c", None, ""),
    ],
)  # fmt: skip
def test_marks_have_their_fellows(text: str, most: int | None, expect: str) -> None:
    assert trimmed(text, most) == expect
