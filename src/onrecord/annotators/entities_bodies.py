"""Groups an article's names of bodies: full names, short forms, acronyms, seats and descriptions."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from onrecord.annotators.entities_people import Someone
from onrecord.model import Span
from onrecord.text import names_words as lex
from onrecord.text.names import bodies_agree, body_words, is_acronym, plain_key, stands_for, tidy_name

# How far back, in characters, a description of a body may reach.
_REACH = 1500
_JOINS = frozenset("of for and against on".split())
# What a short form leaves off even where it comes first.
_KINDS = frozenset("party police council university trust foundation society association federation".split())


def bodies(found: Iterable[tuple[Span, str]], text: str) -> list[Someone]:
    """Bodies from the spans and the texts of their names, in order of place.

    An acronym in brackets belongs to the name before it; elsewhere to the one name that it stands for.
    A short form goes to the one body it may shorten.
    """
    groups: dict[str, Someone] = {}
    order = sorted(found)
    for span, name in order:
        short = tidy_name(_article_off(name))
        canonical = lex.SEATS.get(plain_key(short), short)
        key = " ".join(body_words(canonical))
        if key not in groups:
            groups[key] = Someone("organization")
        groups[key].take(span, None, canonical)
    _bracketed(groups, order, text)
    names = {k: one.name for k, one in groups.items()}
    acronyms = {k for k, name in names.items() if is_acronym(name)}
    for key in sorted(groups):
        if key not in groups:
            continue
        name = names[key]
        metonym = lex.METONYMS.get(key)
        others = [k for k in groups if k != key]
        if not metonym:
            others = [k for k in others if k[0] == key[0] or k.endswith(key[-4:])]
        if metonym:
            fits = [k for k in others if bodies_agree(k, metonym)]
        elif key in acronyms:
            fits = [k for k in others if stands_for(name, names[k])]
        else:
            fits = [
                k for k in others
                if k not in acronyms
                and len(body_words(name)) <= len(k.split())
                and len(name) < len(names[k])
                and bodies_agree(name, names[k])
            ]  # fmt: skip
            fits = _one_chain(fits, names) or _first_word(key, others)
            fits = [k for k in fits if agrees_plainly(name, names[k]) or _later(groups, key, k, text)]
        if len(fits) == 1:
            into = fits[0]
            _merge(groups, into, key)
            names[into] = groups[into].name
            acronyms = acronyms | {into} if is_acronym(names[into]) else acronyms - {into}
    return sorted(groups.values(), key=lambda s: min(s.spans))


@cache
def _common() -> frozenset[str]:
    """Words too common to stand for a longer name that begins with them."""
    return lex.places() | lex.peoples() | lex.COMMON | lex.given_names().keys() | lex.BODIES | lex.DROPPED


def _first_word(key: str, others: Sequence[str]) -> list[str]:
    """The one longer name that a single word begins: "Harlow" of "Harlow Lang Group"."""
    if " " in key or len(key) < 5 or key in _common():
        return []
    return [
        k
        for k in others
        if k.startswith(f"{key} ")
        and len(k.split()) < 5
        and k.split()[1] not in _JOINS
        and k.split()[-1] in lex.BODIES | lex.FORMS | lex.DROPPED
    ]


def agrees_plainly(short: str, full: str) -> bool:
    """True if a longer name adds only what kind of body it is, or "of ..."."""
    added = body_words(full)[len(body_words(short)) :]
    if body_words(full)[: len(body_words(short))] != body_words(short):
        return True
    return bool(added) and (added[0] in _JOINS or all(w in lex.FORMS | _KINDS for w in added))


def _later(groups: dict[str, Someone], short: str, full: str, text: str) -> bool:
    """True if the text, below its headline, has the longer name before the shorter one."""
    body = text.find("\n") if 0 < text.find("\n") < 200 else 0
    first = min((s.start for s in groups[short].spans if s.start >= body), default=None)
    return first is None or min(s.start for s in groups[full].spans) <= first


def _one_chain(fits: list[str], names: Mapping[str, str]) -> list[str]:
    """The longest of names that all shorten it ("Met", "Met Police", "Metropolitan Police"); else all."""
    if len(fits) < 2:
        return fits
    longest = max(fits, key=lambda k: (len(names[k]), k))
    if all(k == longest or bodies_agree(names[k], names[longest]) for k in fits):
        return [longest]
    return fits


def _article_off(name: str) -> str:
    return name[4:] if name[:4] in ("The ", "the ") else name


def _merge(groups: dict[str, Someone], into: str, key: str) -> None:
    gone = groups.pop(key)
    home = groups[into]
    home.spans += gone.spans
    home.names.update(gone.names)


def _bracketed(groups: dict[str, Someone], order: Sequence[tuple[Span, str]], text: str) -> None:
    for (left, name), (right, short) in pairwise(order):
        between = text[left.end : right.start]
        if between.strip() != "(" or text[right.end : right.end + 1] != ")" or not is_acronym(short):
            continue
        key, into = " ".join(body_words(short)), " ".join(body_words(tidy_name(_article_off(name))))
        if key in groups and into in groups and key != into:
            others = [k for k in groups if k not in (key, into) and stands_for(short, groups[k].name)]
            if stands_for(short, name) or not others:
                _merge(groups, into, key)


_TEAMS = frozenset(("club", "side", "team"))


def fits_noun(noun: str, names: Iterable[str]) -> bool:
    """True if a body of these names may be called by the noun: a trust "the trust", the Otters "the club"."""
    found = [body_words(n) for n in names]
    if any(w in lex.BODY_NOUNS[noun] for words in found for w in words):
        return True
    plural = [w[-1] for w in found if w and w[-1].endswith("s") and w[-1] not in lex.BODIES | lex.DROPPED]
    return noun in _TEAMS and bool(plural)


class Described:
    """What descriptions stand for, among the bodies that an article names; `outlet` is not one of them."""

    def __init__(self, known: Sequence[Someone], outlet: str) -> None:
        self._known = known
        self._places = sorted((s, i) for i, one in enumerate(known) for s in one.spans)
        self._longest = max((len(s) for s, _ in self._places), default=0)
        self._own = {i for i, one in enumerate(known) if _same_words(one.name, outlet)}
        self._media = {i for i, one in enumerate(known) if _medium(one.name)}
        self._called: dict[str, list[int]] = {}

    def take(self, noun: str, at: Span) -> None:
        """Give a mention to the body that "the force", "the company" and the like stand for at a place; to
        none if that is unclear.
        """
        meant = self._meant(noun, at)
        if meant is not None:
            self._known[meant].take(at)
            insort(self._places, (at, meant))
            self._longest = max(self._longest, len(at))

    def _meant(self, noun: str, at: Span) -> int | None:
        if not lex.BODY_NOUNS[noun]:
            near = self._near(at, _REACH).keys() - self._media
            return next(iter(near)) if len(near) == 1 else None
        if noun not in self._called:
            self._called[noun] = [i for i, one in enumerate(self._known) if fits_noun(noun, one.names)]
        called = self._called[noun]
        near_by = self._near(at, 20 * _REACH)
        fits = [i for i in called if i in near_by]
        if fits:
            return max(fits, key=lambda i: (near_by[i], i))
        return called[0] if len(called) == 1 else None

    def _near(self, at: Span, reach: int) -> dict[int, Span]:
        """The bodies named so far before a place, but the outlet, with their last mention there."""
        last: dict[int, Span] = {}
        near: set[int] = set()
        for k in range(bisect_left(self._places, (at, -1)) - 1, -1, -1):
            span, i = self._places[k]
            if at.start - span.start >= reach + self._longest:
                break
            last.setdefault(i, span)
            if at.start - span.end < reach:
                near.add(i)
        return {i: last[i] for i in near - self._own}


def _medium(name: str) -> bool:
    return bool({"news", "radio", "times", "tv", "post", "bbc", "reuters", "herald"} & set(body_words(name)))


def _same_words(name: str, outlet: str) -> bool:
    return bool(outlet) and body_words(name) == body_words(outlet)
