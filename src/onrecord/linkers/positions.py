"""Joins what all articles say of where somebody stands into one position for each holder and target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from onrecord.linkers.base import Group, Linker
from onrecord.linkers.sides import Sides, alike, content_words
from onrecord.model import (
    Account,
    DiaryEntry,
    Discrepancy,
    InferredDate,
    Person,
    Position,
    Quote,
    Row,
    Span,
    StanceClaim,
    Stand,
    row_id,
)

# Of stances that are reported for one day the first of these is told: a condition makes a backing less than
# whole, and who takes a side somewhere does not hold back.
_ORDER = ("conditional", "against", "for", "withheld")
VOICES = ("quoted", "paraphrased", "outlet")


@dataclass(frozen=True, slots=True)
class _Claim:
    claim: StanceClaim
    date: str | None
    outlet: str
    words: str
    voice: str

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.claim.evidence


class Positions(Linker):
    """One Position for each holder and target, with all its evidence, and what it was before.

    Persons and bodies are told apart by identity, a body from its head too; other targets by their
    words. What a reader is not sure of counts where other words, of whichever outlet, set the same holder on
    the same side of the same target. A condition reported anywhere makes a backing conditional. Where outlets
    of one day set somebody on both sides, the row takes the one that more outlets carry and a Discrepancy
    names both.
    """

    name = "positions"
    version = 6
    requires = (StanceClaim, Person, InferredDate, Quote)
    produces = (Position, Discrepancy, DiaryEntry)

    def link(self, group: Group) -> Iterable[Row]:
        sides = Sides(group.of(Person))
        forms = {row_id(q): q.form for q in group.of(Quote)}
        by_actor: dict[tuple[str | None, str], list[_Claim]] = defaultdict(list)
        for claim in group.of(StanceClaim):
            key = sides.find(claim.actor_entity, claim.actor)
            date = group.published(claim.evidence[0].article)
            article, span = group.articles[claim.evidence[0].article], claim.evidence[0]
            words = " ".join(article.text[span.start : span.end].split())
            voice = _voice(claim, forms)
            known = _Claim(claim, date[:10] if date else None, article.outlet, words, voice)
            by_actor[key, "" if key else sides.name(None, claim.actor).casefold()].append(known)
        for (actor, _), claims in sorted(by_actor.items(), key=lambda item: (item[0][0] or "", item[0][1])):
            for target, on_target in _targets(sides, claims):
                if target is not None and target == actor:
                    continue
                if borne_out := _borne_out(on_target):
                    yield from _position(sides, actor, target, borne_out)


def _borne_out(claims: Sequence[_Claim]) -> list[_Claim]:
    """The claims that are firm, and those whose side another claim takes in other words."""
    sides: dict[str, set[str]] = defaultdict(set)
    for c in claims:
        sides[_side(c)].add(c.words)
    return [c for c in claims if c.claim.firm or len(sides[_side(c)]) > 1]


def _side(claim: _Claim) -> str:
    return "for" if claim.claim.stance == "conditional" else claim.claim.stance


def _voice(claim: StanceClaim, forms: Mapping[str, str]) -> str:
    if claim.by is None:
        return "outlet"
    return "paraphrased" if forms.get(claim.by) == "indirect" else "quoted"


def _targets(sides: Sides, claims: Sequence[_Claim]) -> Iterator[tuple[str | None, list[_Claim]]]:
    """One holder's claims by target; targets that no row names are one where their words are alike."""
    known: dict[str, list[_Claim]] = defaultdict(list)
    loose: list[tuple[frozenset[str], list[_Claim]]] = []
    for c in claims:
        key = sides.find(c.claim.target_entity, c.claim.target)
        if key is not None:
            known[key].append(c)
            continue
        words = content_words(c.claim.target)
        for theirs, members in loose:
            if alike(words, theirs):
                members.append(c)
                break
        else:
            loose.append((words, [c]))
    yield from sorted(known.items())
    for _, members in loose:
        yield None, members


