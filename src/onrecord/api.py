"""The two functions that most Python users need: `read` and `open_archive`."""

from __future__ import annotations

from pathlib import Path

from onrecord.archive import Archive
from onrecord.errors import OnrecordError
from onrecord.readers import UNSAID, Given
from onrecord.record import Record
from onrecord.settings import load


def read(*paths: str | Path, story: str | None = None, given: Given = UNSAID, strict: bool = False) -> Record:
    """Read files, folders or globs as one story and give its record, without keeping a store.

    What cannot be read is left out, and named in `record.skipped`; with `strict`, the first such
    input is raised instead. Raises OnrecordError where nothing at all can be read.
    """
    with Archive(None) as archive:
        title = story or (Path(paths[0]).resolve().name if len(paths) == 1 else "story")
        report = archive.read([str(p) for p in paths], title, given)
        if report.skipped and (strict or not report.items):
            raise report.skipped[0]
        if not report.items:
            raise OnrecordError("nothing to read: name at least one file or folder")
        record = archive.record(title)
        record.skipped = report.skipped
        return record


def open_archive(store: str | Path | None = None) -> Archive:
    """The archive in a store's file: that one, else the one that the settings name."""
    settings = load(store=Path(store) if store else None)
    return Archive(settings.store, settings.workers, settings)
