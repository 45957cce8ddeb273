"""Record: the one object behind Python, the command line, the page and the exports."""

from __future__ import annotations

from functools import cached_property
from typing import Any, TypeVar

from onrecord.errors import InputError, OnrecordError
from onrecord.exports import EXPORTS, Contract, assemble, rejected, sections, validate
from onrecord.exports.contract import (
    AccountRecord,
    ArticleRecord,
    DiaryRecord,
    DiscrepancyRecord,
    Evidence,
    FailureRecord,
    JudgementRecord,
    PassageRecord,
    PersonRecord,
    PointRecord,
    PositionRecord,
    PowerRecord,
    QuoteGroupRecord,
    QuoteRecord,
    StatementRecord,
    SummaryRecord,
    WordingRecord,
)
from onrecord.model import Row, StoryData

R = TypeVar("R", bound=Row)


class Record:
    """A story's record. Its sections are lists of dicts as the JSON contract has them, typed.

    `rows(kind)` gives the typed rows that they were made of. `skipped` names the inputs that could
    not be read in the run that made it.
    """

    def __init__(self, data: StoryData) -> None:
        self.data = data
        self.skipped: list[InputError] = []

    def __repr__(self) -> str:
        return f"<Record of {self.title!r}: {len(self.articles)} articles, {len(self.quotes)} quotes>"

    @cached_property
    def contract(self) -> Contract:
        """The whole record in the contract's form, validated."""
        return validate(assemble(self.data))

    @property
    def id(self) -> str:
        """The story's id in its store."""
        return self.data.id

    @property
    def title(self) -> str:
        """The story's title."""
        return self.data.title

    @property
    def articles(self) -> list[ArticleRecord]:
        """The accounts, by date of publication."""
        return self.contract["articles"]

    @property
    def accounts(self) -> list[AccountRecord]:
        """The articles that are one account, each lead with its versions; the rest stand alone."""
        return self.contract["accounts"]

    @property
    def summary(self) -> list[SummaryRecord]:
        """The story in the articles' own sentences, by rank: the first five are the shortest summary."""
        return self.contract["summary"]

    @property
    def people(self) -> list[PersonRecord]:
        """Persons and bodies, most mentioned first."""
        return self.contract["people"]

    @property
    def quotes(self) -> list[QuoteRecord]:
        """Who said what, article by article."""
        return self.contract["quotes"]

    @property
    def quote_groups(self) -> list[QuoteGroupRecord]:
        """The same utterance in several articles, with the words that differ."""
        return self.contract["quote_groups"]

    @property
    def powers(self) -> list[PowerRecord]:
        """Who may or must do what to whom, and under which condition."""
        return self.contract["powers"]

    @property
    def positions(self) -> list[PositionRecord]:
        """Who stands where."""
        return self.contract["positions"]

    @property
    def statements(self) -> list[StatementRecord]:
        """What was put out, and what became of it."""
        return self.contract["statements"]

    @property
    def diary(self) -> list[DiaryRecord]:
        """What happened and what is scheduled, by date."""
        return self.contract["diary"]

    @property
    def passages(self) -> list[PassageRecord]:
        """The same text in several articles."""
        return self.contract["passages"]

    @property
    def points(self) -> list[PointRecord]:
        """What is reported, and by whom."""
        return self.contract["points"]

    @property
    def discrepancies(self) -> list[DiscrepancyRecord]:
        """Where the accounts differ."""
        return self.contract["discrepancies"]

    @property
    def wordings(self) -> list[WordingRecord]:
        """Which outlet uses which words of the same people and things, for saying, and beyond the others."""
        return self.contract["wordings"]

    @property
    def judgements(self) -> list[JudgementRecord]:
        """What people ruled of the record, and what became of it."""
        return self.contract["judgements"]

    @property
    def rejected(self) -> dict[str, list[dict[str, Any]]]:
        """The rows that people rejected, by table; they are in none of the sections."""
        return rejected(self.data)

    @property
    def failures(self) -> list[FailureRecord]:
        """The steps that gave nothing, and why."""
        return self.contract["failures"]

    def rows(self, kind: type[R]) -> tuple[R, ...]:
        """All typed rows of a kind, for instance `record.rows(onrecord.model.TimeExpression)`."""
        return self.data.of(kind)

    def words(self, evidence: Evidence) -> str:
        """The words that a piece of evidence rests on, read anew from the article's text."""
        text = next(a["text"] for a in self.articles if a["id"] == evidence["article"])
        return text[evidence["start"] : evidence["end"]]

    def export(self, form: str = "json", section: str | None = None) -> str:
        """The record in one of the forms of EXPORTS. Forms by section (csv) need one.

        Raises OnrecordError for an unknown form or section, naming those there are.
        """
        if form not in EXPORTS:
            raise OnrecordError(f"no format {form!r}; there are {', '.join(EXPORTS)}")
        export = EXPORTS[form]
        if export.whole is not None:
            return export.whole(self.contract)
        known = list(sections(self.contract))
        if section not in known:
            raise OnrecordError(f"{form} writes one section: name one of {', '.join(known)}")
        assert export.by_section is not None
        return export.by_section(self.contract, section)
