"""Takes this folder's pictures of a page from `onrecord demo`: python docs/screenshots/take.py PAGE."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip
TOP = "scrollTo(0, 0)"
CHOOSE = """
const row = document.querySelector(arguments[0]);
row.click();
row.closest('.row').scrollIntoView({block: innerWidth < 600 ? 'start' : 'center'});
"""
# name, width, height, dark, the part of a row to choose (none: the page's top)
PICTURES = (
    ("page", 1280, 860, False, None),
    ("side-by-side", 1280, 860, False, "#compared .row .part:nth-child(2)"),
    ("dark", 1280, 860, True, "#quotes .row"),
    ("phone", 390, 844, False, "#compared .row .part:nth-child(2)"),
    ("phone-dark", 390, 844, True, None),
)


def main(page: Path) -> None:
    """Writes one PNG a picture beside this file."""
    options = Options()
    options.binary_location = shutil.which("chromium") or ""
    with tempfile.TemporaryDirectory() as profile:
        for switch in (*SWITCHES, f"--user-data-dir={profile}"):
            options.add_argument(switch)
        driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        try:
            for name, width, height, dark, part in PICTURES:
                size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
                scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
                driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
                driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
                driver.get("about:blank")
                driver.get(page.resolve().as_uri())
                driver.execute_script(*((CHOOSE, part) if part else (TOP,)))
                time.sleep(0.8)  # the words scroll into view
                driver.save_screenshot(str(Path(__file__).with_name(f"{name}.png")))
        finally:
            driver.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
