"""The families of nouns that outlets choose between."""

from onrecord.text.labels import EVENT, FAMILY


def test_nouns_of_one_thing_are_of_one_family() -> None:
    assert FAMILY["march"] == FAMILY["demo"] == FAMILY["rally"]
    assert FAMILY["fiasco"] == FAMILY["row"] == EVENT
    assert FAMILY["march"] != FAMILY["riot"]


def test_every_family_offers_a_choice() -> None:
    sizes = {family: list(FAMILY.values()).count(family) for family in FAMILY.values()}
    assert min(sizes.values()) > 1
    assert all(word == word.lower() for word in FAMILY)
