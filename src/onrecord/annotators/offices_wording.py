"""The wording that ties a name to an office, as patterns that match right before or right after a name."""

from __future__ import annotations

import re

YEAR = re.compile(r"\b(?:in|since|until|from) (?:[A-Z][a-z]+ )?((?:1[89]|20)\d\d)\b")
CHAIRS = {
    "chairs": "chair", "chaired": "chair", "heads": "head", "headed": "head", "leads": "leader",
    "led": "leader", "captains": "captain", "captained": "captain", "presents": "presenter",
    "edits": "editor", "edited": "editor", "founded": "founder", "co-founded": "co-founder",
    "manages": "manager", "managed": "manager", "coaches": "coach", "owns": "owner", "owned": "owner",
    "runs": "head", "ran": "head", "run": "head",
}  # fmt: skip
WHO = re.compile(
    r"(?:,? \(?(?:aged )?\d{1,2}\)?| \([^()]{1,40}\))?(?:, (?:the|an?) [^,.;:\"]{3,40}?|,) "
    r"who (has |had )?(\w+(?:-\w+)?) (?:the )?"
)
PAST = frozenset("ran chaired headed led captained edited managed owned".split())
SUCCEEDS = re.compile(
    r"(?:,? who |,? )?(?:had |has |will |is to )?(?:recently )?"
    r"(?:replaced|succeeded|took over from|takes over from|take over from|replaces|succeeds|replace|succeed|"
    r"replacing|succeeding) "
    r"(?:the )?",
    re.IGNORECASE,
)
BECAME = re.compile(
    r"(?:,? who |,? )((?:was|has been|have been|had been|is being) "
    r"(?:appointed|named|elected|made|confirmed as|sworn in as)(?: as)?|will become|is to become|becomes|"
    r"is (?:also|now|currently)|served as|has served as|has been|had been|remains|became|took over as|"
    r"took office as|"
    r"(?:stepped down|stood down|resigned|retired|quit|(?:was|were|has been|had been) (?:fired|sacked|"
    r"dismissed|ousted|removed|replaced)) as|is|was|were) (?=\S)"
)
BEING = frozenset(("is", "was", "is also", "is now", "is currently", "had been", "has been"))
LEFT = frozenset(("stepped down as", "stood down as", "resigned as", "retired as", "quit as"))
LEFT |= {
    f"{be} {verb} as"
    for be in ("was", "were", "has been", "had been")
    for verb in ("fired", "sacked", "dismissed", "ousted", "removed", "replaced")
}
OVER = LEFT | {"was", "served as", "had been"}
AFTER_NAME = re.compile(
    r"(?: of (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})?(?:, (?:aged )?\d{1,3}| \(\d{1,3}\))?"
    r"(?: ?, | [\u2013\u2014] | -- )"
)
YEARS = re.compile(
    r",? (since|until|from) (?:[A-Z][a-z]+ )?((?:1[89]|20)\d\d)(?: (?:to|until) ((?:1[89]|20)\d\d))?"
)
AS = re.compile(r"\b[Aa]s (?:the |an? )?([^,.;:\"]{3,70}), $")
MAKES = re.compile(
    r"\b(?:(appoint(?:s|ed|ing)?|nam(?:es|ed|ing)|elect(?:s|ed|ing)?|hir(?:es|ed|ing)|install(?:s|ed)|"
    r"promot(?:es|ed)|unveil(?:s|ed)|reappointed|re-elected)|(?:sack|fir|dismiss|oust|remov|replac)(?:es|s|ed|ing))"
    r" (?:former |ex-|the )?(?:[A-Za-z][\w.-]+ ){0,2}$"
)
AS_POST = re.compile(r" (as |to be |to become )?(?:its |their |the |a |an )?(?:new |next )?(?=[\w])")
AND_IS = re.compile(r"(?: in (?:1[89]|20)\d\d)? and (?:is|remains|became)(?: now| still)? (?=\S)")
TOOK = re.compile(
    r"(?:,? who |,? )(?:has |had )?(?:took|taken|takes) over as (?:the )?([^.,;:\"]{3,60}?) from (?:the )?"
)
BY = re.compile(
    r"(?:,? who |,? )(?:was|has been|had been|is being|will be|is to be) (?:replaced|succeeded) "
    r"(?:as ([^.,;:\"]{3,60}?) )?by (?:the )?"
)
BOUGHT = re.compile(
    r"(?:,? who |,? )(?:has |had )?bought (?:the )?([^.,;:\"]{3,60}?)"
    r"(?: from (?:the )?| in (?=(?:1[89]|20)\d\d))"
)
COUNSEL = re.compile(r", (?:for|representing|acting for|appearing for) (?=[A-Z]|the [A-Za-z])")
OF = re.compile(r",? of (?:the )?(?=[A-Z])")
FROM = re.compile(r" from (?:the )?(?=[A-Z])")
AS_LINK = re.compile(r",? (?:as|to become) (?:the )?")
SINCE = re.compile(r",? (?:who )?[^.;:\"]{0,60}\bsince (?:he|she) (?:replaced|succeeded|took over from) ")
PREDECESSOR = re.compile(r"\b(?:his|her|their|whose) predecessor,? $")
PREDECESSOR_AFTER = re.compile(r",? (?:who was )?(?:his|her|their) (?:immediate )?predecessor\b")
# "a surgeon and the chair of the board": what is joined to an apposition that says something else first.
AND_ALSO = re.compile(
    r"(?:the|an?|its|their|(?:[A-Z][\w-]+ ){0,3}[A-Z][\w-]+['\u2019]s) "
    r"(?:(?!who |which |and )[\w'\u2019-]+ ){1,9}and (?:is |is now |now |later )?(?=(?:an? |the )?\w)"
)
UNTIL = re.compile(
    r"until (?:recently|last (?:week|month|year|\w+day)|this (?:week|month|year)|[12]\d{3}),? "
)
NOT_YET = frozenset("until since once before after when where".split())
ONCE = frozenset("formerly previously once".split())
LEADS = ONCE | frozenset("the a an its his her their now currently both himself herself themselves".split())
