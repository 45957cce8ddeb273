"""Finds quoted words that differ, what they were said of, and how many said them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from onrecord.linkers.base import Group
from onrecord.linkers.passages import quoted_ranges, readable
from onrecord.linkers.points_alignment import Sentences, places, stem
from onrecord.linkers.quote_groups import Utterance, grouped
from onrecord.model import Account, Discrepancy, Quote, Scare, Span
from onrecord.text.alignment import longest_run, matches
from onrecord.text.shingles import Words, folded

# A difference inside the words in common: what stands before the first or after the last is a cut.
FEWEST_COMMON = 3
# A version may lack so many words at an end of a sentence that is otherwise the same.
SHORT_TAIL = 3
# Of versions with so many words in common, all the rest of a sentence may be told in other words.
FIRMLY = 7
LONGEST_TAIL = 10
# More words between marks are a document.
LONGEST_QUOTED = 400
# A short version of other words: so many words at most, so many of the longer one, and so much of the
# shorter that stands in the longer; the sentences must be this much alike, unless one person says both.
LONGEST_SHORT = 12
LONGEST_REWORDED = 40
REWORDED = 0.5
REWORDED_LONG = 0.3
LIKE_LONG = 0.25
# A word between marks in so many places finds no partners.
MOST_QUOTING = 40
# So many words in a row on either side of a difference make sure that it is one, and no other sentence.
FIRM = 3
# Of versions that have so much of the longer in common, one firm side is enough where words are replaced.
MOSTLY = 0.6
LONGEST_CHANGE = 4
# A name in brackets may be longer than the one that it stands for.
LONGEST_NAMED = 10
# Of versions that quote so few words, what counts is what they were said of.
FRAGMENT = 4
# Of one word the sentences must be this much alike, and it must have so many letters.
LIKE = 0.2
LONG_WORD = 6
# A longer quotation is a sentence, and no name for anything.
LONGEST_CALLED = 8
_SPELLING = re.compile(r"(our|ys|is|ll)(?=(?:e|es|ed|ing|ation|ations|able|s|ist|er|ers)?$)")
_SMALL = frozenset(
    "a an the him her them i it he she they his its their was were had been is are be as to of for that "
    "this those these who which and or but in on at by with from said after being have has not mr mrs ms "
    "sir".split()
)
_BODIES = frozenset("sources police force company council government team club committee board union".split())


def wording(
    group: Group, of: Sentences, where: Mapping[Span, int], said: Sequence[Utterance]
) -> Iterator[Discrepancy]:
    """Discrepancies of quoted words: of kind "wording" or "number" (of speakers).

    `where` maps the spans of Scares to sentences, `said` is what stands between marks (see `quoted`).
    """
    told: set[Span] = set()
    for versions in grouped(said):
        if len({v.article for v in versions}) > 1:
            for row in _words(group, versions):
                told.update(s for value in row.values for s in value.evidence)
                yield row
    yield from _reworded(group, of, said, told)
    yield from _called(group, of, where)
    yield from _how_many(group, of, where)


def quoted(group: Group, quotes: Sequence[Utterance]) -> list[Utterance]:
    """Whatever stands between marks, with the speaker of the quote, one of `quotes`, that it is in.

    The marks themselves are read again, since a quote may run over several of them and leave out what
    stands between, and words outside marks are nobody's.
    """
    said: dict[str, list[Utterance]] = defaultdict(list)
    for utterance in quotes:
        said[utterance.article].append(utterance)
    found = []
    for article, blocks in readable(group).items():
        text = group.articles[article].text
        for start, end in quoted_ranges(group.articles[article], blocks):
            words = Words()
            words.add(text, start, end)
            if not 0 < len(words) <= LONGEST_QUOTED:
                continue
            span = Span(article, words.starts[0], _sentence_end(text, words.ends[-1]))
            home = next((u for u in said[article] if any(c.touches(span) for c in u.quote.content)), None)
            inner = Words()
            inner.add(text[span.start : span.end])
            found.append(
                Utterance(
                    id=f"{article} {start}",
                    quote=Quote((span,), (), (), "direct"),
                    text=text[span.start : span.end],
                    words=inner,
                    quoted=[True] * len(inner),
                    person=home.person if home else None,
                    named=home.named if home else False,
                    name=home.name if home else "",
                )
            )
    return found


def _sentence_end(text: str, end: int) -> int:
    while end < len(text) and text[end] in ".,!?;":
        end += 1
    return end


def _words(group: Group, versions: Sequence[Utterance]) -> Iterator[Discrepancy]:
    """Words inside marks that differ between what two versions have in common."""
    fullest = versions[0]
    changed, clipped = [], []
    for version in versions[1:]:
        if version.article != fullest.article:
            if _changed(fullest, version):
                changed.append(version)
            elif _clipped(fullest, version):
                clipped.append(version)
    if changed or clipped:
        speaker = next((v.name for v in versions if v.name), None)
        accounts: dict[tuple[str, ...], list[Utterance]] = {}
        for version in [fullest, *changed, *clipped]:
            accounts.setdefault(tuple(version.words.folded), []).append(version)
        yield Discrepancy(
            kind="wording",
            about=f"the words of {speaker}" if speaker else "the quoted words",
            grade="difference" if changed else "refinement",
            values=tuple(_account(group, found) for found in accounts.values()),
        )


def _changed(one: Utterance, other: Utterance) -> bool:
    """True if words differ among those in common, or where both versions begin or end."""
    a, b = _spelt(one), _spelt(other)
    pairs = matches(a, b)
    if len(pairs) < FEWEST_COMMON:
        return False
    runs = _runs(pairs)
    mostly = len(pairs) >= MOSTLY * max(len(a), len(b))
    long = max(map(len, runs)) >= FIRMLY
    for k, (one_run, next_run) in enumerate(pairwise(runs)):
        (i, j), (x, y) = one_run[-1], next_run[0]
        at_edges = k == 0 == min(one_run[0]), next_run[-1] == (len(a) - 1, len(b) - 1)
        firm = (len(one_run) >= FIRM or at_edges[0]) and (len(next_run) >= FIRM or at_edges[1])
        sure = max(len(one_run), len(next_run)) >= FIRM or long
        replaced = mostly and min(x - i, y - j) > 1 and sure
        left = one.text[one.words.ends[i] : one.words.starts[x]]
        right = other.text[other.words.ends[j] : other.words.starts[y]]
        spelt = "".join(a[i + 1 : x]) == "".join(b[j + 1 : y])  # "e-mail" and "email"
        longest = LONGEST_NAMED if mostly and (_bracketed(left) or _bracketed(right)) else LONGEST_CHANGE
        if spelt or not (firm or replaced) or max(x - i, y - j) - 1 > longest:
            continue
        if not _cut(left, a[i + 1 : x], b[j + 1 : y]) and not _cut(right, b[j + 1 : y], a[i + 1 : x]):
            return True
    (i, j), (x, y) = pairs[0], pairs[-1]
    before = (i, j) if len(runs[0]) >= FIRM else (0, 0)
    after = (len(a) - 1 - x, len(b) - 1 - y) if len(runs[-1]) >= FIRM else (0, 0)
    longest = SHORT_TAIL if len(pairs) < FIRMLY else LONGEST_TAIL
    return any(min(left) > 0 and max(left) <= longest for left in (before, after))


def _bracketed(gap: str) -> bool:
    """True for what an outlet put in for the speaker's words, in brackets."""
    return gap.strip().startswith("[") and gap.strip().endswith("]")


