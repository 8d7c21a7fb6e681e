"""What was meant by a code, a date or a number that holds unseen characters, or such as look like plain ones; no Qt.

Word, Outlook, web pages and keyboards of other languages put them there, and nobody can see it.
"""

import unicodedata
from functools import lru_cache
from typing import Final

# Unseen, though Unicode counts them as letters, marks or signs: joiners, fillers, variation selectors.
_EMPTY: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | frozenset(
    map(chr, (*range(0x180B, 0x180E), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)
_DASHES: Final = frozenset("\u02d7\u2043\u2212\u2796\u30fc")  # beside those that Unicode counts as dashes
_DOTS: Final = frozenset(
    "\u00b7\u2022\u2027\u2219\u22c5\u3002\u30fb\uff65"
)  # as designers and other keyboards set them
_QUOTES: Final = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a"
# How Unicode marks the same character in another width or typeface.
_SAME: Final = ("<wide>", "<narrow>", "<font>", "<noBreak>", "<small>")
# Letters drawn alike (Unicode Technical Standard 39, confusables): Cyrillic, Greek, Armenian, Turkish.
_ALIKE: Final = str.maketrans(
    "аеорсухіјѕһԁԛԝѵкАВЕЅІЈКМНОРСТУХ" "ονραικυχγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" "օհսı",
    "aeopcyxijshdqwvkABESIJKMHOPCTYX" "ovpaikuxyABEZHIKMNOPTYX" "ohui",
)  # fmt: skip


def is_unseen(character: str) -> bool:
    """Whether nothing is seen where that character stands, not even a gap."""
    return unicodedata.category(character) == "Cf" or character in _EMPTY


def seen(text: str) -> str:
    """The text without its unseen characters."""
    return text if text.isascii() else "".join(filter(lambda character: not is_unseen(character), text))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The code that was meant, in plain characters; the text as it is where that is not sure.

    Space and curly quotation marks around it do not count. Letters of another alphabet count as Latin ones that look
    like them beside Latin letters or digits only: a whole word may be meant as it stands.
    """
    if text.isascii():
        return text.strip()
    meant = "".join(map(_same, seen(text))).strip().strip(_QUOTES).strip()
    meant = meant.translate(_alike_in(meant))
    return meant if meant and meant.isascii() else text


def odd_in(text: str) -> tuple[int, str] | None:
    """Where the first character stands that keeps a text from being a code, and that character; None without one."""
    if _is_plain(plain(text)):
        return None
    odd = [(place, character) for place, character in enumerate(text) if not _is_plain(character)]
    return next(
        (one for one in odd if not is_unseen(one[1]) and not _is_plain(_same(one[1]).translate(_alike_in(text)))),
        odd[0],
    )


def _alike_in(text: str) -> dict[int, int]:
    """Which letters of other alphabets count as Latin ones in that text."""
    return _ALIKE if any(character.isascii() and character.isalnum() for character in text) else {}


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _same(character: str) -> str:
    """The plain character that this one is in another width, typeface or script."""
    if character.isascii():
        return character
    if unicodedata.category(character) == "Pd" or character in _DASHES:
        return "-"
    if character in _DOTS:
        return "."
    if unicodedata.category(character) == "Zs":
        return " "
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    is_same = unicodedata.decomposition(character).startswith(_SAME)
    return unicodedata.normalize("NFKC" if is_same else "NFC", character)
