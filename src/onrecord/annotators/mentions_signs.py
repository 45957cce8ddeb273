"""Weighs what the words around a name say of it: a person, a body, or neither."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from onrecord.annotators.mentions_runs import Block, Piece
from onrecord.annotators.offices_words import programme
from onrecord.model import Parse
from onrecord.text import names_words as lex
from onrecord.text.names import parse_person, plain_key

_INITIALS = re.compile(r"(?:[a-z] ){1,4}[a-z]{2}")
_POST = re.compile(
    r", (?:the |an? |its |her |his |their |now |then )?(?:former |ex-)?(?:[\w'’-]+ ){0,3}?"
    r"(?:" + "|".join(sorted(lex.OFFICES | lex.OCCUPATIONS, key=len, reverse=True)) + r")\b"
)
_HEAD = re.compile(" (?:" + "|".join(sorted(lex.OFFICES, key=len, reverse=True)) + r")\b")
_LETTERS = lex.SUFFIXES - lex.GENERATION - {"ms"}
# "her solicitor, ", "the company's new chief executive, "
_WHOSE = re.compile(
    r"(?:\b(?:the|his|her|their|its|whose)|['’]s?) (?:[\w-]+ ){0,2}"
    r"(?:" + "|".join(sorted(lex.OFFICES | lex.OCCUPATIONS, key=len, reverse=True)) + r") ?, $"
)
_PLACED = re.compile(r"\b(?:in|at|near|outside|around|across|through|over) $")
_WITHIN = re.compile(r"\b(?:in|near|outside|around|across) $")
_OPENS = re.compile(r"[\"“‘](?:The |A )?$|(?:^|\s)'(?:The |A )?$")
_CLOSES = re.compile(r"[,.:]?[\"”’]|[,.]?'(?!s)")
_AGE = re.compile(r", (?:aged )?\d{1,2}[,.]| \(\d{1,2}\)")
_WHO = re.compile(r"'?,? who\b")
_VERBS = frozenset(
    "say tell add explain insist claim argue write ask warn admit think believe feel want reply answer deny "
    "decline refuse agree accept call urge joke recall smile laugh resign die marry tweet vow pledge know "
    "hope".split()
)
_KINDS = re.compile(
    r"\b(?:company|firm|group|maker|carmaker|giant|retailer|supplier|operator|manufacturer|airline|bank|startup|"
    r"start-up|chain|brewer|publisher|insurer|developer|charity|union|club|band|team|side|newspaper|magazine|"
    r"broadcaster|website|platform|agency|think-tank|consultancy|brand|lender|builder|housebuilder|"
    r"shares in|subsidiary) $"
)
_GOODS = re.compile(
    r"(?:'s)? (?:plc|Ltd|Limited|Inc|AG|shares|stock|employees|workers|staff|headquarters|factory)\b"
)
_KIND_AFTER = re.compile(
    r", (?:the|an?) (?:(?!at |of |for |with |in |from |who )[\w'’-]+ ){0,3}"
    r"(?:company|firm|group|maker|giant|retailer|supplier|operator|"
    r"manufacturer|airline|bank|chain|brewer|publisher|insurer|developer|charity|union|builder|contractor|lender|consultancy)\b"
)
_KIND_NEXT = re.compile(
    r" (?:[a-z-]+ )?(?:news ?paper|agency|magazine|airline|website|broadcaster|charity|carmaker|retailer|"
    r"consultancy|think[- ]tank)\b"
)
_OF_KIND = re.compile(r"-[a-z]+$")  # "a Norrland-based agency"
_ITS = re.compile(
    r" (?:has|have|is|was|will|had|said|says|would|plans|wants|[a-z]+s|[a-z]+ed)\b[^.;:\"]{0,80}\bits\b"
)
_HERS = re.compile(
    r" (?:has|have|is|was|will|had|[a-z]+s|[a-z]+ed)\b[^.;:\"]{0,80}\b(?:(?P<f>hers?|herself)|his|himself)\b"
)
_SHE, _HE = re.compile(r"\b(?:she|hers?|herself)\b"), re.compile(r"\b(?:he|his|him|himself)\b")
_TOLD = re.compile(r"\btold (?:the )?$")
_NO_BODIES = frozenset("inc mvp acl ct mri llc file inset pictured sun antarctic arctic year".split())


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of a run, with the block and the parse that it stands in."""

    parse: Parse
    block: Block
    piece: Piece


def definite(item: Found) -> bool:
    """True if "the" stands before the name."""
    return item.block.text[max(0, item.piece.start - 4) : item.piece.start].lower() == "the "


def name_key(piece: Piece) -> str:
    """What pieces of one name have in common."""
    if piece.kind == "person":
        return plain_key(parse_person(piece.text).full)
    text = piece.text[4:] if piece.text.startswith("The ") else piece.text
    return plain_key(text)


def body_signs(item: Found) -> float:
    """How much the words around a name say that it is a body's: "the retailer X", "X shares", "X ... its"."""
    text, piece = item.block.text, item.piece
    signs = 3.0 * bool(_KINDS.search(text[max(0, piece.start - 20) : piece.start]))
    signs += 3.0 * bool(_KIND_AFTER.match(text[piece.end : piece.end + 60]))
    signs += 3.0 * _called(item)
    signs += 1.5 * bool(_GOODS.match(text[piece.end : piece.end + 20]))
    return signs + 1.5 * owns(item)


