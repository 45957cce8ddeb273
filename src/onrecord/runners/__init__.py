"""Runners apply a function to many items, on one machine or on several."""

from onrecord.runners.local import LocalRunner

__all__ = ["LocalRunner"]
