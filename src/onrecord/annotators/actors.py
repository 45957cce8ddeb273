"""Knows whose words and deeds a passage is about: entities, speakers, and nouns that can act."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.annotators.base import Rows
from onrecord.annotators.clauses import SAYING, Token, noun_phrase, subjects
from onrecord.model import Article, Entity, Parse, Quote, Span, Speaker, row_id

FIRST = frozenset({"i", "we", "me", "us", "my", "our", "ours", "myself", "ourselves"})
THIRD = frozenset("he she him her his hers it its they them their theirs himself herself itself".split())
_SINGULAR = frozenset("he him his himself she her hers herself".split())
_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
# "She is sure that", "is in no doubt that": to hold is to say.
_SURE = frozenset("sure certain convinced adamant clear confident doubt view opinion".split())
# How far back, in characters, a pronoun that nobody resolved may look for its person.
REACH = 600


@cache
def lexicon(name: str) -> Any:
    """A data file that stands beside this module, read once."""
    return tomllib.loads(files("onrecord.annotators").joinpath(name).read_text("utf-8"))


@cache
def word_list(name: str, of: str) -> frozenset[str]:
    """A word list of one of the lexicon files; phrases, parted by "|", are kept whole."""
    text = str(lexicon(name)[of])
    return frozenset(text.split("|") if "|" in text else text.split())


@cache
def nouns(group: str) -> frozenset[str]:
    """One of the word lists of actors.toml."""
    return frozenset(lexicon("actors.toml")[group].split())


def is_office(head: Token) -> bool:
    """True if the noun names a post or a body: what may have powers."""
    return head.lemma_.lower() in nouns("offices") or head.lemma_.lower() in nouns("bodies")


def acts(head: Token) -> bool:
    """True if a noun by its own meaning can hold a view: a person, a group, a post, a body."""
    lemma = head.lemma_.lower()
    if lemma in nouns("people") or is_office(head):
        return True
    if head.ent_type_ in _NAMED and head.pos_ == "PROPN":
        return True
    person = lemma.endswith(("er", "or", "ist", "man", "men", "woman", "women", "ian", "ee"))
    return head.pos_ == "NOUN" and person and len(lemma) > 4 and lemma not in nouns("not_people")


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody in the text: the fullest name known, the Entity's row id or None, and the words."""

    name: str
    entity: str | None
    span: Span | None


