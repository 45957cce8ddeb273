"""Puts a story's articles and rows together into the contract's form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from onrecord import __version__
from onrecord.exports.contract import FORMAT, Contract, Evidence
from onrecord.model import (
    AccountGroup,
    Article,
    Block,
    DiaryEntry,
    Discrepancy,
    InferredDate,
    Part,
    Passage,
    Person,
    Point,
    Position,
    Power,
    Quote,
    QuoteGroup,
    RepeatedFurniture,
    Row,
    Ruling,
    Span,
    Speaker,
    Standing,
    Statement,
    StoryData,
    SummaryLine,
    Wording,
    row_id,
)
from onrecord.model.story import weight

WORDING_KINDS = ("name", "label", "saying", "intensifier", "term")
MODEL_MODULES = ("onrecord.model.judgement", "onrecord.model.reading", "onrecord.model.story")


def assemble(story: StoryData) -> Contract:
    """The story's record as plain JSON-ready data, in an order that depends on its content alone."""
    return _Assembly(story).record()


def rejected(story: StoryData) -> dict[str, list[dict[str, Any]]]:
    """The rows that people rejected, by table, with their own fields; they are in no section."""
    assembly = _Assembly(story)
    kinds = sorted(story.rejected, key=lambda kind: kind.table)
    return {k.table: [assembly.row(r) for r in story_order(story.rejected[k], assembly.place)] for k in kinds}


