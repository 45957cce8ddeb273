"""LINKERS: every comparer of rows across the articles of a story, one line each."""

from onrecord.linkers.accounts import Accounts
from onrecord.linkers.base import Group, Linker
from onrecord.linkers.diary import Diary
from onrecord.linkers.discrepancies import Discrepancies
from onrecord.linkers.inferred_dates import InferredDates
from onrecord.linkers.passages import Passages
from onrecord.linkers.people import People
from onrecord.linkers.points import Points
from onrecord.linkers.positions import Positions
from onrecord.linkers.powers import Powers
from onrecord.linkers.quote_groups import QuoteGroups
from onrecord.linkers.repeated_furniture import RepeatedFurnitureLinker
from onrecord.linkers.standings import Standings
from onrecord.linkers.statements import Statements
from onrecord.linkers.summary import Summary
from onrecord.linkers.words import Words

LINKERS: tuple[Linker, ...] = (
    RepeatedFurnitureLinker(),
    People(),
    Powers(),
    Positions(),
    Statements(),
    Passages(),
    Accounts(),
    Standings(),
    QuoteGroups(),
    Discrepancies(),
    Points(),
    InferredDates(),
    Diary(),
    Words(),
    Summary(),
)

__all__ = ["LINKERS", "Group", "Linker"]
