"""A story's record in the terminal: one page that one wants to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from rich.text import Text

from onrecord.cli import terminal_accounts, terminal_rows, terminal_wording
from onrecord.cli import terminal_quotes as quotes
from onrecord.cli.common import clean
from onrecord.cli.terminal_words import View, indent, plural
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.exports.contract import DiaryRecord, StatementRecord
    from onrecord.record import Record

FEW = 6
# The accounts themselves stand below the summary and above this section.
AFTER_ACCOUNTS = "quotes"


def print_record(record: Record, out: Console, everything: bool = False, ids: bool = False) -> None:
    """Print the record: its articles, then each section that has rows, the longest cut short."""
    view = View(record, ids)
    most = None if everything else FEW
    out.print()
    out.print(Text(clean(record.title), style="bold"), _span(record))
    for name, (title, part) in SECTIONS.items():
        if name == AFTER_ACCOUNTS:
            out.print()
            out.print(terminal_accounts.articles(view))
        rows = part(view, most)
        if rows:
            _print_part(out, title, rows, _total(record, name), name, record.id)
    _notes(view, out)


def print_section(record: Record, out: Console, section: str, by: str = "speaker", ids: bool = False) -> None:
    """Print one section whole. Raises OnrecordError for one that is not there, naming those that are."""
    if section not in SECTIONS and section != "articles":
        raise OnrecordError(f"--section {section}: there are articles, {', '.join(SECTIONS)}")
    view = View(record, ids)
    if section == "articles":
        out.print(terminal_accounts.articles(view))
        return
    title, part = SECTIONS[section]
    rows = quotes.sorted_by(view, by, None) if section == "quotes" else part(view, None)
    if rows:
        _print_part(out, title, rows, None, section, record.id)
    else:
        out.print(f"Nothing under {title.lower()} in this story.")


def _print_part(
    out: Console, title: str, rows: list[RenderableType], total: int | None, name: str, story: str
) -> None:
    out.print()
    out.print(Text(title, style="bold underline"))
    for row in rows:
        out.print(row)
    if total is not None and total > 0:
        out.print(indent(Text(f"{total} in all: onrecord show {story} --section {name}", style="dim")))


def _total(record: Record, name: str) -> int | None:
    """How many rows a section has, where it was cut short."""
    count = len(record.contract[name])  # type: ignore[literal-required]
    return count if count > FEW else None


def _span(record: Record) -> Text:
    first, last = record.contract["story"]["from"], record.contract["story"]["to"]
    when = "undated" if first is None else first if first == last else f"{first} to {last}"
    return Text(f"{plural(len(record.articles), 'account')}, {when}", style="dim")


# --- sections -----------------------------------------------------------------------------------


def _people(view: View, most: int | None) -> list[RenderableType]:
    rows: list[RenderableType] = []
    for person in view.record.people[:most]:
        line = view.tag(person)
        line.append(clean(person["name"]), style="bold" if person["type"] == "person" else "")
        for office in person["offices"]:
            title = office["title"] + (f", {office['body']}" if office["body"] else "")
            since = "".join(
                f" {word} {year}"
                for word, year in (("since", office["since"]), ("until", office["until"]))
                if year
            )
            status = "" if office["status"] == "current" else f"{office['status']} "
            line.append(clean(f"  {status}{title}{since}"), style="dim")
        if person["parties"]:
            line.append(clean(f"  ({', '.join(person['parties'])})"), style="dim")
        rows.append(indent(line))
    return rows


def _diary(view: View, most: int | None) -> list[RenderableType]:
    entries = view.record.diary
    planned = [d for d in entries if d["status"] == "planned"]
    rest = [d for d in entries if d["status"] != "planned"]
    rows: list[RenderableType] = []
    for heading, some in (("Scheduled", planned), ("Happened", rest)):
        if some:
            rows.append(indent(Text(heading, style="italic")))
            rows.extend(_entry(view, entry) for entry in _most_told(view, some, most))
    return rows


def _most_told(view: View, entries: list[DiaryRecord], most: int | None) -> list[DiaryRecord]:
    """The entries that most outlets tell of, of these the latest, in their order."""
    if most is None or len(entries) <= most:
        return entries

    def weight(n: int) -> tuple[int, int]:
        return (-len({view.name(e["article"]) for e in entries[n]["evidence"]}), -n)

    return [entries[n] for n in sorted(sorted(range(len(entries)), key=weight)[:most])]


def _entry(view: View, entry: DiaryRecord) -> RenderableType:
    line = Text(f"{terminal_rows.when(entry)}  ", style="cyan")
    return indent(
        Text.assemble(
            view.tag(entry), line, terminal_rows.entry(entry), "  ", view.outlets(entry["evidence"])
        ),
        4,
    )


def _positions(view: View, most: int | None) -> list[RenderableType]:
    rows: list[RenderableType] = []
    for stance, style in terminal_rows.STANCES.items():
        for row in [p for p in view.record.positions if p["stance"] == stance][:most]:
            line = Text.assemble(
                view.tag(row),
                (f"{stance:12}", style),
                (clean(row["actor"]), "bold"),
                "  ",
                clean(f"{row['target']}: {row['about']}  "),
            )
            rows.append(indent(line + view.outlets(row["evidence"])))
    return rows


def _powers(view: View, most: int | None) -> list[RenderableType]:
    return [
        indent(view.tag(row) + terminal_rows.power(row) + Text("  ") + view.outlets(row["evidence"]))
        for row in view.record.powers[:most]
    ]


def _statements(view: View, most: int | None) -> list[RenderableType]:
    rows: list[RenderableType] = []
    what = {s["id"]: s["what"] for s in view.record.statements}
    for row in _linked_first(view.record.statements)[:most]:
        line = view.tag(row) + terminal_rows.statement(row)
        if row["corrects"] in what:
            line.append(clean(f"  corrects: {what[row['corrects'] or '']}"), style="dim")
        rows.append(indent(line + Text("  ") + view.outlets(row["evidence"])))
    return rows


def _linked_first(rows: list[StatementRecord]) -> list[StatementRecord]:
    """Statements that correct or answer another behind it, before those that stand alone."""
    from onrecord.exports.page.view import chains

    found = chains({"statements": rows})
    return [link["row"] for chain in found for link in chain]


def _discrepancies(view: View, most: int | None) -> list[RenderableType]:
    rows: list[RenderableType] = []
    for grade, heading in terminal_rows.GRADES.items():
        some = [d for d in view.record.discrepancies if d["grade"] == grade]
        if some:
            rows.append(indent(Text(heading, style="italic")))
            rows += [line for row in some[:most] for line in terminal_rows.discrepancy(view, row, 4)]
    return rows


def _passages(view: View, most: int | None) -> list[RenderableType]:
    rows: list[RenderableType] = []
    for row in view.record.passages[:most]:
        words = quotes.shortened(row["members"][0]["exact"], 160)
        line = Text.assemble(view.tag(row), (f"{row['kind']}  ", "cyan"), clean(words), "  ")
        if row["origin"]:
            line.append(clean(f"from {row['origin']}  "), style="dim")
        rows.append(indent(line + view.outlets(row["members"])))
    return rows


def _points(view: View, most: int | None) -> list[RenderableType]:
    rows: list[RenderableType] = []
    for row in view.record.points[:most]:
        carried = [e for cell in row["cells"] for e in cell["evidence"]]
        counts = Counter(cell["status"] != "absent" for cell in row["cells"])
        share = Text(f"{counts[True]}/{len(row['cells'])}  ", style="cyan")
        rows.append(
            indent(
                view.tag(row)
                + share
                + Text(quotes.shortened(row["what"], 160) + "  ")
                + view.outlets(carried)
            )
        )
    return rows


def _notes(view: View, out: Console) -> None:
    failures = view.record.failures
    if failures:
        out.print()
        out.print(Text("Notes", style="bold underline"))
        for failure in failures[:FEW]:
            where = view.name(failure["article"]) if failure["article"] else "the story"
            out.print(indent(Text(clean(f"{where}: {failure['step']}: {failure['why']}"), style="dim")))


Part = Callable[[View, int | None], list[RenderableType]]
SECTIONS: dict[str, tuple[str, Part]] = {
    "summary": ("In the articles' own words", terminal_wording.summary),
    "quotes": ("Who said what", quotes.by_speaker),
    "quote_groups": ("In other words", quotes.groups),
    "people": ("Who is who", _people),
    "positions": ("Where they stand", _positions),
    "powers": ("Who may do what", _powers),
    "statements": ("What was put out", _statements),
    "diary": ("When", _diary),
    "discrepancies": ("Where the accounts differ", _discrepancies),
    "passages": ("The same text", _passages),
    "points": ("Point by point", _points),
    "wordings": ("Whose words", terminal_wording.words),
}
