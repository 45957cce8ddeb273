"""What a judgement must be to be kept, whoever made it: bounded, of a known shape, made of text."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from onrecord.errors import OnrecordError
from onrecord.judging.anchors import AROUND, EXACT, LONGEST_WORDS, MOST
from onrecord.model import ACTIONS, Judgement, plain

LONGEST = {"reason": 2000, "by": 200, "name": 200}
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_TARGETS = {
    "merge": range(2, MOST + 1), "split": range(1, 3), "rename": range(1, 2), "reject": range(1, 2),
    "confirm": range(1, 2), "withdraw": range(1),
}  # fmt: skip
_SHORT = 200


def checked(judgement: Judgement) -> Judgement:
    """The judgement itself. Raises OnrecordError that says what is wrong with it and what would be right."""
    for name, most in LONGEST.items():
        value = getattr(judgement, name) or ""
        if len(value) > most:
            raise OnrecordError(
                f"the {name} has {len(value):,} characters, where {most:,} are allowed: shorten it"
            )
    if judgement.action not in ACTIONS:
        raise OnrecordError(f"no judgement is called {judgement.action!r}; there are {', '.join(ACTIONS)}")
    if not judgement.by.strip():
        raise OnrecordError("a judgement says by whom it is: give a name with --by")
    if not _is_moment(judgement.at):
        raise OnrecordError(
            f"the moment {judgement.at!r} is not one in UTC before the year 9999, as "
            "2025-03-12T18:40:00.000000Z"
        )
    if len(judgement.targets) not in _TARGETS[judgement.action]:
        raise OnrecordError(f"{judgement.action} on {len(judgement.targets)} rows is no judgement")
    if (judgement.action == "rename") != bool(judgement.name and judgement.name.strip()):
        raise OnrecordError("rename, and nothing else, gives a name: say which")
    if (judgement.action == "split") != bool(judgement.moved):
        raise OnrecordError("split, and nothing else, says what is taken out")
    if (judgement.action == "withdraw") != bool(judgement.withdraws):
        raise OnrecordError("withdraw, and nothing else, names another judgement")
    _check_anchors(judgement)
    if any(0xD800 <= ord(c) < 0xE000 for text in _texts(plain(judgement)) for c in text):
        raise OnrecordError("it holds half characters (lone surrogates), which are no text: leave them out")
    return judgement


def _check_anchors(judgement: Judgement) -> None:
    for target in judgement.targets:
        if not target.anchors or len(target.anchors) > MOST:
            raise OnrecordError(
                f"a row that rests on {len(target.anchors):,} pieces of text cannot be judged"
            )
        short = [target.table, *(name for name, _ in target.words)]
        long = [target.label, *(words for _, words in target.words)]
        if any(len(t) > _SHORT for t in short) or any(len(t) > LONGEST_WORDS for t in long):
            raise OnrecordError(f"the words of {target.label[:60]!r} are too long")
    anchors = [a for t in judgement.targets for a in t.anchors] + list(judgement.moved)
    if len(judgement.moved) > MOST:
        raise OnrecordError(f"split: {len(judgement.moved):,} pieces are too many at once: take fewer")
    for anchor in anchors:
        if not 0 <= anchor.start < anchor.end or not 0 < len(anchor.exact) <= min(
            EXACT, anchor.end - anchor.start
        ):
            raise OnrecordError(f"characters {anchor.start} to {anchor.end} are no piece of a text")
        if max(len(anchor.before), len(anchor.after)) > AROUND or len(anchor.outlet) > 1000:
            raise OnrecordError("the words around a piece of text are too long")


def _is_moment(at: str) -> bool:
    """True for a moment after which there is time for further judgements."""
    if not _AT.fullmatch(at) or at.startswith("9999"):
        return False
    try:
        datetime.fromisoformat(at)
    except ValueError:
        return False
    return True


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [t for v in value.values() for t in _texts(v)]
    if isinstance(value, list):
        return [t for v in value for t in _texts(v)]
    return []


def moment(now: datetime, last: str) -> str:
    """A time in UTC, always later than the last judgement's, so that order is order of making."""
    at = written(now)
    if at > last:
        return at
    from datetime import timedelta

    return written(datetime.fromisoformat(last) + timedelta(microseconds=1))


def written(when: datetime) -> str:
    """A time as judgements write it."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
