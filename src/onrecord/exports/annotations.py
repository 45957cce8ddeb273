"""The record's evidence as W3C Web Annotations (JSON-LD): each span, with the rows that rest on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from onrecord.exports.contract import ArticleRecord, Contract, Evidence
from onrecord.exports.identifiers import article_id, people_ids, span_id, urn
from onrecord.exports.page.visible import link
from onrecord.exports.tables import is_evidence, sections

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points before and after a span, to find it by its words in another copy of the text

_UNWRITABLE = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # lone surrogates: one code point for one

_GIST: dict[str, Callable[[dict[str, Any]], str]] = {
    "people": lambda r: r["name"],
    "quotes": lambda r: (r["speaker"] or {}).get("name") or "",
    "powers": lambda r: " ".join(
        p for p in (r["holder"], r["modality"], r["power"], r["over"], r["condition"]) if p
    ),
    "positions": lambda r: f"{r['actor']}: {r['stance']}, {r['about']}, {r['target']}",
    "statements": lambda r: f"{r['by']}: {r['what']}, {r['status']}",
    "diary": lambda r: f"{r['from'] or ''} {r['what']}, {r['status']}",
    "points": lambda r: r["what"],
    "discrepancies": lambda r: f"{r['kind']}: {r['about']}",
    "wordings": lambda r: f"{r['about']}: {r['term']}",
    "summary": lambda r: r["about"],
}


def to_annotations(record: Contract) -> str:
    """An AnnotationCollection with all annotations on its one page, in the order of the articles.

    Positions count code points of the article's text as `json` has it. Each body says which row of
    which section rests on the words, "powers 0a1b2c: ..."; of a mention it is the person's or
    body's id as the form `ftm` has it.
    """
    items = list(_annotations(record))
    whole = {
        "@context": CONTEXT,
        "id": urn(article_id(f"annotations of {record['story']['id']}")),
        "type": "AnnotationCollection",
        "label": record["story"]["title"],
        "generator": {"type": "Software", "name": f"onrecord {record['generator']['version']}"},
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).translate(_UNWRITABLE) + "\n"


def _annotations(record: Contract) -> Iterator[dict[str, Any]]:
    bodies: dict[str, dict[tuple[str, ...], dict[str, str]]] = {}
    spans: dict[str, Evidence] = {}
    people = people_ids(record)
    for section, rows in sections(record).items():
        for row in rows:
            for under, evidence in _evidence(row):
                found = spans.setdefault(span_id(evidence), evidence)
                named = bodies.setdefault(span_id(found), {})
                if section == "people" and under == "mentions":
                    key = ("people", row["id"])
                    named[key] = {
                        "type": "SpecificResource",
                        "source": urn(people[row["id"]]),
                        "purpose": "identifying",
                    }
                else:
                    gist = _GIST[section](row) if section in _GIST else ""
                    value = f"{section} {row.get('id', '')}: {' '.join(gist.split())}".removesuffix(": ")
                    named[(section, under, value)] = {
                        "type": "TextualBody",
                        "value": value,
                        "format": "text/plain",
                        "purpose": "describing",
                    }
    texts = {a["id"]: (n, a) for n, a in enumerate(record["articles"])}
    order = sorted(spans.values(), key=lambda e: (texts[e["article"]][0], e["start"], e["end"]))
    for evidence in order:
        yield _annotation(evidence, texts[evidence["article"]][1], list(bodies[span_id(evidence)].values()))


def _evidence(value: Any, under: str = "") -> Iterator[tuple[str, Evidence]]:
    """Every piece of evidence in a row, with the name of the field that holds it."""
    if is_evidence(value):
        yield under, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _evidence(inner, name)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _evidence(inner, under)


def _annotation(evidence: Evidence, article: ArticleRecord, bodies: list[dict[str, str]]) -> dict[str, Any]:
    start, end, text = evidence["start"], evidence["end"], article["text"]
    source = {
        "id": urn(article_id(article["id"])),
        "type": "Text",
        "format": "text/plain",
        "language": article["language"],
    }
    url = link(article["url"])
    if url is not None:
        source["via"] = url
    return {
        "id": urn(span_id(evidence)),
        "type": "Annotation",
        "motivation": sorted({b["purpose"] for b in bodies}),
        "body": bodies,
        "target": {
            "type": "SpecificResource",
            "source": source,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": evidence["exact"],
                    "prefix": text[max(0, start - AROUND) : start],
                    "suffix": text[end : end + AROUND],
                },
            ],
        },
    }
