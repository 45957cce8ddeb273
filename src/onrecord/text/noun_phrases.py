"""Cuts sentences into runs of nouns with what describes them, without a parser."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from onrecord.text.shingles import fold

_TOKEN = re.compile(r"\w(?:[\w\u2019'-]*\w)?(?:(?<=s)['\u2019](?!\w))?|[^\w\s]")
# Before a noun they tell which; after one, when.
_ORDERING = frozenset("last next earlier later late early".split())
_QUOTES = frozenset("\"'\u2018\u2019\u201c\u201d")
_OWNER = re.compile(r"'s?$")
LONGEST = 7
SHORTEST_ADVERB = 5
DETERMINERS = frozenset("the a an this that these those his her its their our my your".split())
_DEFINITE = frozenset("the this that these those his her its their 's".split())
# What a noun phrase does not hold, or what ends one.
STOPS = frozenset(
    "about above across after again against ago ahead all almost along alongside already also "
    "although always am amid amidst among amongst and another any anyone anything apart are aren't "
    "around as aside at away back be became because become been before behind being below beneath "
    "beside besides between beyond both but by can can't cannot could couldn't despite did didn't do "
    "does doesn't doing don't down during each either else enough even ever every everyone everything "
    "except few for from further get gets getting got had hadn't has hasn't have haven't having he "
    "hence here him himself how however i if in including inside instead into is isn't it itself just "
    "least less let like likely made make makes many may me might more most much must near nearby "
    "nearly neither never no nobody none nor not nothing now of off often on once one ones only onto "
    "or other others otherwise ought out outside over own per perhaps quite rather same she should "
    "since so some somebody someone something soon still such than them themselves then there though "
    "through throughout thus till to today together told tomorrow too toward towards tonight under "
    "underneath unless unlike until up upon us used versus very via was wasn't we went were weren't "
    "what whatever when where whereas whether which while who whom whose why will with within without "
    "won't would wouldn't yesterday yet you according due says said saying say tells told called "
    "calls claimed claims added adds reported reportedly announced confirmed insisted warned wrote "
    "asked denied described noted believes believed thought think thinks know knew known see seen saw "
    "come came comes coming go goes going gone take took taken takes give gave given put left set "
    "seems seemed began begin begun two three four five six seven eight nine ten monday tuesday "
    "wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december mr mrs ms dr sir".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of describing words and a noun: `start` to `end` without its determiner, its words folded.

    `definite` is True after "the", "its", "the firm's"; `before` is the word before it and its determiner,
    `after` the word that follows, both folded, or "".
    """

    start: int
    end: int
    words: tuple[str, ...]
    definite: bool
    determiner: str
    before: str
    after: str

    @property
    def head(self) -> str:
        """The last word in its singular."""
        return singular(self.words[-1])

    @property
    def modifiers(self) -> tuple[str, ...]:
        """The words before the last."""
        return self.words[:-1]


def singular(word: str) -> str:
    """A noun without the ending of a plural."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3
    return word[:-1] if plural else word


def phrases(text: str, start: int, end: int, verbs: Collection[int]) -> Iterator[Phrase]:
    """The phrases of `text[start:end]`; `verbs` holds where verbs begin, which no phrase holds."""
    run: list[tuple[str, int, int]] = []
    determiner = before = ""
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        if word in _QUOTES or (word in _ORDERING and not run):
            continue
        low = fold(word)
        noun = word[0].isalpha() and low not in _ORDERING and low not in STOPS and low not in DETERMINERS
        if noun and match.start() not in verbs and not (low.endswith("ly") and len(low) > SHORTEST_ADVERB):
            owner = _OWNER.search(low)
            bare = low[: owner.start()] if owner else low
            run.append((bare, match.start(), match.start() + len(bare)))
            if owner:  # "the firm's new boss": what follows is another phrase
                yield from _phrase(run, determiner, before, "'s")
                run, determiner = [], "'s"
            continue
        if run:
            yield from _phrase(run, determiner, before, low)
            run = []
        if low in DETERMINERS:
            determiner = low
        else:
            determiner, before = "", low
    yield from _phrase(run, determiner, before, "")


def _phrase(run: list[tuple[str, int, int]], determiner: str, before: str, after: str) -> Iterator[Phrase]:
    if 0 < len(run) <= LONGEST:
        definite = determiner in _DEFINITE
        yield Phrase(run[0][1], run[-1][2], tuple(w for w, _, _ in run), definite, determiner, before, after)
