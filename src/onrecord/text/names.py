"""Parses names: words in order, honours, given names, surnames, suffixes, acronyms."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from onrecord.text import names_words as lex

_ABBREVIATED = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Hon|St|Jr|Sr|Maj|Cmdr|Adm|Det|Insp|Supt|"
    r"Eng|Cllr)"
    r"\."
)
_WORD = re.compile(
    rf"{_ABBREVIATED}|(?:[^\W\d_]\.){{2,6}}|[A-Z]\.(?=\s)|[^\W_]+(?:['’\-‐‑&][^\W_]+|\.[^\W_A-Z]+)*|&"
)
# 'Tomas "Tug" Rowe', "Ana (Annie) Rowe"
_NICKNAME = re.compile(r" [\"'“‘(][^\"'”’()\s]{1,20}[\"'”’)] ")
_POSSESSIVE = re.compile(r"['’][sS]$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: `text` without a possessive ending, `end` its end without it; `possessive`
    is "'s", "'" or ""; `gap` is what stands between it and the next word.
    """

    text: str
    start: int
    end: int
    possessive: str
    gap: str

    @property
    def low(self) -> str:
        return self.text.lower().rstrip(".") if len(self.text) > 2 else self.text.lower()

    @property
    def cap(self) -> bool:
        """True if it begins with a capital letter (also after "al-", "d'" and the like)."""
        return (
            self.text[0].isupper()
            or (len(self.text) > 3 and self.text[:2] in ("d'", "d’", "l'", "l’") and self.text[2].isupper())
            or (len(self.text) > 3 and self.text[:3].lower() in ("al-", "el-") and self.text[3].isupper())
        )


def words(text: str) -> list[Word]:
    """The words of `text`, with their half-open ranges, in order."""
    matches = list(_WORD.finditer(text))
    found = []
    for i, match in enumerate(matches):
        piece, start, end = match.group(), match.start(), match.end()
        possessive = ""
        tail = _POSSESSIVE.search(piece)
        if tail and len(piece) > 2:
            possessive, piece, end = "'s", piece[: tail.start()], start + tail.start()
        after = matches[i + 1].start() if i + 1 < len(matches) else len(text)
        gap = text[match.end() : after]
        if not possessive and piece[-1] in "sSzx" and gap[:1] in ("'", "’") and gap[1:2] in ("", " "):
            possessive, gap = "'", gap[1:]
        found.append(Word(piece, start, end, possessive, gap))
    return found


@lru_cache(maxsize=8192)
def plain_key(name: str) -> str:
    """`name` for comparison: lower case, no accents, no dots, plain apostrophes and hyphens, one space."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c for c in folded if not unicodedata.combining(c))
    kept = kept.replace("’", "'").replace("‐", "-").replace("‑", "-").replace(".", " ")
    return " ".join(kept.split())


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in its parts, each as written. `full` is the name without honours, in its own
    order. `gender` is what the honorific or, failing that, the given name tells: "f", "m" or None;
    `by_title` says that the honorific tells it.
    """

    full: str
    honorifics: tuple[str, ...]
    given: tuple[str, ...]
    family: str
    suffix: str | None
    gender: str | None
    by_title: bool

    @property
    def whole(self) -> bool:
        """True if there is both a given and a family name."""
        return bool(self.given and self.family)


@lru_cache(maxsize=8192)
def parse_person(text: str) -> PersonName:
    """The parts of a person's name: "Sir Jon van der Berg Jr" gives Sir; Jon; van der Berg; Jr.

    A single name is a family name, or a given name after "Sir", "Dame" and the like.
    """
    pieces = [w.text for w in words(_NICKNAME.sub(" ", text))]
    honours: list[str] = []
    while len(pieces) > 1 and _key(pieces[0]) in lex.HONORIFICS | lex.REGAL:
        if _key(pieces[0]) in lex.REGAL and len(pieces) == 2:
            break
        honours.append(pieces.pop(0))
    suffix = None
    while len(pieces) > 1 and _key(pieces[-1]) in lex.SUFFIXES:
        last = pieces.pop()
        if _key(last) in lex.GENERATION:
            suffix = last
    pieces = [tidy_case(p) for p in pieces]
    given, family = _divide(pieces)
    lows = [_key(h) for h in honours]
    if not given and any(h in lex.WITH_GIVEN for h in lows) and lows[-1] not in ("lord", "lady"):
        given, family = (family,), ""
    told = next((g for h in lows if (g := (lex.HONORIFICS | lex.REGAL).get(h))), None)
    by_title = told is not None
    if told is None and len(pieces) == 2 and _key(pieces[0]) in lex.REGAL:
        told, by_title = lex.REGAL[_key(pieces[0])], True
    if told is None and given:
        told = lex.given_names().get(plain_key(given[0]))
    full = " ".join([*pieces, *([suffix] if suffix else [])])
    return PersonName(full, tuple(honours), given, family, suffix, told, by_title)


