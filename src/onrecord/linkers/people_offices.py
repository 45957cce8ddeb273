"""Merges what several articles say of one person's offices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import Office, OfficeClaim, Span
from onrecord.text.names import bodies_agree, body_words, longer_by_place
from onrecord.text.names_offices import ABBREVIATED, Title, may_be, office_words


@dataclass(slots=True)
class _Post:
    title: Title
    titles: Counter[str] = field(default_factory=Counter)
    bodies: Counter[str] = field(default_factory=Counter)
    since: set[str] = field(default_factory=set)
    until: set[str] = field(default_factory=set)
    evidence: set[Span] = field(default_factory=set)


def offices(claims: Sequence[OfficeClaim], names: Mapping[str, str]) -> tuple[Office, ...]:
    """The offices that the claims tell of, each once; `names` gives a body's name in the story.

    Claims merge where the one's title is a shorter form of the other's, with the same status, and
    neither body nor date speaks against it.
    """
    posts: list[_Post] = []
    for claim in sorted(claims, key=_specific_first):
        body = _named(claim.body, names) if claim.body else None
        title = Title(claim.title, body, claim.status, claim.title.split()[-1].lower())
        post = next((p for p in posts if _same(p, title, claim)), None)
        if post is None:
            post = _Post(title)
            posts.append(post)
        if len(office_words(claim.title)) == len(office_words(post.title.title)):
            post.titles[claim.title] += 1
        if body:
            post.bodies[body] += 1
        post.since |= {claim.since} if claim.since else set()
        post.until |= {claim.until} if claim.until else set()
        post.evidence |= set(claim.evidence)
    return tuple(
        sorted(
            (
                Office(
                    _written(p.titles),
                    min(p.bodies, key=lambda b: (-p.bodies[b], -len(b), b)) if p.bodies else None,
                    p.title.status,
                    min(p.since, default=None),
                    max(p.until, default=None),
                    tuple(sorted(p.evidence)),
                )
                for p in posts
            ),
            key=lambda o: (o.status, o.title.lower(), o.body or "", o.evidence),
        )
    )


def _named(body: str, names: Mapping[str, str]) -> str:
    """The story's name of a body: by one of its names, else by the one that this is short for."""
    if body in names:
        return names[body]
    start = body_words(body)[0][:3]
    fits = {
        full
        for name, full in names.items()
        if name.lower().startswith(start) and bodies_agree(body, name) and not longer_by_place(body, name)
    }
    return fits.pop() if len(fits) == 1 else body


def _specific_first(claim: OfficeClaim) -> tuple[object, ...]:
    title = Title(claim.title, claim.body, claim.status, claim.title.split()[-1].lower())
    return (
        title.informal,
        -len(office_words(claim.title)),
        claim.body is None,
        claim.title.lower(),
        claim.body or "",
        claim.since or "9",
        claim.until or "9",
        claim.evidence,
    )


def _same(post: _Post, title: Title, claim: OfficeClaim) -> bool:
    if post.title.status != title.status:
        return False
    if claim.since and post.since and claim.since not in post.since:
        return False
    if claim.until and post.until and claim.until not in post.until:
        return False
    body = next(iter(sorted(post.bodies)), post.title.body)
    full = Title(post.title.title, body, post.title.status, post.title.head)
    return may_be(title, full)


def _written(titles: Counter[str]) -> str:
    """The commonest way to write a title; lower case where some article writes it so."""
    by_words: Counter[str] = Counter()
    for title, count in titles.items():
        by_words[title.lower()] += count
    best = min(by_words, key=lambda t: (t in ABBREVIATED, -by_words[t], t))
    if best in ABBREVIATED:
        return ABBREVIATED[best]
    forms = [t for t in titles if t.lower() == best]
    return min(forms, key=lambda t: (t != best, -titles[t], t))
