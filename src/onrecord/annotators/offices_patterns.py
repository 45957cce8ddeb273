"""Reads from the words around a name which office its bearer holds, held or shadows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Parse, Span
from onrecord.text import names_words as lex
from onrecord.text.names import Word, words
from onrecord.text.names_offices import STATUS, Title, parse_title

_YEAR = re.compile(r"\b(?:in|since|until|from) (?:[A-Z][a-z]+ )?((?:1[89]|20)\d\d)\b")
_CHAIRS = {
    "chairs": "chair", "chaired": "chair", "heads": "head", "headed": "head", "leads": "leader",
    "led": "leader", "captains": "captain", "captained": "captain", "presents": "presenter",
    "edits": "editor", "edited": "editor", "founded": "founder", "co-founded": "co-founder",
    "manages": "manager", "managed": "manager", "coaches": "coach",
}  # fmt: skip
_PAST = frozenset("chaired headed led captained edited managed".split())
_SUCCEEDS = re.compile(
    r"(?:,? who |,? )?(?:had |has |will |is to )?(?:recently )?"
    r"(?:replaced|succeeded|took over from|takes over from|take over from|replaces|succeeds|replace|succeed) "
    r"(?:the )?",
    re.IGNORECASE,
)
_BECAME = re.compile(
    r"(?:,? who |,? )((?:was|has been|have been|had been|is being) "
    r"(?:appointed|named|elected|made|confirmed as|sworn in as)(?: as)?|will become|is to become|becomes|"
    r"is also|served as|has served as|has been|had been|remains|became|took over as|took office as|"
    r"stepped down as|resigned as|quit as|is|was|were) (?=\S)"
)
_OVER = frozenset(("was", "served as", "stepped down as", "resigned as", "quit as", "had been"))
_WITH = re.compile(r"((?:[A-Z][\w']+ )(?:(?:[A-Z][\w']+|in|of|the|and|&|at) ){0,5})with $")
_ON_AIR = re.compile(
    r"\b(?:[Tt]old|[Tt]o|[Oo]n|[Ww]ith|[Ff]or|'s|BBC|ITV|Sky|NBC|CBS|ABC|CNN|watching|programme|program|show|by)"
    r" (?:the |The )?$"
)
_STOP = re.compile(r"[,.;:()\[\]\u2013\u2014\"!?]| - ")
_BREAKS = re.compile(
    r" (?:in|since|until|from|after|before|when|who|and|but|last|this|on|following|by|with|at the age|"
    r"is|was|has|had|will|said|says) "
)
_LEADS = frozenset("the a an its his her their now currently".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name at a place in a block: `key` is whatever tells its bearer to the caller."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Claim:
    """An office read from the text: the bearer's key, the title, and the words that say so."""

    key: str
    title: Title
    since: str | None
    until: str | None
    evidence: Span


def claims(parse: Parse, text: str, named: Sequence[Named]) -> Iterator[Claim]:
    """Every office that the words around the names of one block give to their bearers."""
    starts = {n.start: n for n in named}
    found = words(text)
    for name in sorted(named, key=lambda n: n.start):
        yield from _before(parse, text, found, name)
        yield from _after(parse, text, found, name, starts)
        yield from _relative(parse, text, name, named)
        yield from _as(parse, text, name)
        yield from _programme(parse, text, name)


def _claim(
    parse: Parse, text: str, name: Named, phrase: tuple[int, int], since: str | None = None,
    until: str | None = None, status: str | None = None,
) -> Iterator[Claim]:  # fmt: skip
    start, end = min(phrase[0], name.start), max(phrase[1], name.end)
    for words_in in _each(text[phrase[0] : phrase[1]]):
        title = parse_title(words_in)
        if title is None or _vague(title):
            continue
        if status and title.status == "current":
            title = replace(title, status=status)
        yield Claim(name.key, title, since, until, parse.at(start, end))


