"""EXPORTS: the forms that a record is written in, one line each."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.exports.annotations import to_annotations
from onrecord.exports.assemble import assemble, rejected
from onrecord.exports.contract import Contract, json_schema, validate
from onrecord.exports.ftm import to_ftm
from onrecord.exports.graphs import to_graphml, to_mermaid
from onrecord.exports.graphs_svg import to_svg
from onrecord.exports.html import render
from onrecord.exports.ical import to_ical
from onrecord.exports.tables import sections, to_csv, to_jsonl
from onrecord.exports.timelinejs import to_timelinejs


@dataclass(frozen=True)
class Export:
    """One form. `whole` writes the record as one text; `by_section` one of its sections."""

    name: str
    about: str
    whole: Callable[[Contract], str] | None = None
    by_section: Callable[[Contract, str], str] | None = None


def _html(record: Contract) -> str:
    return render(dict(record))


def _json(record: Contract) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


EXPORTS: dict[str, Export] = {
    e.name: e
    for e in (
        Export("json", "the contract: one object, validated against `onrecord schema`", whole=_json),
        Export("html", "one self-contained page: the record beside the articles", whole=_html),
        Export("csv", "one section as a table; all of them as files in a folder", by_section=to_csv),
        Export("jsonl", "one row a line, each with its section", whole=to_jsonl),
        Export("ics", "what is scheduled, as a calendar (iCalendar)", whole=to_ical),
        Export("timelinejs", "the dated diary, as TimelineJS reads it", whole=to_timelinejs),
        Export("svg", "who may do what to whom, as a picture", whole=to_svg),
        Export("graphml", "the same chart for graph tools (GraphML)", whole=to_graphml),
        Export("mermaid", "the same chart as a Mermaid flowchart", whole=to_mermaid),
        Export("ftm", "people, bodies, offices, dated days as FollowTheMoney entities", whole=to_ftm),
        Export("annotations", "every span of evidence as a W3C Web Annotation", whole=to_annotations),
    )
}

__all__ = ["EXPORTS", "Contract", "Export", "assemble", "json_schema", "rejected", "sections", "validate"]
