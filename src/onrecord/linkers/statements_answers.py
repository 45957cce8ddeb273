"""Finds what an answer is to, and what accusation a denial denies."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from onrecord.linkers.sides import content_words
from onrecord.linkers.statements_nodes import Node, kind_of
from onrecord.linkers.statements_sayings import Saying
from onrecord.model import StatementClaim

# Kinds of node that are themselves steps of a chain, and not answered as things of a kind.
STEPS = ("accepts", "rejects", "reiterates", "answers", "retraction")
# "media reports", "all allegations": no one thing.
_SEVERAL = re.compile(
    r"\b(?:media|press|all|any|such|reports|claims|allegations|accusations|suggestions)\b", re.IGNORECASE
)
# What is denied is an act, whatever it was done to: "leaking the email".
DEED = re.compile(
    r"(?:that |having |ever )*(?:\w+ing|(?:it|he|she|they|we|i) (?:had|was|were|ha[sd]|did))\b", re.IGNORECASE
)


def answered(
    nodes: Sequence[Node], claim: StatementClaim, about: str, published: str, ours: Callable[[str], bool]
) -> Node | None:
    """What an answer is to: the thing of that kind by another side, and not a later one.

    The one by whom the answer names, or of what it names, comes first, then the last that its article tells
    of before it. None where several are meant, or where other articles alone tell of several. `ours` is True
    for the answer's own side.
    """
    kind, wanted = kind_of(about), content_words(about)
    targets = [
        n for n in nodes
        if n.kind == kind and not ours(n.side) and n.kind not in STEPS
        and (not published or n.published <= published or n.in_article_of(claim))
    ]  # fmt: skip
    shared = {id(n): len((content_words(f"{n.by} {n.what}") - {kind}) & wanted) for n in targets}
    most = max(shared.values(), default=0)
    if most:
        targets = [n for n in targets if shared[id(n)] == most]
    elif _SEVERAL.search(about):
        return None
    before = [(at, n) for n in targets if (at := n.told_before(claim)) is not None]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    return targets[0] if len(targets) == 1 or most else None


def accused(
    nodes: Sequence[Node],
    said: Sequence[Saying],
    claim: StatementClaim,
    name: str,
    ours: Callable[[str], bool],
) -> Node | None:
    """The thing put out in which somebody accuses whoever is called `name`, told before the denial."""
    last, at = name.rsplit(" ", 1)[-1].casefold(), claim.evidence[0]
    for saying in reversed(said):
        told = saying.article == at.article and saying.evidence.start < at.start
        if told and saying.accuses and last in saying.words and not ours(saying.side):
            for node in nodes:
                if any(span.touches(saying.evidence) for span in node.evidence):
                    return node
    return None
