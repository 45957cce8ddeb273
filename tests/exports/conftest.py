"""The open page, for every test that looks at it in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium import webdriver

from tests.browser import browser, log  # noqa: F401
from tests.exports.screen import Screen


@pytest.fixture
def screen(browser: webdriver.Chrome, tmp_path: Path) -> Screen:  # noqa: F811
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    log(browser, "browser")
    log(browser, "performance")
    return Screen(browser, tmp_path)
