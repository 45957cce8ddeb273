"""Finds one person whose post is named in two ways that do not complete each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.linkers.base import Group
from onrecord.linkers.points_alignment import stem
from onrecord.model import Account, Discrepancy, OfficeClaim, Person, Span
from onrecord.text.shingles import folded

# So many articles' posts of one person are laid side by side.
MOST_ARTICLES = 40
# Words for one post: who is "chair" here and "chairwoman" there is told alike.
_SAME = {
    word: words.split()[0]
    for words in (
        "chair chairman chairwoman chairperson",
        "spokesperson spokesman spokeswoman",
        "lawyer attorney solicitor barrister counsel",
        "mp lawmaker parliamentarian congressman congresswoman",
        "ceo executive",
    )
    for word in words.split()
}
# Of what one body has but one: with another body it is another post.
_HEADS = frozenset(
    "president leader head director chief minister secretary commissioner spokesperson".split()
)
_NAME = r"[A-Z][\w'\u2019-]+"
_ANY = "|".join(
    f"[{w[0].upper()}{w[0]}]{w[1:]}"
    for w in sorted({*_HEADS, *(w for w, head in _SAME.items() if head in _HEADS)})
)
_POST = re.compile(
    rf"(?:(?P<first>{_ANY}) of (?:the )?{_NAME}(?: (?:in |of |for |the ){{0,2}}{_NAME}){{0,3}}"
    rf"|(?:{_NAME} ){{1,3}}(?P<head>{_ANY})) $",
)
# So many code points before a name hold a post.
LONGEST = 80
# What says whose a post is where there is but one of its kind, and what is no post.
_SMALL = frozenset(
    "of the for and in at on to a an its his her their our who is was has been as former ex current acting "
    "then interim outgoing incoming new longtime mr mrs ms dr sir dame general gen national federal state us "
    "deputy assistant senior chief top vice party country nation government company firm group".split()
)

Post = tuple[str, frozenset[str], Span]


def offices(group: Group) -> Iterator[Discrepancy]:
    """Discrepancies of kind "other": two articles' words for one person's post."""
    members = {m: p for p in group.of(Person) for m in p.members}
    posts: dict[str, dict[str, list[Post]]] = defaultdict(lambda: defaultdict(list))
    for claim in group.of(OfficeClaim):
        person = members.get(claim.holder)
        span = claim.evidence[0]
        if person is None or claim.status != "current":
            continue
        names = {w for name in (person.name, *person.aliases) for w in folded(name)}
        words = folded(group.articles[span.article].text[span.start : span.end])
        title = folded(claim.title)
        head = next((_SAME.get(w, w) for w in title[-1:]), "")
        told_of = "who" in words or any(c in _text(group, span) for c in '"\u201c\u2018')
        if head in _HEADS and head in words and names & set(words) and not told_of:
            told = frozenset(
                stem(w.removesuffix("'s")) for w in (*words, *folded(claim.body or ""))
                if w not in _SMALL and w not in names and _SAME.get(w, w) != head
            )  # fmt: skip
            posts[person.name][span.article].append((head, told, span))
    for person in group.of(Person):
        if person.type == "person":
            for mention in person.mentions:
                post = _before(group, mention)
                if post is not None:
                    posts[person.name][mention.article].append(post)
    for name in sorted(posts):
        found = _two(posts[name])
        if found is not None:
            yield Discrepancy(
                kind="other",
                about=f"the post of {name}",
                grade="difference",
                values=tuple(Account(_text(group, s), (s,)) for s in found),
            )


def _before(group: Group, mention: Span) -> Post | None:
    """The post that stands before a name: "Riding Club president Dora Quill"."""
    text = group.articles[mention.article].text
    start = max(0, mention.start - LONGEST)
    match = _POST.search(text[start : mention.start])
    if match is None:
        return None
    words = folded(match.group())
    head = folded(match["head"] or match["first"])[0]
    head = _SAME.get(head, head)
    told = frozenset(stem(w.removesuffix("'s")) for w in words if w not in _SMALL and _SAME.get(w, w) != head)
    return head, told, Span(mention.article, start + match.start(), mention.end)


def _two(posts: Mapping[str, Sequence[Post]]) -> tuple[Span, Span] | None:
    """Where two articles give one head other attributes, and neither ever gives one of the other's."""
    for one, other in combinations(sorted(posts)[:MOST_ARTICLES], 2):
        for head, words, span in posts[one]:
            for rival_head, rival, there in posts[other]:
                mine, theirs = (
                    {w for h, held, _ in posts[a] if h == head for w in held} for a in (one, other)
                )
                if head == rival_head and words and rival and not mine & theirs:
                    return span, there
    return None


def _text(group: Group, span: Span) -> str:
    return " ".join(group.articles[span.article].text[span.start : span.end].split())
