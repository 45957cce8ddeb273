"""The rows that annotators find in one article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from onrecord.model.base import Row, Span

FURNITURE = ("teaser", "prompt", "appeal", "caption", "byline", "dateline", "navigation", "other")


@dataclass(frozen=True, slots=True)
class Block(Row):
    """A run of text between line breaks and what it is on the page.

    `role` is "headline", "standfirst", "body", or one of FURNITURE. Blocks
    cover every character of the text that is not white space, in order, without overlap.
    """

    table: ClassVar[str] = "blocks"
    span: Span
    role: str

    @property
    def furniture(self) -> bool:
        """True for page furniture: kept in the text, skipped by annotators."""
        return self.role in FURNITURE


@dataclass(frozen=True, slots=True)
class Parse(Row):
    """The parser's reading of one readable block: `doc` is a models.parsed.Doc whose first
    character stands at `span.start`. Handed from step to step, never stored.
    """

    table: ClassVar[str] = "parses"
    transient: ClassVar[bool] = True
    span: Span
    doc: Any = field(compare=False, repr=False)

    def at(self, start: int, end: int) -> Span:
        """The article's span of characters `start` to `end` of the doc's text."""
        return Span(self.span.article, self.span.start + start, self.span.start + end)

    def of(self, piece: Any) -> Span:
        """The article's span of a Token or Piece of this doc."""
        if hasattr(piece, "idx"):
            return self.at(piece.idx, piece.idx + len(piece.text))
        return self.at(piece.start_char, piece.end_char)


@dataclass(frozen=True, slots=True)
class Sentence(Row):
    """One sentence of a readable block."""

    table: ClassVar[str] = "sentences"
    span: Span


@dataclass(frozen=True, slots=True)
class TimeExpression(Row):
    """A time in the text. `type` and `value` are TIMEX3's; `value` is resolved against the article's
    own date, or left partial ("XXXX-WXX-1") where there is none. `others` holds further readings,
    likelier first; `direction` is "past", "future" or None, from tense and cues, so that a partial
    value can be resolved once a date is known.
    """

    table: ClassVar[str] = "time_expressions"
    span: Span
    type: str
    value: str
    others: tuple[str, ...] = ()
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Mention(Row):
    """A place in the text that names somebody or something that acts.

    `kind`: "person", "organization" or "place". `form`: "name", "acronym", "office" (an office or role
    in place of a name), "pronoun" or "description". `name` is the name without honorifics and titles,
    or the words themselves where there is no name.
    """

    table: ClassVar[str] = "mentions"
    span: Span
    kind: str
    form: str
    name: str


@dataclass(frozen=True, slots=True)
class Entity(Row):
    """One person or body within one article: all its mentions, in order of place.

    `type` is "person" or "organization"; `name` the fullest name in the article; `aliases` the other
    names used; `gender` "f", "m" or None where the text's pronouns or titles say so.
    """

    table: ClassVar[str] = "entities"
    mentions: tuple[Span, ...]
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeClaim(Row):
    """What one article says of a post that somebody holds or held. `holder` is an Entity's row id."""

    table: ClassVar[str] = "office_claims"
    evidence: tuple[Span, ...]
    holder: str
    title: str
    body: str | None
    status: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Quote(Row):
    """An attribution in one article. `form`: "direct" (content wholly inside marks), "mixed", "indirect".

    `content` has at least one span; `source` and `cue` may be empty (a quote that runs on, a block
    quote). `continues` is the row id of the quote whose speaker goes on here; `parent` that of the
    quote in whose content this one stands; `venue` where or to whom it was said.
    """

    table: ClassVar[str] = "quotes"
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    form: str
    venue: str | None = None
    continues: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker(Row):
    """Who says a quote: `quote` and `entity` are row ids (`entity` None for an unnamed source);
    `name` in full, even where the text says "he"; `evidence` the words that tell.
    """

    table: ClassVar[str] = "speakers"
    evidence: tuple[Span, ...]
    quote: str
    name: str
    entity: str | None


