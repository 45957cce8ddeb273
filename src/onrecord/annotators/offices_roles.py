"""Reads from the words around a name what its bearer speaks for, is by trade, or ranks as."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import replace

from onrecord.annotators.offices_lists import apposed
from onrecord.annotators.offices_words import UNITS, Named, goes_on, low, shares_former
from onrecord.text import names_words as lex
from onrecord.text.names import Word, words
from onrecord.text.names_offices import STATUS, Title, bare_body, is_head

# A title read, and the range of the words that say so.
Role = tuple[Title, int, int]

_SPOKES = frozenset("spokesman spokeswoman spokesperson rep".split())
_TRADES = _SPOKES | frozenset(
    "surgeon anaesthetist anesthesiologist solicitor barrister advocate engineer physician paediatrician "
    "obstetrician cardiologist oncologist psychiatrist psychologist radiologist pathologist epidemiologist "
    "virologist economist historian architect analyst lecturer adviser advisor organiser organizer curator "
    "aide pollster strategist statistician geologist hydrologist seismologist midwife paramedic lawyer "
    "attorney columnist journalist correspondent researcher scientist astronaut astronomer astrophysicist "
    "physicist chemist biologist ecologist meteorologist climatologist archaeologist anthropologist "
    "sociologist philosopher mathematician criminologist neuroscientist geneticist dermatologist "
    "neurologist surgeon doctor paediatrician pediatrician pharmacist artist sculptor referee umpire "
    "consultant technician cosmonaut expert official officer member fellow partner trustee "
    "photographer choreographer conductor composer filmmaker publicist translator rabbi imam priest "
    "firefighter trainer nurse biochemist microbiologist ranger forecaster investigator neurosurgeon pilot "
    "co-pilot copilot producer shopkeeper teacher farmer screenwriter playwright".split()
)
# Of these, what says something only with a body or a kind of work beside it.
_BARE = frozenset(
    "expert official officer member fellow partner consultant investigator photographer ranger conductor "
    "technician doctor nurse correspondent aide organiser organizer trustee rep priest".split()
)
# ... but for these right before a name: "the doctor Jane Roe".
_CALLED = frozenset(("doctor", "nurse"))
_KINDS = lex.BODY_NOUNS.keys() | lex.BODIES | UNITS
_ORDINALS = frozenset("first second third another".split())
_OF_WHAT = frozenset(("member", "engineer", "historian"))
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
    "professor emeritus": "Professor Emeritus", "canon": "Canon", "officer": "Officer", "trooper": "Trooper",
    "detective": "Detective", "special agent": "Special Agent", "rabbi": "Rabbi", "imam": "Imam",
    "detective sergeant": "Detective Sergeant", "senior colonel": "Senior Colonel",
    "lieutenant colonel": "Lieutenant Colonel", "lieutenant general": "Lieutenant General",
    "major general": "Major General", "brigadier general": "Brigadier General", "sergeant": "Sergeant",
}  # fmt: skip
_CLERGY = frozenset(("rabbi", "imam"))
_OF_BODY = re.compile(r" (?:of|from|with) (?:the )?(?=[A-Z])")
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
_IS = re.compile(r" (?:is|remains) (?:also |now |still |currently )?(?=(?:an?|the) )")
# "identified the pilot as Jane Roe", "the new referee was named as Jane Roe": the words of the post.
_IDENTIFIED = re.compile(
    r"(?:\b(?:identified|named) (?:the|its|their|his|her) ((?:[\w'’-]+ ){1,4})|"
    r"\b[Tt]he ((?:[\w'’-]+ ){1,4})(?:was|is|has been) (?:identified|named) )as $"
)
_CLOSES = re.compile(r"(?: [A-Z]{2,3})?(?:[,.)]|$)")
_NOT_INSIDE = (
    lex.FUNCTION | lex.CALENDAR | frozenset("told speaking when while whose during that which".split())
)


def roles(text: str, start: int, end: int, compounds: Set[int] = frozenset()) -> Iterator[Role]:
    """The trades, ranks and voices that the words around the name at [start, end) give to its bearer;
    `compounds` says where nouns begin that belong to the noun behind them.
    """
    found = words(text[max(0, start - 160) : end + 240])
    shift = max(0, start - 160)
    nouns = {at - shift for at in compounds if shift <= at < start}
    for title, first, last in _read(text[shift : end + 240], found, start - shift, end - shift, nouns):
        yield title, first + shift, last + shift


def _read(text: str, found: list[Word], start: int, end: int, nouns: Set[int]) -> Iterator[Role]:
    before = [w for w in found if w.end <= start]
    yield from _rank(found, text, start, end)
    yield from _in_front(before, text, start, end, nouns)
    yield from _identified(found, text, start, end)
    post = apposed(text, found, Named(start, end, ""), _TRADES)
    if post is not None:
        phrase = [w for w in found if post[0] <= w.start < post[1]]
        title = _full(text, phrase, text[post[1] : post[2]].split(" ", 2)[2], post[2])
        if title is not None:
            yield title, post[0], end
    after = _AFTER.match(text, end)
    if after:
        yield from _behind(found, text, start, after.end())
    being = _IS.match(text, end)
    if being:
        for title, first, last in _behind(found, text, start, being.end()):
            if title.head not in _BARE or (title.body or "x")[0].isupper():
                yield title, first, last
    speaks = _SPEAKS.match(text, end)
    if speaks:
        name = _capitals(found, speaks.end())
        if name:
            body = text[speaks.end() : name.end]
            yield Title("spokesperson", body, "current", "spokesperson"), start, name.end


def _rank(found: list[Word], text: str, start: int, end: int) -> Iterator[Role]:
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
    head, body = rank.split()[-1].lower(), None
    of = _OF_BODY.match(text, end)
    last = _capitals(found, of.end()) if of else None
    if of and last and (head in _CLERGY or low(last) in lex.BODIES):
        body = text[of.end() : last.end]
    yield Title(rank, body, status, head), inner - len(match[0]), last.end if last and body else end


def _identified(found: list[Word], text: str, start: int, end: int) -> Iterator[Role]:
    match = _IDENTIFIED.search(text[max(0, start - 90) : start])
    if match is None:
        return
    shift = max(0, start - 90)
    first, last = match.span(1 if match[1] else 2)
    phrase = [w for w in found if first + shift <= w.start < last + shift]
    post = phrase and (low(phrase[-1]) in _TRADES or is_head(phrase[-1], phrase[-2] if phrase[1:] else None))
    title = _full(text, phrase, None, phrase[-1].end) if post else None
    if title is not None:
        yield title, match.start() + shift, end


def _in_front(before: list[Word], text: str, start: int, end: int, nouns: Set[int]) -> Iterator[Role]:
    """ "Acme spokeswoman Jane Roe", "her solicitor, Jane Roe"."""
    if not before or not _ends_role(before, len(before) - 1):
        return
    gap = text[before[-1].end : start]
    if gap not in (" ", ", ") or (gap == ", " and not _CLOSES.match(text, end)):
        return
    first = last = len(before) - 1
    while first and before[first - 1].gap == " " and last - first < 6 and _inside(before[first - 1]):
        left = before[first - 1]
        if not (left.cap or left.possessive or left.text == "&" or _known(left) or left.start in nouns):
            break
        first -= 1
    if low(before[last]) == "official" and last and before[last - 1].possessive:
        return  # "the country's official Herald"
    opener = low(before[first - 1]) if first and before[first - 1].gap == " " else ""
    owned = any(w.possessive for w in before[first : last + 1])
    if gap == ", " and opener not in _DETERMINERS and not owned:
        return
    if first == last and gap == " " and opener not in _DETERMINERS and not before[last].text.islower():
        return  # a sentence that begins with "Engineer Jane Roe" may be a form of address
    title = _full(text, before[first : last + 1], None, before[last].end)
    if title is None and gap == " " and before[last].text in _CALLED:
        title = Title(before[last].text, None, "current", before[last].text)
    if title is not None:
        yield title, before[first].start, end


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
            title = _full(text, found[at : i + 1], body, found[last].end)
            if title is not None:
                yield title, start, found[last].end
            joined = _AND_ALSO.match(text, found[last].end + 1)
            if joined and body is None:
                yield from _behind(found, text, start, joined.end())
            return
        if found[i].gap != " " or not _inside(found[i]):
            return


def _ends_role(found: list[Word], i: int) -> bool:
    here = low(found[i])
    if here in _TRADES:
        ahead = [low(w) for w in found[i + 1 : i + 3]] if found[i].gap == " " else []
        post = is_head(found[i], found[i - 1] if i else None)  # "chief financial officer": read elsewhere
        return not (found[i].possessive or post or ahead == ["in", "residence"])
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


def _of_name(word: Word) -> bool:
    return word.cap or word.text == "&"


def _full(text: str, phrase: list[Word], body: str | None, end: int) -> Title | None:
    """The title of a phrase and what follows it; None where it says too little to be anybody's post."""
    body = bare_body(body) if body is not None else None
    if body is not None and body[:1].islower() and " at " in body:
        body = bare_body(body.split(" at ", 1)[1])
    if shares_former(text, phrase[0].start, any(w.cap for w in phrase)):
        title = _full_title(text, phrase, body, end)
        return replace(title, status="former") if title is not None else None
    return _full_title(text, phrase, body, end)


