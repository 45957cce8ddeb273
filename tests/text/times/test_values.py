"""What partial values come to against a date."""

from datetime import date

import pytest

from onrecord.text.times import days, precision, readings, resolve


@pytest.mark.parametrize(
    ("value", "direction", "reference", "wanted"),
    [
        ("XXXX-WXX-1", "future", "2024-04-21", ("2024-04-22",)),
        ("XXXX-WXX-1", "past", "2024-04-21", ("2024-04-15",)),
        ("XXXX-WXX-7", "past", "2024-04-21T23:30+01:00", ("2024-04-21",)),
        ("XXXX-WXX-4>", "future", "2024-04-21", ("2024-04-25", "2024-05-02")),
        ("XXXX-WXX-4>", "future", "2024-04-23", ("2024-05-02", "2024-04-25")),
        ("XXXX-WXX-4>", "future", "2024-04-27", ("2024-05-02",)),
        ("XXXX-WXX-1T10:00", "future", "2024-04-21", ("2024-04-22T10:00",)),
        ("XXXX-12-24", "future", "2024-03-12", ("2024-12-24",)),
        ("XXXX-12-24", None, "2024-01-02", ("2023-12-24",)),
        ("XXXX-02-29", "future", "2024-03-02", ("2024-02-29",)),
        ("XXXX-04<", "past", "2024-04-21", ("2023-04",)),
        ("XXXX-04-P1Y", None, "2024-04-21", ("2023-04",)),
        ("XXXX-XX-15+P1M", None, "2024-12-21", ("2025-01-15",)),
        ("XXXX-WXX-P1W", None, "2024-01-03", ("2023-W52",)),
        ("XXXX-WXX-WE", "past", "2024-04-22", ("2024-W16-WE",)),
        ("XXXX-QX<", "past", "2024-01-22", ("2023-Q4",)),
        ("XXXX-GF", "future", "2024-03-01", ("2024-03-29",)),
        ("XXXX-EA+P0Y", None, "2025-06-15", ("2025-04-20",)),
        ("XXXX-P3000Y", None, "2024-04-21", ("XXXX-P3000Y",)),
        ("XXXX-WXX-1", "past", "2024-04", ("XXXX-WXX-1",)),
        ("XXXX-WXX-1", "past", None, ("XXXX-WXX-1",)),
        ("PRESENT_REF", None, "2024-04-21", ("PRESENT_REF",)),
        ("2024-05", "future", "2024-04-21", ("2024-05",)),
    ],
)
def test_readings(value: str, direction: str | None, reference: str | None, wanted: tuple[str, ...]) -> None:
    assert readings(value, direction, reference) == wanted
    assert resolve(value, direction, reference) == wanted[0]


@pytest.mark.parametrize(
    ("value", "first", "last", "fine"),
    [
        ("2024-04-22", date(2024, 4, 22), date(2024, 4, 22), "day"),
        ("2024-04-22T10:00", date(2024, 4, 22), date(2024, 4, 22), "time"),
        ("2024-04-22TMO", date(2024, 4, 22), date(2024, 4, 22), "day"),
        ("2024-W16", date(2024, 4, 15), date(2024, 4, 21), "week"),
        ("2024-W16-WE", date(2024, 4, 20), date(2024, 4, 21), "weekend"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2023-WI", date(2023, 12, 1), date(2024, 2, 29), "season"),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31), "quarter"),
        ("2022", date(2022, 1, 1), date(2022, 12, 31), "year"),
        ("198", date(1980, 1, 1), date(1989, 12, 31), "decade"),
    ],
)
def test_days_covered(value: str, first: date, last: date, fine: str) -> None:
    assert days(value) == (first, last)
    assert precision(value) == fine


@pytest.mark.parametrize("value", ["XXXX-WXX-1", "P3D", "FUTURE_REF", "2024-13-40", ""])
def test_no_days(value: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        days(value)
