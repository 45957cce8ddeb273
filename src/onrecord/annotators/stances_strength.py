"""Tells how strongly words take a side: strongly, plainly or with reserve."""

from __future__ import annotations

import re
from functools import cache

from onrecord.annotators.actors import lexicon

STRENGTHS = ("strong", "plain", "reserved")


def strength(words: str) -> str:
    """One of STRENGTHS, by the lexicon's words (stances.toml): strong ones outweigh reserved ones."""
    folded = " ".join(words.casefold().replace("\u2019", "'").split())
    return next((name for name in ("strong", "reserved") if _pattern(name).search(folded)), "plain")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    phrases = sorted(lexicon("stances.toml")["strength"][name].split("|"), key=lambda p: (-len(p), p))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
