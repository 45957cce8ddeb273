"""The pipeline: order from declared types, all or nothing, failures kept, spans verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

import pytest

from onrecord import pipeline
from onrecord.annotators import Annotator, Rows
from onrecord.errors import PipelineError, SpanError
from onrecord.linkers import Group, Linker
from onrecord.model import Article, Block, Row, Span


@dataclass(frozen=True, slots=True)
class Word(Row):
    table: ClassVar[str] = "words"
    span: Span


@dataclass(frozen=True, slots=True)
class Shout(Row):
    table: ClassVar[str] = "shouts"
    span: Span


@dataclass(frozen=True, slots=True)
class Echo(Row):
    table: ClassVar[str] = "echoes"
    spans: tuple[Span, ...]


class Words(Annotator):
    name = "words"
    produces = (Word,)
    languages: ClassVar[frozenset[str] | None] = None

    def annotate(self, article: Article, rows: Rows) -> Iterator[Row]:
        at = 0
        for word in article.text.split():
            start = article.text.index(word, at)
            at = start + len(word)
            yield Word(Span(article.id, start, at))


class Shouts(Annotator):
    name = "shouts"
    requires = (Word,)
    produces = (Shout,)
    languages: ClassVar[frozenset[str] | None] = None

    def annotate(self, article: Article, rows: Rows) -> Iterator[Row]:
        for word in rows.of(Word):
            if article.text[word.span.start : word.span.end].isupper():
                yield Shout(word.span)


class Echoes(Linker):
    name = "echoes"
    requires = (Shout,)
    produces = (Echo,)

    def keys(self, row: Row) -> Iterable[str]:
        assert isinstance(row, Shout)
        return (str(row.span.end - row.span.start),)

    def link(self, group: Group) -> Iterator[Row]:
        spans = tuple(shout.span for shout in group.of(Shout))
        if len({s.article for s in spans}) > 1:
            yield Echo(spans)


def article(text: str, outlet: str = "The Ferry Post") -> Article:
    return Article(outlet, text, language="en")


def test_producers_come_before_users() -> None:
    assert [s.name for s in pipeline.order([Shouts(), Words()])] == ["words", "shouts"]


def test_a_missing_producer_is_an_error_at_start() -> None:
    with pytest.raises(PipelineError, match="'shouts' requires Word, which no registered step produces"):
        pipeline.order([Shouts()])


def test_a_name_used_twice_is_an_error_at_start() -> None:
    with pytest.raises(PipelineError, match="two steps are called 'words'"):
        pipeline.order([Words(), Words()])


def test_a_cycle_is_an_error_at_start() -> None:
    class Back(Annotator):
        name = "back"
        requires = (Shout,)
        produces = (Word,)

        def annotate(self, article: Article, rows: Rows) -> Iterator[Row]:
            yield from ()

    with pytest.raises(PipelineError, match="wait for each other"):
        pipeline.order([Shouts(), Back()])


class Broken(Words):
    def __init__(self, row: Row | None = None) -> None:
        self.row = row

    def annotate(self, article: Article, rows: Rows) -> Iterator[Row]:
        yield from Words.annotate(self, article, rows)
        if self.row is None:
            raise ValueError("no such word")
        yield self.row


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (None, "ValueError: no such word"),
        (Word(Span("other", 0, 1)), "SpanError: a row of words names article other"),
        (Word(Span("", 3, 3)), "SpanError: a row of words names characters 3 to 3 of a text of 9"),
        (Word(Span("", 5, 99)), "SpanError: a row of words names characters 5 to 99 of a text of 9"),
        (Word(Span("", -1, 2)), "SpanError: a row of words names characters -1 to 2 of a text of 9"),
        (Shout(Span("", 0, 1)), "PipelineError: it yields Shout, which it does not declare"),
    ],
)
def test_output_is_taken_all_or_nothing_and_dependents_are_skipped(row: Row | None, why: str) -> None:
    source = article("MAN waits")
    if isinstance(row, (Word, Shout)) and row.span.article == "":
        row = type(row)(Span(source.id, row.span.start, row.span.end))
    outcome = pipeline.annotate(source, pipeline.order([Broken(row), Shouts()]))
    assert outcome.rows == {}
    (failure,) = outcome.failures
    assert (failure.article, failure.step) == (source.id, "words")
    assert failure.why.startswith(why)


def test_a_row_without_evidence_does_not_exist() -> None:
    source = article("MAN waits")
    with pytest.raises(SpanError, match="rests on no span"):
        pipeline.verify(Echo(()), {source.id: source})


def test_an_article_in_another_language_is_noted_and_its_other_rows_kept() -> None:
    class English(Shouts):
        languages = frozenset({"en"})

    source = Article("El Faro", "HOLA mundo", language="es")
    outcome = pipeline.annotate(source, pipeline.order([Words(), English()]))
    assert len(outcome.of(Word)) == 2
    assert [f.step for f in outcome.failures] == ["language"]
    assert outcome.failures[0].why.startswith("written in Spanish (es)")


def test_linkers_see_groups_by_key_and_give_the_same_in_any_order() -> None:
    one, two = article("STOP the boats NOW", "A"), article("WAIT for it", "B")
    steps = pipeline.order([Words(), Shouts()])
    rows = [r for a in (one, two) for r in pipeline.annotate(a, steps).of(Shout)]
    linked = pipeline.link([one, two], rows, [Echoes()])
    assert [len(e.spans) for e in linked.of(Echo) if isinstance(e, Echo)] == [2]
    assert pipeline.link([two, one], reversed(rows), [Echoes()]) == linked


def test_rows_in_furniture_are_not_shown_to_linkers() -> None:
    one, two = article("STOP now", "A"), article("WAIT now", "B")
    rows: list[Row] = [Shout(Span(one.id, 0, 4)), Shout(Span(two.id, 0, 4))]
    furniture = Block(Span(two.id, 0, 8), "prompt")
    assert pipeline.link([one, two], [*rows, furniture], [Echoes()]).of(Echo) == []


def test_a_failing_linker_costs_the_story_its_own_rows_only() -> None:
    class Failing(Echoes):
        name = "failing"

        def link(self, group: Group) -> Iterator[Row]:
            raise RuntimeError("too much")
            yield

    one, two = article("STOP now", "A"), article("WAIT now", "B")
    rows = [Shout(Span(one.id, 0, 4)), Shout(Span(two.id, 0, 4))]
    outcome = pipeline.link([one, two], rows, [Failing()])
    assert [(f.article, f.step, f.why) for f in outcome.failures] == [
        (None, "failing", "RuntimeError: too much")
    ]
