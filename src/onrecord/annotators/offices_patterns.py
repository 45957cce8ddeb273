"""Reads from the words around a name which office its bearer holds, held or shadows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.annotators.offices_words import (
    complement,
    definite,
    goes_on,
    head_from,
    is_body,
    joined_titles,
    low,
    part,
    programme,
    titular,
    to_stop,
)
from onrecord.model import Parse, Span
from onrecord.text import names_words as lex
from onrecord.text.names import words
from onrecord.text.names_offices import Title, parse_title

_YEAR = re.compile(r"\b(?:in|since|until|from) (?:[A-Z][a-z]+ )?((?:1[89]|20)\d\d)\b")
_CHAIRS = {
    "chairs": "chair", "chaired": "chair", "heads": "head", "headed": "head", "leads": "leader",
    "led": "leader", "captains": "captain", "captained": "captain", "presents": "presenter",
    "edits": "editor", "edited": "editor", "founded": "founder", "co-founded": "co-founder",
    "manages": "manager", "managed": "manager", "coaches": "coach", "owns": "owner", "owned": "owner",
    "runs": "head", "ran": "head", "run": "head",
}  # fmt: skip
_WHO = re.compile(
    r"(?:,? \(?(?:aged )?\d{1,2}\)?| \([^()]{1,40}\))?(?:, (?:the|an?) [^,.;:\"]{3,40}?|,) "
    r"who (has |had )?(\w+(?:-\w+)?) (?:the )?"
)
_PAST = frozenset("ran chaired headed led captained edited managed owned".split())
_SUCCEEDS = re.compile(
    r"(?:,? who |,? )?(?:had |has |will |is to )?(?:recently )?"
    r"(?:replaced|succeeded|took over from|takes over from|take over from|replaces|succeeds|replace|succeed|"
    r"replacing|succeeding) "
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
_LEFT = frozenset(("stepped down as", "resigned as", "quit as"))
_AFTER_NAME = re.compile(
    r"(?: of (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})?(?:, (?:aged )?\d{1,3}| \(\d{1,3}\))?, "
)
_YEARS = re.compile(
    r",? (since|until|from) (?:[A-Z][a-z]+ )?((?:1[89]|20)\d\d)(?: (?:to|until) ((?:1[89]|20)\d\d))?"
)
_AS = re.compile(r"\b[Aa]s (?:the |an? )?([^,.;:\"]{3,70}), $")
_AND_IS = re.compile(r"(?: in (?:1[89]|20)\d\d)? and (?:is|remains|became)(?: now| still)? (?=\S)")
_TOOK = re.compile(
    r"(?:,? who |,? )(?:has |had )?(?:took|taken|takes) over as (?:the )?([^.,;:\"]{3,60}?) from (?:the )?"
)
_BY = re.compile(
    r"(?:,? who |,? )(?:was|has been|had been|is being|will be|is to be) (?:replaced|succeeded) "
    r"(?:as ([^.,;:\"]{3,60}?) )?by (?:the )?"
)
_BOUGHT = re.compile(
    r"(?:,? who |,? )(?:has |had )?bought (?:the )?([^.,;:\"]{3,60}?)"
    r"(?: from (?:the )?| in (?=(?:1[89]|20)\d\d))"
)
_COUNSEL = re.compile(r", (?:for|representing|acting for|appearing for) (?=[A-Z]|the [A-Za-z])")
_OF = re.compile(r",? of (?:the )?(?=[A-Z])")
_AS_LINK = re.compile(r",? (?:as|to become) (?:the )?")
_SINCE = re.compile(r",? (?:who )?[^.;:\"]{0,60}\bsince (?:he|she) (?:replaced|succeeded|took over from) ")
_PREDECESSOR = re.compile(r"\b(?:his|her|their|whose) predecessor,? $")
_PREDECESSOR_AFTER = re.compile(r",? (?:who was )?(?:his|her|their) (?:immediate )?predecessor\b")
# "a surgeon and the chair of the board": what is joined to an apposition that says something else first.
_AND_ALSO = re.compile(
    r"(?:the|an?|its|their|(?:[A-Z][\w-]+ ){0,3}[A-Z][\w-]+['\u2019]s) "
    r"(?:(?!who |which |and )[\w'\u2019-]+ ){1,9}and (?:is |is now |now |later )?(?=(?:an? |the )?\w)"
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


@dataclass(frozen=True, slots=True)
class Succession:
    """Who took a post over from whom, where the words do not name the post: keys, year, the words."""

    key: str
    from_key: str
    year: str | None
    evidence: Span


def successions(parse: Parse, text: str, named: Sequence[Named]) -> Iterator[Succession]:
    """Every "who replaced A in 2022", "his predecessor, A" and "A, her predecessor" of one block."""
    reader = _Reader(parse, text, named)
    for name in reader.named:
        yield from reader.succession(name)
        yield from reader.predecessor(name)


def claims(parse: Parse, text: str, named: Sequence[Named]) -> Iterator[Claim]:
    """Every office that the words around the names of one block give to their bearers."""
    reader = _Reader(parse, text, named)
    for name in reader.named:
        yield from reader.about(name)


class _Reader:
    def __init__(self, parse: Parse, text: str, named: Sequence[Named]) -> None:
        self.parse = parse
        self.text = text
        self.words = words(text)
        self.named = sorted(named, key=lambda n: n.start)
        self.starts = {n.start for n in named}

    def about(self, name: Named) -> Iterator[Claim]:
        yield from self.before(name)
        yield from self.after(name)
        yield from self.relative(name)
        yield from self.as_office(name)
        yield from self.programme(name)

    def claim(
        self, name: Named, phrase: tuple[int, int], since: str | None = None, until: str | None = None,
        status: str | None = None, body: str | None = None,
    ) -> Iterator[Claim]:  # fmt: skip
        """The claims of one phrase, which may join two titles."""
        start, end = min(phrase[0], name.start), max(phrase[1], name.end)
        for wording in joined_titles(self.text[phrase[0] : phrase[1]]):
            title = parse_title(wording)
            if title is not None and title.body is None and body is not None:
                title = replace(title, body=body)
            if title is None or _vague(title):
                continue
            if status and title.status == "current":
                title = replace(title, status=status)
            yield Claim(name.key, title, since, until, self.parse.at(start, end))

    def index(self, at: int) -> int | None:
        """Which word begins at or after a place."""
        return next((i for i, w in enumerate(self.words) if w.start >= at), None)

    def before(self, name: Named) -> Iterator[Claim]:
        """A title in front: "Energy Secretary Jane Roe", "the Acme Trust's chief executive, Jane Roe"."""
        found, at = self.words, self.index(name.start)
        if at and found[at - 1].text == "the" and at > 1 and found[at - 2].gap == ", ":
            at -= 1  # "the Bishop of X, the Rt Rev Jane Roe"
        aside = at is not None and at > 1 and found[at - 1].gap == ") " and found[at - 2].gap == " ("
        if at and aside:
            at -= 1  # "Pro-Rector (Research) Jane Roe"
        if not at or not (aside or found[at - 1].gap in (" ", ", ")):
            return
        comma = found[at - 1].gap == ", "
        if comma and self.text[name.end : name.end + 1] not in (",", ".", ")", ""):
            return
        first = last = at - 1
        while first and found[first - 1].gap == " " and last - first < 9 and titular(found, first - 1):
            first -= 1
        while first < last and (
            low(found[first]) in ("of", "for", "at", "and", "the", "to")
            or (found[first].text.islower() and not part(found[first]))
        ):
            first += 1
        title = parse_title(self.text[found[first].start : found[last].end])
        if title is None or (comma and not definite(found, first, last)):
            return
        if title.head == low(found[last]).removeprefix("ex-").removesuffix("-elect") or found[last].cap:
            body = self.of_body(name) if title.body is None and not comma else None
            yield from self.claim(name, (found[first].start, found[last].end), body=body)

    def of_body(self, name: Named) -> str | None:
        """The body that comes after a name: "Judge Jane Roe, of the High Court of X"."""
        match = _OF.match(self.text, name.end)
        at = self.index(match.end()) if match else None
        if match is None or at is None:
            return None
        last = complement(self.words, at, "of", "")
        if last is None:
            return None
        end = goes_on(self.words, last)
        return self.text[self.words[at].start : self.words[end].end]

    def after(self, name: Named) -> Iterator[Claim]:
        """An apposition behind: "Jane Roe, the chief executive of Acme and a former minister, said"."""
        comma = _AFTER_NAME.match(self.text, name.end)
        if comma is None:
            return
        yield from self.phrases(name, comma.end())
        also = _AND_ALSO.match(self.text, comma.end())
        if also:
            yield from self.phrases(name, also.end())

    def phrases(
        self, name: Named, begin: int, status: str | None = None, since: str | None = None,
        until: str | None = None,
    ) -> Iterator[Claim]:  # fmt: skip
        """The office whose words begin at a place, and those that "and" joins to it."""
        found, first = self.words, self.index(begin)
        if first is None or found[first].start > begin + 1:
            return
        while first < len(found) - 1 and low(found[first]) in _LEADS and found[first].gap == " ":
            first += 1
        head = head_from(found, first)
        if head is None:
            return
        last = goes_on(found, head)
        following = found[last + 1] if last + 2 < len(found) and found[last].gap == " " else None
        if following is not None and following.start in self.starts:
            return
        state, tail = status, _YEARS.match(self.text, found[last].end)
        if tail and tail[1] == "until":
            since, until, state = None, tail[2], "former"
        elif tail:
            since, until = tail[2], tail[3]
            state = "former" if until else state
        joined = found[last + 2] if following is not None and low(following) == "and" else None
        if joined is not None and part(joined) and low(joined) not in _LEADS and not joined.possessive:
            second = head_from(found, last + 2)
            if second is not None:  # "chief executive and founder of Acme"
                last, joined = goes_on(found, second), None
        yield from self.claim(name, (found[first].start, found[last].end), since, until, state)
        if joined is not None and (low(joined) in _LEADS or part(joined)) and status is None:
            yield from self.phrases(name, joined.start, "current")

    def relative(self, name: Named) -> Iterator[Claim]:
        """ "who replaced A as X in 2022", "who chairs Y", "was appointed Z in 2020"."""
        succeeds = _SUCCEEDS.match(self.text, name.end)
        if succeeds:
            yield from self.succeeds_as(name, succeeds.end())
            return
        yield from self.handed(name)
        yield from self.counsel(name)
        verb = _WHO.match(self.text, name.end)
        if verb and verb[2] in _CHAIRS:
            yield from self.chairs(name, verb.end(), verb[2], verb[1] == "has ")
            return
        became = _BECAME.match(self.text, name.end)
        if became is None:
            return
        begin, how = became.end(), became[1]
        if how in ("is", "was", "is also", "had been", "has been") and not re.match(
            r"(?:the|a|an|its|their|his|her) ", self.text[begin : begin + 8]
        ):
            first = words(self.text[begin : begin + 60])[:1]
            if not first or not part(first[0]):
                return
        end = to_stop(self.text, begin)[1]
        if how == "was" and (became[0][0] != "," or "then" in self.text[begin:end]):
            return
        year = _YEAR.search(self.text, begin, end + 24)
        since = year[1] if year and how not in _OVER else None
        until = year[1] if year and how in _LEFT else None
        yield from self.phrases(name, begin, "former" if how in _OVER else None, since, until)

    def succeeds_as(self, name: Named, begin: int) -> Iterator[Claim]:
        """ "who replaced A as X in 2022": the office of both."""
        other = self.other(name, begin)
        link = _AS_LINK.match(self.text, other.end) if other else None
        if other is not None and link:
            phrase = to_stop(self.text, link.end())
            year = _YEAR.search(self.text, max(phrase[1] - 1, link.end()), phrase[1] + 24)
            when = year[1] if year else None
            yield from self.claim(name, phrase, when)
            yield from self.claim(other, phrase, None, when, "former")

    def handed(self, name: Named) -> Iterator[Claim]:
        """ "who took over as X from A in 2022", "was replaced as X by A", "bought the club from A"."""
        took, by = _TOOK.match(self.text, name.end), _BY.match(self.text, name.end)
        bought = _BOUGHT.match(self.text, name.end)
        match = took or by or bought
        if match is None or not match[1]:
            return
        other = self.other(name, match.end())
        at = other.end if other is not None else match.end() - 4
        year = _YEAR.search(self.text, at, at + 24)
        when = year[1] if year else None
        phrase = (match.start(1), match.end(1))
        new, old = (other, name) if by else (name, other)
        if bought:
            body = match[1]
            if not (body[0].isupper() or body.split()[-1].lower() in lex.BODY_NOUNS):
                return
            evidence = self.parse.at(name.start, other.end if other else match.end(1))
            owner = Title("owner", body, "current", "owner")
            yield Claim(name.key, owner, when, None, evidence)
            if other is not None:
                yield Claim(other.key, replace(owner, status="former"), None, when, evidence)
            return
        if new is not None:
            yield from self.claim(new, phrase, when)
        if old is not None:
            yield from self.claim(old, phrase, None, when, "former")

    def counsel(self, name: Named) -> Iterator[Claim]:
        """ "Jane Roe KC, for Acme Motors, said": counsel for it."""
        match = _COUNSEL.match(self.text, name.end)
        at = self.index(match.end()) if match else None
        if at is not None and self.words[at].text == "the" and at + 1 < len(self.words):
            at += 1
        if match is None or at is None or self.text[name.end - 3 : name.end] not in (" KC", " QC", " SC"):
            return
        last = complement(self.words, at, "for", "")
        if last is not None:
            body = self.text[self.words[at].start : self.words[last].end]
            evidence = self.parse.at(name.start, self.words[last].end)
            yield Claim(name.key, Title("counsel", body, "current", "counsel"), None, None, evidence)

    def other(self, name: Named, begin: int) -> Named | None:
        """The next one named, if near and not the same."""
        other = next((n for n in self.named if begin <= n.start <= begin + 45), None)
        return other if other is not None and other.key != name.key else None

    def succession(self, name: Named) -> Iterator[Succession]:
        """ "who replaced A in 2022", where the office is not named."""
        succeeds = _SUCCEEDS.match(self.text, name.end) or _SINCE.match(self.text, name.end)
        other = self.other(name, succeeds.end()) if succeeds else None
        if other is not None and not _AS_LINK.match(self.text, other.end):
            year = _YEAR.search(self.text, other.end, other.end + 24)
            evidence = self.parse.at(name.start, other.end)
            yield Succession(name.key, other.key, year[1] if year else None, evidence)

    def predecessor(self, name: Named) -> Iterator[Succession]:
        """ "his predecessor, Jane Roe" or "Jane Roe, his predecessor": of the one named before."""
        lead = _PREDECESSOR.search(self.text[max(0, name.start - 40) : name.start])
        tail = _PREDECESSOR_AFTER.match(self.text, name.end)
        before = [n for n in self.named if n.end < name.start and n.key != name.key]
        if before and (lead or tail):
            start = name.start - len(lead[0]) if lead else name.start
            end = tail.end() if tail else name.end
            yield Succession(before[-1].key, name.key, None, self.parse.at(start, end))

    def chairs(self, name: Named, start: int, verb: str, still: bool) -> Iterator[Claim]:
        """ "who chairs the trust", "who owned the club until 2019"."""
        end = to_stop(self.text, start)[1]
        body = re.sub(r"^[a-z]+['\u2019]s? ", "", self.text[start:end].strip())  # "the county's X committee"
        if not body or len(body) > 70 or not is_body(body, _CHAIRS[verb] == "head"):
            return
        role, status = _CHAIRS[verb], "former" if verb in _PAST and not still else "current"
        years = _YEARS.match(self.text, end)
        since = years[2] if years and years[1] != "until" else None
        until = (years[2] if years[1] == "until" else years[3]) if years else None
        title = Title(role, body, "former" if until else status, role)
        yield Claim(name.key, title, since, until, self.parse.at(name.start, end))
        more = _AND_IS.match(self.text, end)
        if more:
            yield from self.phrases(name, more.end())

    def as_office(self, name: Named) -> Iterator[Claim]:
        """ "As mayor, Mr Roe has the power"."""
        start = max(0, name.start - 90)
        before = _AS.search(self.text[start : name.start])
        if before:
            yield from self.claim(name, (start + before.start(1), start + before.end(1)))

    def programme(self, name: Named) -> Iterator[Claim]:
        """A programme called after who presents it: "told Sunday Morning with Jane Roe"."""
        shown = programme(self.text, name.start)
        if shown is not None:
            title = Title("presenter", self.text[shown[0] : name.end], "current", "presenter")
            yield Claim(name.key, title, None, None, self.parse.at(shown[0], name.end))


def _vague(title: Title) -> bool:
    return title.body is None and title.party is None and title.title.lower() in lex.VAGUE
