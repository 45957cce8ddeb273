"""Writes src/onrecord/text/senses.txt, what common nouns and verbs mean, from the files of WordNet 3.0.

    python training/senses/make.py /usr/share/wordnet src/onrecord/text/senses.txt

The Debian package wordnet-base holds those files. Of each word the senses are kept that a quarter or more of
its tagged uses have, or the first; words without tagged uses only of kinds that news tell of.
"""

from __future__ import annotations

import sys
from pathlib import Path

# Lexicographer files: acts, artifacts, communication, events, groups, places, people, possessions and states.
NOUNS = frozenset({"04", "06", "10", "11", "14", "15", "18", "21", "26", "28"})
MOST_SENSES = 3
SHARE = 0.25


def synsets(path: Path) -> dict[str, tuple[str, list[str]]]:
    """The lexicographer file and the hypernyms of each synset."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split(" | ")[0].split()
        words = int(fields[3], 16)
        at = 4 + 2 * words
        count = int(fields[at])
        above = [fields[at + 2 + 4 * k] for k in range(count) if fields[at + 1 + 4 * k] in ("@", "@i")]
        found[fields[0]] = fields[1], above
    return found


def main() -> None:
    """Read the database, keep what is common, write it with its licence."""
    folder, target = map(Path, sys.argv[1:])
    counts: dict[tuple[str, str], dict[int, int]] = {}
    for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
        key, sense, count = line.split()
        word, _, rest = key.partition("%")
        counts.setdefault((word, rest[0]), {})[int(sense)] = int(count)
    lines: list[str] = []
    kept: dict[str, str] = {}
    for part, name in (("1", "noun"), ("2", "verb")):
        known = synsets(folder / f"data.{name}")
        needed: set[str] = set()
        for line in (folder / f"index.{name}").read_text("utf-8").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split()
            word, senses = fields[0], fields[-int(fields[2]) :]
            if not word.isascii() or not word.replace("-", "").isalpha() or len(word) < 3:
                continue
            tagged = counts.get((word, part), {})
            if not tagged and (part == "2" or known[senses[0]][0] not in NOUNS):
                continue
            total = sum(tagged.values())
            chosen = [
                s for k, s in enumerate(senses, 1) if not k > 1 or tagged.get(k, 0) >= SHARE * total > 0
            ]
            chosen = chosen[:MOST_SENSES]
            needed.update(chosen)
            lines.append(f"{name[0]} {word} {' '.join(chosen)}")
        while needed:
            at = needed.pop()
            if name[0] + at not in kept:
                kept[name[0] + at] = " ".join(known[at][1][:1])
                needed.update(known[at][1][:1])
    numbers = {synset: format(k, "x") for k, synset in enumerate(sorted(kept))}
    out = [
        f"# {line}".rstrip() for line in (Path(__file__).parent / "LICENCE").read_text("utf-8").splitlines()
    ]
    out += [
        f"h {numbers[s]} {numbers[s[0] + above]}" if above else f"h {numbers[s]}"
        for s, above in sorted(kept.items())
    ]
    for line in lines:
        name, word, *senses = line.split()
        out.append(f"{name} {word} {' '.join(numbers[name + s] for s in senses)}")
    target.write_text("\n".join(out) + "\n", "utf-8")


if __name__ == "__main__":
    main()
