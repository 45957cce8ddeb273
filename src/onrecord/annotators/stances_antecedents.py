"""Names whom or what a quoted verdict is on, and what "it", "this" and "they" in it stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from onrecord.annotators.actors import FIRST, Cast, Who, acts
from onrecord.annotators.clauses import Token, child, of_preposition, subjects
from onrecord.annotators.stances_proposals import group
from onrecord.annotators.stances_worth import words
from onrecord.model import Parse, Quote

_ONE = frozenset({"he", "she", "him", "her", "his"})
_THINGS = frozenset({"it", "this", "that"})
_MANY = frozenset({"they", "them", "these", "those"})
_CERTAIN = frozenset({"the", "this", "that", "these", "those", "such"})
_ASKED = frozenset(
    "say write speak ask comment react respond refer talk tweet question press reply tell query warn".split()
)
_ABOUT = frozenset({"of", "about", "on", "to", "regarding", "over", "concerning"})


_BODIES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LAW"})
_ACTED = ("tion", "sion", "ment", "ism", "ance", "ence", "ery", "al", "ure")


def listed(head: Token) -> bool:
    """True for the nouns of acts, plans, words and events that people are for or against."""
    lemma = head.lemma_.lower()
    if head.pos_ != "NOUN" or lemma in words("targets", "not"):
        return False
    return lemma in _disputed()


@cache
def _disputed() -> frozenset[str]:
    own = words("targets", "nouns") | words("duties", "needed")
    return own | group("verdicts", "things") | group("proposals", "measure_nouns")


@dataclass(frozen=True)
class Matters:
    """What may be spoken of in one article's quotes. Built once an article."""

    cast: Cast
    parses: tuple[Parse, ...]
    quotes: dict[str, Quote]

    @cached_property
    def _counts(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for parse in self.parses:
            for token in parse.doc:
                if token.pos_ in ("NOUN", "PROPN"):
                    lemma = token.lemma_.lower()
                    found[lemma] = found.get(lemma, 0) + 1
        return found

    @cached_property
    def _places(self) -> dict[int, int]:
        return {parse.span.start: i for i, parse in enumerate(self.parses)}

    def named(self, parse: Parse, head: Token, quote: str, blamed: bool) -> Who | None:
        """Whom or what a head names as something that one may be for or against, or None.

        Words that blame what the writer's own words name ("said the bank's controls were 'lamentable'") may
        be on any certain thing; other verdicts only on people, bodies, acts, plans and events.
        """
        word = head.lower_
        if word in ("[", "]"):
            near = [t for t in head.doc[max(0, head.i - 3) : head.i + 3] if t.is_title and t.is_alpha]
            return self.cast.who(parse, near[0], about=True) if len(near) == 1 else None
        if word in FIRST or word == "you":
            return None
        if word in _ONE:
            return self.cast.who(parse, head, about=True)
        if head.pos_ in ("PRON", "DET"):
            if word in _THINGS or word in _MANY:
                return self._meant(parse, head, quote)
            return None
        outside = self.cast.quote_at(parse.of(head)) != quote
        loose = blamed and (outside or self.quotes[quote].form == "mixed")
        return self.cast.who(parse, head, about=True) if self.certain(parse, head, loose) else None

    def certain(self, parse: Parse, head: Token, loose: bool = False) -> bool:
        """True if a noun names somebody in the story, or one certain act or thing that it is about."""
        lemma = head.lemma_.lower()
        definite = child(head, "poss") is not None or any(c.lower_ in _CERTAIN for c in head.children)
        if head.pos_ not in ("NOUN", "PROPN"):
            return False
        owner = child(head, "poss")
        theirs = owner is not None and owner.pos_ == "PROPN" and acts(head)
        if not theirs and (lemma in words("indifferent", "nouns") or lemma in words("targets", "hurts")):
            return lemma in ("person", "people") and any(c.lower_ in ("that", "those") for c in head.children)
        if owner is not None and owner.lower_ in FIRST and head.tag_ != "NNP":
            return listed(head) and bool(of_preposition(head, "with", "of", "to"))
        if head.pos_ == "PROPN":
            return head.ent_type_ in _BODIES or self.cast.entity_of(parse, head) is not None
        plural = head.tag_ == "NNS"
        if acts(head):
            return definite or (plural and self._counts.get(lemma, 0) > 1)
        if listed(head):
            named = definite or plural or self._counts.get(lemma, 0) > 1
            return named or any(c.lower_ in ("a", "an") for c in head.children)
        if lemma.endswith(_ACTED):
            return definite and self._counts.get(lemma, 0) > 1
        return loose and (definite or plural)

    def _meant(self, parse: Parse, head: Token, quote: str) -> Who | None:
        """What "it", "this", "that" or "they" stands for: what was said before in the quote, what the words
        around it say it is on, or the one thing spoken of right before.
        """
        many = head.lower_ in _MANY
        for sentence in self._before(parse, head):
            found = self._candidates(parse, sentence, many)
            if found is not None:
                return found
        matter = self.matter(parse, quote)
        if matter is not None:
            return matter
        return self._previous(parse, head, many)

    def _before(self, parse: Parse, head: Token) -> Iterator[Sequence[Token]]:
        """The clause before the head in its sentence, then the sentence before it in the same quote."""
        sent = head.sent
        if head.lower_ not in ("this", "that"):
            yield [t for t in sent if t.i < head.i]
        mine = self.cast.quote_at(parse.of(head))
        if sent.start > 0 and mine is not None:
            before = parse.doc[sent.start - 1].sent
            spans = self.quotes[mine].content
            at = parse.span.start
            yield [t for t in before if any(s.start <= at + t.idx < s.end for s in spans)]

    def _candidates(self, parse: Parse, tokens: Sequence[Token], many: bool) -> Who | None:
        """The subject or object among some tokens that a pronoun may stand for; None if there are none."""
        for deps in (("nsubj", "nsubjpass"), ("dobj", "attr")):
            fits = [
                t for t in tokens
                if t.dep_ in deps and t.pos_ in ("NOUN", "PROPN") and self._fits(parse, t, many)
            ]  # fmt: skip
            if fits:
                return self.cast.who(parse, fits[-1], about=True)
        return None

    def _fits(self, parse: Parse, head: Token, many: bool) -> bool:
        if not self.certain(parse, head):
            return False
        plural = head.tag_ in ("NNS", "NNPS")
        entity = self.cast.entity_of(parse, head)
        if many:
            body = entity is not None and head.ent_type_ in ("ORG", "GPE", "NORP")
            return (plural and acts(head)) or body
        return not plural and listed(head) and entity is None

    def matter(self, parse: Parse, quote: str) -> Who | None:
        """What the attribution says that a quote is on: "said of the ban", "asked about X"."""
        row = self.quotes[quote]
        spans = [*row.cue, *row.source]
        for sent in parse.doc.sents:
            at = parse.of(sent)
            if not any(s.start < at.end and at.start < s.end for s in spans):
                continue
            for word in sent:
                if word.lower_ not in _ABOUT or word.dep_ != "prep" or word.head.lemma_ not in _ASKED:
                    continue
                if self.cast.quote_at(parse.of(word)) == quote and row.form == "direct":
                    continue
                if word.lower_ == "to" and word.head.lemma_ not in ("react", "respond", "refer"):
                    continue
                if word.lower_ == "on" and word.head.lemma_ not in ("comment", "press", "question", "speak"):
                    continue
                held = child(word, "pobj")
                if held is not None and self.certain(parse, held):
                    return self.cast.who(parse, held, about=True)
        return None

    def _previous(self, parse: Parse, head: Token, many: bool) -> Who | None:
        """The one disputed thing (or group) of the sentence that stands right before the quote."""
        doc, end = parse.doc, head.sent.start
        if end == 0:
            index = self._places[parse.span.start]
            if index == 0:
                return None
            parse = self.parses[index - 1]
            doc, end = parse.doc, len(parse.doc)
        if end == 0 or head.lower_ not in ("it", "this", "that", "they"):
            return None
        sent = doc[end - 1].sent
        if many:
            own = [t for t in subjects(sent.root) if self._fits(parse, t, True)]
            return self.cast.who(parse, own[0], about=True) if len(own) == 1 else None
        fits = [t for t in sent if t.pos_ == "NOUN" and self._fits(parse, t, False) and t.dep_ != "compound"]
        fits = [t for t in fits if t.lemma_.lower() not in words("targets", "telling")]
        lemmas = {t.lemma_.lower() for t in fits}
        return self.cast.who(parse, fits[-1], about=True) if len(lemmas) == 1 else None
