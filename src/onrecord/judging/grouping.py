"""Makes groups of rows anew as people ruled: people, quote groups, points and diary entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.judging.partition import Partition
from onrecord.linkers.base import Group
from onrecord.linkers.people import body_names, person
from onrecord.linkers.people_groups import known, retyped
from onrecord.linkers.points import MOST_ABSENT
from onrecord.linkers.quote_groups import row as quote_group
from onrecord.linkers.quote_groups import utterances
from onrecord.model import (
    Article,
    Block,
    Cell,
    DiaryEntry,
    Entity,
    OfficeClaim,
    Person,
    Point,
    Quote,
    QuoteGroup,
    Row,
    Sentence,
    Span,
    Speaker,
    row_id,
    spans_of,
)
from onrecord.text.times import precision

Rows = Mapping[type[Row], Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Grouping:
    """A kind of row that groups others. `atoms` gives the groups of now as a Partition; `remade` the rows
    after it changed, with the row of each group that has one. `sections` are the tables that a ruling on
    the grouping may name. `rows` is True where words do not tell which group they are of, so that a ruling
    finds its groups as it finds any row.
    """

    sections: frozenset[str]
    atoms: Callable[[Rows, Mapping[str, Article]], Partition]
    remade: Callable[[Partition, Rows, Mapping[str, Article]], dict[int, Row]]
    rows: bool = False


def _of(rows: Rows, kind: type[Row]) -> list[Row]:
    return list(rows.get(kind, ()))


def _grouped(members: Sequence[Sequence[str]], atoms: Sequence[Row]) -> list[list[int]]:
    place = {row_id(atom): n for n, atom in enumerate(atoms)}
    return [[place[m] for m in one if m in place] for one in members]


# --- people: the entities of single articles ------------------------------------------------------


def _entities(rows: Rows, articles: Mapping[str, Article]) -> Partition:
    entities = _of(rows, Entity)
    groups = _grouped([p.members for p in rows.get(Person, ()) if isinstance(p, Person)], entities)
    return Partition([tuple(spans_of(e)) for e in entities], groups)


def _people(partition: Partition, rows: Rows, articles: Mapping[str, Article]) -> dict[int, Row]:
    before = [p for p in rows.get(Person, ()) if isinstance(p, Person)]
    claims: dict[str, list[OfficeClaim]] = defaultdict(list)
    for claim in rows.get(OfficeClaim, ()):
        assert isinstance(claim, OfficeClaim)
        claims[claim.holder].append(claim)
    everybody = retyped([known(e, claims) for e in rows.get(Entity, ()) if isinstance(e, Entity)])
    shown = [
        (g, members)
        for g, members in partition.as_they_are()
        if g < partition.given or g in partition.changed
    ]
    kinds = {
        g: before[partition.lead[g]].type
        if partition.lead[g] < partition.given
        else everybody[members[0]].type
        for g, members in shown
        if members
    }
    bodies = [
        [everybody[m] for m in members] for g, members in shown if members and kinds[g] == "organization"
    ]
    names = body_names(bodies)
    made: dict[int, Person] = {}
    called: dict[str, str] = {}
    for g, members in shown:
        if not members:
            continue
        if g not in partition.changed:
            made[g] = before[partition.lead[g]]
            continue
        one = person([everybody[m] for m in members], names, kinds[g])
        lead = partition.lead[g]
        said = {n for m in members for n in (everybody[m].entity.name, *everybody[m].entity.aliases)}
        if g in partition.names:
            one = _called(one, partition.names[g])
        elif lead < partition.given and before[lead].name in said:
            one = _called(one, before[lead].name)
        made[g] = one
        if one.type == "organization":
            called.update(dict.fromkeys((*one.aliases, one.name), one.name))
    return {g: _renamed(one, called) for g, one in made.items()}


def _called(one: Person, name: str) -> Person:
    """The person by another name; the name of before is an alias then."""
    aliases = {*one.aliases, *(() if one.name.startswith("the ") else (one.name,))} - {name}
    return replace(one, name=name, aliases=tuple(sorted(aliases)))


def _renamed(one: Person, called: Mapping[str, str]) -> Person:
    """The person with the bodies of the offices called as the story calls them now."""
    if not any(o.body in called and called[o.body] != o.body for o in one.offices if o.body):
        return one
    held = (replace(o, body=called.get(o.body, o.body)) if o.body else o for o in one.offices)
    return replace(one, offices=tuple(held))


# --- quote groups: quotes ------------------------------------------------------------------------


def _quotes(rows: Rows, articles: Mapping[str, Article]) -> Partition:
    quotes = [q for q in rows.get(Quote, ()) if isinstance(q, Quote)]
    groups = [[v.quote for v in g.variants] for g in rows.get(QuoteGroup, ()) if isinstance(g, QuoteGroup)]
    return Partition([q.content for q in quotes], _grouped(groups, quotes))


def _quote_groups(partition: Partition, rows: Rows, articles: Mapping[str, Article]) -> dict[int, Row]:
    before = _of(rows, QuoteGroup)
    quotes = _of(rows, Quote)
    wanted = [
        members for g, members in partition.as_they_are() if g in partition.changed and len(members) > 1
    ]
    needed: dict[type[Row], Sequence[Row]] = {
        Quote: [quotes[m] for members in wanted for m in members],
        **{kind: _of(rows, kind) for kind in (Block, Sentence, Speaker, Person)},
    }
    said = {u.id: u for u in utterances(Group("", articles, needed))} if wanted else {}
    made: dict[int, Row] = {}
    for g, members in partition.as_they_are():
        if g not in partition.changed:
            if g < partition.given:
                made[g] = before[partition.lead[g]]
            continue
        versions = [said[row_id(quotes[m])] for m in members] if len(members) > 1 else []
        if versions:
            order = sorted(range(len(versions)), key=lambda n: (*(-w for w in versions[n].weight), n))
            made[g] = quote_group([versions[n] for n in order])
    return made


# --- points: how one article has them ------------------------------------------------------------


def _told(rows: Rows) -> list[tuple[int, Cell]]:
    """Every cell that tells something, with the place of its point."""
    points = [p for p in rows.get(Point, ()) if isinstance(p, Point)]
    return [(n, cell) for n, p in enumerate(points) for cell in p.cells if cell.evidence]


def _cells(rows: Rows, articles: Mapping[str, Article]) -> Partition:
    cells = _told(rows)
    groups: list[list[int]] = [[] for _ in rows.get(Point, ())]
    for atom, (point, _) in enumerate(cells):
        groups[point].append(atom)
    return Partition([cell.evidence for _, cell in cells], groups)


def _points(partition: Partition, rows: Rows, articles: Mapping[str, Article]) -> dict[int, Row]:
    before = [p for p in rows.get(Point, ()) if isinstance(p, Point)]
    cells = [cell for _, cell in _told(rows)]
    named = {cell.article for p in before for cell in p.cells}
    read = {a: article for a, article in articles.items() if a in named}
    made: dict[int, Row] = {}
    for g, members in partition.as_they_are():
        if g not in partition.changed:
            made[g] = before[partition.lead[g]]
        elif members:
            lead = before[partition.lead[g]] if partition.lead[g] < partition.given else None
            made[g] = _point([cells[m] for m in members], lead, read)
    return made


def _point(cells: Sequence[Cell], lead: Point | None, articles: Mapping[str, Article]) -> Point:
    by_article: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        by_article[cell.article].append(cell)
    evidence = {a: tuple(sorted({s for c in of for s in c.evidence})) for a, of in by_article.items()}
    told = [(_words(s, articles), a) for a in articles for s in evidence.get(a, ())]
    what = lead.what if lead and any(lead.what == words for words, _ in told) else told[0][0]
    homes = {a for words, a in told if words == what}
    alone = len(by_article) == 1 and len(articles) > MOST_ABSENT
    absent = set() if alone else {c.article for c in lead.cells} if lead else set(articles)

    def status(article: str) -> str:
        if article in homes or len(by_article) == 1:
            return "carries"
        found = {c.status for c in by_article[article]}
        return next(s for s in ("contradicts", "words differently", "carries") if s in found)

    return Point(
        what,
        tuple(
            Cell(articles[a].outlet, a, status(a), evidence[a])
            if a in by_article
            else Cell(articles[a].outlet, a, "absent", ())
            for a in articles
            if a in by_article or a in absent
        ),
    )


def _words(span: Span, articles: Mapping[str, Article]) -> str:
    return " ".join(articles[span.article].text[span.start : span.end].split())


# --- the diary: entries as the linker has them ---------------------------------------------------

_TELLING = ("cancelled", "past", "planned", "hypothetical")


def _entries(rows: Rows, articles: Mapping[str, Article]) -> Partition:
    entries = [d for d in rows.get(DiaryEntry, ()) if isinstance(d, DiaryEntry)]
    return Partition([d.evidence for d in entries], [[n] for n in range(len(entries))])


def _diary(partition: Partition, rows: Rows, articles: Mapping[str, Article]) -> dict[int, Row]:
    entries = [d for d in rows.get(DiaryEntry, ()) if isinstance(d, DiaryEntry)]
    return {
        g: _entry([entries[m] for m in members], entries[partition.lead[g]])
        for g, members in partition.as_they_are()
    }


def _entry(entries: Sequence[DiaryEntry], lead: DiaryEntry) -> DiaryEntry:
    """One entry of several: dated by the finest date, the others' days as alternatives."""
    if len(entries) == 1:
        return entries[0]
    ordered = [lead, *(d for d in entries if d is not lead)]
    dated = min(ordered, key=lambda d: (d.precision != "day", d.start is None))
    days = {a for d in entries for a in (d.start, *d.alternatives) if a and precision(a) == "day"}
    status = next(s for s in _TELLING if any(d.status == s for d in entries))
    return DiaryEntry(
        dated.start,
        dated.end,
        tuple(sorted(days - {dated.start})) if dated.precision == "day" else dated.alternatives,
        dated.precision,
        status,
        next((d.type for d in ordered if d.type), None),
        lead.what,
        tuple(dict.fromkeys(p for d in ordered for p in d.participants)),
        tuple(dict.fromkeys(s for d in ordered for s in d.evidence)),
    )


GROUPINGS: Mapping[type[Row], Grouping] = {
    Person: Grouping(frozenset({"people"}), _entities, _people),
    QuoteGroup: Grouping(frozenset({"quote_groups", "quotes"}), _quotes, _quote_groups),
    Point: Grouping(frozenset({"points"}), _cells, _points),
    DiaryEntry: Grouping(frozenset({"diary"}), _entries, _diary, rows=True),
}
