"""Sets of terms that share some, and what those weigh together."""

from __future__ import annotations

import random

from onrecord.linkers.shared_terms import FEWEST_SHARED, sharing


def test_pairs_are_those_that_share_enough_rare_terms_and_weigh_all_that_they_share() -> None:
    rng = random.Random(3)
    sets = [frozenset(rng.sample("abcdefghijklmnop", rng.randrange(6))) | {"z"} for _ in range(80)]
    weight = {t: rng.random() for one in sets for t in sorted(one)}
    most = 30
    held = {t: sum(t in one for one in sets) for t in weight}
    for only in (None, [3, 9, 10, 40, 41, 77]):
        chosen = list(range(len(sets))) if only is None else only
        expected = {
            (a, b): sum(weight[t] for t in sorted(sets[a] & sets[b]))
            for a in chosen
            for b in chosen
            if a < b
            and sum(
                (held[t] if only is None else sum(t in sets[k] for k in only)) <= most
                for t in sets[a] & sets[b]
            )
            >= FEWEST_SHARED
        }
        found = {
            (a, b): w
            for a, others, weights in sharing(sets, weight, most, only)
            for b, w in zip(others.tolist(), weights.tolist(), strict=True)
        }
        assert found
        assert found == expected


def test_sets_that_share_nothing_have_no_pairs() -> None:
    assert list(sharing([], {}, 5)) == []
    assert list(sharing([frozenset("ab"), frozenset("cd"), frozenset()], dict.fromkeys("abcd", 1.0), 5)) == []
