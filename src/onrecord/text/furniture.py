"""Tells page furniture from the story, block by block, by shape, place, wording and repetition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.text import furniture_cues as cues
from onrecord.text import furniture_lines as lines
from onrecord.text.blocks import Range, split_blocks
from onrecord.text.furniture_ends import is_wire, tail_credit, wire_opening
from onrecord.text.furniture_lines import ENDS

STORY = ("headline", "standfirst", "body")
LONGEST = 1_000  # characters; nothing longer is a line of furniture, but for an appeal
OPENINGS = 4  # so many paragraphs may stand before the one that opens with its place
TOP = 12  # bylines, dates and captions of the head of a page stand among its first blocks


_SECOND = re.compile(r"[.!?][\"”’')]* [A-Z]|,$")  # a second sentence, or one that goes on


_ADDRESSED = re.compile(r"[\"“”‘«»@#]|\b(?:I|we|you)\b|(?:^|\s)'")


def _content(line: str) -> list[str]:
    return re.findall(r"[^\W_]{4,}", line.casefold())


class Labelled(NamedTuple):
    """A block's range and its role: "headline", "standfirst", "body", or one of `model.FURNITURE`."""

    start: int
    end: int
    role: str

    @property
    def readable(self) -> bool:
        """True for a block of the story, False for furniture."""
        return self.role in STORY


def label(text: str, links: Sequence[Range] = ()) -> list[Labelled]:
    """The text's blocks with their roles, in order; `links` are the ranges that markup makes links.

    The opening of wire copy ("PORT HALDEN (Norwire) -") is a dateline of its own.
    """
    blocks = split_blocks(text)
    labelled = [
        Labelled(start, end, role)
        for (start, end), role in zip(blocks, _Page(text, blocks, links).roles, strict=True)
    ]
    tried = 0
    for i, (start, end, role) in enumerate(labelled):
        if role == "body":
            opening = wire_opening(text, start, end)
            if opening is not None and tried and opening.group().rstrip().endswith(":"):
                break  # a transcript's speaker
            if opening is not None:
                cut = opening.end()
                trimmed = cut - len(opening.group()) + len(opening.group().rstrip())
                labelled[i : i + 1] = [Labelled(start, trimmed, "dateline"), Labelled(cut, end, role)]
            tried += 1
            if opening is not None or tried == OPENINGS:
                break
    for i in range(len(labelled) - 1, -1, -1):
        start, end, role = labelled[i]
        credit = tail_credit(text, start, end) if role == "body" else None
        if credit is not None and text[credit[0] - 1] in ENDS:
            labelled[i : i + 1] = [Labelled(start, credit[0], role), Labelled(credit[1], end, "byline")]
    return labelled


