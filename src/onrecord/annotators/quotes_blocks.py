"""Quotes without a cue of their own: those that run on, block quotes, pull quotes and transcripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from onrecord.annotators.quotes_marks import Draft, Range, covered, full, merge, without, words_in
from onrecord.text.quotation import Quotation

_NAME_LINE = re.compile(r"^[\u2014\u2013-]?\s*[^\W\d_a-z][^.!?\"\u201c\u201d]{2,90}$")
_LABEL = re.compile(r"[\"\u201c\u2018']?([A-Z][A-Z.'\u2019 -]{0,38}[A-Z])(:)\s+")
_PARTICLES = frozenset("al bin da de del den der di dos du el ibn la le ten ter van von".split())
_CLOSING = "\"'\u201d\u2019"
_DASH = re.compile(r"\s*([\u2012-\u2015-]{1,2})\s*")

# Who says what a paragraph's last sentence leads up to, and the words that lead: "He said:".
Introduce = Callable[[int], tuple[list[Range], list[Range]] | None]


def run_on(
    text: str,
    paragraphs: Sequence[Range],
    quoted: Sequence[Quotation],
    drafts: list[Draft],
    introduce: Introduce,
) -> list[Draft]:
    """Drafts for the full quotations that no draft covers: those that follow on in one paragraph join
    the draft before; those that fill a paragraph are led up to by the one above, run on from it, or
    name their source after a dash or below.
    """
    for number, (start, end) in enumerate(paragraphs):
        mine = [q for q in quoted if start <= q.start < end]
        for q in mine:
            here = sorted((d for d in drafts if d.home == number), key=lambda d: d.content[0])
            if not full(text, q) or covered(q, drafts):
                continue
            joined = next((d for d in reversed(here) if _follows(text, d, q, start)), None)
            if joined is not None:
                joined.content = merge([*joined.content, (q.start, q.end)], text)
                continue
            signed = _signed(text, q, end, number)
            if signed is not None:
                drafts.append(signed)
            elif words_in(text, q.start, q.end) >= 0.9 * words_in(text, start, end):
                drafts.append(_block(text, paragraphs, number, q, drafts, introduce))
    return drafts


def _follows(text: str, draft: Draft, q: Quotation, start: int) -> bool:
    """True where nothing but the draft's own source and cue stands between its content and `q`."""
    last = draft.content[-1][1]
    if last > q.start or not draft.cue:
        return False
    between = without([(last, q.start)], [*draft.cue, *draft.source])
    rest = sum(words_in(text, s, e) for s, e in between)
    inserted = any(last <= s and e <= q.start for s, e in draft.cue)
    return text[last - 1] in _CLOSING and (rest == 0 or (inserted and rest <= 12))


def _signed(text: str, q: Quotation, end: int, number: int) -> Draft | None:
    """A quotation with a dash and a name after it."""
    dash = _DASH.match(text, q.end, end)
    if dash is None or not q.closed or not name_line(text[dash.end() : end]):
        return None
    return Draft([(dash.end(), end)], [dash.span(1)], [(q.start, q.end)], number)


def _block(
    text: str, paragraphs: Sequence[Range], number: int, q: Quotation, drafts: Sequence[Draft],
    introduce: Introduce,
) -> Draft:  # fmt: skip
    draft = Draft([], [], [(q.start, q.end)], number)
    if number + 1 < len(paragraphs):
        s, e = paragraphs[number + 1]
        if q.closed and name_line(text[s:e]):
            draft.source, draft.block = [(s, e)], True
            return draft
    if number:
        led = introduce(number - 1) if text[: paragraphs[number - 1][1]].endswith(":") else None
        if led is not None:
            draft.source, draft.cue = led
            return draft
        above = [d for d in drafts if d.home == number - 1 and d.above is None]
        if above:
            draft.before = max(above, key=lambda d: max(d.content[-1][1], *(e for _, e in d.cue or [(0, 0)])))
    return draft


def name_line(line: str) -> bool:
    """True for a line that names somebody and says no more, as beneath a block quote: a name, and
    after a comma or dash perhaps what they are.
    """
    words = re.findall(r"[^\W\d_]+", line)
    if not 2 <= len(words) <= 12 or not _NAME_LINE.match(line):
        return False
    capitals = sum(w[0].isupper() for w in words)
    named = len(re.findall(r"[^\W\d_]+", re.split(r"[,(\u2013\u2014]| - ", line.lstrip("\u2014\u2013- "))[0]))
    second = words[1][0].isupper() or words[1] in _PARTICLES
    return words[0][0].isupper() and second and (capitals * 2 >= len(words) or named <= 5)


def unmarked(block: str) -> bool:
    """True for a sentence or two without marks and without a stop at the end, as a page sets a quote
    apart that it repeats.
    """
    return len(re.findall(r"\w+", block)) >= 8 and block[:1].isupper() and block[-1:].isalnum()


def transcript(text: str, paragraphs: Sequence[Range], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with one for each paragraph that opens with its speaker's name in capitals, where two
    or more do; what a draft read within such a paragraph is then part of it.
    """
    labels = [(i, m) for i, (s, e) in enumerate(paragraphs) if (m := _LABEL.match(text, s, e))]
    labels = [(i, m) for i, m in labels if words_in(text, m.end(), paragraphs[i][1]) >= 3]
    if len(labels) < 2:
        return list(drafts)
    homes = {i for i, _ in labels}
    out = [d for d in drafts if d.home not in homes and (d.before is None or d.before.home not in homes)]
    for i, m in labels:
        end = paragraphs[i][1]
        out.append(Draft([m.span(1)], [m.span(2)], [(m.end(), end)], i, block=True))
    return out
