"""Ids for use outside the record: UUIDs that follow from content alone, so that exports name each other's."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable

from onrecord.exports.contract import Contract, Evidence, PersonRecord
from onrecord.text.names import plain_key

_SPACE = uuid.UUID("5b8f0f7e-6c0d-5d0b-9d53-6f6e72656364")  # this project's own name space


def made_id(*parts: str) -> str:
    """A UUID (version 5) over the parts; the same parts give the same id on every run and machine."""
    joined = "\x1f".join(parts).encode("utf-8", "replace").decode("utf-8")
    return str(uuid.uuid5(_SPACE, joined))


def urn(identifier: str) -> str:
    """The id as an IRI."""
    return f"urn:uuid:{identifier}"


def article_id(article: str) -> str:
    """Of an article, by its id in the record."""
    return made_id("article", article)


def span_id(evidence: Evidence) -> str:
    """Of a span, and so of its Web Annotation."""
    return made_id("span", evidence["article"], str(evidence["start"]), str(evidence["end"]))


def people_ids(record: Contract) -> dict[str, str]:
    """Ids of the people and bodies by their ids in the record.

    They follow from the story and the name, and so stay the same when an article is added; those who
    share a name are told apart by the order of their first mentions.
    """
    taken: Counter[tuple[str, str]] = Counter()
    found = {}
    for person in sorted(record["people"], key=_first):
        name = (person["type"], plain_key(person["name"]) or person["name"])
        found[person["id"]] = made_id("party", record["story"]["id"], *name, str(taken[name]))
        taken[name] += 1
    return found


def _first(person: PersonRecord) -> tuple[tuple[str, int], str]:
    places: Iterable[tuple[str, int]] = ((m["article"], m["start"]) for m in person["mentions"])
    return min(places, default=("", 0)), person["id"]
