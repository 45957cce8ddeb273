"""Reads the title of an office: what the post is, of which body, and whether it is still held."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.text import names_words as lex
from onrecord.text.names import Word, bodies_agree, body_words, words

STATUS = {
    "former": "former", "ex": "former", "then": "former", "erstwhile": "former", "ousted": "former",
    "sacked": "former", "retired": "former", "onetime": "former", "one-time": "former", "late": "former",
    "previous": "former",
    "acting": "acting", "interim": "acting", "caretaker": "acting", "shadow": "shadow",
}  # fmt: skip
# Posts whose title goes on after "of" or "for": what they are over is part of the post.
PORTFOLIO = frozenset("minister secretary chancellor undersecretary professor spokesman".split())
PORTFOLIOS = frozenset(
    "exchequer opposition staff state communications prosecutions operations finance strategy research "
    "policy education science health defence defense justice house commons lords representatives senate "
    "rolls bench government state treasury medicine surgery nursing law physics chemistry biology history "
    "economics engineering".split()
)
_HEADED = frozenset("minister secretary undersecretary".split())
_LEADS = frozenset("the a an its his her their our as this that".split())
_JOIN = frozenset("of for at in to and the & on".split())
_INFORMAL = frozenset("boss chief head leader supremo".split())


@dataclass(frozen=True, slots=True)
class Title:
    """An office as read: `title` without status words, `body` or None, `status` as in the contract,
    `head` the word that names the kind of post, in lower case; `party` the party that the words name.
    """

    title: str
    body: str | None
    status: str
    head: str
    party: str | None = None

    @property
    def informal(self) -> bool:
        """True for what headlines call somebody at the top ("the force's chief", "the club boss")."""
        return self.head in _INFORMAL and len(self.title.split()) == 1


def _low(word: Word) -> str:
    return word.text.lower().rstrip(".")


def office_head(found: list[Word]) -> int | None:
    """Where in a run of words the head of an office stands: before its first "of", "for" or "at",
    else last; None where there is no office.
    """
    stop = next(
        (i for i, w in enumerate(found) if i and _low(w) in ("of", "for", "at", "in", "to")), len(found)
    )
    last = stop - 1
    if last < 0 or not is_head(found[last], found[last - 1] if last else None):
        return None
    return last


_CHIEF_OF = frozenset(
    "executive financial operating medical scientific technology information marketing legal people".split()
)


def is_head(word: Word, before: Word | None = None) -> bool:
    """True if a word names a kind of post: "mayor", "ex-mayor", "mayor-elect"; after "chief" any trade's."""
    low = bare_head(_low(word))
    if low in lex.OFFICES:
        return True
    if before is None:
        return False
    lead = _low(before)
    return ((low in lex.OCCUPATIONS or low == "exec") and lead == "chief") or (
        low == "officer" and lead in _CHIEF_OF
    )


def bare_head(low: str) -> str:
    """The head of an office, in lower case, without what says that it is over or to come."""
    for prefix in ("ex-", "then-", "former-"):
        low = low.removeprefix(prefix)
    return low.removesuffix("-elect")


@lru_cache(maxsize=8192)
def parse_title(text: str) -> Title | None:
    """Read a title such as "former Met commissioner" or "chief executive of the Acme Trust"."""
    found = words(text)
    while found and _low(found[0]) in _LEADS:
        found.pop(0)
    status = "current"
    for word in found:
        low = _low(word)
        if low.startswith(("ex-", "then-")) or (low in STATUS and STATUS[low] == "former"):
            status = "former"
        elif low in STATUS and status == "current":
            status = STATUS[low]
    kept = [w for w in found if _low(w) not in STATUS]
    joined_at = next((i for i, w in enumerate(kept) if _low(w) == "and" and i and not _joins(kept, i)), None)
    if joined_at is not None and _one_name(kept, joined_at):
        joined_at = None
    if joined_at is not None and office_head(kept[joined_at + 1 :]) is not None:
        kept = kept[joined_at + 1 :]
    while len(kept) > 1 and (_praise(kept[0]) or _low(kept[0]) in lex.FUNCTION):
        kept.pop(0)
    head = office_head(kept)
    if head is None:
        return None
    pieces = [_bare(w) for w in kept]
    front, after = kept[:head], kept[head + 1 :]
    kind = pieces[head].lower()
    cut = _split(front, kind, kept[head].cap)
    title = " ".join(pieces[cut : head + 1])
    party, first = _party(pieces[:cut])
    body = " ".join(pieces[first:cut]) or (party if title.lower() in _OF_PARTY else None)
    if body and " " in body and body.lower() not in lex.countries():
        *_, last = body.split()
        body = last if last.lower() in lex.countries() and last[:1].isupper() else body
    if body and body.lower() in lex.countries():
        body = lex.countries()[body.lower()]
    elif body and body.lower() in lex.peoples():
        title, body = f"{body} {title}", None
    if after and _low(after[-1]) in ("year", "week", "month", "match", "season", "tournament"):
        return None
    if after:
        joined, tail = _low(after[0]), after[1:]
        content = [w for w in tail if _low(w) not in _JOIN]
        named = any(w.cap for w in content) or (content and _low(content[-1]) in lex.BODY_NOUNS)
        union = kind == "secretary" and content and _low(content[-1]) in lex.BODIES and content[-1].cap
        one = kind == "minister" and title.lower() in ("prime minister", "first minister", "chief minister")
        stays = (kind in PORTFOLIO and not union and not one) or not named
        stays = stays or bool(content and _low(content[0]) in PORTFOLIOS)
        at = next((i for i, w in enumerate(tail) if _low(w) == "at"), None)
        if joined in ("at", "in") and kind in PORTFOLIO and named:
            end = next((i for i in range(1, len(tail)) if _ends_body(tail, i)), len(tail))
            body = _strip_the(_span(text, tail[0], tail[end - 1]))
        elif at is not None and (kind in PORTFOLIO or not content[0].cap or stays):
            title += " " + _span(text, after[0], tail[at - 1]) if at else ""
            body = _strip_the(_span(text, tail[at + 1], tail[-1])) if at + 1 < len(tail) else body
        elif stays and content:
            title += " " + _span(text, after[0], after[-1])
        elif content and joined in ("of", "for", "at", "in", "to"):
            body = _strip_the(_span(text, tail[0], tail[-1]))
    return Title(title, body, status, kind, party)