def _full_title(text: str, phrase: list[Word], body: str | None, end: int) -> Title | None:
    head, parts = low(phrase[-1]), (body or "").split()
    unit = head[:6] == "spokes" and not UNITS.isdisjoint(parts)
    loose = body is not None and body.islower() and parts[-1] not in lex.BODY_NOUNS and not unit
    if body is not None and body[0].islower() and not body.islower() and _KINDS.isdisjoint(parts):
        body = None  # "the producer of films including Marrow"
    title = _title(text, phrase, None if loose else body)
    if loose and title.head in _OF_WHAT:
        return replace(title, title=f"{title.title}{text[phrase[-1].end : end]}")
    alone = title.title.lower() == title.head and title.body is None
    owned = any(w.possessive for w in phrase)
    if title.head in _BARE and (alone or (title.head == "partner" and (owned or title.body is None))):
        return None
    return title


def _title(text: str, phrase: list[Word], body: str | None) -> Title:
    """The title that a phrase gives: its first capitalised words, if other words follow, are its body's."""
    status = next((STATUS[low(w)] for w in phrase if low(w) in STATUS), "current")
    kept = [
        w
        for i, w in enumerate(phrase)
        if i + 1 == len(phrase)
        or not (low(w) in lex.PRAISE | _ORDINALS or low(w) in STATUS or low(w).endswith("-based"))
    ]
    head = low(kept[-1])
    owner = next((i + 1 for i in range(len(kept) - 1, -1, -1) if kept[i].possessive), 0)
    cut = owner
    while not owner and cut < len(kept) - 1 and _of_name(kept[cut]) and kept[-1].text.islower():
        cut += 1
    if cut and all(low(w) in lex.peoples() for w in kept[:cut]):
        cut = 0  # "Santorian lawyer"
    if body is None and cut and kept[cut - 1].cap:
        body = text[kept[0].start : kept[cut - 1].end]
    body = body[4:] if body and body.lower().startswith("the ") else body
    title = " ".join(w.text for w in kept[cut:])
    return Title(title, body, status, head)
