"""Finds the places in an article that name a person, a body or a place, or an office in place of a name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.mentions_offices import described, national
from onrecord.annotators.mentions_runs import Block, Piece
from onrecord.annotators.mentions_signs import (
    Found,
    body_like,
    body_signs,
    definite,
    hers,
    in_post,
    name_key,
    owns,
    person_score,
    placed,
    role_of,
    titled_work,
)
from onrecord.annotators.offices_words import programme
from onrecord.model import Article, Mention, Parse, Row
from onrecord.text import names_words as lex
from onrecord.text.names import bodies_agree, is_acronym, parse_person, plain_key, stands_for, surnames

_SEAT = re.compile(
    r"\b(?:No\.? ?10|Number (?:10|Ten)|10 Downing Street)(?= (?:said|says|has|had|is|was|will|insist|declin|"
    r"sourc|spokes|official|refus|confirm|deni|admit|aide|staff|should|must|needs|would|and)|'s|[.,])"
)
_PRONOUNS = frozenset("he she him her his hers they them their it its himself herself".split())


class Mentions(Annotator):
    """One Mention for each name of a person, body or place, each office or role in place of a name, each
    body's description ("the force"), and each third-person pronoun, in the readable blocks.

    The span holds honorifics ("Sir Jon") but no office's title; `name` holds neither.
    """

    name = "mentions"
    version = 6
    requires = (Parse,)
    produces = (Mention,)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        blocks = [(parse, Block(parse.doc)) for parse in rows.of(Parse)]
        found = [
            Found(parse, block, piece)
            for parse, block in blocks
            if not block.titled
            for piece in block.pieces()
        ]
        presented = {
            (id(f.block), shown)
            for f in found
            if (shown := programme(f.block.text, f.piece.start)) is not None
        }
        found = [
            f for f in found
            if not any(b == id(f.block) and a <= f.piece.start < z for b, (a, z) in presented)
        ]  # fmt: skip
        plain = {w.text for _, block in blocks for w in block.words if w.text.islower()}
        judged = _judge(found, plain)
        known = {
            plain_key(name): kind
            for name, kind in sorted({(f.piece.text, k) for f, k in judged if k in _NAMED})
        }
        for parse, block in blocks:
            if block.titled:
                judged += [(Found(parse, block, p), k) for p, k in _in_headline(block, known)]
        taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
        mentions: list[Mention] = []
        for item, kind in judged:
            if kind == "":
                continue
            piece = item.piece
            taken[id(item.block)].append((piece.title_start, piece.end))
            mentions.append(_mention(item, kind))
        for parse, block in blocks:
            mentions += _seats(parse, block.text)
            mentions += national(parse, block, sorted(taken[id(block)]))
            mentions += described(parse, block, sorted(taken[id(block)]))
            mentions += _pronouns(parse)
        yield from sorted(set(mentions), key=lambda m: (m.span, m.kind, m.form))


_NAMED = ("person", "organization")


def _mention(item: Found, kind: str) -> Mention:
    piece = item.piece
    span = item.parse.at(piece.start, piece.end)
    if kind == "person":
        return Mention(span, kind, "name", parse_person(piece.text).full)
    if kind == "office":
        return Mention(span, "person", "office", piece.text)
    if kind == "organization" and is_acronym(piece.text):
        return Mention(span, kind, "acronym", piece.text)
    return Mention(span, kind, "name", piece.text)


def _seats(parse: Parse, text: str) -> list[Mention]:
    """Seats of government that are written with a number."""
    return [
        Mention(parse.at(m.start(), m.end()), "organization", "name", m.group())
        for m in _SEAT.finditer(text)
        if not text[: m.start()].endswith(("world ", "seed ", "ranked "))
    ]


def _pronouns(parse: Parse) -> list[Mention]:
    found = []
    for token in parse.doc:
        low = token.lower_
        if low in _PRONOUNS:
            kind = "organization" if low in ("it", "its") else "person"
            found.append(Mention(parse.of(token), kind, "pronoun", low))
    return found


def _judge(found: list[Found], plain: set[str]) -> list[tuple[Found, str]]:
    """Each piece with its kind, judged by all of the article's pieces of that name; "" for none. `plain`
    are the words that the article has in lower case too.
    """
    by_name: dict[str, list[Found]] = defaultdict(list)
    for item in found:
        by_name[name_key(item.piece)].append(item)
    honoured = {
        plain_key(parse_person(f.piece.text).family or f.piece.text)
        for f in found
        if f.piece.kind == "person" and f.piece.honoured
    }
    kinds: dict[str, str] = {}
    for name, items in by_name.items():
        kinds[name] = "" if _nobody(name, items, plain) else _kind(name, items, honoured)
    for name, items in by_name.items():
        if kinds[name] in ("", "organization") and _by_surname(name, items, by_name):
            kinds[name] = "person"
    families: set[str] = set()
    parts: dict[str, set[str]] = defaultdict(set)
    for name, kind in kinds.items():
        if kind == "person" and " " in name:
            parsed = parse_person(by_name[name][0].piece.text)
            families |= surnames(parsed)
            for given in parsed.given[:1]:
                parts[plain_key(given)].add(name)
    bodies = [by_name[n][0].piece.text for n, k in kinds.items() if k == "organization" and " " in n]
    # A surname alone is a firm's name where the article says "Mr" of its bearers and "the builder X" of it.
    firms = {
        name
        for name in sorted(families & honoured & by_name.keys())
        if any(body_signs(f) >= 3 for f in by_name[name] if f.piece.kind == "unknown")
    }
    judged = []
    for item in found:
        name = name_key(item.piece)
        kind = kinds[name]
        if kind not in ("person", "office") and item.piece.kind == "unknown":
            single = name in families or (len(parts[name]) == 1 and name in lex.given_names())
            if single and (name in firms or body_signs(item) - 1.5 * owns(item) >= 1.5):
                kind = "organization"
            elif single and not definite(item):
                kind = "person"
            elif kind != "organization" and " " not in name and _short_of(item.piece.text, bodies):
                kind = "organization"
            elif (
                kind in ("", "place")
                and " " in name
                and name.endswith("s")
                and kinds.get(name.split()[-1]) == "organization"
            ):
                kind = "organization"  # "Norrland Wolves", once "the Wolves" are a body
        judged.append((item, kind))
    return judged


def _by_surname(name: str, items: list[Found], by_name: dict[str, list[Found]]) -> bool:
    """True for a name whose last word stands alone elsewhere and is a person's there, for the parser."""
    parts = name.split()
    alone = by_name.get(parts[-1], [])
    if not 2 <= len(parts) <= 4 or not alone or any(f.piece.kind != "unknown" for f in (*items, *alone)):
        return False
    if parts[0] in lex.places() | lex.peoples() | lex.COMMON or {*parts} & (lex.BODIES | lex.FORMS):
        return False
    if any(map(definite, (*items, *alone))) or titled_work(items):
        return False
    return all(f.piece.label == "PERSON" for f in alone) and any(
        f.piece.label == "PERSON" or role_of(f) in ("nsubj", "appos", "pobj") for f in items
    )