class Cast:
    """Who is who in one article, for the annotators that read clauses.

    Built from an article's Entities, Quotes and Speakers; each may be missing, and then the text's own
    words stand in for names.
    """

    def __init__(self, article: Article, rows: Rows) -> None:
        self._text = article.text
        self.outlet = article.outlet
        self._entities = {row_id(e): e for e in rows.of(Entity)}
        mentions = sorted((m, key) for key, e in self._entities.items() for m in e.mentions)
        self._mentions = mentions
        self._starts = [m.start for m, _ in mentions]
        self._quotes = sorted(
            ((c, row_id(q), q) for q in rows.of(Quote) for c in q.content), key=lambda x: (x[0], x[1])
        )
        self._speakers = {s.quote: s for s in rows.of(Speaker)}

    def first_of(self, words: frozenset[str], before: int) -> str | None:
        """The word of a list that the article uses first, up to an offset; with "the"; or None."""
        text = self._text[:before].casefold()
        found = [(m.start(), m.group(1)) for w in sorted(words) if (m := re.search(rf"\b({w})s?\b", text))]
        return f"the {min(found)[1]}" if found else None

    def last_of(self, words: frozenset[str], within: Span) -> str | None:
        """The word of a list that stands last within a span; with "the"; or None."""
        text = self._text[within.start : within.end].casefold()
        found = [m for w in sorted(words) for m in re.finditer(rf"\b{w}\b", text)]
        last = max(found, key=lambda m: m.start(), default=None)
        return f"the {last.group()}" if last is not None else None

    def quote_at(self, span: Span) -> str | None:
        """The row id of the innermost quote whose content holds the span."""
        holding = [(len(c), key) for c, key, _ in self._quotes if c.start <= span.start and span.end <= c.end]
        return min(holding)[1] if holding else None

    def speaker_at(self, span: Span) -> Who | None:
        """Who says the innermost quote around the span; None outside quotes and where nobody knows."""
        quote = self.quote_at(span)
        said = self._speakers.get(quote) if quote else None
        if said is None:
            return None
        return Who(said.name, said.entity, said.evidence[0] if said.evidence else None)

    def name_of(self, entity: str) -> str:
        """An entity's fullest name in the article."""
        return self._entities[entity].name

    def is_person(self, who: Who) -> bool:
        """True if the text's entity is a person."""
        return who.entity is not None and self._entities[who.entity].type == "person"

    def phrase(self, parse: Parse, head: Token) -> Span:
        """The article's span of the noun phrase around a head."""
        first, last = noun_phrase(head)
        return parse.of(parse.doc[first:last])

    def words(self, span: Span) -> str:
        """The article's words, white space made plain."""
        return " ".join(self._text[span.start : span.end].split()).strip(" ,;:\"'\u201c\u201d\u2018\u2019")

    def entity_of(self, parse: Parse, head: Token) -> str | None:
        """The row id of the entity that the head's noun phrase names."""
        at = parse.of(head)
        best: tuple[int, int, str] | None = None
        i = bisect_right(self._starts, at.start)
        for mention, key in reversed(self._mentions[max(0, i - 12) : i]):
            if mention.start <= at.start and at.end <= mention.end:
                found = (0, len(mention), key)
                best = found if best is None or found < best else best
        return best[2] if best else None

    def who(self, parse: Parse, head: Token, *, about: bool = False) -> Who | None:
        """Whom a head names; None for a pronoun that nothing resolves.

        `about` is set for what is spoken of, which is then never the speaker of the quote around it.
        """
        word = head.lower_
        at = parse.of(head)
        if word in FIRST:
            return self.speaker_at(at)
        key = self.entity_of(parse, head)
        named = _named_by(head)
        if named is not None:
            head = named
            key = self.entity_of(parse, head) or key
        if key is not None:
            return Who(self._entities[key].name, key, self.phrase(parse, head))
        if head.pos_ == "PRON" or word in THIRD:
            return self._antecedent(parse, head, about=about) if word in THIRD else None
        span = self.phrase(parse, head)
        return Who(self.words(span), None, span)

    def _antecedent(self, parse: Parse, head: Token, *, about: bool) -> Who | None:
        if not about:
            saying = saying_verb(head)
            for subject in subjects(saying) if saying is not None else ():
                if subject.pos_ in ("NOUN", "PROPN") and subject.i != head.i:
                    return self.who(parse, subject)
        if head.lower_ not in _SINGULAR:
            return None
        at = parse.of(head)
        speaker = self.speaker_at(at)
        if not about and speaker is not None and speaker.entity:
            return speaker
        gender = "f" if head.lower_ in ("she", "her", "hers", "herself") else "m"
        for mention, key in reversed(self._mentions):
            entity = self._entities[key]
            if mention.end > at.start or entity.type != "person" or entity.gender not in (None, gender):
                continue
            if at.start - mention.end > REACH:
                return None
            if speaker is None or key != speaker.entity:
                return Who(entity.name, key, mention)
        return self._later(parse, head, gender)

    def _later(self, parse: Parse, head: Token, gender: str) -> Who | None:
        """The subject that follows an opening phrase: "despite calls for him to go, Mr X ..."."""
        for subject in subjects(head.sent.root):
            key = self.entity_of(parse, subject)
            if subject.i > head.i and key is not None and self._entities[key].gender in (None, gender):
                return Who(self._entities[key].name, key, parse.of(subject))
        return None

    def voice(self, parse: Parse, token: Token) -> Who | None:
        """Who says what the token stands in: the subject of the nearest verb of saying above it, else
        the speaker of the quote around it.
        """
        saying = saying_verb(token)
        if saying is not None:
            for subject in subjects(saying):
                if subject.lower_ not in ("it", "that", "this", "which", "what", "there"):
                    return self.who(parse, subject)
        said = self.speaker_at(parse.of(token))
        return said or self._according(parse, token)

    def _according(self, parse: Parse, token: Token) -> Who | None:
        """Whom "according to ..." names in the token's sentence."""
        for word in token.sent:
            if word.lower_ == "according":
                to = next((c for c in word.children if c.lower_ == "to"), None)
                held = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
                if held is not None and (acts(held) or held.pos_ == "PROPN"):
                    return self.who(parse, held)
        return None


def _named_by(head: Token) -> Token | None:
    """The name that stands right after a title: "shadow secretary Ann Lee" is read as an apposition."""
    if head.pos_ != "NOUN":
        return None
    for c in head.children:
        if c.dep_ == "appos" and c.pos_ == "PROPN":
            first = c.left_edge.i
            comma = head.doc[first - 1].text == "," and first > head.i + 1
            if first == head.i + 1 or (
                comma and c.ent_type_ == "PERSON" and acts(head) and head.tag_ == "NN"
            ):
                return c
    return None


def saying_verb(token: Token) -> Token | None:
    """The nearest verb of saying or thinking in whose content clause the token stands."""
    at = token
    for _ in range(12):
        if at.head == at:
            return None
        if at.dep_ in ("ccomp", "parataxis", "acl", "relcl"):
            above = at.head
            if above.lemma_ in SAYING and at.dep_ in ("ccomp", "parataxis"):
                return above
            if above.lower_ in _SURE:
                chain = (a for a in (above, *above.ancestors) if a.lemma_ == "be")
                be = next(chain, None)
                if be is not None:
                    return be
        at = at.head
    return None
