"""Whether an event has happened: past, planned, cancelled, postponed, hypothetical or denied."""

from __future__ import annotations

from onrecord.annotators.clauses import Token, child, has_subject, modal, negated, objects, supposed
from onrecord.annotators.events_lexicon import events_lexicon, has


def lemma(verb: Token) -> str:
    """The verb's lemma, with its particle: "step_down"."""
    base = str(verb.lemma_.lower())
    particle = child(verb, "prt")
    if particle is not None:
        return f"{base}_{particle.lower_}"
    following = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    joined = f"{base}_{following}"
    return joined if joined in events_lexicon().verbs else base


def saying_above(verb: Token) -> Token | None:
    """The verb of saying in whose clause a verb stands, if its subject is somebody."""
    if verb.dep_ in ("ccomp", "parataxis") and (has("say", verb.head.lemma_) or verb.head.lemma_ == "say"):
        return verb.head
    if verb.dep_ in ("xcomp", "conj") and verb.head.pos_ in ("VERB", "AUX"):
        return saying_above(verb.head)
    return None


def status(verb: Token, trigger: Token) -> str:
    """ "past", "planned", "cancelled", "postponed", "hypothetical" or "denied"."""
    word = lemma(verb)
    found = done(verb)
    if verb.lemma_ == "be" and any(c.lower_ == "off" for c in verb.children):
        return "cancelled"  # "the vigil is off"
    if has("cancel", word) and found == "past":
        held = objects(verb)
        known = any(o.lemma_.lower() in events_lexicon().nouns for o in held)
        if known or (has("surely", word) and any(o.pos_ == "NOUN" for o in held)):
            return "cancelled"
    if found == "past" and (has("postpone", word) or (trigger.i != verb.i and _moved(verb))):
        return "postponed"
    if trigger.i != verb.i and found == "past" and has("arrange", word):
        into = trigger.dep_ == "pobj" and trigger.head.lower_ in ("to", "for")
        if into or not has("invite", word):
            return "planned"  # "called to a meeting", "scheduled a hearing"
    return found


def _moved(verb: Token) -> bool:
    """True for "has been moved from Monday to Friday", "brought forward", "pushed back": to another day,
    not to another place.
    """
    beside = {c.lower_ for c in verb.children}
    if (verb.lemma_ == "bring" and "forward" in beside) or (
        verb.lemma_ in ("push", "put") and "back" in beside
    ):
        return True
    return verb.lemma_ in ("move", "shift", "switch") and any(
        c.lower_ in ("from", "to") and any(g.ent_type_ in ("DATE", "TIME") for g in c.subtree)
        for c in verb.children
    )


def falls_through(verb: Token) -> bool:
    """True for verbs that say that what was planned is off, or put off."""
    word = lemma(verb)
    return has("surely", word) or has("postpone", word)


def conditional(verb: Token) -> bool:
    """True if an if-clause hangs on the verb, or on what it hangs on: "they will walk out if it fails"."""
    at = verb
    for _ in range(3):
        for c in at.children:
            if c.dep_ == "advcl" and any(g.dep_ == "mark" and g.lower_ == "if" for g in c.children):
                return True
        if at.dep_ != "xcomp":
            return False
        at = at.head
    return False


def due(verb: Token) -> str | None:
    """What "is due", "was expected" and "is up for" say of their time: "planned" or, of what "had been
    due", "cancelled"; None for other clauses.
    """
    if verb.lemma_ != "be":
        return None
    words = {c.lower_ for c in verb.children if c.dep_ in ("acomp", "prep", "advmod", "attr")}
    if not words & {"due", "scheduled", "up", "expected"} or negated(verb):
        return None
    if "up" in words and not any(g.lower_ == "for" for c in verb.children for g in c.children):
        return None
    over = verb.tag_ == "VBN" and any(c.lower_ == "had" for c in verb.children)
    return "cancelled" if over else "planned"


