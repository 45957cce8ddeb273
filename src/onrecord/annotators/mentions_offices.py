"""Finds offices and descriptions that stand in place of a name: "the London mayor", "the force"."""

from __future__ import annotations

import re

from onrecord.annotators.mentions_runs import Block
from onrecord.model import Mention, Parse
from onrecord.text import names_words as lex

_DEFINITE = frozenset("the this that its his her their our whose".split())
_NOT_ONE = frozenset(
    "next future first any every no another each new would-be potential last same other own only".split()
)
# "the head doctor", "the chief scientist": another post.
_OVER_OTHERS = frozenset(("head", "chief", "principal", "deputy"))
_LONGEST = 7
Ranges = list[tuple[int, int]]


def described(parse: Parse, block: Block, taken: Ranges) -> list[Mention]:
    """Mentions of form "office" and "description" in a block; `taken` are the ranges of its names, with
    their titles, which these never enter but may begin or end with.
    """
    found: list[Mention] = []
    ws = block.words
    done = -1
    for i, word in enumerate(ws):
        low = word.text.lower()
        if i <= done or _holds(taken, word.start) == "title":
            continue
        if (low in lex.OFFICES or low.removeprefix("ex-") in lex.OFFICES) and not (
            _inside_name(taken, word.start)
        ):
            office = _office(parse, block, i, taken)
            if office is not None:
                mention, done = office
                found.append(mention)
        elif low in lex.BODY_NOUNS and word.text.islower() and i and ws[i - 1].text.lower() in (
            "the", "its", "their", "his", "her", "this",
        ) and ws[i - 1].gap == " ":  # fmt: skip
            following = ws[i + 1] if i + 1 < len(ws) else None
            if (
                following is not None
                and word.gap == " "
                and not word.possessive
                and (block.tags[i + 1] in ("NOUN", "PROPN") and following.text.lower() not in ("who",))
            ):
                continue
            if word.gap == " " and following is not None and following.text == "of":
                continue
            found.append(Mention(parse.at(ws[i - 1].start, word.end), "organization", "description", low))
    return found


_STATE_BODY = re.compile(
    r" (?:(?:military|supreme|constitutional|appeals|high) court|(?:foreign|defen[cs]e|interior|health|"
    r"finance|justice|oil|transport) ministry|air force|armed forces|security (?:forces|agency)|"
    r"intelligence (?:agency|service)|central bank|coast ?guard|army|military|navy|police|government|"
    r"parliament|authorities|embassy)"
    r"(?![\w-]| (?:officers?|officials?|spokes\w+|sources?|chief|forces?|minister|soldiers?|commissioner|"
    r"station|custody|force|action|presence|base|operation|investigation|reports?|statement)\b)"
)


def national(parse: Parse, block: Block, taken: Ranges) -> list[Mention]:
    """Mentions of a state's or a city's bodies by what they are: "the Santorian army", "Ostrava police"."""
    found = []
    places = {b for _, b in taken}
    # Words that the parser has for a place's or body's name, for towns that no list holds.
    named = {
        w.start for w, label in zip(block.words, block.labels, strict=True)
        if label in ("GPE", "ORG", "FAC") and w.low not in lex.COMMON | lex.GRADES
    }  # fmt: skip
    for word in block.words:
        if not word.cap or word.gap != " " or word.possessive:
            continue
        low = word.text.lower()
        body = _STATE_BODY.match(block.text, word.end)
        if body is None:
            continue
        town = body[0] == " police" and (word.start in named or low in lex.places())
        if not (low in lex.peoples() or town):
            continue
        if _inside_name(taken, word.start) and word.end not in places:
            continue
        span = parse.at(word.start, body.end())
        found.append(Mention(span, "organization", "name", block.text[word.start : body.end()]))
    return found


def _holds(taken: Ranges, at: int) -> str:
    return "title" if any(a <= at < b for a, b in taken) else ""


def _inside_name(taken: Ranges, at: int) -> bool:
    return any(a <= at < b for a, b in taken)


def _office(parse: Parse, block: Block, head: int, taken: Ranges) -> tuple[Mention, int] | None:
    ws = block.words
    word = ws[head]
    low = word.text.lower()
    if head + 1 < len(ws) and word.gap == " " and not word.possessive:
        after = ws[head + 1]
        if any(a <= after.start < b for a, b in taken) and after.cap:
            return None  # a title before a name
        if after.text.lower() in lex.OFFICES | {"general", "elect"} or (
            block.tags[head + 1] == "NOUN"
            and (after.text.lower() not in lex.OCCUPATIONS or low in _OVER_OTHERS)
        ):
            return None
    start = head
    while start and ws[start - 1].gap == " " and head - start < _LONGEST:
        left = ws[start - 1]
        if left.text.lower() in _DEFINITE:
            break
        if left.low in lex.FUNCTION or (block.opens[start - 1] and left.low in lex.COMMON - lex.GRADES):
            break
        if left.possessive or (
            left.text.islower() and block.tags[start - 1] not in ("ADJ", "NOUN", "PROPN", "VERB")
        ):
            break
        start -= 1
    opener = ws[start - 1] if start and ws[start - 1].gap == " " else None
    definite = opener is not None and (opener.text.lower() in _DEFINITE or bool(opener.possessive))
    short = low in ("pm", "dpp")
    capital = word.cap and start < head and ws[head - 1].cap and not (block.titled and word.text.isupper())
    if not (definite or capital or (short and word.text.isupper())):
        return None
    if any(w.text.lower() in _NOT_ONE for w in ws[start:head]) and not capital:
        first = [w.text.lower() for w in ws[start : head + 1]]
        if first != ["first", "minister"]:
            return None
    if low in ("general", "mp", "mep", "msp", "lawmaker", "negotiator") and start == head:
        return None
    end = head
    if (
        word.gap == " "
        and not word.possessive
        and head + 2 < len(ws)
        and (ws[head + 1].text in ("of", "for", "at") and ws[head + 1].gap == " ")
    ):
        end = _complement(block, head + 2, taken) or head
        if end == head and ws[head + 1].text == "of":
            return None
    begin = ws[start].start
    if opener is not None and opener.text.lower() == "the":
        begin = opener.start
    name = block.text[ws[start].start : ws[end].end]
    return Mention(parse.at(begin, ws[end].end), "person", "office", name), end


def _complement(block: Block, first: int, taken: Ranges) -> int | None:
    """The last word of the name that follows "of" or "for", or of "the" and a body's noun."""
    ws = block.words
    at = first + 1 if ws[first].text == "the" and ws[first].gap == " " and first + 1 < len(ws) else first
    for a, b in taken:
        if a <= ws[at].start < b or ws[first].start == a:
            last = at
            while last + 1 < len(ws) and ws[last + 1].start < b:
                last += 1
            return last
    if at > first and ws[at].text.lower() in lex.BODY_NOUNS:
        return at
    if ws[at].cap or ws[at].text.lower() in ("state", "public", "defence", "education", "health", "finance"):
        last = at
        while last + 1 < len(ws) and ws[last].gap == " " and ws[last + 1].cap:
            last += 1
        return last
    return None
