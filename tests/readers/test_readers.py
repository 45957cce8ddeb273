"""Readers on real files: good ones give right Articles, bad ones a clear message, and the rest goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.model import Article
from onrecord.readers import SUFFIXES, UNSAID, Given, Source, find, load, read
from onrecord.readers.decoding import decode
from tests.conftest import FIXTURES, HARBOUR

INPUT = FIXTURES / "input"


def outcome(path: Path, given: Given = UNSAID) -> list[Article | InputError]:
    (found,) = find([str(path)], SUFFIXES)
    if isinstance(found, InputError):
        return [found]
    try:
        return list(read(load(found, given, 10**6, 10**6)))
    except InputError as error:
        return [error]


def article(path: Path, given: Given = UNSAID) -> Article:
    (found,) = outcome(path, given)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("empty.txt", "empty: nothing to read"),
        ("blank.txt", "empty: nothing to read"),
        ("binary.txt", "control byte at 6"),
        ("invalid-utf8.txt", "byte 248 is 0xff"),
        ("no-article.html", "no article found in this page"),
    ],
)
def test_bad_input_gets_a_clear_error(name: str, why: str) -> None:
    (error,) = outcome(INPUT / name)
    assert isinstance(error, InputError)
    assert why in str(error)
    assert name in str(error)


@pytest.mark.parametrize(
    "name", ["utf8-bom.txt", "utf16-bom.txt", "cp1252.txt", "crlf.txt", "nul-in-text.txt"]
)
def test_encodings_and_odd_characters_are_read_right(name: str) -> None:
    found = article(INPUT / name)
    assert found.title == "Library to lend out violins from September"
    assert found.authors == ("Nora Sedgwick",)
    assert (found.published, found.published_basis) == ("2025-06-17T09:30+01:00", "stated")
    assert "\ufeff" not in found.text
    assert "“" in found.text
    assert "£300" in found.text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The café on Quay Street is shut.", "cp1252"),
        ("A fire at the café on Søgade killed two, the mayor of Ølby said.", "cp1252"),
        ("The fee is £20, or 3½ times last year’s.", "cp1252"),
        ("La città è più bella, disse il sindaco, perché c'è il sole.", "cp1252"),
        ("A reunião não foi adiada, disse João na manhã de terça.", "cp1252"),
        ("Minister powiedział, że ustawa będzie głosowana w środę i że rząd nie ustąpi.", "cp1250"),
        ("Předseda vlády řekl, že návrh nebude stažen a že příští schůze je v úterý.", "cp1250"),
        ("The mayor, Jan Wołęga, spoke on Tuesday about the strike at the yard.", "cp1250"),
    ],
)
def test_short_text_in_a_western_code_page_is_read_as_such(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "short.txt") == text


def test_the_text_is_the_files_own() -> None:
    data = (INPUT / "crlf.txt").read_bytes()
    assert article(INPUT / "crlf.txt").text == data.decode("utf-8")
    assert "\r\n" in data.decode("utf-8")


def test_a_page_gives_its_article_and_metadata() -> None:
    found = article(INPUT / "article.html")
    assert found.outlet == "The Wick Gazette"
    assert found.authors == ("Nora Sedgwick",)
    assert found.url == "https://wick-gazette.example/news/2025/06/17/library-violins"
    assert (found.published, found.published_basis) == ("2025-06-17T09:30+01:00", "metadata")
    assert found.modified == "2025-06-17T11:05+01:00"
    assert found.section == "Culture"
    assert found.text.startswith("Library to lend out violins from September\n\n")
    assert "“We have a café, so why not a cello?”" in found.text
    for word in ("tracking", "Weather", "Piers Lomax", "Barnaby Tuke"):
        assert word not in found.text


def test_broken_json_names_its_line_and_the_rest_is_read() -> None:
    found = outcome(INPUT / "broken.jsonl")
    assert [isinstance(x, Article) for x in found] == [True, True, False, True]
    assert "broken.jsonl, line 3: not valid JSON" in str(found[2])


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("[1, 2]", "a list where one JSON object is expected"),
        ('{"outlet": "The Wick Gazette"}', "no text: one of the keys"),
        ('{"text": "It rained in Wick.", "published": "tomorrow"}', "'tomorrow' is not a date"),
        ('{"text": "It rained \\ud800 in Wick."}', "lone surrogate"),
        ("[" * 100_000, "line 1: "),
        ('{"text": "1234 5678"}', "no words in it"),
    ],
)
def test_bad_json_lines(line: str, why: str) -> None:
    (error,) = read(Source(line.encode(), "x.jsonl", "x.jsonl"))
    assert isinstance(error, InputError)
    assert why in str(error)


def test_a_text_too_long_is_refused_with_the_limit() -> None:
    (error,) = read(Source(b"word " * 30_000, "long.txt", "long.txt", max_chars=100_000))
    assert isinstance(error, InputError)
    assert "150,000 characters, where an article has at most 100,000" in str(error)


def test_a_file_too_large_is_not_even_loaded(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    (found,) = find([str(path)], SUFFIXES)
    assert not isinstance(found, InputError)
    with pytest.raises(InputError, match="larger than 1,000,000 bytes"):
        load(found, UNSAID, 10**6, 10**6)


def test_another_language_is_named() -> None:
    assert article(INPUT / "spanish.txt").language == "es"


def test_marks_and_astral_characters_keep_their_offsets() -> None:
    found = article(INPUT / "rtl-emoji.txt")
    assert found.text == (INPUT / "rtl-emoji.txt").read_text("utf-8")
    assert any(ord(c) > 0xFFFF for c in found.text)


def test_what_is_given_wins_and_says_so() -> None:
    given = Given(
        outlet="The Quarrel Street Echo", published="2025-06-18", title="Violins", url="https://a.example/v"
    )
    found = article(INPUT / "cp1252.txt", given)
    assert (found.outlet, found.title, found.url) == (
        "The Quarrel Street Echo",
        "Violins",
        "https://a.example/v",
    )
    assert (found.published, found.published_basis) == ("2025-06-18", "given")


def test_a_sidecar_gives_details_by_file_name(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(
        "The ferry sank at its berth on Monday, the harbour board said. Nobody was hurt in the accident."
    )
    sidecar = tmp_path / "articles.toml"
    sidecar.write_text(
        '["one.txt"]\noutlet = "Harbour Radio"\npublished = 2025-03-12\nauthors = ["Ann Oar"]\n'
    )
    found = article(path)
    assert (found.outlet, found.published, found.authors) == ("Harbour Radio", "2025-03-12", ("Ann Oar",))
    assert found.published_basis == "given"
    sidecar.write_text('["one.txt"]\noutlets = "Harbour Radio"\n')
    (error,) = outcome(path)
    assert "has outlets; known keys are outlet, url, title, published, authors" in str(error)
    sidecar.write_text("[one.txt\n")
    (error,) = outcome(path)
    assert "not valid TOML" in str(error)


def test_finding_names_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "notes.xyz").write_text("x")
    found = list(find([str(tmp_path), str(tmp_path / "none*.txt")], SUFFIXES))
    assert all(isinstance(x, InputError) for x in found)
    assert "a folder with nothing to read in it" in str(found[0])
    assert "no such file or folder, and no file matches it" in str(found[1])


def test_wire_copy_gives_its_place_and_agency() -> None:
    found = article(FIXTURES / "stories" / "lake-game" / "01-agency.txt")
    assert (found.outlet, found.dateline) == ("Norwire", "PORT HALDEN")
    assert article(HARBOUR / "02-broadsheet.txt").dateline is None


def test_globs_and_folders_give_each_file_once() -> None:
    found = list(find([str(HARBOUR), str(HARBOUR / "*.txt")], SUFFIXES))
    names = [f.path.name for f in found if not isinstance(f, InputError) and f.path]
    assert names == ["01-broadcaster.txt", "02-broadsheet.txt", "03-tabloid.txt"]


@pytest.mark.parametrize(
    ("file", "outlet", "published", "agency"),
    [
        ("01-broadcaster.txt", "Beacon News", None, ()),
        ("02-broadsheet.txt", "The Ellery Chronicle", "2025-03-12T18:40+00:00", ("KPA",)),
        ("03-tabloid.txt", "The Lantern", None, ()),
    ],
)
def test_the_page_itself_tells(
    file: str, outlet: str, published: str | None, agency: tuple[str, ...]
) -> None:
    found = article(HARBOUR / file)
    assert (found.outlet, found.published, found.agency) == (outlet, published, agency)