def _each(phrase: str) -> list[str]:
    """The titles that one phrase joins: "founder and president of Acme" gives both, each of Acme."""
    left, middle, right = phrase.partition(" and ")
    one, two = parse_title(left), parse_title(right)
    if not middle or one is None or two is None or one.head not in left.lower().split()[-1]:
        return [phrase]
    if two.body and not one.body and right.endswith(two.body) and " of " in right:
        left += f" of {two.body}"
    elif one.body and not two.body and left.startswith(one.body):
        right = f"{one.body} {right}"
    return [left, right]


def _vague(title: Title) -> bool:
    return title.body is None and title.party is None and title.title.lower() in lex.VAGUE


def _low(word: Word) -> str:
    return word.text.lower().rstrip(".")


def _before(parse: Parse, text: str, found: list[Word], name: Named) -> Iterator[Claim]:
    """A title in front: "Energy Secretary Jane Roe", "the Acme Trust's chief executive, Jane Roe"."""
    at = next((i for i, w in enumerate(found) if w.start >= name.start), None)
    if not at:
        return
    comma = found[at - 1].gap == ", "
    if found[at - 1].gap != " " and not comma:
        return
    if comma:
        after = text[name.end : name.end + 1]
        if after not in (",", ".", ")", ""):
            return
    first = last = at - 1
    while first and found[first - 1].gap == " " and last - first < 9 and _titular(found, first - 1):
        first -= 1
    while first < last and (_low(found[first]) in ("of", "for", "at", "and", "the", "to") or (
        found[first].text.islower() and not _part(found[first])
    )):  # fmt: skip
        first += 1
    head = parse_title(text[found[first].start : found[last].end])
    if head is None:
        return
    tail = head.head == _low(found[last]).removeprefix("ex-") or found[last].cap
    if not tail or (comma and not _definite(found, first)):
        return
    yield from _claim(parse, text, name, (found[first].start, found[last].end))


def _definite(found: list[Word], first: int) -> bool:
    opener = found[first - 1].text.lower() if first else ""
    return opener in ("the", "its", "their", "his", "her") or bool(found[first].possessive)


def _part(word: Word) -> bool:
    low = _low(word)
    return (
        low in lex.GRADES
        or low in lex.OFFICES
        or low in STATUS
        or low.startswith("ex-")
        or bool(word.possessive)
    )


def _titular(found: list[Word], i: int) -> bool:
    word = found[i]
    low = _low(word)
    if word.possessive:
        return word.cap or low in lex.BODY_NOUNS
    if low in ("of", "for", "and"):
        return i > 0 and _part(found[i - 1]) and found[i - 1].gap == " " and not found[i - 1].possessive
    if low == "the":
        return i > 0 and found[i - 1].text in ("of", "for") and found[i - 1].gap == " "
    return _part(word) or (word.cap and low not in lex.CALENDAR) or low in lex.BODIES


def _after(
    parse: Parse, text: str, found: list[Word], name: Named, starts: dict[int, Named]
) -> Iterator[Claim]:
    """An apposition behind: "Jane Roe, the chief executive of Acme and a former minister, said"."""
    if text[name.end : name.end + 2] not in (", ", " -") and text[name.end : name.end + 3] != " (":
        comma = re.match(
            r"(?: of (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})?(?:, \d{1,3}| \(\d{1,3}\))?, ",
            text[name.end : name.end + 60],
        )
    else:
        comma = re.match(r", (?:aged )?\d{1,3}, |, ", text[name.end : name.end + 14])
    if not comma:
        return
    begin = name.end + comma.end()
    yield from _phrases(parse, text, found, name, starts, begin, None, None)