class _Assembly:
    def __init__(self, story: StoryData) -> None:
        self.story = story
        self.dates = {d.article: d for d in story.of(InferredDate)}
        self.articles = sorted(story.articles, key=lambda a: (self._published(a) or "9999", a.outlet, a.id))
        self.texts = {a.id: a.text for a in self.articles}
        self.place = {a.id: n for n, a in enumerate(self.articles)}
        self.outlet = {a.id: a.outlet for a in self.articles}
        self.furniture: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for block in story.of(Block):
            if block.furniture:
                self.furniture[block.span.article].append((block.span.start, block.span.end, block.role))
        for repeated in story.of(RepeatedFurniture):
            for span in repeated.spans:
                if not self._in_furniture(span):
                    self.furniture[span.article].append((span.start, span.end, repeated.kind))
        self.person_of = {m: p for p in story.of(Person) for m in p.members}
        self.speakers = {s.quote: s for s in story.of(Speaker)}
        self.lead_of = {v.article: a.lead for a in story.of(AccountGroup) for v in a.variants}
        self.standing = {s.article: s for s in story.of(Standing)}

    def record(self) -> Contract:
        dates = [d[:10] for a in self.articles if (d := self._published(a))]
        quotes = [
            q for q in story_order(self.story.of(Quote), self.place) if not self._in_furniture(q.content[0])
        ]
        shown = {row_id(q) for q in quotes}
        groups = self._groups(shown)
        group_of = {v["quote"]: g["id"] for g in groups for v in g["variants"]}
        people = sorted(self.story.of(Person), key=lambda p: (-len(p.mentions), p.name, row_id(p)))
        record: dict[str, Any] = {
            "format": FORMAT,
            "generator": {
                "name": "onrecord",
                "version": __version__,
                "models": dict(sorted(self.story.models.items())),
            },
            "story": {
                "id": self.story.id,
                "title": self.story.title,
                "from": min(dates, default=None),
                "to": max(dates, default=None),
            },
            "summary": sorted(self._generic(SummaryLine), key=lambda s: s["rank"]),
            "articles": [self._article(a) for a in self.articles],
            "accounts": self._generic(AccountGroup),
            "people": [self._person(p) for p in people],
            "quotes": [self._quote(q, shown, group_of.get(row_id(q))) for q in quotes],
            "quote_groups": groups,
            "powers": self._generic(Power),
            "positions": [self._position(p) for p in self._ordered(Position)],
            "statements": self._generic(Statement),
            "diary": [self._diary(d) for d in self._diary_order()],
            "passages": self._generic(Passage),
            "points": self._points(),
            "discrepancies": [self.row(d) for d in self._discrepancies()],
            "wordings": self._wordings({row_id(p): n for n, p in enumerate(people)}),
            "rows": self._further(),
            "judgements": self._judgements(),
            "failures": [plain_failure(f) for f in self.story.failures],
        }
        self._mark(record)
        return record  # type: ignore[return-value]

    # --- judgements ---------------------------------------------------------------------------

    def _judgements(self) -> list[dict[str, Any]]:
        rulings = {r.judgement: r for r in self.story.of(Ruling)}
        made = []
        for judgement in self.story.judgements:
            ruling = rulings[judgement.id]
            made.append(
                {
                    "id": judgement.id,
                    "number": ruling.number,
                    "action": judgement.action,
                    "at": judgement.at,
                    "by": judgement.by,
                    "reason": judgement.reason,
                    "state": ruling.state,
                    "why": ruling.why,
                    "targets": [{"section": t.table, "label": t.label} for t in judgement.targets],
                    "moved": [a.exact for a in judgement.moved],
                    "name": judgement.name,
                    "withdraws": judgement.withdraws,
                    "section": ruling.section,
                    "rows": list(ruling.rows),
                    "evidence": self._evidence(ruling.evidence),
                }
            )
        return made

    def _mark(self, record: dict[str, Any]) -> None:
        """Say of each row that somebody confirmed that it is."""
        confirmed = {
            (r.section, key) for r in self.story.of(Ruling) if r.verdict == "confirmed" for key in r.rows
        }
        if confirmed:
            for section, rows in {**record, **record["rows"]}.items():
                for row in rows if isinstance(rows, list) else ():
                    if (section, row.get("id")) in confirmed:
                        row["judged"] = "confirmed"

    # --- articles -----------------------------------------------------------------------------

    def _published(self, article: Article) -> str | None:
        if article.published:
            return article.published
        return self.dates[article.id].published if article.id in self.dates else None

    def _article(self, a: Article) -> dict[str, Any]:
        inferred = None if a.published else self.dates.get(a.id)
        standing = self.standing.get(a.id)
        return {
            "id": a.id,
            "file": a.file,
            "url": a.url,
            "outlet": a.outlet,
            "title": a.title,
            "authors": list(a.authors),
            "agency": list(a.agency),
            "section": a.section,
            "dateline": a.dateline,
            "published": self._published(a),
            "published_basis": "inferred" if inferred else a.published_basis,
            "published_reason": inferred.reason if inferred else None,
            "captured": a.captured,
            "language": a.language,
            "account": self.lead_of.get(a.id, a.id),
            "own_text": standing.own if standing else None,
            "outlier": standing.outlier if standing else None,
            "text": a.text,
            "furniture": [
                {"start": s, "end": e, "kind": kind} for s, e, kind in sorted(self.furniture[a.id])
            ],
        }

    def _in_furniture(self, span: Span) -> bool:
        return any(s <= span.start and span.end <= e for s, e, _ in self.furniture[span.article])

    # --- people and quotes --------------------------------------------------------------------

    def _person(self, p: Person) -> dict[str, Any]:
        return {
            "id": row_id(p),
            "name": p.name,
            "type": p.type,
            "aliases": list(p.aliases),
            "parties": list(p.parties),
            "offices": [
                {
                    "title": o.title,
                    "body": o.body,
                    "status": o.status,
                    "since": o.since,
                    "until": o.until,
                    "evidence": self._evidence(o.evidence),
                }
                for o in p.offices
            ],
            "mentions": self._evidence(p.mentions),
        }

    def _speaker(self, quote: str) -> dict[str, Any] | None:
        speaker = self.speakers.get(quote)
        if speaker is None:
            return None
        person = self.person_of.get(speaker.entity or "")
        if person is None:
            return {"id": None, "name": speaker.name}
        return {"id": row_id(person), "name": person.name}

    def _quote(self, q: Quote, shown: set[str], group: str | None) -> dict[str, Any]:
        key = row_id(q)
        return {
            "id": key,
            "article": q.content[0].article,
            "form": q.form,
            "speaker": self._speaker(key),
            "source": self._evidence(q.source),
            "cue": self._evidence(q.cue),
            "content": self._evidence(q.content),
            "venue": q.venue,
            "group": group,
            "parent": q.parent if q.parent in shown else None,
            "continues": q.continues if q.continues in shown else None,
        }

    def _groups(self, shown: set[str]) -> list[dict[str, Any]]:
        made = []
        for g in self._ordered(QuoteGroup):
            variants = [v for v in g.variants if v.quote in shown]
            if g.fullest not in shown or len(variants) < 2:
                continue
            speaker = self._speaker(g.fullest)
            made.append(
                {
                    "id": row_id(g),
                    "speaker": speaker["name"] if speaker else g.speaker,
                    "variants": [
                        {"quote": v.quote, "same": v.same, "diff": [tuple(d) for d in v.diff]}
                        for v in variants
                    ],
                    "fullest": g.fullest,
                }
            )
        return made

    # --- the rest -----------------------------------------------------------------------------

    def _position(self, p: Position) -> dict[str, Any]:
        row = self.row(p)
        row["from"] = row.pop("since")
        for stand in row["history"]:
            stand["from"], stand["about"] = stand.pop("since"), stand.pop("act")
        return row

    def _discrepancies(self) -> list[Discrepancy]:
        """The gravest first, of these what most outlets tell of, of these in the story's order."""

        def key(row: Discrepancy) -> tuple[int, int, int]:
            told = {self.outlet[s.article] for v in row.values for s in v.evidence}
            return (*weight(row.grade, row.kind), -len(told))

        return sorted(self._ordered(Discrepancy), key=key)

    def _diary_order(self) -> list[DiaryEntry]:
        return sorted(
            self._ordered(DiaryEntry), key=lambda d: (d.start or "9999", d.end or "9999", row_id(d))
        )

    def _diary(self, d: DiaryEntry) -> dict[str, Any]:
        row = self.row(d)
        row["from"], row["to"] = row.pop("start"), row.pop("end")
        return row

    def _points(self) -> list[dict[str, Any]]:
        points = self._generic(Point)
        for point in points:
            point["cells"].sort(key=lambda c: self.place[c["article"]])
        return sorted(points, key=lambda p: -sum(c["status"] != "absent" for c in p["cells"]))

    def _wordings(self, place: dict[str, int]) -> list[dict[str, Any]]:
        """By kind, what the people are called in their order, words used most first."""
        return sorted(
            self._generic(Wording),
            key=lambda w: (
                WORDING_KINDS.index(w["kind"]),
                place.get(w["about_id"], 0),
                w["about"],
                -(w["weight"] or 0.0),
                -sum(u["count"] for u in w["uses"]),
                w["term"],
            ),
        )

    def _further(self) -> dict[str, list[dict[str, Any]]]:
        """Rows of types from outside the model: a new annotator's own, as its fields are."""
        kinds = [k for k in self.story.rows if k.__module__ not in MODEL_MODULES]
        kinds.sort(key=lambda k: k.table)
        return {k.table: [self.row(r) for r in story_order(self.story.of(k), self.place)] for k in kinds}

    def _ordered(self, kind: type[Any]) -> list[Any]:
        return story_order(self.story.of(kind), self.place)

    def _generic(self, kind: type[Row]) -> list[dict[str, Any]]:
        return [self.row(row) for row in self._ordered(kind)]

    def row(self, row: Row) -> dict[str, Any]:
        """A row's own fields, after its id."""
        return {"id": row_id(row), **self._fields(row)}

    def _fields(self, value: Any) -> Any:
        """As `plain`, with evidence objects in place of spans and lists in place of tuples."""
        if isinstance(value, Span):
            return self._one(value)
        if isinstance(value, tuple):
            return [self._fields(v) for v in value]
        if isinstance(value, (Row, Part)):
            return {f.name: self._fields(getattr(value, f.name)) for f in fields(value)}
        return value

    def _evidence(self, spans: Iterable[Span]) -> list[Evidence]:
        return [self._one(s) for s in spans]

    def _one(self, s: Span) -> Evidence:
        exact = self.texts[s.article][s.start : s.end]
        return {"article": s.article, "start": s.start, "end": s.end, "exact": exact}


def story_order(rows: Iterable[Any], place: dict[str, int]) -> list[Any]:
    """Rows by the article they first stand in, then by place in it, then by id."""
    from onrecord.model import spans_of

    def key(row: Row) -> tuple[int, int, int, str]:
        first = next(spans_of(row))
        return (place[first.article], first.start, first.end, row_id(row))

    return sorted(rows, key=key)


def plain_failure(failure: Any) -> dict[str, Any]:
    """A failure as the contract has it."""
    return {"article": failure.article, "step": failure.step, "why": failure.why}
