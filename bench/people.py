"""Pairwise precision and recall of who is who, and of offices, over stories whose names are marked.

python -m bench.people [--cases tests/cases/people] [--misses]
python -m bench.people --real [--articles ../shared/gold/stories/g5w1h.jsonl] [--misses]

With --real: over the real stories of bench/gold/people, which hold article ids and offsets and no text.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord import pipeline
from onrecord.annotators.entities import Entities
from onrecord.annotators.furniture import Furniture
from onrecord.annotators.mentions import Mentions
from onrecord.annotators.offices import Offices
from onrecord.annotators.parsing import Parser
from onrecord.linkers.people import People
from onrecord.model import Article, Block, Entity, OfficeClaim, Person, Row, Span
from onrecord.text.names import plain_key
from onrecord.text.names_offices import Title, may_be

CASES = Path(__file__).parent.parent / "tests" / "cases" / "people"
REAL = Path(__file__).parent / "gold" / "people"
ARTICLES = Path(__file__).parents[2] / "shared" / "gold" / "stories" / "g5w1h.jsonl"
_MARK = re.compile(r"\{\{(\w+)\|([^}]*)\}\}")


@dataclass(slots=True)
class Marked:
    """A story of a case: its articles, and the span and the key of each marked name."""

    name: str
    articles: list[Article]
    spans: list[tuple[Span, str]]
    entities: dict[str, dict[str, Any]]
    absent: list[str]


@dataclass(slots=True)
class Score:
    """What was right and wrong in one story or in all."""

    same: int = 0
    found_same: int = 0
    both: int = 0
    offices: int = 0
    offices_found: int = 0
    offices_right: int = 0
    names: int = 0
    names_right: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def precision(self) -> float:
        return self.both / self.found_same if self.found_same else 1.0

    @property
    def recall(self) -> float:
        return self.both / self.same if self.same else 1.0


def read(folder: Path) -> Iterator[Marked]:
    """The stories of a folder of cases: "{{key|words}}" marks a name of the entity with that key."""
    for path in sorted(folder.glob("*.json")):
        for case in json.loads(path.read_text("utf-8")):
            articles, spans = [], []
            for outlet, marked in case["articles"]:
                text, at, found = "", 0, []
                for match in _MARK.finditer(marked):
                    text += marked[at : match.start()]
                    found.append((len(text), len(text) + len(match[2]), match[1]))
                    text += match[2]
                    at = match.end()
                article = Article(outlet, text + marked[at:], language="en")
                articles.append(article)
                spans += [(Span(article.id, a, b), key) for a, b, key in found]
            yield Marked(case["story"], articles, spans, case["entities"], case.get("absent", []))


def real(folder: Path, articles: Path) -> Iterator[Marked]:
    """The real stories of a folder: marks by offset into articles that a file of articles holds.

    Ends the program where that file or one of the articles is missing.
    """
    if not articles.is_file():
        sys.exit(f"{articles}: no file of articles there; name it with --articles")
    with articles.open(encoding="utf-8") as lines:
        by_id = {row["id"]: row for line in lines if (row := json.loads(line))}
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if lost := sorted(m["id"] for m in gold["articles"].values() if m["id"] not in by_id):
            sys.exit(f"{articles}: lacks the articles {', '.join(lost)} of {path.name}; name another file")
        read_as = {}
        for key, meta in gold["articles"].items():
            row = by_id[meta["id"]]
            read_as[key] = Article(row["outlet"], row["text"], title=row["title"], language="en")
        spans = [(Span(read_as[m["article"]].id, *m["span"]), m["entity"]) for m in gold["mentions"]]
        yield Marked(path.stem, list(read_as.values()), spans, {}, [])


def people(articles: Iterable[Article]) -> list[Person]:
    """The people of a story, read by the annotators and the linker that this measures."""
    articles = list(articles)
    steps = pipeline.order([Furniture(), Parser(), Mentions(), Entities(), Offices()])
    rows: list[Row] = []
    for article in articles:
        outcome = pipeline.annotate(article, steps)
        if outcome.failures:
            raise SystemExit(f"{article.outlet}: {outcome.failures[0].step}: {outcome.failures[0].why}")
        for kind in (Block, Entity, OfficeClaim):
            rows += outcome.of(kind)
    linked = pipeline.link(articles, rows, [People()])
    if linked.failures:
        raise SystemExit(f"people: {linked.failures[0].why}")
    return [row for row in linked.of(Person) if isinstance(row, Person)]


def score(story: Marked) -> Score:
    """Compare the people found in a story with its marks."""
    found = people(story.articles)
    result = Score()
    texts = {a.id: a.text for a in story.articles}
    groups: list[int | None] = []
    for span, key in story.spans:
        group = _group(span, found)
        groups.append(group)
        if group is None:
            result.misses.append(
                f"{story.name}: nobody at {texts[span.article][span.start : span.end]!r} ({key})"
            )
    for i, j in combinations(range(len(story.spans)), 2):
        same = story.spans[i][1] == story.spans[j][1]
        together = groups[i] is not None and groups[i] == groups[j]
        result.same += same
        result.found_same += together
        result.both += same and together
        if together and not same:
            a, b = (texts[s.article][s.start : s.end] for s in (story.spans[i][0], story.spans[j][0]))
            result.misses.append(f"{story.name}: wrongly one: {a!r} and {b!r}")
    _entities(story, found, groups, result)
    for person in found:
        if person.name in story.absent:
            result.misses.append(f"{story.name}: {person.name!r} is nobody")
    return result


def _group(span: Span, found: list[Person]) -> int | None:
    """The person one of whose mentions shares most with the span, of the characters of both."""
    best: tuple[float, int] | None = None
    for i, person in enumerate(found):
        for m in person.mentions:
            if m.touches(span):
                shared = min(m.end, span.end) - max(m.start, span.start)
                rank = (shared / (len(m) + len(span) - shared), -i)
                best = rank if best is None or rank > best else best
    return None if best is None else -best[1]


def _entities(story: Marked, found: list[Person], groups: list[int | None], result: Score) -> None:
    for key, wanted in story.entities.items():
        mine = [g for (_, k), g in zip(story.spans, groups, strict=True) if k == key and g is not None]
        result.names += 1
        result.offices += len(wanted.get("offices", []))
        if not mine:
            continue
        person = found[max(sorted(set(mine)), key=mine.count)]
        if _letters(person.name) == _letters(wanted["name"]) and person.type == wanted["type"]:
            result.names_right += 1
        else:
            result.misses.append(
                f"{story.name}: {wanted['name']!r} is called {person.name!r} ({person.type})"
            )
        if wanted.get("parties", []) != list(person.parties):
            result.misses.append(f"{story.name}: {person.name}: parties {list(person.parties)}")
        held = [(o.title, o.body, o.status) for o in person.offices]
        result.offices_found += len(held)
        for title, body, status in wanted.get("offices", []):
            if any(_same_office((title, body, status), h) for h in held):
                result.offices_right += 1
            else:
                result.misses.append(
                    f"{story.name}: {person.name} is {title} of {body} ({status}), not {held}"
                )
        for h in held:
            if not any(_same_office(tuple(w), h) for w in wanted.get("offices", [])):
                result.misses.append(f"{story.name}: {person.name} is not {h}")


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", plain_key(name))


def _same_office(wanted: tuple[Any, ...], held: tuple[str, str | None, str]) -> bool:
    want = Title(wanted[0], wanted[1], wanted[2], wanted[0].split()[-1].lower())
    have = Title(held[0], held[1], held[2], held[0].split()[-1].lower())
    return wanted[2] == held[2] and (may_be(want, have) or may_be(have, want))


def main() -> None:
    """Print the figures of a folder of cases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--real", action="store_true", help="score the real stories instead of the cases")
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    parser.add_argument("--misses", action="store_true", help="name every miss")
    options = parser.parse_args()
    total = Score()
    for story in real(REAL, options.articles) if options.real else read(options.cases):
        one = score(story)
        print(f"{story.name:45} P {one.precision:.3f} R {one.recall:.3f}  {len(one.misses)} misses")
        total.add(one)
    print(f"pairs     P {total.precision:.3f} R {total.recall:.3f} ({total.both}/{total.same})")
    print(f"names     {total.names_right}/{total.names}")
    print(f"offices   R {total.offices_right}/{total.offices}, {total.offices_found} found")
    if options.misses:
        print(*total.misses, sep="\n")


if __name__ == "__main__":
    main()
