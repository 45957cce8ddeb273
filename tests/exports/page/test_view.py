"""Rows arranged for the page: order, grouping, and links that lead nowhere or round."""

from __future__ import annotations

from typing import Any

from onrecord.exports.page import view
from tests.exports.page_sample import Json, record


def statement(key: str, corrects: str | None = None, answers: str | None = None) -> Json:
    return {
        "id": key,
        "by": "x",
        "what": f"said {key}",
        "status": "stands",
        "corrects": corrects,
        "answers": answers,
    }


def chained(*rows: Json) -> list[list[tuple[Any, Any]]]:
    made = view.chains({"statements": list(rows)})
    return [[(link["row"]["id"], link["link"]) for link in chain] for chain in made]


def test_chains_follow_their_links() -> None:
    rows = [statement("c", corrects="b"), statement("a"), statement("b", answers="a"), statement("z")]
    assert chained(*rows) == [[("a", ""), ("b", "answers"), ("c", "corrects")], [("z", "")]]


def test_chains_end_where_links_go_round_or_nowhere() -> None:
    assert chained(statement("a", corrects="b"), statement("b", corrects="a")) == [
        [("a", ""), ("b", "corrects")],
    ]  # fmt: skip
    assert chained(statement("a", corrects="gone"), statement("b", corrects="b")) == [[("a", ""), ("b", "")]]


def test_long_chains_are_no_trouble() -> None:
    rows = [statement("0")] + [statement(str(n), corrects=str(n - 1)) for n in range(1, 3000)]
    assert [len(chain) for chain in chained(*rows)] == [3000]


def test_speakers_by_how_much_they_are_quoted() -> None:
    found = view.speakers(record())
    assert [(s["name"], len(s["quotes"])) for s in found] == [
        ("Maren Holt", 2), ("Idris Venn", 1), ("Pell Adeyemi", 1), ("", 1),
    ]  # fmt: skip
    assert found[0]["role"] == "principal conductor, Ostrel Symphony Hall"
    assert found[2]["role"] == "former conductor"


def test_offices_say_their_status_once() -> None:
    office = {"title": "former mayor", "body": None, "status": "former"}
    assert view.office(office) == "former mayor"
    assert (
        view.office({**office, "title": "mayor", "status": "shadow", "body": "Ostrel"})
        == "shadow mayor, Ostrel"
    )


def test_brief_leads_with_what_differs() -> None:
    made = record()
    made["statements"].append(statement("s9") | {"status": "corrected"})
    lines = {line["name"]: line for line in view.brief(made)}
    assert list(lines) == ["Quoted differently", "Contradictions", "Taken back", "Planned"]
    assert lines["Quoted differently"]["items"][0] == {
        "href": "group-g1", "text": "Maren Holt", "note": "not / never",
    }  # fmt: skip
    assert lines["Contradictions"]["items"][0]["note"] == "40 / 60"
    assert lines["Planned"]["items"][0]["text"] == "the board meets"
    made["diary"] = [{**made["diary"][1], "id": f"d{n}"} for n in range(5)]
    assert view.brief(made)[-1]["more"] == 2


def test_contradictions_lead_and_one_act_stays_together() -> None:
    grades = ["update", "difference", "odd", "contradiction", "difference"]
    rows = [{"id": str(n), "grade": grade} for n, grade in enumerate(grades)] + [{"id": "bare"}]
    groups = view.differences({"discrepancies": rows})
    assert [(g["name"], [d["id"] for d in g["rows"]]) for g in groups] == [
        ("Cannot both be true", ["3"]),
        ("Told otherwise", ["1", "4", "2", "bare"]),
        ("A later version says otherwise", ["0"]),
    ]
    acts = [("dismiss", "the chief"), ("veto", "the plan"), ("Dismiss", "The chief")]
    powers = [{"id": str(n), "power": power, "over": over} for n, (power, over) in enumerate(acts)]
    assert [p["id"] for p in view.powers({"powers": powers})] == ["0", "2", "1"]


def test_long_groups_of_differences_are_folded_with_the_gravest_in_sight() -> None:
    def row(n: int, grade: str, kind: str) -> dict[str, str]:
        return {"id": f"{kind}{n}", "grade": grade, "kind": kind}

    rows = [row(n, "difference", kind) for kind in ("label", "other", "number") for n in range(20)]
    rows.append(row(0, "contradiction", "label"))
    groups = view.differences({"discrepancies": rows})
    names = ["Cannot both be true", "How many, how much", "Told otherwise", "What it is called"]
    assert [g["name"] for g in groups] == names
    assert [len(g["rows"]) for g in groups] == [1, view.FEW, view.FEW, view.FEW]
    assert [len(g["more"]) for g in groups] == [0, 15, 15, 15]
    # To fold one or two away hides more than it spares.
    assert view.folded(rows[: view.FEW + 2])["more"] == []
    assert len(view.folded(rows[: view.FEW + 3])["more"]) == 3


def test_a_host_is_named_without_its_www() -> None:
    assert [view.short(name) for name in ("www.post.example", "The www. Post", "www.")] == [
        "post.example", "The www. Post", "www.",
    ]  # fmt: skip


def test_unknown_stances_and_statuses_are_shown_too() -> None:
    made = record()
    made["positions"][0]["stance"] = "wavering"
    assert [name for name, _ in view.targets(made)[0]["columns"]] == [*view.STANCES, "wavering"]
    made["diary"][0]["status"] = "postponed"
    assert [status for status, _ in view.diary(made)] == ["planned", "postponed"]


def test_loose_dates_are_told_as_such() -> None:
    row = {**record()["diary"][0], "precision": "after"}
    assert view.when(row) == "after Mon 10 March 2031"
    assert view.when({**row, "precision": "day"}) == "Mon 10 March 2031"
    assert view.when({**row, "from": None}) == ""
