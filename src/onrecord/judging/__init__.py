"""Judging: what people ruled of a story's rows, applied to whatever annotators and linkers give."""

from onrecord.judging.bench import Bench, applied
from onrecord.judging.calling import Called, Caller
from onrecord.judging.checking import moment, written
from onrecord.judging.exchange import from_lines, to_lines
from onrecord.judging.making import Signed, confirm, merge, reject, rename, split, withdraw

__all__ = [
    "Bench",
    "Called",
    "Caller",
    "Signed",
    "applied",
    "confirm",
    "from_lines",
    "merge",
    "moment",
    "reject",
    "rename",
    "split",
    "to_lines",
    "withdraw",
    "written",
]