def _key(piece: str) -> str:
    return piece.lower().rstrip(".")


def tidy_case(piece: str) -> str:
    """A word set in capitals throughout, as a name is written: "SMITH" to "Smith"; short ones stay."""
    letters = [c for c in piece if c.isalpha()]
    if len(letters) > 3 and all(c.isupper() for c in letters):
        return re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), piece)
    return piece


def tidy_name(name: str) -> str:
    """A name of several words, or a long one, set in capitals, as it is written elsewhere."""
    letters = [c for c in name if c.isalpha()]
    if all(c.isupper() for c in letters) and (" " in name or len(letters) > 7):
        return " ".join(piece.capitalize() if len(piece) > 2 else piece for piece in name.split(" "))
    return name


# "Lee Ju-ho": the family name stands first where the second is hyphened and goes on in lower case.
_SHORT_PAIR = re.compile(r"[A-Z][a-z]{1,5}[-‐‑][A-Z][a-z]{1,4}$")
_SECOND = re.compile(r"[^\W\d_]+[-‐‑][a-z]+$")


def _family_first(pieces: list[str]) -> bool:
    first, second = plain_key(pieces[0]), plain_key(pieces[1])
    if len(pieces) == 2 and (
        _SECOND.match(pieces[1]) or (first in lex.FAMILY_FIRST and _SHORT_PAIR.match(pieces[1]))
    ):
        return True
    if first not in lex.FAMILY_FIRST or (second in lex.given_names() and second not in lex.FAMILY_FIRST):
        return False
    return (len(pieces) == 3 and len(second) > 1) or (len(pieces) == 2 and first not in lex.given_names())


def _divide(pieces: list[str]) -> tuple[tuple[str, ...], str]:
    if len(pieces) == 1:
        return (), pieces[0]
    if len(pieces) < 4 and _family_first(pieces):
        return tuple(pieces[1:]), pieces[0]
    start = len(pieces) - 1
    while start > 1 and pieces[start - 1].lower() in lex.PARTICLES:
        start -= 1
    if start == 1 and len(pieces) > 2 and pieces[0].lower() in lex.PARTICLES:
        return (), " ".join(pieces)
    if pieces[0].lower() in lex.PARTICLES and pieces[0].islower():
        return (), " ".join(pieces)
    return tuple(pieces[:start]), " ".join(pieces[start:])


_SHORT: dict[str, frozenset[str]] = {}
_NICKNAMES = (
    "mohammed mohamed muhammad mohammad mohamad mehmet; ahmed ahmad; hussein husain hussain; "
    "sergei sergey; dmitry dmitri dmitriy; alexei aleksei alexey; yusuf youssef yousef; abdul abdel; "
    "alexander alex al sandy; alexandra alex sandra; andrew andy drew; anthony tony ant; benjamin ben benny; "
    "catherine cathy kate katie; charles charlie chuck; christopher chris; christine chris christina; "
    "daniel dan danny; david dave; deborah debbie deb; donald don; douglas doug; edward ed eddie ted ned; "
    "elizabeth liz lizzie beth betty eliza; frances fran; francis frank; frederick fred freddie; "
    "gabriel gabe; geoffrey geoff; gerald gerry; gregory greg; henry harry hank; jacob jake; james jim jimmy "
    "jamie; jeffrey jeff; jennifer jen jenny; jessica jess; john jack johnny; jonathan jon; joseph joe joey; "
    "joshua josh; katherine kathy kate katie; kathleen kathy; kenneth ken; lawrence larry; leonard len leo; "
    "margaret maggie meg peggy; matthew matt; michael mike mick; nathaniel nate nathan; nicholas nick; "
    "oliver olly ollie; pamela pam; patricia pat patty trish; patrick pat paddy; peter pete; philip phil; "
    "raymond ray; rebecca becky; richard rick dick richie; robert rob bob bobby robbie bert; ronald ron; "
    "samuel sam; samantha sam; stephen steve; steven steve; stuart stu; susan sue susie; theodore ted theo; "
    "thomas tom tommy tomas; timothy tim; valerie val; victoria vicky; vincent vince; walter walt; "
    "william will bill billy liam; zachary zach zac"
)
for _row in _NICKNAMES.split(";"):
    _names = frozenset(_row.split())
    for _name in _names:
        _SHORT[_name] = _SHORT.get(_name, frozenset()) | _names


