"""A statement in the making, and when two accounts tell of one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from onrecord.linkers.sides import alike, content_words, without_article
from onrecord.model import Span, Statement, StatementClaim, row_id
from onrecord.text.statement_nouns import FURTHER, kind_named, statement_nouns

# What several outlets tell of in words of their own: one only where what it says is alike.
_BY_MATTER = frozenset("announcement confirmation post video photo offer remark".split())
# Of these one that each of two articles tells alone, on about one day, is the same.
_SHORT_LIVED = frozenset("announcement post video photo confirmation".split())
# What one puts out of one matter on one day may be called any of these.
_TALK = frozenset("statement response briefing email message release".split())
# What else its author is told to have said in the same article belongs to one of these.
_SPOKEN = frozenset((*_TALK, "announcement", "confirmation", "remark", "post", "report"))
# Things with several authors, whom each account names in its own way.
_JOINT = frozenset("letter petition report study lawsuit indictment".split())
# Words of an offer that do not tell it from another.
_OFFER = frozenset("offer bid proposal".split())
# Bodies, which a person's statement is not of.
_BODIES = frozenset(
    "government company police team club party court council ministry department agency authority officials "
    "university school firm group union army military board committee embassy office hospital bank".split()
)
_ACCUSED = frozenset("allegation claim accusation charge report suggestion all any ever being having".split())
# How many days after one outlet another may still tell of the same thing, where none tells its day.
LATE = 3
_VERBS = ("denies ", "accepts ", "rejects ", "answers ", "repeats ")


def kind_of(text: str | None) -> str | None:
    """What kind of thing a phrase names: the kind of the first noun of putting out in it."""
    noun = next(iter(statement_nouns(text or "")), None)
    return kind_named(noun) if noun else None


@dataclass(slots=True)
class Node:
    """A statement in the making; `day` is told by a text, `published` the date of its first article; `named`
    is False where nobody in the story bears the author's name, `alone` True where its first article tells
    of no other of its kind and side."""

    side: str
    by: str
    kind: str
    what: str
    published: str
    named: bool = True
    alone: bool = False
    day: str | None = None
    matter: str | None = None
    about: str | None = None
    evidence: list[Span] = field(default_factory=list)
    status: str = "stands"
    corrects: Node | None = None
    answers: Node | None = None
    built: Statement | None = None

    def row(self) -> Statement:
        """The finished row; those that it points to are finished first."""
        if self.built is None:
            corrects = row_id(self.corrects.row()) if self.corrects else None
            answers = row_id(self.answers.row()) if self.answers else None
            spans = tuple(sorted(set(self.evidence)))
            what = self.words()
            self.built = Statement(
                self.by, what, self.status, corrects, answers, spans, self.matter, self.day
            )
        return self.built

    def words(self) -> str:
        """The thing's name, and in brief what it says."""
        what = self.what
        if what == "response" and self.about:
            what = f"response to {self.about}"
        what = f"denies {what}" if self.kind == "denial" and not statement_only(what) else what
        if self.matter and not content_words(self.matter) <= content_words(what):
            return f"{what}: {self.matter}"
        return what

    def take(self, claim: StatementClaim) -> None:
        """Add an account of the same statement."""
        self.evidence.extend(claim.evidence)
        self.day = self.day or claim.day
        self.matter = self.matter or claim.matter
        if claim.act == "answers" and claim.about:
            self.about = self.about or claim.about

    def is_told_by(self, claim: StatementClaim, kind: str, published: str, alone: bool = False) -> bool:
        """True if a claim of the same side, of something of that kind, may tell of this very thing."""
        if content_words(claim.what) & FURTHER or self._apart(claim):
            return False
        if not self._one_day(claim, published):
            # The same words, told again later: "said in a news release" days after "in a statement".
            return {kind, self.kind} <= _TALK and self._says(claim)
        if kind == "denial":
            return self.kind == kind and denied_alike(self.what, claim.what)
        if kind == "offer":
            return self.kind == kind and _offered_alike(self.what, claim.what)
        if {kind, self.kind} == {"statement", "apology"}:
            return kind_of(self.what) == "statement" and claim.what.casefold().startswith("the ")
        if kind != self.kind:
            both = {kind, self.kind} <= _TALK
            return both and (self._said_alike(claim) or "response" in (kind, self.kind))
        if kind in _SHORT_LIVED and alone and self.alone:
            return not self.in_article_of(claim)
        if kind in _BY_MATTER:
            return self._said_alike(claim)
        return True

    def _one_day(self, claim: StatementClaim, published: str) -> bool:
        if self.day and claim.day:
            return self.day == claim.day
        return days_between(self.published, published) <= LATE

    def _apart(self, claim: StatementClaim) -> bool:
        """True for an answer that the same article sets beside another statement of other words."""
        mine, other = content_words(self.matter or ""), content_words(claim.matter or "")
        further = bool(content_words(self.what) & FURTHER) or claim.act == "answers"
        return bool(further and self.in_article_of(claim) and mine and other and not self._says(claim))

    def _said_alike(self, claim: StatementClaim) -> bool:
        mine = content_words(self.matter or self.what)
        other = content_words(claim.matter or claim.what)
        if not mine or not other:
            return True
        return alike(mine, other) or len(mine & other) >= max(2, 0.4 * min(len(mine), len(other)))

    def in_article_of(self, claim: StatementClaim) -> bool:
        """True if the claim's article tells of this statement already."""
        return any(s.article == claim.evidence[0].article for s in self.evidence)

    def told_before(self, claim: StatementClaim) -> int | None:
        """Where in the claim's article this is told of last before the claim, or None."""
        at = claim.evidence[0]
        return max(
            (s.start for s in self.evidence if s.article == at.article and s.start <= at.start), default=None
        )

    def is_spoken_in(self, article: str) -> bool:
        """True if it is something said or written by its side of which that article tells."""
        return self.kind in _SPOKEN and any(s.article == article for s in self.evidence)

    def says_the_same(self, claim: StatementClaim, kind: str) -> bool:
        """True if the claim says the same in the same words: enough for "the singer" to be a name."""
        return kind == self.kind and self._says(claim)

    def _says(self, claim: StatementClaim) -> bool:
        mine, other = content_words(self.matter or ""), content_words(claim.matter or "")
        return len(mine & other) > 1 and alike(mine, other)

    def shares_authors(self, claim: StatementClaim, kind: str, named: bool) -> bool:
        """True if the thing has authors whom this account or the other one only describes."""
        if kind != self.kind or kind not in _JOINT:
            return False
        return (not self.named and described(self.by)) or (not named and described(claim.by))


