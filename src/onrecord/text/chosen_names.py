"""Names and attributes between which outlets choose for one country, place, group or thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Each line is one thing; its names apart by "|", spellings of one name by "/".
_THINGS = """
North Korea | DPRK / Democratic People's Republic of Korea
South Korea | Republic of Korea
Myanmar | Burma
Kyiv | Kiev
Kharkiv | Kharkov
Lviv | Lvov
Czech Republic | Czechia
Ivory Coast | C\u00f4te d'Ivoire / Cote d'Ivoire
Swaziland | Eswatini
Turkey | T\u00fcrkiye / Turkiye
Taiwan | Chinese Taipei
Macau | Macao
Islamic State | ISIS / Isis | ISIL / Isil | Daesh / Da'esh
Mumbai | Bombay
Kolkata | Calcutta
Falkland Islands / Falklands | Malvinas
Persian Gulf | Arabian Gulf
Temple Mount | Haram al-Sharif / Noble Sanctuary
West Bank | Judea and Samaria
Western Sahara | Sahrawi Arab Democratic Republic
Uluru | Ayers Rock
Denali | Mount McKinley
Affordable Care Act | Obamacare
"""

# Attributes that say other things of one noun, each line those between which outlets choose.
_ATTRIBUTES = """
hostile unsolicited unwanted
illegal undocumented unauthorised unauthorized irregular
occupied disputed annexed
far-right right-wing hard-right nationalist populist conservative extremist neo-nazi
far-left left-wing hard-left radical progressive
moderate hardline hard-line
controversial landmark historic sweeping divisive
peaceful violent
retired disgraced embattled
"""


def _read() -> dict[str, tuple[str, str]]:
    """Each spelling with the thing that it names and the name that it spells."""
    found = {}
    for line in _THINGS.strip().splitlines():
        names = [[form.strip() for form in name.split("/")] for name in line.split("|")]
        for forms in names:
            found.update(dict.fromkeys(forms, (names[0][0], forms[0])))
    return found


_SPELLINGS = _read()
_ANY = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(re.escape(s).replace("'", "['\u2019]") for s in sorted(_SPELLINGS, key=lambda s: (-len(s), s)))
    + r")(?![\w-])"
)


def chosen_names(text: str, start: int, end: int) -> Iterator[tuple[str, str, int, int]]:
    """For each such name in `text[start:end]`: the thing, the name, and where it starts and ends."""
    for match in _ANY.finditer(text, start, end):
        thing, name = _SPELLINGS[match.group().replace("\u2019", "'")]
        yield thing, name, match.start(), match.end()


_FAMILY = {word: n for n, line in enumerate(_ATTRIBUTES.strip().splitlines()) for word in line.split()}
_ATTRIBUTED = re.compile(
    rf"(?<![\w-])(?P<word>{'|'.join(sorted(_FAMILY, key=lambda w: (-len(w), w)))}) (?P<noun>[a-z]{{3,}})",
    re.IGNORECASE,
)


def chosen_attributes(text: str, start: int, end: int) -> Iterator[tuple[tuple[int, str], str, int, int]]:
    """For each such attribute in `text[start:end]`: its family and the noun that it stands by, the attribute,
    and where both start and end.
    """
    for match in _ATTRIBUTED.finditer(text, start, end):
        word, noun = match["word"].lower(), match["noun"].lower()
        yield (_FAMILY[word], noun.removesuffix("s")), word, match.start(), match.end()
