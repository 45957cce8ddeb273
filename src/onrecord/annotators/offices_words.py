"""Reads where the words of an office begin and end around a name: its front, its head, its complement."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.text import names_words as lex
from onrecord.text.names import Word
from onrecord.text.names_offices import STATUS, Title, is_head, parse_title

_STOP = re.compile(r"[,.;:()\[\]\u2013\u2014\"!?]| - ")
_BREAKS = re.compile(
    r" (?:in|since|until|from|after|before|when|who|and|but|last|this|on|following|by|with|at the age|"
    r"is|was|has|had|will|said|says) "
)
_WITH = re.compile(r"((?:[A-Z][\w']+ )(?:(?:[A-Z][\w']+|in|of|the|and|&|at) ){0,5})with $")
_ON_AIR = re.compile(
    r"\b(?:[Tt]old|[Tt]o|[Oo]n|[Ww]ith|[Ff]or|'s|BBC|ITV|Sky|NBC|CBS|ABC|CNN|watching|programme|program|show|by)"
    r" (?:the |The )?$"
)
# What ends the search for an office in an apposition.
_NO_TITLE = frozenset(
    "who said told and which that is was has to in on with a an considered seen known regarded described "
    "called named accused believed thought".split()
)
_AFTER_HEAD = frozenset(
    "of for at in and who since until from to said told says has have had is was will with when as after "
    "before on by that whose which but while where about under during also added would could may can".split()
)


_COMPLEMENTS = frozenset(("of", "for", "at", "in"))
# Posts that are held "to" or "with" somebody.
_TO = frozenset("ambassador envoy counsel secretary representative chaplain consul commissioner".split())
_TO |= frozenset("adviser advisor aide assistant spokesman spokeswoman spokesperson lawyer attorney".split())
_WITH_WHOM = frozenset(
    "analyst researcher scientist economist lawyer attorney engineer strategist professor fellow partner "
    "spokesman spokeswoman spokesperson physicist astronomer editor correspondent consultant official".split()
)
_LED = frozenset("opposition house commons lords senate minority majority parliament state".split())
# What professors profess, after an adjective in capitals.
_STUDIES = frozenset(
    "studies history literature politics economics culture law affairs art arts music".split()
)
_ACADEMIC = frozenset("professor lecturer reader chair scholar researcher".split())
_FOR = frozenset(("minister", "secretary"))
# Last words of what is part of a body: "Acme's publishing arm".
UNITS = lex.BODY_NOUNS.keys() | frozenset(
    "office unit division arm bureau service desk branch studio lab laboratory programme program centre "
    "center team staff wing chapter affiliate subsidiary section mission embassy government parliament "
    "police military army navy".split()
)
_STOPS = _AFTER_HEAD | lex.FUNCTION | frozenset("last next yesterday today".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name at a place in a block: `key` is whatever tells its bearer to the caller."""

    start: int
    end: int
    key: str


def low(word: Word) -> str:
    """The word in lower case, without a full stop."""
    return word.text.lower().rstrip(".")


def part(word: Word) -> bool:
    """True for what may stand inside an office's title."""
    here = low(word)
    return (
        here in lex.GRADES
        or is_head(word)
        or here in STATUS
        or here.startswith(("ex-", "then-"))
        or bool(word.possessive)
    )


def titular(found: list[Word], i: int) -> bool:
    """True if word `i` may belong to a title that ends further on."""
    word, here = found[i], low(found[i])
    if word.possessive:
        return word.cap or here in lex.BODY_NOUNS
    if here in ("of", "for", "and"):
        before = found[i - 1] if i else None
        return before is not None and part(before) and before.gap == " " and not before.possessive
    if here == "the":
        return i > 0 and found[i - 1].text in ("of", "for") and found[i - 1].gap == " "
    if here in ("a", "an"):
        return False
    if here in lex.COMMON and not word.text.isupper() and not part(word) and here not in lex.BODIES:
        return False
    if here.isdigit():
        return i > 0 and found[i - 1].cap and found[i - 1].gap == " "  # "Local 882 president"
    return part(word) or (word.cap and here not in lex.CALENDAR) or here in lex.BODIES


def definite(found: list[Word], first: int, last: int) -> bool:
    """True if the words are "the ...", "its ..." or "X's ..."."""
    opener = found[first - 1].text.lower() if first else ""
    if first and found[first - 1].possessive and found[first - 1].gap == " ":
        return True
    return opener in ("the", "its", "their", "his", "her") or any(
        w.possessive for w in found[first : last + 1]
    )


