"""A real Chromium for the tests that need one: skipped where there is none, but never in CI."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip


def start(profile: Path, width: int = 1280, height: int = 900) -> webdriver.Chrome:
    """A fresh headless Chromium of that window size; skips the test where none is installed.

    Where the environment variable CI is set, a missing Chromium fails instead.
    """
    binary = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    driver = shutil.which("chromedriver")
    if binary is None or driver is None:
        why = "needs chromium and chromedriver on the PATH (Debian: chromium, chromium-driver)"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    options = Options()
    options.binary_location = binary
    for switch in (*_SWITCHES, f"--user-data-dir={profile}", f"--window-size={width},{height}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(driver))


def log(driver: Any, kind: str) -> list[dict[str, Any]]:
    """What the browser noted since the last call: "browser" for its console, "performance" for events."""
    return list(driver.get_log(kind))


def resize(driver: webdriver.Chrome, width: int, height: int) -> None:
    """Gives the page exactly that many CSS pixels; a phone's below 600."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """One Chromium for a module's tests."""
    driver = start(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()
