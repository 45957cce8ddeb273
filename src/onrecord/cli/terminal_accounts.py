"""The story's accounts in the terminal: each article, what it has alone, and whose version it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.cli.common import clean
from onrecord.cli.terminal_words import View, indent

if TYPE_CHECKING:
    from onrecord.exports.contract import ArticleRecord

LONE = "One article alone: there is nothing to compare it with."


def articles(view: View) -> Group:
    """The articles, each with its headline, date and authors; copies say of what."""
    versions = {v["article"]: (v, a["lead"]) for a in view.record.accounts for v in a["variants"]}
    lines: list[RenderableType] = []
    for article in view.record.articles:
        head = Text.assemble(
            view.outlet(article["id"]), "  ", (clean(article["title"] or "without a headline"), "bold")
        )
        lines += [head, indent(Text(clean(_details(article)), style="dim"))]
        if article["published_reason"]:
            lines.append(indent(Text(clean(f"dated by: {article['published_reason']}"), style="dim italic")))
        if article["id"] in versions:
            variant, lead = versions[article["id"]]
            same = f"{variant['kind']} of {view.name(lead)}, {variant['similarity']:.0%} the same words"
            lines.append(indent(Text(clean(same), style="cyan")))
        if article["outlier"]:
            lines.append(indent(Text(clean(f"not about this story? {article['outlier']}"), style="yellow")))
    if len(view.record.articles) == 1:
        lines.append(Text(LONE, style="dim"))
    return Group(*lines)


def _details(article: ArticleRecord) -> str:
    date = (article["published"] or "undated").replace("T", " ")
    if article["published_basis"] == "inferred":
        date += " (inferred)"
    by = ", ".join([*article["authors"], *article["agency"]])
    language = "" if article["language"] == "en" else f"in {article['language']}"
    own = "" if article["own_text"] is None else f"own text {article['own_text']:.0%}"
    return "  ".join(part for part in (date, by, language, own) if part)
