"""onrecord: every account of a story, on one record, with the receipts.

import onrecord

record = onrecord.read("folder-of-articles")
for quote in record.quotes:
    print(quote["speaker"], [piece["exact"] for piece in quote["content"]])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from onrecord.api import open_archive, read
    from onrecord.archive import Archive
    from onrecord.errors import InputError, NotFoundError, OnrecordError, SettingsError, StoreError
    from onrecord.model import Article, Row, Span
    from onrecord.readers import Given
    from onrecord.record import Record

# Where each public name lives. They are imported on first use, so that `import onrecord` is cheap.
_HOMES = {
    "Archive": "onrecord.archive",
    "Article": "onrecord.model",
    "Given": "onrecord.readers",
    "InputError": "onrecord.errors",
    "NotFoundError": "onrecord.errors",
    "OnrecordError": "onrecord.errors",
    "Record": "onrecord.record",
    "Row": "onrecord.model",
    "SettingsError": "onrecord.errors",
    "Span": "onrecord.model",
    "StoreError": "onrecord.errors",
    "open_archive": "onrecord.api",
    "read": "onrecord.api",
}

__all__ = [
    "Archive",
    "Article",
    "Given",
    "InputError",
    "NotFoundError",
    "OnrecordError",
    "Record",
    "Row",
    "SettingsError",
    "Span",
    "StoreError",
    "__version__",
    "open_archive",
    "read",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
