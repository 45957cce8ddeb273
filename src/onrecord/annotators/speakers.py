"""Tells who says each quote, by full name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.entities_bodies import fits_noun
from onrecord.annotators.speakers_pronouns import Scene, subject_of
from onrecord.model import Article, Entity, Mention, Parse, Quote, Row, Span, Speaker, row_id
from onrecord.text import names_words as lex

# Words put out by somebody: who put them out is who speaks.
_PAPERS = frozenset(
    "statement letter report tweet post email memo announcement release document filing lawsuit "
    "complaint message note paper verdict ruling judgment apology indictment".split()
)
# People who speak for, or near, somebody whom they do not share a name with.
_PROXIES = lex.SPOKES | frozenset(
    "source sources aide aides official officials ally allies friend friends insider insiders lawyer lawyers "
    "solicitor attorney attorneys office team adviser advisers colleague colleagues family member members "
    "supporter supporters critic critics neighbour neighbours relative relatives employee employees worker "
    "workers officer officers police camp department pal pals agent agents barrister widow wife husband "
    "mother father son daughter brother sister campaign".split()
)


_ARTICLES = ("the", "a", "an")
_YEARS = re.compile(r"\b(\d{1,3})-year-old\b")
# Heads of "the union leader" and the like, which fit whoever of a union spoke last.
_LED = frozenset("leader chief boss".split())


@dataclass(frozen=True, slots=True)
class _Said:
    name: str
    entity: str | None
    evidence: tuple[Span, ...]


class Speakers(Annotator):
    """One Speaker for each quote whose source the article gives, by full name.

    A spokesman, a source or a joint voice has no entity: "a spokesman for <full name>", "A and B".
    """

    name = "speakers"
    requires = (Parse, Mention, Entity, Quote)
    produces = (Speaker,)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        reading = _Reading(article, rows)
        said: dict[str, _Said] = {}
        for quote in sorted(rows.of(Quote), key=lambda q: (q.content, q.source)):
            key = row_id(quote)
            found = said.get(quote.continues) if quote.continues else None
            if found is None and quote.source:
                found = reading.who(quote)
            if found is None and quote.parent and reading.own_words(quote):
                found = said.get(quote.parent)
            if found is None and not quote.source and quote.cue:
                found = reading.by_cue(quote)
            if found is None and not quote.source and not quote.cue and not quote.parent:
                found = reading.going_on(quote)
            if found is not None:
                said[key] = found
                reading.heard(found, quote)
                own = quote.source or quote.content[:1]
                evidence = tuple(dict.fromkeys((*own, *(s for s in found.evidence if not quote.continues))))
                yield Speaker(evidence, key, found.name, found.entity)


class _Reading:
    def __init__(self, article: Article, rows: Rows) -> None:
        self.text = article.text
        self.parses = rows.of(Parse)
        self.mentions = rows.of(Mention)
        self.entities = {row_id(e): e for e in rows.of(Entity)}
        self.at = {s: key for key, e in self.entities.items() for s in e.mentions}
        self.scene = Scene(article, self.parses, self.mentions, self.entities)
        self.proxy: str | None = None
        self.latest: tuple[int, _Said] | None = None

    def heard(self, said: _Said, quote: Quote) -> None:
        """Take note of who spoke last."""
        if quote.parent:
            return
        self.scene.speaks(said.entity, quote.source[0] if quote.source else quote.content[0])
        self.latest = (quote.content[-1].start, said)
        if said.entity is None and set(said.name.lower().split()) & lex.SPOKES:
            self.proxy = said.name

    def who(self, quote: Quote) -> _Said | None:
        source = Span(quote.source[0].article, quote.source[0].start, quote.source[-1].end)
        first = quote.source[0]
        for cue in quote.cue:
            if source.start < cue.start and source.holds(cue) and source.end == cue.end:
                end = source.start + len(self.text[source.start : cue.start].rstrip())
                source, first = (
                    Span(source.article, source.start, end),
                    Span(source.article, first.start, end),
                )
        return self._of_words(source, first)

    def own_words(self, quote: Quote) -> bool:
        """True if the source is "I" or "we": whoever speaks the quote around it."""
        return bool(quote.source) and self._words(quote.source[0]).lower() in ("i", "we")

    def going_on(self, quote: Quote) -> _Said | None:
        """Who spoke last, where a paragraph opens with a quote that names nobody, and so do all between."""
        if quote.form != "direct" or self.latest is None:
            return None
        spoke, said = self.latest
        starts = [p.span.start for p in self.parses if spoke < p.span.start <= quote.content[0].start]
        opens = all(self.text[at] in "\"\u201c'\u2018" for at in starts)
        return said if opens and quote.content[0].start in starts and len(starts) < 8 else None

    def by_cue(self, quote: Quote) -> _Said | None:
        """Who is the subject of the cue, where the quote names no source."""
        cue = quote.cue[0]
        parse = self.scene.blocks.of(cue)
        root = self._root(parse, cue) if parse is not None else None
        if parse is None or root is None or root.pos_ not in ("VERB", "AUX"):
            return None
        if any(t.dep_ in ("auxpass", "expl") for t in root.children):
            return None
        subject = subject_of(root)
        if subject is None or (subject.dep_ == "nsubjpass" and subject.head.i == root.i):
            return None
        left = subject.left_edge
        span = parse.at(left.idx, subject.idx + len(subject.text))
        return self._of_words(span, span)

    def _of_words(self, source: Span, first: Span) -> _Said | None:
        parse = self.scene.blocks.of(first)
        if parse is None:
            return None
        inside = [m for m in self.mentions if source.holds(m.span) and m.form != "pronoun"]
        named = [(m, self.at[m.span]) for m in inside if m.span in self.at]
        root = self._root(parse, first)
        if root is not None and root.dep_ == "det" and self._words(source).lower() in _ARTICLES:
            whole = parse.at(root.idx, root.head.idx + len(root.head.text))
            if len(whole) > len(source):
                return self._of_words(whole, whole)
        low = root.lower_ if root is not None else ""
        lemma = root.lemma_.lower() if root is not None else ""
        words = self._words(source)
        if root is not None and root.pos_ == "PRON" and not named:
            return self._pronoun(low, first, words)
        at = parse.of(root) if root is not None else source
        head = next(((m, key) for m, key in named if m.span.holds(at)), None)
        if lemma in _PAPERS or low in _PAPERS:
            return self._paper(source, named, words)
        joint = self._joint(parse, root, named) or self._both(words, named)
        if len(joint) > 1:
            return _Said(" and ".join(self.entities[k].name for k in joint), None, ())
        if head is not None and self._vague(head, words):
            head = None
        several = {k for m, k in named if m.kind == "person" and m.form == "name"}
        if head is not None and len(several) > 1:
            own = head[0].span
            head = max(named, key=lambda n: (self.scene.part(n[0].span), n[0].span == own))
        if head is not None:
            return _Said(self.entities[head[1]].name, head[1], (head[0].span,))
        if (low in _PROXIES or lemma in _PROXIES) and named and not self._appears_first(source, named):
            return _Said(self._expanded(source, named), None, ())
        people = [(m, k) for m, k in named if m.form == "name" and m.kind == "person"]
        if people and self._appears_first(source, people):
            return _Said(self.entities[people[0][1]].name, people[0][1], (people[0][0].span,))
        who = self._described(source, low) if not named or head is None else None
        if who is not None:
            return _Said(self.entities[who[0]].name, who[0], (who[1],))
        if low in lex.BODY_NOUNS and words.lower() == f"the {low}":
            body = self.scene.author(source)
            if body is not None and body[0] is not None:
                return _Said(self.entities[body[0]].name, body[0], (body[1],))
        if (low in lex.SPOKES or lemma in lex.SPOKES) and self.proxy and words.lower().startswith("the "):
            return _Said(self.proxy, None, ())
        return _Said(self._expanded(source, named), None, ())

    def _root(self, parse: Parse, span: Span) -> Any:
        piece = parse.doc.char_span(
            span.start - parse.span.start, span.end - parse.span.start, alignment_mode="expand"
        )
        if piece is None or not len(piece):
            return None
        return piece[-1] if piece.root.pos_ == "DET" else piece.root

    def _words(self, span: Span) -> str:
        return " ".join(self.text[span.start : span.end].split())

    def _appears_first(self, source: Span, named: list[tuple[Mention, str]]) -> bool:
        """True if a person's name is what the source begins with, a title before it left aside."""
        first = next((m for m, _ in named if m.kind == "person" and m.form == "name"), None)
        if first is None:
            return False
        before = self.text[source.start : first.span.start].lower().split()
        return not set(before) & {"for", "of", "to", "from", "with", "by"} and "'s" not in (
            self.text[first.span.end : first.span.end + 2].replace("’", "'")
        )

    def _joint(self, parse: Parse, root: Any, named: list[tuple[Mention, str]]) -> list[str]:
        if root is None:
            return []
        heads = [root, *root.conjuncts]
        keys = [next((k for m, k in named if m.span.holds(parse.of(t))), None) for t in heads]
        found = [k for k in keys if k is not None]
        return list(dict.fromkeys(found)) if len(found) == len(heads) else []

    def _vague(self, head: tuple[Mention, str], words: str) -> bool:
        """True for somebody known by nothing but a description such as "the union leader"."""
        return (
            head[0].form == "office"
            and self.entities[head[1]].name.lower() == words.lower()
            and (set(words.lower().split()) & _LED != set())
        )

    def _both(self, words: str, named: list[tuple[Mention, str]]) -> list[str]:
        """Who "both A and B" are, where the parser has not joined them."""
        if not words.lower().startswith("both ") or " and " not in words:
            return []
        keys = list(dict.fromkeys(key for m, key in named if m.form in ("name", "acronym")))
        return keys if len(keys) == 2 else []

    def _described(self, source: Span, low: str) -> tuple[str, Span] | None:
        """Whom "the 31-year-old", "the goalkeeper", "the barrister" stands for: who was called so before, by
        age or by trade, else who spoke last.
        """
        words = self._words(source).lower()
        if not words.startswith("the ") or low.endswith("s"):
            return None
        age = _YEARS.search(words)
        for key, one in sorted(self.entities.items(), key=lambda e: e[1].mentions):
            if one.type != "person":
                continue
            for s in one.mentions:
                if s.start >= source.start:
                    break
                before = self.text[max(0, s.start - 40) : s.start].lower()
                after = self.text[s.end : s.end + 60].lower()
                if age and re.match(rf",? \(?(?:aged )?{age[1]}\b", after):
                    return key, s
                called = rf"\b{low},? $", rf", (?:an? |the |its |her |his )?(?:[\w-]+ ){{0,3}}{low}\b"
                if (
                    not age
                    and low in lex.OCCUPATIONS
                    and (re.search(called[0], before) or re.match(called[1], after))
                ):
                    return key, s
        if age or (low not in lex.OCCUPATIONS and low not in _LED) or low in lex.SPOKES:
            return None
        last = self.scene.voice(source)
        if last is None or (low in _LED and not set(words.split()) & lex.BODY_NOUNS.keys()):
            return None
        return last

    def _expanded(self, source: Span, named: list[tuple[Mention, str]]) -> str:
        """The source's words, with short names of persons and bodies in full."""
        out, at = [], source.start
        for m, key in sorted(named, key=lambda n: (n[0].span.start, -n[0].span.end)):
            plain = m.form == "office" and " " not in m.name and m.name.islower()
            if m.span.start < at or not (plain or m.form in ("name", "description")):
                continue
            if self.entities[key].name.startswith("the "):
                continue
            out += [self.text[at : m.span.start], self.entities[key].name]
            at = m.span.end
        out.append(self.text[at : source.end])
        words = " ".join("".join(out).split())
        first = words.split(" ", 1)
        if first[0] in ("A", "An", "The", "One", "Some", "Several", "Two", "Other", "Both"):
            words = words[0].lower() + words[1:]
        return words

    def _paper(self, source: Span, named: list[tuple[Mention, str]], words: str) -> _Said:
        if named:
            m, key = named[-1]
            return _Said(self.entities[key].name, key, (m.span,))
        body = self._of_kind(source, words) or self.scene.author(source)
        if body is not None and body[0] is not None:
            return _Said(self.entities[body[0]].name, body[0], (body[1],))
        return _Said(words[0].lower() + words[1:], None, ())

    def _of_kind(self, source: Span, words: str) -> tuple[str, Span] | None:
        """The body of "a club statement", "a company spokesman": the one of that kind named last."""
        nouns = [w for w in words.lower().split() if lex.BODY_NOUNS.get(w)]
        named = [
            (s, key)
            for key, one in self.entities.items()
            if one.type == "organization" and any(fits_noun(w, (one.name, *one.aliases)) for w in nouns)
            for s in one.mentions
            if s < source
        ]
        return (max(named)[1], max(named)[0]) if named else None

    def _pronoun(self, low: str, span: Span, words: str) -> _Said | None:
        if low in ("he", "she"):
            found = self.scene.person(low, span)
            if found is not None and found[0] is None:
                return _Said(self.proxy, None, ()) if self.proxy else None
        elif low in ("it", "they"):
            found = self.scene.author(span)
        elif low in ("i", "we", "you"):
            return None
        elif low == "who":
            found = self.scene.antecedent(span)
        elif low == "which":
            found = self.scene.antecedent(span)
            if found is not None and self.text[found[1].end : span.start].strip() != ",":
                found = None  # "the letter to Acme that came on Monday, which said"
        else:
            found = None
        if found is None or found[0] is None:
            return _Said(words[0].lower() + words[1:], None, ())
        return _Said(self.entities[found[0]].name, found[0], (found[1],))
