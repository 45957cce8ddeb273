"""The trained reader of attributions: who says what, and by which word."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from onrecord.models.attribution_decode import (
    Attribution,
    Settings,
    around,
    candidates,
    decode,
)
from onrecord.models.attribution_features import Range
from onrecord.models.encoder import Encoded, around_each, encoded, session

VERSION = "1"


def attributions(
    text: str, paragraphs: Sequence[Range], settings: Settings | None = None
) -> list[Attribution]:
    """The attributions of a text, in order of place. `paragraphs` are half-open ranges of `text`, in
    order and apart; nothing outside them is read. `settings` are those fitted to the weights unless given.
    """
    return in_order(a for one in encoded(text, paragraphs) for a in of_window(one, settings or fitted()))


def of_window(one: Encoded, settings: Settings) -> list[Attribution]:
    """The attributions of one window."""
    read = heads(one, settings)
    return decode(one.window, *read, settings) if read is not None else []


def in_order(found: Iterable[Attribution]) -> list[Attribution]:
    """The attributions of all windows in order of place."""
    return sorted(found, key=lambda a: (a.content[0], a.cue))


Heads = tuple[list[tuple[Range, float]], list[npt.NDArray[np.float32]], list[float]]


def heads(one: Encoded, settings: Settings) -> Heads | None:
    """What the two heads say of one window: its cue candidates, and of each its roles and being one; None
    if it has no candidate.
    """
    found = candidates(one.window, one.cue, settings)
    if not found:
        return None
    slices = [around(one.window, cue) for cue, _ in found]
    roles, real = session("attribution", "arguments").run(None, around_each(one.states, slices))
    return found, [roles[i, : hi - lo] for i, ((lo, hi), _) in enumerate(slices)], real.tolist()


def versions() -> dict[str, str]:
    """What to name in a record's `generator.models`."""
    return {"onrecord-attribution": VERSION}


@cache
def fitted() -> Settings:
    """The settings that were fitted to the weights (see training/)."""
    text = (files("onrecord.models") / "attribution" / "settings.json").read_text(encoding="utf-8")
    values = json.loads(text)
    return Settings(**{**values, "weights": tuple(values["weights"])})
