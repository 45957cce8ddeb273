"""What the terminal's sections share: outlets in their colours, evidence as outlets, indents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.cli.common import clean

if TYPE_CHECKING:
    from onrecord.exports.contract import Evidence, QuoteRecord
    from onrecord.record import Record

Style = Literal["green", "red", "yellow", "dim"]

# Told apart in dark and light terminals alike; a story with more outlets uses them again.
OUTLET_STYLES = ("cyan", "magenta", "blue", "green", "yellow", "red")


class View:
    """A record with the names and colours of its outlets; with `ids`, rows show theirs, to be judged by."""

    def __init__(self, record: Record, ids: bool = False) -> None:
        self.record = record
        self.ids = ids
        self._outlet = {a["id"]: a["outlet"] for a in record.articles}
        names = list(dict.fromkeys(self._outlet.values()))
        self._style = {name: OUTLET_STYLES[n % len(OUTLET_STYLES)] for n, name in enumerate(names)}
        self._quotes = {q["id"]: q for q in record.quotes}

    def quote(self, key: str) -> QuoteRecord | None:
        """The quote of that id; None for one that the record leaves out, being furniture."""
        return self._quotes.get(key)

    def tag(self, row: Mapping[str, Any]) -> Text:
        """What stands before a row: its id where ids are shown, and a mark where somebody confirmed it."""
        tag = Text(f"{clean(row['id'])}  " if self.ids else "", style="dim")
        return tag + Text("\u2713 ", style="green") if row.get("judged") else tag

    def name(self, article: str) -> str:
        """The outlet of an article."""
        return clean(self._outlet[article])

    def outlet(self, article: str) -> Text:
        """The outlet of an article, in its colour."""
        return Text(self.name(article), style=self._style[self._outlet[article]])

    def outlets(self, evidence: Iterable[Evidence]) -> Text:
        """The outlets that evidence comes from, each once, in brackets."""
        first: dict[str, str] = {}
        for piece in evidence:
            first.setdefault(self._outlet[piece["article"]], piece["article"])
        names = Text(", ").join(self.outlet(article) for article in first.values())
        return Text.assemble(("[", "dim"), names, ("]", "dim")) if first else Text()


def indent(what: RenderableType, by: int = 2) -> Padding:
    """Set in from the left, also where it wraps."""
    return Padding(what, (0, 0, 0, by))


def plural(count: int, noun: str) -> str:
    """A count with its noun: "1 account", "3 accounts"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
