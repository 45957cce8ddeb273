"""Reads from the words around a name what its bearer speaks for, is by trade, or ranks as."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotators.offices_words import goes_on, low
from onrecord.text import names_words as lex
from onrecord.text.names import Word, words
from onrecord.text.names_offices import STATUS, Title, is_head

# A title read, and the range of the words that say so.
Role = tuple[Title, int, int]

_SPOKES = frozenset("spokesman spokeswoman spokesperson rep".split())
_TRADES = _SPOKES | frozenset(
    "surgeon anaesthetist anesthesiologist solicitor barrister advocate engineer physician paediatrician "
    "obstetrician cardiologist oncologist psychiatrist psychologist radiologist pathologist epidemiologist "
    "virologist economist historian architect analyst lecturer adviser advisor organiser organizer curator "
    "aide pollster strategist statistician geologist hydrologist seismologist midwife paramedic".split()
)
# How ranks are written before a name, and the rank.
_RANKS = {
    "cllr": "councillor", "rep": "Representative", "sen": "Senator", "gov": "Governor", "lt col": "Lt Col",
    "lt-col": "Lt Col", "lt-gen": "Lt-Gen", "lt gen": "Lt-Gen", "maj-gen": "Maj-Gen", "maj gen": "Maj-Gen",
    "brig-gen": "Brig-Gen", "gen": "General", "general": "General", "col": "Colonel", "colonel": "Colonel",
    "brig": "Brigadier", "brigadier": "Brigadier", "maj": "Major", "major": "Major", "capt": "Captain",
    "cmdr": "Commander", "commander": "Commander", "adm": "Admiral", "admiral": "Admiral", "sgt": "Sergeant",
    "insp": "Inspector", "inspector": "Inspector", "det insp": "Detective Inspector",
    "supt": "Superintendent",
    "rear admiral": "Rear Admiral", "vice-admiral": "Vice-Admiral", "councillor": "councillor",
    "advocate": "Advocate", "emeritus professor": "Emeritus Professor",
    "professor emeritus": "Professor Emeritus",
}  # fmt: skip
_RANK = re.compile(
    r"(?<![\w-])(?:(retired|former|ex-) ?)?("
    + "|".join(sorted((r.replace(" ", r"\.? ") for r in _RANKS), key=len, reverse=True))
    + r")\.? (\((?:ret|retd|ret'd|retired)\.?\) )?$",
    re.IGNORECASE,
)
_DETERMINERS = frozenset("a an the its his her their our".split())
_AFTER = re.compile(r"(?:, (?:aged )?\d{1,3}| \([^()]{1,40}\))?, ")
_AND_ALSO = re.compile(r"\band (?:now )?(?:an? |the )?(?=\w)")
_SPEAKS = re.compile(r"(?: \([^()]{1,40}\))?, who (?:speaks|acts as spokes\w+) for (?:the )?(?=[A-Z])")
_CLOSES = re.compile(r"(?: [A-Z]{2,3})?(?:[,.)]|$)")
_NOT_INSIDE = lex.FUNCTION | lex.CALENDAR | frozenset("told speaking when while whose during".split())


def roles(text: str, start: int, end: int) -> Iterator[Role]:
    """The trades, ranks and voices that the words around the name at [start, end) give to its bearer."""
    found = words(text[max(0, start - 160) : end + 240])
    shift = max(0, start - 160)
    for title, first, last in _read(text[shift : end + 240], found, start - shift, end - shift):
        yield title, first + shift, last + shift


def _read(text: str, found: list[Word], start: int, end: int) -> Iterator[Role]:
    before = [w for w in found if w.end <= start]
    yield from _rank(text, start, end)
    yield from _in_front(before, text, start, end)
    after = _AFTER.match(text, end)
    if after:
        yield from _behind(found, text, start, after.end())
    speaks = _SPEAKS.match(text, end)
    if speaks:
        name = _capitals(found, speaks.end())
        if name:
            body = text[speaks.end() : name.end]
            yield Title("spokesperson", body, "current", "spokesperson"), start, name.end


def _rank(text: str, start: int, end: int) -> Iterator[Role]:
    """A rank before a name, or inside what was read as the name: "Cllr Jane Roe", "Lt-Gen (ret) Jane Roe"."""
    first = next((m.end() for m in re.finditer(r"(?:[\w.'-]+ ){1,2}", text[start:end])), 0)
    inner = start + first
    while inner > start:
        match = _RANK.search(text[max(0, inner - 50) : inner])
        if match:
            break
        inner = text.rfind(" ", start, inner - 1) + 1
    else:
        inner = start
        match = _RANK.search(text[max(0, inner - 50) : inner])
    if match is None or not match[2][:1].isupper() or not text[inner : inner + 1].isupper():
        return
    ahead = words(text[max(0, inner - len(match[0]) - 30) : inner - len(match[0])])[-1:]
    if ahead and ahead[0].gap == " " and ahead[0].cap:
        return  # "Attorney General Jane Roe"
    rank = _RANKS[match[2].lower().replace(".", "")]
    status = "former" if match[1] or match[3] else "current"
    yield Title(rank, None, status, rank.split()[-1].lower()), inner - len(match[0]), end


def _in_front(before: list[Word], text: str, start: int, end: int) -> Iterator[Role]:
    """ "Acme spokeswoman Jane Roe", "her solicitor, Jane Roe"."""
    if not before or not _ends_role(before, len(before) - 1):
        return
    gap = text[before[-1].end : start]
    if gap not in (" ", ", ") or (gap == ", " and not _CLOSES.match(text, end)):
        return
    first = last = len(before) - 1
    while first and before[first - 1].gap == " " and last - first < 6 and _inside(before[first - 1]):
        if not (before[first - 1].cap or before[first - 1].possessive or _known(before[first - 1])):
            break
        first -= 1
    opener = low(before[first - 1]) if first and before[first - 1].gap == " " else ""
    owned = any(w.possessive for w in before[first : last + 1])
    if gap == ", " and opener not in _DETERMINERS and not owned:
        return
    if first == last and gap == " " and opener not in _DETERMINERS and not before[last].text.islower():
        return  # a sentence that begins with "Engineer Jane Roe" may be a form of address
    yield _title(text, before[first : last + 1], None), before[first].start, end


def _behind(found: list[Word], text: str, start: int, begin: int) -> Iterator[Role]:
    """ "Jane Roe, a consultant surgeon and spokeswoman for Acme, said"."""
    at = next((i for i, w in enumerate(found) if w.start >= begin), None)
    if at is None or found[at].start > begin + 1:
        return
    while at < len(found) - 1 and low(found[at]) in _DETERMINERS | {"now"} and found[at].gap == " ":
        at += 1
    for i in range(at, min(at + 7, len(found))):
        if _ends_role(found, i) and not _runs_on(found, i):
            last = goes_on(found, i)
            body = text[found[i + 2].start : found[last].end] if last > i + 1 else None
            yield _title(text, found[at : i + 1], body), start, found[last].end
            joined = _AND_ALSO.match(text, found[last].end + 1)
            if joined and body is None:
                yield from _behind(found, text, start, joined.end())
            return
        if found[i].gap != " " or not _inside(found[i]):
            return


def _ends_role(found: list[Word], i: int) -> bool:
    here = low(found[i])
    if here in _TRADES:
        return not found[i].possessive
    if here in ("emeritus", "emerita"):
        return i > 0 and found[i - 1].gap == " " and is_head(found[i - 1], None)
    return here == "residence" and i > 1 and low(found[i - 1]) == "in" and found[i - 2].gap == " "


def _runs_on(found: list[Word], i: int) -> bool:
    """True if the next word belongs to the same noun phrase: "a solicitor general", "a surgeon friend"."""
    if found[i].gap != " " or i + 1 >= len(found):
        return False
    following = found[i + 1]
    return following.text.islower() and low(following) not in lex.FUNCTION | lex.COMMON | {"told", "and"}


def _inside(word: Word) -> bool:
    here = low(word)
    return here in ("of", "in") or (here not in _NOT_INSIDE and not word.text.isdigit())


def _known(word: Word) -> bool:
    here = low(word)
    return here in lex.GRADES | lex.BODIES or here in STATUS or here in _TRADES or is_head(word, None)


def _capitals(found: list[Word], begin: int) -> Word | None:
    """The last word of the run of capitalised words that begins at a place."""
    last = None
    for word in found:
        if word.start >= begin:
            if not word.cap and low(word) not in ("of", "the", "for", "and"):
                break
            last = word if word.cap else last
            if word.gap != " " or word.possessive:
                break
    return last


def _title(text: str, phrase: list[Word], body: str | None) -> Title:
    """The title that a phrase gives: its first capitalised words, if other words follow, are its body's."""
    status = next((STATUS[low(w)] for w in phrase if low(w) in STATUS), "current")
    kept = [
        w
        for w in phrase
        if low(w) not in lex.PRAISE and low(w) not in STATUS and not low(w).endswith("-based")
    ]
    head = low(kept[-1])
    owner = next((i + 1 for i in range(len(kept) - 1, -1, -1) if kept[i].possessive), 0)
    cut = owner
    while not owner and cut < len(kept) - 1 and kept[cut].cap and kept[-1].text.islower():
        cut += 1
    if body is None and cut and kept[cut - 1].cap:
        body = text[kept[0].start : kept[cut - 1].end]
    body = body[4:] if body and body.lower().startswith("the ") else body
    title = " ".join(w.text for w in kept[cut:])
    return Title(title, body, status, head)
