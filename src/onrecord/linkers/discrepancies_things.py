"""Finds one thing to which outlets give other attributes, or which they call by other nouns of its kind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from onrecord.linkers.base import Group
from onrecord.linkers.discrepancies_deeds import text_of
from onrecord.linkers.points_alignment import Pair, Sentences, stem
from onrecord.model import Account, Act, Discrepancy, Quote, Span
from onrecord.text.noun_phrases import Phrase, phrases, singular
from onrecord.text.senses import kin, sort_of
from onrecord.text.shingles import folded

# What the likeness of the sentences, and of what stands around the nouns, must come to.
ENOUGH = 0.25
ENOUGH_OF_A_KIND = 0.2
DEFINITE = 0.1
SAME_BEFORE = 0.1
SAME_AFTER = 0.2
IN_LEADS = 0.2
LEAD = 3
FEWEST_SHARED = 2
SAME_MODIFIER = 0.15
PER_STEP = 0.04
FAR = 1
# Attributes are one if they begin alike by so many letters: "terror" and "terrorist".
ALIKE = 6
LONG_SAID = 5
# So many uses of a noun in a story are compared, and so many of one wording shown for each article.
MOST_USES = 120
MOST_SHOWN = 2
_VAGUE = frozenset(
    "first second third last next new old same other recent big small major whole entire latest "
    "previous several many few such more most best worst original serious similar further local top "
    "main full great large huge good bad long short early late own only more less very single".split()
)
_EMPTY = frozenset(
    "time day week month year hour minute second night morning afternoon evening people way thing "
    "part lot number fact case percent cent area place region country state nation group member man "
    "woman person".split()
)
_PARTS = frozenset("part parts side sides some all most".split())
_NONE = frozenset(("no", "without"))
_SOME = frozenset(("a", "an", "his", "her", "its", "their", "'s"))
_NO_SUCH = re.compile(r"\b(?:den(?:y|ies|ied|ying)|rumou?rs?|not|never|without|no)\b|n['\u2019]t\b")
# "without incident" says nothing of what happened.
_IDIOMS = frozenset("incident doubt exception fail delay warning question problem".split())
_MIRRORED = ("without", "with")
_JOINING = frozenset("of to in for on at against with".split())


@dataclass(frozen=True, slots=True)
class Use:
    """A noun in use, in the sentence that is the `place`-th of its article: `told` the stems of its
    attributes, `after` the head of the phrase that hangs on it.
    """

    span: Span
    head: str
    sentence: int
    place: int
    phrase: Phrase
    told: frozenset[str]
    after: str


def things(group: Group, of: Sentences, near: Mapping[Pair, float]) -> Iterator[Discrepancy]:
    """Discrepancies of kind "label": attributes and nouns, a noun for which the other article has another of
    its kind and never the same. `near` are pairs of sentences that are alike.
    """
    uses = _uses(group, of)
    yield from _denied(group, of, uses)
    yield from _attributes(group, of, uses, near)
    yield from _nouns(group, of, uses, near)


def _uses(group: Group, of: Sentences) -> dict[str, dict[str, list[Use]]]:
    """The uses of each noun in each article."""
    verbs: dict[str, set[int]] = defaultdict(set)
    for act in group.of(Act):
        verbs[act.verb.article].add(act.verb.start)
    found: dict[str, dict[str, list[Use]]] = defaultdict(lambda: defaultdict(list))
    count: Counter[str] = Counter()
    said = _said(group)
    for k, sentence in enumerate(of.spans):
        text = group.articles[sentence.article].text
        count[sentence.article] += 1
        here = list(phrases(text, sentence.start, sentence.end, verbs[sentence.article]))
        for n, phrase in enumerate(here):
            head = phrase.head
            if len(head) < 3 or head in _EMPTY or not text[phrase.end - 1].islower():
                continue
            if any(s.start <= phrase.start < s.end for s in said[sentence.article]):
                continue
            if not text[phrase.end - len(phrase.words[-1])].islower():
                continue
            after, at = "", n
            while at + 1 < len(here) and here[at].after in _JOINING and here[at + 1].before == here[at].after:
                at += 1
                after = here[at].head
                if here[at].words[0] not in _PARTS:
                    break
            found[head][sentence.article].append(
                Use(
                    Span(sentence.article, phrase.start, phrase.end), head,
                    k, count[sentence.article], phrase,
                    frozenset(stem(w)[:ALIKE] for w in phrase.modifiers if w not in _VAGUE),
                    after,
                )
            )  # fmt: skip
    return found


def _said(group: Group) -> dict[str, list[Span]]:
    """Where each article gives somebody's words at length: two witnesses may hear two things."""
    found: dict[str, list[Span]] = defaultdict(list)
    for quote in group.of(Quote):
        if quote.form == "direct":
            for span in quote.content:
                if len(text_of(group, span).split()) >= LONG_SAID:
                    found[span.article].append(span)
    return found


def _alike(near: Mapping[Pair, float], one: Use, other: Use) -> float:
    a, b = sorted((one.sentence, other.sentence))
    like = near.get((a, b), 0.0)
    if one.phrase.definite and other.phrase.definite:
        like += DEFINITE
    if one.phrase.before == other.phrase.before and one.phrase.before.isalpha():
        like += SAME_BEFORE
    if max(one.place, other.place) <= LEAD:
        like += IN_LEADS
    if one.after and one.after == other.after:
        like += SAME_AFTER
    return like


