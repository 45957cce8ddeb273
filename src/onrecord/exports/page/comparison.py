"""Quotes side by side: what each version has of its own, and whether the words inside the marks differ."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

Json = dict[str, Any]

FORMS = {"direct": "verbatim", "mixed": "part verbatim", "indirect": "paraphrase"}
MARKS = "\"'“‘”’„«»‚‹›「『"
_INSIDE = re.compile(r'[“"„«][^“”"„«»]*[”"»]?|‘[^‘’]*(?:’(?=\w)[^‘’]*)*’?')


def manner(quote: Json, whole: bool = True) -> str:
    """The classes of a quote's words; "bare" where verbatim words stand whole but without their marks."""
    words = "".join(part["exact"] for part in quote["content"])
    opening = next((words[:n] for n, c in enumerate(words) if c.isalnum()), words)
    marked = any(mark in opening for mark in MARKS)
    form = FORMS.get(quote["form"], "").replace(" ", "-")
    return f"said {form}" + (" bare" if whole and not marked else "")


def groups(record: Json) -> list[Json]:
    """The utterances that several articles carry, the fullest version first.

    Those whose words differ inside the marks (`torn`) lead, those in the same words come last.
    """
    quotes = {q["id"]: q for q in record["quotes"]}
    people = {p["id"]: p for p in record["people"]}
    shown = []
    for group in record["quote_groups"]:
        variants = [{**v, "row": quotes[v["quote"]]} for v in group["variants"] if v["quote"] in quotes]
        variants.sort(key=lambda v: v["quote"] != group["fullest"])
        if not variants:
            continue
        speaker = people.get(group["speaker"] or "")
        first = variants[0]["row"]["speaker"]
        name = speaker["name"] if speaker else (first["name"] if first else group["speaker"] or "")
        full = next((v for v in variants if v["quote"] == group["fullest"]), None)
        alike = all(v["same"] for v in variants)
        torn = full is not None and any(_torn(full["row"], v) for v in variants)
        made = {"id": group["id"], "speaker": name, "full": full, "variants": variants, "same": alike}
        shown.append({**made, "torn": torn, "verdict": _verdict(variants, torn, alike)})
    return sorted(shown, key=lambda g: (g["same"], not g["torn"]))


def _verdict(variants: list[Json], torn: bool, alike: bool) -> str:
    forms = {v["row"]["form"] for v in variants}
    if alike:
        return "same words"
    if torn:
        return "the words differ inside the marks"
    if forms == {"indirect"}:
        return "paraphrased differently"
    return "quoted here, paraphrased there" if "indirect" in forms else "quoted at different length"


def _torn(full: Json, variant: Json) -> bool:
    """Whether something inside the marks of either version differs between the words in common.

    What stands before the first or after the last words in common is a cut, unless each version has
    other words there.
    """
    row, diff = variant["row"], variant["diff"]
    common = [n for n, (op, _) in enumerate(diff) if op == "="]
    if variant["same"] or "indirect" in (full["form"], row["form"]) or not common:
        return False
    theirs, ours = _inside(full), _inside(row)
    inner = diff[common[0] : common[-1]]
    if any(words in (theirs if op == "-" else ours) for op, words in inner if op != "="):
        return True
    before, after = dict(diff[: common[0]]), dict(diff[common[-1] + 1 :])
    return any(
        edge.keys() >= {"-", "+"}
        and edge["+"] in ours
        and (edge["-"].split() or [""])[near] in theirs.split()
        for edge, near in ((before, -1), (after, 0))
    )


def _inside(quote: Json) -> str:
    """The words of a quote that stand inside marks, on one line."""
    words = " ".join(" ".join(part["exact"] for part in quote["content"]).split())
    return words if quote["form"] == "direct" else " ".join(_INSIDE.findall(words))


def at_issue(group: Json) -> str:
    """The smallest change of words between the versions, "not / never"; else how the first begins."""
    pairs = [
        f"{before[1]} / {after[1]}"
        for variant in group["variants"]
        for before, after in pairwise(variant["diff"])
        if (before[0], after[0]) == ("-", "+")
    ]
    best = min(pairs, key=lambda words: (len(words), words), default="")
    if best and len(best) <= 80:
        return best
    words = " ".join(" ".join(part["exact"] for part in group["variants"][0]["row"]["content"]).split())
    return words if len(words) <= 60 else words[:60].rsplit(" ", 1)[0] + " …"


def company(record: Json) -> dict[str, int]:
    """For each quote id, in how many other articles the same utterance stands."""
    articles = {q["id"]: q["article"] for q in record["quotes"]}
    others: dict[str, int] = {}
    for group in record["quote_groups"]:
        where = {v["quote"]: articles[v["quote"]] for v in group["variants"] if v["quote"] in articles}
        for quote, article in where.items():
            others[quote] = len(set(where.values()) - {article})
    return others
