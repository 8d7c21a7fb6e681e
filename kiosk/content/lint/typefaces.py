"""Which characters of a text the typefaces of this machine can draw, read from their files; no Qt."""

from collections.abc import Iterator
from functools import cache
from typing import Final
from unicodedata import category, combining, normalize

from fontTools.ttLib import TTCollection, TTFont

from kiosk.content.language.typefaces import Typeface, always, latin, scripts_of, typefaces_for

# Spaces, and signs that are never drawn: they need no shape of their own.
_WITHOUT_SHAPE: Final = frozenset(("Cc", "Cf", "Zl", "Zp", "Zs"))


def missing(text: str, language: str) -> tuple[Typeface, ...]:
    """The typefaces that draw a text in the language of that code and are not installed."""
    return tuple(typeface for typeface in _typefaces(text, language) if not typeface.paths)


def undrawable(text: str, language: str) -> Iterator[int]:
    """Where the characters of a text stand that none of its installed typefaces can draw."""
    known = frozenset[int]().union(*map(characters, _typefaces(text, language)))
    for place, char in enumerate(text):
        if ord(char) in known or category(char) in _WITHOUT_SHAPE or _joins(text, place, known):
            continue
        parts = normalize("NFD", char)
        if len(parts) == 1 or not all(ord(part) in known for part in parts):
            yield place


def _typefaces(text: str, language: str) -> tuple[Typeface, ...]:
    """Those of every kiosk, and those of scripts that they lack."""
    known = characters(latin())
    lacking = scripts_of(char for char in set(text) if ord(char) not in known)
    return tuple(dict.fromkeys((*always(), *typefaces_for(lacking, language))))


def _joins(text: str, place: int, known: frozenset[int]) -> bool:
    """Whether a mark over or under a letter makes one character with it."""
    whole = normalize("NFC", text[max(place - 1, 0) : place + 1])
    return combining(text[place]) > 0 and len(whole) == 1 and ord(whole) in known


@cache
def characters(typeface: Typeface) -> frozenset[int]:
    """The code points of all characters that the typeface has in each weight; none where it is not installed."""
    found = [_in_file(str(file)) for file in typeface.paths]
    return frozenset.intersection(*found) if found else frozenset()


@cache
def _in_file(file: str) -> frozenset[int]:
    if file.endswith(".ttc"):  # its families have the same characters
        with TTCollection(file, lazy=True) as collection:
            return frozenset(collection.fonts[0].getBestCmap())
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())