@dataclass(frozen=True, slots=True)
class PowerClaim(Row):
    """What one article says that a holder may or must do. `holder` and `over` are offices or bodies in
    the text's words; `modality` is "may" or "must"; `by` the row id of the quote that says so, None
    for the outlet's own voice.
    """

    table: ClassVar[str] = "power_claims"
    evidence: tuple[Span, ...]
    holder: tuple[str, ...]
    power: str
    over: str
    condition: str | None
    modality: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class StanceClaim(Row):
    """What one article says of where somebody stands. `stance`: "for", "against", "conditional",
    "withheld"; `actor` and `target` are the text's words, `actor_entity` and `target_entity` Entity
    row ids where known; `act` is what was done ("calls for resignation") or the words that say it; `by` the
    quote it stands in; `sure` how sure the reader is, 0 to 1, and 1 where a rule read it; `strength` how
    strongly the side is taken, "strong", "plain" or "reserved".
    """

    table: ClassVar[str] = "stance_claims"
    evidence: tuple[Span, ...]
    actor: str
    target: str
    stance: str
    act: str
    actor_entity: str | None = None
    target_entity: str | None = None
    condition: str | None = None
    by: str | None = None
    sure: float = 1.0
    strength: str = "plain"

    @property
    def firm(self) -> bool:
        """True if the claim is sure enough to stand alone; another needs one that bears it out."""
        return self.sure >= 0.7


@dataclass(frozen=True, slots=True)
class StatementClaim(Row):
    """Something that one article says was put out (statement, apology, correction, denial, offer).

    `act` is "states", "apologises", "retracts", "corrects", "reiterates", "accepts", "rejects",
    "denies", "offers" or "answers"; `about` names what it acts on, `matter` what it says, both in the
    text's words; `day` is the ISO date that the text tells it of.
    """

    table: ClassVar[str] = "statement_claims"
    evidence: tuple[Span, ...]
    by: str
    act: str
    what: str
    by_entity: str | None = None
    about: str | None = None
    matter: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class EventMention(Row):
    """One report of an event. `type` is a PLOVER type or None; `status` "past", "planned",
    "cancelled", "postponed", "hypothetical" or "denied"; `actors` and `recipients` are Entity row
    ids; `unnamed` the participants that are no Entity ("members of the choir"); `times` the spans of
    its TimeExpressions; `voice` the row id of the quote it stands in. `evidence` is the clause.
    """

    table: ClassVar[str] = "event_mentions"
    trigger: Span
    evidence: tuple[Span, ...]
    type: str | None
    status: str
    what: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    unnamed: tuple[Span, ...] = ()
    times: tuple[Span, ...] = ()
    place: Span | None = None
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class Gist(Row):
    """What one sentence is about, so that it can be laid beside other articles' sentences: the lemmas of
    its content words, in order, each once; only names begin with a capital.
    """

    table: ClassVar[str] = "gists"
    span: Span
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meaning(Row):
    """What one sentence means, for a machine: `vector` is 64 whole numbers, -127 to 127, a byte each, in
    base64. The nearer the cosine of two comes to 1, the likelier their sentences tell one thing.
    """

    table: ClassVar[str] = "meanings"
    span: Span
    vector: str


@dataclass(frozen=True, slots=True)
class Figure(Row):
    """A quantity: `low` to `high`, both included, `high` None where it is open ("more than 50").

    `unit` is "%", a currency's sign, "age", "score", or the lemma of what is counted; `role` what is said
    of it ("dead", or the lemma of its verb); `of` the name whose age it is, the lesser side of a score, or
    which of the kind are counted; `exact` is False for a hedge or range.
    """

    table: ClassVar[str] = "figures"
    span: Span
    low: float
    high: float | None
    unit: str
    role: str | None
    exact: bool
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Act(Row):
    """A verb and its parties: who did what to whom, why, and whether it is yet to be.

    `lemma` is the verb's, or the state it leaves people in ("dead"); `parties` are the spans of its
    subject, objects and by- and with-phrases; `reasons` those of its because-, if-, for- and over-phrases;
    `planned` is True for what is still to come.
    """

    table: ClassVar[str] = "acts"
    span: Span
    verb: Span
    lemma: str
    parties: tuple[Span, ...]
    reasons: tuple[Span, ...]
    planned: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class Scare(Row):
    """Quoted words within a sentence: `span` holds what stands between the marks. `by` is who is said to
    have said it, `plural` True for several, None where that is a name or not told; `target` is what it is
    said of.
    """

    table: ClassVar[str] = "scares"
    span: Span
    words: tuple[str, ...]
    by: Span | None
    by_noun: str | None
    plural: bool | None
    target: Span | None


@dataclass(frozen=True, slots=True)
class Label(Row):
    """A noun phrase whose head an outlet chose among several for one thing ("march", "protest", "demo").

    `family` is that of text.labels; `head` the head's lemma; `modifiers` the words before it, folded.
    """

    table: ClassVar[str] = "labels"
    span: Span
    family: str
    head: str
    modifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordUse(Row):
    """A word by which an outlet colours what it tells, in its own voice. `kind`: "saying" (the verb that
    carries a quote) or "intensifier"; `term` is its lemma.
    """

    table: ClassVar[str] = "word_uses"
    span: Span
    kind: str
    term: str
