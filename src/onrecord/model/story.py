"""The rows that linkers make across the articles of one story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from onrecord.model.base import Part, Row, Span


@dataclass(frozen=True, slots=True)
class InferredDate(Row):
    """A publication date that an undated article's siblings in the story bear out; never a guess."""

    table: ClassVar[str] = "inferred_dates"
    article: str
    published: str
    reason: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class RepeatedFurniture(Row):
    """A block that an outlet repeats over different articles, and so is furniture in each of them."""

    table: ClassVar[str] = "repeated_furniture"
    spans: tuple[Span, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Office(Part):
    """A post held by a person, as of the articles that say so."""

    title: str
    body: str | None
    status: str
    since: str | None
    until: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Person(Row):
    """A person or body of the story (`type`: "person" or "organization"), over all its articles.

    `members` are the row ids of its Entities.
    """

    table: ClassVar[str] = "people"
    name: str
    type: str
    aliases: tuple[str, ...]
    parties: tuple[str, ...]
    offices: tuple[Office, ...]
    mentions: tuple[Span, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variant(Part):
    """One article's version of an utterance; `diff` is (op, words) against the fullest version, with
    op "=", "-" (only in the fullest) or "+" (only here).
    """

    quote: str
    same: bool
    diff: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class QuoteGroup(Row):
    """The same utterance in several articles. `fullest` and the variants' `quote` are Quote row ids."""

    table: ClassVar[str] = "quote_groups"
    speaker: str | None
    fullest: str
    variants: tuple[Variant, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Power(Row):
    """A power as one or more accounts state it; accounts that differ stay apart."""

    table: ClassVar[str] = "powers"
    holder: str
    power: str
    over: str
    condition: str | None
    modality: str
    evidence: tuple[Span, ...]
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Stand(Part):
    """A stance that somebody took from a date on, the act that showed it, and its words."""

    stance: str
    since: str | None
    act: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Position(Row):
    """Where somebody stands on a target; `actor_id` is a Person's row id; `since` the first date.

    `history` holds what they stood for before, oldest first, and is empty where nothing changed. `strength`
    is how strongly the side is taken, "strong", "plain" or "reserved"; `voices` whose words tell it: "quoted"
    (the holder's, or whoever is quoted), "paraphrased" (what somebody is said to have said), "outlet".
    """

    table: ClassVar[str] = "positions"
    actor: str
    actor_id: str | None
    target: str
    stance: str
    about: str
    since: str | None
    condition: str | None
    evidence: tuple[Span, ...]
    history: tuple[Stand, ...] = ()
    strength: str = "plain"
    voices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement(Row):
    """Something put out and what became of it; `corrects` and `answers` are Statement row ids.

    `what` names it and, after a colon, what it says in brief; `matter` is the latter alone, None where the
    texts do not tell; `day` the ISO date that they tell it of.
    """

    table: ClassVar[str] = "statements"
    by: str
    what: str
    status: str
    corrects: str | None
    answers: str | None
    evidence: tuple[Span, ...]
    matter: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class DiaryEntry(Row):
    """One event of the story with every report of it. Dates are ISO, as precise as known.

    `participants` are Person row ids; `alternatives` are other readings of the date; `precision` is how
    fine the date is ("day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade"),
    "about" for a vague stretch of days, "" without a date.
    """

    table: ClassVar[str] = "diary"
    start: str | None
    end: str | None
    alternatives: tuple[str, ...]
    precision: str
    status: str
    type: str | None
    what: str
    participants: tuple[str, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Passage(Row):
    """The same text in several articles. `origin` is a likely source, only where there is evidence;
    `kind` is "quotation" or "copy".
    """

    table: ClassVar[str] = "passages"
    members: tuple[Span, ...]
    similarity: float
    origin: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class AccountVariant(Part):
    """An article that gives the same account as the lead: `kind` is "syndicated copy" (another outlet's),
    "update" (the same outlet's) or "capture" (the same page at another time); `similarity` the share of both
    texts' words that are the same; `span` the longest stretch of them.
    """

    article: str
    kind: str
    similarity: float
    span: Span


@dataclass(frozen=True, slots=True)
class AccountGroup(Row):
    """Articles that are one account: `lead` is the one that the others are versions of."""

    table: ClassVar[str] = "accounts"
    lead: str
    variants: tuple[AccountVariant, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Standing(Row):
    """How an article stands among the others of its story: `own` is the share of its words that stand in no
    other account, `outlier` the reason why it seems to be about something else; `span` its first words.
    """

    table: ClassVar[str] = "standings"
    article: str
    own: float | None
    outlier: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Cell(Part):
    """How one article treats a point: "carries", "words differently", "contradicts" or "absent"."""

    outlet: str
    article: str
    status: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Point(Row):
    """One thing reported, and who reports it. `what` is the clearest of its own sentences."""

    table: ClassVar[str] = "points"
    what: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Account(Part):
    """One of the values that differ, with the words that give it; `at` is when that version was put out or
    captured, where a later one updates it.
    """

    value: str
    evidence: tuple[Span, ...]
    at: str | None = None


# Discrepancies by their weight: first the grade, then the kind.
GRADES = ("contradiction", "difference", "update", "refinement")
KINDS = ("date", "number", "name", "power", "reason", "wording", "other", "label")


def weight(grade: str, kind: str) -> tuple[int, int]:
    """Where a discrepancy of this grade and kind stands among others, the gravest least."""
    return (
        GRADES.index(grade) if grade in GRADES else len(GRADES),
        KINDS.index(kind) if kind in KINDS else len(KINDS),
    )


@dataclass(frozen=True, slots=True)
class Discrepancy(Row):
    """Accounts that differ. `kind`: name, date, number, wording, power, reason, label or other; `grade`:
    "contradiction", "difference", "refinement" or "update".
    """

    table: ClassVar[str] = "discrepancies"
    kind: str
    about: str
    grade: str
    values: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Use(Part):
    """How often one outlet uses a word; `evidence` holds the first uses, `count` counts all."""

    outlet: str
    count: int
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Wording(Row):
    """One word or phrase and which outlets use it how often.

    `kind`: "name" (what a person or body is called), "label" (what one kind of thing or the event is
    called), "saying" (verbs that carry quotes), "intensifier", or "term" (one that an outlet uses far more
    than the others). `about` says whom or what it names, `about_id` a Person's row id; `weight` of a term
    is the z-score of its log-odds against the other outlets, for its first `uses`; None for other kinds.
    """

    table: ClassVar[str] = "wordings"
    kind: str
    about: str
    about_id: str | None
    term: str
    uses: tuple[Use, ...]
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Told(Part):
    """A sentence of an account, as it stands there, with the outlets that carry it."""

    outlets: tuple[str, ...]
    text: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SummaryLine(Row):
    """One line of the story's summary, made of the articles' own sentences.

    `part`: "agree" (every account carries it), "differ" (accounts that differ, each with its sentence) or
    "one" (one outlet alone reports it). `rank` orders the lines, and those below BRIEF are the five at the
    top of everything. `row` is the row id of the Point or Discrepancy that it rests on.
    """

    table: ClassVar[str] = "summary_lines"
    part: str
    rank: int
    about: str
    told: tuple[Told, ...]
    row: str
