"""Groups entities of different articles that are one person or one body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Entity, OfficeClaim, row_id
from onrecord.text import names_words as lex
from onrecord.text.names import (
    PersonName,
    bodies_agree,
    body_words,
    family_keys,
    initials,
    is_acronym,
    parse_person,
    persons_agree,
    plain_key,
    surnames,
)
from onrecord.text.names_offices import Title, may_be, office_words, parse_title


@dataclass(frozen=True, slots=True)
class Known:
    """An entity with what its name and its article's office claims tell."""

    entity: Entity
    id: str
    article: str
    type: str
    claims: tuple[OfficeClaim, ...]
    names: tuple[PersonName, ...]
    by_office: bool


def known(entity: Entity, claims: Mapping[str, Sequence[OfficeClaim]]) -> Known:
    """What is known of an entity; `claims` are the story's, by holder."""
    key = row_id(entity)
    by_office = entity.type == "person" and entity.name.startswith("the ")
    names: tuple[PersonName, ...] = ()
    if entity.type == "person" and not by_office:
        parsed = [parse_person(n) for n in (entity.name, *entity.aliases)]
        names = tuple(n for n in parsed if n.whole) or (parsed[0],)
    return Known(
        entity, key, entity.mentions[0].article, entity.type, tuple(claims.get(key, ())), names, by_office
    )


Members = list[Known]


def retyped(found: Sequence[Known]) -> list[Known]:
    """The same entities, those with their types mended that other articles show to be misread.

    A "body" with a person's whole name is that person; a "person" known by one word alone, without any
    honour, that is a body's name and nobody's surname, is that body.
    """
    whole = {plain_key(k.entity.name) for k in found if k.names and k.names[0].whole}
    families = {s for k in found for n in k.names if n.whole for s in surnames(n)}
    bodies_named = {
        " ".join(w for w in body_words(n) if w not in lex.FORMS)
        for k in found
        if k.entity.type == "organization"
        for n in (k.entity.name, *k.entity.aliases)
    }
    mended = []
    for one in found:
        key = plain_key(one.entity.name)
        if one.entity.type == "organization" and " " in key and key in whole:
            one = replace(one, type="person", names=(parse_person(one.entity.name),))
        elif (
            one.names
            and not one.names[0].whole
            and not one.entity.honorifics
            and not one.claims
            and key in bodies_named
            and key not in families
        ):
            one = replace(one, type="organization", names=())
        mended.append(one)
    return mended


def persons(found: Sequence[Known]) -> list[Members]:
    """Persons, each as the entities that name him or her. Known by office alone and no more: left out."""
    whole = [k for k in found if not k.by_office and k.names[0].whole]
    by_family: dict[str, list[Members]] = defaultdict(list)
    groups: list[Members] = []
    for one in sorted(whole, key=lambda k: (-len(k.entity.name.split()), k.entity.name, k.article, k.id)):
        keys = sorted({key for n in one.names for key in family_keys(n)})
        candidates = _unique(g for key in keys for g in by_family[key])
        home = _home(one, candidates)
        if home is None:
            home = []
            groups.append(home)
        home.append(one)
        for key in keys:
            if not any(g is home for g in by_family[key]):
                by_family[key].append(home)
    groups += _singles([k for k in found if not k.by_office and not k.names[0].whole], groups)
    _by_office([k for k in found if k.by_office], groups)
    return groups


def _unique(groups: Iterable[Members]) -> list[Members]:
    seen: dict[int, Members] = {id(g): g for g in groups}
    return list(seen.values())


def _home(one: Known, candidates: Sequence[Members]) -> Members | None:
    fits = [
        g for g in candidates
        if all(
            m.article != one.article
            and not _genders_differ(m, one)
            and all(persons_agree(a, b) for a in m.names for b in one.names)
            for m in g
        )
    ]  # fmt: skip
    exact = [g for g in fits if any(plain_key(m.entity.name) == plain_key(one.entity.name) for m in g)]
    fits = exact or fits
    return fits[0] if len(fits) == 1 else None


def _genders_differ(a: Known, b: Known) -> bool:
    return bool(a.entity.gender and b.entity.gender and a.entity.gender != b.entity.gender)


