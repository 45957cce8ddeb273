"""Finds who is meant by an office in place of a name: "the commissioner", "the London mayor", "the PM"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotators.entities_people import Someone
from onrecord.annotators.offices_patterns import Claim
from onrecord.text.names_offices import Title, may_be, office_words, same_body


def holder_of(title: Title, found: Sequence[Claim]) -> str | None:
    """The key of the one person who holds the office, None if nobody or more than one may be meant."""
    over = title.status == "former"
    found = [c for c in found if (c.title.status == "former") == over]
    fits = {c.key for c in found if may_be(title, c.title)}
    if len(fits) > 1:
        exact = {
            c.key for c in found
            if office_words(c.title.title) == office_words(title.title)
            and (not title.body or not c.title.body or same_body(title.body, c.title.body))
        }  # fmt: skip
        fits = exact
    return next(iter(fits)) if len(fits) == 1 else None


def by_honour(title: Title, known: Sequence[Someone]) -> int | None:
    """Where in `known` the one stands whose honorific is this office ("the captain", Captain Roe)."""
    if title.body:
        return None
    want = office_words(title.title)
    fits = [
        i for i, one in enumerate(known)
        if one.kind == "person" and any(office_words(h) == want for h in one.honorifics)
    ]  # fmt: skip
    return fits[0] if len(fits) == 1 else None
