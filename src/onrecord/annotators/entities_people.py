"""Groups an article's names of persons: who is who among full names, surnames and given names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.model import Span
from onrecord.text.names import (
    PersonName,
    body_rank,
    family_keys,
    parse_person,
    persons_agree,
    plain_key,
    surnames,
    tidy_case,
)


@dataclass(slots=True)
class Someone:
    """A person or body of the article while its mentions are being gathered."""

    kind: str
    names: Counter[str] = field(default_factory=Counter)
    parsed: list[PersonName] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    honorifics: set[str] = field(default_factory=set)
    titled: str | None = None
    gender: str | None = None
    parties: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The fullest name, the commonest of equals, the first in the alphabet of these."""
        if not self.names:
            return ""
        if self.kind == "organization":
            return min(self.names, key=lambda n: body_rank(n, self.names[n]))
        return min(self.names, key=lambda n: (-_fullness(n), -self.names[n], n))

    def take(self, span: Span, name: PersonName | None = None, text: str = "") -> None:
        """Add a mention."""
        self.spans.append(span)
        if name is not None:
            self.parsed.append(name)
            self.names[name.full] += 1
            self.honorifics |= {tidy_case(h).rstrip(".").capitalize() for h in name.honorifics}
            if name.by_title:
                self.titled = self.titled or name.gender
            self.gender = self.titled or self.gender or name.gender
        elif text:
            self.names[text] += 1


def _fullness(name: str) -> int:
    parts = name.split()
    whole = [p for p in parts if len(p.strip(".")) > 1]
    return min(len(whole), 4) * 10 + (len(parts) if len(parts) < 5 else 0)


_KIN = re.compile(
    r"\b(?:his|her|their|whose) (?:[a-z]+ )?"
    r"(wife|husband|son|daughter|widow|widower|brother|sister|mother|father),? $"
)
_FEMALE = frozenset("wife daughter widow sister mother".split())


def people(found: Iterable[tuple[Span, str]], text: str = "") -> list[Someone]:
    """Persons from the spans and the texts of their names, in order of place; `text` is the article's.

    A single name goes to the one bearer of it whose gender does not speak against it; where several
    may be meant, to the one who bore it alone before the others came in, else to nobody.
    """
    whole: list[Someone] = []
    by_name: dict[str, list[Someone]] = defaultdict(list)
    singles: list[tuple[Span, PersonName]] = []
    for span, written in found:
        name = parse_person(written)
        if not name.whole:
            singles.append((span, name))
            continue
        keys = {*family_keys(name), _letters(name)}
        home = _home(_together(by_name, keys), name)
        if home is None:
            home = Someone("person")
            whole.append(home)
        home.take(span, name)
        for key in sorted(keys):
            if not any(one is home for one in by_name[key]):
                by_name[key].append(home)
    alone: list[Someone] = []
    by_single: dict[str, list[Someone]] = defaultdict(list)
    for one in whole:
        names = {s for p in one.parsed for s in surnames(p)}
        for key in sorted(names | {plain_key(p.given[0]) for p in one.parsed if p.given}):
            by_single[key].append(one)
    for span, name in singles:
        near = by_single.get(plain_key(name.family or name.given[0]), [])
        bearers = _bearers(near, name)
        if len(bearers) > 1:
            bearers = _settle(bearers, span, name)
        if len(bearers) == 1:
            bearers[0].take(span, name)
        elif not _bearers(near, name):
            _join_alone(alone, span, name)
    _marry(alone, whole, text)
    return sorted([*whole, *alone], key=lambda s: min(s.spans))


def _marry(alone: list[Someone], whole: list[Someone], text: str) -> None:
    """Gives "Mrs Rowe" her given name where the article has one "his wife Ana" for one Rowe."""
    kin: dict[str, list[Someone]] = {"f": [], "m": []}
    for one in alone:
        first = min(one.spans)
        told = _KIN.search(text[max(0, first.start - 40) : first.start])
        if told and one.titled is None:
            kin["f" if told[1] in _FEMALE else "m"].append(one)
    for one in list(alone):
        named = kin.get(one.titled or "", [])
        if len(named) != 1:
            continue
        families = {plain_key(p.family) for p in one.parsed}
        bearers = [s for s in whole if any(plain_key(p.family) in families for p in s.parsed)]
        if len(bearers) == 1 and one is not named[0]:
            home, family = named[0], one.parsed[0].family
            given = home.parsed[0].full
            for span, name in zip(one.spans, one.parsed, strict=True):
                home.take(span, name)
            home.names[f"{given} {family}"] += 1
            alone.remove(one)


def _letters(name: PersonName) -> str:
    return "".join(sorted(c for c in plain_key(name.full) if c.isalpha()))


def _together(index: dict[str, list[Someone]], keys: set[str]) -> list[Someone]:
    """Everybody filed under one of the keys, each once."""
    found = {id(one): one for key in sorted(keys) for one in index.get(key, ())}
    return list(found.values())


def _home(whole: list[Someone], name: PersonName) -> Someone | None:
    fits = [
        s for s in whole
        if all(persons_agree(name, other) for other in s.parsed if other.whole)
        and not (name.by_title and s.titled and s.titled != name.gender)
    ]  # fmt: skip
    exact = [s for s in fits if plain_key(name.full) in {plain_key(n) for n in s.names}]
    if exact:
        return exact[0]
    return fits[0] if len(fits) == 1 else None


def _bearers(whole: list[Someone], name: PersonName) -> list[Someone]:
    if name.family:
        key = plain_key(name.family)
        fits = [s for s in whole if any(key in surnames(p) for p in s.parsed if p.whole)]
        by_family = [s for s in fits if any(key == plain_key(p.family) for p in s.parsed)]
        fits = by_family or fits
        if not fits and not name.honorifics:
            fits = [s for s in whole if any(key == plain_key(p.given[0]) for p in s.parsed if p.given)]
    else:
        key = plain_key(name.given[0])
        fits = [s for s in whole if any(key == plain_key(p.given[0]) for p in s.parsed if p.given)]
    if name.by_title and name.gender:
        fits = [s for s in fits if (s.titled or s.gender) in (None, name.gender)]
    return fits


def _settle(bearers: list[Someone], span: Span, name: PersonName) -> list[Someone]:
    """Who of several bearers is meant: one that bears the same honour, or who came first and long alone."""
    honours = {h.lower().rstrip(".") for h in name.honorifics} - {"mr", "mrs", "ms", "miss", "dr"}
    if honours:
        same = [s for s in bearers if honours & {h.lower() for h in s.honorifics}]
        if len(same) == 1:
            return same
    told = [s for s in bearers if s.titled is not None and s.titled == name.gender and name.by_title]
    if len(told) == 1:
        return told
    before = [s for s in bearers if min(s.spans) < span]
    return before if len(before) == 1 else []


def _join_alone(alone: list[Someone], span: Span, name: PersonName) -> None:
    key = plain_key(name.full)
    fits = [
        s for s in alone
        if key in {plain_key(n) for n in s.names}
        and not (name.by_title and s.titled and s.titled != name.gender)
    ]  # fmt: skip
    if len(fits) > 1:
        fits = [s for s in fits if s.titled == name.gender] if name.by_title else []
        if len(fits) != 1:
            return
    if fits:
        fits[0].take(span, name)
        return
    new = Someone("person")
    new.take(span, name)
    alone.append(new)
