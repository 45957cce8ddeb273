"""The open page in a real Chromium, with the few questions that its tests ask of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from onrecord.exports.html import render
from tests.browser import log, resize
from tests.exports.page_sample import Json


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