def _reworded(
    group: Group, of: Sentences, quoted: Sequence[Utterance], told: set[Span]
) -> Iterator[Discrepancy]:
    """A few quoted words that another outlet quotes in part otherwise: "surrounded and struck" and
    "surrounded and beaten".
    """
    spelt = [_spelt(u) for u in quoted]
    where = places(of.spans, (u.quote.content[0] for u in quoted))
    quoting: dict[str, list[int]] = defaultdict(list)
    for k, u in enumerate(quoted):
        if len(u.words) <= LONGEST_REWORDED and u.quote.content[0] in where:
            for word in sorted({stem(w) for w in spelt[k] if w not in _SMALL}):
                quoting[word].append(k)
    pairs = sorted(
        {
            (a, b)
            for held in quoting.values() if len(held) <= MOST_QUOTING
            for a, b in combinations(held, 2)
            if quoted[a].article != quoted[b].article
        }
    )  # fmt: skip
    used: set[int] = set()
    known: dict[str, list[Span]] = defaultdict(list)
    for span in told:
        known[span.article].append(span)
    within: dict[str, list[str]] = defaultdict(list)
    for k, u in enumerate(quoted):
        within[u.article].append(f" {' '.join(spelt[k])} ")
    for a, b in pairs:
        one, other = quoted[a], quoted[b]
        spans = one.quote.content[0], other.quote.content[0]
        if a in used or b in used or any(s.touches(t) for s in spans for t in known[s.article]):
            continue
        like = of.likeness(where[spans[0]], where[spans[1]])
        same = one.person is not None and one.person == other.person
        apart = one.named and other.named and not same
        alike = same or (not apart and like >= LIKE)
        if not alike or not _one_remark(one, other, spelt[a], spelt[b], like):
            continue
        if not any(
            f" {' '.join(spelt[mine])} " in words
            for mine, article in ((a, other.article), (b, one.article))
            for words in within[article]
        ):
            used |= {a, b}
            speaker = one.name or other.name
            yield Discrepancy(
                kind="wording",
                about=f"the words of {speaker}" if speaker else "the quoted words",
                grade="difference",
                values=(_account(group, [one]), _account(group, [other])),
            )


