"""Archive: reads inputs into a store, keeps its stories linked, and hands out their records."""

from __future__ import annotations

import dataclasses
import getpass
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from types import TracebackType

from onrecord import __version__, judging, pipeline
from onrecord import settings as settings_
from onrecord.annotators import ANNOTATORS, Annotator
from onrecord.errors import InputError
from onrecord.linkers import LINKERS, Linker
from onrecord.model import Article, Failure, Judgement, Row, Ruling, digest, fingerprint
from onrecord.readers import SUFFIXES, UNSAID, Given, checked, find, load
from onrecord.readers import read as read_source
from onrecord.record import Record
from onrecord.runners import LocalRunner
from onrecord.store import Store, StorySummary

BATCH = 256

Rows = dict[type[Row], list[Row]]


@dataclass(frozen=True, slots=True)
class Item:
    """One article that was read. `state`: "new", "capture" (of a page that is there already),
    "updated" (its metadata) or "known".
    """

    where: str
    article: Article
    story: str
    state: str


@dataclass(slots=True)
class Report:
    """What a run of `read` did: the articles, the inputs that it skipped and why, and what failed."""

    items: list[Item] = field(default_factory=list)
    skipped: list[InputError] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    @property
    def stories(self) -> list[str]:
        """The ids of the stories that the articles belong to."""
        return sorted({item.story for item in self.items})


def steps() -> tuple[tuple[Annotator, ...], tuple[Linker, ...]]:
    """The registered annotators and linkers, in order. Raises PipelineError if they do not fit."""
    annotators = pipeline.order(ANNOTATORS)
    produced = [kind for step in annotators for kind in step.produces]
    return annotators, pipeline.order(LINKERS, given=produced)


def stored(of: Iterable[Annotator] | Iterable[Linker]) -> list[type[Row]]:
    """The row types that these steps produce and that are kept."""
    kinds = {kind: None for step in of for kind in step.produces if not kind.transient}
    return sorted(kinds, key=lambda kind: kind.table)


def kinds() -> list[type[Row]]:
    """Every kind of row that the registered steps produce, and those of judging, by table name."""
    found = {kind: None for of in steps() for step in of for kind in step.produces}
    found |= {Judgement: None, Ruling: None}
    return sorted(found, key=lambda kind: kind.table)


def models() -> dict[str, str]:
    """The versions of the models that the annotators use."""
    from onrecord.models import attribution, english, meanings, stances

    return {**english.versions(), **attribution.versions(), **meanings.versions(), **stances.versions()}


@cache
def _reading() -> str:
    parts = [f"{a.name}:{a.version}" for a in steps()[0]] + [f"{k}:{v}" for k, v in sorted(models().items())]
    return digest(__version__, *parts)


def annotate(article: Article) -> tuple[Rows, list[Failure]]:
    """All that the annotators find in an article that is to be kept, and what failed."""
    outcome = pipeline.annotate(article, steps()[0])
    return {k: rows for k, rows in outcome.rows.items() if not k.transient}, outcome.failures


