"""The record's summary and its words arranged as the page and the terminal show them."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

# The lines of the summary that lead everything.
BRIEF = 5
COUNTS = ("", "one line", "two lines", "three lines", "four lines", "five lines")
PARTS = {"agree": "Every account", "differ": "They differ"}
KINDS = {
    "name": "What each calls them",
    "label": "What it is called",
    "saying": "Verbs of saying",
    "intensifier": "Words that strengthen",
    "term": "Used far more by one",
}
# A discrepancy's matter may begin with so many words that say in what it differs: "how many dead: ...".
LOOK_WORDS = 5
KIND_NAMES = {"label": "what it is called", "other": "told otherwise"}


def summary(record: Json) -> tuple[list[Json], list[Json]]:
    """The leading lines of the summary and the further ones, by rank."""
    lines = sorted(record.get("summary", []), key=lambda line: line["rank"])
    return lines[:BRIEF], lines[BRIEF:]


def part(line: Json) -> str:
    """What a line of the summary is: "Every account", "Only in The Lantern"."""
    outlets = line["told"][0]["outlets"]
    if line["part"] == "one":
        return f"Only in {outlets[0]}" if len(outlets) == 1 else "Only in copies of one account"
    told, _, of = line["about"].partition(" of ")
    return (
        f"{told} of {of} outlets"
        if line["part"] == "agree" and told != of
        else PARTS.get(line["part"], str(line["part"]))
    )


def matter(row: Json) -> tuple[str, str]:
    """What kind of difference a discrepancy is, and what it is about; nothing is said twice.

    "who says it: the mill burned" is ("who says it", "the mill burned"); what is one of the values word
    for word is left out.
    """
    about = str(row["about"])
    look, colon, rest = about.partition(": ")
    if not colon or len(look.split()) > LOOK_WORDS or not look[:1].islower():
        return KIND_NAMES.get(row["kind"], str(row["kind"])), about
    return look, "" if any(rest == v["value"] for v in row["values"]) else rest


def at_issue(line: Json) -> str:
    """What a line of the summary that tells of a difference is about, where its sentences do not say it."""
    look, colon, rest = str(line["about"]).partition(": ")
    said = any(
        all(part.strip() in " ".join(told["text"].split()) for part in rest.split("…"))
        for told in line["told"]
    )
    return look if colon and said else str(line["about"])


def headlines(record: Json) -> list[tuple[str, str]]:
    """Outlet and headline of each article that has one, in the record's order; none for fewer than two."""
    found = [(a["outlet"], a["title"]) for a in record["articles"] if a["title"]]
    return found if len(found) > 1 else []


def words(record: Json) -> list[Json]:
    """The wordings by kind, each with its subjects and, for each of those, every outlet's words.

    {"kind", "title", "subjects": [{"id", "about", "outlets": [{"outlet", "words": [{"term", "count",
    "evidence", "weight", "others"}]}]}]}; `others` counts a term's uses by all other outlets.
    """
    kinds: dict[str, dict[str, Json]] = {}
    for row in record.get("wordings", []):
        subjects = kinds.setdefault(row["kind"], {})
        # An outlet's own terms are one subject, in which the outlet's line alone is shown.
        key = "" if row["kind"] == "term" else f"{row['about_id']}\n{row['about']}"
        subject = subjects.setdefault(key, {"id": row["id"], "about": "", "by": {}})
        subject["about"] = "" if row["kind"] == "term" else row["about"]
        in_all = sum(use["count"] for use in row["uses"])
        for use in row["uses"][:1] if row["kind"] == "term" else row["uses"]:
            word = {"term": row["term"], "count": use["count"], "evidence": use["evidence"]}
            word |= {"weight": row["weight"], "others": in_all - use["count"]}
            subject["by"].setdefault(use["outlet"], []).append(word)
    order = list(dict.fromkeys(a["outlet"] for a in record["articles"]))
    return [
        {
            "kind": kind,
            "title": KINDS.get(kind, kind),
            "subjects": [
                {
                    "id": s["id"],
                    "about": s["about"],
                    "outlets": [{"outlet": o, "words": _most(s["by"][o])} for o in order if o in s["by"]],
                }
                for s in subjects.values()
            ],
        }
        for kind, subjects in sorted(kinds.items(), key=lambda k: _place(k[0]))
    ]


def _place(kind: str) -> tuple[int, str]:
    return (list(KINDS).index(kind) if kind in KINDS else len(KINDS), kind)


def _most(found: list[Json]) -> list[Json]:
    return sorted(found, key=lambda w: (-(w["weight"] or 0.0), -w["count"]))
