"""LINKERS: every comparer of rows across the articles of a story, one line each."""

from onrecord.linkers.base import Group, Linker

LINKERS: tuple[Linker, ...] = ()

__all__ = ["LINKERS", "Group", "Linker"]