def _one_remark(one: Utterance, other: Utterance, a: Sequence[str], b: Sequence[str], like: float) -> bool:
    """True if the shorter of two quotations has half its words, two of them side by side and a telling one,
    in the other's order, and they are a good part of the longer or the sentences are alike.
    """
    short, long = sorted((len(a), len(b)))
    if not 1 < short <= LONGEST_SHORT:
        return False
    pairs = matches([stem(w) for w in a], [stem(w) for w in b])
    shared = {a[i] for i, _ in pairs if a[i] not in _SMALL}
    left = {w for w in a if w not in _SMALL} - shared, {w for w in b if w not in _SMALL} - shared
    edited = any(_cut(u.text, (), ()) for u in (one, other))
    enough = len(pairs) >= REWORDED * short and (len(pairs) >= REWORDED_LONG * long or like >= LIKE_LONG)
    return enough and longest_run(pairs) > 1 and bool(shared) and all(left) and not edited


def _spelt(u: Utterance) -> list[str]:
    """The words with British and American spellings made one."""
    return [_SPELLING.sub(_plain, word) for word in u.words.folded]


def _plain(match: re.Match[str]) -> str:
    return {"our": "or", "ys": "yz", "is": "iz", "ll": "l"}[match.group(1)]


def _runs(pairs: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Matched words that stand side by side in both versions."""
    runs: list[list[tuple[int, int]]] = []
    for i, j in pairs:
        if runs and runs[-1][-1] == (i - 1, j - 1):
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    return runs


def _cut(gap: str, here: Sequence[str], there: Sequence[str]) -> bool:
    """True if what stands between two words says that something was left out or put in: a bracket in place
    of another name is a choice of words, one in place of a pronoun or of nothing is none.
    """
    named = bool(here) and any(len(w) > 2 and w not in _SMALL for w in there)
    return "\u2026" in gap or "..." in gap or (("[" in gap or "(" in gap) and not named)


def _clipped(one: Utterance, other: Utterance) -> bool:
    """True if one version stops a few words short of where the other ends its sentence."""
    a, b = one.words.folded, other.words.folded
    pairs = matches(a, b)
    return (
        len(pairs) == len(b) >= 2 * FRAGMENT
        and pairs[0] == (0, 0)
        and 0 < len(a) - len(b) <= SHORT_TAIL
        and not any(c in one.text[one.words.ends[pairs[-1][0]] :][:2] for c in ".,;!?")
    )


def _called(group: Group, of: Sentences, where: Mapping[Span, int]) -> Iterator[Discrepancy]:
    """A few quoted words that the outlets say were said of different things."""
    for found in _fragments(group, of, where):
        accounts: list[tuple[set[str], list[Scare]]] = []
        for scare in found:
            quoted = _text(group, scare.span)
            if len(scare.words) > LONGEST_CALLED or quoted[:1].isupper():
                continue  # a sentence, or a title
            frame = _telling(group, scare.target)
            home = next((a for a in accounts if a[0] & frame), None)
            if not frame:
                continue
            if home is None:
                accounts.append((frame, [scare]))
            else:
                home[0].update(frame)
                home[1].append(scare)
        if len(accounts) > 1 and len({s.span.article for _, same in accounts for s in same}) > 1:
            yield Discrepancy(
                kind="wording",
                about=f"what was called \u201c{_text(group, found[0].span)}\u201d",
                grade="difference",
                values=tuple(
                    Account(_text(group, same[0].target), tuple(_whole(s) for s in same))
                    for _, same in accounts
                ),
            )


def _whole(scare: Scare) -> Span:
    """From what the words are said of to the words, or the other way round."""
    spans = [s for s in (scare.span, scare.target) if s is not None]
    return Span(scare.span.article, min(s.start for s in spans), max(s.end for s in spans))


def _how_many(group: Group, of: Sentences, where: Mapping[Span, int]) -> Iterator[Discrepancy]:
    """Words that one unnamed speaker said here, several there."""
    for found in _fragments(group, of, where):
        for noun in sorted({s.by_noun for s in found if s.by_noun and s.by_noun not in _BODIES}):
            lone = [s for s in found if s.by_noun == noun and s.plural is False]
            several = [s for s in found if s.by_noun == noun and s.plural]
            apart = {s.span.article for s in lone}.isdisjoint(s.span.article for s in several)
            if lone and several and apart:
                yield Discrepancy(
                    kind="number",
                    about=f"how many said it: {noun}",
                    grade="difference",
                    values=tuple(
                        Account(_text(group, same[0].by), tuple(dict.fromkeys(s.by for s in same if s.by)))
                        for same in (lone, several)
                    ),
                )


def _fragments(group: Group, of: Sentences, where: Mapping[Span, int]) -> list[list[Scare]]:
    """Quotations that share the words of the shortest of them, from two articles or more."""
    scares = [s for s in group.of(Scare) if s.span in where]
    holders: dict[tuple[str, ...], dict[Scare, None]] = {s.words: {} for s in scares if _rare(s.words)}
    for scare in scares:
        for size in range(1, min(FRAGMENT, len(scare.words)) + 1):
            for at in range(len(scare.words) - size + 1):
                found = holders.get(scare.words[at : at + size])
                if found is not None:
                    found[scare] = None
    groups: list[list[Scare]] = []
    known: dict[Scare, list[set[Scare]]] = defaultdict(list)
    for words in sorted(holders, key=lambda w: (-len(w), w)):
        near = [
            s for s in holders[words]
            if len([w for w in words if w not in _SMALL]) > 1 or any(
                s.span.article != o.span.article and of.likeness(where[o.span], where[s.span]) >= LIKE
                for o in holders[words]
            )
        ]  # fmt: skip
        whole = set(near)
        if len({s.span.article for s in near}) > 1 and not any(whole <= other for other in known[near[0]]):
            groups.append(near)
            for scare in near:
                known[scare].append(whole)
    return groups


def _rare(words: Sequence[str]) -> bool:
    telling = [w for w in words if w not in _SMALL]
    return len(words) <= FRAGMENT and bool(telling) and (len(telling) > 1 or len(telling[0]) >= LONG_WORD)


def _telling(group: Group, span: Span | None) -> set[str]:
    if span is None:
        return set()
    words = folded(group.articles[span.article].text[span.start : span.end])
    return {stem(w.removesuffix("'s")) for w in words if w not in _SMALL}


def _account(group: Group, versions: Sequence[Utterance]) -> Account:
    spans = tuple(s for v in versions for s in v.quote.content)
    return Account(" ".join(_text(group, s) for s in versions[0].quote.content), spans)


def _text(group: Group, span: Span | None) -> str:
    if span is None:
        return ""
    return " ".join(group.articles[span.article].text[span.start : span.end].split())
