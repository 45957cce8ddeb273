import pytest

from onrecord.text.names_offices import Title, may_be, parse_title, party_after


@pytest.mark.parametrize(
    ("text", "title", "body", "status"),
    [
        ("former home secretary", "home secretary", None, "former"),
        ("Ex-Home Secretary", "Home Secretary", None, "former"),
        ("Labour's shadow justice secretary", "justice secretary", None, "shadow"),
        ("Met Police commissioner", "commissioner", "Met Police", "current"),
        ("the chief executive of the Harbour Trust", "chief executive", "Harbour Trust", "current"),
        ("London mayor", "mayor", "London", "current"),
        ("the embattled Met chief", "chief", "Met", "current"),
        (
            "professor of physics at the University of Wexham",
            "professor of physics",
            "University of Wexham",
            "current",
        ),
        ("director of public prosecutions", "director of public prosecutions", None, "current"),
        ("French foreign minister", "foreign minister", "France", "current"),
        ("Harbour City captain", "captain", "Harbour City", "current"),
        ("acting Transport Secretary", "Transport Secretary", None, "acting"),
        ("Labour leader", "leader", "Labour", "current"),
        ("Labour MP", "MP", None, "current"),
    ],
)
def test_a_title_falls_into_post_body_and_status(
    text: str, title: str, body: str | None, status: str
) -> None:
    read = parse_title(text)
    assert read is not None
    assert (read.title, read.body, read.status) == (title, body, status)


def test_what_is_no_title() -> None:
    assert parse_title("the weather") is None
    assert parse_title("coach of the year") is None


def _title(text: str) -> Title:
    read = parse_title(text)
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("the mayor", "mayor of Wexham", True),
        ("the London mayor", "mayor of Wexham", False),
        ("the minister", "ports minister", True),
        ("the deputy mayor", "mayor of Wexham", False),
        ("the mayor", "deputy mayor of Wexham", False),
        ("the Met chief", "Met commissioner", True),
        ("the PM", "prime minister", True),
        ("the shadow minister", "ports minister", False),
    ],
)
def test_an_office_may_stand_for_a_fuller_one(short: str, full: str, fits: bool) -> None:
    assert may_be(_title(short), _title(full)) is fits


def test_parties_behind_names() -> None:
    assert party_after("Amy Rowe (D-Ohio) said", 8) == "Democratic"
    assert party_after("Amy Rowe, R-Texas, said", 8) == "Republican"
    assert party_after("Amy Rowe (50) said", 8) is None
