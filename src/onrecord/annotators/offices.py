"""Reads which offices the article's persons hold, held or shadow."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.entities import named_claims
from onrecord.annotators.entities_blocks import Blocks
from onrecord.annotators.offices_roles import roles
from onrecord.model import Article, Entity, Mention, OfficeClaim, Parse, Row, Span, row_id
from onrecord.text import names_words as lex
from onrecord.text.names import bodies_agree, body_words, longer_by_place
from onrecord.text.names_offices import Title, parse_title


class Offices(Annotator):
    """One OfficeClaim for each place that says which office somebody holds, with its words."""

    name = "offices"
    version = 4
    requires = (Parse, Mention, Entity)
    produces = (OfficeClaim,)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        bodies = [e for e in rows.of(Entity) if e.type == "organization"]
        setting = _Setting(article, rows.of(Parse), bodies)
        at = {s: row_id(e) for e in rows.of(Entity) if e.type == "person" for s in e.mentions}
        mentions = [m for m in rows.of(Mention) if m.kind == "person" and m.span in at]
        named = [(m.span, at[m.span]) for m in mentions if m.form == "name"]
        found = [(c.evidence, c.key, c.title, c.since, c.until) for c in named_claims(rows.of(Parse), named)]
        covered = [evidence for evidence, *_ in found]
        for m in mentions:
            if m.form == "office" and not any(e.touches(m.span) for e in covered):
                title = parse_title(m.name)
                if title is not None:
                    found.append((m.span, at[m.span], title, None, None))
        at_names = {m.span.start for m in rows.of(Mention) if m.kind != "person"}
        found += [
            (place, key, _plain(title, place, article.text, at_names), since, until)
            for place, key, title, since, until in _roles(rows.of(Parse), dict(named))
        ]
        places = lex.places() | {m.name.lower() for m in rows.of(Mention) if m.kind == "place"}
        claims = []
        full: dict[str | None, str | None] = {}
        for i, (evidence, key, title, since, until) in enumerate(found):
            noun = (title.body or "").lower() in lex.BODY_NOUNS
            if noun or title.body not in full:
                full[title.body] = _body(article.text, title, evidence, bodies, places)
            body = full[title.body]
            near = setting.body(title, evidence) if body is None and i < len(covered) else None
            spans = (evidence, near[1]) if near is not None else (evidence,)
            name = near[0] if near is not None else body
            claims.append(OfficeClaim(spans, key, title.title, name, title.status, since, until))
        yield from dict.fromkeys(claims)


def _roles(
    parses: Sequence[Parse], keys: dict[Span, str]
) -> list[tuple[Span, str, Title, str | None, str | None]]:
    """What the people named speak for, are by trade or rank as."""
    blocks = Blocks(parses)
    found: list[tuple[Span, str, Title, str | None, str | None]] = []
    for parse, spans in zip(blocks.parses, blocks.sorted_in(keys), strict=True):
        at = parse.span.start
        nouns = {t.idx for t in parse.doc if t.dep_ == "compound" and t.text.islower()} if spans else set()
        for s in spans:
            read = roles(parse.doc.text, s.start - at, s.end - at, nouns)
            found += [(parse.at(first, last), keys[s], title, None, None) for title, first, last in read]
    return found


def _plain(title: Title, place: Span, text: str, names: Collection[int]) -> Title:
    """The title, without a body that only a sentence's first capital makes: "Space analyst Jo Roe"."""
    if (
        title.body is None
        or not text.startswith(f"{title.body} ", place.start)
        or not re.fullmatch(r"[A-Z][a-z]+", title.body)
        or title.head.startswith("spokes")
        or place.start in names
        or text[max(0, place.start - 2) : place.start].strip(" \"'\u201c\u2018")[-1:].isalnum()
        or (
            text[max(0, place.start - 1) : place.start] == " "
            and text[: place.start].rstrip()[-1:] not in ".?!:\n"
        )
    ):
        return title
    return replace(title, title=f"{title.body} {title.title}", body=None)


