"""FollowTheMoney entities and the Web Annotations that prove them."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import uuid
from typing import Any, cast

import pytest

import onrecord
from onrecord.exports import Contract
from onrecord.exports.annotations import AROUND, to_annotations
from onrecord.exports.ftm import NAME, STRING, TEXT, to_ftm
from tests.exports.page_sample import HOSTILE, hostile, poisoned, record

Json = dict[str, Any]

# The properties used of each schema of FollowTheMoney 4, by the type of their values.
SOURCE = {"publisher": "string", "sourceUrl": "url", "publishedAt": "date", "language": "language"}
FILE = {**SOURCE, "fileName": "string", "bodyText": "text", "notes": "text", "proof": "entity"}
PARTY = {"name": "name", "alias": "name", "proof": "entity"}
MODEL = {
    "Article": {**FILE, "title": "string", "author": "string", "retrievedAt": "date"},
    "PlainText": {**FILE, "mimeType": "string"},
    "Person": {**PARTY, "political": "string"},
    "Organization": PARTY,
    "PublicBody": PARTY,
    "Position": {"name": "name", "organization": "entity", "proof": "entity"},
    "Occupancy": {
        "holder": "entity", "post": "entity", "status": "string", "startDate": "date", "endDate": "date",
        "summary": "text", "proof": "entity",
    },
    "Event": {
        "name": "name", "date": "date", "startDate": "date", "endDate": "date", "involved": "entity",
        "keywords": "string", "notes": "text", "proof": "entity",
    },
}  # fmt: skip
REQUIRED = {"Article": ["fileName"], "PlainText": ["fileName"], "Occupancy": ["holder", "post"]}
RANGES = {
    "proof": {"Article", "PlainText"}, "holder": {"Person"}, "post": {"Position"},
    "organization": {"Organization", "PublicBody"}, "involved": {"Person", "Organization", "PublicBody"},
}  # fmt: skip
FORMS = {
    "entity": r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    "date": r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d)?)?)?",
    "url": r"https?://\S+",
    "language": r"[a-z]{3}",
    "name": rf".{{1,{NAME}}}",
    "string": rf".{{1,{STRING}}}",
    "text": rf"[\s\S]{{1,{TEXT}}}",
}


def entities(made: Json) -> list[Json]:
    """The entities of a record, checked against the model as far as this export uses it."""
    text = to_ftm(cast(Contract, made))
    text.encode()
    found = [json.loads(line) for line in text.split("\n")[:-1]]
    schemas: dict[str, str] = {}
    for entity in found:
        assert set(entity) == {"id", "schema", "properties"}
        assert entity["id"] not in schemas
        schemas[entity["id"]] = entity["schema"]
        for required in REQUIRED.get(entity["schema"], ["name"]):
            assert entity["properties"][required]
        for name, values in entity["properties"].items():
            kind = MODEL[entity["schema"]][name]
            assert values
            assert len(set(values)) == len(values)
            for value in values:
                assert re.fullmatch(FORMS[kind], value), (name, value)
                if kind == "entity":
                    assert schemas[value] in RANGES[name]
    return found


def annotated(made: Json) -> list[Json]:
    text = to_annotations(cast(Contract, made))
    text.encode()
    whole = json.loads(text)
    assert whole["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (whole["type"], whole["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert whole["total"] == len(whole["first"]["items"])
    return cast(list[Json], whole["first"]["items"])


def of(found: list[Json], schema: str) -> list[Json]:
    return [e["properties"] for e in found if e["schema"] == schema]


def test_the_sample_as_entities() -> None:
    found = entities(record())
    articles = of(found, "Article")
    assert [a["publisher"] for a in articles] == [["Fennmark Post"], ["Radio Ostrel"], ["The Lantern"]]
    assert [a["language"] for a in articles] == [["eng"]] * 3
    assert [p["name"] for p in of(found, "Person")] == [["Maren Holt"], ["Idris Venn"], ["Pell Adeyemi"]]
    assert [p["name"] for p in of(found, "Organization")] == [["Ostrel Symphony Hall"]]
    ids = {e["properties"]["name"][0]: e["id"] for e in found if e["properties"].get("name")}
    held = {o["holder"][0]: o for o in of(found, "Occupancy")}
    former = held[ids["Pell Adeyemi"]]
    assert (former["status"], former["endDate"]) == (["former"], ["2029"])
    assert "startDate" not in former
    assert former["post"] == [ids["conductor"]]
    meeting = of(found, "Event")[1]
    assert (meeting["date"], meeting["involved"]) == (["2031-03-13"], [ids["Ostrel Symphony Hall"]])
    assert meeting["keywords"] == ["planned", "CONSULT"]
    assert "Other accounts: 2031-03-20" in meeting["notes"]


def test_proof_leads_to_the_words() -> None:
    made = record()
    texts = {a["text"] for a in made["articles"]}
    by_id = {a["id"]: a for a in annotated(made)}
    spans = [e for e in entities(made) if e["schema"] == "PlainText"]
    assert len(spans) > 5
    for span in spans:
        target = by_id[f"urn:uuid:{span['id']}"]["target"]
        position, quote = target["selector"]
        assert span["properties"]["bodyText"] == [" ".join(quote["exact"].split())]
        assert target["source"]["id"] == f"urn:uuid:{span['properties']['proof'][0]}"
        assert any(text[position["start"] : position["end"]] == quote["exact"] for text in texts)
        assert f"#char={position['start']},{position['end']}" in span["properties"]["fileName"][0]


def test_every_piece_of_evidence_has_one_annotation() -> None:
    made = record()
    articles = {a["id"]: a for a in made["articles"]}
    found = annotated(made)
    pieces: set[tuple[str, int, int]] = set()

    def walk(node: Any) -> None:
        if isinstance(node, dict) and set(node) == {"article", "start", "end", "exact"}:
            pieces.add((node["article"], node["start"], node["end"]))
        for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else []:
            walk(inner)

    walk({k: v for k, v in made.items() if k != "articles"})
    assert len(found) == len(pieces) == len({a["id"] for a in found})
    for annotation in found:
        assert uuid.UUID(annotation["id"].removeprefix("urn:uuid:")).version == 5
        position, quote = annotation["target"]["selector"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert any(around in a["text"] for a in articles.values())
        assert len(quote["prefix"]) <= AROUND
        assert position["end"] - position["start"] == len(quote["exact"])
        assert annotation["motivation"] == sorted({b["purpose"] for b in annotation["body"]})
    said = {b["value"] for a in found for b in a["body"] if "value" in b}
    assert "powers w1: the hall's board may dismiss the conductor the consent of the city council" in said
    assert "tempos t1" in said


def test_ids_stay_when_an_article_is_added_and_tell_namesakes_apart() -> None:
    made = record()
    before = {e["properties"]["name"][0]: e["id"] for e in entities(made) if e["schema"] == "Person"}
    made["people"][1]["name"] = "Maren Holt"
    for person in made["people"]:
        person["id"] += "x"
    made["positions"], made["diary"] = [], []
    after = [e for e in entities(made) if e["schema"] == "Person"]
    assert len({e["id"] for e in after}) == 3
    assert before["Maren Holt"] in {e["id"] for e in after if e["properties"]["name"] == ["Maren Holt"]}
    assert before["Pell Adeyemi"] in {e["id"] for e in after}


@pytest.mark.parametrize(
    ("value", "entity"),
    [
        ("2031-02-31", None), ("2031", "2031"), ("2031-W12", None),
        ("2031-03-13T09:30+02:00", "2031-03-13T07:30:00"),
        ("2031-03-13T09:30", "2031-03-13"), ("2031-03-13TNI", "2031-03-13"), ("0000", None), (HOSTILE, None),
        ("0001-01-01T00:00+09:00", "0001-01-01"),
    ],
)  # fmt: skip
def test_only_dates_of_the_calendar_are_given(value: str, entity: str | None) -> None:
    made = record()
    made["people"][0]["offices"][0]["since"] = value
    occupancy = of(entities(made), "Occupancy")[0]
    assert occupancy.get("startDate") == ([entity] if entity else None)


def test_offices_of_the_shadow_and_of_public_bodies_are_posts_of_their_own() -> None:
    made = record()
    made["people"][3] |= {"name": "Ostrel City Council"}
    office = made["people"][0]["offices"][0]
    office |= {"title": "treasurer", "body": "Ostrel City Council", "status": "shadow"}
    made["people"][1]["offices"] = [{**office, "status": "current"}]
    made["people"][3]["offices"] = [office]
    found = entities(made)
    names = [p["name"][0] for p in of(found, "Position")]
    assert names[:2] == ["shadow treasurer, Ostrel City Council", "treasurer, Ostrel City Council"]
    council = next(e["id"] for e in found if e["schema"] == "PublicBody")
    assert {p["organization"][0] for p in of(found, "Position")[:2]} == {council}
    assert len(of(found, "Occupancy")) == 3


@pytest.mark.parametrize("made", [poisoned(record()), hostile()], ids=["poisoned", "hostile"])
def test_hostile_words_stay_words(made: Json) -> None:
    made["people"].append(
        {"id": "long", "name": HOSTILE * 99, "type": "person", "aliases": ["", " ", HOSTILE], "parties": [],
         "offices": [], "mentions": []}
    )  # fmt: skip
    made["articles"][0]["text"] += "\u0645" * (2 * TEXT)
    for entity in entities(made):
        for values in entity["properties"].values():
            assert not any(re.search(r"[\x00-\x08\x7f\u202a-\u202e\ud800-\udfff]", v) for v in values)
    annotated(made)


def test_a_story_without_rows_has_its_articles_alone() -> None:
    made = record()
    made |= {"people": [], "diary": []}
    assert {e["schema"] for e in entities(made)} == {"Article"}


def library() -> Any:
    """The followthemoney library: without it the test is skipped, but in CI it fails."""
    if importlib.util.find_spec("followthemoney") is None:
        why = "the followthemoney library is not installed: make exchange"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    return importlib.import_module("followthemoney")


@pytest.mark.parametrize("kind", ["harbour", "sample", "poisoned", "hostile"])
def test_the_library_takes_every_value(kind: str, harbour: onrecord.Record) -> None:
    model = library().model
    made = {
        "harbour": cast(Json, harbour.contract),
        "sample": record(),
        "poisoned": poisoned(record()),
        "hostile": hostile(),
    }[kind]
    for data in entities(made):
        proxy = model.get_proxy(data, cleaned=False)
        assert not proxy.schema.abstract
        proxy.schema.validate(data)
        assert proxy.caption
        assert proxy.properties.keys() == data["properties"].keys()
        for name, values in data["properties"].items():
            prop = proxy.schema.get(name)
            taken = [prop.type.clean(value, proxy=proxy) for value in values]
            assert all(map(prop.type.validate, values)), (name, values)
            if kind in ("harbour", "sample"):
                assert taken == values
            assert None not in taken
