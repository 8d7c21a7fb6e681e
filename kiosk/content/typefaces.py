"""Which characters the kiosk's own typefaces can draw, read from their files; no Qt.

A TrueType file lists its characters in its table `cmap`, here always in the form for the first 65,536 of Unicode
(platform 3, encoding 1, format 4 of the OpenType specification).
"""

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final
from unicodedata import category, combining, normalize

import fontpkg_atkinson_hyperlegible as latin
import fontpkg_ibm_plex_sans_arabic as arabic

TYPEFACES: Final = (latin, arabic)
WEIGHTS: Final = ("Regular", "Bold")

_WINDOWS_UNICODE: Final = (3, 1)
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
    return frozenset.intersection(*(frozenset(_mapped(file.read_bytes())) for file in files))


def _mapped(data: bytes) -> Iterator[int]:
    """The code points that a font file has a shape for."""
    table = _character_map(data)
    count = _numbers(data, table + 6, 1)[0] // 2
    ends, starts, deltas, ranges = (table + 14 + start + 2 * count * row for row, start in enumerate((0, 2, 2, 2)))
    for index in range(count):
        first, last, delta, offset = (_numbers(data, row + 2 * index, 1)[0] for row in (starts, ends, deltas, ranges))
        if offset:
            shapes = _numbers(data, ranges + 2 * index + offset, last - first + 1) if first < 0xFFFF else ()
            yield from (first + step for step, shape in enumerate(shapes) if shape and (shape + delta) % 0x10000)
        else:
            yield from (code for code in range(first, last + 1) if (code + delta) % 0x10000)


def _character_map(data: bytes) -> int:
    """Where the table of Unicode characters begins; raises `ValueError` for a font without."""
    for record in range(12, 12 + 16 * _numbers(data, 4, 1)[0], 16):
        tag, _, start = struct.unpack_from(">4sLL", data, record)
        for entry in range(start + 4, start + 4 + 8 * _numbers(data, start + 2, 1)[0], 8) if tag == b"cmap" else ():
            platform, encoding, offset = struct.unpack_from(">HHL", data, entry)
            if (platform, encoding) == _WINDOWS_UNICODE:
                return int(start + offset)
    raise ValueError("no Unicode characters")


def _numbers(data: bytes, start: int, count: int) -> tuple[int, ...]:
    return struct.unpack_from(f">{count}H", data, start)
