"""Writes PLOVER events for a gold file of sentences: python -m bench.events --gold FILE --out FILE."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from onrecord.annotators.clauses import conjuncts
from onrecord.annotators.events_frames import Frame, frames
from onrecord.models import english

GOLD = Path("../shared/gold/plover/plover-dev.jsonl")


def actor_text(head: Any) -> list[str]:
    """The names of an actor: its nationality, compounds and head; two where two nations share a head."""
    kept = [head]
    nations: list[Any] = []
    for c in head.children:
        if c.i >= head.i:
            continue
        if c.dep_ == "amod" and c.ent_type_ in ("NORP", "GPE", "ORG", "LOC"):
            group = [t for t in conjuncts(c) if t.i < head.i]
            if len(group) > 1:
                nations = group
                continue
            kept.append(c)
        elif c.dep_ in ("compound", "nmod") or (c.dep_ == "amod" and c.pos_ == "PROPN"):
            kept += [
                t
                for t in c.subtree
                if t.dep_ in ("compound", "nmod", "amod", "poss", "punct", "case", "conj")
            ]
        elif c.dep_ == "poss":
            kept += [t for t in c.subtree if t.dep_ in ("poss", "case", "compound")]
    words = [t.text for t in sorted(set(kept), key=lambda t: t.i)]
    if nations:
        return [" ".join([n.text, *words]) for n in nations]
    return [" ".join(words)]


def event(frame: Frame) -> dict[str, object]:
    """One frame in the scorer's form."""
    return {
        "type": frame.declared,
        "source": [name for head in frame.sources for name in actor_text(head)],
        "target": [name for head in frame.targets for name in actor_text(head)],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    records = [json.loads(line) for line in arguments.gold.read_text("utf-8").splitlines() if line.strip()]
    docs = list(english.parse(r["text"] for r in records))
    began = time.process_time()
    lines = []
    for record, doc in zip(records, docs, strict=True):
        found = [f for f in frames(doc) if f.declared]
        best = min((f.rank for f in found), default=0)
        first = [f for f in sorted(found, key=lambda f: (f.rank, f.trigger.i)) if f.rank == best][:1]
        lines.append({"id": record["id"], "events": [event(f) for f in first]})
    took = time.process_time() - began
    arguments.out.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    print(f"{len(lines)} sentences, {len(lines) / took:.0f} a second of processor time after the parse")


if __name__ == "__main__":
    main()
