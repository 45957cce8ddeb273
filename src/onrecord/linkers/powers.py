"""Joins the powers that articles state: alike accounts in one row, accounts that differ side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from onrecord.linkers.base import Group, Linker
from onrecord.linkers.sides import Sides, alike, content_words, without_article
from onrecord.model import Account, Discrepancy, Person, Power, PowerClaim, Row, Span

_SAME = {
    "sack": "dismiss", "fire": "dismiss", "oust": "dismiss", "discipline": "punish", "penalise": "punish",
    "penalize": "punish", "forbid": "ban", "prohibit": "ban", "outlaw": "ban", "ratify": "approve",
    "authorise": "approve", "authorize": "approve", "name": "appoint", "compel": "require",
}  # fmt: skip
# Deeds that several may each do by right: other holders of one of these are no other account of it.
_SHARED = frozenset({"approve", "oversee", "regulate", "supervise", "investigate", "have", "block"})


class Powers(Linker):
    """One Power for each holder, deed, object and condition; a Discrepancy where outlets differ on who
    may do one thing, or on which condition.

    Holders that act alike are joined with "; ". An office is named in full where the story knows it.
    """

    name = "powers"
    version = 4
    requires = (PowerClaim, Person)
    produces = (Power, Discrepancy)

    def link(self, group: Group) -> Iterable[Row]:
        sides = Sides(group.of(Person))
        groups: list[list[PowerClaim]] = []
        by_deed: dict[str, list[list[PowerClaim]]] = defaultdict(list)
        for claim in group.of(PowerClaim):
            alikes = by_deed[_deed(claim).split(" ")[0]]
            for members in alikes:
                if _same(sides, members[0], claim):
                    members.append(claim)
                    break
            else:
                alikes.append([claim])
                groups.append(alikes[-1])
        powers = [(_power(sides, members), members) for members in groups]
        yield from (power for power, _ in powers)
        yield from _differences(group, sides, powers)


@lru_cache(maxsize=8192)
def _deed(claim: PowerClaim) -> str:
    first, _, rest = claim.power.partition(" ")
    return f"{_SAME.get(first, first)} {rest}".strip()


def _holders(sides: Sides, claim: PowerClaim) -> frozenset[str]:
    return frozenset(_office(sides, h).casefold() for h in claim.holder)


def _office(sides: Sides, words: str) -> str:
    return sides.office(words) or without_article(words)


def _same(sides: Sides, left: PowerClaim, right: PowerClaim) -> bool:
    if not _same_deed(left, right) or content_words(left.condition or "") != content_words(
        right.condition or ""
    ):
        return False
    mine, theirs = _holders(sides, left), _holders(sides, right)
    if mine != theirs and not (
        len(mine) == len(theirs) == 1
        and alike(content_words(next(iter(mine))), content_words(next(iter(theirs))))
    ):
        return False
    return _same_object(sides, left, right)


def _same_deed(left: PowerClaim, right: PowerClaim) -> bool:
    a, b = _deed(left), _deed(right)
    return a == b or (" " in a and " " in b and alike(content_words(a), content_words(b)))


def _same_object(sides: Sides, left: PowerClaim, right: PowerClaim) -> bool:
    mine, theirs = sides.find(None, left.over), sides.find(None, right.over)
    if mine is not None and mine == theirs:
        return True
    return alike(content_words(left.over), content_words(right.over)) or left.over == right.over


def _power(sides: Sides, claims: Sequence[PowerClaim]) -> Power:
    first = claims[0]
    voices = {c.by for c in claims}
    return Power(
        holder="; ".join(dict.fromkeys(_office(sides, h) for h in first.holder)),
        power=first.power,
        over=sides.office(first.over) or without_article(first.over),
        condition=next((c.condition for c in claims if c.condition), None),
        modality=first.modality,
        evidence=_spans(claims),
        by=first.by if len(voices) == 1 else None,
    )


def _spans(claims: Iterable[PowerClaim]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(s for c in claims for s in c.evidence))


def _comparable(
    members: list[tuple[Power, Sequence[PowerClaim]]],
) -> list[tuple[Power, Sequence[PowerClaim]]]:
    """Those of the powers of one deed whose accounts can differ: of a shared deed, one holder's."""
    if _deed(members[0][1][0]).split(" ")[0] not in _SHARED:
        return members
    holders = [power.holder.casefold() for power, _ in members]
    first = next((h for h in holders if holders.count(h) > 1), None)
    return [m for m, holder in zip(members, holders, strict=True) if holder == first]


def _differences(
    group: Group, sides: Sides, powers: Sequence[tuple[Power, Sequence[PowerClaim]]]
) -> Iterator[Discrepancy]:
    """One Discrepancy for each deed on which outlets name other holders or another condition."""
    by_deed: list[list[tuple[Power, Sequence[PowerClaim]]]] = []
    buckets: dict[str, list[list[tuple[Power, Sequence[PowerClaim]]]]] = defaultdict(list)
    for power, claims in powers:
        bucket = buckets[_deed(claims[0]).split(" ")[0]]
        for members in bucket:
            if _same_deed(members[0][1][0], claims[0]) and _same_object(sides, members[0][1][0], claims[0]):
                members.append((power, claims))
                break
        else:
            bucket.append([(power, claims)])
            by_deed.append(bucket[-1])
    for members in map(_comparable, by_deed):
        accounts: dict[str, list[Span]] = defaultdict(list)
        outlets: dict[str, set[str]] = defaultdict(set)
        for power, claims in members:
            value = power.holder if power.condition is None else f"{power.holder}, {power.condition}"
            accounts[value].extend(_spans(claims))
            outlets[value].update(group.articles[s.article].outlet for s in _spans(claims))
        if len(accounts) > 1 and len(set().union(*outlets.values())) > 1:
            power = members[0][0]
            about = f"who can {power.power} {power.over}".strip()
            yield Discrepancy(
                "power", about, "difference",
                tuple(Account(value, tuple(spans)) for value, spans in sorted(accounts.items())),
            )  # fmt: skip
