"""Sentences laid side by side by what they mean."""

import numpy as np
import pytest

from onrecord.linkers.base import Group
from onrecord.linkers.points import Points
from onrecord.linkers.points_alignment import aligned, sentences
from onrecord.linkers.points_meanings import told_alike
from onrecord.model import Account, Article, Block, Discrepancy, Gist, Row, Sentence, Span
from onrecord.models.meanings import packed

TERMS = [("boat", "sink", "gale"), ("boat", "sink", "storm"), ("boat", "sink", "fare"), ("mayor", "fare")]
OF = sentences([Gist(Span(f"article{k}", 0, 9), terms) for k, terms in enumerate(TERMS)])


def vector(*values: int) -> str:
    return packed(np.array([*values, *[0] * (64 - len(values))], dtype=np.int8))


def test_without_vectors_terms_alone_tell() -> None:
    assert told_alike(OF, [None] * 4, 0.2) == aligned(OF, 0.2)
    assert told_alike(sentences([]), [], 0.2) == {}


def test_what_means_the_same_is_nearer_than_what_shares_as_many_terms() -> None:
    found = told_alike(OF, [vector(100), vector(100, 5), vector(0, 0, 100), vector(0, 0, 0, 100)], 0.0)
    assert found[0, 1] > found[0, 2]
    assert set(found) == {(0, 1), (0, 2), (1, 2)}


def test_a_sentence_without_a_vector_is_compared_by_terms() -> None:
    found = told_alike(OF, [None, vector(100), vector(100), vector(0, 100)], 0.0)
    assert found[0, 1] == pytest.approx(OF.likeness(0, 1))


def test_likeness_is_at_most_one() -> None:
    of = sentences([Gist(Span(f"article{k}", 0, 9), ("boat", "sink")) for k in range(2)])
    assert told_alike(of, [vector(100), vector(100)], 0.0)[0, 1] <= 1


@pytest.mark.parametrize(("others", "together"), [(("rope", "gale"), True), (("mayor",), False)])
def test_a_difference_joins_sentences_with_more_in_common(others: tuple[str, ...], together: bool) -> None:
    one, other = (Article(name, text, language="en") for name, text in (("A", "Six."), ("B", "Nine.")))
    here, there = Span(one.id, 0, 4), Span(other.id, 0, 5)
    rows: dict[type[Row], list[Row]] = {
        Block: [Block(here, "body"), Block(there, "body")],
        Sentence: [Sentence(here), Sentence(there)],
        Gist: [Gist(here, ("six", "rope", "gale", "sail", "crew", "oar")), Gist(there, ("nine", *others))],
        Discrepancy: [
            Discrepancy("number", "hours", "difference", (Account("6", (here,)), Account("9", (there,))))
        ],
    }
    found = list(Points().link(Group("", {one.id: one, other.id: other}, rows)))
    assert (len(found) == 1) is together
