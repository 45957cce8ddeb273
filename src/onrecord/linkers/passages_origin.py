"""Where the words of a passage are likely from, where there is evidence of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model import Article, Quote, Speaker
from onrecord.text.shingles import folded
from onrecord.text.stamps import in_utc


def of_quotation(quotes: Sequence[Quote], speakers: Iterable[Speaker]) -> str | None:
    """Where the words were said, as most of the articles that say it have it; else whose they are, where
    two articles or more name one speaker and none another.
    """
    named = [q.venue for q in quotes if q.venue]
    if named:
        return min(set(named), key=lambda v: (-named.count(v), v))
    told = [(s.evidence[0].article, s.name) for s in speakers]
    if len({article for article, _ in told}) < 2:
        return None
    names = sorted({name for _, name in told}, key=lambda n: (-len(n), n))
    fullest = set(folded(names[0]))
    return names[0] if all(folded(name)[-1:] and folded(name)[-1] in fullest for name in names) else None


def of_copy(articles: Sequence[Article]) -> str | None:
    """The one agency that every article crediting any credits; where none is credited, the one outlet that
    has the text before all others.
    """
    credits = [set(a.agency) for a in articles if a.agency]
    if credits:
        common = sorted(set.intersection(*credits))
        return f"{common[0]} (agency copy)" if len(common) == 1 else None
    first = _earliest(articles)
    return f"{first.outlet} (earliest)" if first is not None else None


def _earliest(articles: Sequence[Article]) -> Article | None:
    """The article published before all of the others, whose outlet is another's: by day, or by the time
    where the days are the same; None where that is not known of each.
    """
    moments = {a.id: moment for a in articles if (moment := _moment(a)) is not None}
    if len(moments) < len({a.id for a in articles}):
        return None
    first = min(articles, key=lambda a: (moments[a.id], a.id))
    day, time = moments[first.id]
    others = [moments[a.id] for a in articles if a.outlet != first.outlet]
    before = all(d > day or (d == day and "" not in (t, time) and t > time) for d, t in others)
    return first if others and before else None


def _moment(article: Article) -> tuple[str, str] | None:
    """Day and time in UTC, the time empty where only the day is known; None without a day."""
    said = in_utc(article.published or "")
    if len(said) < 10:
        return None
    return said[:10], said[11:] if said.endswith("+00:00") else ""
