"""Who published a text, who wrote it, when, and with which agency's copy: from the text alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.text import furniture_cues as cues
from onrecord.text.stamps import parse_stamp

NAME = r"(?:(?:The|the)\s)?[A-Z][\w&'’\-]*(?:[ \u00a0](?:of|the|and|on|for|&|[A-Z0-9][\w&'’\-]*)){0,4}"

# What a page says of itself, with how much that tells. Longer runs of capitals are cut by `_tidy`.
SELF = (
    (4, re.compile(rf"(?:©|\(c\)|Copyright)\s*(?:(?:19|20)\d\d\s*)?(?P<n>{NAME})")),
    (4, re.compile(rf"(?:notifications|newsletters?|alerts|emails?|updates|news) (?:from|by) (?P<n>{NAME})")),
    (4, re.compile(rf"(?i:most (?:read|viewed|popular)) (?:in|on|at) (?P<n>{NAME})")),
    (4, re.compile(r"(?i:more (?:from|on)) (?P<n>The [A-Z][\w&'’\-]*(?: [A-Z][\w&'’\-]*){0,3})")),
    (3, re.compile(rf"(?P<n>{NAME}) is (?:trusted|funded|read|supported|owned|on the ground|free)\b")),
    (3, re.compile(rf"(?:[Ss]ubscribe to|[Jj]oin|[Ss]upport|[Ff]ollow|[Dd]ownload|reading|registering (?:with|for)|account with|access to) (?P<n>{NAME})(?= (?:app|newsletter|today|on|for)\b|[,.!]|$)")),
    (3, re.compile(rf"(?:^|\. )At (?P<n>{NAME}),? (?:we|our)\b")),
    (2, re.compile(r"READ MORE (?P<n>[A-Z]{3,}(?: [A-Z]{3,})?) (?:STORIES|NEWS)")),
)  # fmt: skip
# Words that papers, stations and sites are called by.
MEDIA = re.compile(
    r"\b(?:News|Times|Post|Mail|Herald|Ledger|Radio|Gazette|Chronicle|Tribune|Journal|Courier|Today|Week|Weekly|Daily|Report|Sentinel|"
    r"Star|Sun|Mirror|Express|Telegraph|Guardian|Dispatch|Record|Register|Observer|Standard|Press|Echo|Argus|Mercury|Examiner|Bulletin|"
    r"TV|FM|Broadcasting|Independent|Globe|Review|Wire|Online|Magazine|Nation|Inquirer|Advertiser|Citizen|Republic|Monitor|Sports?)\b",
    re.IGNORECASE,
)
MEDIA_NAME = re.compile(rf"(?:^|[,|(] ?|\d(?:am|pm|[ap]\.m\.)?,? |\bthe )(?P<n>{NAME})")
# The outlet in its own story: "X understands", "X has learnt", "has told X" beside them.
OWN_STORY = re.compile(
    rf"(?P<n>{NAME}) (?:understands|has (?:learn(?:ed|t)|seen|obtained|established|been told|contacted|approached|asked)|can (?:reveal|disclose)|"
    r"revealed|approached)\b"
)
NOT_OUTLETS = frozenset(
    "We It He She They I You This That Police Government Parliament Court Council Big Tech US UK EU January February March April May June "
    "July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday POLITICS SPORT "
    "NEWS WORLD BUSINESS MONEY TV SHOWBIZ Facebook Twitter X WhatsApp Instagram YouTube TikTok Telegram Google Apple".split()
)

# News agencies: who writes copy that others print.
AGENCIES = {
    "PA": "PA", "PA Media": "PA", "PA Wire": "PA", "Press Association": "PA", "Reuters": "Reuters", "AP": "AP",
    "Associated Press": "AP", "AFP": "AFP", "Agence France-Presse": "AFP", "dpa": "dpa", "DPA": "dpa", "EFE": "EFE",
    "ANSA": "ANSA", "Xinhua": "Xinhua", "TASS": "TASS", "Kyodo": "Kyodo", "UPI": "UPI", "AAP": "AAP",
    "Canadian Press": "Canadian Press", "The Canadian Press": "Canadian Press", "PTI": "PTI", "ANI": "ANI",
    "IANS": "IANS", "Yonhap": "Yonhap", "Anadolu": "Anadolu", "TT": "TT", "NTB": "NTB", "Ritzau": "Ritzau",
    "EPA": "EPA", "ABNA": "ABNA", "CNA": "CNA", "SAPA": "SAPA", "NZPA": "NZPA", "Bernama": "Bernama",
}  # fmt: skip
# What names a collection of pictures rather than a writer of copy.
PICTURES = re.compile(
    r"(?i)\b(?:getty|shutterstock|alamy|images?|instagram|twitter|facebook|handout|supplied|file|rex|staff)\b"
)
AGENCY_TAIL = re.compile(r"(?i)\s+(?:archive|wire|photos?|pictures|media|news agency)$")


def outlet_of(lines: Sequence[str], roles: Sequence[str]) -> str | None:
    """The outlet that the page's furniture, or the text's own voice, gives away; None where neither does."""
    votes: Counter[str] = Counter()
    everything = "\n".join(lines)
    for name in _mastheads(lines, roles):
        if MEDIA.search(name) or name.startswith("The ") or (" " in name and everything.count(name) > 1):
            _vote(votes, name, 3)
    for line, role in zip(lines, roles, strict=True):
        if role in ("prompt", "appeal", "teaser", "other", "navigation"):
            for weight, pattern in SELF:
                for match in pattern.finditer(line):
                    _vote(votes, match["n"], weight)
        if role in ("dateline", "other", "byline") and "contributed" not in line:
            for match in MEDIA_NAME.finditer(line):
                if MEDIA.search(match["n"]) and len(match["n"].split()) > 1:
                    _vote(votes, match["n"], 2)
        if role in ("body", "standfirst"):
            for match in OWN_STORY.finditer(cues.QUOTED.sub(" ", line)):
                _vote(votes, match["n"], 2)
    if not votes:
        # Wire copy without any other name on it is its agency's own account.
        return next(iter(_wires(lines, roles)), None)
    for name in votes:
        votes[name] += min(2, everything.count(f"told {name}") + everything.count(f"to {name}"))
    # Most votes; then the name that more of the text bears out; then the alphabet.
    return min(votes, key=lambda n: (-votes[n], -everything.count(n), n))


def _mastheads(lines: Sequence[str], roles: Sequence[str]) -> list[str]:
    """Names above the headline that are no button, section or path."""
    top = roles.index("headline") if "headline" in roles else 0
    above = [
        line.split("|")[0].strip()
        for line, role in zip(lines[:top], roles, strict=False)
        if role == "navigation"
    ]
    return [
        name
        for name in above
        if re.fullmatch(r"[^\W\d_][\w'’&.\- ]{2,40}", name)
        and not cues.NAVIGATION.match(name)
        and not cues.BUTTONS.match(name)
    ]


def _vote(votes: Counter[str], name: str, weight: int) -> None:
    name = _tidy(name)
    bare = name.removeprefix("The ")
    if all(word in cues.SECTIONS for word in bare.lower().split()):
        return
    if (
        bare in NOT_OUTLETS
        or bare.split(" ")[0] in ("We", "It", "He", "She", "They", "Our", "Your")
        or len(bare) < 3
    ):
        return
    votes[name] += weight


def _tidy(name: str) -> str:
    name = re.sub(r"\s+", " ", name).strip()
    name = re.sub(r"(?:['’]s?)$", "", name)
    name = re.sub(r"(?: (?:of|the|and|on|for|&))+$", "", name)
    name = re.sub(r" (?:today|now|app|newsletter)$", "", name)
    name = re.sub(r"^the ", "The ", name)
    return name.title() if name.isupper() and len(name) > 4 else name


def authors_of(lines: Sequence[str], roles: Sequence[str]) -> tuple[str, ...]:
    """The names in the bylines, without "By", beat and place."""
    found: list[str] = []
    for line, role in zip(lines, roles, strict=True):
        if role != "byline" or re.match(r"The [A-Z]", line):
            continue
        if cues.BEAT.search(line) and not cues.BYLINE.match(line):
            line = " ".join(line.split()[:2])
            if not cues.NAME_LINE.match(line) or cues.BEAT.search(line):
                continue
        match = cues.BYLINE.match(line)
        names = match["names"] if match else line
        names = re.split(r"\s+(?:in|at)\s+(?=[A-Z])|\s*[|–—]\s*", names)[0]
        for name in re.split(r"\s*,\s*|\s+and\s+|\s*&\s*", names):
            if (
                len(name.split()) >= 2
                and not cues.BEAT.search(name)
                and not _credit(name)
                and name not in found
            ):
                found.append(name.title() if name.isupper() else name)
    return tuple(found)


def _credit(name: str) -> bool:
    """True for what stands in a byline beside names: "Special to The Cove Mail"."""
    return bool(re.match(r"(?i)(?:special to|exclusive|by|for)\b", name))


def published_of(lines: Sequence[str], roles: Sequence[str]) -> str | None:
    """The first publication stamp among the datelines; an "Updated" one only where there is no other."""
    updated = None
    for line, role in zip(lines, roles, strict=True):
        if role in ("dateline", "byline") and (stamp := parse_stamp(line)):
            if not re.match(r"(?i)\W*(?:last )?(?:updated|modified)", line):
                return stamp
            updated = updated or stamp
    return updated


def place_of(lines: Sequence[str], roles: Sequence[str]) -> str | None:
    """The place that opens the text, as written there: "PORT HALDEN"; None without one."""
    openings = [
        cues.WIRE_OPENING.match(x + " ") for x, r in zip(lines, roles, strict=True) if r == "dateline"
    ]
    place = next((m["place"].strip() for m in openings if m), None)
    return re.sub(rf",? (?:{cues.MONTH} ?\d{{0,2}}|\d{{1,2}} {cues.MONTH})$", "", place) if place else None


def agencies_of(lines: Sequence[str], roles: Sequence[str]) -> tuple[str, ...]:
    """The agencies that datelines, bylines and credits name, in order of place."""
    found: list[str] = []
    for line, role in zip(lines, roles, strict=True):
        names: list[str] = []
        if role == "dateline":
            names = _wires([line], [role])
        elif role == "caption" and (credit := cues.CREDIT_NAMES.search(line)):
            names = re.split(r"/|\bvia\b", credit[1])[1:] or _known(credit[1])
        elif role in ("byline", "other"):
            credited = re.match(r"(?:The )?(?P<n>[A-Z]\w+) contributed (?:to this|reporting)", line)
            names = _known(line) or ([credited["n"]] if credited else [])
        for name in names:
            agency = _agency(name)
            if agency and agency not in found:
                found.append(agency)
    return tuple(found)


def _wires(lines: Sequence[str], roles: Sequence[str]) -> list[str]:
    """The agencies that datelines open with: "PORT HALDEN (Norwire) -"."""
    openings = [
        cues.WIRE_OPENING.match(x + " ") for x, r in zip(lines, roles, strict=True) if r == "dateline"
    ]
    return [m["agency"] for m in openings if m and m["agency"]]


def _agency(name: str) -> str | None:
    name = name.strip()
    if name in AGENCIES:
        return AGENCIES[name]
    if PICTURES.search(name):
        return None
    short = AGENCY_TAIL.sub("", name)
    return AGENCIES.get(short, short) or None


def _known(line: str) -> list[str]:
    words = "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True))
    return re.findall(rf"\b(?:{words})\b", line)
