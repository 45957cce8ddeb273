"""Quotes in the terminal: by speaker, by outlet, and side by side with the words that differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from onrecord.cli.common import clean
from onrecord.cli.terminal_words import View, indent

if TYPE_CHECKING:
    from onrecord.exports.contract import QuoteGroupRecord, QuoteRecord

EACH = 2  # quotes of one speaker on the short page
LONG = 280


def by_speaker(view: View, most: int | None) -> list[RenderableType]:
    """Speakers with the most quotes first, each with what they said and in which outlets."""
    return _grouped(
        view, most, lambda q: q["speaker"]["name"] if q["speaker"] else "speaker not named", outlet=True
    )


def by_outlet(view: View, most: int | None) -> list[RenderableType]:
    """Each outlet's quotes in the order of its article."""
    return _grouped(view, most, lambda q: view.name(q["article"]), outlet=False)


def sorted_by(view: View, by: str, most: int | None) -> list[RenderableType]:
    """The quotes by "speaker", "outlet" or "group"."""
    return {"speaker": by_speaker, "outlet": by_outlet, "group": groups}[by](view, most)


def _grouped(
    view: View, most: int | None, name: Callable[[QuoteRecord], str], outlet: bool
) -> list[RenderableType]:
    together: dict[str, list[QuoteRecord]] = {}
    for quote in view.record.quotes:
        together.setdefault(name(quote), []).append(quote)
    rows: list[RenderableType] = []
    for who, said in sorted(together.items(), key=lambda item: (-len(item[1]), item[0]))[:most]:
        rows.append(indent(Text(clean(who), style="bold")))
        once = _once(said)
        shown = once if most is None else once[:EACH]
        for quote, articles in shown:
            line = words(quote)
            if quote["venue"]:
                line.append(clean(f"  ({quote['venue']})"), style="dim italic")
            if outlet:
                line = line + Text("  ") + view.outlets(e for a in articles for e in a["content"])
            elif quote["speaker"]:
                line = Text(clean(quote["speaker"]["name"] + ": "), style="bold") + line
            rows.append(indent(view.tag(quote) + line, 4))
        if len(once) > len(shown):
            rows.append(indent(Text(f"and {len(once) - len(shown)} more", style="dim"), 4))
    return rows


def _once(said: Iterable[QuoteRecord]) -> list[tuple[QuoteRecord, list[QuoteRecord]]]:
    """Quotes of one group together, under the first of them."""
    by_group: dict[str, list[QuoteRecord]] = {}
    for quote in said:
        by_group.setdefault(quote["group"] or quote["id"], []).append(quote)
    return [(same[0], same) for same in by_group.values()]


def words(quote: QuoteRecord, longest: int = LONG) -> Text:
    """A quote's words; what is paraphrased stands in italics, so that no mark is put where there was none."""
    text = shortened(" … ".join(piece["exact"] for piece in quote["content"]), longest)
    return Text(clean(text), style="italic" if quote["form"] == "indirect" else "")


def shortened(text: str, longest: int) -> str:
    """Text on one line, cut at a word's end with an ellipsis."""
    text = clean(" ".join(text.split()))
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"


def groups(view: View, most: int | None) -> list[RenderableType]:
    """What several outlets quote: the fullest version, and how each other one differs from it."""
    different = [g for g in view.record.quote_groups if not all(v["same"] for v in g["variants"])]
    same = [g for g in view.record.quote_groups if all(v["same"] for v in g["variants"])]
    shown = [*different, *(same if most is None else [])][:most]
    rows = [row for one in shown for row in group(view, one)]
    if same and most is not None:
        rows.append(indent(Text(f"{len(same)} more in the same words everywhere", style="dim")))
    return rows


def group(view: View, one: QuoteGroupRecord) -> list[RenderableType]:
    """One utterance: who made it, the fullest version, and how each other one differs from it."""
    rows: list[RenderableType] = [
        indent(view.tag(one) + Text(clean(one["speaker"] or "speaker not named"), style="bold"))
    ]
    if fullest := view.quote(one["fullest"]):
        rows.append(
            indent(view.tag(fullest) + view.outlet(fullest["article"]) + Text("  ") + words(fullest, 600), 4)
        )
    for variant in one["variants"]:
        other = view.quote(variant["quote"])
        if other is None or variant["quote"] == one["fullest"]:
            continue
        line = view.tag(other) + view.outlet(other["article"]) + Text("  ")
        line += Text("the same words", style="dim") if variant["same"] else diff(variant["diff"])
        if other["form"] == "indirect":
            line.append("  (paraphrased)", style="dim")
        rows.append(indent(line, 4))
    return rows


def diff(runs: Iterable[tuple[str, str]]) -> Text:
    """A version against the fullest: words left out struck through, words of its own underlined."""
    line = Text()
    for op, run in runs:
        if line:
            line.append(" ")
        if op == "=":
            line.append(shortened(run, 240), style="dim" if len(run) > 80 else "")
        else:
            line.append(clean(run), style="red strike" if op == "-" else "green underline")
    return line
