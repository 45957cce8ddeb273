"""The summary and the words of a record in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from onrecord.cli.common import clean
from onrecord.cli.terminal_words import View, indent

if TYPE_CHECKING:
    from onrecord.exports.contract import SummaryRecord

STYLES = {"agree": "green", "differ": "red", "one": "cyan"}


def summary(view: View, most: int | None) -> list[RenderableType]:
    """The leading lines of the summary, or all of them where `most` is None."""
    from onrecord.exports.page import wording

    lead, more = wording.summary(dict(view.record.contract))
    rows: list[RenderableType] = []
    for line in lead if most is not None else [*lead, *more]:
        rows += _line(view, line)  # type: ignore[arg-type]
    return rows


def _line(view: View, line: SummaryRecord) -> list[RenderableType]:
    from onrecord.exports.page import wording

    head = Text(clean(wording.part(dict(line))), style=STYLES[line["part"]])
    if line["part"] == "differ":
        head.append(clean(f"  {wording.at_issue(dict(line))}"), style="dim")
    told = [
        indent(
            Text(clean(told["text"]) + "  ") + view.outlets(told["evidence"]),
            4,
        )
        for told in line["told"]
    ]
    return [indent(head), *told]


def words(view: View, most: int | None) -> list[RenderableType]:
    """By kind, what each outlet calls the same people and things and how it says so."""
    from onrecord.exports.page import wording

    contract = dict(view.record.contract)
    rows: list[RenderableType] = []
    heads = wording.headlines(contract)
    if heads:
        rows.append(indent(Text("Headlines", style="italic")))
        rows += [indent(_named(view, outlet) + Text(clean(title)), 4) for outlet, title in heads[:most]]
    for kind in wording.words(contract):
        rows.append(indent(Text(kind["title"], style="italic")))
        for subject in kind["subjects"][:most]:
            if subject["about"]:
                rows.append(indent(Text(clean(subject["about"]), style="bold"), 4))
            for use in subject["outlets"]:
                line = _named(view, use["outlet"]) + Text(", ").join(_counted(use["words"], most))
                rows.append(indent(line, 6 if subject["about"] else 4))
    return rows


def _named(view: View, outlet: str) -> Text:
    article = next(a["id"] for a in view.record.articles if a["outlet"] == outlet)
    return view.outlet(article) + Text("  ")


def _counted(found: Sequence[dict[str, object]], most: int | None) -> list[Text]:
    shown = []
    for word in found[:most]:
        text = Text(clean(str(word["term"])))
        if word["count"] != 1:
            text.append(f" ×{word['count']}", style="dim")
        if word["weight"] is not None:
            text.append(f" (others {word['others']}, z {word['weight']})", style="dim")
        shown.append(text)
    return shown
