"""Text made safe to look at: nothing in it can break out of the markup or turn the line around."""

from __future__ import annotations

import html
from urllib.parse import urlsplit

from markupsafe import Markup

_BIDI = {
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
}  # fmt: skip

# Controls are shown by their Unicode pictures, embeddings and overrides by their names: both would
# otherwise be invisible or reorder what a reader sees. Lone surrogates cannot be written as UTF-8.
_SHOWN: dict[int, str] = {
    **{c: chr(0x2400 + c) for c in range(0x20) if c not in (0x09, 0x0A, 0x0B, 0x0C, 0x0D)},
    0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n",
    0x7F: "\u2421",
    **{c: "\ufffd" for c in range(0x80, 0xA0) if c != 0x85},
    **{c: f"\u27e6{name}\u27e7" for c, name in _BIDI.items()},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    0xFFFE: "\ufffd", 0xFFFF: "\ufffd",
}  # fmt: skip

_LINKS = ("http", "https")


def visible(text: str) -> str:
    """The text with every control character, lone surrogate and direction override made visible."""
    return text.translate(_SHOWN)


def safe(value: object) -> Markup:
    """A value as markup, escaped for text and quoted attributes alike; Markup passes as it is."""
    if isinstance(value, Markup):
        return value
    return Markup(html.escape(visible(str(value)), quote=True))


def link(url: str | None) -> str | None:
    """The URL if it is a plain http or https address, else None."""
    if not url or not url.isprintable() or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in _LINKS and parts.netloc else None


def anchor(prefix: str, row_id: str) -> str:
    """An element id for a row: the prefix, a dash, and the row's id with all but [A-Za-z0-9_.] spelt out.

    Two different ids never give one anchor.
    """
    spelt = "".join(c if c.isascii() and (c.isalnum() or c in "_.") else f"-{ord(c):x}-" for c in row_id)
    return f"{prefix}-{spelt}"
