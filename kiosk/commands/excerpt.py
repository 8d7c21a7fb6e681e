"""A line of a file as a terminal shows it, with a mark under a column: cut where long, also with wide letters."""

from collections.abc import Sequence
from itertools import accumulate, dropwhile
from typing import Final
from unicodedata import category, east_asian_width

_TAB: Final = 4
_CUT: Final = "…"
# So much of an endless line is looked at on each side of the column.
_FAR: Final = 500


def excerpt(line: str, column: int, width: int) -> tuple[str, str]:
    """The line, cut to that many columns of a terminal, and a second line with a mark under a column counted from 1."""
    at = min(column - 1, len(line))
    first = max(0, at - _FAR)
    shown = [_shown(letter) for letter in line[first : at + _FAR]]
    before, rest = shown[: at - first], shown[at - first :]
    if first == 0:
        before = list(dropwhile(str.isspace, before))  # the indentation says nothing
    room = max(width * 2 // 3, width - max(1, _width(rest)))
    left = "".join(reversed(_fitting(before[::-1], room, cut=first > 0)))
    right = "".join(_fitting(rest, width - _width(left), cut=at + _FAR < len(line)))
    return (left + right).rstrip(), " " * _width(left) + "^"


def _fitting(letters: list[str], width: int, *, cut: bool) -> list[str]:
    """The first letters that fit into a width, ending in “…” where there are more."""
    if not cut and _width(letters) <= width:
        return letters
    ends = accumulate(map(_width, letters))
    return [letter for letter, end in zip(letters, ends, strict=True) if end + len(_CUT) <= width] + [_CUT]


def _shown(letter: str) -> str:
    if letter == "\t":
        return " " * _TAB
    return letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}"


def _width(letters: Sequence[str]) -> int:
    """How many columns of a terminal letters take: two for Chinese and the like, none for marks over a letter."""
    return sum(map(_columns, "".join(letters)))


def _columns(letter: str) -> int:
    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1