# The last words of posts that a body has: where none is named, it is the one body named just before.
_OWNED = frozenset(
    "chairman chair chairwoman executive owner manager treasurer commissioner "
    "secretary-general headteacher curator".split()
)
_COURTS = frozenset("judge justice magistrate coroner".split())
_MEDIA = frozenset(
    "news radio times tv television post bbc reuters herald gazette chronicle magazine".split()
)


class _Setting:
    """Which bodies stand where in an article's blocks."""

    def __init__(self, article: Article, parses: Sequence[Parse], bodies: Sequence[Entity]) -> None:
        self.text = article.text
        self.blocks = sorted(p.span for p in parses)
        outlet = body_words(article.outlet)
        self.bodies = [
            e for e in bodies if not _MEDIA & {*body_words(e.name)} and body_words(e.name) != outlet
        ]

    def body(self, title: Title, place: Span) -> tuple[str, Span] | None:
        """The body of a post that names none: that of "its", or the only one named before in the paragraph,
        with the words that name it. A judge's is the article's one court.
        """
        head = title.head
        courts = head in _COURTS
        # "Captain Oar" has a rank; a "team captain" is somebody's.
        owned = head in _OWNED or (head == "captain" and title.title.lower() != head)
        its = self.text[max(0, place.start - 4) : place.start].lower() == "its "
        if not (courts or owned or its):
            return None
        at = next((i for i, b in enumerate(self.blocks) if b.holds(place)), None)
        if at is None:
            return None
        near = self._named(self.blocks[at].start, place.start, courts)
        if its:
            return near[-1] if near else None
        if not near and courts:
            near = self._named(0, len(self.text), courts)
        return near[-1] if len({name for name, _ in near}) == 1 else None

    def _named(self, start: int, end: int, courts: bool) -> list[tuple[str, Span]]:
        return sorted(
            (
                (e.name, s)
                for e in self.bodies
                for s in e.mentions
                if start <= s.start and s.end <= end and (not courts or "court" in body_words(e.name))
            ),
            key=lambda n: n[1],
        )


def _body(
    text: str, title: Title, place: Span, bodies: Sequence[Entity], places: Collection[str]
) -> str | None:
    """The body's full name, where the words that name it are an entity's; None for "the company" and the
    like that stand for nobody known.
    """
    if title.body is None:
        return None
    # "the Linnet and chair of the alliance": a second post is no part of the body's name.
    named = re.split(r" and (?=(?:the )?[a-z][\w-]*(?: [\w-]+){0,3} of )", title.body)[0]
    named = _trimmed(named)
    noun = named.lower()
    for one in bodies:
        if named in (one.name, *one.aliases):
            return one.name
        inside = [text[s.start : s.end].lower() for s in one.mentions if place.holds(s)]
        if noun in lex.BODY_NOUNS and any(words.endswith(noun) for words in inside):
            return one.name
    if noun in lex.BODY_NOUNS:
        return None
    if noun in places:
        return named  # a mayor of Ostrava's is not of Ostrava Police
    fits = [
        one.name for one in bodies
        if bodies_agree(named, one.name)
        and not (_national(noun, one.name) or longer_by_place(named, one.name))
    ]  # fmt: skip
    return fits[0] if len(fits) == 1 else named


def _trimmed(name: str) -> str:
    """A body's name without the place where it is and without the body that it belongs to."""
    for link in (" in ", " at "):
        left, middle, right = name.partition(link)
        kept = {*body_words(left)} & lex.BODIES if link == " in " else {*body_words(right)} & lex.BODIES
        if middle and left[:1].isupper() and kept and right.removeprefix("the ")[:1].isupper():
            name = left
    return name


def _national(short: str, full: str) -> bool:
    """True if only the country tells a longer name from a shorter: any country has a "foreign ministry"."""
    longer = full.lower().removeprefix("the ")
    front = longer.removesuffix(short.removeprefix("the ")).strip()
    return front != longer and (front in lex.peoples() or front in lex.places())