def _called(item: Found) -> bool:
    """True if a kind of body follows a name: "the Yorvan news agency"; a place's or a sentence's first word
    is no name of one ("Safety agency opens inquiry").
    """
    text, piece = item.block.text, item.piece
    if not _KIND_NEXT.match(text[piece.end : piece.end + 40]) or _OF_KIND.search(piece.text):
        return False
    if piece.label in ("GPE", "LOC", "NORP") or piece.text.lower() in lex.places():
        return False
    return " " in piece.text or text[: piece.start].rstrip()[-1:] not in ("", *'.?!:;"“-–—•*')


def owns(item: Found) -> bool:
    """True if "its" follows a name that is a subject, which may mean something else of the sentence."""
    after = item.block.text[item.piece.end : item.piece.end + 110]
    return role_of(item) in ("nsubj", "nsubjpass") and bool(_ITS.match(after))


def hers(item: Found) -> bool:
    """True if "his" or "her" follows a name that is a subject: "Mirelle mourns the death of her cousin"; not
    where the paragraph spoke of a man or woman before: "The firm fired her. Acme rejects her account".
    """
    text, piece = item.block.text, item.piece
    found = _HERS.match(text[piece.end : piece.end + 110])
    if found is None or role_of(item) not in ("nsubj", "nsubjpass"):
        return False
    before = text[: piece.start]
    return piece.text in before or not (_SHE if found["f"] else _HE).search(before)


def titled_work(items: list[Found]) -> bool:
    """True if most places of a name have it in quotation marks, as titles of works are."""
    marked = 0
    for item in items:
        text, piece = item.block.text, item.piece
        marked += bool(_OPENS.search(text[max(0, piece.start - 5) : piece.start])) and bool(
            _CLOSES.match(text[piece.end : piece.end + 3])
        )
    return marked * 2 > len(items)


def placed(items: list[Found]) -> bool:
    """True if half of the places of a name or more have "in", "near" and the like before it."""
    return 2 * sum(
        bool(_WITHIN.search(f.block.text[max(0, f.piece.start - 9) : f.piece.start])) for f in items
    ) >= len(items)


def body_like(items: list[Found]) -> bool:
    """True if a single word that the parser takes for a body's name acts, owns or is "the ..." somewhere."""
    if items[0].piece.text.lower() in _NO_BODIES or any(c.isdigit() for c in items[0].piece.text):
        return False
    roles = [role_of(f) for f in items]
    if any(_HEAD.match(f.block.text[f.piece.end : f.piece.end + 24]) for f in items):
        return True  # "Acme boss"
    if any(_TOLD.search(f.block.text[max(0, f.piece.start - 10) : f.piece.start]) for f in items):
        return True
    return any(r in ("nsubj", "nsubjpass", "poss", "agent") for r in roles) or (
        any(definite(f) for f in items) and not all(r == "compound" for r in roles)
    )


def in_post(item: Found) -> bool:
    """True if an apposition with an office or a trade follows."""
    return bool(_POST.match(item.block.text[item.piece.end : item.piece.end + 60]))


def _placed(item: Found) -> bool:
    return bool(_PLACED.search(item.block.text[max(0, item.piece.start - 9) : item.piece.start]))


def role_of(item: Found) -> str:
    """The part that a piece plays in its sentence, by the parser's name for it; "agent" after "by"."""
    span = item.parse.doc.char_span(item.piece.start, item.piece.end, alignment_mode="expand")
    if span is None:
        return ""
    return "agent" if span.root.head.dep_ == "agent" else str(span.root.dep_)


def person_score(
    name: str, items: list[Found], labels: Counter[str], first: str, last: str, honoured: set[str]
) -> float:
    """How much speaks for a person: from about 2 on it is one. `labels` are the parser's for the name's
    places, `honoured` the family names that an honour goes before somewhere in the article.
    """
    given = lex.given_names()
    score = 0.0
    if labels["PERSON"] and 1 < len(name.split()) < 5:
        roles = {role_of(f) for f in items}
        score += 1 if roles & {"nsubj", "nsubjpass", "appos", "poss", "agent", "conj", "ROOT"} else 0
        score -= all(_placed(f) for f in items)
    if _INITIALS.match(name):
        score += 2.5
    if first in given:
        score += 2 if given[first] else 1.5
    score += min(2, labels["PERSON"])
    score -= min(1, labels["ORG"]) * 0.5
    score -= min(2, labels["GPE"] + labels["LOC"] + labels["FAC"] + labels["EVENT"])
    if last in _LETTERS and len(name.split()) > 2:
        score += 3
    if last in honoured or (first in honoured and first in lex.FAMILY_FIRST):
        score += 3
    if (
        first in lex.places()
        or first in lex.peoples()
        or first in ("the", "new", "north", "south", "west", "east")
    ):
        score -= 2
    if last in lex.places() and first not in given:
        score -= 1
    best = 0.0
    for item in items:
        text, piece = item.block.text, item.piece
        here = 2.0 if programme(text, piece.start) else 0.0
        after = text[piece.end : piece.end + 14]
        before = text[max(0, piece.start - 40) : piece.start]
        if _AGE.match(after):
            here += 2
        if _WHO.match(after):
            here += 1.5
        if in_post(item):
            here += 2
        if _WHOSE.search(before):
            here += 2.5
        role = before.split()[-1].lower() if before.split() and before.endswith(" ") else ""
        if role in lex.OCCUPATIONS or role in lex.OFFICES:
            here += 3
        elif role == "the":
            here -= 2
        if _acts(item):
            here += 1
        best = max(best, here) if here >= 0 else best + here
    return score + best


def _acts(item: Found) -> bool:
    span = item.parse.doc.char_span(item.piece.start, item.piece.end, alignment_mode="expand")
    if span is None:
        return False
    head = span.root
    return head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_ in _VERBS