def statement_only(what: str) -> bool:
    """True if the phrase names a denial or statement itself, not what is denied."""
    return kind_of(what) in ("denial", "statement", "retraction")


def denied_alike(left: str, right: str) -> bool:
    """True if two phrases name one thing that is denied."""
    mine, other = (content_words(text) - _ACCUSED for text in (left, right))
    if not mine or not other:
        return True
    return alike(mine, other) or bool({w[:4] for w in mine} & {w[:4] for w in other})


def _offered_alike(left: str, right: str) -> bool:
    mine, other = (content_words(text) - _OFFER for text in (left, right))
    if not mine or not other:
        return True
    return alike(mine, other) or bool({w[:4] for w in mine} & {w[:4] for w in other})


def days_between(left: str, right: str) -> int:
    """How many days lie between two ISO dates; 0 where one is unknown or not a whole date."""
    try:
        return abs((date.fromisoformat(left[:10]) - date.fromisoformat(right[:10])).days)
    except ValueError:
        return 0


def described(name: str) -> bool:
    """True for "the singer", "hospital boss": somebody whom the text may name elsewhere."""
    last = name.rsplit(" ", 1)[-1]
    return last.islower() and last not in _BODIES and " and " not in name


def bare(words: str) -> str:
    """A phrase without the determiner or owner before it."""
    first, _, rest = words.partition(" ")
    owner = ("the", "a", "an", "its", "his", "her", "their", "whose", "this", "that")
    return rest if rest and first.casefold() in owner else words


def named_thing(claim: StatementClaim) -> str:
    """What a claim's thing is called in a row."""
    what = claim.what
    if claim.act == "apologises" and claim.about and what == "apology":
        return f"apology for {claim.about}"
    if claim.act == "offers" and not what.startswith(("to ", "a ", "an ", "the ")) and not kind_of(what):
        return f"offer to {what}" if content_words(what) else what
    return without_article(what)
