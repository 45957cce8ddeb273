"""ANNOTATORS: every reader of one article, one line each. The order is computed."""

from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.collation import Collation
from onrecord.annotators.entities import Entities
from onrecord.annotators.events import Events
from onrecord.annotators.furniture import Furniture
from onrecord.annotators.meanings import Meanings
from onrecord.annotators.mentions import Mentions
from onrecord.annotators.offices import Offices
from onrecord.annotators.parsing import Parser
from onrecord.annotators.powers import Powers
from onrecord.annotators.quotes import Quotes
from onrecord.annotators.speakers import Speakers
from onrecord.annotators.stances import Stances
from onrecord.annotators.statements import Statements
from onrecord.annotators.times import Times
from onrecord.annotators.wordings import Wordings

ANNOTATORS: tuple[Annotator, ...] = (
    Furniture(),
    Parser(),
    Times(),
    Quotes(),
    Meanings(),
    Mentions(),
    Entities(),
    Offices(),
    Speakers(),
    Powers(),
    Stances(),
    Statements(),
    Collation(),
    Events(),
    Wordings(),
)

__all__ = ["ANNOTATORS", "Annotator", "Rows"]
