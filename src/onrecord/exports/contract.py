"""The record as JSON: its types, its JSON Schema, its validation."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, NotRequired

from pydantic import TypeAdapter
from typing_extensions import TypedDict

FORMAT = "onrecord/1"


class Evidence(TypedDict):
    """A half-open range of code points of an article's text: `text[start:end] == exact`."""

    article: str
    start: int
    end: int
    exact: str


class Generator(TypedDict):
    name: str
    version: str
    models: dict[str, str]


StoryHead = TypedDict("StoryHead", {"id": str, "title": str, "from": str | None, "to": str | None})


class FurnitureRange(TypedDict):
    start: int
    end: int
    kind: Literal["teaser", "prompt", "appeal", "caption", "byline", "dateline", "navigation", "other"]


class ArticleRecord(TypedDict):
    """`published_reason` says why, where the basis is "inferred"; `dateline` is the place that the
    text's opening names ("PORT HALDEN (Norwire) -"). `account` is the article that this is a version of,
    itself where of none; `own_text` the share of its words that stand in no other account, None where there
    is no other; `outlier` the reason why it seems not to be about the story.
    """

    id: str
    file: str | None
    url: str | None
    outlet: str
    title: str | None
    authors: list[str]
    agency: list[str]
    section: str | None
    dateline: str | None
    published: str | None
    published_basis: Literal["stated", "metadata", "given", "inferred"] | None
    published_reason: str | None
    captured: str | None
    language: str
    account: str
    own_text: float | None
    outlier: str | None
    text: str
    furniture: list[FurnitureRange]


class OfficeRecord(TypedDict):
    title: str
    body: str | None
    status: Literal["current", "former", "shadow", "acting"]
    since: str | None
    until: str | None
    evidence: list[Evidence]


# What a person ruled of a row; what is rejected is in no section.
Judged = Literal["confirmed"]


class PersonRecord(TypedDict):
    id: str
    judged: NotRequired[Judged]
    name: str
    type: Literal["person", "organization"]
    aliases: list[str]
    parties: list[str]
    offices: list[OfficeRecord]
    mentions: list[Evidence]


class SpeakerRecord(TypedDict):
    id: str | None
    name: str


class QuoteRecord(TypedDict):
    """`parent` is the quote in whose content this one stands, `continues` the one it runs on from."""

    id: str
    judged: NotRequired[Judged]
    article: str
    form: Literal["direct", "indirect", "mixed"]
    speaker: SpeakerRecord | None
    source: list[Evidence]
    cue: list[Evidence]
    content: list[Evidence]
    venue: str | None
    group: str | None
    parent: str | None
    continues: str | None


class VariantRecord(TypedDict):
    quote: str
    same: bool
    diff: list[tuple[Literal["=", "-", "+"], str]]


class QuoteGroupRecord(TypedDict):
    id: str
    judged: NotRequired[Judged]
    speaker: str | None
    variants: list[VariantRecord]
    fullest: str


class PowerRecord(TypedDict):
    """`modality` is "may" or "must"; `by` the quote that says so, null for the outlet's own voice."""

    id: str
    judged: NotRequired[Judged]
    holder: str
    power: str
    over: str
    condition: str | None
    modality: Literal["may", "must"]
    by: str | None
    evidence: list[Evidence]


# What somebody stood for before, with the act that showed it.
StandRecord = TypedDict(
    "StandRecord",
    {
        "stance": Literal["for", "against", "conditional", "withheld"],
        "about": str,
        "from": str | None,
        "evidence": list[Evidence],
    },
)

PositionRecord = TypedDict(
    "PositionRecord",
    {
        "id": str,
        "judged": NotRequired[Judged],
        "actor": str,
        "actor_id": str | None,
        "target": str,
        "stance": Literal["for", "against", "conditional", "withheld"],
        "about": str,
        "from": str | None,
        "condition": str | None,
        "evidence": list[Evidence],
        "history": list[StandRecord],
        "strength": Literal["strong", "plain", "reserved"],
        "voices": list[Literal["quoted", "paraphrased", "outlet"]],
    },
)


class StatementRecord(TypedDict):
    id: str
    judged: NotRequired[Judged]
    by: str
    what: str
    status: Literal["stands", "corrected", "retracted", "repeated"]
    corrects: str | None
    answers: str | None
    matter: str | None
    day: str | None
    evidence: list[Evidence]


DiaryRecord = TypedDict(
    "DiaryRecord",
    {
        "id": str,
        "judged": NotRequired[Judged],
        "from": str | None,
        "to": str | None,
        "alternatives": list[str],
        "precision": str,
        "status": Literal["past", "planned", "cancelled", "hypothetical"],
        "type": str | None,
        "participants": list[str],
        "what": str,
        "evidence": list[Evidence],
    },
)


