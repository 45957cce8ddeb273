"""One saying: what somebody's own words take a side on, and the helpers that all forms share."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotators.clauses import Token, child, conjuncts

# Modals under which nothing is said to be so.
OPEN = frozenset({"could", "may", "might", "should", "must", "can", "ought", "shall"})


@dataclass(frozen=True, slots=True)
class Said:
    """One saying: the token that says it, its verb, its sign (0 withholds), and whom or what it is on.

    `targets` are heads; `words` a token range that says the target in full; neither means what the
    quote as a whole is on. `holders` are the heads of whose feeling it is, empty for the speaker's. What is
    `presumed` holds under "if" too: "if this disgraceful law passes".
    """

    trigger: Token
    verb: Token
    sign: int
    act: str
    reach: tuple[int, int]
    targets: tuple[Token, ...] = ()
    words: tuple[int, int] | None = None
    holders: tuple[Token, ...] = ()
    weak: bool = False
    presumed: bool = False


def over(*tokens: Token) -> tuple[int, int]:
    """The range of tokens from the first to the last of those given."""
    places = [t.i for t in tokens]
    return min(places), max(places) + 1


def label(sign: int) -> str:
    """What the record calls a verdict."""
    return "speaks well of" if sign > 0 else "condemns"


def held_by(prep: Token) -> list[Token]:
    """The heads of what a preposition governs: nouns, or the subject of a clause."""
    noun = child(prep, "pobj")
    if noun is None:
        clause = child(prep, "pcomp")
        own = child(clause, "nsubj", "poss") if clause is not None else None
        return [own] if own is not None else []
    return conjuncts(noun)
