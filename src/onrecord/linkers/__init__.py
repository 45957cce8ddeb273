"""LINKERS: every comparer of rows across the articles of a story, one line each."""

from onrecord.linkers.base import Group, Linker
from onrecord.linkers.passages import Passages
from onrecord.linkers.people import People
from onrecord.linkers.repeated_furniture import RepeatedFurnitureLinker

LINKERS: tuple[Linker, ...] = (
    RepeatedFurnitureLinker(),
    People(),
    Passages(),
)

__all__ = ["LINKERS", "Group", "Linker"]
