"""Counts which outlet uses which words: for the same people and events, for saying, and beyond the others."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from onrecord.linkers.base import Group, Linker
from onrecord.model import Gist, Label, Person, Row, Span, Use, Wording, WordUse, row_id
from onrecord.text import shingles
from onrecord.text.labels import EVENT

# So many uses of a word by one outlet are kept with their places; all are counted.
MOST_PLACES = 20
# What is said of the people that are named most, and in so many terms each.
MOST_PEOPLE = 40
MOST_NAMES = 24
# A term is an outlet's own from this z-score on, in so many of its sentences; so many are kept for each.
FAR_MORE = 1.96
FEWEST_SENTENCES = 3
MOST_TERMS = 12
# The prior counts as so many sentences' terms, spread as the whole story's terms are.
PRIOR = 50.0

_ARTICLES = re.compile(r"(?:the|a|an|his|her|their|its|our|my|this|that)\s+", re.IGNORECASE)

Places = Mapping[str, Sequence[Span]]


class Words(Linker):
    """One Wording for each word that outlets use of one person, body, event or kind of thing, for each
    verb of saying and each intensifier, and for each term that an outlet uses far more than the others.

    Terms are weighed by log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008,
    "Fightin' Words"), counted in sentences; the prior is the whole story. Nothing is scored beyond that.
    A story of one outlet has only what that outlet uses, and no terms.
    """

    name = "words"
    requires = (Gist, Label, Person, WordUse)
    produces = (Wording,)

    def link(self, group: Group) -> Iterable[Row]:
        yield from _names(group)
        yield from _labels(group)
        for kind in ("saying", "intensifier"):
            used: dict[str, list[Span]] = defaultdict(list)
            for use in group.of(WordUse):
                if use.kind == kind:
                    used[use.term].append(use.span)
            yield from _wordings(group, kind, "", None, used)
        yield from _terms(group)


def _names(group: Group) -> Iterator[Wording]:
    """What each of the story's people and bodies is called, where that differs at all."""
    people = sorted(group.of(Person), key=lambda p: (-len(p.mentions), p.name, row_id(p)))
    for person in people[:MOST_PEOPLE]:
        used = _by_term(person.mentions, lambda span: _plain(_text(group, span)))
        if len(used) > 1:
            yield from _wordings(group, "name", person.name, row_id(person), used)


def _labels(group: Group) -> Iterator[Wording]:
    """What the event, and each kind of thing with rival nouns, is called."""
    families: dict[str, list[Label]] = defaultdict(list)
    for label in group.of(Label):
        families[label.family].append(label)
    for family in sorted(families):
        heads: dict[str, list[Span]] = defaultdict(list)
        for label in families[family]:
            heads[label.head].append(label.span)
        if len(heads) > 1:
            about = "the event" if family == EVENT else family
            yield from _wordings(group, "label", about, None, heads)


def _by_term(spans: Iterable[Span], term: Callable[[Span], str]) -> dict[str, list[Span]]:
    """The spans by their term, whatever its case and marks; a term is shown as it is written most often."""
    folded: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        if term(span):
            folded[" ".join(shingles.folded(term(span)))].append(span)
    shown = {}
    for key in sorted(folded):
        forms = Counter(term(s) for s in folded[key])
        shown[min(forms, key=lambda f: (-forms[f], f.isupper(), f))] = folded[key]
    return shown


def _wordings(group: Group, kind: str, about: str, about_id: str | None, used: Places) -> Iterator[Wording]:
    for term, spans in sorted(used.items(), key=lambda u: (-len(u[1]), u[0]))[:MOST_NAMES]:
        yield Wording(kind, about, about_id, term, _uses(group, spans))


def _uses(group: Group, spans: Iterable[Span]) -> tuple[Use, ...]:
    """The uses by outlet, most first."""
    by_outlet: dict[str, list[Span]] = defaultdict(list)
    for span in sorted(spans):
        by_outlet[group.articles[span.article].outlet].append(span)
    ordered = sorted(by_outlet.items(), key=lambda u: (-len(u[1]), u[0]))
    return tuple(Use(outlet, len(found), tuple(found[:MOST_PLACES])) for outlet, found in ordered)


def _terms(group: Group) -> Iterator[Wording]:
    """The terms that one outlet uses far more than the others, each outlet's weightiest first."""
    places: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for gist in group.of(Gist):
        outlet = group.articles[gist.span.article].outlet
        for term in gist.terms:
            places[term][outlet].append(gist.span)
    sums: Counter[str] = Counter()
    for by_outlet in places.values():
        sums.update({outlet: len(spans) for outlet, spans in by_outlet.items()})
    if len(sums) < 2:
        return
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for term, by_outlet in places.items():
        whole = sum(map(len, by_outlet.values()))
        for outlet, spans in by_outlet.items():
            if len(spans) >= FEWEST_SENTENCES:
                z = log_odds(len(spans), sums[outlet], whole, sum(sums.values()))
                if z >= FAR_MORE:
                    found[outlet].append((-z, term))
    for outlet in sorted(found):
        for z, term in sorted(found[outlet])[:MOST_TERMS]:
            spans = [s for of_outlet in places[term].values() for s in of_outlet]
            uses = sorted(_uses(group, spans), key=lambda u: u.outlet != outlet)
            yield Wording("term", outlet, None, term, tuple(uses), round(-z, 2))


def log_odds(mine: int, of_mine: int, whole: int, of_whole: int) -> float:
    """The z-score of a term's log-odds: `mine` of an outlet's `of_mine` against the rest of `whole` in
    `of_whole` (both counts include the outlet's own), with the whole as the Dirichlet prior.
    """
    prior = PRIOR * whole / of_whole
    here, there = mine + prior, whole - mine + prior
    odds = math.log(here / (of_mine + PRIOR - here)) - math.log(there / (of_whole - of_mine + PRIOR - there))
    return odds / math.sqrt(1 / here + 1 / there)


def _plain(words: str) -> str:
    return _ARTICLES.sub("", words, count=1) if _ARTICLES.match(words) else words


def _text(group: Group, span: Span) -> str:
    return " ".join(group.articles[span.article].text[span.start : span.end].split())
