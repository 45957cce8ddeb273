"""A parsed text as plain Python objects, made once: many readers ask it for the same words over and over.

spaCy makes a new Token for each look at one, and looks each of its words up anew. Doc, Piece and Token
answer to the names that spaCy gives its own (and mean the same), as far as this project asks for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Any, overload

# In the order of Doc's reading them: each is a column of numbers.
_COLUMNS = (
    "IDX", "LENGTH", "HEAD", "SENT_START", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "ENT_IOB",
    "IS_PUNCT", "IS_SPACE", "IS_QUOTE", "LIKE_NUM",
)  # fmt: skip
_WRAP = 2**64  # a column is unsigned, a head's distance is not
_IOB = ("", "I", "O", "B")


class Token:
    """A word of a Doc. Two looks at one word give one Token; it is before another in the order of the text.

    `head` is the word that it hangs on, itself for the root of a sentence; `children`, not to be changed,
    are those that hang on it, in order.
    """

    __slots__ = (
        "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_punct", "is_quote",
        "is_space", "lemma_", "like_num", "lower_", "pos_", "sent", "tag_", "text",
    )  # fmt: skip

    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    is_punct: bool
    is_space: bool
    is_quote: bool
    like_num: bool
    head: Token
    children: list[Token]
    sent: Piece

    def __lt__(self, other: Token) -> bool:
        return self.i < other.i

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def lefts(self) -> list[Token]:
        return [c for c in self.children if c.i < self.i]

    @property
    def left_edge(self) -> Token:
        return self.doc[self.doc.edges[0][self.i]]

    @property
    def right_edge(self) -> Token:
        return self.doc[self.doc.edges[1][self.i]]

    @property
    def ancestors(self) -> Iterator[Token]:
        at = self
        while at.head is not at:
            at = at.head
            yield at

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and all that hangs on it: what is on its left, itself, what is on its right, each so."""
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            at, done = waiting.pop()
            if done or not at.children:
                yield at
                continue
            place = at.i
            waiting += [(c, False) for c in reversed(at.children) if c.i > place]
            waiting.append((at, True))
            waiting += [(c, False) for c in reversed(at.children) if c.i < place]

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        return tuple(self.doc[t.i] for t in self.source.conjuncts)

    def nbor(self, step: int = 1) -> Token:
        """The word so many further on. Raises IndexError outside the text."""
        if not 0 <= self.i + step < len(self.doc):
            raise IndexError(f"no word {self.i + step} in a text of {len(self.doc)}")
        return self.doc[self.i + step]

    @property
    def source(self) -> Any:
        """spaCy's own Token."""
        return self.doc.source[self.i]

    @property
    def whitespace_(self) -> str:
        return str(self.source.whitespace_)

    @property
    def is_alpha(self) -> bool:
        return self.text.isalpha()

    @property
    def is_digit(self) -> bool:
        return self.text.isdigit()

    @property
    def is_lower(self) -> bool:
        return self.text.islower()

    @property
    def is_title(self) -> bool:
        return self.text.istitle()


class Piece:
    """The words `start` to `end` (by their place in the Doc, half-open), which may be none."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Piece):
            return NotImplemented
        return (self.doc, self.start, self.end) == (other.doc, other.start, other.end)

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Piece: ...
    def __getitem__(self, at: int | slice) -> Token | Piece:
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self))
            return Piece(self.doc, self.start + first, self.start + max(first, last))
        return self.doc.tokens[self.start : self.end][at]

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        if self.end <= self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The word on which the others hang, nearest to the sentence's root."""
        return self.doc.tokens[int(self.doc.source[self.start : self.end].root.i)]


class Doc:
    """A parsed text: its words in order. Raises IndexError for a word that is not there."""

    def __init__(self, source: Any) -> None:
        self.source = source
        self.text: str = source.text
        self.tokens: list[Token] = []
        self.sents: list[Piece] = []
        heads: list[int] = []
        text, name = self.text, cache(source.vocab.strings.__getitem__)
        for i, row in enumerate(source.to_array(list(_COLUMNS)).tolist()):
            token = Token()
            (
                token.idx, length, head, start, lemma, pos, tag, dep, entity, iob,
                token.is_punct, token.is_space, token.is_quote, token.like_num,
            ) = row  # fmt: skip
            token.doc, token.i, token.head, token.children = self, i, token, []
            token.text = text[token.idx : token.idx + length]
            token.lower_, token.lemma_ = token.text.lower(), name(lemma)
            token.pos_, token.tag_, token.dep_ = name(pos), name(tag), name(dep)
            token.ent_type_, token.ent_iob_ = name(entity), _IOB[iob]
            if start == 1 or not i:
                sentence = Piece(self, i, i)
                self.sents.append(sentence)
            sentence.end = i + 1
            token.sent = sentence
            self.tokens.append(token)
            heads.append((i + head) % _WRAP)
        for token, place in zip(self.tokens, heads, strict=True):
            if place != token.i:
                token.head = self.tokens[place]
                token.head.children.append(token)

    def __reduce__(self) -> tuple[type[Doc], tuple[Any]]:
        return Doc, (self.source,)  # words that name each other would be pickled one inside the other

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Piece: ...
    def __getitem__(self, at: int | slice) -> Token | Piece:
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self.tokens))
            return Piece(self, first, max(first, last))
        return self.tokens[at]

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> Piece | None:
        """The words of the characters `start` to `end` of the text, or None; see spaCy for the modes."""
        found = self.source.char_span(start, end, alignment_mode=alignment_mode)
        return Piece(self, found.start, found.end) if found is not None else None

    @cached_property
    def edges(self) -> tuple[list[int], list[int]]:
        """For each word the place of the first, and of the last, of all that hangs on it and itself."""
        return _reach(self.tokens, self.tokens), _reach(self.tokens, reversed(self.tokens))


def _reach(tokens: Sequence[Token], order: Iterable[Token]) -> list[int]:
    """For each word the one of its subtree that comes first in an order."""
    first = [-1] * len(tokens)
    for token in order:
        at = token
        while first[at.i] < 0:
            first[at.i] = token.i
            at = at.head
    return first
