"""Reads posts that stand before a name with what they are of, and posts that several names share."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from onrecord.annotators.offices_words import Named, complement, definite, goes_on, low, part, titular
from onrecord.text import names_words as lex
from onrecord.text.names import Word
from onrecord.text.names_offices import Title, is_head, parse_title

# Who shares a post, the post, and the range of the words that say so.
Shared = tuple[Named, Title, int, int]

_JOINS = re.compile(r"(?:, and |, | and | & )(?:[A-Z][\w.]{1,5} )?")
_CLOSES = re.compile(r"(?: [A-Z]{2,3})?(?: \([^()]{1,40}\))?(?: ?[,.)\u2013\u2014;:]| -|$)")
_LEADS = frozenset("the a an its his her their two three four several".split())
_LONGEST = 14


def apposed(
    text: str, found: Sequence[Word], name: Named, heads: Collection[str] = ()
) -> tuple[int, int, int] | None:
    """Where the words of a post begin, its head ends and they end that stand, with what it is of, before a
    comma and a name: "the country's ambassador to the UN, Jane Roe,". Any of `heads`, where given, is a
    post's head; else what `is_head` says.
    """
    at = next((i for i, w in enumerate(found) if w.start >= name.start), len(found))
    if not at or found[at - 1].gap.strip(" ") not in (",", "\u2013", "\u2014") or found[at - 1].possessive:
        return None
    if not _CLOSES.match(text, name.end):
        return None
    words = list(found)
    for head in range(at - 2, max(-1, at - _LONGEST), -1):
        if words[head].gap.strip(" ") and words[head].gap != ", ":
            return None
        if words[head].gap != " " or not (
            low(words[head]) in heads if heads else is_head(words[head], words[head - 1] if head else None)
        ):
            continue
        if goes_on(words, head) != at - 1:
            continue
        first = head
        while first and words[first - 1].gap == " " and head - first < 7 and (
            titular(words, first - 1) or _describes(words[first - 1])
        ):  # fmt: skip
            first -= 1
        if definite(words, first, head) or (first and low(words[first - 1]) in ("a", "an")):
            return words[first].start, words[head].end, words[at - 1].end
        return None
    return None


def _describes(word: Word) -> bool:
    """True for what an office may be called that is no part of its title: "outspoken", "newly chosen"."""
    here = low(word)
    return word.text.islower() and (here in lex.PRAISE or here.endswith(("ed", "-old")) or here == "country")


def shared(text: str, found: Sequence[Word], named: Sequence[Named]) -> Iterator[Shared]:
    """The posts that one plural gives to several names: "Presidents Roe and Poe", "Roe and Poe, founders of
    Acme". `named` are the block's names, in order.
    """
    words = list(found)
    index = {w.start: i for i, w in enumerate(words)}
    for k, name in enumerate(named):
        at = index.get(name.start)
        if at is None:
            continue
        group = _chain(text, named, k)
        if len(group) < 2:
            continue
        before = _plural_before(text, words, at)
        if before is not None:
            title, start = before
            each = _split(title, len(group))
            for one, own in zip(group, each, strict=True):
                yield one, own, start, one.end
        if k and _JOINS.fullmatch(text[named[k - 1].end : name.start]):
            continue  # not the first of its list
        behind = _plural_behind(text, words, group[-1].end)
        if behind is not None:
            title, end = behind
            for one in group:
                yield one, title, one.start, end


def _chain(text: str, named: Sequence[Named], first: int) -> list[Named]:
    """The names of a list that begins with one; only that one where the list does not end with "and"."""
    group = [named[first]]
    for one in named[first + 1 :]:
        link = text[group[-1].end : one.start]
        if not _JOINS.fullmatch(link):
            break
        group.append(one)
        if "and" in link or "&" in link:
            return group
    return group[:1]


def _singular(word: Word) -> str | None:
    here = low(word)
    for plural, single in (("ies", "y"), ("men", "man"), ("women", "woman"), ("s", "")):
        if here.endswith(plural) and here[: -len(plural)] + single in lex.OFFICES:
            return word.text[: len(word.text) - len(plural)] + single
    return None


def _plural_before(text: str, words: list[Word], at: int) -> tuple[Title, int] | None:
    if not at or words[at - 1].gap != " " or words[at - 1].possessive:
        return None
    single = _singular(words[at - 1])
    if single is None:
        return None
    first = at - 1
    while first and words[first - 1].gap == " " and at - first < 8 and titular(words, first - 1):
        first -= 1
    title = parse_title(text[words[first].start : words[at - 1].start] + single)
    return (title, words[first].start) if title is not None and title.title.lower() != "chief" else None


def _split(title: Title, size: int) -> list[Title]:
    """The titles of a list's members: "offensive and defensive coordinators A and B" gives one to each."""
    parts = re.fullmatch(r"([\w-]+) and ([\w-]+) (\w+(?:-\w+)?)", title.title)
    if parts and size == 2:
        return [replace(title, title=f"{parts[k]} {parts[3]}") for k in (1, 2)]
    return [title] * size


def _plural_behind(text: str, words: list[Word], end: int) -> tuple[Title, int] | None:
    if not text.startswith(", ", end):
        return None
    at = next((i for i, w in enumerate(words) if w.start >= end + 2), None)
    while at is not None and at + 1 < len(words) and low(words[at]) in _LEADS and words[at].gap == " ":
        at += 1
    for i in range(at or 0, min((at or 0) + 5, len(words))) if at is not None else ():
        single = _singular(words[i])
        if single is not None and i + 2 < len(words) and low(words[i + 1]) in ("of", "at", "for"):
            last = complement(words, i + 2, low(words[i + 1]), single.lower())
            if last is None:
                return None
            front = text[words[at or 0].start : words[i].start]
            title = parse_title(front + single + text[words[i].end : words[last].end])
            return (title, words[last].end) if title is not None and title.body else None
        if not part(words[i]) or words[i].gap != " ":
            return None
    return None
