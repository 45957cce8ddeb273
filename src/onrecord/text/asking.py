"""Which names somebody's words ask for: every word must begin a word of a name, whatever its case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_ARTICLES = ("a", "an", "the")


def folded(text: str) -> list[str]:
    """The words of a text without case and accents: "L'Été" gives "l", "ete"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.findall(r"\w+", plain.casefold())


def asked(text: str) -> list[str]:
    """The words to look for, without a leading article."""
    wanted = folded(text)
    return wanted[1:] if wanted[:1] and wanted[0] in _ARTICLES else wanted


def begin(wanted: Sequence[str], names: Iterable[str]) -> bool:
    """Whether each of the wanted words begins a word of some name."""
    said = {word for name in names for word in folded(name)}
    return all(any(word.startswith(start) for word in said) for start in wanted)
