"""Reads figures as quantities that can be set against one another: in one unit, with the words around."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from onrecord.linkers.base import Group
from onrecord.linkers.points_alignment import Sentences, stem
from onrecord.model import Figure, Span
from onrecord.text.numbers import MEASURES, agree, rounded
from onrecord.text.shingles import Words

# So many words on either side tell what a quantity is of.
WINDOW = 7
GROWING = frozenset(("dead", "injured", "arrested", "missing"))
# Of these an article on one event first gives the count of that event.
LED = GROWING | {"aboard"}
_UPDATED = frozenset(("person", "body", *(f"people {state}" for state in sorted(GROWING))))
# Units in which one thing is often given in two ways (a distance, a conversion): a small gap is none.
TOLERANCE = 0.06
# A vague number so great tells something: "hundreds of millions of years".
TELLING = 1e5
# "More than 50" says nothing of what is more than so many times as much.
OPEN = 3.0
# "Dozens" may be a few more than all the dozens there are.
LOOSELY = 1.5
# What every story counts: two such counts are of one thing only where the words around them are alike.
PLAIN = frozenset("person member score we they you other man woman child".split())
COMMON = frozenset(("time", "thing", "way", "year", "%", "$", "\u00a3", "\u20ac"))
_SCALES = frozenset("percent per cent million billion trillion bn mn m tn point pound dollar euro us".split())
_PERIODS = frozenset("second minute hour day week month year".split())
_ADDING = re.compile(r"\b(?:by|another|further|additional|extra)(?: a)? $")
LONGEST_ADDING = 14
_SMALL = frozenset(
    "a an the of and or to in on at for by with from as is was were are be been has have had his her their "
    "its our my him them it he she they we i you that this which who not but also said says say after before "
    "than more about some over into up down will would could out there when while one two s".split()
)


@dataclass(frozen=True, slots=True)
class Read:
    """A figure in a unit of its family, with the sentence that it stands in and the words around it; `added`
    is True for "extended by three months" and "a further three months".
    """

    figure: Figure
    family: str
    low: float
    high: float | None
    sentence: int
    around: frozenset[str]
    added: bool = False

    @property
    def article(self) -> str:
        """The id of its article."""
        return self.figure.span.article

    def fits(self, other: Read) -> bool:
        """True if both can be true at once. Of twelve people, two may be children."""
        if self.added is not other.added:
            return True  # what is added to a time is not the time
        if self.figure.unit == "score":
            return (self.low, self.figure.of) == (other.low, other.figure.of)
        if self.figure.unit != "age" and self.figure.of != other.figure.of:
            part, whole = (self, other) if self.figure.of else (other, self)
            if whole.figure.of or whole.high is None or part.low <= whole.high:
                return True
        if self.family in _UPDATED and _open(self) and _open(other):
            lower, higher = sorted((self.low, other.low))
            return lower == higher or rounded(lower, higher)
        if self.family in _UPDATED and _open(self) != _open(other):
            least, told = (self, other) if _open(self) else (other, self)
            # Of "at least 43" and 46, one was told earlier, or to others; "more than 50" may round 52.
            return least.low <= told.low and (least.low == told.low or rounded(least.low, told.low))
        same = self.figure.unit == other.figure.unit
        room = 0.0 if same else TOLERANCE
        return agree(self._wide(room), other._wide(0.0))

    def _wide(self, room: float) -> tuple[float, float | None]:
        loose = LOOSELY if _vague(self.figure) else 1.0
        return self.low * (1 - room), None if self.high is None else self.high * (1 + room) * loose

    def agrees(self, other: Read) -> bool:
        """True if both say the same of the same; a part does not agree with its whole."""
        least, most = sorted((self.low, other.low))
        far = (_open(self) or _open(other)) and most > OPEN * least
        return not far and self.fits(other) and self.figure.of == other.figure.of


def _open(read: Read) -> bool:
    """True for "at least 43" and "more than 50"."""
    return read.high is None


def _vague(figure: Figure) -> bool:
    """True for "dozens" and "between 20 and 90"."""
    return figure.high is not None and figure.high > 2.5 * figure.low and not figure.exact


def trivial(figure: Figure) -> bool:
    """True for what no other figure can speak against: "three times", "up to nothing", "millions"."""
    plain = figure.unit in COMMON or figure.unit in MEASURES or figure.unit in PLAIN
    vague = _vague(figure) and figure.low < TELLING and (plain or figure.role in GROWING or not figure.low)
    return vague or figure.unit in ("time", "thing", "way", "side", "part")


def converted(group: Group, figure: Figure) -> bool:
    """True for what stands in brackets after the same in another unit: "10 metres (33 feet)"."""
    text = group.articles[figure.span.article].text
    return figure.unit in MEASURES and text[figure.span.start - 1 : figure.span.start] == "("


def read(group: Group, of: Sentences, figure: Figure, sentence: int) -> Read:
    unit, low, high = figure.unit, figure.low, figure.high
    family = unit
    if unit == "age":
        family = f"age of {figure.of}"
    elif unit in MEASURES:
        family, factor = MEASURES[unit]
        low, high = low * factor, None if high is None else high * factor
    elif unit == "person" and figure.role in GROWING:
        family = f"people {figure.role}"
    around = words_around(group, of.spans[sentence], figure.span)
    text = group.articles[figure.span.article].text
    before = text[max(0, figure.span.start - LONGEST_ADDING) : figure.span.start]
    added = unit in _PERIODS and _ADDING.search(before) is not None
    return Read(figure, family, low, high, sentence, around, added)


def words_around(group: Group, sentence: Span, span: Span) -> frozenset[str]:
    """The stems of the telling words in a figure and next to it."""
    words = Words()
    words.add(group.articles[sentence.article].text, sentence.start, sentence.end)
    first = sum(end <= span.start for end in words.ends)
    last = sum(start < span.end for start in words.starts)
    return frozenset(
        stem(w.removesuffix("'s"))
        for w in words.folded[max(0, first - WINDOW) : last + WINDOW]
        if w not in _SMALL and w not in _SCALES and not w[0].isdigit()
    )


def thing_of(read: Read) -> tuple[str, str | None]:
    """What is counted: the unit, and for people what became of them."""
    role = read.figure.role
    return read.figure.unit, role if role in LED else None


def beside(a: Read, b: Read, of: Sentences) -> float:
    """How alike the words around two figures are, 0 to 1, by their weight in the story."""
    least = min(weighed(of, a.around), weighed(of, b.around))
    return weighed(of, a.around & b.around) / least if least else 0.0


def weighed(of: Sentences, words: frozenset[str]) -> float:
    """What stems weigh in the story together; half as much as the rarest where they are no terms."""
    plain = math.log(1 + len(of.terms)) / 2
    return sum(of.weight.get(w, plain) for w in sorted(words))


def special(read: Read) -> bool:
    """True if what is counted tells what is meant: journalists and seats, not people, days or pounds."""
    unit = read.figure.unit
    return unit not in PLAIN and unit not in COMMON and unit not in MEASURES


def value_of(read: Read) -> tuple[float, float, str]:
    """What makes two figures give the same account."""
    figure = read.figure
    unit = f"{figure.unit} {figure.of}" if figure.unit == "score" else figure.unit
    return read.low, read.high or -1.0, unit
