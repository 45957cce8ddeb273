"""Bytes to text: UTF-8, what a byte order mark says, or a safely detected older encoding."""

from __future__ import annotations

import codecs

from onrecord.errors import InputError

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
    return str(best)
