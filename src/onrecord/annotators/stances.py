"""Reads where people and bodies stand: for, against, on a condition, or holding back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.annotators.actors import THIRD, Cast, Who, acts, nouns
from onrecord.annotators.base import Annotator, Rows
from onrecord.annotators.clauses import Token, conjuncts, counted, negated, noun_phrase, sentences
from onrecord.annotators.stances_conditions import LONGEST
from onrecord.annotators.stances_conditions import condition as conditioned
from onrecord.annotators.stances_frames import frames
from onrecord.annotators.stances_holding import holding
from onrecord.annotators.stances_judging import judgings
from onrecord.annotators.stances_learnt import learnt
from onrecord.annotators.stances_nouns import nominal
from onrecord.annotators.stances_own import own
from onrecord.annotators.stances_proposals import ANYBODY, group
from onrecord.annotators.stances_quoted import quoted
from onrecord.annotators.stances_reading import UNNAMED, Frame
from onrecord.annotators.stances_strength import strength
from onrecord.annotators.stances_verdicts import verdicts
from onrecord.annotators.stances_voice import voiced
from onrecord.annotators.stances_votes import voting
from onrecord.model import Article, Block, Entity, Parse, Quote, Row, Span, Speaker, StanceClaim
from onrecord.models import reader

READERS = (frames, nominal, verdicts, judgings, own, voiced, holding, voting)
OWN = "own departure"
_HIS = frozenset({"his", "her", "my", "our"})


class Stances(Annotator):
    """One StanceClaim for each holder and target of each clause that says where somebody stands.

    Nothing is inferred from a party, an outlet or an office; questions, suppositions and rumours give
    no row, and neither does a clause whose holder or target nobody can name.
    """

    name = "stances"
    version = 7
    requires = (Block, Parse, Entity, Quote, Speaker)
    produces = (StanceClaim,)

    def annotate(self, article: Article, rows: Rows) -> Iterable[Row]:
        for claim in self._claims(article, rows):
            words = " ".join(article.text[e.start : e.end] for e in claim.evidence)
            yield replace(claim, strength=strength(words))

    def _claims(self, article: Article, rows: Rows) -> Iterator[StanceClaim]:
        cast = Cast(article, rows)
        found: list[tuple[Parse, Frame]] = []
        for parse in rows.of(Parse):
            for sentence, question in sentences(parse.doc):
                here = [f for read in READERS for f in read(sentence, question) if not _imagined(f.trigger)]
                found += [(parse, f) for f in sorted(here, key=lambda f: (f.trigger.i, f.act))]
        taken = frozenset((parse.span.start, f.trigger.i) for parse, f in found)
        found += quoted(cast, rows, taken)
        topic = _topic(cast, found)
        told: list[StanceClaim] = []
        seen: set[tuple[str, str, str, Span]] = set()
        firm: set[tuple[str, str]] = set()
        for parse, frame in sorted(found, key=lambda item: item[1].weak):
            for claim in _claims(cast, parse, frame, topic):
                if frame.weak and (claim.actor, claim.target) in firm:
                    continue
                firm.add((claim.actor, claim.target))
                key = (claim.actor, claim.target, claim.stance, claim.evidence[0])
                if key not in seen:
                    seen.add(key)
                    told.append(claim)
        yield from told
        blocks = tuple((b.span.start, b.span.end) for b in rows.of(Block) if not b.furniture)
        readings = reader.read(article.text, blocks).stances
        yield from further(rows.of(Parse), told, learnt(cast, rows.of(Parse), readings))


def further(
    parses: Sequence[Parse], told: Sequence[StanceClaim], found: Iterable[tuple[Span, StanceClaim]]
) -> Iterator[StanceClaim]:
    """The learnt claims that tell more than the rules do: by other words, of another sentence of the holder,
    and not on the other side of a target from a claim that is surer.
    """
    starts = sorted(parse.of(tokens[0]).start for parse in parses for tokens, _ in sentences(parse.doc))

    def sentence(claim: StanceClaim) -> tuple[str, int]:
        return _key(claim)[0], bisect_right(starts, claim.evidence[0].start)

    read = [c.evidence[0] for c in told]
    taken = {sentence(c) for c in told}
    sides = {_key(c): c.stance for c in told}
    for cue, claim in sorted(found, key=lambda f: (-f[1].sure, f[0], f[1].actor, f[1].target)):
        if sentence(claim) in taken or any(e.start < cue.end and cue.start < e.end for e in read):
            continue
        if sides.setdefault(_key(claim), claim.stance) == claim.stance:
            yield claim


def _key(claim: StanceClaim) -> tuple[str, str]:
    return claim.actor_entity or claim.actor.casefold(), claim.target_entity or claim.target.casefold()


def _imagined(trigger: Token) -> bool:
    """True for what nobody has done: under "in the event that", "get it approved", after "if ... but"."""
    at = trigger
    for _ in range(12):
        mark = next((c for c in at.children if c.dep_ == "mark" and c.i > 0), None)
        if mark is not None and mark.doc[mark.i - 1].lower_ in ("event", "case"):
            return True
        if at.dep_ in ("ccomp", "acl") and at.head.lower_ in ("sure", "certain") and negated(at.head.head):
            return True
        if at.dep_ == "acl" and at.tag_ == "VBN" and at.head.head.lemma_ in ("get", "have", "see", "need"):
            return True
        if at.head == at:
            break
        at = at.head
    now = any(c.dep_ == "auxpass" and c.tag_ in ("VBZ", "VBP") for c in trigger.children)
    if not now or any(c.dep_ == "aux" for c in trigger.children):
        return False
    return any(t.lower_ in ("if", "unless") for t in trigger.doc[trigger.sent.start : trigger.i])


def _topic(cast: Cast, found: Sequence[tuple[Parse, Frame]]) -> Who | None:
    """What the article is about, for who takes no side without saying on what.

    The one person whose going its other sentences speak of; else the one target on which two or more
    hold a view.
    """
    named: dict[str, str] = {}
    holders: dict[tuple[str | None, str], set[str]] = {}
    for parse, frame in found:
        for key, name in _targets(cast, parse, frame, None):
            if frame.proposal.kind in ("own", "question"):
                continue
            if frame.proposal.kind == "departure" and key is not None:
                named[key] = name
            views = holders.setdefault((key, "" if key else name.casefold()), set())
            views.update(who.name for who, _ in _holders(cast, parse, frame))
    if len(named) == 1:
        ((key, name),) = named.items()
        return Who(name, key, None)
    shared = sorted(((len(views), target[1]), target) for target, views in holders.items() if len(views) > 1)
    if named or not shared or (len(shared) > 1 and shared[-1][0][0] == shared[-2][0][0]):
        return None
    key, words = shared[-1][1]
    return Who(cast.name_of(key) if key else words, key, None)


def _claims(cast: Cast, parse: Parse, frame: Frame, topic: Who | None) -> Iterator[StanceClaim]:
    condition = conditioned(parse, frame)
    if frame.would and condition is None and cast.voice(parse, frame.trigger) is None:
        return
    stance = _stance(frame, condition is not None)
    targets = list(_targets(cast, parse, frame, topic))
    holders = list(_holders(cast, parse, frame))
    by = cast.quote_at(parse.of(frame.trigger))
    for holder, heads in holders:
        for target, name in targets:
            said = stance
            if (holder.entity or holder.name.casefold()) == (target or name.casefold()):
                # Who rejects calls for their own going takes no side for themselves, but against it.
                if frame.proposal.kind != "departure" or frame.attitude >= 0:
                    continue
                target, name, said = None, OWN, "against"
            evidence = _evidence(parse, frame, heads, condition)
            yield StanceClaim(
                evidence=(evidence,), actor=holder.name, target=name, stance=said, act=frame.act,
                actor_entity=holder.entity, target_entity=target, condition=condition, by=by,
            )  # fmt: skip


def _stance(frame: Frame, conditional: bool) -> str:
    side = frame.attitude * frame.proposal.sign
    if conditional:
        return "conditional"
    if side == 0:
        return "withheld"
    return "for" if side > 0 else "against"


def _holders(cast: Cast, parse: Parse, frame: Frame) -> Iterator[tuple[Who, list[Token]]]:
    if frame.speaker is not None:
        yield frame.speaker, []
        return
    if frame.unnamed:
        yield Who(UNNAMED, None, None), []
        return
    if not frame.holders:
        who = cast.voice(parse, frame.trigger)
        if who is not None:
            yield who, []
        return
    for head in frame.holders:
        if head.ent_type_ == "DATE" or any(c.lower_ == "no" for c in head.children):
            continue
        group_of = acts(head)
        head = counted(head)
        who = cast.who(parse, head)
        owner = next((c.lower_ for c in head.children if c.dep_ == "poss"), "")
        if (head.lemma_ == "member" and owner in _HIS) or (head.lemma_ == "board" and owner == "its"):
            who = cast.voice(parse, frame.trigger) or who  # who speaks for "my members"
        if who is not None and who.entity is None and head.dep_ == "appos" and head.head.pos_ == "PROPN":
            # "Ann Lee, a councillor who has not backed it"
            above = cast.who(parse, head.head)
            who = above if above is not None and cast.is_person(above) else who
        named = _named(head) if who is not None and who.entity is None else []
        if named:
            for name in named:
                if (person := cast.who(parse, name)) is not None:
                    yield person, [head]
            continue
        if who is None or not (
            who.entity or group_of or acts(head) or head.pos_ == "PROPN" or head.lower_ in THIRD or _me(head)
        ):
            continue
        if head.pos_ == "PRON" and not (head.lower_ in THIRD or _me(head)):
            continue
        yield who, [head]


def _named(head: Token) -> list[Token]:
    """The persons whom an apposition names for a role: "the MP for the town, Ann Lee, ..."."""
    found = [c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.ent_type_ == "PERSON"]
    if not found or head.pos_ != "NOUN" or not acts(head):
        return []
    return conjuncts(found[0]) if head.tag_ == "NNS" else found[:1]


def _me(head: Token) -> bool:
    return head.lower_ in ("i", "we", "me", "us", "my", "our")


def _targets(cast: Cast, parse: Parse, frame: Frame, topic: Who | None) -> Iterator[tuple[str | None, str]]:
    proposal = frame.proposal
    if frame.about is not None:
        yield frame.about.entity, frame.about.name
        return
    if proposal.kind == "own":
        yield None, OWN
        return
    if proposal.kind == "topic":
        if topic is not None:
            yield topic.entity, topic.name
        elif frame.weak and (put := cast.last_of(group("votes", "ballots"), _before(parse, frame))):
            yield None, put
        return
    bare = all(h.lower_ in ANYBODY for h in proposal.heads)
    if frame.weak and topic is None and not proposal.heads and proposal.kind == "departure":
        if put := cast.last_of(group("votes", "ballots"), _before(parse, frame)):
            yield None, put
        return
    if topic is not None and bare and proposal.kind == "departure":
        yield topic.entity, topic.name
        return
    if proposal.kind == "ballot":
        put = cast.last_of(group("votes", "ballots"), Span(parse.span.article, 0, _before(parse, frame).end))
        if put is not None:
            yield None, put
        return
    if proposal.kind == "ruling":
        named = _ruling(cast, parse)
        if named is not None:
            yield None, named
        return
    if proposal.prefix or not proposal.heads:
        first, last = proposal.words
        if last <= first:
            return
        words = cast.words(parse.of(parse.doc[first:last]))
        if words:
            yield None, proposal.prefix + words
        return
    for head in proposal.heads:
        if head.lower_ in ANYBODY:
            continue
        if head.pos_ in ("PRON", "DET") and head.lower_ not in THIRD and not _me(head):
            continue
        if head.lower_ in ("itself", "themselves", "himself", "herself"):
            continue
        if head.lower_ == "it":
            meant = _referent(head)
            if meant is not None:
                yield None, cast.words(cast.phrase(parse, meant))
            continue
        who = cast.who(parse, head, about=True)
        if head.lemma_.lower() in nouns("statements"):
            continue
        if who is not None and who.name:
            yield who.entity, who.name


def _before(parse: Parse, frame: Frame) -> Span:
    """What of its paragraph stands before the words of a frame."""
    return Span(parse.span.article, parse.span.start, parse.of(frame.trigger).start)


def _referent(pronoun: Token) -> Token | None:
    """The nearest thing before "it" that people are for or against, in its sentence or the one before."""
    doc, first = pronoun.doc, pronoun.sent.start
    first = doc[first - 1].sent.start if first > 0 else first
    things = group("verdicts", "things") | group("proposals", "measure_nouns")
    for i in range(pronoun.i - 1, first - 1, -1):
        token = doc[i]
        placed = token.dep_ in ("nsubj", "nsubjpass", "dobj")
        if placed and token.tag_ == "NN" and token.lemma_.lower() in things:
            return None if token.head == pronoun.head else token
    return None


def _ruling(cast: Cast, parse: Parse) -> str | None:
    """The kind of ruling that the article names first, in its own word."""
    return cast.first_of(group("judging", "rulings"), before=parse.span.end)


def _evidence(parse: Parse, frame: Frame, heads: Sequence[Token], condition: str | None) -> Span:
    first, last = frame.proposal.reach
    places = [first, last, frame.trigger.i, frame.trigger.i + 1]
    for head in heads:
        a, b = noun_phrase(head)
        if abs(head.i - frame.trigger.i) < 40 and head.sent == frame.trigger.sent:
            places += [a, b]
    if condition is not None:
        at = parse.doc.text.find(condition, frame.trigger.idx)
        places += [t.i + 1 for t in frame.trigger.sent if at >= 0 and at <= t.idx < at + len(condition)]
    first, last = min(places), max(places)
    sentence = frame.trigger.sent
    first, last = max(first, sentence.start), min(last, sentence.end)
    while last - 1 > first and (parse.doc[last - 1].is_punct or parse.doc[last - 1].is_space):
        last -= 1
    while first < last - 1 and (parse.doc[first].is_punct or parse.doc[first].is_space):
        first += 1
    span = parse.of(parse.doc[first:last])
    return span if len(span) <= LONGEST else Span(span.article, span.start, span.start + LONGEST)
