"""Orders annotators and linkers, runs them, verifies every span, and keeps what failed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

from onrecord.annotators.base import Annotator, Rows
from onrecord.errors import PipelineError, SpanError
from onrecord.judging import Bench
from onrecord.linkers.base import Group, Linker
from onrecord.model import (
    Article,
    Block,
    Failure,
    Judgement,
    RepeatedFurniture,
    Row,
    Ruling,
    Span,
    in_order,
    spans_of,
)

ByType = dict[type[Row], list[Row]]


Step = Annotator | Linker
S = TypeVar("S", Annotator, Linker)


@dataclass(slots=True)
class Outcome:
    """What the steps gave: rows by type in a fixed order, and the failures."""

    rows: ByType = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)

    def of(self, kind: type[Row]) -> Sequence[Row]:
        return self.rows.get(kind, ())


def order(steps: Iterable[S], given: Iterable[type[Row]] = ()) -> tuple[S, ...]:
    """The steps so that every producer stands before its users; otherwise in registration order.

    `given` are row types that are there from the start. Raises PipelineError for a name used twice,
    for a required type that nothing produces, and for a cycle.
    """
    steps = tuple(steps)
    names = [s.name for s in steps]
    for name in names:
        if names.count(name) > 1:
            raise PipelineError(f"two steps are called {name!r}: give one of them another name")
    makers: dict[type[Row], list[str]] = defaultdict(list)
    for step in steps:
        for kind in step.produces:
            makers[kind].append(step.name)
    have = set(given)
    graph: TopologicalSorter[str] = TopologicalSorter()
    for step in steps:
        graph.add(step.name)
        for kind in step.requires:
            if kind not in have and not makers[kind]:
                raise PipelineError(
                    f"{step.name!r} requires {kind.__name__}, which no registered step produces: "
                    "register its producer"
                )
            graph.add(step.name, *(m for m in makers[kind] if m != step.name))
    try:
        graph.prepare()
    except CycleError as error:
        raise PipelineError(f"these steps wait for each other: {' -> '.join(error.args[1])}") from error
    by_name = {s.name: s for s in steps}
    done: list[S] = []
    while graph.is_active():
        ready = sorted(graph.get_ready(), key=names.index)
        done.extend(by_name[name] for name in ready)
        graph.done(*ready)
    return tuple(done)


def verify(row: Row, articles: Mapping[str, Article]) -> None:
    """Raise SpanError unless the row rests on spans, all of them inside their articles' texts."""
    spans = list(spans_of(row))
    if not spans:
        raise SpanError(f"a row of {row.table} rests on no span")
    for span in spans:
        article = articles.get(span.article)
        if article is None:
            raise SpanError(f"a row of {row.table} names article {span.article}, which was not given")
        if not 0 <= span.start < span.end <= len(article.text):
            raise SpanError(
                f"a row of {row.table} names characters {span.start} to {span.end} "
                f"of a text of {len(article.text)}"
            )


def annotate(article: Article, annotators: Sequence[Annotator]) -> Outcome:
    """Run annotators (as `order` gives them) over one article.

    An annotator that raises, yields a wrong span or yields a type that it did not declare gives no
    rows at all: a Failure says why, and the annotators that require its rows are skipped.
    """
    outcome = Outcome()
    missing: dict[type[Row], str] = {}
    for step in annotators:
        if step.languages is not None and article.language not in step.languages:
            _lose(step, missing, "language")
            continue
        lost = next((missing[kind] for kind in step.requires if kind in missing), None)
        if lost is not None:
            _lose(step, missing, lost)
            continue
        wanted = {kind: outcome.rows.get(kind, []) for kind in step.requires}
        try:
            found = _collect(step, step.annotate(article, Rows(wanted)), {article.id: article})
        except Exception as error:  # an annotator's fault must not cost the article its other rows
            outcome.failures.append(Failure(article.id, step.name, _cause(error)))
            _lose(step, missing, step.name)
            continue
        _merge(outcome.rows, step, found)
    if "language" in missing.values():
        outcome.failures.append(Failure(article.id, "language", unread(article.language)))
    return outcome


