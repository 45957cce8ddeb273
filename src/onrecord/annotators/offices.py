"""Reads which offices the article's persons hold, held or shadow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.entities import named_claims
from onrecord.model import Article, Entity, Mention, OfficeClaim, Parse, Row, Span, row_id
from onrecord.text import names_words as lex
from onrecord.text.names import bodies_agree
from onrecord.text.names_offices import Title, parse_title


class Offices(Annotator):
    """One OfficeClaim for each place that says which office somebody holds, with its words."""

    name = "offices"
    requires = (Parse, Mention, Entity)
    produces = (OfficeClaim,)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        bodies = [e for e in rows.of(Entity) if e.type == "organization"]
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
        claims = [
            OfficeClaim(
                (evidence,), key, title.title, _body(article.text, title, evidence, bodies),
                title.status, since, until,
            )
            for evidence, key, title, since, until in found
        ]  # fmt: skip
        yield from dict.fromkeys(claims)


# Posts that a body has, so that "its chairman" is the chairman of the body named last.
_OWNED = frozenset((
    "chairman", "chair", "chairwoman", "chief executive", "president", "director", "founder", "leader",
    "head", "boss", "chief", "owner", "manager", "head coach", "coach", "captain", "general secretary",
    "finance director", "managing director", "honorary president", "chief financial officer", "treasurer",
    "chief operating officer", "vice-president", "deputy leader", "editor", "general manager", "co-founder",
))  # fmt: skip


def _owner(text: str, place: Span, bodies: Sequence[Entity]) -> str | None:
    """The body that "its" before a title stands for: the one named last in the same paragraph."""
    if text[max(0, place.start - 4) : place.start].lower() != "its ":
        return None
    start = text.rfind("\n", 0, place.start) + 1
    named = [(s, one.name) for one in bodies for s in one.mentions if start <= s.start < place.start]
    return max(named)[1] if named else None


def _body(text: str, title: Title, place: Span, bodies: Sequence[Entity]) -> str | None:
    """The body's full name, where the words that name it are an entity's; None for "the company" and the
    like that stand for nobody known.
    """
    if title.body is None:
        return _owner(text, place, bodies) if title.title.lower() in _OWNED else None
    noun = title.body.lower()
    for one in bodies:
        if title.body in (one.name, *one.aliases):
            return one.name
        inside = [text[s.start : s.end].lower() for s in one.mentions if place.holds(s)]
        if noun in lex.BODY_NOUNS and any(words.endswith(noun) for words in inside):
            return one.name
    if noun in lex.BODY_NOUNS:
        return None
    fits = [one.name for one in bodies if bodies_agree(title.body, one.name)]
    return fits[0] if len(fits) == 1 else title.body
