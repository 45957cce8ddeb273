"""Ten thousand judgements of one story, sensible and not, take seconds, not minutes."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from onrecord.archive import Archive
from onrecord.judging import written
from onrecord.model import Judgement
from tests.judging.conftest import GALE

FIRST = datetime(2031, 1, 1, tzinfo=UTC)


def many(made: list[Judgement], count: int) -> list[Judgement]:
    """The judgements again and again, each a moment later than the one before."""
    return [
        replace(made[n % len(made)], at=written(FIRST + timedelta(seconds=n)), reason=f"no {n}")
        for n in range(count)
    ]


def test_ten_thousand_judgements_are_applied_in_seconds(archive: Archive) -> None:
    quotes = archive.record(GALE).quotes
    made = [
        archive.merge(GALE, "Redfern", "Pell"),
        archive.split(GALE, "Redfern", "Gareth Pell"),
        archive.rename(GALE, "Amberley", "Captain A."),
        archive.confirm(GALE, quotes[5]["id"]),
        archive.reject(GALE, quotes[5]["id"]),
        archive.confirm(GALE, "Haddow"),
    ]
    lost = replace(made[0].targets[0].anchors[0], article="0" * 16, exact="Nobody here")
    stray = replace(made[3], targets=(replace(made[3].targets[0], anchors=(lost,)),))
    archive.store.add_judgements(GALE, many([*made, stray], 10_000))
    begin = time.process_time()
    record = archive.record(GALE)
    assert time.process_time() - begin < 60
    assert len(record.judgements) == 10_006
    states = [j["state"] for j in record.judgements]
    assert states.count("dormant") >= 1_400
    archive.withdraw(GALE, many([*made, stray], 10_000)[-1].id)
    assert archive.record(GALE).judgements[-2]["state"] == "withdrawn"
