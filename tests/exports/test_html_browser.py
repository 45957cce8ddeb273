"""The page in a real Chromium: rows lead to words and back, at any width, and nothing breaks out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from onrecord.exports.html import render
from tests.browser import browser, log, resize  # noqa: F401
from tests.exports.page_sample import Json, Sample, empty, hostile, quote, record


class Screen:
    """The open page, with the few questions that the tests ask of it."""

    def __init__(self, driver: webdriver.Chrome, folder: Path) -> None:
        self.driver = driver
        self.folder = folder

    def open(self, made: Json, anchor: str = "", width: int = 1280, height: int = 900) -> None:
        path = self.folder / "page.html"
        path.write_text(render(made), encoding="utf-8")
        resize(self.driver, width, height)
        self.driver.get("about:blank")
        self.driver.get(path.as_uri() + anchor)

    def js(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def click(self, selector: str) -> None:
        """Scroll to the element, wait until the page has come to rest there, and click it."""
        WebDriverWait(self.driver, 5, poll_frequency=0.05).until(
            lambda d: d.execute_script(AT_REST, selector)
        )
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def press(self, *keys: str) -> None:
        for key in keys:
            webdriver.ActionChains(self.driver).send_keys(key).perform()

    def marked(self, kind: str = "hit") -> str:
        """The words that are highlighted now, in the article that is shown."""
        return str(self.js(
            "return [...document.querySelectorAll('.sheet.shown .text span.' + arguments[0])]"
            ".map(n => n.textContent).join('')", kind,
        ))  # fmt: skip

    def shown(self) -> str:
        return str(self.js("return document.querySelector('.sheet.shown .outlet').textContent"))

    def settled(self, script: str) -> None:
        WebDriverWait(self.driver, 5, poll_frequency=0.05).until(lambda d: d.execute_script(script))

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in log(self.driver, "browser")]


IN_PANE = """
const hit = document.querySelector('.sheet.shown .hit').getBoundingClientRect();
const pane = document.querySelector('.pane').getBoundingClientRect();
return hit.top >= pane.top && hit.bottom <= Math.min(pane.bottom, innerHeight);
"""
RUNS_OVER = """
return [...document.querySelectorAll('.chart g')].filter(g => {
  const box = g.querySelector('rect').getBBox();
  return [...g.querySelectorAll('text')].some(t => {
    const b = t.getBBox();
    return b.x < box.x - 1 || b.x + b.width > box.x + box.width + 1;
  });
}).length
"""
# A page that is still being laid out moves under the pointer: the element must lie where it did before.
AT_REST = """
const found = document.querySelector(arguments[0]);
found.scrollIntoView({block: 'center', behavior: 'instant'});
const box = found.getBoundingClientRect(), place = `${arguments[0]} ${box.x} ${box.y}`;
const rests = found instanceof HTMLOptionElement || window.placeBefore === place;
window.placeBefore = place;
return rests;
"""
NO_OVERFLOW = "return document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture
def screen(browser: webdriver.Chrome, tmp_path: Path) -> Screen:  # noqa: F811
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    log(browser, "browser")
    log(browser, "performance")
    return Screen(browser, tmp_path)


def test_opens_without_a_complaint_or_a_request(screen: Screen) -> None:
    screen.open(record())
    assert screen.complaints() == []
    events = [json.loads(entry["message"])["message"] for entry in log(screen.driver, "performance")]
    asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    assert all(url.startswith(("file:", "about:", "data:")) for url in asked)
    assert len([url for url in asked if url.startswith("file:")]) == 1


def test_a_row_leads_to_its_words_past_emoji(screen: Screen) -> None:
    screen.open(record())
    screen.click("[id='q-q.1'] .body")
    assert screen.shown() == "Fennmark Post"
    assert screen.marked() == "I will not walk away from this orchestra,We have 40 singers to look after."
    assert screen.marked("src") == "Ms Holt"
    assert screen.marked("cue") == "said"
    screen.settled(IN_PANE)
    assert screen.js("return location.hash") == "#q-q.1"
    screen.click("#statement-s2 .body")
    assert (screen.shown(), screen.marked()) == ("Radio Ostrel", "the hall said it was sorry")
    assert screen.js("return document.querySelectorAll('.row.on').length") == 1


def test_a_row_steps_through_its_words(screen: Screen) -> None:
    screen.open(record())
    screen.click("#person-holt .name")
    at = [(screen.shown(), screen.marked())]
    for _ in range(4):
        screen.click(".stepper .next")
        at.append((screen.shown(), screen.marked()))
    assert at == [
        ("Fennmark Post", "Maren Holt"), ("Fennmark Post", "Ms Holt"), ("Radio Ostrel", "Maren Holt"),
        ("Radio Ostrel", "Ms Holt"), ("The Lantern", "Ms Holt"),
    ]  # fmt: skip
    assert (
        screen.js("return document.querySelector('.stepper .at').textContent") == "Words 5 of 5 · The Lantern"
    )
    screen.press("n")
    assert screen.marked() == "Maren Holt"
    screen.press("p")
    assert screen.shown() == "The Lantern"


def test_a_part_of_a_row_leads_to_its_own_words(screen: Screen) -> None:
    screen.open(record())
    screen.click("#difference-x1 .part:nth-child(2) .value")
    assert screen.marked() == "About 60 singers"
    screen.click("#point-p1 td:nth-of-type(3) a")
    assert screen.shown() == "The Lantern"
    screen.click("#person-holt .office")
    assert screen.marked() == "its principal conductor"


def test_a_receipt_leads_to_its_article(screen: Screen) -> None:
    screen.open(record())
    screen.click("#person-holt .rc[data-step='2']")
    assert (screen.shown(), screen.marked()) == ("Radio Ostrel", "Maren Holt")
    assert screen.marked("also") == "Ms Holt"


def test_words_lead_to_the_rows_that_rest_on_them(screen: Screen) -> None:
    screen.open(record())
    screen.click("#statement-s1 .body")
    screen.click(".sheet.shown .hit")
    assert screen.js("return document.activeElement.id") == "statement-s1"
    screen.click("#q-q\\.5 .body")
    screen.click(".sheet.shown .hit")
    offered = screen.driver.find_elements(By.CSS_SELECTOR, ".pop button")
    assert sorted(b.find_element(By.TAG_NAME, "small").text for b in offered) == [
        "Who may do what to whom", "Who said what",
    ]  # fmt: skip
    next(b for b in offered if "to whom" in b.text).click()
    assert screen.js("return location.hash") == "#power-w2"
    assert not screen.driver.find_element(By.CSS_SELECTOR, ".pop").is_displayed()


def test_deep_links(screen: Screen) -> None:
    screen.open(record(), "#diary-d2")
    assert screen.js("return document.querySelector('.row.on').id") == "diary-d2"
    assert screen.marked() == "The board will meet next Thursday."
    screen.open(record(), "#a1-0")
    screen.js("location.hash = '#q-q.4'")
    screen.settled("return document.querySelector('.row.on')?.id === 'q-q.4'")
    assert screen.shown() == "The Lantern"


def test_keys_walk_the_rows(screen: Screen) -> None:
    screen.open(record())
    screen.press("j", "j", "j", "j", "j")
    assert screen.js("return document.activeElement.id") == "group-g1"
    screen.press(Keys.ARROW_DOWN)
    assert screen.js("return document.activeElement.id") == "difference-x1"
    assert screen.marked() == "40 singers"
    screen.press(Keys.ARROW_RIGHT)
    assert screen.marked() == "About 60 singers"
    screen.press("k")
    assert screen.js("return document.querySelector('[aria-current=true].row').id") == "group-g1"
    screen.press(Keys.ESCAPE)
    assert screen.js("return document.querySelectorAll('.row.on, .hit').length") == 0
    assert screen.js("return location.hash") == ""
    screen.press("/")
    assert screen.js("return document.activeElement.id") == "filter"


def test_filter_by_words_and_by_outlet(screen: Screen) -> None:
    screen.open(record())
    visible = "return [...document.querySelectorAll('.row')].filter(r => r.checkVisibility()).map(r => r.id)"
    screen.driver.find_element(By.ID, "filter").send_keys("FULL confidence")
    screen.settled("return document.querySelector('.found').textContent !== ''")
    assert screen.js(visible) == ["q-q.2", "position-o1"]
    assert screen.js("return document.querySelector('.found').textContent").startswith("2 of ")
    assert not screen.driver.find_element(By.ID, "diary").is_displayed()
    assert screen.js("return document.querySelector('#quotes h2 .n').textContent") == "1 of 5"
    screen.driver.find_element(By.ID, "filter").send_keys(Keys.CONTROL, "a", Keys.NULL, Keys.BACKSPACE)
    screen.settled("return document.querySelector('.found').textContent === ''")
    screen.click("#outlet option[value='2']")
    rows = screen.js(visible)
    assert "q-q.4" in rows
    assert "account-2" in rows
    assert "q-q.1" not in rows
    assert "passage-c1" in rows


def test_folded_rows_are_found_by_filter_and_link_and_skipped_by_keys(screen: Screen) -> None:
    made = record()
    first = made["discrepancies"][0]
    made["discrepancies"] = [
        {**first, "id": f"x{n}", "about": f"choir {n}", "grade": "difference"} for n in range(1, 13)
    ]
    screen.open(made)
    drawn = (
        "return [...document.querySelectorAll('#differences .row')].filter(r => r.checkVisibility()).length"
    )
    assert screen.js(drawn) == 5
    assert screen.driver.find_element(By.CSS_SELECTOR, "#differences .more > summary").text == (
        "7 further differences"
    )
    screen.click("[id='difference-x5'] .about")
    screen.press("j")
    assert screen.js("return !document.querySelector('.row.on').id.startsWith('difference-')")
    screen.driver.find_element(By.ID, "filter").send_keys("choir 12")
    screen.settled(f"return ({drawn.removeprefix('return ')}) === 1")
    assert screen.js("return document.getElementById('difference-x12').checkVisibility()")
    screen.driver.find_element(By.ID, "filter").send_keys(Keys.CONTROL, "a", Keys.NULL, Keys.BACKSPACE)
    screen.settled("return !document.getElementById('difference-x12').checkVisibility()")
    screen.js("location.hash = '#difference-x9'")
    screen.settled("return document.getElementById('difference-x9').checkVisibility()")


def test_quotes_by_outlet_and_back(screen: Screen) -> None:
    screen.open(record())
    order = "return [...document.querySelectorAll('#quotes h3')].map(h => h.firstChild.textContent)"
    assert screen.js(order) == ["Maren Holt", "Idris Venn", "Pell Adeyemi", "Speaker not named"]
    screen.click("[data-view=outlet]")
    assert screen.js(order) == ["Fennmark Post", "Radio Ostrel", "The Lantern"]
    assert screen.driver.find_element(By.CSS_SELECTOR, "[id='q-q.4'] .by").text == "Pell Adeyemi"
    screen.click("[data-view=speaker]")
    assert screen.js(order)[0] == "Maren Holt"
    assert screen.js("return document.querySelectorAll('#quotes .row').length") == 5


def test_the_lines_at_the_top_lead_to_their_rows(screen: Screen) -> None:
    screen.open(record())
    screen.click(".brief a[href='#difference-x1']")
    screen.settled("return document.querySelector('.row.on')?.id === 'difference-x1'")
    assert screen.marked() == "40 singers"


def test_other_rows_on_the_same_words_are_offered_to_the_keyboard(screen: Screen) -> None:
    screen.open(record(), "#passage-c1")
    others = screen.driver.find_element(By.CSS_SELECTOR, ".others")
    assert others.text == "2 more rows"
    others.send_keys(Keys.ENTER)
    assert screen.js("return document.activeElement.closest('.pop') !== null")
    screen.press(Keys.ENTER)
    assert screen.js("return location.hash") in ("#diary-d2", "#point-p1")


def test_a_link_to_a_row_that_the_filter_hides_shows_it(screen: Screen) -> None:
    screen.open(record())
    screen.driver.find_element(By.ID, "filter").send_keys("thursday")
    screen.settled("return !document.getElementById('q-q.1').checkVisibility()")
    screen.js("location.hash = '#q-q.1'")
    screen.settled("return document.getElementById('q-q.1').checkVisibility()")
    assert screen.marked("src") == "Ms Holt"


def test_the_second_half_of_many_articles_is_folded_and_found(screen: Screen) -> None:
    texts = {f"k{n}": f"Tram {n} stopped." for n in range(12)}
    s = Sample(**texts)
    made = empty(s, [s.article(key, f"Post {key}") for key in texts])
    screen.open(made)
    assert screen.driver.find_element(By.CSS_SELECTOR, ".more summary").text == "4 more articles"
    screen.js("location.hash = '#account-11'")
    screen.settled("return document.getElementById('account-11').checkVisibility()")
    assert screen.shown() == "Post k11"


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
