"""Stances marked in real articles, kept as ids and offsets: what of them the annotator finds.

`training/stances/real.json` lists, for each of 2,093 articles and excerpts, every stance of its running text
as the spans of its holder and target (null where the paragraph names none) and of its cue. The articles are
their publishers': their text is read from ../shared. A fifth of the stories, by a hash of their ids, is held
apart. A stance of which its reader was not sure ("weak") does not count as marked; a row that touches no
other does not count as given.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord import pipeline
from onrecord.annotators import ANNOTATORS
from onrecord.model import Article, Entity, StanceClaim, row_id
from onrecord.text.quotation import quotations

LABELS = Path(__file__).parent.parent / "training" / "stances" / "real.json"
GOLD = Path(__file__).parent.parent.parent / "shared" / "gold"
SOURCES = {
    "allsides": GOLD / "stories" / "allsides.jsonl",
    "g5w1h": GOLD / "stories" / "g5w1h.jsonl",
    "polnear": GOLD / "polnear" / "polnear-train.jsonl",
}
_SMALL = frozenset("the a an of for to in on at by and mr mrs ms dr sir".split())
_PRONOUNS = frozenset("i we he she they it who his her their its our my him them us me".split())


@dataclass(slots=True)
class Tally:
    """Counts over a part: stances marked and found; rows given, right, right to the target, turned round."""

    marked: int = 0
    found: int = 0
    given: int = 0
    right: int = 0
    aimed: int = 0
    turned: int = 0
    told: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.given), self.found / max(1, self.marked)
        return (
            f"P {precision:.3f} R {recall:.3f} ({self.right} right of {self.given} rows, {self.aimed} of "
            f"them to the target's words; {self.found} found of {self.marked} marked; {self.turned} turned)"
        )


def part(story: str) -> str:
    """The part that a story belongs to: "held" for one in five, by its id's hash, else "tuned"."""
    return "held" if hashlib.sha256(story.encode()).digest()[0] % 5 == 3 else "tuned"


def labels() -> list[dict[str, Any]]:
    """The labelled articles, as they lie in the file."""
    found: list[dict[str, Any]] = json.loads(LABELS.read_text("utf-8"))
    return found


def articles(chosen: str, every: int = 1) -> Iterator[tuple[dict[str, Any], Article]]:
    """The labels of each article of a part (or of one in `every`), with its text. Ends the program where a
    source or an article is missing.
    """
    listed = labels()
    rows: dict[str, dict[str, Any]] = {}
    for source in sorted({a["source"] for a in listed}):
        if not SOURCES[source].is_file():
            sys.exit(f"{SOURCES[source]}: no file of articles there; put it there or leave out --real")
        with SOURCES[source].open(encoding="utf-8") as lines:
            rows |= {row["id"]: row for line in lines if (row := json.loads(line))}
    seen = 0
    for one in listed:
        row = rows.get(one["id"])
        if row is None or len(row["text"]) != one["length"]:
            sys.exit(f"{SOURCES[one['source']]}: lacks the text of article {one['id']}; name another file")
        if part(row.get("story_id", row["id"])) != chosen:
            continue
        seen += 1
        if seen % every:
            continue
        yield (
            one,
            Article(
                outlet=row["outlet"], text=row["text"], language="en", published=row["date"],
                published_basis="given",
            ),
        )  # fmt: skip


