"""Reads what was put out (statement, apology, denial), taken back, repeated, answered or accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.annotators.actors import THIRD, Cast, Who, acts, nouns
from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.clauses import (
    RELATIVE,
    Token,
    child,
    is_verb,
    noun_phrase,
    objects,
    sentences,
    subjects,
)
from onrecord.annotators.statements_acts import acts_of
from onrecord.annotators.statements_answers import answers_of
from onrecord.annotators.statements_forms import forms_of
from onrecord.annotators.statements_notes import notes
from onrecord.annotators.statements_reading import Found, is_statement, reported, words
from onrecord.model import (
    Article,
    Entity,
    Parse,
    Quote,
    Row,
    Span,
    Speaker,
    StatementClaim,
    TimeExpression,
    row_id,
)
from onrecord.text.phrases import trimmed
from onrecord.text.statement_nouns import kind_named, statement_nouns

LONGEST = 400
# How much of what was said is named, in characters.
MATTER = 90
# How many at most are named as joint authors.
NAMED = 3
# Forms that the text has no noun for: "it" is none of them.
_BY_VERB = frozenset({"announcement", "confirmation", "response"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Statements(Annotator):
    """One StatementClaim for each report that somebody put something out in a named form (said in a
    statement, tweeted, announced, released), took back, corrected, repeated, accepted, rejected, denied,
    answered or offered something.

    `what` is the thing in the text's words; `about` what it acts on or is for; `matter` what it says;
    `day` when, as far as told. What is only planned, demanded, supposed or asked gives no row, nor does
    an answer that was refused. Something taken back by nobody named is its owner's.
    """

    name = "statements"
    version = 8
    requires = (Parse, Entity, Quote, Speaker, TimeExpression)
    produces = (StatementClaim,)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        reading = _Reading(article, rows)
        yield from reading.own_notes()
        for parse in rows.of(Parse):
            for sentence, question in sentences(parse.doc):
                if not question:
                    yield from reading.sentence(parse, sentence)


class _Reading:
    """One article, read from its beginning: what was told last is what "it" and "the letter" mean."""

    def __init__(self, article: Article, rows: Rows) -> None:
        self.cast = Cast(article, rows)
        self.text, self.article = article.text, article.id
        self.noted: list[Span] = []
        self.speakers = {s.quote: s for s in rows.of(Speaker)}
        self.forms = {row_id(q): q.form for q in rows.of(Quote)}
        self.quotes: dict[int, tuple[Quote, Speaker | None]] = {}
        for quote in rows.of(Quote):
            for cue in quote.cue:
                for at in range(cue.start, cue.end):
                    self.quotes.setdefault(at, (quote, self.speakers.get(row_id(quote))))
        self.bodies = [e for e in rows.of(Entity) if e.type == "organization"]
        self.days = sorted(
            (t.span, t.value)
            for t in rows.of(TimeExpression)
            if t.type in ("DATE", "TIME") and _DAY.match(t.value)
        )
        self.last: StatementClaim | None = None
        self.of_kind: dict[str, StatementClaim] = {}
        self.seen: set[tuple[object, ...]] = set()

    def own_notes(self) -> Iterator[StatementClaim]:
        """The outlet's own corrections, each with what an earlier version said if that is told."""
        for note in notes(self.text):
            outlet, told = self.cast.outlet, self._span(note.start, note.end)
            self.noted.append(told)
            if note.earlier is not None:
                said = self._span(*note.earlier)
                self.noted.append(said)
                matter = self._said(said, MATTER).rstrip(".")
                yield StatementClaim(
                    (said,), outlet, "states", "earlier version of its article", None, None, matter
                )
                yield StatementClaim((told,), outlet, "corrects", "earlier version of its article")
            else:
                matter = self._said(told, MATTER).rstrip(".")
                yield StatementClaim(
                    (told,), outlet, "corrects", "correction of its article", None, None, matter
                )

    def _span(self, start: int, end: int) -> Span:
        return Span(self.article, start, end)

    def sentence(self, parse: Parse, tokens: list[Token]) -> Iterator[StatementClaim]:
        """The claims of one sentence: a verb that tells of an act is not read again for its form."""
        verbs = {token.i: token for token in tokens if reported(token)}
        found = [one for verb in verbs.values() for one in acts_of(verb)]
        told = {f.verb.i for f in found}
        for verb in verbs.values():
            if verb.i not in told:
                found += answers_of(verb, parse.of(verb).start in self.quotes)
        found = [f for f in found if not _goes_on(f, told)]
        told |= {f.verb.i for f in found}
        told |= {f.thing.i for f in found if f.thing is not None and f.act in ("states", "apologises")}
        for token in tokens:
            for form in forms_of(token, token.i in verbs):
                places = {form.verb.i, form.thing.i if form.thing is not None else form.verb.i}
                if not places & told:
                    told |= places
                    found.append(form)
        found = [f for f in found if f.act not in ("states", "answers", "offers") or not _none(f.thing)]
        for one in sorted(found, key=lambda f: (f.verb.i, f.reach, f.act)):
            for claim in self._claims(parse, one):
                key = (claim.by, claim.act, claim.evidence)
                if any(span.touches(claim.evidence[0]) for span in self.noted):
                    continue
                if key not in self.seen:
                    self.seen.add(key)
                    yield claim
                if claim.act not in ("denies", "accepts", "rejects", "offers", "answers"):
                    self.last = claim
                    for noun in statement_nouns(claim.what)[:1]:
                        self.of_kind[kind_named(noun)] = claim

    def _claims(self, parse: Parse, found: Found) -> Iterator[StatementClaim]:
        last = self.last
        span = parse.of(parse.doc[found.reach[0] : found.reach[1]])
        if len(span) > LONGEST:
            span = Span(span.article, span.start, span.start + LONGEST)
        near = last is not None and span.start - last.evidence[0].end < 500
        what = self._what(parse, found)
        about = self._words(parse, found.about) if found.about is not None else None
        loose = found.thing if found.thing is not None and found.thing.pos_ == "PRON" else None
        if loose is not None and found.form is None:
            if self._said_before(parse, found):
                what, near = "remark", False
            elif near and last is not None and not self._says(parse, found, last):
                what = last.what
            else:
                return
        if found.about is not None and found.about.lower_ in ("it", "that", "this", "them"):
            about = last.what if near and last is not None else None
        claim = StatementClaim(
            (span,), "", found.act, what, None, about, self._matter(parse, found), self._day(parse, found)
        )
        people = self._people(parse, found)
        if people:
            yield from _by(claim, people)
        elif not found.holders:
            yield from self._unowned(found, claim, last if loose is not None and near else None)

    def _said_before(self, parse: Parse, found: Found) -> bool:
        """True if the sentence has a quote before the verb and no other act: "said so, but took it back"."""
        first = parse.of(found.verb.sent[0]).start
        if self.last is not None and self.last.evidence[0].end > first:
            return False
        at = parse.of(found.verb).start
        quotes = [self.quotes[place][0] for place in range(first, at) if place in self.quotes]
        return any(quote.content[-1].end <= at for quote in quotes)

    def _says(self, parse: Parse, found: Found, last: StatementClaim) -> bool:
        """True for what is told in the words that the last act puts out: "confirmed that she withdrew it"."""
        told = last.what in _BY_VERB and last.evidence[0].end > parse.of(found.verb.sent[0]).start
        return told and found.verb.dep_ in ("ccomp", "xcomp")

    def _people(self, parse: Parse, found: Found) -> list[Who]:
        _, speaker = self.quotes.get(parse.of(found.verb).start, (None, None))
        told_by_thing = found.thing is not None and (
            found.thing in subjects(found.verb) or found.verb.lower_ == "according"
        )
        if speaker is not None and len(found.holders) < 2 and not told_by_thing:
            named = bool(found.holders) and found.holders[0].pos_ != "PRON"
            if (speaker.entity or named) and speaker.name.casefold() not in RELATIVE:
                return [Who(speaker.name, speaker.entity, speaker.evidence[0])]
        people = []
        for head in found.holders:
            if head.pos_ == "PRON" and head.lower_ not in THIRD and head.lower_ not in ("i", "we"):
                continue
            who = self.cast.who(parse, head)
            if who is not None and head.lower_ in THIRD and self._quoted(parse.of(head), who):
                continue
            if who is not None and who.entity is None and head.pos_ == "NOUN":
                who = self._body_meant(parse, head) or who
            if who is not None and (who.entity or acts(head) or head.pos_ in ("PROPN", "PRON")):
                people.append(who)
        return people

    def _body_meant(self, parse: Parse, head: Token) -> Who | None:
        """The body that "the department" or "the company" means: one so called, else the one last named."""
        lemma = head.lemma_.lower()
        if not any(c.lower_ == "the" for c in head.children) or lemma not in nouns("bodies"):
            return None
        if any(c.dep_ in ("compound", "amod", "prep", "poss") for c in head.children):
            return None
        before = [e for e in self.bodies if e.mentions[0].start < parse.of(head).start]
        called = [e for e in before if lemma in e.name.casefold().split()]
        if not called and lemma in words("firms"):
            often = sorted(before, key=lambda e: len(e.mentions))
            clear = len(often) == 1 or (often and len(often[-1].mentions) > max(2, len(often[-2].mentions)))
            called = often[-1:] if clear else []
        if not called:
            return None
        return Who(called[-1].name, row_id(called[-1]), parse.of(head))

    def _quoted(self, span: Span, who: Who) -> bool:
        """True where a pronoun stands in somebody's own words, and would be read as that somebody."""
        quote = self.cast.quote_at(span)
        speaker = self.speakers.get(quote) if quote else None
        own = speaker is not None and speaker.entity == who.entity
        return own and quote is not None and self.forms.get(quote) in ("direct", "mixed")

    def _unowned(
        self, found: Found, claim: StatementClaim, meant: StatementClaim | None
    ) -> Iterator[StatementClaim]:
        """What nobody is said to have done: it is its author's, whom the text named before."""
        noun = found.thing
        if noun is None:
            return
        if meant is not None:
            yield replace(claim, by=meant.by, by_entity=meant.by_entity)
        elif found.act == "states" and noun.lemma_.lower() in words("documents"):
            kind = next((kind_named(n) for n in statement_nouns(claim.what)), "")
            author = self.of_kind.get(kind)
            if author is not None:
                yield replace(claim, by=author.by, by_entity=author.by_entity)
            elif kind in ("report", "study", "letter", "petition", "lawsuit", "indictment", ""):
                yield replace(claim, by=claim.what, what=noun.lemma_)

    def _day(self, parse: Parse, found: Found) -> str | None:
        """The day told beside the verb or the thing."""
        for head in (found.verb, found.thing):
            if head is None or head.sent != found.verb.sent:
                continue
            for token in head.children:
                if token.dep_ not in ("npadvmod", "prep", "tmod", "dobj", "acl", "advmod", "compound"):
                    continue
                low = parse.of(token.doc[token.left_edge.i]).start
                high = parse.of(token.doc[min(token.right_edge.i, token.i + 4)]).end
                for span, value in self.days:
                    if low <= span.start and span.end <= high:
                        return value[:10]
        return None

    def _matter(self, parse: Parse, found: Found) -> str | None:
        """What was said, in brief: the quote of the verb, else its clause or object."""
        quote, _ = self.quotes.get(parse.of(found.verb).start, (None, None))
        head = found.matter
        if found.act not in ("states", "answers", "offers"):
            return None
        if head is not None:
            if head.pos_ == "PRON":
                return None
            first, last = (head.left_edge.i, head.right_edge.i + 1) if is_verb(head) else noun_phrase(head)
            if not is_verb(head) and child(head, "acl") is not None:  # "plans to move back"
                last = head.right_edge.i + 1
            if found.verb.i in range(first, last):
                return None
            return self._said(parse.of(parse.doc[first:last]), MATTER) or None
        if quote is not None and found.act != "offers":
            return self._said(quote.content[0], MATTER) or None
        return None

    def _said(self, span: Span, most: int | None = None) -> str:
        return trimmed(self.text[span.start : span.end], most)

    def _what(self, parse: Parse, found: Found) -> str:
        if found.form is not None:
            return found.form
        if found.thing is None:
            return "apology" if found.act == "apologises" else "charges"
        if not is_verb(found.thing):
            return self._words(parse, found.thing)
        doc = parse.doc
        if found.act in ("denies", "reiterates", "corrects"):
            first, last = found.thing.left_edge.i, min(found.thing.right_edge.i + 1, found.thing.i + 20)
        else:
            held = objects(found.thing)
            first = found.thing.i
            last = max(first + 1, noun_phrase(held[-1])[1] if held else 0)
        return self._said(parse.of(doc[first:last]))

    def _words(self, parse: Parse, head: Token) -> str:
        if head.pos_ in ("VERB", "AUX"):
            last = min(head.right_edge.i + 1, head.i + 20)
            return self._said(parse.of(parse.doc[head.left_edge.i : last]))
        return self._said(self.cast.phrase(parse, head))


def _none(thing: Token | None) -> bool:
    """True for "no letter", and for "this photo", which the article itself shows."""
    return thing is not None and any(c.lower_ in ("no", "neither", "this") for c in thing.children)


def _goes_on(found: Found, told: set[int]) -> bool:
    """True for a participle that says what another thing put out does: "a statement denying the charge"."""
    verb = found.verb
    if verb.tag_ != "VBG" or verb.dep_ not in ("acl", "advcl") or found.act not in ("denies", "answers"):
        return False
    return is_statement(verb.head) or verb.head.i in told


def _by(claim: StatementClaim, people: list[Who]) -> Iterator[StatementClaim]:
    """One claim for each who acts, but one for what several put out together."""
    if claim.act not in ("states", "denies", "answers", "rejects") or len(people) == 1:
        for who in people:
            yield replace(claim, by=who.name, by_entity=who.entity)
        return
    names = [who.name for who in people[:NAMED]]
    rest = len(people) - len(names)
    by = f"{', '.join(names)} and {rest} more" if rest > 0 else f"{', '.join(names[:-1])} and {names[-1]}"
    yield replace(claim, by=by)
