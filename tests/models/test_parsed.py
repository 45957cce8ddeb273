"""The parsed text as plain objects: they say of every word what spaCy's own say."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from onrecord.models import english
from onrecord.models.parsed import Doc

TEXTS = (
    "The 3 harbour pilots, whom Mayor Ana Rowe hadn't met in 2019, said: “We won't go!”  She went on to "
    "Oslo.\tNobody was told who would, or why.",
    "What do you think that the union, which has struck twice, should ask the board of Lowmoor Ltd. for? "
    "A rise was asked for last May that nobody gave, the chair said, in a letter.",
    "…",
    "",
)
PLAIN = (
    "i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "is_punct",
    "is_space", "is_quote", "like_num", "is_alpha", "is_digit", "is_lower", "is_title", "whitespace_",
)  # fmt: skip


@pytest.fixture(scope="module", params=TEXTS, ids=range(len(TEXTS)))
def doc(request: pytest.FixtureRequest) -> Doc:
    return next(english.parse([request.param]))


def places(tokens: Any) -> list[int]:
    return [t.i for t in tokens]


def test_each_word_is_as_the_parser_gives_it(doc: Doc) -> None:
    assert (len(doc), doc.text) == (len(doc.source), doc.source.text)
    for ours, theirs in zip(doc, doc.source, strict=True):
        assert ours.source.i == ours.i
        for name in PLAIN:
            assert getattr(ours, name) == getattr(theirs, name), (name, ours)
        for name in ("children", "lefts", "subtree", "ancestors", "conjuncts"):
            assert places(getattr(ours, name)) == places(getattr(theirs, name)), (name, ours)
        for name in ("head", "left_edge", "right_edge"):
            assert getattr(ours, name).i == getattr(theirs, name).i, (name, ours)
        assert (ours.sent.start, ours.sent.end) == (theirs.sent.start, theirs.sent.end)
        assert len(ours) == len(theirs)


def test_each_piece_is_as_the_parser_gives_it(doc: Doc) -> None:
    size = len(doc)
    given = [(s, doc.source[s.start : s.end]) for s in doc.sents]
    assert [(s.start, s.end) for s in doc.sents] == [(s.start, s.end) for s in doc.source.sents]
    given += [(doc[a:b], doc.source[a:b]) for a in range(-2, size + 2) for b in range(-2, size + 2)]
    for ours, theirs in given:
        assert (ours.start, ours.end, ours.text, len(ours)) == (
            theirs.start, theirs.end, theirs.text, len(theirs),
        )  # fmt: skip
        if len(ours):
            assert (ours.start_char, ours.end_char, ours.root.i) == (
                theirs.start_char, theirs.end_char, theirs.root.i,
            )  # fmt: skip
            assert (ours[0].i, ours[-1].i, places(ours[1:-1])) == (
                theirs[0].i, theirs[-1].i, places(theirs[1:-1]),
            )  # fmt: skip


@pytest.mark.parametrize("mode", ["strict", "contract", "expand"])
def test_characters_lead_to_words(mode: str) -> None:
    doc = next(english.parse([TEXTS[0]]))
    for start in range(0, 60, 3):
        for end in range(start + 1, 60, 2):
            ours = doc.char_span(start, end, alignment_mode=mode)
            theirs = doc.source.char_span(start, end, alignment_mode=mode)
            assert (ours is None) == (theirs is None)
            assert ours is None or (ours.start, ours.end) == (theirs.start, theirs.end)


def test_one_word_is_one_object() -> None:
    doc = next(english.parse([TEXTS[0]]))
    assert doc[3] is doc[2:6][1] is doc[3:][0]
    assert doc[3].sent is doc.sents[0]
    assert doc[0:4] == doc[0:4] != doc[0:5]
    assert min([doc[5], doc[2]]) is doc[2]
    assert doc[2].nbor(3) is doc[5]
    with pytest.raises(IndexError):
        doc[len(doc)]
    with pytest.raises(IndexError):
        doc[0].nbor(-1)


def test_a_doc_pickles() -> None:
    doc = next(english.parse(["Word after word " * 400]))
    again = pickle.loads(pickle.dumps(doc))
    assert [(t.text, t.head.i, t.tag_) for t in again] == [(t.text, t.head.i, t.tag_) for t in doc]
