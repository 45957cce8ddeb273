"""What articles put down to somebody with no more than a verb of telling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.linkers.base import Group
from onrecord.linkers.sides import Sides, alike, content_words, without_article
from onrecord.linkers.statements_nodes import Node
from onrecord.model import Quote, Span, Speaker, StatementClaim, row_id
from onrecord.text.masthead import MEDIA
from onrecord.text.phrases import trimmed
from onrecord.text.statement_nouns import statement_nouns

# Evidence may hold what was said where all of it is no longer than this.
LONGEST = 300
# How far before the words that tell of a remark it may stand, in characters.
NEAR = 120
_BRIEF = 90
_TELLS = re.compile(
    r"\b(?:said|says?|saying|told|tells?|warn(?:s|ed)?|insist(?:s|ed)?|stated|declared?|accused?|vow(?:s|ed)?|"
    r"urged|stressed|"
    r"likens|calls|argued?|maintain(?:s|ed)?|alleged?|claim(?:s|ed)?|add(?:s|ed)|wrote|called|likened|described|dubbed|branded|dismissed|put|"
    r"demand(?:s|ed)?|replied|responded|criticised|criticized|condemned|conceded|admitted|acknowledged)\b",
    re.IGNORECASE,
)
_OWN_DOING = re.compile(
    r"^(?:that )?(?:it|they|he|she|we|i)(?:(?:\u2019|')(?:ll|d))? "
    r"(?:would|will|ha[sd] no|have no|had not|"
    r"(?:is|are|was|were|do|does|did|has|have)(?:n(?:\u2019|')t| not))\b",
    re.IGNORECASE,
)

# To tell by one of these is to put something out, whoever does it.
_PUBLICLY = re.compile(r"\b(?:warn|accus|condemn|criticis|criticiz|denounc)", re.IGNORECASE)
_ACCUSES = re.compile(r"\b(?:accus|alleg|claim|blam)", re.IGNORECASE)
_SPEAKS = re.compile(r"\bspokes(?:man|woman|person|people)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Saying:
    """One utterance that an article puts down to a side.

    `accuses` is True for what is alleged; `counts` if it is a statement by itself: a body's, or a warning or
    accusation by somebody named; `news` if a verb of telling reports it, and more than what the side itself
    will do or does not.
    """

    side: str
    by: str
    named: bool
    counts: bool
    news: bool
    published: str
    accuses: bool
    matter: str
    words: frozenset[str]
    evidence: Span

    @property
    def article(self) -> str:
        return self.evidence.article

    def node(self) -> Node:
        """A statement in the making of this saying alone."""
        return Node(
            self.side, self.by, "remark", "remark", self.published, self.named,
            matter=self.matter or None, evidence=[self.evidence],
        )  # fmt: skip


def meant_by(claim: StatementClaim, said: list[Saying]) -> list[Saying]:
    """Which of its side's sayings a claim is about, in all articles; none where that is not clear.

    It is the one that the claim shares words with, else the last before it in its paragraph or so.
    """
    wanted = content_words(f"{claim.about or ''} {claim.what} {claim.matter or ''}")
    at = claim.evidence[0]
    said = [s for s in said if not (s.evidence.touches(at) and s.evidence.start >= at.start)]
    shared = [s for s in said if len(s.words & wanted) > 1]
    before = [s for s in said if s.article == at.article and s.evidence.start < at.start]
    near = [s for s in before if at.start - s.evidence.end < NEAR]
    found = max(shared, key=lambda s: len(s.words & wanted), default=None)
    found = found or max(near, key=lambda s: s.evidence.start, default=None)
    if found is None:
        return []
    return [s for s in said if s is found or (len(s.words & found.words) > 1 and alike(s.words, found.words))]


def sayings(sides: Sides, group: Group) -> Iterator[Saying]:
    """All that somebody who is named or described is told to have said, in the order of the articles."""
    speakers = {s.quote: s for s in group.of(Speaker)}
    for quote in group.of(Quote):
        speaker = speakers.get(row_id(quote))
        if speaker is None or not quote.cue or quote.parent:
            continue
        text = group.articles[quote.content[0].article].text
        told = sorted([*quote.source, *quote.cue])
        whole = sorted([*told, quote.content[0]])
        evidence = _hull(told)
        if len(_hull(whole)) <= LONGEST:
            evidence = _hull(whole)
        elif len(evidence) > LONGEST:
            evidence = quote.cue[0]
        cue = " ".join(text[c.start : c.end] for c in quote.cue)
        matter = " ".join(text[c.start : c.end] for c in quote.content)
        side = sides.find(speaker.entity, speaker.name)
        yield Saying(
            side or without_article(speaker.name).casefold(),
            sides.name(side, speaker.name),
            side is not None,
            (side is not None and bool(_PUBLICLY.search(cue)))
            or _is_body(sides, side, " ".join(text[s.start : s.end] for s in quote.source)),
            bool(_TELLS.search(cue)) and not _OWN_DOING.match(" ".join(matter.split())),
            group.published(evidence.article) or "",
            bool(_ACCUSES.search(cue)),
            trimmed(matter, _BRIEF),
            content_words(matter),
            evidence,
        )


def _is_body(sides: Sides, side: str | None, source: str) -> bool:
    """True if a body itself is what the source's words name: no outlet, spokesman or document."""
    person = sides.people.get(side or "")
    if person is None or person.type != "organization" or MEDIA.search(person.name):
        return False
    return not _SPEAKS.search(source) and not statement_nouns(source)


def _hull(spans: list[Span]) -> Span:
    return Span(spans[0].article, min(s.start for s in spans), max(s.end for s in spans))
