"""The chart of powers on the page: offices and bodies, and arrows that lead to the rows of their powers."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any, cast

from markupsafe import Markup

from onrecord.exports.contract import Contract
from onrecord.exports.graphs import chart
from onrecord.exports.graphs_svg import MOST, paint, plan

# Widths of nodes and labels, and the gap across and down: roomy, and where that is wider than the column.
_ROOMY = (150, 214, (38, 14))
_CLOSE = (118, 126, (12, 12))
_COLUMN = 650
_FIT = 1.25  # the page's own sans is narrower than the widest face
_EDGE = 3  # kept free around it, for the rings that show the focus


def draw(record: dict[str, Any]) -> Markup:
    """The chart as an `svg` element that takes its colours from the page's style.

    Every arrow and every name that has a row is a link to that row.
    """
    made = chart(cast(Contract, record))
    laid = plan(made, *_ROOMY, _FIT)
    if laid.width > _COLUMN:
        laid = plan(made, *_CLOSE, _FIT)
    width, height = f"{laid.width + 2 * _EDGE:.0f}", f"{laid.height + 2 * _EDGE:.0f}"
    root = ET.Element(
        "svg",
        {
            "class": "chart",
            "viewBox": f"0 0 {width} {height}",
            "width": width,
            "height": height,
            "role": "group",
            "aria-label": "The powers as a chart",
        },
    )
    paint(root, laid, (_EDGE, _EDGE), "power-tip", linked=True)
    return Markup(ET.tostring(root, encoding="unicode"))


def left_out(record: dict[str, Any]) -> int:
    """How many powers the chart has no room for."""
    return max(0, len(record["powers"]) - MOST)