def head_from(found: list[Word], first: int) -> int | None:
    """Where the head of an office stands in the words from `first` on, None if there is none near."""
    for i in range(first, min(len(found), first + 7)):
        if is_head(found[i], found[i - 1] if i > first else None) and _ends(found, i):
            return i
        named = low(found[i]) == "and" and _name_goes_on(found, i)
        if (low(found[i]) in _NO_TITLE and not named) or found[i].gap not in (" ", "-"):
            return None
    return None


def _name_goes_on(found: list[Word], at: int) -> bool:
    """True if "and" stands inside a body's name before its office: "Securities and Exchange Commission's"."""
    owner = next((w for w in found[at + 1 : at + 5] if w.possessive or not w.cap), None)
    return at > 0 and found[at - 1].cap and owner is not None and bool(owner.possessive)


def _ends(found: list[Word], i: int) -> bool:
    """True if an office's head is not the first part of a longer one, or of another noun."""
    word = found[i]
    if word.possessive and word.gap == " ":
        return False  # "the mayor's spokesman"
    if word.gap != " " or i + 1 >= len(found):
        return True
    following = low(found[i + 1])
    if is_head(found[i + 1], word) or following in lex.GRADES - {"co"}:
        return False
    return found[i + 1].cap or following in _AFTER_HEAD


def goes_on(found: list[Word], head: int) -> int:
    """The last word of what an office is "of", "for" or "at"; the head itself if nothing follows."""
    last = head
    while (
        last + 2 < len(found) and found[last].gap == " " and not found[last].possessive and last - head < 14
    ):
        link = found[last + 1].text.lower()
        if found[last + 1].gap != " ":
            break
        kind = low(found[head])
        further = (link == "to" and kind in _TO) or (link in ("with", "from") and kind in _WITH_WHOM)
        if link in _COMPLEMENTS or (further and last == head):
            end = complement(found, last + 2, link, kind)
        elif link == "and" and last > head:
            joined = _joined(found, last) or (kind in _ACADEMIC and _subjects(found, last))
            end = last + 2 if joined else None
        else:
            break
        if end is None:
            break
        last = end
    return last


def complement(found: list[Word], first: int, link: str, head: str) -> int | None:
    """The last word of a complement that begins at `first`; None if it names nothing."""
    at = first
    if found[at].text.lower() in ("the", "its", "their") and found[at].gap == " " and at + 1 < len(found):
        at += 1
    if found[at].possessive and not found[at].cap and low(found[at]) not in lex.BODY_NOUNS:
        return None  # "head of today's ..."
    at = _named_kind(found, at) if link != "for" else at
    lower = not found[at].cap and found[at].text.lower() not in lex.BODY_NOUNS
    posted = link == "for" and (
        head in _FOR or _placed(found, at) or (head[:6] == "spokes" and _of_unit(found, at))
    )
    if lower and link != "of" and not posted:
        return None
    if found[at].text.lower() in _STOPS:
        return None
    end, small = at, int(not found[at].cap)
    while end + 1 < len(found) and found[end].gap == " ":
        following = found[end + 1]
        if found[end].possessive and lower and following.text.lower() not in lex.BODY_NOUNS:
            break
        if found[end].possessive and not lower and not following.cap:
            unit = _unit(found, end + 1)
            if unit is None and found[end].cap:
                return None  # "the architect of Acme's recovery"
            return end if unit is None else unit
        if following.cap or following.text == "&":
            end += 1
        elif not lower and found[end].cap and _last_noun(found, end + 1):
            return end + 1  # "the Judicial Investigation agency", "the World Series champions"
        elif found[end].cap and low(following) in _STUDIES:
            end += 1
        elif low(found[end]) in lex.peoples() and following.text.lower() not in _STOPS:
            end += 1  # "professor of Korean studies"
        elif (lower or found[end].possessive) and small < 5 and following.text.lower() not in _STOPS:
            end, small = end + 1, small + 1
        else:
            break
    return end


def _last_noun(found: list[Word], at: int) -> bool:
    """True for a noun in lower case that ends a body's name."""
    word, here = found[at], low(found[at])
    if not word.text.islower() or here in _STOPS:
        return False
    ends = word.gap.startswith((",", ".", ";", ")")) or word.gap == ""
    return here in UNITS or (ends and here.isalpha() and not here.endswith(("ed", "ly", "ing")))


