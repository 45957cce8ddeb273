"""The record's people, bodies, offices and days as FollowTheMoney entities, each with proof of its words."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from onrecord.exports.contract import ArticleRecord, Contract, DiaryRecord, Evidence, OfficeRecord
from onrecord.exports.identifiers import article_id, made_id, people_ids, span_id, urn
from onrecord.exports.naming import Names, key
from onrecord.exports.page.visible import link, visible

NAME, STRING, TEXT = 384, 1024, 65_000  # the model's longest values, in code points

# A body whose name has one of these words is a body of the state.
PUBLIC = frozenset(
    "ministry department police court council parliament senate congress assembly government treasury "
    "embassy consulate army navy cabinet agency bureau legislature judiciary coastguard".split()
)
# ISO 639-1 to 639-3, which the model wants; a language that is not here is left out.
_LANGUAGES = {
    "ar": "ara", "bg": "bul", "bn": "ben", "ca": "cat", "cs": "ces", "da": "dan", "de": "deu", "el": "ell",
    "en": "eng", "es": "spa", "et": "est", "fa": "fas", "fi": "fin", "fr": "fra", "ga": "gle", "he": "heb",
    "hi": "hin", "hr": "hrv", "hu": "hun", "id": "ind", "is": "isl", "it": "ita", "ja": "jpn", "ko": "kor",
    "lt": "lit", "lv": "lav", "ms": "msa", "nb": "nor", "nl": "nld", "nn": "nor", "no": "nor", "pl": "pol",
    "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp", "sv": "swe",
    "sw": "swa", "ta": "tam", "th": "tha", "tr": "tur", "uk": "ukr", "ur": "urd", "vi": "vie", "zh": "zho",
}  # fmt: skip

Values = dict[str, Iterable[str | None]]


def to_ftm(record: Contract) -> str:
    """One entity a line, as FollowTheMoney 4 reads them: what is named stands before what names it.

    Articles, the spans that something rests on (PlainText), Person, Organization, PublicBody,
    Position, Occupancy, and an Event for each diary entry with a date. `proof` of an entity names
    its spans; a span's id is that of its annotation in the form `annotations`, and its own `proof`
    is its article. Powers, quotes and stances have no place in that model and are left out.
    """
    entities = _Entities(record)
    lines = [*entities.articles(), *entities.parties(), *entities.offices(), *entities.events()]
    whole = [*lines[: len(record["articles"])], *entities.spans(), *lines[len(record["articles"]) :]]
    return "".join(json.dumps(e, ensure_ascii=False) + "\n" for e in whole)


class _Entities:
    def __init__(self, record: Contract) -> None:
        self.record = record
        self.ids = people_ids(record)
        self.names = Names(record["people"])
        self.by_id = {a["id"]: a for a in record["articles"]}
        self.place = {a["id"]: n for n, a in enumerate(record["articles"])}
        self.used: dict[str, Evidence] = {}

    def proof(self, evidence: Iterable[Evidence]) -> list[str]:
        """The ids of the spans, which `spans` then writes."""
        found = {span_id(e): e for e in evidence}
        self.used |= found
        return list(found)

    def articles(self) -> Iterator[dict[str, Any]]:
        for a in self.record["articles"]:
            text = visible(unicodedata.normalize("NFC", a["text"])).strip()
            yield _entity(
                article_id(a["id"]),
                "Article",
                fileName=[_cut(a["file"] or a["title"] or a["outlet"], STRING)],
                title=[_cut(a["title"], STRING)],
                author=[_cut(name, STRING) for name in a["authors"]],
                bodyText=[text[n : n + TEXT] for n in range(0, len(text), TEXT)],
                notes=[f"Agency: {_cut(name, STRING)}" for name in a["agency"]],
                retrievedAt=[_date(a["captured"])],
                **_source(a),
            )

    def spans(self) -> Iterator[dict[str, Any]]:
        """The spans used as proof so far, in the order of the articles."""
        order = sorted(
            self.used.items(), key=lambda i: (self.place[i[1]["article"]], i[1]["start"], i[1]["end"])
        )
        for identifier, evidence in order:
            a = self.by_id[evidence["article"]]
            file = _cut(a["file"] or a["outlet"], STRING - 30) or ""
            yield _entity(
                identifier,
                "PlainText",
                fileName=[f"{file}#char={evidence['start']},{evidence['end']}"],
                bodyText=[_cut(evidence["exact"], TEXT)],
                notes=[f"Web Annotation {urn(identifier)}"],
                mimeType=["text/plain"],
                proof=[article_id(a["id"])],
                **_source(a),
            )

    def parties(self) -> Iterator[dict[str, Any]]:
        """Persons and bodies; proof is the first mention in each article."""
        for p in self.record["people"]:
            first: dict[str, Evidence] = {}
            for mention in p["mentions"]:
                first.setdefault(mention["article"], mention)
            person = p["type"] == "person"
            words = set(key(p["name"]).replace(",", " ").split())
            schema = "Person" if person else "PublicBody" if words & PUBLIC else "Organization"
            more: Values = {"political": [_cut(x, STRING) for x in p["parties"]]} if person else {}
            yield _entity(
                self.ids[p["id"]],
                schema,
                name=[_cut(p["name"], NAME)],
                alias=[_cut(name, NAME) for name in p["aliases"]],
                proof=self.proof(first.values()),
                **more,
            )

    def offices(self) -> Iterator[dict[str, Any]]:
        """Positions, then who holds them. Only a person can hold one in that model."""
        posts: dict[str, tuple[OfficeRecord, list[Evidence]]] = {}
        held = []
        for p in self.record["people"]:
            for office in p["offices"] if p["type"] == "person" else []:
                post = made_id(
                    "post", self.record["story"]["id"], key(_title(office)), key(office["body"] or "")
                )
                posts.setdefault(post, (office, []))[1].extend(office["evidence"])
                held.append((self.ids[p["id"]], post, office))
        for post, (office, evidence) in posts.items():
            body = self.names.bearer(office["body"] or "")
            known = body is not None and body["type"] == "organization"
            name = ", ".join(part for part in (_title(office), office["body"]) if part)
            yield _entity(
                post,
                "Position",
                name=[_cut(name, NAME)],
                organization=[self.ids[body["id"]]] if body is not None and known else [],
                proof=self.proof(evidence),
            )
        for holder, post, office in held:
            since, until = _date(office["since"]), _date(office["until"])
            told = sorted(
                {d for e in office["evidence"] if (d := _date(self.by_id[e["article"]]["published"]))}
            )
            yield _entity(
                made_id("held", holder, post, office["status"], since or "", until or ""),
                "Occupancy",
                holder=[holder],
                post=[post],
                status=[office["status"]],
                startDate=[since],
                endDate=[until],
                summary=[f"{office['status']} as of {day[:10]}" for day in told],
                proof=self.proof(office["evidence"]),
            )

    def events(self) -> Iterator[dict[str, Any]]:
        for row in self.record["diary"]:
            if _date(row["from"]) is not None:
                yield self._event(row)

    def _event(self, row: DiaryRecord) -> dict[str, Any]:
        start, end = _date(row["from"]), _date(row["to"])
        lasting = end is not None and end > (start or "")
        return _entity(
            made_id("event", self.record["story"]["id"], row["id"]),
            "Event",
            name=[_cut(row["what"], NAME)],
            date=[] if lasting else [start],
            startDate=[start] if lasting else [],
            endDate=[end] if lasting else [],
            involved=[self.ids[p] for p in row["participants"] if p in self.ids],
            keywords=[row["status"], _cut(row["type"], STRING)],
            notes=[
                *(f"Other accounts: {day}" for day in map(_date, row["alternatives"]) if day),
                f"Known: {_cut(row['precision'], STRING)}" if row["precision"] else None,
            ],
            proof=self.proof(row["evidence"]),
        )


def _title(office: OfficeRecord) -> str:
    """The post's title: of the statuses only "shadow" says what post it is."""
    title = office["title"]
    shadow = office["status"] == "shadow" and not key(title).startswith("shadow")
    return f"shadow {title}" if shadow else title


