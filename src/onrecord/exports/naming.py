"""Which person or body of the record a name means, where it can mean only one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.exports.contract import OfficeRecord, PersonRecord
from onrecord.text.names import plain_key

_ARTICLES = ("the ", "a ", "an ")
_HELD = ("current", "acting")


def key(name: str) -> str:
    """A name for comparison: as `plain_key`, without a leading article."""
    plain = plain_key(name)
    return next((plain[len(word) :] for word in _ARTICLES if plain.startswith(word)), plain)


class Names:
    """The record's people by their names and by the offices they hold; what two share names neither."""

    def __init__(self, people: Iterable[PersonRecord]) -> None:
        named: dict[str, dict[str, PersonRecord]] = defaultdict(dict)
        holding: dict[str, dict[str, PersonRecord]] = defaultdict(dict)
        self._offices: set[str] = set()
        for person in people:
            said = {m["exact"] for m in person["mentions"]}
            for name in (person["name"], *person["aliases"], *said):
                named[key(name)][person["id"]] = person
            for office in person["offices"]:
                for name in office_names(office):
                    self._offices.add(key(name))
                    if office["status"] in _HELD:
                        holding[key(name)][person["id"]] = person
        self._named = _only(named)
        self._holding = _only(holding)

    def bearer(self, name: str) -> PersonRecord | None:
        """Who is called by that name somewhere in the story."""
        return self._named.get(key(name))

    def holder(self, name: str) -> PersonRecord | None:
        """Who holds the office of that name, "mayor" or "mayor, Ostrel", as of the articles."""
        return self._holding.get(key(name))

    def is_office(self, name: str) -> bool:
        """Whether somebody in the story holds or held an office of that name."""
        return key(name) in self._offices


def office_names(office: OfficeRecord) -> list[str]:
    """The title with its body, and alone."""
    title, body = office["title"], office["body"]
    return [f"{title}, {body}", title] if body else [title]


def all_names(person: PersonRecord) -> list[str]:
    """The name, the further names, and the offices held."""
    held = [name for o in person["offices"] if o["status"] in _HELD for name in office_names(o)]
    return list(dict.fromkeys([person["name"], *person["aliases"], *held]))


def _only(found: dict[str, dict[str, PersonRecord]]) -> dict[str, PersonRecord]:
    return {name: next(iter(people.values())) for name, people in found.items() if len(people) == 1}
