"""Joins the persons and bodies of all articles into the story's people, with their offices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from onrecord.linkers.base import Group, Linker
from onrecord.linkers.people_groups import Known, bodies, known, persons, retyped
from onrecord.linkers.people_offices import offices
from onrecord.model import Entity, OfficeClaim, Person, Row
from onrecord.text.names import body_rank


class People(Linker):
    """One Person for each person or body that the story's articles name.

    Names join where no part of one speaks against the other; whoever is known by an office alone joins
    its one holder. Where several might be meant nobody joins.
    """

    name = "people"
    version = 2
    requires = (Entity, OfficeClaim)
    produces = (Person,)

    def link(self, group: Group) -> Iterable[Row]:
        claims: dict[str, list[OfficeClaim]] = defaultdict(list)
        for claim in group.of(OfficeClaim):
            claims[claim.holder].append(claim)
        everybody = retyped([known(e, claims) for e in group.of(Entity)])
        organizations = bodies([k for k in everybody if k.type == "organization"])
        names = body_names(organizations)
        for members in [*persons([k for k in everybody if k.type == "person"]), *organizations]:
            yield person(members, names, members[0].type)


def person(members: Sequence[Known], names: dict[str, str], kind: str) -> Person:
    """The row of a person or body, from its entities; `names` as `body_names` gives them."""
    counts: Counter[str] = Counter()
    named = [m for m in members if not m.by_office] or members
    for member in named:
        for name in (member.entity.name, *member.entity.aliases):
            counts[name] += 1
    name = _best(counts, kind)
    return Person(
        name,
        kind,
        tuple(sorted(n for n in counts if n != name and not n.startswith("the "))),
        tuple(sorted({p for m in members for p in m.entity.parties})),
        offices([c for m in members for c in m.claims], names),
        tuple(sorted({s for m in members for s in m.entity.mentions})),
        tuple(sorted({m.id for m in members})),
    )


def _best(counts: Counter[str], kind: str) -> str:
    if kind == "organization":
        return min(counts, key=lambda n: body_rank(n, counts[n]))
    return min(counts, key=lambda n: (-min(len(n.split()), 4), -counts[n], -len(n), n))


def body_names(organizations: Iterable[Sequence[Known]]) -> dict[str, str]:
    """The story's name of a body by each of the names that one article or another gives it."""
    names: dict[str, str] = {}
    for members in organizations:
        counts = Counter(n for m in members for n in (m.entity.name, *m.entity.aliases))
        best = _best(counts, "organization")
        names.update(dict.fromkeys(counts, best))
    return names
