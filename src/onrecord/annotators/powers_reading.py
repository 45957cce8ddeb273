"""What the frames of powers share: the word lists, a power found, its deeds and its condition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.annotators.actors import lexicon, word_list
from onrecord.annotators.clauses import (
    RELATIVE,
    Token,
    child,
    noun_phrase,
    passive,
    preposition,
    subjects,
)


def words(name: str) -> frozenset[str]:
    """A word list of powers.toml."""
    return word_list("powers.toml", name)


@dataclass(frozen=True, slots=True)
class Found:
    """A power on the parse: holders' heads, the verb that says the deed (or words in its place), and
    whom or what it is over (a head, or words). `named` are holders that only an adjective tells."""

    trigger: Token
    holders: tuple[Token, ...]
    deed: Token | str
    over: Token | str
    modality: str
    reach: tuple[int, int]
    condition: str | None = None
    named: tuple[str, ...] = ()


@cache
def _marks() -> re.Pattern[str]:
    phrases = sorted(lexicon("powers.toml")["conditions"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(p) for p in phrases) + r")\b", re.IGNORECASE)


_END = re.compile(
    r"[;.!?\"]|,['\u2019\u201d]|\s[-\u2013\u2014]\s"
    r"|, (?:who|which|but|and|said|says|although|though|while)\b| but "
)


def find_condition(doc: Sequence[Token], first: int, last: int) -> str | None:
    """The words of the condition that stands between two token indices, or None."""
    if last <= first:
        return None
    text = doc[first:last].text  # type: ignore[attr-defined]
    match = _marks().search(text)
    if match is None:
        return None
    ahead = _END.search(text, match.start())
    body = text[match.start() : ahead.start() if ahead else len(text)]
    return " ".join(body.split()).strip(" ,:'")[:300] or None


def deed_of(verb: Token) -> str:
    """The verb's lemma, with its particle where it has one ("call-off")."""
    particle = child(verb, "prt")
    return f"{verb.lemma_}-{particle.lower_}" if particle is not None else str(verb.lemma_)


def object_of(verb: Token) -> Token | None:
    held = child(verb, "dobj")
    if held is not None and held.lower_ in RELATIVE and verb.dep_ == "relcl":
        return verb.head
    if held is None:
        prep = preposition(verb, "into", "in", "on", "over", "against", "with")
        held = child(prep, "pobj") if prep is not None else None
    if held is None:
        inner = child(verb, "ccomp")
        held = child(inner, "nsubj") if inner is not None else None
    return held


def to_account(verb: Token) -> bool:
    """True for "hold ... to account"."""
    return any(
        t.lower_ == "account" and t.doc[t.i - 1].lower_ == "to" for t in verb.doc[verb.i : verb.i + 14]
    )


def _in_custody(verb: Token) -> bool:
    """True for "hold suspects without charge"."""
    after = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 14]]
    return any(
        a == "without" and b.startswith(("charge", "trial", "bail", "any")) for a, b in pairwise(after)
    )


def deeds(trigger: Token, holders: Sequence[Token], verb: Token, modality: str) -> Iterator[Found]:
    """One power for each coordinated verb."""
    verbs = [verb]
    for c in verb.children:
        if (
            c.dep_ == "conj"
            and c.tag_ == "VB"
            and child(c, "nsubj") is None
            and c.lemma_ in words("deeds") | words("further_deeds")
        ):
            verbs.append(c)
    for deed in verbs:
        held = object_of(deed)
        if passive(verb):
            held = next(iter(subjects(verb)), None)
        if held is None and len(verbs) > 1:
            held = object_of(verbs[-1])
        if deed.lemma_ == "hold" and not (to_account(deed) or _in_custody(deed)):
            continue
        inner = child(deed, "xcomp", "ccomp")
        last = noun_phrase(held)[1] if held is not None else deed.i + 1
        if inner is not None and inner.tag_ == "VB" and inner.i > deed.i:
            below = object_of(inner)
            last = max(last, inner.i + 1, noun_phrase(below)[1] if below is not None else 0)
        if deed.lemma_ == "hold" and to_account(deed):
            last = max(
                last, next((t.i + 1 for t in deed.doc[last : last + 3] if t.lower_ == "account"), last)
            )
        near = [*holders, held] if passive(verb) and held is not None else holders
        near = [h for h in near if abs(h.i - deed.i) < 40]
        first = min([noun_phrase(h)[0] for h in near] or [trigger.i])
        last = max([last, *(noun_phrase(h)[1] for h in near)])
        yield Found(trigger, tuple(holders), deed, held if held is not None else "", modality,
                    (min(first, trigger.i), max(last, deed.i + 1, trigger.i + 1)))  # fmt: skip
