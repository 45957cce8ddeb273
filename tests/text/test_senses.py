"""How near words are in meaning."""

import pytest

from onrecord.text.senses import kin, lemmas, sort_of, steps


@pytest.mark.parametrize(
    ("one", "other", "kind", "far"),
    [
        ("lawyer", "attorney", "n", 0),
        ("staff", "personnel", "n", 1),
        ("car", "truck", "n", 2),
        ("barge", "tugboat", "n", 2),
        ("lawyer", "river", "n", None),
        ("thing", "person", "n", None),
        ("zyxwv", "car", "n", None),
        ("assume", "think", "v", 2),
    ],
)
def test_steps(one: str, other: str, kind: str, far: int | None) -> None:
    assert steps(one, other, kind) == far == steps(other, one, kind)


def test_a_compound_that_is_in_no_dictionary_is_of_the_kind_of_its_end() -> None:
    assert steps("hoverbarge", "barge") == 0


def test_lemmas_of_forms() -> None:
    assert lemmas("lorries") == (("n", "lorry"),)
    assert ("v", "slap") in lemmas("slapped")
    assert ("v", "evacuate") in lemmas("evacuating")
    assert lemmas("coach") == (("n", "coach"),)


def test_sorts() -> None:
    assert sort_of("coach", "person")
    assert not sort_of("regatta", "person")
    assert sort_of("zyxwv", "person")


@pytest.mark.parametrize(("kind", "far"), [("n", 3), ("v", 1), ("n", 0)])
def test_kin_are_those_so_few_steps_away(kind: str, far: int) -> None:
    words = (
        "lawyer attorney staff personnel car truck barge tugboat river thing person act zyxwv hoverbarge "
        "crowd assume think believe say boat ship coach teacher"
    ).split()
    found = kin(words, far, kind)
    for one in words:
        apart = {other: steps(one, other, kind) for other in words if other != one}
        assert found[one] == {other: n for other, n in apart.items() if n is not None and n <= far}
