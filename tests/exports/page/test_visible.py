"""Text made safe: escaped, visible, and told apart by its anchors."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from onrecord.exports.page.visible import anchor, link, safe, visible


def test_safe_escapes_text_and_passes_markup() -> None:
    assert safe("<a href=\"x\" title='y'>&") == "&lt;a href=&quot;x&quot; title=&#x27;y&#x27;&gt;&amp;"
    assert safe(Markup("<b>")) == "<b>"
    assert safe(3) == "3"


def test_controls_are_shown() -> None:
    assert visible("a\x00b\x1b\x7f\x9b") == "a␀b␛␡\ufffd"
    assert visible("\u202eabc\u2066") == "⟦RLO⟧abc⟦LRI⟧"
    assert visible("one\u2028two\x0bthree\r\n") == "one\ntwo\nthree\n\n"
    assert visible("\ud83c x \udfff") == "\ufffd x \ufffd"
    assert visible("שלום\u200f \U0001f3bb é\t") == "שלום\u200f \U0001f3bb é\t"


@pytest.mark.parametrize(
    "url", ["https://post.example/a?b=c#d", "http://post.example", "HTTPS://POST.EXAMPLE/"]
)
def test_web_links_pass(url: str) -> None:
    assert link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None, "", "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "data:text/html,x",
        "file:///etc/passwd", "//post.example", "post.example", "https:", "https://", "https://a b",
        "https://a\nb", "https://\u202ea", "http://[bad",
    ],
)  # fmt: skip
def test_other_links_do_not(url: str | None) -> None:
    assert link(url) is None


def test_anchors_never_meet() -> None:
    ids = ["a b", "a-20-b", "a_b", "a.b", "A.b", "ab", "", "é", "a-b", "a\x00b", "𝔸"]
    made = [anchor("q", key) for key in ids]
    assert len(set(made)) == len(ids)
    assert all(key.isascii() and key.isprintable() and " " not in key for key in made)
    assert anchor("q", "3f2a") == "q-3f2a"
