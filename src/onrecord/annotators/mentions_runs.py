"""Finds runs of capitalised words in a block and cuts them into titles, persons, bodies and offices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.text import names_words as lex
from onrecord.text.names import is_acronym, words
from onrecord.text.names_offices import PORTFOLIOS, bare_head, office_head

_JOIN_OF = frozenset(("of", "for", "against", "on"))
_STATES = frozenset(("republic", "people's", "people’s"))
_OPENERS = frozenset(".?!:;\"'([-–—\u2026|>*•")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a run, by offsets into the block. `kind`: "person", "organization", "office", "place" or
    "unknown". `title_start` is where a title in front of a person's name begins, else `start`;
    `honoured` says that an honorific or title stands before the name; `label` is the parser's.
    """

    start: int
    end: int
    text: str
    kind: str
    label: str
    title_start: int
    honoured: bool
    initial: bool


class Block:
    """The words of one parsed block, with what the parser says of each."""

    def __init__(self, doc: Any) -> None:
        self.doc = doc
        self.text: str = doc.text
        self.words = words(self.text)
        self.labels: list[str] = []
        self.tags: list[str] = []
        self.inside: list[bool] = []  # whether the parser has the word go on with a name
        at = 0
        tokens = list(doc)
        for word in self.words:
            while at + 1 < len(tokens) and tokens[at + 1].idx <= word.start:
                at += 1
            token = tokens[at] if tokens else None
            self.labels.append(token.ent_type_ if token is not None else "")
            self.tags.append(token.pos_ if token is not None else "")
            self.inside.append(token is not None and token.ent_iob_ == "I")
        self.opens = [self._opens(i) for i in range(len(self.words))]
        self.titled = self._titled()
        self.names = [self._name_like(i) for i in range(len(self.words))]

    def _opens(self, i: int) -> bool:
        if i == 0:
            return True
        gap = self.words[i - 1].gap
        return any(c in _OPENERS for c in gap)

    def _titled(self) -> bool:
        long = [w for w in self.words if len(w.text) > 3 and w.text[0].isalpha()]
        caps = sum(w.cap for w in long)
        low = [w for w in self.words if w.text[0].islower() and w.low not in lex.PARTICLES]
        if len(long) < 4 or self.text.rstrip(" \"')")[-1:] in (".", "?", "!", ":", ","):
            return False
        return caps >= 0.75 * len(long) and len(low) <= 0.5 * len(self.words) and self.text.count(". ") < 2

    def _name_like(self, i: int) -> bool:
        word = self.words[i]
        if not word.cap:
            return False
        if word.low in lex.CALENDAR:
            following = self.words[i + 1] if i + 1 < len(self.words) and word.gap == " " else None
            before = self.words[i - 1] if i and self.words[i - 1].gap == " " else None
            if before is not None and before.cap and before.low in lex.given_names() and (
                before.low not in lex.CALENDAR and self.labels[i] != "DATE"
            ):  # fmt: skip
                return True  # "Theresa May"
            person = word.low in lex.given_names() and self.labels[i] in ("PERSON", "ORG", "")
            return person and following is not None and following.cap and len(following.text) > 3
        if (word.low in lex.FUNCTION and word.low != "may") or word.low.endswith("-year-old"):
            return False
        shout = word.text.isupper() and len(word.text) > 3
        if (shout and self.opens[i]) or (shout and i == 0):
            return (
                word.low in lex.HONORIFICS
                or word.low in lex.given_names()
                or (word.low not in lex.COMMON and self.labels[i] in ("ORG", "PERSON") and len(word.text) < 7)
            )
        if word.low in lex.COMMON:
            following = self.words[i + 1] if i + 1 < len(self.words) else None
            if not self.opens[i]:
                return True
            if following is None or not following.cap or word.gap != " ":
                return False
            return word.low in lex.GRADES or (word.low in lex.given_names() and self.labels[i] == "PERSON")
        if self.opens[i] and self.tags[i] not in ("PROPN", "NOUN", "ADJ", "X"):
            return bool(self.labels[i]) or word.low in lex.given_names() or word.low in lex.HONORIFICS
        return True

    def runs(self) -> Iterator[tuple[int, int]]:
        """Ranges of words that may make up names, joined by small words where these belong."""
        i, n = 0, len(self.words)
        while i < n:
            if not self.names[i]:
                i += 1
                continue
            j = i
            while (k := self._next(i, j)) is not None:
                j = k
            yield i, j + 1
            i = j + 1

    def _next(self, first: int, last: int) -> int | None:
        """The word that goes on with the run from `first` to `last`, or None."""
        word, n = self.words[last], len(self.words)
        if last + 1 >= n:
            return None
        following = self.words[last + 1]
        if word.gap == ", " and following.low in lex.GENERATION and self.names[last + 1]:
            return last + 1
        if word.gap in (' "', " '", " (") and following.gap in ('" ', "' ", ") ") and last + 2 < n and (
            self.names[last + 1] and self.names[last + 2] and word.low in lex.given_names()
            and not is_acronym(following.text)
        ):  # fmt: skip
            return last + 2  # a nickname
        if word.gap != " ":
            return None
        if word.possessive == "'" and following.text == "and" and following.gap == " " and last + 2 < n:
            if self.names[last + 2] and self.words[last + 2].possessive == "'":
                return last + 2 if self._after_possessive(first, last + 2) is not None else None
            return None
        if word.possessive:
            return self._after_possessive(first, last)
        if self.names[last + 1]:
            return last + 1
        low = following.text.lower()
        if following.gap != " ":
            return None
        if following.text in lex.PARTICLES or following.text == "&":
            k = last + 1
            while k < n and self.words[k].text in lex.PARTICLES | {"&"} and self.words[k].gap == " ":
                k += 1
            return k if k < n and self.names[k] else None
        if low in _JOIN_OF and self._joins(first, last):
            k = last + 2
            if k < n and self.words[k].text == "the" and self.words[k].gap == " ":
                k += 1
            return k if k < n and self.names[k] else None
        if low == "and" and last + 2 < n and self.names[last + 2] and self._and_joins(first, last):
            return last + 2
        return None

    def _joins(self, first: int, last: int) -> bool:
        low = self.words[last].low
        if low in lex.BODIES_OF or low in lex.OFFICES or low in ("university", "republic", "member"):
            return True
        inside = [w.text.lower() for w in self.words[first : last + 1]]
        at = next((i for i, w in enumerate(inside) if w in _JOIN_OF and i), None)
        return at is not None and inside[at - 1] in lex.BODIES_OF and len(inside) < 8

    def _and_joins(self, first: int, last: int) -> bool:
        """True if "and" stands inside a body's name: "Department for Business and Trade"."""
        inside = [w.text.lower() for w in self.words[first : last + 1]]
        if "for" in inside or "of" in inside:
            lead = inside[: min(inside.index(w) for w in ("for", "of") if w in inside)]
            head = lead[-1] if lead else ""
            plain = all(
                self.labels[k] in ("", "ORG") and not is_acronym(self.words[k].text) for k in (last, last + 2)
            )
            return (
                plain
                and (head in lex.BODIES_OF or head in ("secretary", "minister"))
                and inside[-1] not in lex.BODIES
                and self.words[last + 2].low not in lex.given_names()
                and self.words[last + 2].low not in lex.HONORIFICS
            )
        end = last + 2
        while end + 1 < len(self.words) and self.names[end + 1] and self.words[end].gap == " ":
            end += 1
        return (
            self.words[end].low in lex.BODIES
            and end > last + 1
            and self.labels[last] == "ORG"
            and self.labels[last + 1] == "ORG"
            and self.labels[end] == "ORG"
        )

    def _after_possessive(self, first: int, last: int) -> int | None:
        """Where a body's name goes on after a possessive: "Fishers' Alliance", "People's Party"."""
        word = self.words[last]
        generic = word.low in (
            "people women men children king queen prince farmer worker writer player girl boy mother "
            "veteran nurse teacher driver student lloyd sainsbury"
        ).split() or (word.possessive == "'" and word.text[-1] in "sS" and self.labels[last] != "PERSON")
        if not generic and self.labels[last] == "ORG" and self._one_body(first, last):
            generic = True
        if not generic and word.low != "st":
            saint = last > 0 and self.words[last - 1].low == "st"
            if not saint:
                return None
        k = last + 1
        if k >= len(self.words) or not self.names[k]:
            return None
        end = k
        while end + 1 < len(self.words) and self.names[end + 1] and self.words[end].gap == " ":
            end += 1
        return k if any(self.words[m].low in lex.BODIES for m in range(k, end + 1)) else None

    def _one_body(self, first: int, last: int) -> bool:
        """True if the parser reads "the X's Y" as one body's name."""
        the = first > 0 and self.words[first - 1].text.lower() == "the" and self.words[first - 1].gap == " "
        return the and last + 1 < len(self.words) and self.labels[last + 1] == "ORG" and self.inside[last + 1]

    def pieces(self) -> Iterator[Piece]:
        """The pieces of every run, in order."""
        for first, stop in self.runs():
            yield from self._cut(first, stop)

    def _label(self, first: int, stop: int) -> str:
        found = [self.labels[k] for k in range(first, stop) if self.labels[k]]
        return max(sorted(set(found)), key=found.count) if found else ""

    def piece(
        self, first: int, stop: int, kind: str, title: int | None = None, honoured: bool = False
    ) -> Piece:
        start, end = self.words[first].start, self.words[stop - 1].end
        return Piece(
            start, end, self.text[start:end], kind, self._label(first, stop),
            self.words[title].start if title is not None else start, honoured, self.opens[first],
        )  # fmt: skip

    def _cut(self, first: int, stop: int) -> Iterator[Piece]:
        found = self.words[first:stop]
        lows = [w.text.lower().rstrip(".") for w in found]
        n = len(found)
        if all(low in lex.peoples() or low in lex.PARTIES for low in lows) and n == 1:
            return
        if (
            n > 1
            and lows[0] in lex.peoples()
            and lows[1] not in _STATES
            and lows[-1] not in lex.BODIES
            and lows[-1] not in lex.OFFICES
        ):
            yield from self._cut(first + 1, stop)
            return
        if " ".join(lows) in lex.places():
            yield self.piece(first, stop, "place")
            return
        body = self._body_end(first, stop)
        if body == stop:
            yield self.piece(first, stop, "organization")
            return
        name_at = self._name_after(first, stop)
        if name_at is not None:
            yield self.piece(name_at, stop, "person", first, True)
            return
        # a title, then a name
        for k in range(n - 2, -1, -1):
            if not (_heads(lows[k]) or (k == 0 and _plural(lows[k]))):
                continue
            rest = found[k + 1 :]
            if not self._person_like(first + k + 1, stop):
                break
            honour = (
                first + k
                if lows[k] in lex.HONORIFICS and (lows[k] not in lex.OFFICES or lows[k] == "professor")
                else None
            )
            start = honour if honour is not None else first + k + 1
            while (
                start > first
                and self.words[start - 1].low in lex.HONORIFICS
                and (self.words[start - 1].low not in lex.OFFICES)
            ):
                start -= 1
            if lows[k] in lex.REGAL and len(rest) == 1:
                start = first + k
            yield from self._front(first, start)
            yield self.piece(start, stop, "person", first, True)
            return
        if lows[0] in lex.HONORIFICS and n > 1 and self._person_like(first + 1, stop):
            yield self.piece(first, stop, "person", first, True)
            return
        if office_head(found) is not None and (n > 1 or lows[0] not in lex.WEAK_OFFICES):
            yield from self._front(first, stop)
            yield self.piece(first, stop, "office")
            return
        if body is not None and first < body < stop:
            yield self.piece(first, body, "organization")
            yield from self._cut(body, stop)
            return
        yield self.piece(first, stop, "unknown")

    def _name_after(self, first: int, stop: int) -> int | None:
        """Where a name begins after a title with "of": "Secretary of State Jane Roe"."""
        lows = [w.text.lower().rstrip(".") for w in self.words[first:stop]]
        of = next((i for i, low in enumerate(lows) if i and low in _JOIN_OF and _heads(lows[i - 1])), None)
        if of is None:
            return None
        after = of + 1
        while after < len(lows) and lows[after] in lex.GRADES | PORTFOLIOS | {"and"}:
            after += 1
        if after > of + 1 and 2 <= len(lows) - after <= 3 and self._person_like(first + after, stop):
            return first + after
        for i in range(of + 2, len(lows) - 1):
            begins = self.labels[first + i] == "PERSON" and self.labels[first + i - 1] != "PERSON"
            if (begins or lows[i] in lex.given_names()) and self._person_like(first + i, stop):
                return first + i
        return None

    def _front(self, first: int, stop: int) -> Iterator[Piece]:
        """A body in front of a title: "Home Office minister", "Acme Trust chairman", "Otters coach"."""
        for end in range(stop - 1, first, -1):
            if (
                end - first >= 2
                and self.words[end - 1].low in lex.BODIES
                and (self.words[end].low not in lex.BODIES)
            ):
                yield self.piece(first, end, "organization")
                return
        end = first
        while end < stop and not _of_title(self.words[end].low):
            end += 1
        if first < end < stop:
            yield self.piece(first, end, "unknown")

    def _body_end(self, first: int, stop: int) -> int | None:
        """Where a body's name that begins the run ends; None if none does."""
        lows = [w.text.lower().rstrip(".") for w in self.words[first:stop]]
        n = len(lows)
        small = [i for i, low in enumerate(lows) if low in _JOIN_OF and i]
        if lows[-1] in lex.BODIES and n > 1 and (lows[0] not in lex.HONORIFICS or lows[0] == "general"):
            if any(_heads(low) and low not in lex.GRADES for low in lows[:-1]) and not small:
                return None
            return stop
        for i in small:
            if lows[i - 1] in lex.BODIES_OF and lows[i - 1] not in lex.OFFICES:
                return stop if office_head(self.words[first:stop]) is None else None
        for i in range(n - 1, 1, -1):
            if lows[i - 1] in lex.BODIES and (
                _heads(lows[i]) or (lows[i] in lex.given_names() and lows[i] not in lex.BODIES)
            ):
                return first + i
        return None

    def _person_like(self, first: int, stop: int) -> bool:
        found = self.words[first:stop]
        lows = [w.text.lower().rstrip(".") for w in found]
        if not 1 <= len(found) <= 6:
            return False
        if any(
            low in lex.BODIES - {"house", "church", "guard", "post", "bank", "homes"} for low in lows[-1:]
        ):
            return False
        if len(found) == 1 and lows[0].removesuffix("s") in lex.BODIES and lows[0].endswith("s"):
            return False  # "the Major Leagues"
        if any(low in ("of", "for", "against", "&", "and", "on") for low in lows):
            return False
        return not (
            lows[-1] in lex.OFFICES
            and len(lows) > 0
            and lows[-1]
            not in (
                "judge",
                "justice",
                "dean",
                "bishop",
                "marshal",
                "warden",
                "major",
                "speaker",
                "constable",
            )
        )


def _of_title(low: str) -> bool:
    return _heads(low) or low in lex.GRADES or low in lex.peoples() or low in lex.PARTIES or low in lex.COMMON


def _plural(low: str) -> bool:
    """True for the title of several: "Presidents Roe and Poe"."""
    single = low.removesuffix("s").replace("men", "man").replace("women", "woman")
    return single != low and single in lex.OFFICES and low not in lex.BODIES


def _heads(low: str) -> bool:
    low = bare_head(low)
    return low in lex.OFFICES or low in lex.OCCUPATIONS or low in lex.HONORIFICS or low in lex.REGAL
