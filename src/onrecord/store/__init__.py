"""The store keeps articles, stories and rows in one SQLite file that opens in any tool."""

from onrecord.store.store import Store, StorySummary

__all__ = ["Store", "StorySummary"]
