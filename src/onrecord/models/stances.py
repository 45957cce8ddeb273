"""The trained reader of stances: who stands where on what, over states that are there anyway."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from onrecord.models.attribution_decode import Settings, candidates
from onrecord.models.encoder import Encoded, around_each, session
from onrecord.models.stances_decode import (
    Measured,
    StanceReading,
    StanceSettings,
    around,
    decode,
    measured,
)

VERSION = "1"


def of_window(one: Encoded, settings: StanceSettings) -> list[StanceReading]:
    """The stances of one window, in order of place."""
    return decode(heads(one, settings), settings)


def heads(one: Encoded, settings: StanceSettings) -> list[Measured]:
    """What the heads say of one window: every candidate that has a target, however sure."""
    tags, states = session("stances", "body").run(None, {"middle": one.middle[None]})
    found = candidates(one.window, tags[0], Settings(seed=settings.seed, grow=settings.grow))
    if not found:
        return []
    slices = [around(one.window, cue) for cue, _ in found]
    roles, kinds = session("stances", "sides").run(None, around_each(states[0], slices))
    own = [roles[i, : hi - lo] for i, ((lo, hi), _) in enumerate(slices)]
    return measured(one.window, found, [at for at, _ in slices], own, kinds, settings)


def in_order(found: Iterable[StanceReading]) -> list[StanceReading]:
    """The readings of all windows in order of place."""
    return sorted(found, key=lambda r: (r.cue, r.targets, r.holders))


def versions() -> dict[str, str]:
    """What to name in a record's `generator.models`."""
    return {"onrecord-stances": VERSION}


@cache
def fitted() -> StanceSettings:
    """The settings that were fitted to the weights (see training/)."""
    text = (files("onrecord.models") / "stances" / "settings.json").read_text(encoding="utf-8")
    values = json.loads(text)
    return StanceSettings(**{**values, "weights": tuple(values["weights"])})