class _Page:
    def __init__(self, text: str, blocks: Sequence[Range], links: Sequence[Range]) -> None:
        self.lines = [text[s:e] for s, e in blocks]
        self.gaps = [text[a[1] : b[0]] for a, b in pairwise(blocks)]
        self.linked = [_share(block, links) for block in blocks]
        self.roles = [self._alone(i) for i in range(len(blocks))]
        self._captions()
        self._teaser_lists()
        self._stanzas()
        self._appeals()
        self._head()
        self._repeats()
        self._unended()
        self._crossheads()

    # --- a block by itself ----------------------------------------------------------------------

    def _alone(self, i: int) -> str:
        line = self.lines[i]
        if len(line) > LONGEST:
            return "body"
        words = len(line.split())
        plain = cues.QUOTED.sub(" ", line)
        speech = bool(cues.SAID.search(plain)) or plain != line
        if (cues.CORRECTION.search(line) and words > 4) or cues.POST.search(line):
            return "body"
        if cues.BARE_LABEL.match(line) or (words <= 7 and cues.PAGE_RUN.search(line)):
            return "navigation"
        if lines.captioned(line, words) or (i < 2 and words <= 30 and cues.FILM.match(line)):
            return "caption"
        if cues.PAGE_RUN.search(line) and words <= 160:
            return "prompt"
        if lines.leads_on(line, words):
            return "teaser"
        if words <= 8 and (cues.NAVIGATION.match(line) or cues.TAGS.match(line) or cues.BUTTONS.match(line)):
            return "navigation"
        if lines.dated(line, words):
            return "dateline"
        if words <= 14 and cues.BYLINE.match(line) and not line.endswith((".", "?", "!")):
            return "byline" if i < TOP or i >= len(self.lines) - 3 else "other"
        if (
            words <= 14
            and i < TOP
            and (
                (lines.menu(line) and not cues.TEASER.match(line))
                or (not line.endswith(ENDS[:5]) and cues.TRAIL.match(line))
            )
        ):
            return "navigation"
        opening = cues.WIRE_OPENING.match(line + " ")
        if opening and opening.end() >= len(line) and is_wire(opening):
            return "dateline"
        if words <= 20 and cues.TEASER.match(line) and not speech and not lines.goes_on(line):
            return "teaser"
        if self.linked[i] >= 0.8 and words <= 25 and not speech:
            return "teaser"
        credited = cues.CREDIT.search(line) or cues.COLON_CREDIT.search(line) or cues.PICTURE_DESK.match(line)
        if words <= 120 and cues.DESK_CREDIT.search(line) and plain == line:
            return "caption"
        if credited and not speech and words <= 80:
            return "caption"
        if words <= 14 and i > 1 and cues.OFFER.match(line):
            return "other"
        if (cues.OTHER.match(line) and words <= 60) or cues.DESKS_ALONE.match(line):
            return "other"
        if not speech and words <= 18 and (cues.ADDRESS.search(line) or cues.PRICE.search(line)):
            return "prompt"
        if not speech and words <= 70 and cues.ORDER.match(line) and lines.about_page(line):
            return "prompt"
        if not speech and words <= 40 and len({w.lower() for w in cues.PAGE_WORDS.findall(plain)}) >= 2:
            return "prompt"
        at_an_end = i < TOP or i >= len(self.lines) - 6
        if at_an_end and not speech and words <= 30 and lines.speaks_of_page(plain):
            return "prompt"
        return "body"

    # --- blocks among others --------------------------------------------------------------------

    def _captions(self) -> None:
        """A caption that a page shows twice, the second time perhaps with its credit."""
        head = next((i for i, role in enumerate(self.roles) if role == "body"), 0)
        for i in range(len(self.lines) - 1):
            for j in (i + 1, i + 2):
                if i == head and j < len(self.lines) and self.lines[i] == self.lines[j]:
                    continue  # a headline may stand twice as well
                if j >= len(self.lines) or self.roles[i] not in ("body", "caption"):
                    continue
                a, b = self.lines[i], self.lines[j]
                if (
                    min(len(a), len(b)) >= 20
                    and abs(len(a) - len(b)) <= 80
                    and (b.startswith(a) or a.startswith(b))
                ):
                    brief = max(len(a.split()), len(b.split())) <= 80
                    if brief and (i < TOP or self.roles[i] == "caption" or self.roles[j] == "caption"):
                        # A paragraph that goes on after the caption's words, to a full stop, stays.
                        long, short = (j, i) if len(b) > len(a) else (i, j)
                        told = self.lines[long].endswith(".") and not self.lines[short].endswith(ENDS)
                        self.roles[short] = "caption"
                        self.roles[long] = self.roles[long] if told else "caption"

    def _teaser_lists(self) -> None:
        """Headlines below a line such as "Read more:" lead elsewhere too, up to the next paragraph."""
        for i, line in enumerate(self.lines):
            if self.roles[i] != "teaser" or not cues.TEASER_HEAD.match(line):
                continue
            if not cues.TEASER.match(line):
                continue
            for j in range(i + 1, min(i + 9, len(self.lines))):
                # A list under its head stands close; a gap may only follow a head that ends with a colon.
                close = self.gaps[j - 1].count("\n") <= 1 or self.linked[j] >= 0.8
                listed = line.rstrip().endswith(":") and (j == i + 1 or self._last(j))
                if not self._headline_like(j) or not (close or listed):
                    break
                self.roles[j] = "teaser"

    def _last(self, i: int) -> bool:
        """True if no paragraph follows a line, to the end of the page."""
        return not any(
            role == "body" and not self._headline_like(j) for j, role in enumerate(self.roles[i:], start=i)
        )

    def _unended(self) -> None:
        """A lone sentence without its full stop, between paragraphs that have theirs: a caption."""
        body = [i for i, role in enumerate(self.roles) if role == "body" and len(self.lines[i].split()) >= 7]
        ended = [self.lines[i].endswith(ENDS) for i in body]
        if sum(ended) < 5 or sum(ended) < 0.35 * len(ended):
            return
        in_blocks = Counter(w for i in body for w in set(_content(self.lines[i])))
        for k, i in enumerate(body):
            line = self.lines[i]
            if ended[k] or not any(ended[:k]) or len(line) > 300 or _SECOND.search(line):
                continue
            alone = (k + 1 == len(body) or ended[k + 1]) or (k == 0 or ended[k - 1])
            words = line.split()
            plain = sum(w[0].islower() for w in words) >= 0.5 * len(words)
            if not plain or not line[0].isupper() or i < 2 or _ADDRESSED.search(line):
                continue
            content = _content(line)
            again = sum(in_blocks[w] > 1 for w in content) >= 0.75 * len(content)
            if again or (alone and not cues.SAID.search(line)):
                self.roles[i] = "caption"

    def _crossheads(self) -> None:
        """A few words between two paragraphs that have their full stops: what is set above the second."""
        told = [i for i, role in enumerate(self.roles) if role == "body"]
        full = [len(self.lines[i].split()) >= 12 and self.lines[i].endswith(ENDS) for i in told]
        for k in range(1, len(told) - 1):
            if full[k - 1] and full[k + 1] and cues.CROSSHEAD.match(self.lines[told[k]]):
                self.roles[told[k]] = "other"

    def _headline_like(self, i: int) -> bool:
        line = self.lines[i]
        words = line.split()
        if self.roles[i] not in ("body", "teaser") or not 3 <= len(words) <= 22:
            return False
        return not line.endswith(
            (".", "!", ":", ",", '."', ".”", ",”", ',"', ".’", ".'")
        ) and not line.startswith(('"', "“"))

    def _stanzas(self) -> None:
        """Where empty lines part paragraphs, the short lines right below a line of furniture go with it."""
        apart = sum(gap.count("\n") >= 2 for gap in self.gaps)
        if apart < 0.5 * len(self.gaps):
            return
        for i in range(1, len(self.lines)):
            above, line = self.roles[i - 1], self.lines[i]
            heads = ("prompt", "teaser", "appeal", "caption", "other", *(("navigation",) if i > TOP else ()))
            if above not in heads or self.roles[i] != "body":
                continue
            close = self.gaps[i - 1].count("\n") <= 1
            if (
                close
                and len(line.split()) <= 25
                and not cues.SAID.search(line)
                and not line.startswith(('"', "“"))
            ):
                self.roles[i] = above

    def _appeals(self) -> None:
        """An appeal's paragraphs: those with its wording, and what the outlet says of itself beside them."""
        strength = [self._plea(i) for i in range(len(self.lines))]
        core = [i for i, s in enumerate(strength) if s >= 2]
        for i in core:
            self.roles[i] = "appeal"
        for i in core:
            for step in (1, -1):
                j = i + step
                while 0 <= j < len(self.lines) and abs(j - i) <= 3 and strength[j] == 1:
                    self.roles[j] = "appeal"
                    j += step
        for i, j in pairwise(core):
            # What stands between two pleas belongs to them, unless it reports speech more than once.
            if j - i <= 4 and sum(s < 0 for s in strength[i:j]) <= 1:
                self.roles[i:j] = ["appeal"] * (j - i)

    def _plea(self, i: int) -> int:
        """-1: reports speech; 0: none; 1: the outlet's voice, an appeal only beside one; 2: an appeal."""
        line = self.lines[i]
        if self.roles[i] != "body":
            return 0
        plain = cues.QUOTED.sub(" ", line)
        if cues.SAID.search(plain) or len(plain) < 0.6 * len(line) or re.search(r"\bI\b", plain):
            return -1
        pleas = len(cues.APPEAL.findall(plain))
        to_reader = bool(cues.TO_READER.search(plain))
        if (
            pleas > 1
            or (pleas and cues.PRICE.search(plain))
            or (pleas and re.search(r"(?i)\b(?:we|us|our|ours)\b", plain) and to_reader)
        ):
            return 2
        return (
            1 if (to_reader and len(plain.split()) <= 80) or (pleas and cues.OWN_VOICE.search(plain)) else 0
        )

    # --- the head of the page -------------------------------------------------------------------

    def _head(self) -> None:
        """Headline, standfirst and the name of the author among the first blocks."""
        first = [
            i
            for i in range(min(TOP, len(self.lines)))
            if self.roles[i] not in ("navigation", "prompt", "teaser")
        ]
        dates = [i for i in first if self.roles[i] == "dateline"]
        for i in first:
            line = self.lines[i]
            near_date = any(abs(i - d) <= 2 for d in dates)
            if self.roles[i] != "body" or len(line) > 120:
                continue
            named = self._names(line) and i > 0 and (near_date or self._beat_below(i))
            if named or (self._is_beat(line) and i > 0 and self.roles[i - 1] == "byline"):
                self.roles[i] = "byline"
        body = [i for i in first if self.roles[i] == "body"]
        if not body or len(self.lines) == 1:
            return
        while len(body) > 1 and self._masthead(body[0], body[1]):
            self.roles[body.pop(0)] = "navigation"
        head = body[0]
        if self._titled(head):
            self.roles[head] = "headline"
            end = max((d for d in first if self.roles[d] in ("dateline", "byline")), default=head + 1)
            for i in body[1:3]:
                if i < end and len(self.lines[i].split()) <= 45:
                    self.roles[i] = "standfirst"

    @staticmethod
    def _names(line: str) -> bool:
        """A line of names alone, perhaps with a beat or a place behind: "Ann Oar, Port Anselm"."""
        if line.split(maxsplit=1)[0] in cues.NO_NAME - {"The"}:
            return False
        beat = cues.BEAT.search(line)
        name = re.sub(r",\s[A-Z][\w’'\-]+(?: [A-Z][\w’'\-]+)?$", "", line)
        if beat and len(line.split()) <= 8:
            name = " ".join(line.split()[:2]).rstrip(",")
        return bool(cues.NAME_LINE.match(name))

    def _beat_below(self, i: int) -> bool:
        return i + 1 < len(self.lines) and self._is_beat(self.lines[i + 1])

    @staticmethod
    def _is_beat(line: str) -> bool:
        return len(line.split()) <= 6 and not line.endswith(".") and bool(cues.BEAT.search(line))

    def _repeats(self) -> None:
        """A short line without a full stop that stands twice on a page is the page's, not the story's."""
        first: dict[str, int] = {}
        for i, line in enumerate(self.lines):
            if self.roles[i] in ("body", "standfirst", "headline") and len(line.split()) <= 14:
                if line.endswith(ENDS) or line.startswith(('"', "“")):
                    continue
                if line in first:
                    self.roles[i] = "other"
                    if self.roles[first[line]] == "body":
                        self.roles[first[line]] = "other"
                first.setdefault(line, i)

    def _masthead(self, i: int, below: int) -> bool:
        """A name of few words, all capitalised, above a longer headline: the outlet's own, or a section's."""
        line = self.lines[i]
        # The next block of some length; what stands between is as short as this one.
        ahead = range(below, min(below + 4, len(self.lines)))
        next_line = next((self.lines[j] for j in ahead if len(self.lines[j].split()) >= 5), "")
        if line.startswith("The ") and any(line in other for other in self.lines[i + 1 :]):
            return i < 3 and len(line.split()) <= 4
        words = re.findall(r"[^\W\d_][\w'’\-.]*", line.split("|")[0])
        named = 1 <= len(words) <= 4 and all(w[0].isupper() or w in ("of", "the", "and", "in") for w in words)
        return (
            i < 6
            and named
            and not line.endswith(ENDS)
            and len(next_line.split()) >= 5
            and not next_line.endswith((".", ","))
        )

    def _titled(self, i: int) -> bool:
        """A headline does not end like a sentence, is short, and something longer follows."""
        line = self.lines[i]
        longer = any(len(other) > len(line) for other in self.lines[i + 1 : i + 16])
        return 2 <= len(line.split()) <= 28 and not line.endswith((".", ":", ",", ";", '."', ".”")) and longer


def _share(block: Range, links: Sequence[Range]) -> float:
    """The share of a block's characters that stand in links."""
    inside = sum(max(0, min(block[1], e) - max(block[0], s)) for s, e in links)
    return inside / max(1, block[1] - block[0])
