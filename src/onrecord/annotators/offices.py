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
            if m.form == "office" and not any(e.holds(m.span) for e in covered):
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


def _body(text: str, title: Title, place: Span, bodies: Sequence[Entity]) -> str | None:
    """The body's full name, where the words that name it are an entity's; None for "the company" and the
    like that stand for nobody known.
    """
    if title.body is None:
        return None
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