def _short_of(short: str, bodies: list[str]) -> bool:
    """True if a word is the acronym or the last word of a body that the article names in full."""
    if is_acronym(short):
        return any(stands_for(short, b) for b in bodies)
    return len(short) > 3 and short.endswith("s") and sum(bodies_agree(short, b) for b in bodies) == 1


_PICTURES = frozenset(
    "photo photos photograph image images file picture pictures video graphic x-ray".split()
)


# Last words of what takes place or is enacted, and of no person's or body's name.
_EVENTS = frozenset(
    "awards parade olympics paralympics marathon bowl championship championships derby prix treaty accord "
    "accords protocol trophy finals playoffs revolution uprising cup games eve letters".split()
)


def _nobody(name: str, items: list[Found], plain: set[str]) -> bool:
    """True for a common word in capitals, a people, a picture's credit, a name said twice over."""
    parts = name.split()
    if len(parts) == 1:
        if name in lex.peoples() or name in lex.CALENDAR or name in lex.FUNCTION:
            return True
        return name in plain and items[0].piece.kind == "unknown" and not any(map(definite, items))
    if items[0].piece.kind in ("unknown", "person") and (parts[-1] in _EVENTS or titled_work(items)):
        return True
    if any(c.isdigit() for c in name) and not lex.BODIES & {*parts} and items[0].piece.kind == "unknown":
        return True
    half = len(parts) // 2
    return parts[-1] in _PICTURES or (len(parts) % 2 == 0 and parts[:half] == parts[half:])