def given_agree(left: str, right: str) -> bool:
    """True if two given names may be one person's: equal, an initial of it, or a common short form."""
    a, b = plain_key(left), plain_key(right)
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[:1] == b[:1]
    return b in _SHORT.get(a, ())


def _parts(given: tuple[str, ...]) -> list[str]:
    """Given names with initials apart: "J.P." gives "J", "P"."""
    return [p for name in given for p in (name.split(".") if "." in name else [name]) if p]


def persons_agree(left: PersonName, right: PersonName) -> bool:
    """True if two whole names may be one person's; never where a part of one contradicts the other's."""
    if left.by_title and right.by_title and left.gender and right.gender and left.gender != right.gender:
        return False
    if plain_key(left.suffix or "") != plain_key(right.suffix or ""):
        return False
    if _squashed(left) == _squashed(right):
        return True
    if _goes_on(left, right) or _goes_on(right, left):
        return True
    if family_key(left) != family_key(right):
        return False
    a, b = _parts(left.given), _parts(right.given)
    for one, other in ((a, b), (b, a)):
        if len(one) > len(other) == 1 and all(len(x) == 1 for x in one) and len(other[0]) > 1:
            return False  # "J.P. Roe" may be anybody's, "Jane Roe" is one
    return bool(a and b) and all(given_agree(x, y) for x, y in zip(a, b, strict=False))


def family_key(name: PersonName) -> str:
    """A family name for comparison, without the article that Arabic names have in one paper and not in the
    next, and, with it, without doubled letters: "al-Rashid", "el-Rashidd".
    """
    key = plain_key(name.family)
    bare = _ARTICLE.sub("", key)
    return re.sub(r"(.)\1", r"\1", bare) if bare != key else key


_ARTICLE = re.compile(r"^(?:al|el|ul)[- ](?=\w)")


def _goes_on(short: PersonName, long: PersonName) -> bool:
    """True if a whole name goes on with a second family name: "Ana Reis" and "Ana Reis Moura"."""
    a, b = plain_key(short.full).split(), plain_key(long.full).split()
    return (
        len(a) >= 2
        and len(b) == len(a) + 1
        and b[: len(a)] == a
        and len(a[-1]) > 2
        and a[-1] not in lex.given_names()
        and not (short.suffix or long.suffix)
    )


def family_keys(name: PersonName) -> set[str]:
    """What two names have in common, one of each, that may be one person's."""
    parts = plain_key(name.full).split()
    return {family_key(name), *((parts[-2],) if len(parts) > 2 else ())}


def _squashed(name: PersonName) -> str:
    """A whole name's letters alone: "Kim Jong-un" and "Kim Jong Un" have the same."""
    return re.sub(r"[\W_]+", "", plain_key(" ".join((*name.given, name.family))))


