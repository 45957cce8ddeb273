"""Bytes to text: UTF-8, what a byte order mark says, or a safely detected older encoding."""

from __future__ import annotations

import codecs
import re

from onrecord.errors import InputError
from onrecord.text import language

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What begins files that are no text at all.
BINARY = (
    b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"SQLite format 3",
    b"\x7fELF", b"MZ\x90", b"\xd0\xcf\x11\xe0",
)  # fmt: skip

# Control characters that have no place in an article; more of them than this share is no text.
CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27, 133})
TOO_MANY = 0.01

# Code pages that the detector mixes up, and the languages that are written in the second.
ALIKE = frozenset(("cp1250", "cp1252", "latin_1"))
CENTRAL = frozenset("cs hr hu pl ro sk sl sq sr".split())
# A sign that is no letter, between two letters: what cp1252 makes of many a letter of cp1250.
IN_A_WORD = re.compile(r"(?<=[^\W\d_])(?:[^\w\s]|[\u00b2\u00b3\u00b9\u00bc-\u00be])(?=[^\W\d_])")


def decode(data: bytes, where: str) -> str:
    """The text of `data`, without a byte order mark; line ends stay as they are.

    Raises InputError for what is empty, binary or in no encoding that can be told safely, with the
    position of the byte that cannot be read.
    """
    if not data.strip():
        raise InputError(where, "empty: nothing to read")
    for magic in BINARY:
        if data.startswith(magic):
            raise InputError(where, "a binary file, not text: give the article as text, HTML or JSON Lines")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                at = error.start + len(mark)
                raise InputError(
                    where, f"begins as {encoding} but byte {at} breaks it: save it as UTF-8"
                ) from error
    controls = len(data) - len(data.translate(None, CONTROL))
    if controls > TOO_MANY * len(data):
        at = next(i for i, byte in enumerate(data) if byte in CONTROL)
        raise InputError(
            where, f"binary, or text in an unmarked encoding (control byte at {at}): save it as UTF-8"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _older(data, error, where)


def _older(data: bytes, error: UnicodeDecodeError, where: str) -> str:
    """Text in a one-byte encoding, where the detector is sure of it; else InputError."""
    from charset_normalizer import from_bytes

    # Characters that only UTF-8 writes with several bytes: then the file is UTF-8, and broken.
    multibyte = not data.decode("utf-8", errors="ignore").isascii()
    best = (
        None if multibyte else from_bytes(data, cp_isolation=["cp1252", "cp1250", "cp1251", "latin_1"]).best()
    )
    if best is None or best.chaos > 0.05:
        raise InputError(
            where,
            f"not UTF-8 (byte {error.start} is 0x{data[error.start]:02x}) and no other encoding fits "
            "safely: save it as UTF-8",
        ) from error
    return _latin(data) or str(best) if best.encoding in ALIKE else str(best)


def _latin(data: bytes) -> str | None:
    """The text as Western Europe writes it, or as Central Europe does where its language is one of there or
    signs would stand in its words: the detector tells the two by chance. None where one has no such byte.
    """
    try:
        western, central = data.decode("cp1252"), data.decode("cp1250")
    except UnicodeDecodeError:
        return None
    if language.identify(central) in CENTRAL:
        return central
    signs = [m.start() for m in IN_A_WORD.finditer(western)]
    return central if any(central[at].isalpha() for at in signs) else western
