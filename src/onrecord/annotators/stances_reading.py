"""One reading of where somebody stands, and what may be its target."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotators.actors import Who, acts
from onrecord.annotators.clauses import (
    Token,
)
from onrecord.annotators.stances_proposals import (
    Proposal,
    group,
)

UNNAMED = "unnamed callers"


WANTED = {
    "departure": "calls for them to go",
    "staying": "calls for them to stay",
    "ending": "calls for an end to it",
    "measure": "calls for it",
    "thing": "calls for it",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading: the holders' heads (empty: whoever says it; `unnamed`: callers whom nobody names),
    the attitude (+1, -1, 0 for withheld) to a proposal, the token that says it, and the act's name. A `weak`
    one counts only where the article gives its holder no other stance on the target. `speaker` and `about`
    are the holder and the target where the reader has named them already.
    """

    trigger: Token
    holders: tuple[Token, ...]
    attitude: int
    proposal: Proposal
    act: str
    unnamed: bool = False
    would: bool = False
    weak: bool = False
    speaker: Who | None = None
    about: Who | None = None


def disputed(proposal: Proposal, definite: bool = False) -> bool:
    """True if the target is somebody, or something that people are for or against.

    With `definite`, also any one certain thing, but for what people deal with every day.
    """
    if proposal.kind != "thing":
        return True
    head = proposal.heads[0]
    lemma = head.lemma_.lower()
    if lemma in group("verdicts", "things") or head.lower_ in ("him", "her", "them", "me", "us"):
        return True
    if definite:
        certain = head.pos_ == "PROPN" or any(
            c.dep_ == "poss"
            or c.lower_ in ("the", "this", "that", "these", "those")
            or (c.pos_ == "PROPN" and c.dep_ in ("compound", "nmod"))
            for c in head.children
        )
        return lemma not in group("indifferent", "nouns") and (certain or acts(head))
    return acts(head)
