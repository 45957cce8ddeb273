"""Builds the chain of what was put out, taken back, corrected, repeated and accepted, over all articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.linkers.base import Group, Linker
from onrecord.linkers.sides import Sides, alike, content_words, without_article
from onrecord.model import InferredDate, Person, Row, Span, Statement, StatementClaim, row_id
from onrecord.text.statement_nouns import FURTHER, statement_nouns

_NUMBER = re.compile(r"\b(?:two|three|four|five|several|both|2|3|4|5)\b", re.IGNORECASE)


def _head(text: str | None) -> str | None:
    """What kind of thing a phrase names: the first noun of putting out in it."""
    return next(iter(statement_nouns(text or "")), None)


@dataclass(slots=True)
class _Node:
    """A statement in the making."""

    side: str
    by: str
    kind: str
    what: str
    date: str
    evidence: list[Span] = field(default_factory=list)
    status: str = "stands"
    corrects: _Node | None = None
    answers: _Node | None = None
    built: Statement | None = None

    def row(self) -> Statement:
        """The finished row; those that it points to are finished first."""
        if self.built is None:
            corrects = row_id(self.corrects.row()) if self.corrects else None
            answers = row_id(self.answers.row()) if self.answers else None
            spans = tuple(sorted(set(self.evidence)))
            self.built = Statement(self.by, self.what, self.status, corrects, answers, spans)
        return self.built


class Statements(Linker):
    """One Statement for each thing put out, with what became of it, and one for each thing that answers it.

    A body's statement and one by who speaks for it are one where the same kind of thing was put out and
    neither is called a further one. What was taken back keeps its row, as "retracted"; an apology for
    it is a row of its own that corrects it. Where an article only tells of the second step ("apologised
    for its post"), the first is made from the same words.
    """

    name = "statements"
    requires = (StatementClaim, Person, InferredDate)
    produces = (Statement,)

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
        for claim in first:
            chain.put_out(claim)
        for claim in sorted(second, key=lambda c: bool(_NUMBER.search(c.what))):
            chain.undo(claim)
        for claim in third:
            chain.answer(claim)
        yield from chain.rows()


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
        self.nodes: list[_Node] = []
        self._houses: dict[str, str] = {}

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

    def _step(self, claim: StatementClaim, target: _Node) -> None:
        """The taking back itself, which points to what it undoes."""
        for node in self.nodes:
            if node.kind == "retraction" and node.corrects is target and node.side == self.side(claim):
                node.evidence.extend(claim.evidence)
                return
        verb = "withdraws" if claim.act == "retracts" else "corrects"
        self._add(claim, "retraction", f"{verb} {_bare(target.what)}").corrects = target

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

    def _add(self, claim: StatementClaim, kind: str, what: str | None = None) -> _Node:
        side = self.side(claim)
        name = self.sides.name(side if side in self.sides.people else None, claim.by)
        words = without_article(what or claim.what)
        node = _Node(side, name, kind, words, _date(self.group, claim), list(claim.evidence))
        self.nodes.append(node)
        return node

    def put_out(self, claim: StatementClaim) -> None:
        kind = {"denies": "denial", "offers": "offer", "apologises": "apology"}.get(claim.act)
        kind = kind or _head(claim.what) or "statement"
        for node in self.nodes:
            if node.kind == kind and self._one_house(node.side, self.side(claim)) and _one_thing(node, claim):
                node.evidence.extend(claim.evidence)
                if claim.act == "apologises" and claim.about and node.what == "apology":
                    node.what = f"apology for {claim.about}"
                return
        what = claim.what
        if claim.act == "apologises" and claim.about and claim.what == "apology":
            what = f"apology for {claim.about}"
        if claim.act == "offers" and not what.startswith(("to ", "a ", "an ", "the ")):
            what = f"offer to {what}" if content_words(what) else what
        self._add(claim, kind, what)

    def _original(self, claim: StatementClaim, kind: str | None) -> _Node | None:
        """The newest thing of that kind that the claim's side put out; of any side where only one did."""
        mine = [n for n in self.nodes if self._one_house(n.side, self.side(claim)) and _undone(n, kind)]
        if mine:
            return mine[-1]
        same_article = [
            n for n in self.nodes
            if _undone(n, kind) and any(s.article == claim.evidence[0].article for s in n.evidence)
        ]  # fmt: skip
        return same_article[-1] if len(same_article) == 1 else None

    def undo(self, claim: StatementClaim) -> None:
        if claim.act == "apologises":
            self._apologise(claim)
            return
        kind = _head(claim.about if claim.what in ("retraction", "correction") else claim.what)
        own = _head(claim.what) in ("retraction", "correction", "clarification")
        target = self._original(
            claim, None if own and kind in (None, "correction", "clarification") else kind
        )
        if claim.act == "corrects" and own:
            node = self._add(claim, "correction")
            node.corrects = target
            if target is not None and target.status == "stands":
                target.status = "corrected"
            return
        if target is None:
            if claim.act == "corrects" and kind is None:
                return
            target = self._add(claim, kind or "statement", _bare(claim.what))
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
        kind = _head(claim.about) or "apology"
        target = self._original(claim, kind)
        if target is None:
            target = self._add(claim, kind, _bare(claim.about or "first apology"))
        node = self._add(claim, "apology", f"apology for {_bare(claim.about or target.what)}")
        node.corrects = target
        if target.status == "stands":
            target.status = "corrected"

    def answer(self, claim: StatementClaim) -> None:
        kind = _head(claim.what) or "apology"
        for node in self.nodes:
            if node.kind == claim.act and self._one_house(node.side, self.side(claim)):
                node.evidence.extend(claim.evidence)
                return
        targets = [n for n in self.nodes if n.kind == kind]
        wanted = content_words(claim.what)
        target = max(targets, key=lambda n: len(content_words(f"{n.by} {n.what}") & wanted), default=None)
        node = self._add(claim, claim.act)
        if claim.act == "reiterates":
            node.status = "repeated"
            node.what = f"repeats {claim.what}"
        else:
            node.what = f"{claim.act} {claim.what}"
            node.answers = target


def _undone(node: _Node, kind: str | None) -> bool:
    if node.kind in ("denial", "offer", "accepts", "rejects", "reiterates", "retraction"):
        return False
    if kind is None or node.kind == kind:
        return True
    # A statement that apologises may be called either.
    return {node.kind, kind} == {"statement", "apology"} and _head(node.what) == "statement"


def _one_thing(node: _Node, claim: StatementClaim) -> bool:
    words = content_words(claim.what)
    if words & FURTHER:
        return False
    if node.kind in ("denial", "offer"):
        mine = content_words(node.what) - {"offer"}
        stems = {w[:4] for w in mine} & {w[:4] for w in words}
        return alike(mine, words) or (node.kind == "offer" and bool(stems))
    return True


def _bare(words: str) -> str:
    """A phrase without the determiner or owner before it."""
    first, _, rest = words.partition(" ")
    return (
        rest
        if rest
        and first.casefold() in ("the", "a", "an", "its", "his", "her", "their", "whose", "this", "that")
        else words
    )
