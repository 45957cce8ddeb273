"""Finds what to read: files, folders, globs and standard input, with a folder's sidecar."""

from __future__ import annotations

import glob
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import InputError
from onrecord.readers.base import Given, Source
from onrecord.readers.plain import checked

SIDECAR = "articles.toml"
KEYS = ("outlet", "url", "title", "published", "authors")


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may hold articles, and the name of the story it would be part of."""

    path: Path | None
    story: str


def find(paths: Iterable[str], suffixes: frozenset[str]) -> Iterator[Found | InputError]:
    """What the paths name, in a fixed order; an InputError for each that names nothing.

    A folder gives its files of known suffixes, folders inside it too; `-` gives standard input.
    """
    seen: set[Path] = set()
    for path in paths:
        if path == "-":
            yield Found(None, "standard-input")
            continue
        named = Path(path).expanduser()
        hits = [named] if named.exists() else sorted(Path(p) for p in glob.glob(str(named), recursive=True))
        if not hits:
            yield InputError(path, "no such file or folder, and no file matches it")
        for hit in hits:
            found = (
                list(_in_folder(hit, suffixes)) if hit.is_dir() else [Found(hit, hit.resolve().parent.name)]
            )
            if not found:
                known = ", ".join(sorted(suffixes))
                yield InputError(str(hit), f"a folder with nothing to read in it (looked for {known})")
            for item in found:
                if item.path is not None and item.path.resolve() not in seen:
                    seen.add(item.path.resolve())
                    yield item


def _in_folder(folder: Path, suffixes: frozenset[str]) -> Iterator[Found]:
    story = folder.resolve().name or "story"
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in suffixes and path.is_file() and not hidden:
            yield Found(path, story)


def load(found: Found, given: Given, max_bytes: int, max_chars: int) -> Source:
    """The Source of what was found. Raises InputError where it cannot be opened or is too large."""
    if found.path is None:
        data = sys.stdin.buffer.read(max_bytes + 1)
        where, file = "standard input", None
    else:
        where, file = str(found.path), found.path.name
        try:
            if found.path.stat().st_size > max_bytes:
                raise InputError(
                    where, f"larger than {max_bytes:,} bytes: split it, or raise max_bytes in the config file"
                )
            data = found.path.read_bytes()
        except OSError as error:
            raise InputError(where, f"cannot be opened ({error.strerror})") from error
        given = given.over(Sidecars.of(found.path))
    if len(data) > max_bytes:
        raise InputError(
            where, f"more than {max_bytes:,} bytes: split it, or raise max_bytes in the config file"
        )
    return Source(data, file, where, checked(given, where), max_chars)


class Sidecars:
    """The `articles.toml` files beside the inputs: one table a file name."""

    @staticmethod
    def of(path: Path) -> Given:
        """What the sidecar in the file's folder gives for it. Raises InputError where it is wrong."""
        sidecar = path.parent / SIDECAR
        if not sidecar.is_file():
            return Given()
        where = str(sidecar)
        try:
            tables = tomllib.loads(sidecar.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise InputError(
                where, f"not valid TOML ({error}), so {path.name} is not read: correct it"
            ) from error
        table = tables.get(path.name, {})
        if not isinstance(table, dict):
            raise InputError(where, f"{path.name!r} must be a table: write [{path.name!r}] above its keys")
        unknown = sorted(table.keys() - set(KEYS))
        if unknown:
            raise InputError(
                where, f"[{path.name!r}] has {', '.join(unknown)}; known keys are {', '.join(KEYS)}"
            )
        return Given(**{key: _value(key, value, where) for key, value in table.items()})


def _value(key: str, value: Any, where: str) -> Any:
    if key == "authors" and isinstance(value, list):
        return tuple(str(v) for v in value)
    if key == "published" and hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, str) and key != "authors":
        return value
    raise InputError(
        where, f"{key} is {value!r}; a {'list of names' if key == 'authors' else 'text'} is expected"
    )
