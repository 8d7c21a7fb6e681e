"""Which way a language and a text run; no Qt."""

import re
from typing import Final
from unicodedata import bidirectional

# Languages of everyday life that are written from right to left, unless their code names another script.
_LANGUAGES: Final = frozenset({
    "ar", "arc", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug",
    "ur", "yi",
})  # fmt: skip
# Scripts that run from right to left, as a language code names them (ISO 15924).
_SCRIPTS: Final = frozenset({"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
_LEFTMOST_LETTER: Final = "\u0590"  # no letter before it in Unicode runs from right to left

# A number that people dial: digits in groups, together too long for a range or a date, which long dashes join as well;
# perhaps an extension, or a word to dial by.
_DIALLED: Final = re.compile(
    r"[+(]*[0-9](?:[0-9()./\- \u00a0\u202f\u2010-\u2015\u2212]{9,}|[0-9()./\- \u00a0\u202f\u2011]{6,})[0-9]"
    r"(?:[ \u00a0;,]{0,2}(?:ext\.?|x|#)[ =]?[0-9]{1,7}\b)?|[+(]*[0-9][0-9() -]*(?:-[A-Z]+)*-[A-Z]{3,}"
)
# An amount with its unit in Latin letters, such as `80 mg/2 ml`; behind a Latin word it runs with that by itself.
_AMOUNT: Final = re.compile(
    r"(?<![A-Za-z0-9][ \u00a0])(?<![A-Za-z0-9.,:/-])"
    r"[0-9][0-9.,\u2012-\u2014-]*[ \u00a0\u202f]?°?[A-Za-z\u00b5\u03bc]{1,5}"
    r"(?:/[0-9.,]*[ \u00a0\u202f]?[A-Za-z\u00b5\u03bc]{1,5})*(?![A-Za-z0-9-])"
)
_KEPT: Final = re.compile(f"{_DIALLED.pattern}|{_AMOUNT.pattern}")
_FROM_LEFT: Final = "\u2066"
_POP: Final = "\u2069"
_NO_BREAK: Final = "\u00a0"


def is_right_to_left(code: str) -> bool:
    """Whether the language of that code, such as `ar` or `az-Arab`, is written from right to left."""
    language, *subtags = code.lower().split("-")
    script = next((subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()), None)
    return language in _LANGUAGES if script is None else script in _SCRIPTS


def holds_right_to_left(text: str) -> bool:
    """Whether letters of the text run from right to left."""
    return any(letter >= _LEFTMOST_LETTER and bidirectional(letter) in ("R", "AL") for letter in text)


def begins_from_right(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    directions = map(bidirectional, text)
    return next((found for found in directions if found in ("L", "R", "AL")), "L") != "L"


def with_numbers_from_left(text: str) -> str:
    """The text with each number that people dial, and each dose, on one line and from left to right.

    Marks that take no room do it; without them `80 mg` would be read as `mg 80`.
    """
    return _KEPT.sub(lambda found: f"{_FROM_LEFT}{found[0].replace(' ', _NO_BREAK)}{_POP}", text)
