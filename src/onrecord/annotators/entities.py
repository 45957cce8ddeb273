"""Gathers an article's mentions into its persons and bodies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.entities_blocks import Blocks
from onrecord.annotators.entities_bodies import Described, bodies
from onrecord.annotators.entities_inferred import holders
from onrecord.annotators.entities_offices import by_honour, holder_of
from onrecord.annotators.entities_people import Someone, people
from onrecord.annotators.offices_patterns import Claim, Succession, claims, successions
from onrecord.annotators.offices_words import Named
from onrecord.model import Article, Entity, Mention, Parse, Row, Span
from onrecord.text.names_offices import Title, may_be, parse_title, party_after

# Characters in one bucket of the index of claims by place.
_PAGE = 1000
# Offices of which a story has one as a rule, so that another article may tell who holds it.
_ONE_OF_A_KIND = frozenset(
    "captain coach judge mayor commissioner minister chancellor governor prosecutor coroner bishop "
    "archbishop premier ombudsman chairman chairwoman chair superintendent sheriff ambassador senator "
    "president secretary headteacher skipper pm".split()
)


class Entities(Annotator):
    """One Entity for each person and body that the article names, with all its mentions.

    Whoever is known by an office alone is an Entity too, named by it: "the home secretary".
    """

    name = "entities"
    version = 3
    requires = (Parse, Mention)
    produces = (Entity,)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        mentions = rows.of(Mention)
        text = article.text

        def read(span: Span) -> str:
            return text[span.start : span.end]

        named = [(m.span, read(m.span)) for m in mentions if m.kind == "person" and m.form == "name"]
        persons = people(named, text)
        groups = bodies(
            (
                (m.span, m.name)
                for m in mentions
                if m.kind == "organization" and m.form in ("name", "acronym")
            ),
            text,
        )
        found = office_claims(rows.of(Parse), persons)
        for claim in found:
            if claim.title.party:
                persons[int(claim.key)].parties.add(claim.title.party)
        for one in persons:
            one.parties |= {p for s in one.spans if (p := party_after(text, s.end)) is not None}
        persons += _offices(mentions, persons, found, rows.of(Parse))
        known = Described(groups, article.outlet)
        for m in mentions:
            if m.form == "description":
                known.take(m.name, m.span)
        for one in sorted([*persons, *groups], key=lambda s: min(s.spans)):
            yield entity(one)


def entity(one: Someone) -> Entity:
    """The row of a person or body."""
    name = one.name
    return Entity(
        tuple(sorted(set(one.spans))),
        one.kind,
        name,
        tuple(sorted({*one.names, *one.others} - {name})),
        tuple(sorted(one.honorifics)),
        tuple(sorted(one.parties)),
        one.titled or one.gender,
    )


def office_claims(parses: Sequence[Parse], persons: Sequence[Someone]) -> list[Claim]:
    """What the text around their names says of the persons' offices; keys are places in `persons`."""
    places = [(s, str(i)) for i, one in enumerate(persons) for s in one.spans]
    return named_claims(parses, places)


def named_claims(parses: Sequence[Parse], places: Iterable[tuple[Span, str]]) -> list[Claim]:
    """The claims around spans of names, whose bearers the keys tell."""
    keys = dict(places)
    blocks = Blocks(parses)
    found: list[Claim] = []
    followed: list[Succession] = []
    for parse, spans in zip(blocks.parses, blocks.sorted_in(keys), strict=True):
        at = parse.span.start
        inside = [Named(s.start - at, s.end - at, keys[s]) for s in spans]
        if inside:
            found += claims(parse, parse.doc.text, inside)
            followed += successions(parse, parse.doc.text, inside)
    for one in followed:
        found += _inherited(one, found)
    return found


def _inherited(one: Succession, found: Sequence[Claim]) -> list[Claim]:
    """What a succession tells of the one office that the successor holds, if there is but one."""
    held = {c.title.title.lower(): c.title for c in reversed(found) if c.key == one.key}
    held = {low: title for low, title in held.items() if title.status == "current"}
    if len(held) != 1:
        return []
    title = next(iter(held.values()))
    had = replace(title, status="former")
    return [
        Claim(one.key, title, one.year, None, one.evidence),
        Claim(one.from_key, had, None, one.year, one.evidence),
    ]


def _offices(
    mentions: Sequence[Mention], persons: list[Someone], found: list[Claim], parses: Sequence[Parse]
) -> list[Someone]:
    """Gives offices in place of names to their holders; returns who is known by office alone."""
    read = [(m, parse_title(m.name)) for m in mentions if m.form == "office"]
    titles: list[tuple[Mention, Title]] = [(m, t) for m, t in read if t is not None]
    # The fuller titles first: what they add ("London mayor") helps to place the shorter ones.
    open_ones: list[tuple[Mention, Title]] = []
    told: dict[Title, int | None] = {}
    near: dict[int, list[Claim]] = defaultdict(list)
    for c in found:
        for page in range(c.evidence.start // _PAGE, c.evidence.end // _PAGE + 1):
            near[page].append(c)
    distinct = list({(c.key, c.title): c for c in found}.values())
    for m, title in titles:
        evident = next((c for c in near[m.span.start // _PAGE] if c.evidence.holds(m.span)), None)
        if evident is None and title not in told:
            holder = holder_of(title, distinct)
            told[title] = int(holder) if holder is not None else by_honour(title, persons)
        at = int(evident.key) if evident else told[title]
        if at is None:
            open_ones.append((m, title))
        else:
            persons[at].take(m.span)
            persons[at].parties |= {title.party} if title.party else set()
    unnamed: list[tuple[Title, Someone]] = []
    same: dict[Title, Someone] = {}
    for m, title in open_ones:
        if title in same:
            same[title].take(m.span, None, f"the {m.name}")
            continue
        fits = [(t, one) for t, one in unnamed if may_be(title, t) or may_be(t, title)]
        if len(fits) == 1:
            fits[0][1].take(m.span, None, f"the {m.name}")
        elif not fits and (
            title.body or len(title.title.split()) > 1 or m.name[0].isupper() or title.head in _ONE_OF_A_KIND
        ):
            one = Someone("person")
            one.take(m.span, None, f"the {m.name}")
            unnamed.append((title, one))
            same[title] = one
    busy = {int(c.key) for c in found}
    inferred = holders([one.spans for _, one in unnamed], persons, busy, parses)
    for i, at in sorted(inferred.items()):
        for span in unnamed[i][1].spans:
            persons[at].take(span)
    return [one for i, (_, one) in enumerate(unnamed) if i not in inferred]