def _of_unit(found: list[Word], at: int) -> bool:
    """True if one of the next few words is what a part of a body is called: "regional police zone"."""
    for i in range(at, min(at + 3, len(found))):
        if low(found[i]) in UNITS:
            return True
        if found[i].gap != " " or low(found[i]) in _STOPS:
            return False
    return False


def _placed(found: list[Word], at: int) -> bool:
    """True for what a post is for, right before where it is held: "for research at Acme University"."""
    for i in range(at, min(at + 4, len(found) - 1)):
        if found[i].gap != " " or found[i].cap:
            return False
        if found[i].text in ("at", "of"):
            return i > at and found[i + 1].cap
    return False


def _named_kind(found: list[Word], at: int) -> int:
    """Where the name begins after the kind of body that it is: "the venture capital firm Acme Partners"."""
    for i in range(at, min(at + 5, len(found) - 1)):
        if found[i].cap or found[i].gap != " " or low(found[i]) in _STOPS:
            return at
        if low(found[i]) in lex.BODY_NOUNS and found[i + 1].cap:
            return i + 1
    return at


def _unit(found: list[Word], first: int) -> int | None:
    """The word, of at most four in lower case, that names a part of a body: "civil aviation agency"."""
    for i in range(first, min(first + 4, len(found))):
        if low(found[i]) in UNITS:
            return i
        if found[i].gap != " " or low(found[i]) in _STOPS:
            return None
    return None


def _subjects(found: list[Word], last: int) -> bool:
    """True if "and" joins two subjects that are taught somewhere: "physics and astronomy at"."""
    second = found[last + 2]
    following = low(found[last + 3]) if last + 3 < len(found) and second.gap == " " else ""
    return found[last].text.islower() and second.text.islower() and following in ("at", "in")


def _joined(found: list[Word], last: int) -> bool:
    """True if "and" goes on with the name of a body: "Ministry of Work and Pensions"."""
    following = found[last + 2]
    here = low(following)
    return (
        following.cap
        and found[last].cap
        and found[last].text.lower() not in lex.BODIES
        and here not in lex.HONORIFICS
        and here not in lex.given_names()
    )


_SHARED = re.compile(r"\b(?:[Ff]ormer |[Ee]x-)((?:[\w'’.&-]+ ){1,4})and $")


def shares_former(text: str, start: int, owned: bool) -> bool:
    """True if "former" before an "and" holds for what begins at `start` too: "a former Acme and Borealis
    executive", "a former investor and adviser"; `owned` says that a body of its own stands there.
    """
    match = _SHARED.search(text[max(0, start - 60) : start])
    if match is None:
        return False
    left = match[1].split()[-1].lower()
    title = left in lex.OFFICES | lex.OCCUPATIONS
    return not title or not owned


def to_stop(text: str, start: int) -> tuple[int, int]:
    """The range from `start` to where an office's phrase ends: at a stop, a year, a relative clause."""
    end = len(text)
    stop = _STOP.search(text, start)
    if stop:
        end = stop.start()
    cut = _BREAKS.search(text, start, end)
    if cut:
        end = cut.start()
    return start, end


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


def joined_titles(phrase: str) -> list[str]:
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


def is_body(words_in: str, sure: bool) -> bool:
    """True if the words name a body; `sure` asks for a word that bodies are called by."""
    found = words_in.lower().split()
    ends = UNITS | lex.BODIES
    if words_in.rsplit(maxsplit=1)[-1].islower() and found[-1] not in ends and not (
        "of" in found[1:] and found[found.index("of") - 1] in ends
    ):  # fmt: skip
        return False
    noun = found[-1] in lex.BODY_NOUNS or (found[0] in lex.BODY_NOUNS and found[1:2] == ["of"])
    return noun or (words_in[0].isupper() and (not sure or found[-1] in lex.BODIES))


def vague(title: Title) -> bool:
    """True for what is no post without its body: "head", "leader of the new research"."""
    if title.body is not None and title.body.lower() in ("north", "south", "east", "west"):
        return title.title.lower() in lex.VAGUE
    if title.body is not None or title.party is not None:
        return False
    found = title.title.lower().split()
    led = title.head == "leader" and "of" in found and found[-1] not in lex.BODY_NOUNS.keys() | _LED
    return led or title.title.lower() in lex.VAGUE
