"""Records written by hand over real news: kept as ids and offsets, filled in from a file of articles.

Each file under bench/gold/real/SET/ has the form of the other gold records, but for the articles' text: an
article is named by its id in the file of articles (JSON Lines with id, outlet, date, title and text), a piece
of evidence by its article and span alone. The articles are their publishers' and no part of this project.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import onrecord

FOLDER = Path(__file__).parent / "gold" / "real"
SHOWN = ("powers", "positions", "statements", "discrepancies")


def stories(chosen: str, articles: Path) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """The name, the gold with its words filled in and the record as read, of each story of a set.

    Ends the program where the set, the file of articles or one of its articles is missing.
    """
    files = sorted((FOLDER / chosen).glob("*.json"))
    if not files:
        sys.exit(f"{FOLDER / chosen}: no records there; name a folder of {FOLDER}")
    if not articles.is_file():
        sys.exit(f"{articles}: no file of articles there; name it with --articles")
    with articles.open(encoding="utf-8") as lines:
        by_id = {row["id"]: row for line in lines if (row := json.loads(line))}
    for file in files:
        gold = json.loads(file.read_text("utf-8"))
        if lost := sorted(m["id"] for m in gold["articles"].values() if m["id"] not in by_id):
            sys.exit(f"{articles}: lacks the articles {', '.join(lost)} of {file.name}; name another file")
        rows = {key: by_id[meta["id"]] for key, meta in gold["articles"].items()}
        yield file.stem, _filled(gold, {key: row["text"] for key, row in rows.items()}), _read(rows)


def extras(module: Any, gold: dict[str, Any], record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The kind and the words of each row of the record that matches no row of the gold."""
    for kind in SHOWN:
        for row in record[kind]:
            alone = {"articles": record["articles"], kind: [row]}
            if not module.score(gold, alone)[2][kind]:
                yield kind, _line(row)


def _read(rows: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The record of these articles, read as anybody's JSON Lines are."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        kept = ({k: row[k] for k in ("outlet", "date", "title", "text")} for row in rows.values())
        file.write_text("".join(json.dumps(row) + "\n" for row in kept), encoding="utf-8")
        record: dict[str, Any] = json.loads(onrecord.read(file, story="real", strict=True).export("json"))
    return record


def _filled(node: Any, texts: dict[str, str], article: str | None = None) -> Any:
    """The gold with "text" beside each "span": what stands there in its article."""
    if isinstance(node, list):
        return [_filled(item, texts, article) for item in node]
    if not isinstance(node, dict):
        return node
    article = node.get("article", article)
    full = {key: _filled(value, texts, article) for key, value in node.items()}
    if "span" in node and article is not None:
        start, end = node["span"]
        full["text"] = texts[article][start:end]
    return full


def _line(row: dict[str, Any]) -> str:
    """One row in one line: what it says, then the words that it rests on."""
    told = [str(v) for k, v in row.items() if k != "id" and isinstance(v, str) and not k.endswith("_id")]
    values = [f"{v['value']} «{_words(v['evidence'])}»" for v in row.get("values", ())]
    return " | ".join([*told, *values, *([f"«{_words(row['evidence'])}»"] if "evidence" in row else [])])


def _words(evidence: list[dict[str, Any]]) -> str:
    return " … ".join(" ".join(e["exact"].split())[:160] for e in evidence[:3])
