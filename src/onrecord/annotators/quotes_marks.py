"""What quotation marks decide: the edges of a content, its form, and quotes that run on without a cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.text.quotation import Quotation

Range = tuple[int, int]

_SENTENCE_END = re.compile(r"[.!?\u2026,;:\u2014-]$")
_NAME_LINE = re.compile(r"^[\u2014\u2013-]?\s*[^\W\d_a-z][^.!?\"\u201c\u201d]{2,90}$")


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


def words_in(text: str, start: int, end: int) -> int:
    """How many words stand in a range."""
    return len(re.findall(r"\w+", text[start:end]))


def merge(ranges: Sequence[Range], text: str) -> list[Range]:
    """The ranges in order, those that overlap or have only white space between joined."""
    out: list[Range] = []
    for s, e in sorted(ranges):
        if out and (s <= out[-1][1] or not text[out[-1][1] : s].strip()):
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
    for q in quoted:
        if any(q.start <= s and e <= q.end for s, e in draft.cue):
            continue  # a cue within the quotation: its content is a part of it
        covered = sum(max(0, min(e, q.inner_end) - max(s, q.inner_start)) for s, e in content)
        if covered * 2 >= q.inner_end - q.inner_start > 0:
            content = merge([*content, (q.start, q.end)], text)
    draft.content = without(content, [*draft.cue, *draft.source])


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
        for q in quoted:
            inside += words_in(text, max(s, q.start), max(s, min(e, q.end)))
    if not inside:
        return "indirect"
    return "direct" if inside >= total else "mixed"


def run_on(
    text: str, paragraphs: Sequence[Range], quoted: Sequence[Quotation], drafts: list[Draft]
) -> list[Draft]:
    """Drafts for the full quotations that no draft covers: those that follow on in one paragraph join
    the draft before; those that fill a paragraph run on from the one above, or name their source below.
    """
    for number, (start, end) in enumerate(paragraphs):
        mine = [q for q in quoted if start <= q.start < end]
        for q in mine:
            here = sorted((d for d in drafts if d.home == number), key=lambda d: d.content[0])
            if covered(q, drafts) or not full(text, q):
                continue
            joined = next((d for d in reversed(here) if _follows(text, d, q, start)), None)
            if joined is not None:
                joined.content = merge([*joined.content, (q.start, q.end)], text)
                continue
            fills = words_in(text, q.start, q.end) >= 0.9 * words_in(text, start, end)
            if fills:
                drafts.append(_block(text, paragraphs, number, q, drafts))
    return drafts


def _follows(text: str, draft: Draft, q: Quotation, start: int) -> bool:
    """True where nothing but the draft's own source and cue stands between its content and `q`."""
    last = draft.content[-1][1]
    if last > q.start or not draft.cue:
        return False
    between = without([(last, q.start)], [*draft.cue, *draft.source])
    rest = " ".join(text[s:e] for s, e in between)
    quoted_before = text[last - 1] in "\"'\u201d\u2019"
    return quoted_before and len(re.findall(r"\w+", rest)) <= 12


def _block(
    text: str, paragraphs: Sequence[Range], number: int, q: Quotation, drafts: Sequence[Draft]
) -> Draft:
    draft = Draft([], [], [(q.start, q.end)], number)
    if number + 1 < len(paragraphs):
        s, e = paragraphs[number + 1]
        if q.closed and name_line(text[s:e]):
            draft.source, draft.block = [(s, e)], True
            return draft
    if number:
        above = [d for d in drafts if d.home == number - 1 and d.above is None]
        if above:
            draft.before = max(above, key=lambda d: max(d.content[-1][1], *(e for _, e in d.cue or [(0, 0)])))
    return draft


def name_line(line: str) -> bool:
    """True for a line that names somebody and says no more, as beneath a block quote."""
    words = re.findall(r"[^\W\d_]+", line)
    capitals = sum(w[0].isupper() for w in words)
    if not 2 <= len(words) <= 12 or not words[1][:1].isupper():
        return False
    return bool(_NAME_LINE.match(line)) and capitals * 2 >= len(words)