def _phrases(
    parse: Parse, text: str, found: list[Word], name: Named, starts: dict[int, Named], begin: int,
    status: str | None, year: str | None,
) -> Iterator[Claim]:  # fmt: skip
    at = next((i for i, w in enumerate(found) if w.start >= begin), None)
    if at is None or found[at].start > begin + 1:
        return
    first = at
    while first < len(found) and _low(found[first]) in _LEADS and found[first].gap == " ":
        first += 1
    head = first
    while head < len(found) and head - first < 7:
        low = _low(found[head])
        if low in lex.OFFICES or low.removesuffix("-elect") in lex.OFFICES:
            following = found[head + 1] if head + 1 < len(found) else None
            if not (
                following
                and found[head].gap == " "
                and not found[head].possessive
                and (_low(following) in lex.OFFICES or _low(following) in lex.GRADES - {"co"})
                and _low(following) not in ("and",)
            ) and _stands_alone(found, head):
                break
        if _low(found[head]) in (
            "who",
            "said",
            "told",
            "and",
            "which",
            "is",
            "was",
            "has",
            "to",
            "in",
            "on",
            "with",
        ):
            return
        if head + 1 >= len(found) or found[head].gap not in (" ", "-"):
            return
        head += 1
    if head >= len(found) or head - first >= 7:
        return
    last = head
    if found[head].gap == " " and not found[head].possessive:
        last = _goes_on(text, found, head)
    after = found[last + 1].start if last + 1 < len(found) else -1
    if after in starts and found[last].gap == " ":
        return
    span = (found[first].start, found[last].end)
    since, until, state = year, None, status
    tail = re.match(
        r",? (since|until|from) (?:[A-Z][a-z]+ )?((?:1[89]|20)\d\d)(?: (?:to|until) ((?:1[89]|20)\d\d))?",
        text[span[1] : span[1] + 44],
    )
    if tail:
        if tail[1] == "until":
            until, state, since = tail[2], "former", None
        else:
            since, until = tail[2], tail[3]
            state = "former" if until else state
    yield from _claim(parse, text, name, span, since, until, state)
    if last + 2 < len(found) and found[last].gap == " " and _low(found[last + 1]) == "and" and status is None:
        nxt = found[last + 2]
        if _low(nxt) in _LEADS or _part(nxt):
            yield from _phrases(parse, text, found, name, starts, nxt.start, "current", None)


_AFTER_HEAD = frozenset(
    "of for at in and who since until from to said told says has have had is was will with when as after "
    "before on by that whose which but while where about under during also added would could may can".split()
)


def _stands_alone(found: list[Word], head: int) -> bool:
    """True if an office's head is not the first part of another noun ("head physician")."""
    word = found[head]
    if word.gap != " " or word.possessive or head + 1 >= len(found):
        return True
    return found[head + 1].cap or _low(found[head + 1]) in _AFTER_HEAD


_COMPLEMENTS = frozenset(("of", "for", "at", "in"))
_STOPS = _AFTER_HEAD | lex.FUNCTION | frozenset("last next yesterday today".split())


def _goes_on(text: str, found: list[Word], head: int) -> int:
    """The last word of what an office is "of", "for" or "at"; the head itself if nothing follows."""
    last = head
    while (
        last + 2 < len(found) and found[last].gap == " " and not found[last].possessive and last - head < 14
    ):
        low = found[last + 1].text.lower()
        if found[last + 1].gap != " ":
            break
        if low in _COMPLEMENTS:
            end = _complement(found, last + 2, low, _low(found[head]))
        elif low == "and" and last > head and _joined(found, last):
            end = last + 2
        else:
            break
        if end is None:
            break
        last = end
    return last


def _complement(found: list[Word], first: int, link: str, head: str) -> int | None:
    """The last word of a complement that begins at `first`; None if it names nothing."""
    at = first
    if found[at].text.lower() in ("the", "its", "their") and found[at].gap == " " and at + 1 < len(found):
        at += 1
    lower = not found[at].cap and found[at].text.lower() not in lex.BODY_NOUNS
    if lower and link != "of" and not (link == "for" and head in ("minister", "secretary")):
        return None
    if found[at].text.lower() in _STOPS:
        return None
    end, small = at, int(not found[at].cap)
    while end + 1 < len(found) and found[end].gap == " " and not (found[end].possessive and lower):
        following = found[end + 1]
        if following.cap or following.text == "&":
            end += 1
        elif (lower or found[end].possessive) and small < 5 and following.text.lower() not in _STOPS:
            end, small = end + 1, small + 1
        else:
            break
    return end


def _joined(found: list[Word], last: int) -> bool:
    """True if "and" goes on with the name of a body: "Ministry of Work and Pensions"."""
    following = found[last + 2]
    low = _low(following)
    return (
        following.cap
        and found[last].cap
        and found[last].text.lower() not in lex.BODIES
        and low not in lex.HONORIFICS
        and low not in lex.given_names()
    )


