"""Where a line of any script may end, by the line breaking rules of Unicode (UAX 14).

Qt knows them. What they leave to dictionaries, the words of Thai, Lao, Khmer and Burmese and the phrases of Japanese
and Korean, ICU knows; it comes with the typefaces of those scripts and is loaded for the first such text. Without it
lines end where Qt ends them: Chinese and Japanese between letters, Thai between words where the system has libthai, Lao
at its spaces (https://bugreports.qt.io/browse/QTBUG-42078).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Final
from unicodedata import category

from PySide6.QtCore import QTextBoundaryFinder

from kiosk.content.language.hyphenation import NO_SPACE, SOFT_HYPHEN, is_address, with_breaks

_HANGUL: Final = re.compile("[\u1100-\u11ff\uac00-\ud7af]")
_KANA: Final = re.compile("[\u3040-\u30ff]")
_BY_DICTIONARY: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u3040-\u30ff\uac00-\ud7af]")
# No line begins with a small kana or the sign of a long vowel either.
_STRICT: Final = "root@lb=strict"
# Vowels of Thai and Lao that stand before their consonant, and letters and signs that belong to what is before them.
_LEADING: Final = frozenset("เแโใไເແໂໃໄ")
_FOLLOWING: Final = frozenset("ะาำๅๆฯະາຳຽໆຯៗ®™")
# A number, or the sign before one, that goes on behind a space, as in a phone number (a time of day begins anew); and a
# short one with its unit.
_NUMBER: Final = re.compile(r"[\d<>≤≥±№§#]\)? $")
_GOES_ON: Final = re.compile(r"\(?\d+(?![\d:])")
_AMOUNT: Final = re.compile(r"(?<![\d-]{4})\d $")
_UNIT: Final = re.compile(r"[%‰°$€£–]?[^\W\d_]{0,2}(?!\w)")
# The reading of a Japanese word, in brackets.
_READING: Final = re.compile("（[\u3040-\u30ff]*$")
# What stands behind a letter: an apostrophe, a full stop, a closing bracket.
_CLOSING: Final = ("Po", "Pf", "Pe")
# The upper byte of the first of two units of UTF-16 that stand for one character.
_FIRST_HALF: Final = range(0xD8, 0xDC)


@lru_cache(maxsize=1024)
def chunks(text: str, *, phrases: bool = False) -> tuple[str, ...]:
    """What the text falls into where a line may end; each with the spaces behind it.

    With `phrases` Japanese falls into words with their particles, as headings are divided, else into letters, as in
    print. Korean falls into what its spaces part. A phone number and a dose such as `80 mg/2 ml` stay in one.
    """

    def together(before: str, after: str) -> bool:
        reading = phrases and _READING.search(before) is not None
        return reading or after[0] in _FOLLOWING or _one_number(before, after)

    found = _by_icu(text, _locale(text, phrases=phrases)) or _segments(QTextBoundaryFinder.BoundaryType.Line, text)
    return tuple(_joined(found, together))


@lru_cache(maxsize=256)
def divided(chunk: str) -> tuple[str, ...]:
    """What a chunk falls into that is wider than its line; some end with a `SOFT_HYPHEN`."""
    marked = re.split(f"(?<=[{SOFT_HYPHEN}{NO_SPACE}\u00a0 ])", with_breaks(chunk))
    return tuple(part for piece in marked for part in _by_icu(piece, _STRICT) or (piece,))


def clusters(text: str) -> list[str]:
    """The letters of a text, each with its marks and with what cannot stand without it."""
    return _joined(_segments(QTextBoundaryFinder.BoundaryType.Grapheme, text), _belong_together)


def last_resort(part: str, chunk: str) -> list[str]:
    """What a part of a chunk falls into that is wider than its line: its letters, each with the sign behind it.

    In words of alphabets a hyphen stands between them, in an address none.
    """
    found = _joined(clusters(part), lambda before, after: before[-1].isalnum() and category(after[0]) in _CLOSING)
    mark = "" if is_address(chunk) else SOFT_HYPHEN
    ended = (one + (mark if _in_alphabet(one) and _in_alphabet(other) else "") for one, other in pairwise(found))
    return [*ended, *found[-1:]]


def _one_number(before: str, after: str) -> bool:
    """Whether a number, or a dose, goes on from one to the other."""
    if before.endswith("/"):
        return after[0].isdigit() or before[-2:-1].isdigit()
    goes_on = _NUMBER.search(before) and _GOES_ON.match(after)
    return bool(goes_on or (_AMOUNT.search(before) and _UNIT.match(after)))


def _in_alphabet(letter: str) -> bool:
    return letter[0].isalpha() and letter[0].lower() != letter[0].upper()


def _joined(pieces: Iterable[str], together: Callable[[str, str], bool]) -> list[str]:
    """The pieces, those that belong to the one before joined with it."""
    found: list[str] = []
    for piece in pieces:
        if found and together(found[-1], piece):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def _belong_together(before: str, after: str) -> bool:
    # Qt 6.11 parts the marks of Burmese from their letters (no report of that was found).
    marks = category(after[0]) in ("Mn", "Mc", "Cf") or category(before[-1]) == "Cf"
    return marks or before[-1] in _LEADING or after[0] in _FOLLOWING


def _locale(text: str, *, phrases: bool) -> str:
    """The locale by whose rules ICU divides a text."""
    if _HANGUL.search(text):
        return "ko@lw=phrase"
    return "ja@lw=phrase" if phrases and _KANA.search(text) else _STRICT


def _by_icu(text: str, locale: str) -> tuple[str, ...]:
    """What the text falls into by ICU's rules for that locale; nothing where they are not needed or not installed."""
    if not _BY_DICTIONARY.search(text) or (breakers := _breakers()) is None:
        return ()
    return tuple(breakers.LineBreaker(text, locale))


@cache
def _breakers() -> Any:
    try:
        from icu4py import breakers
    except ImportError:
        return None
    return breakers


def _segments(kind: QTextBoundaryFinder.BoundaryType, text: str) -> Iterator[str]:
    finder = QTextBoundaryFinder(kind, text)
    encoded = text.encode("utf-16-le", "surrogatepass")  # what Qt counts in
    # Among letters of Khmer and Burmese Qt 6.11 parts the two halves of an emoji (no report of that was found).
    ends = (end for end in iter(finder.toNextBoundary, -1) if encoded[2 * end - 1] not in _FIRST_HALF)
    for start, end in pairwise([0, *ends]):
        yield encoded[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
