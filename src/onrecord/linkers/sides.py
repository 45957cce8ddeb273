"""Whom a claim's words mean in the story: its person or body, and the office that acts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from onrecord.model import Office, Person, row_id

_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(
    "the a an of for to in on at by and or sir mr mrs ms dr dame lord lady his her its their our my your who "
    "that this these those s over from with".split()
)

_BEFORE = frozenset({"the", "a", "her", "his", "its", "their", "our", "my"})
# These make another office of the one that follows.
_OTHER = frozenset(
    "former ex deputy shadow acting assistant vice then interim outgoing incoming senior junior first second "
    "previous past new next retired rival fellow future late".split()
)


# Whom a headline calls the head of a body, and the titles of those who are.
_BOSSES = frozenset({"boss", "chief", "head", "leader"})
_HEADING = frozenset(
    "chief head director president chancellor governor mayor principal manager leader chairman chairwoman "
    "chair vice-chancellor".split()
)


@lru_cache(maxsize=8192)
def content_words(text: str) -> frozenset[str]:
    """The words of a phrase that carry its meaning, case folded, a plural -s cut off."""
    found = (w.casefold() for w in _WORD.findall(text.replace("\u2019", "'")))
    return frozenset(
        w[:-1] if len(w) > 4 and w.endswith("s") and not w.endswith("ss") else w
        for w in found
        if w not in _EMPTY
    )


def alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """True if two phrases name one thing: one's words are the other's, or half of all are shared."""
    if not left or not right:
        return False
    return left <= right or right <= left or len(left & right) >= 0.5 * len(left | right)


class Sides:
    """The story's people and bodies, found by entity or by name."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.people = {row_id(p): p for p in people}
        self._member = {m: key for key, p in self.people.items() for m in p.members}
        self._found: dict[str, str | None] = {}
        self._offices: dict[str, str | None] = {}
        by_name: dict[str, set[str]] = defaultdict(set)
        for key, person in self.people.items():
            for name in (person.name, *person.aliases):
                by_name[_plain(name)].add(key)
        self._named = {name: next(iter(keys)) for name, keys in by_name.items() if len(keys) == 1}
        by_title: dict[str, set[str]] = defaultdict(set)
        for key, person in self.people.items():
            for office in person.offices:
                if office.status in ("current", "acting"):
                    by_title[_plain(office.title)].add(key)
                    if office.body:
                        by_title[_plain(f"{office.body} {office.title}")].add(key)
        self._headed = [
            (key, content_words(office.body))
            for key, person in self.people.items()
            for office in person.offices
            if office.body and office.status in ("current", "acting") and _heads(office.title)
        ]
        self._titled = {t: next(iter(keys)) for t, keys in by_title.items() if len(keys) == 1}

    def find(self, entity: str | None, name: str) -> str | None:
        """The row id of whom a claim means: by entity, else by a name or office that only one has."""
        if entity in self._member:
            return self._member[entity]
        if name not in self._found:
            self._found[name] = self._by_words(name)
        return self._found[name]

    def _by_words(self, name: str) -> str | None:
        plain = _plain(name)
        found = self._named.get(plain) or self._titled.get(plain)
        words = plain.split()
        # "her chair", "the embattled captain": what stands before the title does not change the office.
        while (
            found is None
            and len(words) > 1
            and words[0] not in _OTHER
            and name.casefold().split()[0] in _BEFORE
        ):
            words.pop(0)
            found = self._titled.get(" ".join(words))
        return found or self._boss_of(name)

    def _boss_of(self, name: str) -> str | None:
        """Who alone heads the body of "the boss of Lorn", "Lorn boss"; else the one holder of the title
        before "of", of a body that may be it; None for any other words.
        """
        parts = _plain(name).split()
        post, of, rest = " ".join(parts).partition(" of ")
        if of and post in _BOSSES:
            body = content_words(rest)
            post = "chief executive"
        elif of:
            key = self._titled.get(post)
            bodies = [o.body for o in self.people[key].offices if o.body] if key is not None else []
            return None if any(not content_words(b) & content_words(rest) for b in bodies) else key
        elif len(parts) > 1 and parts[-1] in _BOSSES and not _OTHER & set(parts):
            body = content_words(" ".join(parts[:-1]))
        else:
            return None
        keys = {key for key, held in self._headed if body and body <= held}
        if not keys and of:
            key = self._titled.get(post)
            held = self.people[key].offices if key is not None else ()
            return key if not any(o.body for o in held) else None
        return next(iter(keys)) if len(keys) == 1 else None

    def name(self, key: str | None, words: str) -> str:
        """The name in full, or the text's words without their article."""
        return self.people[key].name if key is not None else without_article(words)

    def office(self, words: str) -> str | None:
        """An office in full ("mayor" as "Mayor of Port Ellery"), if the story knows one such office only."""
        if words not in self._offices:
            self._offices[words] = self._office(words)
        return self._offices[words]

    def _office(self, words: str) -> str | None:
        key = self.find(None, words)
        parts = _plain(words).split()
        # "Labour London mayor": a party or a word of praise before the office.
        while key is None and len(parts) > 1 and parts[0] not in _OTHER:
            parts.pop(0)
            key = self._titled.get(" ".join(parts))
        person = self.people.get(key or "")
        if person is None:
            return None
        if person.type != "person":
            return person.name
        wanted = content_words(words)
        held = [o for o in person.offices if o.status in ("current", "acting")]
        fitting = [o for o in held if content_words(o.title) & wanted] or held
        names = sorted({title(o) for o in fitting}, key=lambda n: (-len(n), n))
        return names[0] if names else None


def _heads(words: str) -> bool:
    """True if a title is that of who heads a body."""
    parts = _plain(words).split()
    return bool(parts) and not _OTHER & set(parts) and bool(_HEADING & {parts[0], parts[-1]})


def title(office: Office) -> str:
    """An office in full: its title, and its body where the title does not hold it."""
    if not office.body or content_words(office.body) & content_words(office.title):
        return office.title
    of = office.title.casefold().split()[-1] in ("mayor", "governor", "bishop", "archbishop", "sheriff")
    return f"{office.title} of {office.body}" if of else f"{office.title}, {office.body}"


def without_article(words: str) -> str:
    """A phrase without its leading article."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.casefold() in ("the", "a", "an") else words


def _plain(name: str) -> str:
    words = [w.casefold() for w in _WORD.findall(name.replace("\u2019", "'"))]
    while words and words[0] in ("the", "a", "an"):
        words.pop(0)
    return " ".join(words)