def link(
    articles: Iterable[Article],
    rows: Iterable[Row],
    linkers: Sequence[Linker],
    judgements: Iterable[Judgement] = (),
) -> Outcome:
    """Run linkers (as `order` gives them) over a story's articles and their annotators' rows.

    Each kind of row passes through the judgements before any other step sees it. The outcome holds the
    linkers' rows alone, those that were rejected too, and a Ruling for each judgement. Whatever order
    articles, rows and judgements come in, it is the same.
    """
    ordered = sorted(articles, key=lambda a: (a.outlet, a.id))
    texts = {a.id: a for a in ordered}
    have: ByType = defaultdict(list)
    for row in in_order(rows):
        have[type(row)].append(row)
    bench = Bench(judgements, ordered)
    have = bench.read(have)
    have = _readable(have, _furniture(have))
    outcome = Outcome()
    missing: dict[type[Row], str] = {}
    unsettled = dict.fromkeys(kind for step in linkers for kind in step.produces)
    for step in linkers:
        for kind in step.requires:
            if kind in unsettled:  # all who make it stand before whoever requires it
                del unsettled[kind]
                _settle(bench, kind, have, outcome)
        lost = next((missing[kind] for kind in step.requires if kind in missing), None)
        if lost is not None:
            _lose(step, missing, lost)
            continue
        try:
            groups: dict[str, ByType] = {}
            for kind in step.requires:
                for row in have.get(kind, ()):
                    for key in step.keys(row):
                        groups.setdefault(key, defaultdict(list))[kind].append(row)
            if not step.requires or not groups:
                groups.setdefault("", {})
            found: list[Row] = []
            for key in sorted(groups):
                found.extend(_collect(step, step.link(Group(key, texts, groups[key])), texts))
        except Exception as error:  # a linker's fault must not cost the story its other rows
            outcome.failures.append(Failure(None, step.name, _cause(error)))
            _lose(step, missing, step.name)
            continue
        unique = in_order(dict.fromkeys(found))
        _merge(outcome.rows, step, unique)
        _merge(have, step, unique)
        if any(isinstance(row, RepeatedFurniture) for row in unique):
            unsettled.pop(RepeatedFurniture, None)
            _settle(bench, RepeatedFurniture, have, outcome)
            have = _readable(have, _furniture(have))
    for kind in unsettled:
        _settle(bench, kind, have, outcome)
    outcome.rows[Ruling] = bench.rulings()
    return outcome


def _settle(bench: Bench, kind: type[Row], have: ByType, outcome: Outcome) -> None:
    """Let the judgements have their say on a kind of row; what they reject stays in the outcome alone."""
    if not bench.active:
        return
    kept, rejected = bench.settle(kind, have)
    if kind in outcome.rows:
        have[kind] = kept
        outcome.rows[kind] = in_order([*kept, *rejected])


def _collect(step: Step, found: Iterable[Row], articles: Mapping[str, Article]) -> list[Row]:
    rows = []
    for row in found:
        if type(row) not in step.produces:
            raise PipelineError(f"it yields {type(row).__name__}, which it does not declare to produce")
        verify(row, articles)
        rows.append(row)
    return rows


def _merge(into: ByType, step: Step, found: Iterable[Row]) -> None:
    for kind in step.produces:
        into.setdefault(kind, [])
    for row in found:
        into[type(row)].append(row)


def _lose(step: Step, missing: dict[type[Row], str], cause: str) -> None:
    for kind in step.produces:
        missing[kind] = cause


def _cause(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]


def unread(language: str) -> str:
    """What to tell of an article in a language that the annotators do not read."""
    from onrecord.text.language import name_of

    return f"written in {name_of(language)}: kept whole, but its rows are read from English only"


def _furniture(rows: ByType) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = defaultdict(list)
    for block in rows.get(Block, ()):
        if isinstance(block, Block) and block.furniture:
            spans[block.span.article].append(block.span)
    for repeated in rows.get(RepeatedFurniture, ()):
        for span in spans_of(repeated):
            spans[span.article].append(span)
    return spans


def _readable(rows: ByType, furniture: Mapping[str, Sequence[Span]]) -> ByType:
    """The rows that do not stand in furniture with their first span; blocks themselves stay."""
    kept: ByType = defaultdict(list)
    for kind, of_kind in rows.items():
        if kind in (Block, RepeatedFurniture):
            kept[kind] = of_kind
            continue
        for row in of_kind:
            first = next(spans_of(row))
            if not any(f.holds(first) for f in furniture.get(first.article, ())):
                kept[kind].append(row)
    return kept
