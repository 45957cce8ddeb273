"""Reads the stances that quoted words take: verdicts, blame and praise, feelings, obligations, silence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotators.actors import FIRST, Cast, Who, acts, saying_verb
from onrecord.annotators.base import Rows
from onrecord.annotators.clauses import (
    Token,
    child,
    is_verb,
    negated,
    noun_phrase,
    sentences,
    supposed,
)
from onrecord.annotators.stances_antecedents import Matters
from onrecord.annotators.stances_blaming import blaming
from onrecord.annotators.stances_feeling import feeling
from onrecord.annotators.stances_proposals import Proposal
from onrecord.annotators.stances_reading import Frame
from onrecord.annotators.stances_said import Said
from onrecord.annotators.stances_worth import weight
from onrecord.model import Parse, Quote, row_id
from onrecord.text.quotation import Quotation, quotations

# How many pieces of quotes may stand in one block.
_MOST = 60
_THINKING = frozenset("think believe feel consider reckon agree accept see find".split())
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_TELLING = frozenset("say tell add insist maintain stress repeat know mean argue promise assure".split())
_NOTIONS = frozenset(
    "delusion myth claim idea notion suggestion belief rumour rumor illusion fiction".split()
)
_ONCE = frozenset("once formerly previously used".split())
_WHILE = frozenset({"while", "although", "though", "whilst"})


def quoted(cast: Cast, rows: Rows, taken: frozenset[tuple[int, int]]) -> Iterator[tuple[Parse, Frame]]:
    """One frame for each stance that the words of a direct or mixed quote take, its speaker known.

    `taken` holds the blocks and tokens (by the block's start and the token's index) that other frames have
    read. What is asked, supposed, conceded or put into somebody else's mouth gives none, and neither does a
    verdict on what nobody can name.
    """
    quotes = {row_id(q): q for q in rows.of(Quote)}
    parses = rows.of(Parse)
    matters = Matters(cast, parses, quotes)
    contents = sorted(c for q in quotes.values() if q.form in ("direct", "mixed") for c in q.content)
    starts = [c.start for c in contents]
    for parse in parses:
        last = bisect_left(starts, parse.span.end)
        inside = [c for c in contents[:last][-_MOST:] if parse.span.start < c.end]
        if not inside:
            continue
        marks = quotations(parse.doc.text, [(0, len(parse.doc.text))])
        reader = _Reader(cast, parse, matters, marks)
        for tokens, question in sentences(parse.doc):
            start, end = parse.of(tokens[0]).start, parse.of(tokens[-1]).end
            if question or not any(c.start < end and start < c.end for c in inside):
                continue
            for said in (s for token in tokens for s in _sayings(token)):
                if any((parse.span.start, t.i) in taken for t in (said.trigger, said.verb)):
                    continue
                yield from ((parse, frame) for frame in reader.frames(said))


def _sayings(token: Token) -> Iterator[Said]:
    found = list(blaming(token))
    yield from found or feeling(token)


@dataclass(frozen=True, slots=True)
class _Reader:
    cast: Cast
    parse: Parse
    matters: Matters
    marks: list[Quotation]

    def frames(self, said: Said) -> Iterator[Frame]:
        """The frames that a saying makes: none, or one for each of its targets."""
        at = self.parse.of(said.trigger)
        quote = self.cast.quote_at(at)
        if quote is None or self.matters.quotes[quote].form == "indirect":
            return
        speaker = self.cast.speaker_at(at)
        if speaker is None or (not said.presumed and _hedged(said.trigger)):
            return
        if self.matters.quotes[quote].form == "mixed" and not self._marked(said.trigger):
            return
        sign, other = said.sign, None
        if not said.presumed:
            turn, other = self._turn(said.trigger, quote)
            sign *= turn
            if not turn:
                return
        if sign > 0 and self._conceded(said.verb, quote):
            return
        if speaker.entity is None:
            named = self.cast.voice(self.parse, said.trigger)
            speaker = named if named is not None and named.entity is not None else speaker
        holder = other or self._holder(said, speaker)
        if holder is None:
            return
        for target, proposal in self._targets(said, quote):
            if target is not None and _same(target, holder):
                continue
            yield Frame(
                said.trigger, (), sign, proposal, said.act, weak=said.weak, speaker=holder, about=target
            )

    def _holder(self, said: Said, speaker: Who) -> Who | None:
        if not said.holders:
            return speaker
        head = said.holders[0]
        if head.lower_ in FIRST:
            return speaker
        at = self.cast.quote_at(self.parse.of(head))
        if head.lower_ in _PRONOUNS and (at is None or self.matters.quotes[at].form == "mixed"):
            return speaker  # said of themselves by whoever quotes themselves: 'said that it was "appalled"'
        who = self.cast.who(self.parse, head)
        if who is None or not (who.entity or acts(head)):
            return None
        return who

    def _targets(self, said: Said, quote: str) -> Iterator[tuple[Who | None, Proposal]]:
        if said.words is not None:
            first, last = said.words
            yield None, Proposal("measure", 1, (), (first, last), said.reach, verb=said.verb)
            return
        heads: Sequence[Token] = said.targets
        if not heads:
            who = self.matters.matter(self.parse, quote)
            if who is not None:
                yield who, Proposal("thing", 1, (), (0, 0), said.reach)
            return
        for head in heads:
            who = self.matters.named(self.parse, head, quote, weight(said.trigger) < 0)
            if who is not None and who.name:
                yield who, Proposal("thing", 1, (head,), noun_phrase(head), said.reach, verb=said.verb)

    def _turn(self, token: Token, quote: str) -> tuple[int, Who | None]:
        """1, -1 under "I don't think that", 0 where the words are only hoped for or nobody's; and whose they
        are, if they are not the speaker's: "some of the judges argue that".
        """
        saying = saying_verb(token)
        if saying is None or self.cast.quote_at(self.parse.of(saying)) != quote:
            return 1, None
        subject = child(saying, "nsubj")
        if subject is None or subject.lower_ not in FIRST:
            if self.matters.quotes[quote].form == "mixed" and saying.lemma_ in _TELLING:
                return 1, None
            named = subject is not None and subject.pos_ in ("NOUN", "PROPN") and acts(subject)
            if not named or negated(saying) or saying.lemma_ not in (*_TELLING, *_THINKING):
                return 0, None
            other = self.cast.who(self.parse, subject)
            return (1, other) if other is not None else (0, None)
        if saying.lemma_ in _THINKING:
            return (-1 if negated(saying) else 1), None
        return (1 if saying.lemma_ in _TELLING and not negated(saying) else 0), None

    def _marked(self, token: Token) -> bool:
        """True if the token stands between quotation marks."""
        return any(q.inner_start <= token.idx < q.inner_end for q in self.marks)

    def _conceded(self, verb: Token, quote: str) -> bool:
        """True for praise that is taken back: "a good idea, but ...", "while this is a step forward"."""
        if any(c.dep_ == "mark" and c.lower_ in _WHILE for c in verb.children):
            return True
        at = verb
        for _ in range(4):
            for c in at.children:
                if c.dep_ == "cc" and c.lower_ in ("but", "yet") and c.i > verb.i:
                    return self.cast.quote_at(self.parse.of(c)) == quote
            if at.head == at or not is_verb(at.head):
                return False
            at = at.head
        return False


def _same(left: Who, right: Who) -> bool:
    if left.entity is not None or right.entity is not None:
        return left.entity == right.entity
    return left.name.casefold() == right.name.casefold()


def _hedged(token: Token) -> bool:
    """True under "if", a rumour, "used to be", "could be", or in a clause that asks."""
    if supposed(token):
        return True
    at = token
    for _ in range(8):
        general = at.tag_ in ("VBP", "VBZ") and at.dep_ == "advcl"
        if general and any(c.lower_ in ("when", "whenever") for c in at.children):
            return True
        if is_verb(at) and any(c.lower_ in _ONCE and c.dep_ in ("advmod", "aux") for c in at.children):
            return True
        if any(c.tag_ in ("WP", "WRB", "WDT") and c.lower_ in ("how", "why", "what") for c in at.children):
            return True
        if any(c.lower_ == "that" and c.i and at.doc[c.i - 1].lemma_ in _NOTIONS for c in at.children):
            return True
        if at.head == at or at.dep_ in ("relcl", "ccomp", "parataxis"):
            return False
        at = at.head
    return False
