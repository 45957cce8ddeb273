"""The summary, the matrix and the words of the page in a real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium import webdriver

from tests.browser import browser, log  # noqa: F401
from tests.exports.page_sample import record
from tests.exports.screen import Screen

POINTS = (
    "return [...document.querySelectorAll('.matrix .row')].filter(r => r.checkVisibility()).map(r => r.id)"
)


@pytest.fixture
def screen(browser: webdriver.Chrome, tmp_path: Path) -> Screen:  # noqa: F811
    log(browser, "browser")
    return Screen(browser, tmp_path)


def test_the_summary_stands_on_top_and_leads_to_its_words(screen: Screen) -> None:
    screen.open(record())
    assert screen.js("return document.querySelector('#record').firstElementChild.className") == "summary"
    screen.click("#summary-l1 dd:nth-of-type(2) .rc")
    assert screen.marked() == "About 60 singers"
    assert screen.shown() == "Radio Ostrel"
    assert screen.complaints() == []


def test_a_word_leads_to_its_uses(screen: Screen) -> None:
    screen.open(record())
    assert screen.js("return document.querySelector('#words-w1 .word').textContent") == "singers"
    screen.click("#words-w1 .use:nth-of-type(2) .word")
    assert screen.marked() == "About 60 singers"


def test_the_matrix_is_narrowed_to_a_share(screen: Screen) -> None:
    made = record()
    both = {**made["points"][0], "id": "p2", "what": "Only one has it.", "cells": [
        {**made["points"][0]["cells"][0]},
        *({**c, "status": "absent", "evidence": []} for c in made["points"][0]["cells"][1:]),
    ]}  # fmt: skip
    made["points"].append(both)
    screen.open(made)
    labels = screen.js("return [...document.querySelectorAll('#share option')].map(o => o.textContent)")
    assert labels == [
        "all points (2)",
        "Worded differently (1)",
        "Left out by Radio Ostrel alone (1)",
        "Only in Fennmark Post (1)",
    ]
    screen.click("#share option[value='only-0']")
    assert screen.js(POINTS) == ["point-p2"]
    screen.click("#share option[value='words']")
    assert screen.js(POINTS) == ["point-p1"]
    screen.click("#share option[value='']")
    assert screen.js(POINTS) == ["point-p1", "point-p2"]
