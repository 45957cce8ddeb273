"""How near words are in meaning."""

import pytest

from onrecord.text.senses import lemmas, sort_of, steps


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
