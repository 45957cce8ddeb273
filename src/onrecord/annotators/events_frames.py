"""Reads events off a parse: what happens, who does it to whom, and whether it has happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from onrecord.annotators.actors import acts
from onrecord.annotators.clauses import Token, child, modal, objects, passive, preposition, subjects
from onrecord.annotators.events_actors import (
    acting,
    actors_under,
    core,
    inside,
    near,
    subjects_of_clause,
    under,
)
from onrecord.annotators.events_actors import sources as sources_of
from onrecord.annotators.events_actors import targets as targets_of
from onrecord.annotators.events_lexicon import events_lexicon, has
from onrecord.annotators.events_status import aside, falls_through, lemma, rank, status

_LIGHT = frozenset(
    "hold have begin start open resume launch attend stage mount carry conduct make give face call order "
    "convene continue join lead complete plan schedule arrange cancel postpone delay chair host announce "
    "set go agree stop end suspend cause see spark trigger follow lodge file sign".split()
)


@dataclass(frozen=True)
class Frame:
    """One event as a clause gives it. `type` is a PLOVER type or None; `verb` the clause's verb;
    `rank` is lower the nearer the event stands to what the sentence mainly says.
    """

    trigger: Token
    verb: Token
    type: str | None
    status: str
    sources: tuple[Token, ...]
    targets: tuple[Token, ...]
    rank: int
    noun: bool = False

    @property
    def declared(self) -> str | None:
        """PLOVER's own type: to announce something friendly is to AGREE, something hostile to THREATEN,
        and to deny or refuse something friendly is to REJECT.
        """
        if self.type is None:
            return None
        if self.status == "planned":
            if has("hostile", self.type):
                return "THREATEN" if self.type != "REJECT" else "REJECT"
            return "AGREE" if has("friendly", self.type) else self.type
        if self.status in ("denied", "cancelled"):
            return "REJECT" if has("friendly", self.type) else None
        return self.type


def frames(doc: Any) -> list[Frame]:
    """The events of a parsed text, in order of place."""
    found: list[Frame] = []
    taken: set[int] = set()
    for token in doc:
        if token.i in taken:
            continue
        if token.pos_ in ("VERB", "AUX") or (token.tag_ in ("VBN", "VBD", "VBG") and token.dep_ != "amod"):
            frame = _of_verb(token, taken)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in events_lexicon().nouns:
            frame = _of_noun(token, taken)
        else:
            frame = None
        if frame is not None:
            found.append(frame)
            taken.update((frame.trigger.i, frame.verb.i) if not frame.noun else (frame.trigger.i,))
    return found


# -- verbs -------------------------------------------------------------------------------------------------


def _of_verb(verb: Token, taken: set[int]) -> Frame | None:
    if verb.dep_ in ("aux", "auxpass", "amod", "compound"):
        return None
    word = lemma(verb)
    for read in (_demand, _threat, _refusal, _promise, _permission, _said):
        frame = read(verb, word, taken)
        if frame is not None:
            return frame
    kind, trigger = _kind(verb, word)
    if kind is None or trigger.i in taken or _denies_nothing(verb, word):
        return None
    taken.add(trigger.i)
    return _frame(verb, trigger, kind)


def _denies_nothing(verb: Token, word: str) -> bool:
    return word in ("open", "close", "end", "hit", "charge", "free") and verb.tag_ == "JJ"


def _kind(verb: Token, word: str) -> tuple[str | None, Token]:
    """The type that a verb and what it acts on come to, and the word that names the event."""
    lexicon = events_lexicon()
    base = word.partition("_")[0]
    for held in _held(verb):
        noun = held.lemma_.lower()
        for key in (word, base):
            if (key, noun) in lexicon.pairs:
                kind = lexicon.pairs[key, noun]
                better = lexicon.nouns.get(noun)
                if kind == "NONE" and better:
                    kind = better
                named = kind == "NONE" or noun in lexicon.nouns
                return ("" if kind == "NONE" else kind), held if named else verb
        if (base in _LIGHT or falls_through(verb)) and noun in lexicon.nouns:
            kind = lexicon.nouns[noun]
            return ("" if kind == "NONE" else kind), held
    if word in lexicon.on_people and any(acting(core(o)) for o in objects(verb)):
        return lexicon.on_people[word], verb
    if word in lexicon.verbs:
        kind = lexicon.verbs[word]
        return ("" if kind == "NONE" else kind), verb
    return None, verb


def _held(verb: Token) -> Iterator[Token]:
    """What the verb acts on, living or not: its object or the subject of its passive, and the noun of an
    of-phrase under it.
    """
    given = [c for c in verb.children if c.dep_ == "dobj"]
    for held in [*given, *(o for o in objects(verb) if o not in given)]:
        yield held
        for prep in held.children:
            if prep.dep_ == "prep" and prep.lower_ in ("of", "for", "to", "into"):
                inner = child(prep, "pobj")
                if inner is not None:
                    yield inner
        for modifier in held.children:
            if modifier.dep_ == "compound":
                yield modifier
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in ("to", "in", "into", "on", "with", "for"):
            inner = child(prep, "pobj")
            if inner is not None and inner.lemma_.lower() in events_lexicon().nouns:
                yield inner


def _demand(verb: Token, word: str, taken: set[int]) -> Frame | None:
    if not has("demand", word.partition("_")[0]) or word.partition("_")[0] in ("tell", "want"):
        return None
    clause = child(verb, "ccomp", "xcomp", "advcl")
    person = [o for o in near(verb) if acts(o)]
    if clause is not None and clause.dep_ != "advcl":
        taken.add(clause.i)
        asked = person or subjects_of_clause(clause) or list(actors_under(clause))
        kind = (
            "COERCE"
            if word == "order" and _kind(clause, lemma(clause))[0] in ("COERCE", "SANCTION")
            else "REQUEST"
        )
        return _frame(verb, verb, kind, targets=asked)
    if word in ("order", "ask", "call", "press", "insist", "instruct", "require"):
        return None
    if word in ("demand", "urge", "beg", "implore", "appeal", "request"):
        return _frame(verb, verb, "REQUEST")
    return None


def _threat(verb: Token, word: str, taken: set[int]) -> Frame | None:
    if not has("threat", word):
        return None
    clause = child(verb, "xcomp", "ccomp")
    if word == "vow" and clause is not None and not _hostile(clause):
        return None
    if clause is None and word in ("swear", "vow"):
        return None
    if clause is not None:
        taken.add(clause.i)
    return _frame(verb, verb, "THREATEN", clause=clause)


def _hostile(clause: Token) -> bool:
    kind = _kind(clause, lemma(clause))[0]
    return (kind is not None and has("hostile", kind)) or clause.lemma_ in (
        "fight",
        "crush",
        "punish",
        "avenge",
        "retaliate",
    )


def _refusal(verb: Token, word: str, taken: set[int]) -> Frame | None:
    if not has("refuse", word):
        return None
    clause = child(verb, "xcomp", "ccomp")
    if word == "fail" and clause is None:
        return None
    if clause is not None:
        if word == "fail" and _kind(clause, lemma(clause))[0] is None:
            return None
        taken.add(clause.i)
    return _frame(verb, verb, "REJECT", clause=clause)


def _promise(verb: Token, word: str, taken: set[int]) -> Frame | None:
    adjective = next((c for c in verb.children if c.dep_ == "acomp" and has("ready", c.lower_)), None)
    passive_ready = passive(verb) and has("ready", verb.lower_)
    if adjective is None and not passive_ready and not has("promise", word):
        return None
    clause = child(adjective or verb, "xcomp", "ccomp", "advcl")
    to = preposition(adjective or verb, "to")
    if clause is None and to is not None and (adjective is not None or passive_ready):
        clause = child(to, "pcomp")  # "is committed to opening"
    if clause is None or (clause.tag_ == "VBG" and to is None) or word in ("plan", "intend", "prepare"):
        return None
    if word == "decide" and _kind(clause, lemma(clause))[0] is None and not has("allow", clause.lemma_):
        return None
    kind = "THREATEN" if _hostile(clause) else "AGREE"
    if word == "decide":
        kind = "CONCEDE" if has("allow", clause.lemma_) else _kind(clause, lemma(clause))[0] or "AGREE"
    taken.add(clause.i)
    return _frame(verb, verb, kind, clause=clause)


def _permission(verb: Token, word: str, taken: set[int]) -> Frame | None:
    if not has("allow", word) or word == "let":
        return None
    clause = child(verb, "xcomp", "ccomp")
    if clause is None and not any(acts(o) or o.pos_ == "NOUN" for o in objects(verb)):
        return None
    if clause is not None:
        taken.add(clause.i)
    whom = subjects_of_clause(clause) if clause is not None else []
    return _frame(verb, verb, "CONCEDE", targets=whom or None, clause=clause)


def _said(verb: Token, word: str, taken: set[int]) -> Frame | None:
    """ "X said that Y must go": a demand that no verb of demanding gives."""
    if not has("say", word) and word not in ("call", "believe"):
        return None
    clause = child(verb, "ccomp")
    if clause is None:
        return None
    must = modal(clause) in ("must",) or (
        clause.lemma_ in ("have", "need", "ought") and child(clause, "xcomp") is not None
    )
    own = subjects_of_clause(clause)
    if not must or not own:
        return None
    taken.add(clause.i)
    return _frame(verb, verb, "REQUEST", targets=own)


def _frame(
    verb: Token, trigger: Token, kind: str, *, targets: list[Token] | None = None, clause: Token | None = None
) -> Frame:
    doing = sources_of(verb)
    if targets is None:
        targets = list(targets_of(verb, trigger)) or (
            list(targets_of(clause, clause)) if clause is not None else []
        )
    apart = {s.i for s in doing}
    kept = tuple(t for t in targets if t.i not in apart)
    if not kept and len(doing) > 1 and kind in ("CONSULT", "AGREE", "COOPERATE", "SUPPORT"):
        kept = tuple(doing)
    return Frame(trigger, verb, kind or None, status(verb, trigger), tuple(doing), kept, rank(verb))


# -- nouns -------------------------------------------------------------------------------------------------


def _of_noun(noun: Token, taken: set[int]) -> Frame | None:
    """An event that a noun names: as a subject ("talks will resume"), or where something is said or done
    ("at a hearing on Friday").
    """
    kind = events_lexicon().nouns[noun.lemma_.lower()]
    kind = "" if kind == "NONE" else kind
    at = noun
    for _ in range(6):
        if at.head == at or at.head.pos_ in ("VERB", "AUX"):
            break
        at = at.head
    verb = at.head
    subject = at.i == noun.i and noun.dep_ in ("nsubj", "nsubjpass")
    if subject and verb.i in taken:
        return None
    named = list(inside(noun))
    if kind in ("CONSULT", "AGREE") and named:
        # "the mayor's talks with the union": both take part.
        taking = {t.i for t in named}
        named += [t for t in under(noun, ("with",)) if acting(t) and t.i not in taking]
    clausal = verb.pos_ in ("VERB", "AUX")
    frame = Frame(
        noun, verb, kind or None, "past", tuple(named), (), rank(verb) + (1 if subject else 3), noun=True
    )
    if subject and clausal:
        told = child(verb, "xcomp") if verb.lemma_ == "be" else None  # "the debate was to have been held"
        frame = replace(frame, status=status(told or verb, noun))
        if len(named) > 1 and kind in ("CONSULT", "AGREE"):
            frame = replace(frame, targets=tuple(named))
        return frame
    if clausal and noun.dep_ == "dobj":
        return replace(frame, sources=tuple(sources_of(verb)), status=status(verb, noun))
    if clausal and noun.dep_ == "pobj" and noun.lemma_.lower() in _ATTENDED:
        hosts = [t for t in subjects(verb) if t.pos_ != "NOUN" or acts(t)]
        frame = replace(frame, sources=tuple(hosts), targets=tuple(t for t in named if t.ent_type_ != "GPE"))
    return replace(frame, status=aside(noun, verb) if clausal else "past")


# What whoever speaks or acts in it takes part in: "in an interview, she said", "ahead of a meeting, he said".
_ATTENDED = frozenset(
    "meeting talk interview conference hearing trial debate speech summit briefing visit session trip rally "
    "discussion".split()
)


def generic(verb: Token) -> Frame:
    """The event of a dated clause whose verb no lexicon knows: no type, but who, to whom and whether."""
    return _frame(verb, verb, "")


def held(noun: Token) -> Frame:
    """That somebody holds a post, of which the first or last day is told: "dean until 2014"."""
    holder = noun.head if noun.dep_ == "appos" else noun
    return Frame(noun, noun, None, "past", (holder,), (), 9, noun=True)


def coming(noun: Token) -> Frame:
    """What a noun names that has a coming day of its own: "next Saturday's synod"."""
    return Frame(noun, noun, None, "planned", tuple(inside(noun)), (), 9, noun=True)
