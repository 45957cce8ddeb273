"""Words, folded and numbered, and the seeds that texts share."""

from onrecord.text.shingles import fold, folded, number, shared_seeds, words


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
    assert shared_seeds(number([["a"], ["a"]]), 4) == {}


def test_what_one_text_repeats_over_and_over_is_no_seed() -> None:
    ids = number([folded("all rights reserved " * 9), folded("all rights reserved")])
    assert shared_seeds(ids, 3) == {}


def test_many_texts_are_paired_with_the_first_few_only() -> None:
    ids = number([folded("one two three four")] * 50)
    assert len(shared_seeds(ids, 4)) < 2 * 50
