"""The page in a real Chromium: rows lead to words and back, by pointer, key, filter and link."""

from __future__ import annotations

import json

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser import log
from tests.exports.page_sample import Sample, empty, record
from tests.exports.screen import IN_PANE, Screen


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
