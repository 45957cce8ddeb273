"""Tells from one line alone what it is: a caption, a teaser, a date, a menu, an order to the reader."""

from __future__ import annotations

import re

from onrecord.text import furniture_cues as cues

# How a sentence ends.
ENDS = (".", "!", "?", '"', "”", "’", "'", ")", "…", ":", ";")

_SPEECH = re.compile(r"[\"“”]")


def captioned(line: str, words: int) -> bool:
    """True for a caption by what it begins or ends with, though no bracket holds its credit."""
    if words > 140:
        return False
    if cues.SLIDE.search(line):
        return True
    if cues.CAPTION_LEAD.match(line) or cues.CREDITED_END.search(line):
        return True
    if cues.BRACKET_CREDIT.search(line) or cues.STUCK_CREDIT.search(line):
        return True
    seen = cues.SEEN.match(line) or (cues.PLACED.match(line) and not line.endswith(ENDS))
    if seen and words <= 45 and not cues.SAID.search(line) and not _SPEECH.search(line):
        return True
    if words <= 30 and cues.SHARED_POST.match(line):
        return True
    return bool(cues.DESK_LEAD.match(line)) and not line.endswith(ENDS) and words <= 45


def leads_on(line: str, words: int) -> bool:
    """True for headlines of other stories, run together or with "Read more" behind them."""
    if words <= 30 and (cues.BRACKETED.match(line) or cues.READ_MORE_END.search(line)):
        return True
    if line.endswith((".", ":")):
        return False
    if 4 <= words <= 45 and cues.RELATED_RUN.match(line):
        return True
    headed = bool(cues.TEASER.match(line))
    if words < 16 or (not headed and cues.SAID.search(line)):
        return False
    return len(cues.KICKER.findall(line)) >= (2 if headed else 3)


def dated(line: str, words: int) -> bool:
    """True for a line that dates the page."""
    if cues.AGO.match(line) or ((m := cues.DATE_LINE.match(line)) and len(m["rest"].split()) <= 6):
        return True
    return (
        words <= 18 and bool(cues.STAMPED.search(line) and cues.FULL_DATE.search(line)) and line[-1:] != "."
    )


def menu(line: str) -> bool:
    """True for a line of sections' names and little else."""
    words = [w.strip("|•·/>") for w in line.lower().replace("’", "'").split()]
    known = sum(w in cues.SECTIONS or not w for w in words)
    return len(words) >= 3 and known >= 0.6 * len(words) and not line.endswith(".")


def goes_on(line: str) -> bool:
    """True for a full sentence: "Read more" opens a teaser, "More than ..." and the like do not."""
    return line.endswith((".", "?")) and not re.match(r"(?i)\W*(?:read|see|watch|listen)\b", line)


def about_page(line: str) -> bool:
    """An order is a prompt if it speaks of the page or to the reader, or is short and unpunctuated."""
    return bool(
        cues.PAGE_WORDS.search(line)
        or cues.TO_READER.search(line)
        or re.search(
            r"(?i)\b(?:latest|free|daily|app|channel|alerts?|stor(?:y|ies)|page|article|conversation)\b",
            line,
        )
        or (len(line.split()) <= 8 and not line.endswith("."))
    )


def speaks_of_page(line: str) -> bool:
    """It speaks to "you" of what pages consist of, and not as an "I" would who is quoted."""
    to_you = re.search(r"(?i)\b(?:you|your)\b", line)
    return bool(to_you and cues.YOUR_PAGE.search(line)) and not re.search(r"\bI\b", line)
