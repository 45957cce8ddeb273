"""Tells where a later version of an outlet's own account supersedes an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.linkers.accounts import moment, versions
from onrecord.linkers.base import Group
from onrecord.model import Discrepancy


def updated(group: Group, rows: Iterable[Discrepancy]) -> Iterator[Discrepancy]:
    """The rows; those whose values differ only between an outlet's versions of one account, or only for what
    it has since put right, as "update", the earlier value first, each with its time.
    """
    found = versions(group)
    latest = {a: max(same, key=lambda v: moment(group.articles[v])) for a, same in found.items()}
    for row in rows:
        given = [{s.article for s in value.evidence} for value in row.values]
        standing = [held for held in given if any(latest.get(a, a) == a for a in held)]
        if len(standing) > 1 or not any(a in latest for held in given for a in held):
            yield row
            continue
        values = []
        for value, held in zip(row.values, given, strict=True):
            first = min(moment(group.articles[a]) for a in held)
            values.append((first, replace(value, at=next((t for t in first[:3] if t), None))))
        values.sort(key=lambda v: v[0])
        yield replace(row, grade="update", values=tuple(v for _, v in values))