def _kind(name: str, items: list[Found], honoured: set[str]) -> str:
    """What a name names: "person", "organization", "place", "office", or "" for nothing of note."""
    kinds = Counter(f.piece.kind for f in items)
    if name in lex.SEATS or name in lex.METONYMS:
        return "organization"
    for kind in ("organization", "office", "person", "place"):
        if kinds[kind] and kinds[kind] >= kinds["unknown"] * (0.2 if kind == "person" else 0):
            return kind
    labels = Counter(f.piece.label for f in items)
    size = len(name.split())
    if size > 5 or name in lex.peoples() or (name in lex.PARTIES and size == 1 and name != "labour"):
        return ""
    first, last = name.split(maxsplit=1)[0], name.rsplit(maxsplit=1)[-1]
    if first in lex.OCCUPATIONS | lex.OFFICES and size == 1:
        return ""
    score = person_score(name, items, labels, first, last, honoured)
    signs = sum(map(body_signs, items)) if last not in honoured else 0.0
    if signs >= 1.5 and lex.given_names().get(first) is None and score - signs < 3:
        return "organization"
    if last in lex.PLACE_TAILS and size > 1 and last not in honoured and score < 5:
        return "place"
    if first == "operation" and size > 1:
        return ""
    plural = last.endswith("s") and last not in lex.COMMON and score < 2
    if plural and any(definite(f) for f in items) and labels["EVENT"] + labels["LOC"] + labels["LAW"] == 0:
        some = labels["ORG"] + labels["FAC"] + labels["PERSON"] + labels["NORP"] + labels["PRODUCT"]
        if some and any(role_of(f) in ("nsubj", "nsubjpass", "agent", "dobj", "poss") for f in items):
            return "organization"
    if size > 1:
        if score >= 2:
            return "person"
        if score >= 1 and size < 4 and first in lex.given_names() and not any(map(definite, items)):
            return "person"
        if labels["ORG"] > len(items) / 2 and score < 1 and not placed(items):
            return "organization"
    else:
        if name in lex.places():
            return "place"
        if last in honoured:
            return "person"
        if labels["PERSON"] and any(map(hers, items)) and not (any(map(definite, items)) or placed(items)):
            return "person"
        if labels["PERSON"] > len(items) / 2 and score >= (3 if len(items) > 1 else 4):
            return "person"
        if score >= 4.5 and name in lex.given_names():
            return "person"
        if not labels["ORG"] and score >= 3 and any(in_post(f) for f in items):
            return "person"
        labelled = sum(labels[kind] for kind in ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT"))
        if labels["ORG"] and labels["ORG"] >= labelled / 2 and body_like(items) and not placed(items):
            return "organization"
    if labels["GPE"] + labels["LOC"] + labels["FAC"] > len(items) / 2:
        return "place"
    return ""


def _in_headline(block: Block, known: dict[str, str]) -> list[tuple[Piece, str]]:
    """Names that the article's running text bears out, found in a headline set in capitals."""
    found: list[tuple[Piece, str]] = []
    i, n = 0, len(block.words)
    families = {
        plain_key(parse_person(name).family): kind
        for name, kind in sorted(known.items())
        if kind == "person" and " " in name
    }
    while i < n:
        for j in range(min(n, i + 6), i, -1):
            if any(block.words[k].gap != " " for k in range(i, j - 1)):
                continue
            piece = block.piece(i, j, "unknown")
            key = plain_key(piece.text)
            kind = known.get(key) or (families.get(key) if j == i + 1 and key not in lex.COMMON else None)
            if kind and block.words[i].cap:
                found.append((replace(piece, kind=kind), kind))
                i = j - 1
                break
        i += 1
    return found
