"""Sides: whom a claim's words mean, and which office is meant by a part of its name."""

from __future__ import annotations

from onrecord.linkers.sides import Sides, alike, content_words, without_article
from onrecord.model import Office, Person, Span

HERE = (Span("a", 0, 1),)


def person(name: str, *offices: Office, kind: str = "person", aliases: tuple[str, ...] = ()) -> Person:
    return Person(name, kind, aliases, (), offices, HERE, (f"entity of {name}",))


def office(title: str, body: str | None = None, status: str = "current") -> Office:
    return Office(title, body, status, None, None, HERE)


MAYOR = person("Ada Quist", office("mayor", "Tellbridge"))
FORMER = person("Hal Osgood", office("chief constable", "Tellbridge", "former"))
BOARD = person("Harbour Board", kind="organization", aliases=("the board",))
SIDES = Sides([MAYOR, FORMER, BOARD])


def named(words: str) -> str | None:
    key = SIDES.find(None, words)
    return SIDES.people[key].name if key else None


def test_an_entity_is_found_before_any_name() -> None:
    key = SIDES.find("entity of Ada Quist", "the board")
    assert key is not None
    assert SIDES.people[key].name == "Ada Quist"


def test_names_and_offices_lead_to_their_one_bearer() -> None:
    assert named("Ada Quist") == "Ada Quist"
    assert named("the mayor") == "Ada Quist"
    assert named("the embattled mayor") == "Ada Quist"
    assert named("the board") == "Harbour Board"


def test_another_office_is_not_the_office() -> None:
    assert named("the former mayor") is None
    assert named("the deputy mayor") is None
    assert named("the chief constable") is None


def test_the_boss_of_a_body_is_who_alone_heads_it() -> None:
    head = person("Nell Orme", office("chief executive", "Lorn and Tellbridge Ferries"))
    sides = Sides([MAYOR, head, person("Sal Vance", office("clerk", "Lorn and Tellbridge Ferries"))])
    assert (
        sides.find(None, "the boss of Lorn") == sides.find(None, "Lorn boss") == sides.find(None, "Nell Orme")
    )
    assert sides.find(None, "the boss of Tellbridge") is None
    assert sides.find(None, "the former boss of Lorn") is None
    bare = Sides([MAYOR, person("Nell Orme", office("chief executive"))])
    assert bare.find(None, "boss of Lorn") == bare.find(None, "the chief executive of Lorn Ferries")
    assert bare.find(None, "boss of Lorn") == bare.find(None, "Nell Orme")
    assert bare.find(None, "the mayor of Lorn") is None


def test_an_office_is_named_in_full() -> None:
    assert SIDES.office("mayor") == "mayor of Tellbridge"
    assert SIDES.office("Progress Tellbridge mayor") == "mayor of Tellbridge"
    assert SIDES.office("board") == "Harbour Board"
    assert SIDES.office("sheriff") is None


def test_two_holders_of_one_title_are_neither() -> None:
    sides = Sides([MAYOR, person("Bram Otte", office("mayor", "Lorn"))])
    assert sides.find(None, "the mayor") is None
    assert sides.office("mayor") is None


def test_phrases_are_alike_by_their_content_words() -> None:
    assert alike(content_words("the copper mine"), content_words("a copper mine in the valley"))
    assert not alike(content_words("the copper mine"), content_words("the school"))
    assert not alike(content_words("the"), content_words("the school"))
    assert without_article("The plan") == "plan"
    assert without_article("Theo") == "Theo"
