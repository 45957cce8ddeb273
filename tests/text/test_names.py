import pytest

from onrecord.text.names import (
    bodies_agree,
    is_acronym,
    parse_person,
    persons_agree,
    plain_key,
    stands_for,
    tidy_name,
    words,
)


@pytest.mark.parametrize(
    ("text", "full", "given", "family", "gender"),
    [
        ("Sir Jon Rowe", "Jon Rowe", ("Jon",), "Rowe", "m"),
        ("Marie van der Berg", "Marie van der Berg", ("Marie",), "van der Berg", "f"),
        ("Dr. Paul L. Kerr Jr.", "Paul L. Kerr Jr.", ("Paul", "L."), "Kerr", "m"),
        ("Prof Dame Ana Lind", "Ana Lind", ("Ana",), "Lind", "f"),
        ("Lee Ju-ho", "Lee Ju-ho", ("Ju-ho",), "Lee", None),
        ("Xu Wei", "Xu Wei", ("Wei",), "Xu", None),
        ("Sir Jon", "Jon", ("Jon",), "", "m"),
        ("Ms O'Neale", "O'Neale", (), "O'Neale", "f"),
        ('Tomas "Tug" Redfern', "Tomas Redfern", ("Tomas",), "Redfern", "m"),
        ("King Olaf", "King Olaf", ("King",), "Olaf", "m"),
        ("SIR ALEC TOBIN", "Alec Tobin", ("Alec",), "Tobin", "m"),
        ("Siobhan Kerr KC", "Siobhan Kerr", ("Siobhan",), "Kerr", "f"),
    ],
)
def test_a_name_falls_into_its_parts(
    text: str, full: str, given: tuple[str, ...], family: str, gender: str | None
) -> None:
    name = parse_person(text)
    assert (name.full, name.given, name.family, name.gender) == (full, given, family, gender)


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("Jon Rowe", "Sir Jon Rowe", True),
        ("Jonathan Rowe", "Jon Rowe", True),
        ("J. Rowe", "Jon Rowe", True),
        ("J.P. Rowe", "Juan Pedro Rowe", True),
        ("Mohamed Rowe", "Muhammad Rowe", True),
        ("Kim Jong-un", "Kim Jong Un", True),
        ("Jon Rowe", "Ana Rowe", False),
        ("Jon Rowe Jr.", "Jon Rowe Sr.", False),
        ("Jon Rowe", "Jon Roe", False),
        ("Jon A. Rowe", "Jon B. Rowe", False),
        ("Mr Alex Rowe", "Ms Alex Rowe", False),
    ],
)
def test_two_names_may_be_one_persons(left: str, right: str, agree: bool) -> None:
    assert persons_agree(parse_person(left), parse_person(right)) is agree
    assert persons_agree(parse_person(right), parse_person(left)) is agree


@pytest.mark.parametrize(
    ("short", "long", "agree"),
    [
        ("Met", "Metropolitan Police", True),
        ("Met Police", "Metropolitan Police", True),
        ("Met", "Met Police Federation", False),
        ("Board of Bakers", "Board of Bakers of Wexham", True),
        ("Ostrava", "Ostrava Holdings plc", True),
        ("Ostrava Trust", "Ostrava Bank", False),
        ("Otters", "Marsh Lake Otters", True),
        ("City Council", "Leeds City Council", True),
        ("United", "Norrland United", False),
    ],
)
def test_two_names_may_be_one_bodys(short: str, long: str, agree: bool) -> None:
    assert bodies_agree(short, long) is agree


def test_words_know_possessives_initials_and_abbreviations() -> None:
    found = [
        (w.text, w.possessive)
        for w in words("The Fishers' Alliance met J. Roe's Dr. Lind in the U.S. today.")
    ]
    assert found == [
        ("The", ""), ("Fishers", "'"), ("Alliance", ""), ("met", ""), ("J.", ""), ("Roe", "'s"), ("Dr.", ""),
        ("Lind", ""), ("in", ""), ("the", ""), ("U.S.", ""), ("today", ""),
    ]  # fmt: skip


def test_acronyms_stand_for_initials() -> None:
    assert stands_for("HST", "Harbour Safety Trust")
    assert stands_for("BOD", "Board of Deputies")
    assert not stands_for("HST", "Harbour Trust")
    assert is_acronym("U.N.")
    assert not is_acronym("Nato")


def test_keys_and_case() -> None:
    assert plain_key("Siobhán O’Neale") == "siobhan o'neale"
    assert tidy_name("CASTLE ROVERS") == "Castle Rovers"
    assert tidy_name("NATO") == "NATO"
