"""Groups the articles that are copies of one account: syndicated, updated, or captured again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from onrecord.linkers.base import Group, Linker
from onrecord.linkers.passages import Piece, Text, pieces_of, texts_of
from onrecord.model import AccountGroup, AccountVariant, Article, Block, Passage, Row, Sentence, Span
from onrecord.text.stamps import in_utc

# The share of the shorter article's own words, and of the longer's, that must stand in the other.
SHARE_OF_SHORTER = 0.55
SHARE_OF_LONGER = 0.2
# What stands in quotation marks is anybody's to quote: it counts only where so few other words are left.
FEWEST_OWN = 25
# Too few words in common to call two texts one account, whatever their share.
FEWEST_SHARED = 12
# Of the articles that hold one passage each is laid beside so many others.
HUBS = 3


@dataclass(slots=True)
class _Match:
    """How much of two articles is the same: words, and the longest stretch of it in each."""

    shared: int
    similarity: float
    stretch: Mapping[str, Span]


@dataclass(slots=True)
class _Groups:
    """Articles joined transitively."""

    parent: dict[str, str] = field(default_factory=dict)

    def root(self, article: str) -> str:
        while (above := self.parent.setdefault(article, article)) != article:
            self.parent[article] = self.parent[above]
            article = above
        return article

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self.parent[high] = low


class Accounts(Linker):
    """One AccountGroup for each account that two or more articles give: one text, as syndicated by several
    outlets, as updated by its own, or as captured several times from one address.

    Articles are one account where most of the shorter's words, without what both but quote, stand in the
    longer, in runs of several, and make up a part of the longer too. The lead is the agency's own, else the
    earliest; of one outlet's versions the latest. An article in no row is an account of its own.
    """

    name = "accounts"
    version = 2
    requires = (Block, Sentence, Passage)
    produces = (AccountGroup,)

    def link(self, group: Group) -> Iterable[Row]:
        texts = {t.id: t for t in texts_of(group)}
        groups, matches = _Groups(), {}
        for one, other in _candidates(group):
            found = _match(texts[one], texts[other])
            if found is not None:
                matches[one, other] = found
                groups.join(one, other)
        for page in _pages(group.articles).values():
            for other in page[1:]:
                groups.join(page[0], other)
        members: dict[str, list[str]] = defaultdict(list)
        for article in group.articles:
            members[groups.root(article)].append(article)
        for held in members.values():
            if len(held) > 1:
                row = _row(group, held, texts, matches)
                if row is not None:
                    yield row


def _pages(articles: Mapping[str, Article]) -> dict[str, list[str]]:
    """The captures of each page that has an address of its own."""
    pages: dict[str, list[str]] = defaultdict(list)
    for article in articles.values():
        address = urlsplit(article.url or "")
        if address.path.strip("/") or address.query:
            pages[article.url or ""].append(article.id)
    return pages


def _candidates(group: Group) -> list[tuple[str, str]]:
    """Pairs of articles with a passage in common; of many that hold one, each with its first few."""
    pairs: set[tuple[str, str]] = set()
    for passage in group.of(Passage):
        held = sorted({m.article for m in passage.members})
        for n, one in enumerate(held):
            pairs.update((other, one) for other in held[: min(n, HUBS)])
            if n:
                pairs.add((held[n - 1], one))
    return sorted(pairs)


def _match(one: Text, other: Text) -> _Match | None:
    """What two articles share, if they are one account."""
    pieces = pieces_of([one, other])
    if not pieces:
        return None
    held = {
        one.id: _covered(one, [p.left for p in pieces]),
        other.id: _covered(other, [p.right for p in pieces]),
    }
    shared = min(len(held[one.id]), len(held[other.id]))
    share = {t.id: _share(t, held[t.id]) for t in (one, other)}
    short, long = sorted((one, other), key=lambda t: (len(t.words), t.id))
    if shared < FEWEST_SHARED or share[short.id] < SHARE_OF_SHORTER or share[long.id] < SHARE_OF_LONGER:
        return None
    return _Match(shared, 2 * shared / (len(one.words) + len(other.words)), _longest(pieces))


def _longest(pieces: Sequence[Piece]) -> dict[str, Span]:
    best = max(pieces, key=lambda p: (len(p.left), p.left.start))
    return {best.left.article: best.left, best.right.article: best.right}


def _covered(text: Text, spans: Sequence[Span]) -> set[int]:
    """The places of the words that stand in any of the spans."""
    return {k for span in spans for k in text.between(span)}


def _share(text: Text, covered: set[int]) -> float:
    """The share of an article's words that are covered, of those outside quotation marks if there are
    enough.
    """
    own = set(range(len(text.words)))
    for start, end in text.quoted:
        own.difference_update(text.between(Span(text.id, start, end)))
    if len(own) < FEWEST_OWN:
        own = set(range(len(text.words)))
    return len(own & covered) / max(1, len(own))


def _row(
    group: Group,
    held: Sequence[str],
    texts: Mapping[str, Text],
    matches: Mapping[tuple[str, str], _Match],
) -> AccountGroup | None:
    lead = _lead([group.articles[a] for a in held])
    variants = []
    places: dict[str, Span] = {}
    for article in held:
        if article == lead.id:
            continue
        pair = (min(lead.id, article), max(lead.id, article))
        match = matches.get(pair) or _match(texts[pair[0]], texts[pair[1]])
        if match is not None:
            stretch: Mapping[str, Span] = match.stretch
        else:  # a page whose text is another by now, or a copy of a copy
            stretch = {a: texts[a].blocks[0] for a in pair if texts[a].blocks}
        if len(stretch) < 2:
            return None
        places.setdefault(lead.id, stretch[lead.id])
        similarity = round(match.similarity, 3) if match else round(_likeness(texts, pair), 3)
        kind = _kind(lead, group.articles[article])
        variants.append(AccountVariant(article, kind, similarity, stretch[article]))
    return AccountGroup(lead.id, tuple(variants), places[lead.id])


def _likeness(texts: Mapping[str, Text], pair: tuple[str, str]) -> float:
    one, other = (texts[a] for a in pair)
    pieces = pieces_of([one, other])
    shared = len(_covered(one, [p.left for p in pieces]))
    return 2 * shared / max(1, len(one.words) + len(other.words))


def _lead(articles: Sequence[Article]) -> Article:
    """The account that the others are copies of, as far as can be told."""
    if len({a.outlet for a in articles}) == 1:
        return max(articles, key=moment)
    credited = {name.casefold() for a in articles for name in a.agency}
    return min(
        articles,
        key=lambda a: (
            a.outlet.casefold() not in credited,
            in_utc(a.published or a.captured or "9999"),
            -len(a.text),
            a.outlet,
            a.id,
        ),
    )


def _kind(lead: Article, article: Article) -> str:
    if lead.url and lead.url == article.url:
        return "capture"
    return "update" if lead.outlet == article.outlet else "syndicated copy"


def moment(article: Article) -> tuple[str, str, str, int, str]:
    """What orders one outlet's versions of an account: the times that are known of them, then their size."""
    captured, modified, published = (
        in_utc(stamp or "") for stamp in (article.captured, article.modified, article.published)
    )
    return captured, modified, published, len(article.text), article.id


def versions(group: Group) -> dict[str, frozenset[str]]:
    """Each article of an account that its outlet gives more than once, with all of these (needs AccountGroup
    in `requires`).
    """
    found: dict[str, frozenset[str]] = {}
    for account in group.of(AccountGroup):
        by_outlet: dict[str, set[str]] = defaultdict(set)
        for article in (account.lead, *(v.article for v in account.variants)):
            by_outlet[group.articles[article].outlet].add(article)
        for same in by_outlet.values():
            if len(same) > 1:
                found.update(dict.fromkeys(same, frozenset(same)))
    return found