class Archive:
    """A store with the steps that fill it. Use as a context manager, or call `close`."""

    def __init__(
        self, store: Path | None, workers: int = 1, settings: settings_.Settings | None = None
    ) -> None:
        annotators, linkers = steps()
        self.store = Store(store, stored(annotators), [*stored(linkers), Ruling])
        self.runner = LocalRunner(workers)
        self.settings = settings or settings_.load()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store's file."""
        self.store.close()

    def stories(self) -> list[StorySummary]:
        """All stories in the store, by title."""
        return self.store.stories()

    def record(self, story: str) -> Record:
        """A story's record, brought up to date first. Raises NotFoundError for an unknown story."""
        story = slug(story)
        stale = [a for a in self._members(story) if self.store.known([a.id])[a.id] != _reading()]
        for article, (rows, failures) in zip(stale, self.runner.map(annotate, stale), strict=True):
            self.store.save(article, _reading(), rows, failures)
        self._link(story)
        data = self.store.data(story, models())
        return Record(judging.applied(data, self.store.schema.of_story))

    def read(
        self,
        paths: Sequence[str],
        story: str | None = None,
        given: Given = UNSAID,
        progress: Callable[[str, int], None] = lambda doing, done: None,
    ) -> Report:
        """Read files, folders, globs or `-` into the store, and link the stories that they belong to.

        `story` names the story of all of them; without it, each folder is one. What cannot be read
        is in the report; the rest goes on. `progress` is called with what is being done and how many
        articles are done.
        """
        report = Report()
        names: dict[str, str] = {}
        found = self._found(paths, story, checked(given, "--published"), report, names)
        done = 0
        while batch := list(islice(found, BATCH)):
            for item in self._keep(batch, report):
                done += 1
                progress(f"reading {item.article.outlet}", done)
            by_story: dict[str, list[str]] = {}
            for item in report.items[-len(batch) :]:
                by_story.setdefault(item.story, []).append(item.article.id)
            for name, ids in by_story.items():
                self.store.add_to_story(name, names[name], ids)
        for name in report.stories:
            progress(f"comparing accounts in {name}", done)
            report.failures.extend(self._link(name))
        return report

    # --- judgements ---------------------------------------------------------------------------

    def merge(
        self, story: str, *rows: str, reason: str = "", by: str | None = None, force: bool = False
    ) -> Judgement:
        """Rule that rows are one, called as the first is: people, quotes or their groups, points, entries of
        the diary.

        A row is named by its id (or the id's first 4 digits or more), or, a person or body, by a name. Raises
        NotFoundError and OnrecordError for what is not there or cannot be one, naming what there is; a person
        is merged with a body only with `force`.
        """
        caller = self._caller(story)
        called = [caller.call(words) for words in rows]
        return self._judge(story, judging.merge(caller, called, self._signed(story, by, reason), force))

    def split(
        self,
        story: str,
        row: str,
        *which: str,
        to: str | None = None,
        reason: str = "",
        by: str | None = None,
    ) -> Judgement:
        """Rule that some of what a row joins belongs to another row, `to`, or to one of its own.

        `which` names mentions of a person by their words, by an outlet or by "ARTICLE:START-END"; versions
        of a quote group by the quote's id or the outlet; cells of a point by the outlet or article.
        """
        caller = self._caller(story)
        other = caller.call(to) if to is not None else None
        signed = self._signed(story, by, reason)
        return self._judge(story, judging.split(caller, caller.call(row), which, other, signed))

    def rename(self, story: str, row: str, name: str, reason: str = "", by: str | None = None) -> Judgement:
        """Rule how a person or body is called."""
        caller = self._caller(story)
        signed = self._signed(story, by, reason)
        return self._judge(story, judging.rename(caller, caller.call(row), name, signed))

    def reject(
        self, story: str, row: str, section: str | None = None, reason: str = "", by: str | None = None
    ) -> Judgement:
        """Rule that a row is wrong: it leaves the record's sections and stays in the store.

        With a `section`, the row may be named by words of what it says.
        """
        caller = self._caller(story)
        signed = self._signed(story, by, reason)
        return self._judge(story, judging.reject(caller, caller.call(row, section), signed))

    def confirm(
        self, story: str, row: str, section: str | None = None, reason: str = "", by: str | None = None
    ) -> Judgement:
        """Rule that a row is right: it is marked so in the record."""
        caller = self._caller(story)
        signed = self._signed(story, by, reason)
        return self._judge(story, judging.confirm(caller, caller.call(row, section), signed))

    def withdraw(self, story: str, which: str, reason: str = "", by: str | None = None) -> Judgement:
        """Take a judgement back, by its number or id: a further judgement, which can be withdrawn too."""
        made = judging.withdraw(self.judgements(story), which, self._signed(story, by, reason))
        return self._judge(story, made)

    def judgements(self, story: str) -> tuple[Judgement, ...]:
        """A story's judgements in the order in which they were made; what became of them is in its record."""
        self.store.members(slug(story))
        return self.store.judgements(slug(story))

    def export_judgements(self, story: str) -> str:
        """A story's judgements as JSON Lines."""
        return judging.to_lines(self.judgements(story))

    def import_judgements(self, story: str, path: str | Path) -> int:
        """Take in judgements that were exported, whole or not at all; says how many are new.

        Raises InputError for a file that cannot be read or holds a line that is no judgement.
        """
        where = Path(path)
        try:
            if where.stat().st_size > self.settings.max_bytes:
                most = f"{self.settings.max_bytes:,}"
                raise InputError(str(path), f"larger than {most} bytes: raise max_bytes, or take in a part")
            text = where.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(str(path), f"cannot be read ({error}): name a file of judgements") from error
        return self.store.add_judgements(slug(story), judging.from_lines(text, str(path)))

    def _caller(self, story: str) -> judging.Caller:
        return judging.Caller(self.record(story).data)

    def _signed(self, story: str, by: str | None, reason: str) -> judging.Signed:
        """The one place where a clock is read: when somebody judges."""
        last = max((j.at for j in self.judgements(story)), default="")
        return judging.Signed(by or _somebody(), judging.moment(datetime.now(UTC), last), reason)

    def _judge(self, story: str, judgement: Judgement) -> Judgement:
        self.store.add_judgements(slug(story), [judgement])
        return judgement

    # --- steps of reading ---------------------------------------------------------------------

    def _found(
        self, paths: Sequence[str], story: str | None, given: Given, report: Report, names: dict[str, str]
    ) -> Iterator[tuple[str, Article, str]]:
        """(where, article, story) of all that can be read; the rest goes into the report."""
        for found in find(paths, SUFFIXES):
            if isinstance(found, InputError):
                report.skipped.append(found)
                continue
            title = story or found.story
            try:
                source = load(found, given, self.settings.max_bytes, self.settings.max_chars)
            except InputError as error:
                report.skipped.append(error)
                continue
            names.setdefault(slug(title), title)
            for article in read_source(source):
                if isinstance(article, InputError):
                    report.skipped.append(article)
                else:
                    yield source.where, article, slug(title)

    def _keep(self, batch: list[tuple[str, Article, str]], report: Report) -> Iterator[Item]:
        """Annotate and save what is new or changed of a batch, in order."""
        known = self.store.known(article.id for _, article, _ in batch)
        before = {a.id: a for a in self.store.articles(known)}
        fresh: dict[str, Article] = {}
        states: dict[str, str] = {}
        urls = {url for _, a, _ in batch if (url := a.url)}
        pages = self.store.pages(urls)
        for _, article, _ in batch:
            old = fresh.get(article.id) or before.get(article.id)
            new = article if old is None else _preferred(old, article)
            if article.id not in states:
                captured = bool(article.url and pages.get(article.url, set()) - {article.id})
                states[article.id] = "known" if old else "capture" if captured else "new"
            if article.id in before and new != before[article.id]:
                states[article.id] = "updated"
            if old is None or new != old or known.get(article.id, _reading()) != _reading():
                fresh[article.id] = new
        work = list(fresh.values())
        for article, (rows, failures) in zip(work, self.runner.map(annotate, work), strict=True):
            self.store.save(article, _reading(), rows, failures)
            report.failures.extend(failures)
        for where, article, story in batch:
            item = Item(where, fresh.get(article.id, article), story, states[article.id])
            states[article.id] = "known"
            report.items.append(item)
            yield item

    def _members(self, story: str) -> list[Article]:
        return self.store.articles(self.store.members(story))

    def _link(self, story: str) -> list[Failure]:
        """Link a story anew unless its articles, their readings and the linkers are as they were."""
        articles = self._members(story)
        linkers = steps()[1]
        parts = [f"{s.name}:{s.version}" for s in linkers]
        parts += [json.dumps(dataclasses.asdict(a), sort_keys=True) for a in articles]
        judgements = self.store.judgements(story)
        linking = digest(__version__, _reading(), *parts, fingerprint(judgements))
        if self.store.linking(story) == linking:
            return []
        rows = self.store.rows_of_articles(a.id for a in articles)
        every = (row for of_kind in rows.values() for row in of_kind)
        outcome = pipeline.link(articles, every, linkers, judgements=judgements)
        self.store.save_links(story, linking, outcome.rows, outcome.failures)
        return outcome.failures


def _somebody() -> str:
    """The name that this machine knows its user by."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user whom the machine has no name for
        return "unnamed"


def slug(title: str) -> str:
    """A story's id: its title in lower case, with hyphens for all that is no letter or digit."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    return re.sub(r"[\W_]+", "-", plain).strip("-") or "story"


def _preferred(old: Article, new: Article) -> Article:
    """Of two readings of a text: what the user gives now wins; else an order that no chance decides."""
    if new.published_basis == "given" or (new.file == old.file and old.published_basis != "given"):
        return new

    def rank(article: Article) -> tuple[bool, bool, str, str]:
        whole = json.dumps(dataclasses.asdict(article), sort_keys=True)
        return (article.published is None, article.title is None, article.file or "", whole)

    return old if old.published_basis == "given" else min(old, new, key=rank)
