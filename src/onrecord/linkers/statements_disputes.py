"""Finds what outlets disagree on about statements: how many apologies there were, and who made them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.linkers.base import Group
from onrecord.linkers.sides import content_words
from onrecord.linkers.statements_nodes import Node
from onrecord.model import Account, Discrepancy, Span, StatementClaim
from onrecord.text.statement_nouns import singular

_NUMBERS = {
    "two": 2, "both": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5,
    "second": 2, "third": 3, "fourth": 4, "fifth": 5,
}  # fmt: skip
_ORDINALS = frozenset({"second", "third", "fourth", "fifth"})
_WORD = re.compile(r"[^\W_]+")


def counts(claims: Sequence[tuple[str, str, StatementClaim]], group: Group) -> Iterator[Discrepancy]:
    """One for each thing that two outlets count differently. `claims` are (side, name, claim)."""
    told: dict[tuple[str, str], dict[int, list[StatementClaim]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for side, name, claim in claims:
        found = counted(claim.what)
        if found is not None:
            names.setdefault(side, name)
            told[side, found[1]][found[0]].append(claim)
    for (side, noun), by_count in sorted(told.items()):
        outlets = {n: _outlets(cs, group) for n, cs in by_count.items()}
        if len(by_count) < 2 or not _apart(by_count, outlets):
            continue
        values = [Account(str(n), _spans(by_count[n])) for n in sorted(by_count)]
        plural = "apologies" if noun == "apology" else f"{noun}s"
        yield Discrepancy("number", f"how many {plural} {names[side]} made", "contradiction", tuple(values))


def counted(what: str) -> tuple[int, str] | None:
    """How many things a phrase counts, and what they are: (2, "apology") for "two public apologies".

    A "second apology" counts two.
    """
    words = [w.casefold() for w in _WORD.findall(what)]
    number = next((_NUMBERS[w] for w in words if w in _NUMBERS), None)
    noun = next((singular(w) for w in words if singular(w) in ("apology", "statement", "correction")), None)
    if number is None or noun is None:
        return None
    return number, noun


def _apart(by_count: dict[int, list[StatementClaim]], outlets: dict[int, set[str]]) -> bool:
    """True if some outlet's count is not another's on the way: "a second apology" may be one of three."""
    exact = {
        n for n, cs in by_count.items()
        if any(not _ORDINALS & set(_WORD.findall(c.what.casefold())) for c in cs)
    }  # fmt: skip
    return any(
        n < m and (m in exact or n in exact) and n in exact and outlets[n] != outlets[m]
        for n in by_count
        for m in by_count
    )


def authors(nodes: Sequence[Node], group: Group) -> Iterator[Discrepancy]:
    """One for each thing for which each of two outlets names somebody else as who apologised."""
    sorry = [n for n in nodes if n.kind == "apology" and n.named and content_words(_matter(n))]
    by_first: dict[frozenset[str], list[Node]] = defaultdict(list)
    for node in sorry:
        by_first[content_words(_matter(node)) - content_words(node.by)].append(node)
    for words, same in sorted(by_first.items(), key=lambda item: sorted(item[0])):
        outlets = [{group.articles[s.article].outlet for s in n.evidence} for n in same]
        if not words or len({n.side for n in same}) < 2 or any(a & b for a, b in _pairs(outlets)):
            continue
        values = tuple(
            Account(n.by, tuple(sorted(set(n.evidence)))) for n in sorted(same, key=lambda n: n.by)
        )
        yield Discrepancy("other", f"who made the {same[0].what}", "difference", values)


def _pairs(sets: list[set[str]]) -> Iterator[tuple[set[str], set[str]]]:
    for k, left in enumerate(sets):
        for right in sets[k + 1 :]:
            yield left, right


def _matter(node: Node) -> str:
    return node.what.partition(" for ")[2]


def _outlets(claims: Sequence[StatementClaim], group: Group) -> set[str]:
    return {group.articles[s.article].outlet for c in claims for s in c.evidence}


def _spans(claims: Sequence[StatementClaim]) -> tuple[Span, ...]:
    return tuple(sorted({s for c in claims for s in c.evidence}))
