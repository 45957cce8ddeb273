"""onrecord: every account of a story, on one record, with the receipts."""

__version__ = "0.1.0"