def _relative(parse: Parse, text: str, name: Named, named: Sequence[Named]) -> Iterator[Claim]:
    """ "who replaced A as X in 2022", "who chairs Y", "was appointed Z in 2020"."""
    rest = text[name.end : name.end + 240]
    succeeds = _SUCCEEDS.match(rest)
    if succeeds:
        begin = name.end + succeeds.end()
        other = next((n for n in named if begin <= n.start <= begin + 45), None)
        between = text[other.end : other.end + 80] if other else ""
        link = re.match(r",? (?:as|to become) (?:the )?", between)
        if other and link:
            start = other.end + link.end()
            phrase = _to_stop(text, start)
            year = _YEAR.search(text, phrase[1] - 1 if phrase[1] > start else start, phrase[1] + 24)
            when = year[1] if year else None
            yield from _claim(parse, text, name, phrase, when, None, None)
            yield from _claim(parse, text, other, phrase, None, when, "former")
        return
    verb = re.match(r"(?:, \d{1,2})?, who (\w+(?:-\w+)?) (?:the )?", rest)
    if verb and verb[1] in _CHAIRS:
        start = name.end + verb.end()
        end = _to_stop(text, start)[1]
        body = text[start:end].strip()
        role = _CHAIRS[verb[1]]
        if body and (body[0].isupper() or body.split()[-1].lower() in lex.BODY_NOUNS) and len(body) < 70:
            status = "former" if verb[1] in _PAST else "current"
            yield Claim(name.key, Title(role, body, status, role), None, None, parse.at(name.start, end))
        return
    became = _BECAME.match(rest)
    if became:
        begin = name.end + became.end()
        article = re.match(r"(?:the|a|an|its|their|his|her) ", text[begin:])
        if (
            not article
            and became[1] in ("is", "was", "is also", "had been", "has been")
            and text[begin].islower()
        ):
            first = words(text[begin : begin + 60])[:1]
            if not first or not _part(first[0]):
                return
        found = words(text)
        over = "former" if became[1] in _OVER else None
        end = _to_stop(text, begin)[1]
        year = _YEAR.search(text, begin, end + 24)
        since = year[1] if year and became[1] not in _OVER else None
        if became[1] == "was" and (not rest.startswith(",") or "then" in text[begin:end]):
            return
        starts = {n.start: n for n in named}
        yield from _phrases(parse, text, found, name, starts, begin, over, since)


def _to_stop(text: str, start: int) -> tuple[int, int]:
    """The range from `start` to where an office's phrase ends: at a stop, a year, a relative clause."""
    end = len(text)
    stop = _STOP.search(text, start)
    if stop:
        end = stop.start()
    cut = _BREAKS.search(text, start, end)
    if cut:
        end = cut.start()
    return start, end


def _as(parse: Parse, text: str, name: Named) -> Iterator[Claim]:
    """ "As mayor, Mr Roe has the power"."""
    before = re.search(
        r"\b[Aa]s (?:the |an? )?([^,.;:\"]{3,70}), $", text[max(0, name.start - 90) : name.start]
    )
    if before:
        start = max(0, name.start - 90) + before.start(1)
        yield from _claim(parse, text, name, (start, start + len(before[1])))


def programme(text: str, start: int) -> tuple[int, int] | None:
    """The range of a programme's name that stands, with "with", right before a name at `start`."""
    first = max(0, start - 70)
    before = text[first:start]
    match = _WITH.search(before)
    if not match or not _ON_AIR.search(before[: match.start()]):
        return None
    shown = match[1].strip()
    if " " not in shown or all(w.lower() in lex.CALENDAR for w in shown.split()):
        return None
    return first + match.start(1), first + match.start(1) + len(shown)


def _programme(parse: Parse, text: str, name: Named) -> Iterator[Claim]:
    """A programme called after who presents it: "told Sunday Morning with Jane Roe"."""
    shown = programme(text, name.start)
    if shown is not None:
        body = text[shown[0] : name.end]
        yield Claim(
            name.key, Title("presenter", body, "current", "presenter"), None, None,
            parse.at(shown[0], name.end),
        )  # fmt: skip
