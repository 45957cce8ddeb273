"""Which way a time points, past or future, from the verbs and cues of its clause."""

from __future__ import annotations

import re

REACH = 240  # characters to each side: no clause of interest is longer

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z]|$)|[\n\r]")
_CLAUSE_END = re.compile(r"[,;:()–—]|\s--?\s")
_IRREGULAR = (
    "was were had did said told met took went came became began brought built bought caught chose drew "
    "drove ate fell felt fought found flew forgot gave got grew held heard hit kept knew laid led left lent "
    "lost made meant paid ran rose sat saw sold sent shot shut spoke spent stood stole struck swore threw "
    "understood woke won wore wrote thought taught sought set put cut let read beat broke burst cost hurt "
    "quit split spread"
)
_FUTURE = (
    r"(?:has|have|had) (?:scheduled|called) (?!off)|effective|will|'ll|’ll|won't|won’t|shall"
    r"|(?:is|are|be|being|remains?) (?:\w{1,12}ly )?(?:due|scheduled|expected|set|likely|bound|planned|slated"
    r"|poised|about|supposed|tipped)|due|scheduled|expected|going to|plans?|planning|planned|intends?"
    r"|hopes? to|aims?|promises? to|expects?|vows? to|agreed to|offer(?:ed|s) to|set to|upcoming|until|till"
    r"|ahead of|deadline|may|might|could|can|should|must|would"
)
_PRESENT_PLAN = (
    r"meets?|begins|starts|opens|faces|plays|hosts|travels|arrives|returns|kicks off|closes|ends|expires"
)
_PAST_PLAN = (
    r"(?:was|were|had been|had) (?:\w{1,12}ly )?(?:due|scheduled|expected|set|supposed|planned|going) to"
)
_PAST_INFINITIVE = (
    r"(?:failed|managed|began|continued|started|refused|used|had|forced|came|went|helped|got|able|unable"
    r"|declined|decided not) to \w+"
)
_PAST = r"(?:has|have) (?:\w{1,12}ly )?\w{2,15}|[A-Za-z]{2,15}ed|" + "|".join(sorted(set(_IRREGULAR.split())))
_CUE = re.compile(
    rf"\b(?:(?P<pastfut>{_PAST_PLAN})|(?P<pastinf>{_PAST_INFINITIVE})|(?P<future>{_FUTURE})"
    rf"|(?P<plan>{_PRESENT_PLAN})|to (?P<inf>[a-z]{{2,15}})(?! of\b)|(?P<past>{_PAST}))\b"
)
_NO_INFINITIVE = frozenset(
    "the a an his her its their our your my this that these those all staff students workers journalists "
    "reporters members fans voters police court parliament congress people supporters customers him them me "
    "us you it school church war prison jail hospital date".split()
)
_NOT_PAST = frozenset(
    "need feed seed speed deed weed breed bleed indeed shed red bed proceed exceed succeed hundred united "
    "unprecedented limited sacred naked wicked".split()
)


def direction_at(text: str, start: int, end: int) -> str | None:
    """ "past", "future" or None for a time that stands at `start` to `end` of `text`.

    The nearest cue of its own clause counts, the one before it first; else the nearest of the sentence.
    """
    left = text[max(0, start - REACH) : start]
    right = text[end : end + REACH]
    cuts = [m.end() for m in _SENTENCE_END.finditer(left)]
    if cuts:
        left = left[cuts[-1] :]
    found = _SENTENCE_END.search(right)
    if found:
        right = right[: found.start()]
    clause = max((m.end() for m in _CLAUSE_END.finditer(left)), default=0)
    close = _CLAUSE_END.match(right) or _CLAUSE_END.search(right)
    reach = close.start() if close else len(right)
    before = [(c.start(), sense) for c in _CUE.finditer(left) if (sense := _sense(c))]
    after = [(c.start(), sense) for c in _CUE.finditer(right) if (sense := _sense(c))]
    if before and before[-1][0] >= clause:
        return before[-1][1]
    if after and after[0][0] < reach:
        return after[0][1]
    return before[-1][1] if before else after[0][1] if after else None


def _sense(match: re.Match[str]) -> str | None:
    if match["future"] or match["plan"]:
        return "future"
    if match["pastfut"] or match["pastinf"]:
        return "past"
    if match["inf"]:
        return None if match["inf"] in _NO_INFINITIVE else "future"
    return None if match["past"].lower() in _NOT_PAST else "past"
