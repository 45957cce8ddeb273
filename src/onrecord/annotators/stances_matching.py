"""Finds the lexicon's phrases on a parse: which verb starts one, and what it governs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.annotators.actors import lexicon
from onrecord.annotators.clauses import Token, child, conjuncts, objects, passive
from onrecord.annotators.stances_idioms import Idiom, ahead, follow, idiom_objects, may_follow


@dataclass(frozen=True, slots=True)
class Act:
    """One group of the lexicon's verbs: what the act is called, and what it and its denial mean."""

    name: str
    label: str
    denied: str
    sign: int
    negation: str


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found: its act, whether it is weak or definite (see stances.toml), and what it governs."""

    act: Act
    phrase: str
    weak: bool
    definite: bool
    last: Token
    heads: tuple[Token, ...]


WANT = Act("want", "calls for", "does not call for", 1, "withheld")


@cache
def _index() -> dict[str, list[tuple[tuple[str, ...], Act, bool, bool]]]:
    data: Any = lexicon("stances.toml")
    index: dict[str, list[tuple[tuple[str, ...], Act, bool, bool]]] = {}
    groups = [(WANT, data["want"])]
    for name, entry in data["acts"].items():
        groups.append((Act(name, entry["label"], entry["denied"], entry["sign"], entry["negation"]), entry))
    for act, entry in groups:
        weak = set(entry["weak"].split("|"))
        definite = set(entry.get("definite", "").split("|"))
        for phrase in entry["verbs"].split("|"):
            words = tuple(phrase.split())
            index.setdefault(words[0], []).append((words, act, phrase in weak, phrase in definite))
    for entries in index.values():
        entries.sort(key=lambda e: (-len(e[0]), e[0]))
    return index


def phrases_at(verb: Token) -> Iterator[Found]:
    """The phrases that begin at a verb, of the longest length that fits; usually one or none."""
    longest = 0
    listed = _index().get(verb.lemma_.lower())
    if not listed:
        return
    near = ahead(verb) if len(listed) > 2 else None
    for words, act, weak, definite in listed:
        if len(words) < longest:
            return
        if near is not None and not may_follow(words[1:], near):
            continue
        last = follow(verb, words[1:])
        if last is None:
            continue
        longest = len(words)
        yield Found(act, " ".join(words), weak, definite, last, tuple(_governed(verb, last, words)))


def _governed(verb: Token, last: Token, words: tuple[str, ...]) -> list[Token]:
    if "*" in words:
        owner = child(last, "poss")  # "came to her defence"
        return conjuncts(owner) if owner is not None else idiom_objects(verb, Idiom(last, True))
    if last == verb:
        return objects(verb)
    held = child(last, "pobj") if last.dep_ in ("prep", "prt", "agent", "dative") else None
    if held is None and last.head == verb and last.dep_ in ("prt", "advmod"):
        return objects(verb)
    held = held or head_after(last.i + 1, verb.doc)
    if held is not None:
        return conjuncts(held)
    return objects(verb) if passive(verb) else []


def head_after(index: int, doc: Any) -> Token | None:
    """The head of the noun phrase that begins at a token index, or None."""
    if index >= len(doc):
        return None
    at = doc[index]
    for _ in range(10):
        if at.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and at.dep_ not in ("compound", "poss", "nummod"):
            return at
        if at.head == at or at.head.i < at.i or at.dep_ not in (
            "det", "amod", "compound", "poss", "nummod", "predet", "advmod", "npadvmod", "punct", "nmod",
        ):  # fmt: skip
            return None
        at = at.head
    return None
