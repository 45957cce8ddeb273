"""Reads from the words around a name which office its bearer holds, held or shadows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.annotators import offices_wording as say
from onrecord.annotators.offices_lists import apposed, shared
from onrecord.annotators.offices_words import (
    Named,
    complement,
    definite,
    goes_on,
    head_from,
    is_body,
    joined_titles,
    low,
    part,
    programme,
    shares_former,
    titular,
    to_stop,
    vague,
)
from onrecord.model import Parse, Span
from onrecord.text import names_words as lex
from onrecord.text.names import Word, words
from onrecord.text.names_offices import Title, bare_head, parse_title


def _kind_of_work(word: Word) -> bool:
    """True for a word in lower case that may say what a post is over: "antitrust", "payroll"."""
    here = low(word)
    return word.gap == " " and word.text.isalpha() and word.text.islower() and here not in _SMALL


_SMALL = lex.FUNCTION | lex.COMMON


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
    for name, title, start, end in shared(text, reader.words, reader.named):
        if not vague(title):
            yield Claim(name.key, title, None, None, parse.at(start, end))


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
        yield from self.made(name)
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
            if title is None or vague(title):
                continue
            if title.status == "current" and shares_former(self.text, phrase[0], title.body is not None):
                title = replace(title, status="former")
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
        if not at or not (aside or found[at - 1].gap in (" ", ", ", " , ")):
            return
        post = apposed(self.text, found, name)
        if post is not None:
            yield from self.claim(name, (post[0], post[2]))
            return
        comma = found[at - 1].gap in (", ", " , ")
        behind = self.text[name.end : name.end + 40].lstrip(" ")
        if comma and behind[:1] not in (",", ".", ")", "") and not say.OF.match(self.text, name.end):
            return
        first = last = at - 1
        while first and found[first - 1].gap == " " and last - first < 9 and titular(found, first - 1):
            first -= 1
        while first < last and (
            low(found[first]) in ("of", "for", "at", "and", "the", "to")
            or (found[first].text.islower() and not part(found[first]))
        ):
            first += 1
        if comma and first > 1 and _kind_of_work(found[first - 1]) and found[first - 2].possessive:
            first -= 2  # "Acme's antitrust counsel, Jane Roe"
            while first and found[first - 1].cap and found[first - 1].gap == " ":
                first -= 1
        title = parse_title(self.text[found[first].start : found[last].end])
        if title is None or (comma and not definite(found, first, last)):
            return
        if bare_head(title.head) == bare_head(low(found[last])) or found[last].cap:
            body = self.of_body(name) if title.body is None and not comma else None
            yield from self.claim(name, (found[first].start, found[last].end), body=body)

    def of_body(self, name: Named) -> str | None:
        """The body that comes after a name: "Judge Jane Roe, of the High Court of X"."""
        match = say.OF.match(self.text, name.end) or say.FROM.match(self.text, name.end)
        at = self.index(match.end()) if match else None
        if match is None or at is None:
            return None
        last = complement(self.words, at, "of", "")
        if last is None:
            return None
        end = goes_on(self.words, last)
        if "from" in match[0] and low(self.words[end]) not in lex.BODIES:
            return None
        return self.text[self.words[at].start : self.words[end].end]

    def after(self, name: Named) -> Iterator[Claim]:
        """An apposition behind: "Jane Roe, the chief executive of Acme and a former minister, said"."""
        comma = say.AFTER_NAME.match(self.text, name.end)
        if comma is None:
            return
        read = list(self.phrases(name, comma.end()))
        yield from read
        also = say.AND_ALSO.match(self.text, comma.end()) if not read else None
        if also:
            yield from self.phrases(name, also.end())

    def phrases(
        self, name: Named, begin: int, status: str | None = None, since: str | None = None,
        until: str | None = None,
    ) -> Iterator[Claim]:  # fmt: skip
        """The office whose words begin at a place, and those that "and" joins to it."""
        over = say.UNTIL.match(self.text, begin)
        if over:
            begin, status = over.end(), "former"
        found, first = self.words, self.index(begin)
        if first is None or found[first].start > begin + 1:
            return
        while first < len(found) - 1 and low(found[first]) in say.LEADS and found[first].gap == " ":
            status = "former" if low(found[first]) in say.ONCE else status
            first += 1
        head = head_from(found, first)
        if head is None or any(low(w) in say.NOT_YET for w in found[first:head]):
            return
        last = goes_on(found, head)
        following = found[last + 1] if last + 2 < len(found) and found[last].gap == " " else None
        if following is not None and following.start in self.starts:
            whose = next(n for n in self.named if n.start == following.start)
            if self.text[whose.end : whose.end + 3] in ("'s ", "\u2019s "):
                yield from self.phrases(name, whose.end + 3, status, since, until)
            return
        state, tail = status, say.YEARS.match(self.text, found[last].end)
        if tail and tail[1] == "until":
            since, until, state = None, tail[2], "former"
        elif tail:
            since, until = tail[2], tail[3]
            state = "former" if until else state
        joined = found[last + 2] if following is not None and low(following) == "and" else None
        if joined is not None and part(joined) and low(joined) not in say.LEADS and not joined.possessive:
            second = head_from(found, last + 2)
            if second is not None:  # "chief executive and founder of Acme"
                last, joined = goes_on(found, second), None
        yield from self.claim(name, (found[first].start, found[last].end), since, until, state)
        if joined is not None and (low(joined) in say.LEADS or part(joined)) and status is None:
            yield from self.phrases(name, joined.start, "current")

    def relative(self, name: Named) -> Iterator[Claim]:
        """ "who replaced A as X in 2022", "who chairs Y", "was appointed Z in 2020"."""
        succeeds = say.SUCCEEDS.match(self.text, name.end)
        if succeeds:
            yield from self.succeeds_as(name, succeeds.end())
            return
        yield from self.handed(name)
        yield from self.counsel(name)
        verb = say.WHO.match(self.text, name.end)
        if verb and verb[2] in say.CHAIRS:
            yield from self.chairs(name, verb.end(), verb[2], verb[1] == "has ")
            return
        became = say.BECAME.match(self.text, name.end)
        if became is None:
            return
        begin, how = became.end(), became[1]
        if how in say.BEING and not re.match(
            r"(?:the|a|an|its|their|his|her) ", self.text[begin : begin + 8]
        ):
            first = words(self.text[begin : begin + 60])[:4]
            owned = next((w for w in first if w.possessive or not w.cap), None)
            if not first or not (part(first[0]) or (owned is not None and owned.possessive)):
                return
        end = to_stop(self.text, begin)[1]
        if how == "was" and (became[0][0] != "," or "then" in self.text[begin:end]):
            return
        year = say.YEAR.search(self.text, begin, end + 24)
        since = year[1] if year and how not in say.OVER else None
        until = year[1] if year and how in say.LEFT else None
        yield from self.phrases(name, begin, "former" if how in say.OVER else None, since, until)

    def made(self, name: Named) -> Iterator[Claim]:
        """ "appointed Jane Roe as chief executive", "sacked Jane Roe as head coach"."""
        verb = say.MAKES.search(self.text[max(0, name.start - 40) : name.start])
        link = say.AS_POST.match(self.text, name.end)
        if verb is None or link is None or (verb[1] is None and not link[1]):
            return
        phrase = to_stop(self.text, link.end())
        found = words(self.text[phrase[0] : phrase[1]])
        if found and head_from(found, 0) is not None:
            yield from self.phrases(name, phrase[0], None if verb[1] else "former")

    def succeeds_as(self, name: Named, begin: int) -> Iterator[Claim]:
        """ "who replaced A as X in 2022": the office of both."""
        other = self.other(name, begin)
        link = say.AS_LINK.match(self.text, other.end) if other else None
        if other is not None and link:
            phrase = to_stop(self.text, link.end())
            year = say.YEAR.search(self.text, max(phrase[1] - 1, link.end()), phrase[1] + 24)
            when = year[1] if year else None
            yield from self.claim(name, phrase, when)
            yield from self.claim(other, phrase, None, when, "former")

    def handed(self, name: Named) -> Iterator[Claim]:
        """ "who took over as X from A in 2022", "was replaced as X by A", "bought the club from A"."""
        took, by = say.TOOK.match(self.text, name.end), say.BY.match(self.text, name.end)
        bought = say.BOUGHT.match(self.text, name.end)
        match = took or by or bought
        if match is None or not match[1]:
            return
        other = self.other(name, match.end())
        at = other.end if other is not None else match.end() - 4
        year = say.YEAR.search(self.text, at, at + 24)
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
        match = say.COUNSEL.match(self.text, name.end)
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
        succeeds = say.SUCCEEDS.match(self.text, name.end) or say.SINCE.match(self.text, name.end)
        other = self.other(name, succeeds.end()) if succeeds else None
        if other is not None and not say.AS_LINK.match(self.text, other.end):
            year = say.YEAR.search(self.text, other.end, other.end + 24)
            evidence = self.parse.at(name.start, other.end)
            yield Succession(name.key, other.key, year[1] if year else None, evidence)

    def predecessor(self, name: Named) -> Iterator[Succession]:
        """ "his predecessor, Jane Roe" or "Jane Roe, his predecessor": of the one named before."""
        lead = say.PREDECESSOR.search(self.text[max(0, name.start - 40) : name.start])
        tail = say.PREDECESSOR_AFTER.match(self.text, name.end)
        before = [n for n in self.named if n.end < name.start and n.key != name.key]
        if before and (lead or tail):
            start = name.start - len(lead[0]) if lead else name.start
            end = tail.end() if tail else name.end
            yield Succession(before[-1].key, name.key, None, self.parse.at(start, end))

    def chairs(self, name: Named, start: int, verb: str, still: bool) -> Iterator[Claim]:
        """ "who chairs the trust", "who owned the club until 2019"."""
        end = to_stop(self.text, start)[1]
        body = re.sub(r"^[a-z]+['\u2019]s? ", "", self.text[start:end].strip())  # "the county's X committee"
        if not body or len(body) > 70 or not is_body(body, say.CHAIRS[verb] == "head"):
            return
        if verb == "led" and body.split()[-1].lower() not in lex.BODIES | lex.BODY_NOUNS.keys():
            return  # "who led Roe's overthrow", "who led the Otters with 12 points"
        role, status = say.CHAIRS[verb], "former" if verb in say.PAST and not still else "current"
        years = say.YEARS.match(self.text, end)
        since = years[2] if years and years[1] != "until" else None
        until = (years[2] if years[1] == "until" else years[3]) if years else None
        title = Title(role, body, "former" if until else status, role)
        yield Claim(name.key, title, since, until, self.parse.at(name.start, end))
        more = say.AND_IS.match(self.text, end)
        if more:
            yield from self.phrases(name, more.end())

    def as_office(self, name: Named) -> Iterator[Claim]:
        """ "As mayor, Mr Roe has the power"."""
        start = max(0, name.start - 90)
        before = say.AS.search(self.text[start : name.start])
        if before:
            yield from self.claim(name, (start + before.start(1), start + before.end(1)))

    def programme(self, name: Named) -> Iterator[Claim]:
        """A programme called after who presents it: "told Sunday Morning with Jane Roe"."""
        shown = programme(self.text, name.start)
        if shown is not None:
            title = Title("presenter", self.text[shown[0] : name.end], "current", "presenter")
            yield Claim(name.key, title, None, None, self.parse.at(shown[0], name.end))