def surnames(name: PersonName) -> set[str]:
    """The single names that a person may be called by as by a surname, for comparison."""
    found = {plain_key(name.family)}
    parts = name.family.split()
    if len(parts) > 1:
        found |= {plain_key(parts[-1]), plain_key(" ".join(parts[1:]))}
    if len(name.given) > 1 and len(name.given[-1].rstrip(".")) > 1:
        found.add(plain_key(f"{name.given[-1]} {name.family}"))
    if len(name.given) == 2 and name.full.startswith(f"{name.family} "):
        found.add(plain_key(name.given[1]))  # "Ngoc" of "Tran Thi Ngoc"
    first = plain_key(name.given[0]) if name.given else ""
    if len(first) > 1 and (first in lex.FAMILY_FIRST or first not in lex.given_names()):
        found.add(first)
    return found - {""}


@lru_cache(maxsize=8192)
def body_words(name: str) -> tuple[str, ...]:
    """The words of a body's name for comparison: plain, without a leading article."""
    found = [plain_key(w.text).replace(" ", "") for w in words(name)]
    return tuple(found[1:] if len(found) > 1 and found[0] == "the" else found)


_SMALL = frozenset("of the and for against in on to at by & de des la le les du di".split())


def initials(name: str) -> str:
    """The initials of a body's name, small words left out: "Board of Deputies" gives "bd"."""
    return "".join(w[0] for w in body_words(name) if w not in _SMALL)


def stands_for(acronym: str, name: str) -> bool:
    """True if an acronym is made of a name's initials, with or without those of its small words."""
    short = plain_key(acronym).replace(" ", "")
    parts = body_words(name)
    if len(short) < 2 or len(parts) < 2:
        return False
    return short in (initials(name), "".join(p[0] for p in parts)) or short == "".join(
        p[0] for word in parts if word not in _SMALL for p in word.split("-") if p
    )


def bodies_agree(short: str, long: str) -> bool:
    """True if one body's name is a short form of the other's: its first words, or their beginnings.

    "Met" and "Met Police" of "Metropolitan Police"; "Board of Deputies" of "Board of Deputies of X";
    "Acme" of "Acme Holdings". Never "Acme Trust" of "Acme Bank".
    """
    a, b = body_words(short), body_words(long)
    if len(a) > len(b):
        a, b = b, a
    if not a or a == b:
        return a == b
    if _ends(a, b):
        return True
    if a[-1] == "police" and a == b[: len(a)] and b[len(a) :] in (("department",), ("service",), ("force",)):
        return True
    if not all(_begins(x, y) for x, y in zip(a, b, strict=False)):
        return False
    rest = b[len(a) :]
    if not rest:
        return any(x == y for x, y in zip(a, b, strict=True))
    if rest[0] in ("of", "for", "against", "on") and any(w in lex.BODIES_OF for w in a):
        return True
    heads = [w for w in rest if w not in lex.FORMS]
    return all(w in lex.DROPPED for w in rest) and len(heads) <= (0 if a[-1] in lex.BODIES else 1)


def longer_by_place(short: str, full: str) -> bool:
    """True if one word may be the place that a longer name begins with: "Ostrava" and "Ostrava Police"."""
    a, (first, *rest) = body_words(short), body_words(full)
    return a == (first,) and bool(rest) and rest[0] not in ("of", "party") and not set(rest) <= lex.FORMS


def _ends(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True if a name's last words stand for it: "Otters" of "Marsh Lake Otters", "City Council"."""
    rest = len(long) - len(short)
    if not 0 < rest <= 2 or long[rest:] != short or long[rest - 1] in ("of", "for", "and", "the"):
        return False
    if len(short) == 1:
        return short[0].endswith("s") and short[0] not in lex.BODIES | lex.DROPPED
    return short[-1] in lex.BODIES or long[0] in lex.places()


def _begins(short: str, long: str) -> bool:
    return short == long or (len(short) >= 3 and long.startswith(short) and len(long) >= len(short) + 4)


def is_acronym(text: str) -> bool:
    """True for two to seven capital letters, dots and digits allowed after the first."""
    bare = text.replace(".", "").replace("&", "")
    return 2 <= len(bare) <= 7 and bare[0].isalpha() and bare.isupper() and bare.isalnum()


def body_rank(name: str, count: int) -> tuple[bool, bool, int, int, str]:
    """Orders the names of one body, the best first: no metonym, no acronym, the longest, the commonest."""
    return (plain_key(name) in lex.METONYMS, is_acronym(name), -len(name), -count, name)
