"""The page's colours, computed: text meets WCAG AA on every ground it stands on, in both schemes."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

CSS = files("onrecord.exports.page").joinpath("page.css").read_text(encoding="utf-8")


def scheme(block: str) -> dict[str, tuple[int, int, int]]:
    found = re.findall(r"--(\w+): #([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2});", block)
    return {name: (int(r, 16), int(g, 16), int(b, 16)) for name, r, g, b in found}


LIGHT, DARK = (scheme(block) for block in re.findall(r":root \{(.*?)\}", CSS, re.S)[:2])


def luminance(colour: tuple[int, int, int]) -> float:
    parts = [c / 255 for c in colour]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


TEXT = [(t, g) for t in ("ink", "soft", "faint", "accent") for g in ("paper", "sheet", "chosen")]
TEXT += [("ink", "mark"), ("ink", "also"), ("paper", "ink")]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_is_readable(colours: dict[str, tuple[int, int, int]], text: str, ground: str) -> None:
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_highlights_and_controls_stand_out(colours: dict[str, tuple[int, int, int]]) -> None:
    assert contrast(colours["faint"], colours["paper"]) >= 3  # the edges of inputs and buttons
    assert contrast(colours["accent"], colours["paper"]) >= 3  # the focus ring, the chosen row's bar


def test_every_colour_has_both_schemes() -> None:
    assert LIGHT.keys() == DARK.keys()
    used = set(re.findall(r"var\(--(\w+)\)", CSS)) - {"serif", "sans"}
    assert used <= LIGHT.keys()