def presently(verb: Token) -> bool:
    """True for a clause in the present tense: "she flies", "she is flying"; not "she has flown"."""
    if verb.tag_ in ("VBZ", "VBP"):
        return True
    return verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.tag_ in ("VBZ", "VBP") for c in verb.children)


def done(verb: Token) -> str:
    if supposed(verb):
        return "hypothetical"
    if verb.tag_ == "VBD" and not any(c.dep_ == "aux" for c in verb.children):
        return "past"
    word = modal(verb)
    if negated(verb):
        return "cancelled" if word in ("will", "shall") else "denied"
    if word in ("will", "shall"):
        return "hypothetical" if conditional(verb) else "planned"
    if word == "would":
        return "planned" if saying_above(verb) is not None else "hypothetical"
    if word in ("may", "might", "could", "can", "should", "must"):
        return "hypothetical"
    infinitive = verb.tag_ in ("VB", "VBN") and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in verb.children
    )
    if infinitive and any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.children):
        return "hypothetical"
    if infinitive and verb.head.lemma_ in ("be", "due", "set", "suppose", "schedule"):
        have = any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children)
        if have and verb.tag_ == "VBN":
            return "cancelled"  # "it was to have been debated"
    if infinitive or verb.dep_ == "xcomp":
        return _under_verb(verb, infinitive)
    if verb.dep_ == "conj" and not has_subject(verb) and verb.head.pos_ in ("VERB", "AUX"):
        return done(verb.head)
    if verb.tag_ == "VBG" and verb.lemma_ in ("start", "begin", "commence") and verb.dep_ in ("acl", "prep"):
        return "planned"  # "three days of mourning starting Tuesday"
    if verb.dep_ in ("advcl", "pcomp", "acl") and verb.tag_ == "VBG" and verb.head.pos_ in ("VERB", "AUX"):
        return done(verb.head)
    return "past"


def _under_verb(verb: Token, infinitive: bool) -> str:
    above = verb.head
    if verb.dep_ in ("ROOT", "advcl") and infinitive and has_subject(verb):
        return "planned"  # the headline's "Mayor to meet chief"
    if above.pos_ not in ("VERB", "AUX", "ADJ"):
        return "hypothetical" if infinitive else "past"
    word = above.lemma_.lower()
    if above.pos_ == "ADJ":
        return "planned" if has("plan", word) or word in ("due", "ready", "set", "likely") else "hypothetical"
    if has("plan", word) or has("promise", word) or word in ("be", "go", "hope"):
        return "planned" if done(above) in ("past", "planned") else done(above)
    if has("demand", word) or has("threat", word) or word in ("want", "seek", "wish", "allow", "invite"):
        return "hypothetical"
    if has("refuse", word):
        return "denied"
    if not infinitive or word in ("begin", "start", "continue", "manage", "help", "force", "come", "go"):
        return done(above)
    return "hypothetical"


def rank(verb: Token) -> int:
    """How far the event stands from what the sentence mainly says."""
    far, at = 0, verb
    for _ in range(12):
        if at.head == at:
            return far
        if at.dep_ in ("ccomp", "parataxis") and has("say", at.head.lemma_):
            pass
        elif at.dep_ == "conj":
            far += 1
        elif at.dep_ in ("relcl", "acl", "advcl", "pcomp"):
            far += 3
        elif at.dep_ != "xcomp":
            far += 2
        else:
            far += 1
        at = at.head
    return far


def aside(noun: Token, verb: Token) -> str:
    """Whether an event named in passing is over: it is, unless its preposition looks ahead to it."""
    words = set()
    at = noun
    for _ in range(4):
        if at.head == at or at.pos_ in ("VERB", "AUX"):
            break
        words.add(at.lower_)
        words.update(c.lower_ for c in at.children if c.dep_ == "advmod")
        at = at.head
    if words & {"ahead", "before", "until", "pending"}:
        return "planned"
    ahead = done(verb) == "planned"
    return "planned" if ahead and words & {"at", "in", "during", "for", "on", "to"} else "past"