def _position(sides: Sides, actor: str | None, target: str | None, claims: list[_Claim]) -> Iterator[Row]:
    ordered = sorted(claims, key=lambda c: (c.date or "", c.outlet, c.spans, row_id(c.claim)))
    name = sides.name(actor, ordered[0].claim.actor)
    about = sides.name(target, min((c.claim.target for c in ordered), key=lambda t: (-len(t), t)))
    stands: list[tuple[str, list[_Claim]]] = []
    for _, day in groupby(ordered, key=lambda c: c.date):
        of_day = list(day)
        stance = _of_day(of_day)
        backing = any(c.claim.stance == "for" for c in of_day)
        other_side = "for" if stance == "against" else "against" if backing else ""
        against = [c for c in of_day if c.claim.stance == other_side]
        others = {c.outlet for c in against}
        if against and others != {c.outlet for c in of_day if c.claim.stance == stance}:
            yield _disagreement(name, about, stance, of_day)
        of_day = [c for c in of_day if c not in against]
        if stands and (stands[-1][0] == stance or {stands[-1][0], stance} == {"for", "conditional"}):
            both = [*stands[-1][1], *of_day]
            stands[-1] = ("conditional" if "conditional" in (stance, stands[-1][0]) else stance, both)
        elif stands and stance == "withheld":
            stands[-1][1].extend(of_day)
        else:
            stands.append((stance, of_day))
    stance, last = stands[-1]
    telling = [c for c in last if c.claim.stance == stance] or last
    yield Position(
        actor=name,
        actor_id=actor,
        target=about,
        stance=stance,
        about=_most_told(telling),
        since=next((c.date for c in telling if c.date), None),
        condition=next((c.claim.condition for c in telling if c.claim.condition), None),
        evidence=_evidence(last),
        history=tuple(
            Stand(s, next((c.date for c in cs if c.date), None), _most_told(cs), _evidence(cs))
            for s, cs in stands[:-1]
        ),
        strength=_strength(telling),
        voices=tuple(v for v in VOICES if any(c.voice == v for c in telling)),
    )
    for (before, _), (after, claims_of) in pairwise(stands):
        yield from _change(name, actor, about, before, after, claims_of)


def _strength(claims: Sequence[_Claim]) -> str:
    found = {c.claim.strength for c in claims}
    return "strong" if "strong" in found else "reserved" if found == {"reserved"} else "plain"


def _change(
    name: str, actor: str | None, about: str, before: str, after: str, claims: Sequence[_Claim]
) -> Iterator[DiaryEntry]:
    """The day on which somebody is first told to stand elsewhere than before, as an event of the story."""
    telling = [c for c in claims if c.claim.stance == after] or list(claims)
    day = next((c.date for c in telling if c.date), None)
    if day is not None:
        what = f"{name} on {about}: first {before}, then {after}"
        people = (actor,) if actor else ()
        yield DiaryEntry(day, None, (), "day", "past", None, what, people, _evidence(telling))


def _of_day(claims: Sequence[_Claim]) -> str:
    outlets = {s: len({c.outlet for c in claims if c.claim.stance == s}) for s in _ORDER}
    if outlets["for"] and outlets["against"]:
        if outlets["against"] > outlets["for"] + outlets["conditional"]:
            return "against"
        return "conditional" if outlets["conditional"] else "for"
    if outlets["against"]:
        return "against"
    return next(s for s in _ORDER if outlets[s])


def _most_told(claims: Sequence[_Claim]) -> str:
    acts = [c.claim.act for c in claims]
    return min(acts, key=lambda a: (-acts.count(a), acts.index(a)))


def _evidence(claims: Sequence[_Claim]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for c in claims for span in c.spans))


def _disagreement(name: str, about: str, stance: str, claims: Sequence[_Claim]) -> Discrepancy:
    values = {s: [c for c in claims if c.claim.stance == s] for s in _ORDER}
    return Discrepancy(
        "other", f"where {name} stands on {about}", "contradiction",
        tuple(Account(s, _evidence(cs)) for s, cs in values.items() if cs),
    )  # fmt: skip
