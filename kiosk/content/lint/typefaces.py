"""Which characters the kiosk's own typefaces can draw, read from their files; no Qt."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final
from unicodedata import category, combining, normalize

import fontpkg_atkinson_hyperlegible as latin
import fontpkg_ibm_plex_sans_arabic as arabic
from fontTools.ttLib import TTFont

TYPEFACES: Final = (latin, arabic)
WEIGHTS: Final = ("Regular", "Bold")

# Spaces, and signs that are never drawn: they need no shape of their own.
_WITHOUT_SHAPE: Final = frozenset(("Cc", "Cf", "Zl", "Zp", "Zs"))


def undrawable(text: str) -> Iterator[int]:
    """Where the characters of a text stand that none of the typefaces can draw."""
    known = characters()
    for place, char in enumerate(text):
        if ord(char) in known or category(char) in _WITHOUT_SHAPE or _joins(text, place, known):
            continue
        parts = normalize("NFD", char)
        if len(parts) == 1 or not all(ord(part) in known for part in parts):
            yield place


def _joins(text: str, place: int, known: frozenset[int]) -> bool:
    """Whether a mark over or under a letter makes one character with it."""
    whole = normalize("NFC", text[max(place - 1, 0) : place + 1])
    return combining(text[place]) > 0 and len(whole) == 1 and ord(whole) in known


@cache
def characters() -> frozenset[int]:
    """The code points of all characters that a typeface has in each weight."""
    return frozenset().union(*(_in_each_weight(typeface.ROOT / "files") for typeface in TYPEFACES))


def _in_each_weight(folder: Path) -> frozenset[int]:
    files = [file for weight in WEIGHTS for file in folder.glob(f"*-{weight}.ttf")]
    return frozenset.intersection(*map(_in_font, files))


def _in_font(file: Path) -> frozenset[int]:
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())