def _singles(found: Sequence[Known], groups: Sequence[Members]) -> list[Members]:
    """Gives single names to the one person of the story whom they may name; groups what is left."""
    by_name: dict[str, list[Members]] = defaultdict(list)
    for group in groups:
        for key in sorted({s for m in group for n in m.names for s in surnames(n)}):
            by_name[key].append(group)
    left: dict[str, Members] = {}
    for one in found:
        key = plain_key(one.names[0].full)
        bearers = [
            g for g in by_name[key]
            if not any(m.article == one.article or _genders_differ(m, one) for m in g)
        ]  # fmt: skip
        rivals = [g for g in by_name[key] if not any(_genders_differ(m, one) for m in g)]
        if len(bearers) == 1 and len(rivals) == 1:
            bearers[0].append(one)
        elif not rivals and (one.entity.honorifics or len(one.entity.mentions) > 1):
            left.setdefault(f"{key} {one.entity.gender}", []).append(one)
    return [left[key] for key in sorted(left)]


def _by_office(found: Sequence[Known], groups: Sequence[Members]) -> None:
    """Gives those known by office alone to the one holder of that office in the story."""
    held: dict[str, list[tuple[Title, Members]]] = defaultdict(list)
    informal: list[tuple[Title, Members]] = []
    for group in groups:
        offices = {(c.title, c.body, c.status) for m in group for c in m.claims if c.status != "former"}
        for name, body, status in sorted(offices, key=lambda o: (o[0], o[1] or "", o[2])):
            title = Title(name, body, status, name.split()[-1].lower())
            held[(office_words(name) or ("",))[-1]].append((title, group))
            if body:
                informal.append((title, group))
    for one in found:
        office = _title_of(one)
        if office is None:
            continue
        near = informal if office.informal else held[(office_words(office.title) or ("",))[-1]]
        fits = _unique(g for t, g in near if may_be(office, t) or _fuller(office, t))
        if len(fits) == 1:
            fits[0].append(one)


def _title_of(one: Known) -> Title | None:
    """The office that somebody is known by, with the body's full name where the article has it."""
    title = parse_title(one.entity.name)
    named = sorted({c.body for c in one.claims if c.body})
    return replace(title, body=named[0]) if title is not None and len(named) == 1 else title


def _fuller(title: Title, held: Title) -> bool:
    """True if an office in place of a name says more than the holder's article does, and no other thing."""
    return held.body is None and len(held.title.split()) > 1 and may_be(held, title)


def bodies(found: Sequence[Known]) -> list[Members]:
    """Bodies, each as the entities that name it."""
    groups: dict[str, Members] = {}
    for one in sorted(found, key=lambda k: (k.entity.name, k.article, k.id)):
        groups.setdefault(" ".join(body_words(one.entity.name)), []).append(one)
    by_start: dict[str, list[str]] = defaultdict(list)
    by_initials: dict[str, list[str]] = defaultdict(list)
    for key, members in groups.items():
        by_start[key[:3]].append(key)
        by_start[f" {key.split()[-1]}"].append(key)
        shorts = {initials(key)} | {
            plain_key(a).replace(" ", "") for m in members for a in m.entity.aliases if is_acronym(a)
        }
        for short in sorted(shorts):
            by_initials[short].append(key)
    moves: dict[str, str] = {}
    for key in sorted(groups):
        into = _longer(key, groups, by_start, by_initials)
        if into is not None:
            moves[key] = into
    for key in sorted(moves, key=lambda k: (len(k), k)):
        into = moves[key]
        while into in moves:
            into = moves[into]
        here = {m.article for m in groups[into]}
        if into != key and not any(m.article in here for m in groups[key]):
            groups[into] += groups.pop(key)
        else:
            moves.pop(key)
    return [groups[key] for key in sorted(groups)]


def _longer(
    key: str,
    groups: Mapping[str, Members],
    by_start: Mapping[str, Sequence[str]],
    by_initials: Mapping[str, Sequence[str]],
) -> str | None:
    """The one longer name that this one is short for, None if there is none or more than one."""
    name = groups[key][0].entity.name
    metonym = lex.METONYMS.get(key)
    if metonym:
        fits = [k for k in by_start.get(metonym.lower()[:3], ()) if k == " ".join(body_words(metonym))]
    elif is_acronym(name):
        fits = [k for k in by_initials.get(plain_key(name).replace(" ", ""), ()) if k != key]
    else:
        near = {*by_start.get(key[:3], ()), *by_start.get(f" {key.rsplit(maxsplit=1)[-1]}", ())}
        fits = [
            k for k in sorted(near)
            if len(k) > len(key) and bodies_agree(name, groups[k][0].entity.name)
            and not is_acronym(groups[k][0].entity.name)
        ]  # fmt: skip
        longest = max(fits, key=lambda k: (len(k), k), default="")
        rest = [k for k in fits if k != longest]
        if rest and all(bodies_agree(groups[k][0].entity.name, groups[longest][0].entity.name) for k in rest):
            fits = [longest]
    return fits[0] if len(fits) == 1 else None
