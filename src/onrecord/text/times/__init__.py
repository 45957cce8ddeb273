"""Times in English text: `find_times` finds and reads them, `resolve` reads a partial value later."""

from onrecord.text.times.tagger import Time, find_times
from onrecord.text.times.values import days, is_partial, precision, readings, resolve

__all__ = ["Time", "days", "find_times", "is_partial", "precision", "readings", "resolve"]