# Posts that are a party's own.
_OF_PARTY = frozenset((
    "leader", "deputy leader", "co-leader", "chair", "chairman", "chairwoman", "general secretary",
    "chief whip", "treasurer", "party chairman", "party chair", "party leader", "national secretary",
))  # fmt: skip


def _party(front: list[str]) -> tuple[str | None, int]:
    """The party that the first words before an office name, and how many they are."""
    for size in (2, 1):
        words_in = " ".join(front[:size])
        if len(front) >= size and words_in.lower() in lex.PARTIES and words_in[:1].isupper():
            return lex.PARTIES[words_in.lower()], size
    return None, 0


_LETTER = re.compile(
    r" ?\((R|D|I|Lab|Con|LD|Lib Dem|SNP|DUP)(?:[-\u2013,] ?[A-Z][\w. -]{0,20})?\)|, (R|D)-[A-Z][a-z]|"
    r", an? (?:[a-z]+ )?(Republican|Democrat|Conservative|Labour|Liberal Democrat)\b"
)
_LETTERS = {
    "R": "Republican", "D": "Democratic", "Lab": "Labour", "Con": "Conservative", "LD": "Liberal Democrats",
    "Lib Dem": "Liberal Democrats", "SNP": "SNP", "DUP": "DUP", "Republican": "Republican",
    "Democrat": "Democratic", "Conservative": "Conservative", "Labour": "Labour",
    "Liberal Democrat": "Liberal Democrats",
}  # fmt: skip


def party_after(text: str, end: int) -> str | None:
    """The party that stands right behind a name: "(D-Ohio)", ", R-Texas", ", a Republican"."""
    match = _LETTER.match(text, end)
    found = next((g for g in match.groups() if g), "") if match else ""
    return _LETTERS.get(found)


def _one_name(found: list[Word], at: int) -> bool:
    """True if "and" stands inside a body's name before its office: "Securities and Exchange Commission's"."""
    left, right = found[at - 1], found[at + 1 :]
    owner = next((w for w in right if w.possessive or not w.cap), None)
    named = owner is not None and bool(owner.possessive) and _low(owner) in lex.BODIES
    return named and left.cap and not is_head(left, None) and not left.possessive


def _ends_body(tail: list[Word], i: int) -> bool:
    """True if a body's name ends before a word: "in Leeds", "who", "and a ..."."""
    here = _low(tail[i])
    return here in ("in", "who") or (here == "and" and not (i + 1 < len(tail) and tail[i + 1].cap))


def _joins(found: list[Word], at: int) -> bool:
    """True if "and" stands inside one title ("police and crime commissioner")."""
    if at + 1 >= len(found):
        return False
    head = office_head(found)
    if head is not None and at > head:
        return True
    left, right = found[at - 1], found[at + 1]
    return _low(left) in lex.GRADES | lex.OFFICES or (left.cap and right.cap and _low(found[-1]) in _HEADED)


def _praise(word: Word) -> bool:
    low = _low(word)
    if low in lex.PRAISE and word.text.islower() and not word.possessive:
        return True
    return (
        word.text.islower()
        and low not in lex.GRADES
        and low not in lex.OFFICES
        and (
            any(c.isdigit() for c in low)
            or low.endswith(("-old", "-born", "-based", "-generation", "-serving", "-time", "-elected"))
            or (low.endswith("ed") and len(low) > 4 and low not in ("united",))
        )
    )


def _bare(word: Word) -> str:
    return word.text.partition("-")[2] if word.text.lower().startswith(("ex-", "then-")) else word.text


def _span(text: str, first: Word, last: Word) -> str:
    return text[first.start : last.end]


