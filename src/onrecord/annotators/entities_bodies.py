"""Groups an article's names of bodies: full names, short forms, acronyms, seats and descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    for key in sorted(groups):
        if key not in groups:
            continue
        name = groups[key].name
        metonym = lex.METONYMS.get(key)
        others = [k for k in groups if k != key]
        if not metonym:
            others = [k for k in others if k[0] == key[0] or k.endswith(key[-4:])]
        if metonym:
            fits = [k for k in others if bodies_agree(k, metonym)]
        elif is_acronym(name):
            fits = [k for k in others if stands_for(name, groups[k].name)]
        else:
            fits = [
                k for k in others
                if not is_acronym(groups[k].name)
                and len(body_words(name)) <= len(k.split())
                and len(name) < len(groups[k].name)
                and bodies_agree(name, groups[k].name)
            ]  # fmt: skip
            fits = _one_chain(fits, groups) or _first_word(key, others)
            fits = [k for k in fits if agrees_plainly(name, groups[k].name) or _later(groups, key, k, text)]
        if len(fits) == 1:
            _merge(groups, fits[0], key)
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


def _one_chain(fits: list[str], groups: dict[str, Someone]) -> list[str]:
    """The longest of names that all shorten it ("Met", "Met Police", "Metropolitan Police"); else all."""
    if len(fits) < 2:
        return fits
    longest = max(fits, key=lambda k: (len(groups[k].name), k))
    if all(k == longest or bodies_agree(groups[k].name, groups[longest].name) for k in fits):
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


def described(noun: str, at: Span, known: Sequence[Someone], outlet: str) -> Someone | None:
    """The body that "the force", "the company" and the like stand for at a place, None if unclear."""
    kin = bool(lex.BODY_NOUNS[noun])
    near = [
        (max(s for s in one.spans if s < at), one)
        for one in known
        if any(s < at and at.start - s.end < (20 * _REACH if kin else _REACH) for s in one.spans)
    ]
    near = [(s, one) for s, one in near if not _same_words(one.name, outlet)]
    if kin:
        fits = [(s, one) for s, one in near if fits_noun(noun, one.names)]
        names = [one for _, one in sorted(fits, key=lambda f: f[0])]
        if names:
            return names[-1]
        later = [one for one in known if fits_noun(noun, one.names)]
        return later[0] if len(later) == 1 else None
    near = [(s, one) for s, one in near if not _medium(one.name)]
    return near[0][1] if len(near) == 1 else None


def _medium(name: str) -> bool:
    return bool({"news", "radio", "times", "tv", "post", "bbc", "reuters", "herald"} & set(body_words(name)))


def _same_words(name: str, outlet: str) -> bool:
    return bool(outlet) and body_words(name) == body_words(outlet)
