"""What the questions print: each account's version, in order, with its words."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, cast

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

import onrecord
from onrecord.cli.app import app
from onrecord.cli.compare import print_comparison
from onrecord.cli.matching import Known, kept
from onrecord.cli.powers import print_powers
from onrecord.cli.stances import print_stances
from onrecord.cli.statements import print_statements
from onrecord.cli.timeline import print_timeline
from onrecord.errors import OnrecordError
from onrecord.model import StoryData
from onrecord.text.asking import folded
from tests.cli.test_commands import store  # noqa: F401
from tests.exports.page_sample import Json, hostile, poisoned, record

LISTED = {"modality", "status", "kind", "grade", "form", "stance", "type"}  # the contract's own words


def made(contract: Json) -> onrecord.Record:
    """A Record that holds the contract as it stands."""
    story = contract["story"]
    found = onrecord.Record(StoryData(id=story["id"], title=story["title"], articles=(), rows={}))
    found.__dict__["contract"] = contract
    return found


def printed(question: Any, *arguments: Any, width: int = 100) -> str:
    """What a question prints, on one line, and no line of it wider than the terminal."""
    out = io.StringIO()
    question(*arguments[:1], Console(file=out, width=width, markup=False, emoji=False), *arguments[1:])
    assert all(len(line) <= width for line in out.getvalue().splitlines())
    return " ".join(out.getvalue().split())


def in_order(text: str, *parts: str) -> None:
    at = 0
    for part in parts:
        assert part in text[at:], f"{part!r} not after {text[:at][-60:]!r} in {text}"
        at = text.index(part, at) + len(part)


@pytest.mark.parametrize(
    "over", [None, "conductor", "CONDUCTÖR", "the cond", "maren holt", "ostrel principal"]
)
def test_powers_gives_every_accounts_version(over: str | None) -> None:
    sample = record()
    for row in sample["powers"]:
        row["over"] = "principal conductor, Ostrel Symphony Hall"
    text = printed(print_powers, made(sample), over, None)
    in_order(
        text,
        "principal conductor, Ostrel Symphony Hall the accounts differ",
        "the hall's board may dismiss",
        "condition: the consent of the city council",
        "told by: the outlet in its own voice",
        "Fennmark Post can only dismiss the conductor with the consent of the city council",
        "the board may dismiss",
        "condition: none stated",
        "told by: somebody quoted whom the text does not name",
        "Radio Ostrel The board has the power to dismiss her",
    )


def test_powers_by_holder() -> None:
    text = printed(print_powers, made(record()), "conductor", "hall board")
    assert "the accounts differ" not in text
    assert "Radio Ostrel" not in text


@pytest.mark.parametrize(
    ("over", "holder", "why"),
    [
        ("mayor", None, "--over 'mayor': no power over that here; there are: the conductor"),
        (
            None, "mayor",
            "--holder 'mayor': no power of that holder here; there are: the board; the hall's board",
        ),
        ("?!", None, "--over '?!': give at least one word"),
    ],
)  # fmt: skip
def test_powers_says_what_there_is(over: str | None, holder: str | None, why: str) -> None:
    with pytest.raises(OnrecordError) as caught:
        printed(print_powers, made(record()), over, holder)
    assert str(caught.value) == why


def test_timeline_keeps_past_and_planned_apart() -> None:
    text = printed(print_timeline, made(record()))
    in_order(
        text,
        "What happened",
        "Mon 10 March 2031 musicians play on the steps [Fennmark Post]",
        "Fennmark Post Musicians played on the steps",
        "What is scheduled",
        "Thu 13 March 2031 or Thu the board meets [Fennmark Post, The Lantern]",
        "20 March 2031 with Ostrel Symphony",
    )
    assert "What happened" not in printed(print_timeline, made(record()), True)


def test_timeline_shows_precision_and_what_fell_through() -> None:
    sample = record()
    first = sample["diary"][0]
    sample["diary"] = [
        {**first, "id": "a", "from": "2031-03-01", "to": "2031-05-31", "precision": "season"},
        {**first, "id": "b", "from": None, "precision": ""},
        {**first, "id": "c", "status": "cancelled"},
    ]
    text = printed(print_timeline, made(sample), width=160)
    assert "1 March – 31 May 2031 (season)" in text
    in_order(text, "no date", "What was called off", "(cancelled)")
    assert printed(print_timeline, made(sample), True) == (
        "Nothing is scheduled in this story. 3 dated events: onrecord timeline story"
    )


@pytest.mark.parametrize("width", [60, 100, 200])
def test_stances_are_a_board(width: int) -> None:
    text = printed(print_stances, made(record()), None, None, width=width)
    in_order(text, "Maren Holt", "for", "against")
    for words in (
        "Idris Venn", "from 2031-03-11", "Pell Adeyemi, former conductor", "calls for her to go",
        "Fennmark Post", "he had full confidence in her",
    ):  # fmt: skip
        assert words.replace(" ", "") in text.replace(" ", "") or width != 60


def test_stances_of_one_on_another() -> None:
    text = printed(print_stances, made(record()), "principal conductor", "adeyemi")
    assert "calls for her to go" in text
    assert "Venn" not in text
    with pytest.raises(OnrecordError, match="there are: Idris Venn; Pell Adeyemi"):
        printed(print_stances, made(record()), None, "mayor")


def test_stances_tell_what_somebody_stood_for_before() -> None:
    sample = record()
    was = sample["positions"][1]
    was["history"] = [
        {"stance": "withheld", "about": "will not say", "from": "2031-03-01", "evidence": was["evidence"]}
    ]
    text = printed(print_stances, made(sample), None, "adeyemi")
    in_order(text, "calls for her to go", "before: withheld, will not say, from 2031-03-01", "Radio Ostrel")


def test_statements_are_chains() -> None:
    in_order(
        printed(print_statements, made(record())),
        "the hall: a first statement blaming parents retracted",
        "Radio Ostrel A first statement",
        "→ the hall: an apology corrects: a first statement blaming parents",
        "Radio Ostrel the hall said it was sorry",
    )


def test_compare_lays_the_accounts_side_by_side() -> None:
    text = printed(print_comparison, made(record()))
    in_order(
        text,
        "Cannot both be so 1",
        "number: how many singers 40 [Fennmark Post] 60 [Radio Ostrel]",
        "Quoted differently inside the marks 1",
        "Maren Holt Fennmark Post I will not walk away",
        "Left out by Radio Ostrel, carried by all others 1, searched in 1 article",
        "The board will meet next Thursday. [Fennmark Post] in other words [The Lantern]",
    )
    assert "--all" not in text


def test_what_was_not_read_is_not_left_out() -> None:
    sample = record()
    del sample["points"][0]["cells"][1]
    text = printed(print_comparison, made(sample))
    assert "Nothing was read of Radio Ostrel: what is left out there is not known." in text
    assert "Left out by" not in text
    in_order(text, "What every account carries 1", "The board will meet next Thursday.")
    page = made(sample).export("html")
    assert "<bdi>Radio Ostrel</bdi>: not read, so its column is empty" in page
    assert '<td aria-label="not read"></td>' in page
    assert "Left out by" not in page


def test_copies_of_one_account_are_told_as_such() -> None:
    sample = record()
    for article in sample["articles"]:
        article["account"] = "lantern" if article["id"] == "post" else article["id"]
    sample["summary"] = [
        {"id": "l1", "part": "one", "rank": 0, "about": "2 of 3", "row": "p1", "told": [
            {"outlets": ["Fennmark Post", "The Lantern"], "text": "The board will meet next Thursday.",
             "evidence": [e for c in sample["points"][0]["cells"] for e in c["evidence"]]},
        ]},
    ]  # fmt: skip
    in_order(
        printed(print_comparison, made(sample)),
        "Only in copies of one account The board will meet next Thursday. [Fennmark Post, The Lantern]",
        "Only in The Lantern and copies of it 1 The board will meet next Thursday.",
    )


def test_compare_is_short_unless_all_is_wanted() -> None:
    sample = record()
    sample["points"] = [{**sample["points"][0], "id": f"p{n}"} for n in range(9)]
    text = printed(print_comparison, made(sample))
    in_order(text, "and 3 more", "All of it: onrecord compare story --all")
    assert "more" not in printed(print_comparison, made(sample), True)


def test_one_outlet_and_no_rows_are_said() -> None:
    alone = made(hostile())
    assert printed(print_comparison, alone) == "One article alone: there is nothing to compare it with."
    assert printed(print_powers, alone, "anybody", None).startswith("No account of this story says who may")
    assert printed(print_stances, alone, None, None).startswith("No account of this story says where")
    assert printed(print_statements, alone).startswith("No account of this story tells")
    assert printed(print_timeline, alone) == "Nothing is dated in this story."


def test_hostile_words_do_not_steer_the_terminal() -> None:
    contract = poisoned(record())
    for section, rows in record().items():
        for row, good in zip(contract[section], rows, strict=True) if isinstance(rows, list) else ():
            row |= {key: good[key] for key in LISTED & good.keys()}
            for cell, fine in zip(row.get("cells", []), good.get("cells", []), strict=True):
                cell["status"] = fine["status"]
    bad = made(contract)
    for question, arguments in (
        (print_powers, (None, None)), (print_timeline, ()), (print_stances, (None, None)),
        (print_statements, ()), (print_comparison, (True,)),
    ):  # fmt: skip
        out = io.StringIO()
        question(bad, Console(file=out, width=100, markup=False), *arguments)
        assert not {"\x00", "\x07", "\u202e", "\ud800", "\u2028"} & set(out.getvalue())
    with pytest.raises(OnrecordError) as caught:
        printed(print_powers, bad, "nobody", None)
    assert not {"\x00", "\u202e", "\n"} & set(str(caught.value))


def test_words_are_matched_by_their_beginnings() -> None:
    assert folded("L’Été à ŁÓDŹ, 3rd") == ["l", "ete", "a", "łodz", "3rd"]
    rows = ["Deputy Commissioner", "the Commission", "Mission"]
    assert kept(rows, "--x", "commiss", lambda r: [r], "row") == rows[:2]
    assert kept(rows, "--x", "dep comm", lambda r: [r], "row") == rows[:1]
    assert kept([], "--x", "dep", lambda r: [r], "row") == []


def test_a_name_that_two_bear_names_neither() -> None:
    people = record()["people"]
    people[1]["aliases"] = ["Ms Holt"]
    known = Known(cast(Any, people))
    assert known.names("Ms Holt") == ["Ms Holt"]
    assert "Ms Holt" in known.names("the principal conductor")
    assert "conductor" not in known.names("Pell Adeyemi")  # a former office is no name


def test_the_commands_answer(store: Path) -> None:  # noqa: F811
    def asked(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["--store", str(store), *arguments])

    for question in ("powers", "timeline", "stances", "statements", "compare"):
        done = asked(question, "the-gale")
        assert done.exit_code == 0
        assert len(done.output.splitlines()) > 4
    assert "What happened" not in asked("timeline", "the-gale", "--planned").output
    for option in (["powers", "--over"], ["powers", "--holder"], ["stances", "--on"], ["stances", "--by"]):
        wrong = asked(option[0], "the-gale", option[1], "zebra")
        assert str(wrong.exception).startswith(f"{option[1]} 'zebra': no ")
        assert "; there are: " in str(wrong.exception)
    assert len(asked("compare", "the-gale", "--all").output) > len(asked("compare", "the-gale").output)
