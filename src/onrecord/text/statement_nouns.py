"""What things that are put out in words are called, for those who read them and those who join them."""

from __future__ import annotations

# Always something put out; those of LIGHT only under a verb of putting out, or when they are taken back.
WEIGHTY = frozenset(
    "statement apology correction clarification retraction denial apologies communiqué communique".split()
)
LIGHT = frozenset(
    "post tweet message remark comment report claim release letter article story video advert "
    "advertisement ad memo bulletin announcement allegation notice assertion figure guidance advice "
    "accusation line briefing account caption headline joke slogan leaflet email e-mail column editorial "
    "interview thread blog petition lawsuit complaint filing op-ed speech presentation study survey "
    "conference indictment affidavit warning clip photo offer bid proposal resolution posting".split()
)
# What marks a thing put out as one more, not the first.
FURTHER = frozenset("second new further another later subsequent fresh third renewed additional".split())

# Names of one kind of thing: what accounts call by any of them may be one.
_KINDS = {
    "post": "tweet posting thread blog",
    "email": "e-mail",
    "statement": "communiqué communique release",
    "article": "op-ed column editorial",
    "video": "clip",
    "remark": "comment",
    "study": "survey",
    "offer": "bid proposal",
    "lawsuit": "complaint",
    "briefing": "conference",
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names.split()}


def singular(word: str) -> str:
    """The noun of WEIGHTY or LIGHT that a word is a form of, else the word itself; both in lower case."""
    if word == "apologies":
        return "apology"
    return word[:-1] if word[:-1] in WEIGHTY | LIGHT and word.endswith("s") else word


def statement_nouns(text: str) -> list[str]:
    """The nouns of putting out in a phrase, in order, in the singular."""
    words = (w.casefold().strip("\u2019'\",.:\u201c\u201d()") for w in text.split())
    words = (w.removesuffix("'s").removesuffix("\u2019s") for w in words)
    return [s for w in words if (s := singular(w)) in WEIGHTY | LIGHT]


def kind_named(noun: str) -> str:
    """The kind of thing that a noun of putting out names: a tweet is a post."""
    return _KIND_OF.get(noun, noun)
