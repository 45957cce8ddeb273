"""Quotation marks of all styles, closed or not, against apostrophes, feet and inches."""

import pytest

from onrecord.text.quotation import quotations

CASES = [
    ('"We lost," she said. "We go on."', ['"We lost,"', '"We go on."']),
    ("“We lost,” she said.", ["“We lost,”"]),
    ("‘We don’t know,’ he said.", ["‘We don’t know,’"]),
    ("'We don't know,' he said.", ["'We don't know,'"]),
    ("‘The players’ union won’t meet,’ he said.", ["‘The players’ union won’t meet,’"]),
    ("The players' union said the teams' doctors had agreed.", []),
    ("It was 6'2\" tall and 12\" wide in the '90s.", []),
    ("Rock 'n' roll 'til dawn", []),
    ("''We lost,'' she said.", ["''We lost,''"]),
    ("``We lost,'' she said.", ["``We lost,''"]),
    ("„Wir gehen“, sagte sie.", ["„Wir gehen“"]),
    ("«Nous partons», dit-elle.", ["«Nous partons»"]),
    ("»Wir gehen«, sagte sie.", ["»Wir gehen«"]),
    ("“She said ‘go’ and left.”", ["“She said ‘go’ and left.”", "‘go’"]),
    ("'She said \"go\" and left.'", ["'She said \"go\" and left.'", '"go"']),
    ("“We go on for a while.", ["“We go on for a while."]),
    ('She said: "We go on.', ['"We go on.']),
    ("She said ’no” and “ and '", ["“ and '"]),
    ("", []),
    ('"', []),
    ('""', []),
]


def whole(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text, [(0, len(text))])]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert whole(text) == expected


def test_a_paragraph_ends_what_it_left_open() -> None:
    text = '"One.\n"Two.\n"Three," she said.\nFour'
    ranges = [(0, 5), (6, 11), (12, 30), (31, 35)]
    found = quotations(text, ranges)
    assert [(text[q.start : q.end], q.closed) for q in found] == [
        ('"One.', False), ('"Two.', False), ('"Three,"', True)
    ]  # fmt: skip


def test_a_single_mark_runs_on_only_where_the_next_paragraph_opens_with_one() -> None:
    text = "‘One.\n‘Two,’ she said."
    assert [q.closed for q in quotations(text, [(0, 5), (6, 22)])] == [False, True]
    assert quotations("‘One.\nTwo.", [(0, 5), (6, 10)]) == []


def test_the_inner_range_leaves_out_the_marks() -> None:
    text = "He said ''no''."
    (q,) = quotations(text, [(0, len(text))])
    assert text[q.inner_start : q.inner_end] == "no"
    assert (q.depth, q.closed) == (0, True)


@pytest.mark.parametrize("mark", ['"', "'", "“", "‘", "''", "«", "’"])
def test_many_marks_cost_little_and_every_range_holds(mark: str) -> None:
    text = (f"{mark}a {mark} b{mark} " * 3_000).strip()
    for q in quotations(text, [(0, len(text))]):
        assert 0 <= q.start < q.inner_start <= q.inner_end <= q.end <= len(text)
