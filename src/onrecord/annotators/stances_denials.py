"""What "not" makes of an act: its opposite, a holding back, or nothing."""

from __future__ import annotations

from onrecord.annotators.clauses import Token, modal
from onrecord.annotators.stances_matching import Found
from onrecord.annotators.stances_proposals import group

# "Has not publicly blamed": what is left unsaid aloud is held back.
_OPENLY = frozenset("publicly openly explicitly directly formally officially yet".split())


def denial(verb: Token, top: Token, found: Found) -> str:
    """ "opposite", "withheld" or "nothing": what the act that begins at `verb` means with "not".

    `top` is the verb whose subject and negation count for it.
    """
    how = found.act.negation
    if found.phrase in ("want", "agree with"):
        how = "opposite"
    if how == "opposite" and _not_yet(verb, found.phrase):
        return "withheld"
    if how == "nothing" and any(c.lower_ in _OPENLY for c in (*verb.children, *top.children)):
        return "withheld"
    return how


def _not_yet(verb: Token, phrase: str) -> bool:
    """True where "not" leaves it open: has not backed, cannot yet support, did not endorse."""
    if any(c.lower_ == "yet" for c in verb.children):
        return True
    if any(c.lower_ in ("never", "ever") for c in verb.children) or modal(verb) in ("will", "would"):
        return False
    perfect = any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children)
    return phrase in ("endorse", "recommend") or (perfect and phrase in group("withheld", "open_yet"))


def too_early(verb: Token) -> Token | None:
    """The word of "it is too early to back anybody" over a verb, or None."""
    above = verb.head
    for word in (above, *above.children):
        early = word.lemma_ in group("withheld", "too_early") and word.dep_ in (
            "acomp",
            "ROOT",
            "advmod",
            "ccomp",
        )
        if early and (word.lemma_ == "premature" or any(c.lower_ in ("too", "very") for c in word.children)):
            return word
    return None
