"""The word lists of events, read once from events.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.annotators.actors import lexicon

FILE = "events.toml"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`verbs`, `on_people` (done to somebody), `nouns` give a lemma's type, `pairs` that of (verb, object),
    `words` the named sets.
    """

    verbs: dict[str, str]
    on_people: dict[str, str]
    pairs: dict[tuple[str, str], str]
    nouns: dict[str, str]
    words: dict[str, frozenset[str]]


@cache
def events_lexicon() -> Lexicon:
    """The lexicon; where two entries claim a word, the first in the file has it."""
    data = lexicon(FILE)
    pairs: dict[tuple[str, str], str] = {}
    for entry in data["pairs"]:
        for verb in entry["verbs"].split():
            for held in entry["objects"].split():
                pairs.setdefault((verb, held), entry["type"])
    words = {
        key: frozenset(value.split())
        for section in ("frames", "sides", "status", "parts")
        for key, value in data[section].items()
    }
    return Lexicon(
        _by_word(data["verbs"]), _by_word(data["on_people"]), pairs, _by_word(data["nouns"]), words
    )


def _by_word(section: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, listed in section.items():
        for word in listed.split():
            found.setdefault(word, kind)
    return found


def has(name: str, lemma: str) -> bool:
    """True if the named set of words holds the lemma."""
    return lemma in events_lexicon().words[name]
