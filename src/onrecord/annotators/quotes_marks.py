"""What quotation marks decide: the edges of a content, its form, and quotes that run on without a cue."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.text.quotation import Quotation

Range = tuple[int, int]

_SENTENCE_END = re.compile(r"[.!?\u2026,;:\u2014-]$")
_EDGES = ",;:-\u2013\u2014"
_PAGE = 1000


@dataclass(slots=True, eq=False)
class Draft:
    """A quote in the making. Ranges are of the article's text, in order. `home` is the number of the
    paragraph it stands in; `before` the draft whose speaker goes on here; `above` the one it stands in.
    """

    source: list[Range]
    cue: list[Range]
    content: list[Range]
    home: int
    score: float = 1.0
    before: Draft | None = None
    above: Draft | None = None
    venue: str | None = None
    block: bool = False  # a block or pull quote: all of it is verbatim, marks or not


def outer(quoted: Sequence[Quotation]) -> list[Quotation]:
    """The quotations that stand in no other."""
    return [q for q in quoted if q.depth == 0]


class Shelf:
    """Drafts by the place of their content as it is when they are put here."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = list(drafts)
        self._pages: dict[int, set[int]] = defaultdict(set)
        for n, draft in enumerate(self._drafts):
            for s, e in draft.content:
                for page in range(s // _PAGE, e // _PAGE + 1):
                    self._pages[page].add(n)

    def near(self, start: int, end: int) -> list[Draft]:
        """All drafts whose content touches a range, in their order, and some that stand by it."""
        pages = range(start // _PAGE, end // _PAGE + 1)
        found = {n for page in pages for n in self._pages.get(page, ())}
        return [self._drafts[n] for n in sorted(found)]


def touching(quoted: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    """Those of the outer quotations, in order of place, that share a character with a range."""
    first = bisect_right(quoted, start, key=lambda q: q.end)
    return quoted[first : bisect_left(quoted, end, first, key=lambda q: q.start)]


def words_in(text: str, start: int, end: int) -> int:
    """How many words stand in a range."""
    return len(re.findall(r"\w+", text[start:end]))


def merge(ranges: Sequence[Range], text: str) -> list[Range]:
    """The ranges in order, those that overlap or have only spaces between joined."""
    out: list[Range] = []
    for s, e in sorted(ranges):
        if out and (s <= out[-1][1] or not text[out[-1][1] : s].strip(" \u00a0")):
            out[-1] = (out[-1][0], max(e, out[-1][1]))
        else:
            out.append((s, e))
    return out


def without(ranges: Sequence[Range], holes: Sequence[Range]) -> list[Range]:
    """The ranges less what the holes cover."""
    out = list(ranges)
    for hs, he in holes:
        cut: list[Range] = []
        for s, e in out:
            if he <= s or e <= hs:
                cut.append((s, e))
                continue
            cut += [r for r in ((s, min(e, hs)), (max(s, he), e)) if r[1] > r[0]]
        out = cut
    return out


def snap(text: str, draft: Draft, quoted: Sequence[Quotation]) -> None:
    """Makes a content that holds half of a quotation hold it whole, marks and all."""
    content = draft.content
    held = {q for s, e in content for q in touching(quoted, s, e)}
    for q in sorted(held, key=lambda q: q.start):
        if any(q.start <= s and e <= q.end for s, e in draft.cue):
            continue  # a cue within the quotation: its content is a part of it
        covered = sum(max(0, min(e, q.inner_end) - max(s, q.inner_start)) for s, e in content)
        if covered * 2 >= q.inner_end - q.inner_start > 0:
            content = merge([*content, (q.start, q.end)], text)
    draft.content = without(content, [*draft.cue, *draft.source])


def claim(text: str, drafts: Sequence[Draft], quoted: Sequence[Quotation]) -> None:
    """Gives a quotation of a clause or more whole to the one draft that has words of it."""
    shelf = Shelf(drafts)
    cues = sorted(s for d in drafts for s, _ in d.cue)
    for q in quoted:
        if not full(text, q) or bisect_left(cues, q.start) < bisect_left(cues, q.end):
            continue
        shares = [d for d in shelf.near(q.start, q.end) if _share(text, d, q) > 1]
        if len(shares) == 1:
            shares[0].content = without(
                merge([*shares[0].content, (q.start, q.end)], text), [*shares[0].cue, *shares[0].source]
            )


def _share(text: str, draft: Draft, q: Quotation) -> int:
    """How many words of the quotation stand in the draft's content."""
    ranges = ((max(s, q.start), min(e, q.end)) for s, e in draft.content)
    return sum(words_in(text, s, e) for s, e in ranges if s < e)


def trim(text: str, draft: Draft) -> None:
    """Takes white space, commas and dashes off the ends of every range, and drops what holds no word."""
    for name, ends in (("content", _EDGES), ("source", _EDGES), ("cue", "")):
        kept: list[Range] = []
        for s, e in getattr(draft, name):
            while s < e and (text[s].isspace() or text[s] in ends):
                s += 1
            while e > s and (text[e - 1].isspace() or text[e - 1] in ends):
                e -= 1
            if words_in(text, s, e) or (name == "cue" and e > s):
                kept.append((s, e))
        setattr(draft, name, kept)


def split(text: str, paragraphs: Sequence[Range], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with those that reach over paragraphs cut: each further paragraph is a draft of its
    own that runs on from the one before, unless less than half of it is content.
    """
    starts = [s for s, _ in paragraphs]
    out: list[Draft] = []
    for draft in drafts:
        by_home: dict[int, list[Range]] = {}
        for s, e in draft.content:
            by_home.setdefault(bisect_right(starts, s) - 1, []).append((s, e))
        first = draft.home if draft.home in by_home else min(by_home)
        draft.content = by_home.pop(first)
        out.append(draft)
        last = draft
        for home in sorted(by_home):
            share = sum(words_in(text, s, e) for s, e in by_home[home])
            if share * 2 < words_in(text, *paragraphs[home]):
                continue
            last = Draft([], [], by_home[home], home, draft.score, before=last if home > first else draft)
            out.append(last)
    return out


def full(text: str, q: Quotation) -> bool:
    """True for a quotation of a clause or more, which somebody must have said."""
    inner = text[q.inner_start : q.inner_end].strip()
    count = words_in(text, q.inner_start, q.inner_end)
    ended = bool(_SENTENCE_END.search(inner)) or not q.closed
    return count >= 7 or (count >= 3 and inner[:1].isupper() and ended)


def covered(q: Quotation, drafts: Sequence[Draft]) -> bool:
    """True where half of the quotation stands in the contents of one draft, or its cue within it."""
    for d in drafts:
        if any(q.start <= s < q.end for s, _ in d.cue):
            return True
        share = sum(max(0, min(e, q.end) - max(s, q.start)) for s, e in d.content)
        if share * 2 >= q.end - q.start:
            return True
    return False


def form(text: str, draft: Draft, quoted: Sequence[Quotation]) -> str:
    """ "direct" where every word of the content stands inside marks, "indirect" where none does."""
    if draft.block:
        return "direct"
    inside = total = 0
    for s, e in draft.content:
        total += words_in(text, s, e)
        for q in touching(quoted, s, e):
            inside += words_in(text, max(s, q.start), max(s, min(e, q.end)))
    if not inside:
        return "indirect"
    return "direct" if inside >= total else "mixed"
