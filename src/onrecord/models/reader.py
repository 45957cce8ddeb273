"""What the trained heads read in an article, all from one pass of the encoder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.models import attribution, meanings, stances
from onrecord.models.attribution_decode import Attribution
from onrecord.models.attribution_features import Range
from onrecord.models.encoder import encoded
from onrecord.models.meanings import Meanings
from onrecord.models.stances_decode import StanceReading


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's attributions and stances, each in order of place, and what its words mean."""

    attributions: tuple[Attribution, ...]
    stances: tuple[StanceReading, ...]
    meanings: Meanings


@lru_cache(maxsize=4)  # the annotators of one article ask one after the other
def read(text: str, paragraphs: tuple[Range, ...]) -> Reading:
    """What the heads read in a text. `paragraphs` are half-open ranges of `text`, in order and apart;
    nothing outside them is read.
    """
    said: list[Attribution] = []
    held: list[StanceReading] = []
    meant: list[Meanings] = []
    for one in encoded(text, paragraphs):
        said += attribution.of_window(one, attribution.fitted())
        held += stances.of_window(one, stances.fitted())
        meant.append(meanings.of_window(one))
    return Reading(tuple(attribution.in_order(said)), tuple(stances.in_order(held)), meanings.joined(meant))