def _strip_the(name: str) -> str | None:
    return bare_body(name) or None


_KIND_OF_BODY = re.compile(r"(?:[a-z][a-z-]* ){0,4}(?P<noun>[a-z][a-z-]+) (?=[A-Z])")


def bare_body(name: str) -> str:
    """A body's name without "the" and without what kind of body it is: "the airline Norrland Air"."""
    name = re.sub(r"^(?:the|its|their) ", "", name, flags=re.IGNORECASE)
    kind = _KIND_OF_BODY.match(name)
    return name[kind.end() :] if kind and kind["noun"] in lex.BODY_NOUNS else name


def _split(front: list[Word], kind: str, capital: bool) -> int:
    """How many of the words before an office's head name its body; the rest are part of the title."""
    cut = len(front)
    if cut > 1 and front[-1].text.isdigit() and front[-2].cap:
        return cut  # "Local 882 President"
    while cut and not front[cut - 1].cap and not front[cut - 1].possessive:
        cut -= 1
    capital = capital or cut == 0
    while cut:
        word, low = front[cut - 1], _bare(front[cut - 1]).lower()
        if word.possessive:
            break
        if kind in _HEADED and low in lex.GRADES:
            cut -= 1
            continue
        left = front[cut - 2] if cut > 1 else None
        names_body = (
            low in lex.BODIES
            and word.cap
            and left is not None
            and left.cap
            and not left.possessive
            and _low(left) not in lex.GRADES | lex.OFFICES
        ) or (low == "office" and left is not None and left.cap)
        if names_body:
            break
        if word.cap and not capital and (cut > 1 and front[cut - 2].cap):
            break  # "Harbour City captain"
        if low in lex.GRADES or low in lex.OFFICES or low in ("and", "&") or not word.cap:
            cut -= 1
            continue
        if (
            kind in _HEADED
            and low not in lex.places()
            and low not in lex.peoples()
            and (low not in lex.PARTIES or kind == "secretary")
            and not word.text.isupper()
        ):
            cut -= 1
            continue
        break
    return cut


# Offices that are written by their initials.
ABBREVIATED = {
    "pm": "prime minister", "ceo": "chief executive", "fm": "first minister",
    "cfo": "chief financial officer", "coo": "chief operating officer", "cto": "chief technology officer",
    "dpp": "director of public prosecutions", "vp": "vice-president",
}  # fmt: skip
_SAME = ABBREVIATED | {
    "chief executive officer": "chief executive", "chairman": "chair", "chairwoman": "chair",
    "chairperson": "chair", "co-chairman": "co-chair", "co-chairwoman": "co-chair",
    "co-ordinator": "coordinator", "boss": "chief", "head": "chief", "congressman": "representative",
    "congresswoman": "representative", "rep": "representative", "headmaster": "headteacher",
    "headmistress": "headteacher", "spokeswoman": "spokesman", "capt": "captain", "prof": "professor",
    "sen": "senator", "gov": "governor", "gen": "general",
}  # fmt: skip
# Words that make another post of a post: they must stand on both sides or on neither.
_RANKS = frozenset(
    "deputy assistant vice associate junior under co first second offensive defensive quarterbacks line "
    "receivers linebackers special goalkeeping batting bowling fielding pitching hitting bench strength "
    "conditioning academy youth".split()
)
_TOP = frozenset(
    "commissioner chief executive director president chair constable secretary manager coach leader "
    "governor mayor minister chancellor general master principal superintendent sheriff".split()
)


@lru_cache(maxsize=8192)
def office_words(title: str) -> tuple[str, ...]:
    """A title's words for comparison: one word for what means the same, no small words."""
    low = " ".join(re.findall(r"[^\W_]+(?:['-][^\W_]+)*", title.lower()))
    low = _SAME.get(low, low)
    return tuple(
        w
        for word in low.split()
        for w in _SAME.get(word, word).split()
        if w not in ("of", "the", "and", "for")
    )


def may_be(short: Title, full: Title) -> bool:
    """True if the office named by `short` may be the one that `full` names: its words are among the
    other's, no rank or body differs.
    """
    a, b = office_words(short.title), office_words(full.title)
    whole = set(b) | set(body_words(full.body or ""))
    if set(a) & _RANKS != set(b) & _RANKS:
        return False
    if (short.status == "shadow") != (full.status == "shadow"):
        return False
    if short.informal and short.body:
        return bool(
            short.body and full.body and same_body(short.body, full.body) and (_TOP & {b[-1]} if b else False)
        )
    if not a or not set(a) <= whole or (a[-1] not in b):
        return False
    if short.body and full.body:
        return same_body(short.body, full.body)
    if short.body:
        return set(body_words(short.body)) <= whole or not full.body
    return True


def same_body(left: str, right: str) -> bool:
    """True if two bodies' names may be one's."""
    a, b = " ".join(body_words(left)), " ".join(body_words(right))
    if a == b or (a.split()[0] in b.split() and len(a.split()) == 1 and a in lex.places()):
        return True
    return bodies_agree(left, right)
