"""Which language a text is written in."""

from __future__ import annotations

import re

# Words beyond these tell no more, and the identifier's cost grows with the text.
ENOUGH = 4_000

NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "cy": "Welsh",
    "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian",
    "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian",
    "ms": "Malay", "nb": "Norwegian", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovene", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip

# What English alone is thick with; a short text is judged by these before the identifier is asked.
COMMON = frozenset(
    "the of and to in that is was for on with as it be by at from are this have has had he she they "
    "said not but who will were been which their his her".split()
)


def identify(text: str) -> str:
    """The ISO 639-1 code of the text's language; "und" where there are too few letters to tell."""
    sample = text[:ENOUGH]
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if len(words) < 5:
        return "und"
    if sum(word in COMMON for word in words) >= 0.2 * len(words):
        return "en"
    from py3langid import classify

    return str(classify(sample)[0])


def name_of(code: str) -> str:
    """The English name of a language code, with the code."""
    if code == "und":
        return "a language that could not be told (und)"
    return f"{NAMES[code]} ({code})" if code in NAMES else f"the language {code}"
