"""Plants copies of articles among articles of other stories and measures whether they are grouped.

    python -m bench.accounts [--stories ../shared/gold/stories/g5w1h.jsonl] [--rounds 40]

The stories file has one article a line ({"id", "text", "story_id"}). Each kind of copy is planted `rounds`
times: "edited" has a share of its words replaced, dropped or doubled; "cut" keeps the first half of the
paragraphs; "merged" is the copy with as many paragraphs of an unrelated article before, between and after;
"updated" has new opening paragraphs and some old ones dropped. The last lines count the groups that are made
of the file's own stories, to be looked at by eye with --show.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.passages import edited, group
from onrecord.linkers.accounts import Accounts
from onrecord.linkers.base import Group
from onrecord.linkers.passages import Passages
from onrecord.model import AccountGroup, Article, Passage
from onrecord.text.shingles import words

# Shorter articles are no test of anything.
FEWEST_WORDS = 80
# So many articles of different stories, of which one is copied.
HOSTS = 6
Change = Callable[[list[str], list[str], random.Random, Sequence[str]], list[str]]


def _edited(share: float) -> Change:
    def change(own: list[str], _: list[str], rng: random.Random, lexicon: Sequence[str]) -> list[str]:
        return [" ".join(edited(p.split(), share, rng, lexicon)) for p in own]

    return change


def _cut(own: list[str], _: list[str], rng: random.Random, lexicon: Sequence[str]) -> list[str]:
    return own[: (len(own) + 1) // 2]


def _merged(own: list[str], other: list[str], rng: random.Random, lexicon: Sequence[str]) -> list[str]:
    out: list[str] = []
    for k, paragraph in enumerate(own):
        out += [*other[k : k + 1], paragraph]
    return out


def _updated(own: list[str], other: list[str], rng: random.Random, lexicon: Sequence[str]) -> list[str]:
    kept = [p for k, p in enumerate(own) if k % 4 != 3]
    return [*other[:2], *kept]


CHANGES: dict[str, Change] = {
    "edited 10%": _edited(0.1),
    "edited 20%": _edited(0.2),
    "edited 30%": _edited(0.3),
    "cut": _cut,
    "merged": _merged,
    "updated": _updated,
}


def paragraphs(text: str) -> list[str]:
    """The text's paragraphs."""
    return [p.strip() for p in text.split("\n") if p.strip()]


def grouped(articles: Sequence[Article]) -> list[set[str]]:
    """The articles that are taken for one account, as sets of ids."""
    made = group(articles)
    passages = [row for row in Passages().link(made) if isinstance(row, Passage)]
    rows = Accounts().link(Group("", made.articles, {**made.rows, Passage: passages}))
    return [{r.lead, *(v.article for v in r.variants)} for r in rows if isinstance(r, AccountGroup)]


def probe(texts: Sequence[tuple[str, str]], change: Change, rounds: int) -> tuple[float, float]:
    """(share of copies found, share of groups that are right) among six articles of other stories each."""
    rng = random.Random(11)
    lexicon = sorted({w for _, t in texts[:50] for w in words(t).folded if w.isalpha()})
    found = right = said = 0
    for _ in range(rounds):
        some: list[tuple[str, str]] = []
        while len({story for story, _ in some}) < HOSTS:
            some = rng.sample(list(texts), HOSTS)
        own, other = paragraphs(some[0][1]), paragraphs(some[1][1])
        copy = "\n\n".join(change(own, other, rng, lexicon))
        hosts = [("Original", some[0][1]), ("Copy", copy)]
        hosts += [(f"Outlet {k}", text) for k, (_, text) in enumerate(some[2:])]
        made = [Article(outlet, text, language="en") for outlet, text in hosts]
        groups = grouped(made)
        truth = {made[0].id, made[1].id}
        found += any(truth <= g for g in groups)
        right += sum(g == truth for g in groups)
        said += len(groups)
    return found / rounds, right / max(1, said)


def main() -> None:
    """Print the table of planted copies, then what is grouped of the stories as they are."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--stories", type=Path, default=Path("../shared/gold/stories/g5w1h.jsonl"))
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.stories.read_text("utf8").splitlines()]
    texts = [
        (str(r["story_id"]), r["text"])
        for r in rows
        if len(r["text"].split()) >= FEWEST_WORDS and len(paragraphs(r["text"])) > 3
    ]
    print(f"{'copy':12} {'found':>6} {'right':>6}")
    for name, change in CHANGES.items():
        found, right = probe(texts, change, args.rounds)
        print(f"{name:12} {found:6.3f} {right:6.3f}")
    stories: dict[str, list[Article]] = {}
    for r in rows:
        stories.setdefault(str(r["story_id"]), []).append(
            Article(r["outlet"], r["text"], title=r.get("title"), language="en")
        )
    count = 0
    for story, articles in stories.items():
        by_id = {a.id: a for a in articles}
        for ids in grouped(articles):
            count += 1
            if args.show:
                print(story)
                for a in sorted(ids):
                    print(f"   {by_id[a].outlet}: {by_id[a].text[:100]!r}")
    print(f"{count} groups in {len(stories)} stories of {len(rows)} articles")


if __name__ == "__main__":
    main()
