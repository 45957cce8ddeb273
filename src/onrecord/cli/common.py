"""What the commands share: the archive that the options name, and the two consoles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.archive import Archive


def archive(context: typer.Context) -> Archive:
    """The archive in the store that `--store` or the settings name."""
    from onrecord.api import open_archive

    store: Path | None = context.obj
    return open_archive(store)


def console() -> Console:
    """Where results are printed. Text from articles goes in as `rich.text.Text`, never as markup."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def errors() -> Console:
    """Where progress and problems are told."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def clean(text: str) -> str:
    """Text that cannot steer a terminal: control characters and direction marks made visible."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)
