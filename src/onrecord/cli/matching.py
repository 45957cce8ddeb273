"""Which rows an option's words ask for: every word must appear, whatever its case and accents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from onrecord.cli.common import clean
from onrecord.errors import OnrecordError
from onrecord.text.asking import asked, begin

if TYPE_CHECKING:
    from onrecord.exports.contract import PersonRecord

Row = TypeVar("Row")
NAMED = 12  # names that a message lists


def kept(
    rows: Sequence[Row],
    option: str,
    words: str | None,
    names: Callable[[Row], Iterable[str]],
    what: str,
) -> list[Row]:
    """The rows of which each of the option's words begins a word of some name; all rows without the option.

    The first of a row's names stands for it in messages. Raises OnrecordError where the option has no
    word or no row is left, naming what there is.
    """
    if words is None:
        return list(rows)
    wanted = asked(words)
    if not wanted:
        raise OnrecordError(f"{option} {words!r}: give at least one word")
    found, there = [], []
    for row in rows:
        named = list(names(row))
        there.append(clean(" ".join(named[0].split())))
        if begin(wanted, named):
            found.append(row)
    if not found and rows:
        distinct = sorted(set(there), key=lambda name: (-there.count(name), name))
        more = f" and {len(distinct) - NAMED} more" if len(distinct) > NAMED else ""
        raise OnrecordError(
            f"{option} {words!r}: no {what} here; there are: {'; '.join(distinct[:NAMED])}{more}"
        )
    return found


class Known:
    """By which other names the record knows somebody: asked for a person, an office is found, and back."""

    def __init__(self, people: Iterable[PersonRecord]) -> None:
        from onrecord.exports.naming import Names

        self._by_id = {person["id"]: person for person in people}
        self._names = Names(self._by_id.values())

    def names(self, name: str, person: str | None = None) -> list[str]:
        """The name itself first, then those that the record gives to the same person or body.

        `person` is the id in the record's people, where the row has one.
        """
        from onrecord.exports.naming import all_names

        found = self._by_id.get(person or "") or self._names.holder(name) or self._names.bearer(name)
        return [name, *(all_names(found) if found else ())]

    def office(self, person: str | None) -> str:
        """The office of a person, as the record has it; empty where it has none."""
        from onrecord.exports.page.view import role

        return role(dict(self._by_id[person])) if person in self._by_id else ""

    def name(self, person: str) -> str | None:
        """The name of a person by id."""
        return self._by_id[person]["name"] if person in self._by_id else None
