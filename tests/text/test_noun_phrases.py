"""Noun phrases cut from sentences."""

from onrecord.text.noun_phrases import phrases, singular


def found(text: str, *verbs: str) -> list[tuple[str, str, str, str]]:
    starts = {text.index(v) for v in verbs}
    return [
        (p.determiner, text[p.start : p.end], p.before, p.after) for p in phrases(text, 0, len(text), starts)
    ]


def test_a_phrase_ends_at_small_words_marks_and_verbs() -> None:
    assert found("The old brewery burned down in a violent storm.", "burned") == [
        ("the", "old brewery", "", "burned"),
        ("a", "violent storm", "in", "."),
    ]


def test_an_owner_is_a_phrase_of_its_own_and_makes_what_follows_definite() -> None:
    text = "Before the rowers’ victory parade last month"
    assert found(text) == [
        ("the", "rowers", "before", "'s"),
        ("'s", "victory parade", "before", "last"),
        ("", "month", "last", ""),
    ]
    assert [p.definite for p in phrases(text, 0, len(text), ())] == [True, True, False]


def test_marks_and_order_are_no_part_of_a_phrase() -> None:
    assert found('There was "heavy damage" to the last barn') == [
        ("", "heavy damage", "was", "to"),
        ("the", "barn", "to", ""),
    ]


def test_singulars() -> None:
    assert [singular(w) for w in ("boxes", "parties", "glass", "boats", "bus", "gas")] == [
        "box", "party", "glass", "boat", "bus", "gas",
    ]  # fmt: skip