def _source(a: ArticleRecord) -> Values:
    return {
        "publisher": [_cut(a["outlet"], STRING)],
        "sourceUrl": [link(a["url"])],
        "publishedAt": [_date(a["published"])],
        "language": [_LANGUAGES.get(a["language"])],
    }


def _entity(identifier: str, schema: str, **values: Iterable[str | None]) -> dict[str, Any]:
    """An entity whose properties have no empty value and no value twice."""
    kept = {name: list(dict.fromkeys(v for v in found if v)) for name, found in values.items()}
    return {"id": identifier, "schema": schema, "properties": {n: v for n, v in kept.items() if v}}


def _cut(text: str | None, most: int) -> str | None:
    """The text on one line with nothing invisible in it, at most that long; None for nothing."""
    line = " ".join(visible(unicodedata.normalize("NFC", text or "")).split())
    return (line if len(line) <= most else line[: most - 1].rstrip() + "…") or None


def _date(value: str | None) -> str | None:
    """A date as far as it is known, a time in UTC; None where it is no date of the calendar.

    The model's times are UTC: of a time without a zone only the day is kept.
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(T.+)?)?)?", value or "", re.ASCII)
    if match is None:
        return None
    year, month, day, time = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
        if time:
            at = datetime.fromisoformat(match[0])
            return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S") if at.tzinfo else match[0][:10]
    except (ValueError, OverflowError):
        return match[0][:10] if time and _date(match[0][:10]) else None
    return match[0]