def _denied(
    group: Group, of: Sentences, uses: Mapping[str, Mapping[str, Sequence[Use]]]
) -> Iterator[Discrepancy]:
    """A thing that there is in one article and is none in the other: "an apology" and "no apology"."""
    for head in sorted(uses):
        if head in _IDIOMS or sort_of(head, "person") or sort_of(head, "group"):
            continue
        given = {a: {u.phrase.before in _NONE for u in held} for a, held in uses[head].items()}
        pairs = [
            (len(of.shared(one.sentence, other.sentence)), one, other)
            for a, b in permutations(sorted(given), 2)
            if given[a] == {True} and given[b] == {False}
            for one in uses[head][a]
            for other in uses[head][b]
            if other.phrase.determiner in _SOME or (one.phrase.before, other.phrase.before) == _MIRRORED
            if not _NO_SUCH.search(text_of(group, of.spans[other.sentence]))
        ]
        if pairs:
            shared, one, other = max(pairs, key=lambda p: p[0])
            if shared >= FEWEST_SHARED:
                yield Discrepancy(
                    kind="other",
                    about=f"whether there is any: {head}",
                    grade="difference",
                    values=tuple(
                        Account(text_of(group, s), (s,)) for s in (_before(group, u) for u in (one, other))
                    ),
                )


def _before(group: Group, use: Use) -> Span:
    """The noun with the two words before it."""
    text = group.articles[use.span.article].text
    start = use.span.start
    for _ in range(2):
        start = text.rfind(" ", 0, max(0, start - 1)) + 1
    return Span(use.span.article, start, use.span.end)


def _attributes(
    group: Group, of: Sentences, uses: Mapping[str, Mapping[str, Sequence[Use]]], near: Mapping[Pair, float]
) -> Iterator[Discrepancy]:
    """One noun with attributes of which neither article gives the other's, where the same hangs on it or
    both articles open with it: "heavy" and "slight damage to the barn".
    """
    for head in sorted(uses):
        held = [u for article in sorted(uses[head]) for u in uses[head][article] if u.told]
        given = {a: frozenset(t for u in us for t in u.told) for a, us in uses[head].items()}
        best: tuple[float, Use, Use] | None = None
        for one, other in combinations(held[:MOST_USES], 2):
            here, there = one.span.article, other.span.article
            if here == there or one.told & given[there] or other.told & given[here]:
                continue
            if not _one(one, other, uses[head]):
                continue
            if of.shared(one.sentence, other.sentence) <= {stem(head)}:
                continue
            like = _alike(near, one, other)
            if like >= ENOUGH and (best is None or like > best[0]):
                best = like, one, other
        if best is not None:
            yield Discrepancy(
                kind="label",
                about=f"which {head}",
                grade="difference",
                values=tuple(
                    Account(
                        text_of(group, use.span),
                        tuple(u.span for u in uses[head][use.span.article] if u.told == use.told)[
                            :MOST_SHOWN
                        ],
                    )
                    for use in best[1:]
                ),
            )


def _one(one: Use, other: Use, uses: Mapping[str, Sequence[Use]]) -> bool:
    """True for one thing, not several, that both take for known, or neither."""
    if any(u.phrase.words[-1] != u.head for u in (one, other)):
        return False
    if one.phrase.definite is not other.phrase.definite:
        return False
    if one.after and one.after == other.after:
        return True
    opened = one.phrase.definite and max(one.place, other.place) <= LEAD
    return opened and all(len({v.told for v in uses[u.span.article] if v.told}) == 1 for u in (one, other))


def _nouns(
    group: Group, of: Sentences, uses: Mapping[str, Mapping[str, Sequence[Use]]], near: Mapping[Pair, float]
) -> Iterator[Discrepancy]:
    """Two nouns of one kind, each in articles that never use the other."""
    words: dict[str, set[str]] = defaultdict(set)
    for sentence in of.spans:
        text = group.articles[sentence.article].text[sentence.start : sentence.end]
        words[sentence.article].update(singular(w.removesuffix("'s")) for w in folded(text))
    at: dict[int, list[Use]] = defaultdict(list)
    for head in uses:
        for held in uses[head].values():
            for use in held:
                at[use.sentence].append(use)
    near_by = {
        x: {y: far for y, far in others.items() if stem(x) != stem(y)} for x, others in kin(uses, FAR).items()
    }
    heads = {k: frozenset(u.head for u in held) for k, held in at.items()}
    rivals = {k: frozenset(y for x in held for y in near_by[x]) for k, held in heads.items()}
    found: list[tuple[float, Use, Use]] = []
    for a, b in near:
        if a not in heads or b not in heads or rivals[a].isdisjoint(heads[b]):
            continue
        for one in at[a]:
            for other in at[b]:
                x, y = one.head, other.head
                far = near_by[x].get(y)
                if far is None or y in words[one.span.article] or x in words[other.span.article]:
                    continue
                like = _alike(near, one, other) - PER_STEP * far
                if set(one.phrase.modifiers) & set(other.phrase.modifiers):
                    like += SAME_MODIFIER
                elif one.told and other.told:
                    continue
                if like >= ENOUGH_OF_A_KIND:
                    found.append((like, one, other))
    told: set[object] = set()
    for _, one, other in sorted(found, key=lambda f: (-f[0], f[1].span, f[2].span)):
        keys = {
            frozenset((one.head, other.head)),
            (one.span.article, one.head),
            (other.span.article, other.head),
        }
        if not keys & told:
            told |= keys
            yield Discrepancy(
                kind="label",
                about=f"{one.head} or {other.head}",
                grade="difference",
                values=tuple(Account(text_of(group, u.span), (u.span,)) for u in (one, other)),
            )
