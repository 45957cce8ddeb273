"""One self-contained HTML file: the record beside the articles, each row tied to its words."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from onrecord.exports.page import chart, comparison, dates, timeline, view, wording
from onrecord.exports.page.desk import Desk
from onrecord.exports.page.visible import anchor, link, safe

_PAGE = files("onrecord.exports.page")
_BASES = {
    "stated": "as the page states",
    "metadata": "from the page’s metadata",
    "given": "as given",
    "inferred": "inferred, not stated",
}


def render(record: dict[str, Any]) -> str:
    """The page for a record in the contract's JSON form.

    Deterministic; needs nothing from outside the file. Raises SpanError where an evidence range does
    not hold its words.
    """
    style, script = _asset("page.css") + _asset("sheet.css"), _asset("page.js")
    page = _environment().get_template("page.html")
    plan = view.plan(record)
    return page.render(
        record=record,
        desk=Desk(record),
        plan=plan,
        confirmed=view.confirmed(record),
        rows_in_all=sum(count or 0 for _, _, count in plan),
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
    )


def _policy(style: str, script: str) -> str:
    """A content security policy that allows this very style and script, and nothing else at all."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return _PAGE.joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    """The templates. Every value that they print goes through `safe`; only Markup passes as it is."""
    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        finalize=safe,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(
        anchor=anchor,
        bases=_BASES,
        chart=chart,
        dates=dates,
        comparison=comparison,
        forms=comparison.FORMS,
        link=link,
        timeline=timeline,
        view=view,
        wording=wording,
        words=_words,
    )
    return environment


def _words(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
