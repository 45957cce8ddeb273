"""Builds the chain of what was put out, taken back, corrected, repeated and answered, over all articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from onrecord.linkers.base import Group, Linker
from onrecord.linkers.sides import Sides, content_words, without_article
from onrecord.linkers.statements_answers import DEED, STEPS, accused, answered
from onrecord.linkers.statements_disputes import authors, counts
from onrecord.linkers.statements_nodes import LATE, Node, bare, days_between, described, kind_of, named_thing
from onrecord.linkers.statements_sayings import meant_by, sayings
from onrecord.model import Discrepancy, InferredDate, Person, Quote, Row, Speaker, Statement, StatementClaim
from onrecord.text.statement_nouns import FURTHER, statement_nouns

_NUMBER = re.compile(r"\b(?:two|three|four|five|several|both|2|3|4|5)\b", re.IGNORECASE)
# What somebody sets right by saying that it was wrong, without naming it.
_WORDS = frozenset("statement post remark report claim article email letter".split())
# Forms that the text has no noun for.
_NAMED_BY_VERB = frozenset({"response", "confirmation"})
# What was said may be called one of these when it is taken back.
_SAID = frozenset("remark claim account accusation allegation assertion line".split())


class Statements(Linker):
    """One Statement for each thing put out, with what became of it, and one for each thing that answers it.

    A body's statement and one by who speaks for it are one where the same kind of thing was put out and
    neither is called a further one. What was taken back keeps its row, as "retracted"; an apology for
    it is a row of its own that corrects it. Where an article only tells of the second step ("apologised
    for its post"), the first is made from the same words. What two outlets tell of one day, one side and one
    form or matter is one row. A Discrepancy tells where outlets count a side's apologies differently, or put
    one apology down to others.
    """

    name = "statements"
    requires = (StatementClaim, Person, InferredDate, Quote, Speaker)
    version = 8
    produces = (Statement, Discrepancy)

    def link(self, group: Group) -> Iterable[Row]:
        chain = _Chain(Sides(group.of(Person)), group)
        claims = sorted(
            group.of(StatementClaim),
            key=lambda c: (_date(group, c), group.articles[c.evidence[0].article].outlet, c.evidence, c.act),
        )
        first, second, third = [], [], []
        for claim in claims:
            if claim.act in ("states", "denies", "offers") or (
                claim.act == "apologises" and not _corrective(claim) and not _NUMBER.search(claim.what)
            ):
                first.append(claim)
            elif claim.act in ("apologises", "retracts", "corrects"):
                second.append(claim)
            else:
                third.append(claim)
        chain.count(first)
        for claim in first:
            if claim.act != "denies":
                chain.put_out(claim)
        for claim in sorted(second, key=lambda c: bool(_NUMBER.search(c.what))):
            chain.undo(claim)
        for claim in third:
            chain.answer(claim)
        chain.plain()
        for claim in first:
            if claim.act == "denies":
                chain.deny(claim)
        yield from chain.rows()
        yield from counts([(chain.side(c), chain.name(c), c) for c in claims if c.act == "apologises"], group)
        yield from authors(chain.nodes, group)


def _date(group: Group, claim: StatementClaim) -> str:
    return group.published(claim.evidence[0].article) or ""


def _corrective(claim: StatementClaim) -> bool:
    """True if the apology is for something that was itself put out."""
    if statement_nouns(claim.about or ""):
        return True
    return claim.act == "apologises" and bool(content_words(claim.what) & FURTHER)


class _Chain:
    def __init__(self, sides: Sides, group: Group) -> None:
        self.sides = sides
        self.group = group
        self.nodes: list[Node] = []
        self.said = list(sayings(sides, group))
        self._houses: dict[str, str] = {}
        self._often: Counter[tuple[str, str, str | None]] = Counter()

    def rows(self) -> Iterator[Statement]:
        self._join_steps()
        for node in self.nodes:
            yield node.row()

    def _join_steps(self) -> None:
        """One row for taking back and saying sorry; a bare apology is for what its side took back."""
        for node in [n for n in self.nodes if n.kind == "apology" and n.corrects is None]:
            undone = [
                n for n in self.nodes
                if n.status in ("retracted", "corrected") and n is not node and n.kind != "apology"
                and self._one_house(n.side, node.side)
            ]  # fmt: skip
            if len(undone) == 1 and node.status == "stands":
                node.corrects = undone[0]
        for step in [n for n in self.nodes if n.kind == "retraction" and n.corrects is not None]:
            sorry = next(
                (
                    n
                    for n in self.nodes
                    if n.kind == "apology"
                    and n.corrects is step.corrects
                    and self._one_house(n.side, step.side)
                    and (n.side == step.side or self._house(n.side) == n.side)
                ),
                None,
            )
            if sorry is not None:
                sorry.evidence.extend(step.evidence)
                self.nodes.remove(step)

    def _step(self, claim: StatementClaim, target: Node) -> None:
        """The taking back itself, which points to what it undoes."""
        for node in self.nodes:
            if node.kind == "retraction" and node.corrects is target and node.side == self.side(claim):
                node.evidence.extend(claim.evidence)
                return
        verb = "withdraws" if claim.act == "retracts" else "corrects"
        self._add(claim, "retraction", f"{verb} {bare(target.what)}").corrects = target

    def plain(self) -> None:
        """Add what bodies plainly said to what they put out in the same article, else as a row by itself."""
        taken = [span for node in self.nodes for span in node.evidence]
        said: list[Node] = []
        for saying in self.said:
            if not saying.news or any(span.touches(saying.evidence) for span in taken):
                continue
            mine = [n for n in self.nodes if n.side == saying.side and n.is_spoken_in(saying.article)]
            mine += [
                n
                for n in said
                if n.side == saying.side and days_between(n.published, saying.published) <= LATE
            ]
            if mine:
                mine[-1].evidence.append(saying.evidence)
            elif saying.counts:
                said.append(saying.node())
        self.nodes += said

    # --- who ------------------------------------------------------------------------------------

    def side(self, claim: StatementClaim) -> str:
        key = self.sides.find(claim.by_entity, claim.by)
        return key or without_article(claim.by).casefold()

    def _house(self, side: str) -> str:
        """The body that a person holds office in, else the side itself."""
        if side not in self._houses:
            person = self.sides.people.get(side)
            bodies = [
                self.sides.find(None, o.body) or side
                for o in (person.offices if person is not None and person.type == "person" else ())
                if o.status in ("current", "acting") and o.body
            ]
            self._houses[side] = bodies[0] if bodies else side
        return self._houses[side]

    def _one_house(self, left: str, right: str) -> bool:
        return left == right or self._house(left) == right or left == self._house(right)

    # --- what -----------------------------------------------------------------------------------

    def name(self, claim: StatementClaim) -> str:
        """The name in full of who acts in a claim."""
        side = self.side(claim)
        return self.sides.name(side if side in self.sides.people else None, claim.by)

    def _add(self, claim: StatementClaim, kind: str, what: str | None = None) -> Node:
        side = self.side(claim)
        words = without_article(what or claim.what)
        date = _date(self.group, claim)
        node = Node(side, self.name(claim), kind, words, date, side in self.sides.people)
        if what is None or claim.act in ("states", "offers", "answers"):
            node.day, node.matter = claim.day, claim.matter
            node.about = claim.about if claim.act == "answers" else None
        node.alone = self._often[self._key(claim)] == 1
        node.evidence.extend(claim.evidence)
        self.nodes.append(node)
        return node

    def _told_before(self, claim: StatementClaim, kind: str) -> Node | None:
        """The newest thing put out that the claim tells of once more."""
        side, published = self.side(claim), _date(self.group, claim)
        named = side in self.sides.people
        return next(
            (
                n
                for n in reversed(self.nodes)
                if (
                    self._one_house(n.side, side)
                    or n.shares_authors(claim, kind, named)
                    or (not (named and n.named) and n.says_the_same(claim, kind))
                    or (
                        named != n.named
                        and n.in_article_of(claim)
                        and described(claim.by if n.named else n.by)
                    )
                )
                and n.is_told_by(claim, kind, published, self._often[self._key(claim)] == 1)
            ),
            None,
        )

    def count(self, claims: Iterable[StatementClaim]) -> None:
        """Learn how many things of a kind each article tells of each side."""
        self._often = Counter(self._key(c) for c in claims)

    def _key(self, claim: StatementClaim) -> tuple[str, str, str | None]:
        return claim.evidence[0].article, self.side(claim), kind_of(claim.what)

    def put_out(self, claim: StatementClaim) -> Node:
        """The node of something put out: a new one, or that of which it is one more account."""
        kind = {"denies": "denial", "offers": "offer", "apologises": "apology"}.get(claim.act)
        kind = kind or (claim.what if claim.what in _NAMED_BY_VERB else kind_of(claim.what) or "statement")
        node = self._told_before(claim, kind)
        if node is None:
            return self._add(claim, kind, named_thing(claim))
        node.take(claim)
        if not node.named and self.side(claim) in self.sides.people and described(node.by):
            node.side, node.by, node.named = self.side(claim), self.name(claim), True
        if claim.act == "apologises" and claim.about and node.what == "apology":
            node.what = named_thing(claim)
        return node

    def _original(self, claim: StatementClaim, kind: str | None) -> Node | None:
        """The newest thing of that kind that the claim's side put out; of any side where only one did."""
        mine = [n for n in self.nodes if self._one_house(n.side, self.side(claim)) and _undone(n, kind)]
        if mine:
            return mine[-1]
        if kind in _SAID:
            said = [s for s in self.said if self._one_house(s.side, self.side(claim))]
            if meant := meant_by(claim, said):
                node = meant[0].node()
                node.evidence = [s.evidence for s in meant]
                self.nodes.append(node)
                return node
        same_article = [
            n for n in self.nodes
            if _undone(n, kind) and any(s.article == claim.evidence[0].article for s in n.evidence)
        ]  # fmt: skip
        return same_article[-1] if len(same_article) == 1 else None

    def undo(self, claim: StatementClaim) -> None:
        if claim.act == "apologises":
            self._apologise(claim)
            return
        kind = kind_of(claim.about if claim.what in ("retraction", "correction") else claim.what)
        own = kind_of(claim.what) in ("retraction", "correction", "clarification")
        target = self._original(
            claim, None if own and kind in (None, "correction", "clarification") else kind
        )
        if claim.what.endswith("of its article") and own:
            self._add(claim, "correction")
            return
        if claim.act == "corrects" and own:
            again = [
                n for n in self.nodes if n.kind == "correction" and self._one_house(n.side, self.side(claim))
            ]
            if again and not again[-1].in_article_of(claim):
                again[-1].evidence.extend(claim.evidence)
                return
            node = self._add(claim, "correction")
            node.corrects = target
            if target is not None and target.status == "stands":
                target.status = "corrected"
            return
        if claim.act == "corrects" and kind is None and (target is None or target.kind not in _WORDS):
            return
        if target is None:
            target = self._add(claim, kind or "statement", bare(claim.what))
        else:
            target.evidence.extend(claim.evidence)
        target.status = "retracted" if claim.act == "retracts" else "corrected"
        self._step(claim, target)

    def _apologise(self, claim: StatementClaim) -> None:
        again = next(
            (
                n
                for n in self.nodes
                if n.kind == "apology" and n.corrects and self._one_house(n.side, self.side(claim))
            ),
            None,
        )
        if again is not None:
            again.evidence.extend(claim.evidence)
            return
        plain = next(
            (n for n in self.nodes if n.kind == "apology" and self._one_house(n.side, self.side(claim))), None
        )
        if _NUMBER.search(claim.what) and not _corrective(claim):
            if plain is not None:
                plain.evidence.extend(claim.evidence)
            else:
                self._add(claim, "apology")
            return
        kind = kind_of(claim.about) or "apology"
        target = self._original(claim, kind)
        if target is None:
            target = self._add(claim, kind, bare(claim.about or "first apology"))
        node = self._add(claim, "apology", f"apology for {bare(claim.about or target.what)}")
        node.corrects = target
        if target.status == "stands":
            target.status = "corrected"

    def answer(self, claim: StatementClaim) -> None:
        """Add who says it again, accepts it, rejects it or answers it otherwise."""
        about = claim.about or claim.what
        if claim.act == "answers":
            formed = claim.what == "response" or (claim.about != claim.what and kind_of(claim.what))
            node = self.put_out(claim) if formed else self._step_of(claim)
            node.answers = node.answers or (self._answered(claim, about) if claim.about else None)
            return
        node = self._step_of(claim)
        if claim.act == "reiterates":
            node.status = "repeated"
        else:
            node.answers = node.answers or self._answered(claim, about)

    def _step_of(self, claim: StatementClaim) -> Node:
        verb = "repeats" if claim.act == "reiterates" else claim.act
        words = content_words(claim.what)
        for node in self.nodes:
            same = claim.act == "reiterates" or bool(content_words(node.what) & words)
            if same and node.kind == claim.act and self._one_house(node.side, self.side(claim)):
                node.take(claim)
                return node
        node = self._add(claim, claim.act, f"{verb} {claim.what}")
        node.matter = None
        return node

    def _answered(self, claim: StatementClaim, about: str) -> Node | None:
        return answered(self.nodes, claim, about, _date(self.group, claim), self._ours(claim))

    def _ours(self, claim: StatementClaim) -> Callable[[str], bool]:
        side = self.side(claim)
        return lambda other: self._one_house(other, side)

    def deny(self, claim: StatementClaim) -> None:
        """Add a denial, and what report, claim or accusation of somebody else's it denies."""
        node = self.put_out(claim)
        about = claim.about or claim.what
        if node.answers is None and not DEED.match(about):
            node.answers = self._answered(claim, about)
        if node.answers is None:
            node.answers = accused(self.nodes, self.said, claim, self.name(claim), self._ours(claim))


def _undone(node: Node, kind: str | None) -> bool:
    if node.kind in ("denial", "offer", *STEPS):
        return False
    if kind is None or node.kind == kind:
        return True
    # A statement that apologises may be called either.
    return {node.kind, kind} == {"statement", "apology"} and kind_of(node.what) == "statement"
