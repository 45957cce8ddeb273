"""The page in a real Chromium: its chart, and how it is drawn at any width and on any medium."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.exports.page_sample import Sample, empty, hostile, quote, record
from tests.exports.screen import IN_PANE, NO_OVERFLOW, RUNS_OVER, Screen


@pytest.mark.parametrize("width", [1280, 390])
def test_the_chart_of_powers_leads_to_its_rows(screen: Screen, width: int) -> None:
    screen.open(record(), width=width)
    assert screen.complaints() == []
    assert screen.js(NO_OVERFLOW)
    arrow = screen.driver.find_element(By.CSS_SELECTOR, ".chart a[href='#power-w1']")
    assert "with" not in arrow.text
    assert "the consent of the city" in arrow.text
    screen.click(".chart a[href='#power-w2'] .label")
    screen.settled("return document.querySelector('.row.on')?.id === 'power-w2'")
    assert (screen.shown(), screen.marked()) == ("Radio Ostrel", "The board has the power to dismiss her")
    screen.press(Keys.ESCAPE, Keys.ESCAPE)
    screen.js("document.querySelector('.charted').focus()")
    screen.press(Keys.TAB)
    assert screen.js("return document.activeElement.getAttribute('href')") == "#power-w1"
    screen.press(Keys.ENTER)
    screen.settled("return document.querySelector('.row.on')?.id === 'power-w1'")
    screen.settled(IN_PANE)


def test_the_chart_says_who_holds_an_office_and_leads_there(screen: Screen) -> None:
    made = record()
    made["powers"][0]["over"] = "principal conductor"
    screen.open(made)
    holder = screen.driver.find_element(By.CSS_SELECTOR, ".chart .office .told")
    assert holder.text == "Maren Holt"
    screen.click(".chart .office")
    screen.settled("return document.querySelector('.row.on')?.id === 'person-holt'")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_the_chart_is_drawn_in_the_page_s_colours(screen: Screen, scheme: str, width: int) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    media = {"media": "print", "features": []} if scheme == "print" else {"media": "", "features": features}
    screen.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    screen.open(record(), width=width)
    ink, text, ground = screen.js(
        "const of = (s, p) => getComputedStyle(document.querySelector(s))[p];"
        "return [of('body', 'color'), of('.chart .power', 'fill'), of('.chart .label rect', 'fill')]"
    )
    assert text == ink
    assert ground == screen.js("return getComputedStyle(document.body).backgroundColor")
    assert screen.js(RUNS_OVER) == 0
    wide = "const c = document.querySelector('.chart').getBoundingClientRect(),"
    wide += " s = document.querySelector('.charted').getBoundingClientRect(); return c.width <= s.width + 1"
    if scheme == "print":
        assert screen.js(wide)


def test_a_chart_of_three_ranks_fits_beside_the_articles(screen: Screen) -> None:
    made = record()
    first = made["powers"][0]
    made["powers"] = [
        {**first, "id": "a", "holder": "regional commissioner", "over": "Metropolitan transport commission"},
        {**first, "id": "b", "holder": "Metropolitan transport commission", "over": "WWWW MMMM commissioner"},
    ]
    screen.open(made)
    assert screen.js("const c = document.querySelector('.charted'); return c.scrollWidth <= c.clientWidth")
    assert screen.js(RUNS_OVER) == 0


@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_shows_one_column_and_a_sheet(screen: Screen, width: int) -> None:
    screen.open(record(), width=width, height=844)
    sources = screen.driver.find_element(By.ID, "articles")
    assert screen.js(NO_OVERFLOW)
    assert not sources.is_displayed()
    screen.click("[id='q-q.3'] .body")
    screen.settled(IN_PANE)
    assert sources.is_displayed()
    screen.settled(
        "const r = document.getElementById('q-q.3').getBoundingClientRect();"
        "return r.top >= 0 && r.top < document.getElementById('articles').getBoundingClientRect().top"
    )
    screen.press(Keys.ESCAPE)
    screen.settled("return getComputedStyle(document.getElementById('articles')).visibility === 'hidden'")
    screen.click(".switch [data-pane=full]")
    screen.settled("return document.getElementById('articles').getBoundingClientRect().top <= 1")
    assert screen.js(NO_OVERFLOW)


@pytest.mark.parametrize("width", [1280, 768])
def test_nothing_runs_over_the_edge(screen: Screen, width: int) -> None:
    screen.open(record(), width=width)
    assert screen.js(NO_OVERFLOW)


def test_hostile_text_does_nothing(screen: Screen) -> None:
    made = hostile()
    screen.open(made)
    assert screen.complaints() == []
    assert screen.js("return document.title").startswith("</script>")
    assert screen.js("return document.querySelectorAll('script').length") == 1
    assert screen.js("return document.images.length") == 0
    screen.click(".arranged .row .t")
    exact = made["quotes"][0]["content"][0]["exact"]
    spared = [c for c in exact if c.isprintable() and not c.isspace() and not "\ud800" <= c <= "\udfff"]
    assert [c for c in screen.marked() if c in spared and not c.isspace()][: len(spared)] == spared[
        :1
    ] + spared[1:]
    assert screen.js("return location.hash").startswith("#q--3c-")
    assert screen.js(NO_OVERFLOW)


def test_reads_without_a_script(screen: Screen) -> None:
    screen.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        screen.open(record())
        sheets = screen.driver.find_elements(By.CSS_SELECTOR, ".sheet")
        assert [s.is_displayed() for s in sheets] == [True, True, True]
        assert not screen.driver.find_element(By.CSS_SELECTOR, ".tools").is_displayed()
        assert screen.driver.find_element(By.CSS_SELECTOR, "[id='q-q.1'] .t").is_displayed()
    finally:
        screen.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_prints_the_record_and_then_every_article(screen: Screen) -> None:
    screen.open(record())
    screen.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert all(s.is_displayed() for s in screen.driver.find_elements(By.CSS_SELECTOR, ".sheet"))
    assert not screen.driver.find_element(By.CSS_SELECTOR, ".index").is_displayed()
    assert screen.js("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_dark_where_the_reader_wants_dark(screen: Screen) -> None:
    features = [{"name": "prefers-color-scheme", "value": "dark"}]
    screen.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    screen.open(record())
    assert screen.js("return getComputedStyle(document.body).backgroundColor") == "rgb(23, 22, 19)"


def test_a_long_record_lands_where_it_should(screen: Screen) -> None:
    """With over 600 rows, sections are drawn only when near; jumps must still find their row."""
    text = "\n\n".join(f'"Line {n} of the ledger 🎈 is read," clerk {n % 40} said.' for n in range(700))
    s = Sample(a=text)
    made = empty(s, [s.article("a", "Post", title="Ledger")])
    for n in range(700):
        name = {"id": None, "name": f"Clerk {n % 40:02}"}
        made["quotes"].append(
            quote(f"q{n}", "direct", name, [s.ev("a", f'"Line {n} of the ledger 🎈 is read,"')])
        )
    screen.open(made, "#q-q555")
    screen.settled(IN_PANE)
    assert screen.marked() == '"Line 555 of the ledger 🎈 is read,"'
    screen.settled(
        "const r = document.getElementById('q-q555').getBoundingClientRect();"
        "return r.top >= 0 && r.bottom <= innerHeight"
    )
    screen.press("j")
    assert screen.js("return document.activeElement.id") == "q-q595"