class VariantOfRecord(TypedDict):
    article: str
    kind: Literal["syndicated copy", "update", "capture"]
    similarity: float
    span: Evidence


class AccountRecord(TypedDict):
    """Articles that are one account: the lead and its versions, with the longest stretch that is the same."""

    id: str
    lead: str
    variants: list[VariantOfRecord]
    span: Evidence


class PassageRecord(TypedDict):
    """`kind` is "quotation" (the same words are quoted) or "copy" (the same words are used)."""

    id: str
    judged: NotRequired[Judged]
    members: list[Evidence]
    similarity: float
    origin: str | None
    kind: Literal["quotation", "copy"]


class CellRecord(TypedDict):
    outlet: str
    article: str
    status: Literal["carries", "words differently", "contradicts", "absent"]
    evidence: list[Evidence]


class PointRecord(TypedDict):
    id: str
    judged: NotRequired[Judged]
    what: str
    cells: list[CellRecord]


class ValueRecord(TypedDict):
    """`at` is when the version that gives the value was put out or captured, where one updates another."""

    value: str
    evidence: list[Evidence]
    at: str | None


class DiscrepancyRecord(TypedDict):
    id: str
    judged: NotRequired[Judged]
    kind: Literal["name", "date", "number", "wording", "power", "reason", "label", "other"]
    about: str
    grade: Literal["contradiction", "difference", "refinement", "update"]
    values: list[ValueRecord]


class UseRecord(TypedDict):
    outlet: str
    count: int
    evidence: list[Evidence]


class WordingRecord(TypedDict):
    """A word and which outlets use it. Of a "term" the first use is of the outlet in `about`, which uses it
    far more than the others: `weight` is its z-score.
    """

    id: str
    judged: NotRequired[Judged]
    kind: Literal["name", "label", "saying", "intensifier", "term"]
    about: str
    about_id: str | None
    term: str
    uses: list[UseRecord]
    weight: float | None


class ToldRecord(TypedDict):
    outlets: list[str]
    text: str
    evidence: list[Evidence]


class SummaryRecord(TypedDict):
    """A line of the summary: `part` says what it is, `row` on which point or discrepancy it rests. The
    first five lines are the shortest summary.
    """

    id: str
    part: Literal["agree", "differ", "one"]
    rank: int
    about: str
    told: list[ToldRecord]
    row: str


class JudgedRow(TypedDict):
    """A row as it was when it was judged: its section, and what it was called."""

    section: str
    label: str


class JudgementRecord(TypedDict):
    """What somebody ruled, and what became of it; `number` is its place in order of time.

    `targets` are what was judged, `moved` the words of what a split takes out; `rows` the ids of the rows in
    `section` that it made, confirmed or rejected; `evidence` words that it was found by. `why` says why one
    that is not applied is not.
    """

    id: str
    number: int
    action: Literal["merge", "split", "rename", "reject", "confirm", "withdraw"]
    at: str
    by: str
    reason: str
    state: Literal["applied", "dormant", "overruled", "withdrawn"]
    why: str | None
    targets: list[JudgedRow]
    moved: list[str]
    name: str | None
    withdraws: str | None
    section: str | None
    rows: list[str]
    evidence: list[Evidence]


class FailureRecord(TypedDict):
    article: str | None
    step: str
    why: str


class Contract(TypedDict):
    """The whole record. `rows` holds further kinds of row, by table name, as their types define them."""

    format: Literal["onrecord/1"]
    generator: Generator
    story: StoryHead
    summary: list[SummaryRecord]
    articles: list[ArticleRecord]
    accounts: list[AccountRecord]
    people: list[PersonRecord]
    quotes: list[QuoteRecord]
    quote_groups: list[QuoteGroupRecord]
    powers: list[PowerRecord]
    positions: list[PositionRecord]
    statements: list[StatementRecord]
    diary: list[DiaryRecord]
    passages: list[PassageRecord]
    points: list[PointRecord]
    discrepancies: list[DiscrepancyRecord]
    wordings: list[WordingRecord]
    rows: dict[str, list[dict[str, Any]]]
    judgements: list[JudgementRecord]
    failures: list[FailureRecord]


@cache
def _adapter() -> TypeAdapter[Contract]:
    return TypeAdapter(Contract)


def json_schema() -> dict[str, Any]:
    """The contract as a JSON Schema (draft 2020-12)."""
    schema = _adapter().json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": FORMAT, **schema}


def validate(record: object) -> Contract:
    """The record itself, if it keeps the contract. Raises pydantic's ValidationError where it does not."""
    return _adapter().validate_python(record, strict=True)
