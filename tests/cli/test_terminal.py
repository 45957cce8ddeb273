"""What the terminal shows of long sections: the weightiest rows, in their order."""

from typing import Any

from onrecord.cli.terminal import _linked_first, _most_told


class Outlets:
    """A view that knows articles by their outlets' names."""

    def name(self, article: str) -> str:
        return article


def entry(what: str, *outlets: str) -> dict[str, Any]:
    return {"what": what, "evidence": [{"article": outlet} for outlet in outlets]}


def test_of_a_long_diary_what_most_tell_and_what_is_latest_is_shown_in_its_order() -> None:
    entries: Any = [
        entry("a", "A"),
        entry("b", "A", "B"),
        entry("c", "A"),
        entry("d", "C"),
        entry("e", "C", "C"),
    ]
    view: Any = Outlets()
    assert [e["what"] for e in _most_told(view, entries, 3)] == ["b", "d", "e"]
    assert _most_told(view, entries, 5) == _most_told(view, entries, None) == entries


def test_statements_that_answer_others_stand_behind_them_and_before_those_alone() -> None:
    links = {"alone": None, "answer": "claim", "claim": None, "other": None}
    rows: Any = [{"id": key, "what": key, "corrects": None, "answers": to} for key, to in links.items()]
    assert [row["id"] for row in _linked_first(rows)] == ["claim", "answer", "alone", "other"]
