"""Quantities: what they say, and whether two of them agree."""

import pytest

from onrecord.text.numbers import agree, find_quantities, rounded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NINE boats", [("NINE", 9, 9, "")]),
        ("forty-two", [("forty-two", 42, 42, "")]),
        ("three hundred and ten", [("three hundred and ten", 310, 310, "")]),
        ("two dozen, a hundred", [("two dozen", 24, 24, ""), ("a hundred", 100, 100, "")]),
        ("1.2m or 1,234,567 cows", [("1.2m", 1.2e6, 1.2e6, ""), ("1,234,567", 1234567, 1234567, "")]),
        ("US$20m, £2-3m", [("US$20m", 2e7, 2e7, "US$"), ("£2-3m", 2e6, 3e6, "£")]),
        ("nearly 40%", [("nearly 40%", 34, 40, "%")]),
        ("at least 12,000", [("at least 12,000", 12000, None, "")]),
        ("up to 30", [("up to 30", 0, 30, "")]),
        ("between 5 and 7", [("between 5 and 7", 5, 7, "")]),
        ("2 to 3 million", [("2 to 3 million", 2e6, 3e6, "")]),
        ("hundreds of cows", [("hundreds", 200, 999, "")]),
        ("hundreds of millions of years", [("hundreds of millions", 2e8, 1e9, "")]),
        ("a couple hundred cows", [("a couple hundred", 150, 250, "")]),
        ("as much as $20bn", [("as much as $20bn", 0, 2e10, "$")]),
        ("an estimated 5,200 cows", [("an estimated 5,200", 5100, 5300, "")]),
        ("won 3-1, 40km", [("3-1", 3, 3, "to 1"), ("40km", 40, 40, "km")]),
        ("rose from 5 to 9, 9/11, in 2019, one of 7.30pm", []),
    ],
)
def test_quantities(text: str, expected: list[tuple[str, float, float | None, str]]) -> None:
    assert [(text[q.start : q.end], q.low, q.high, q.unit) for q in find_quantities(text)] == expected


def test_agreement() -> None:
    assert agree((50, 50), (50, None))
    assert agree((40, 60), (55, 70))
    assert not agree((7, 7), (5, 5))
    assert not agree((40, 40), (50, None))


def test_rounding() -> None:
    assert rounded(50, 52)
    assert rounded(1_200_000, 1_234_567)
    assert not rounded(50, 57)
    assert not rounded(7, 5)
    assert not rounded(20, 30)
    assert not rounded(0, 3)


def test_long_input_takes_linear_time() -> None:
    assert sum(1 for _ in find_quantities("5 to " * 20_000)) < 20_000
