"""Words, folded and numbered, and the seeds that texts share."""

import itertools

import numpy as np

from onrecord.text.shingles import Words, fold, folded, letters, number, shared_seeds, words


def test_words_keep_their_places() -> None:
    text = "“Don’t,” said Zoë — 1,200 times 😀 in 3.5 hours"
    found = words(text)
    assert [text[s:e] for s, e in zip(found.starts, found.ends, strict=True)] == [
        "Don’t", "said", "Zoë", "1,200", "times", "in", "3.5", "hours",
    ]  # fmt: skip
    assert found.folded[:3] == ["don't", "said", "zoe"]
    assert words("a b c", 2).starts == [2, 4]


def test_folding_makes_spellings_of_one_word_equal() -> None:
    assert fold("DON’T") == fold("don't")
    assert fold("Straße") == fold("STRASSE")
    assert folded("The café") == ["the", "cafe"]


def test_seeds_are_what_two_texts_share() -> None:
    ids = number([folded("x one two three four y"), folded("one two three four"), folded("nothing here")])
    assert shared_seeds(ids, 4) == {(0, 1): [(1, 0)]}
    assert shared_seeds(ids, 3) == {(0, 1): [(1, 0), (2, 1)]}
    assert shared_seeds([], 4) == {}
    assert shared_seeds(number([folded("one two three"), folded("four five six seven")]), 3) == {}
    assert shared_seeds(number([[], folded("a b c d"), [], folded("z a b c")]), 3) == {(1, 3): [(0, 1)]}
    assert shared_seeds(number([["a"], ["a"]]), 4) == {}


def test_what_one_text_repeats_over_and_over_is_no_seed() -> None:
    ids = number([folded("all rights reserved " * 9), folded("all rights reserved")])
    assert shared_seeds(ids, 3) == {}


def test_many_texts_are_paired_with_the_first_few_only() -> None:
    ids = number([folded("one two three four")] * 50)
    assert len(shared_seeds(ids, 4)) < 2 * 50


def test_many_spans_are_read_as_each_is() -> None:
    texts = [
        "“Don’t,” said Zoë — 1,200 times 😀 in 3.5 hours",
        "rock ’n’ roll's 1.2.3, a.b ''x'' 5'6 x1 1x ½ Ⅷ 𝔸𝔹 ١٢ cafe\u0301 ʼtis it's'",
        "plain words alone, 24.7 of them",
        "",
    ]
    for text in texts:
        cuts = range(0, len(text) + 1, 7)
        for spans in ([(0, len(text))], list(itertools.pairwise(cuts)), []):
            one, other = Words(), Words()
            first = []
            for start, end in spans:
                first.append(len(one))
                one.add(text, start, end)
            assert other.add_all(text, spans) == first
            assert other == one


def test_seeds_are_in_order_and_within_no_text() -> None:
    one, two = "a b c d e f g a b c d", "x a b c d y c d e f a b c d"
    found = shared_seeds(number([one.split(), two.split(), one.split()]), 3)
    assert list(found) == [(0, 1), (0, 2), (1, 2)]
    for (a, b), seeds in found.items():
        texts = [one.split(), two.split(), one.split()]
        assert seeds == [
            (i, j)
            for i in range(len(texts[a]) - 2)
            for j in range(len(texts[b]) - 2)
            if texts[a][i : i + 3] == texts[b][j : j + 3]
        ]


def test_letters_cut_and_compare_as_their_ids() -> None:
    ids = number([["x", "y", "x", "z"]])[0]
    assert letters(ids) == "\x00\x01\x00\x02"
    assert letters(ids + np.uint64(1 << 21)) == [1 << 21, (1 << 21) + 1, 1 << 21, (1 << 21) + 2]
    assert letters(ids[:0]) == ""