def quoted(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that stand between quotation marks."""
    paragraphs = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    return [(q.start, q.end) for q in quotations(text, paragraphs)]


def judge(
    one: dict[str, Any],
    text: str,
    claims: Iterable[StanceClaim],
    named: dict[str, Entity],
    score: dict[str, Tally],
) -> None:
    """Count one article into the tallies "voice" (the outlet's own words) and "quoted".

    A row is right if its evidence touches the cue of a stance of the same side and they name one holder; a
    pronoun or a missing holder fits anybody.
    """
    marks = quoted(text)
    left = [s for s in one["stances"] if not s.get("weak")]
    for s in left:
        score[_place(marks, *s["cue"])].marked += 1
    for c in sorted(claims, key=lambda c: (c.evidence[0], c.actor, c.target, c.stance)):
        a, b = c.evidence[0].start, c.evidence[0].end
        tally = score[_place(marks, a, b)]
        near = [s for s in one["stances"] if s["cue"][0] < b and a < s["cue"][1] and _held(c, s, text, named)]
        same = [s for s in near if s["stance"] == c.stance]
        if same and all(s.get("weak") for s in same):
            continue
        tally.given += 1
        line = f"{c.actor} | {c.stance} | {c.target} | {c.act} «{' '.join(text[a:b].split())}»"
        if not same:
            turned = any(
                {s["stance"], c.stance} == {"for", "against"} and _aimed(c, s, text, named) for s in near
            )
            tally.turned += turned
            tally.told.append(f"{'TURNED' if turned else 'extra'}: {line}")
            continue
        tally.right += 1
        hit = next((s for s in same if _aimed(c, s, text, named)), None)
        tally.aimed += hit is not None
        if hit is None:
            tally.told.append(f"other target: {line}")
        best = hit if hit in left else next((s for s in same if s in left), None)
        if best is not None:
            left.remove(best)
            score[_place(marks, *best["cue"])].found += 1
    for s in left:
        holder = text[slice(*s["holder"])] if s["holder"] else "-"
        around = " ".join(text[max(0, s["cue"][0] - 120) : s["cue"][1] + 120].split())
        told = f"missed: {holder} | {s['stance']} | {text[slice(*s['target'])] if s['target'] else '-'}"
        told += f" | {text[slice(*s['cue'])]} «{around}»"
        score[_place(marks, *s["cue"])].told.append(told)


def measure(misses: bool) -> Iterator[str]:
    """One line for each part and place; before it, for the tuned part only, what went wrong if asked to.
    Of the tuned part every eighth article is read.
    """
    steps = pipeline.order(ANNOTATORS)
    for name in ("tuned", "held"):
        score = {"voice": Tally(), "quoted": Tally()}
        for one, article in articles(name, 8 if name == "tuned" else 1):
            outcome = pipeline.annotate(article, steps)
            named = {row_id(e): e for e in outcome.of(Entity) if isinstance(e, Entity)}
            claims = [c for c in outcome.of(StanceClaim) if isinstance(c, StanceClaim) and c.firm]
            judge(one, article.text, claims, named, score)
        for place, tally in score.items():
            yield from tally.told if misses and name == "tuned" else ()
            yield f"real, {name}, {place:7} {tally}"


def _place(marks: Sequence[tuple[int, int]], start: int, end: int) -> str:
    return "quoted" if any(a <= start and end <= b for a, b in marks) else "voice"


def _held(claim: StanceClaim, stance: dict[str, Any], text: str, named: dict[str, Entity]) -> bool:
    if stance["holder"] is None:
        return True
    words = text[slice(*stance["holder"])]
    return words.casefold() in _PRONOUNS or _same(
        claim.actor, claim.actor_entity, stance["holder"], text, named
    )


def _aimed(claim: StanceClaim, stance: dict[str, Any], text: str, named: dict[str, Entity]) -> bool:
    if stance["target"] is None:
        return True
    words = text[slice(*stance["target"])]
    if words.casefold() in _PRONOUNS or claim.target == "own departure":
        return True
    return _same(claim.target, claim.target_entity, stance["target"], text, named)


def _same(name: str, entity: str | None, span: Sequence[int], text: str, named: dict[str, Entity]) -> bool:
    if entity in named and any(m.start < span[1] and span[0] < m.end for m in named[entity].mentions):
        return True
    mine, theirs = (
        {w for w in re.findall(r"[a-z0-9]+", n.casefold()) if w not in _SMALL}
        for n in (name, text[span[0] : span[1]])
    )
    return bool(mine & theirs)
