"""Alignment of words: chains from seeds, and differences that read as phrases."""

from onrecord.text.alignment import local_alignments, longest_run, matches, operations


def told(one: str, other: str) -> list[tuple[str, str]]:
    a, b = one.split(), other.split()
    return [(op, " ".join(b[j:y] if op == "+" else a[i:x])) for op, i, x, j, y in operations(a, b)]


def test_a_difference_is_told_in_phrases() -> None:
    assert told("you are quite wrong", "you're quite wrong") == [
        ("-", "you are"), ("+", "you're"), ("=", "quite wrong"),
    ]  # fmt: skip
    assert told("we saw a big red barn", "we saw the blue barn") == [
        ("=", "we saw"), ("-", "a big red"), ("+", "the blue"), ("=", "barn"),
    ]  # fmt: skip
    assert told("we sang and we danced all night", "we danced all night") == [
        ("-", "we sang and"), ("=", "we danced all night"),
    ]  # fmt: skip
    assert told("a b", "a b") == [("=", "a b")]
    assert told("", "x") == [("+", "x")]
    assert told("x", "") == [("-", "x")]


def test_a_chain_bridges_edits_and_grows_past_its_seeds() -> None:
    a = list("....abcdefghijklm....")
    b = list(",,abXdefghiYjklm,,")
    chains = local_alignments(a, b, [(7, 5), (8, 6)], 3)
    assert len(chains) == 1
    assert "".join(a[i] for i, _ in chains[0]) == "abdefghijklm"


def test_a_chain_holds_nothing_twice() -> None:
    a = "we have asked and we have asked again for this".split()
    seeds = [(i, j) for i in range(8) for j in range(8) if a[i : i + 3] == a[j : j + 3]]
    chains = local_alignments(a, a, seeds, 3)
    assert chains == [[(k, k) for k in range(len(a))]]


def test_runs() -> None:
    assert longest_run(matches("a b c d".split(), "a b x c d".split())) == 2
    assert longest_run([]) == 0
