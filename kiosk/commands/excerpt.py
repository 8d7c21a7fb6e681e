"""A line of a file as a terminal shows it, with a mark under a column: cut where long, also with wide letters."""

from typing import Final
from unicodedata import category, east_asian_width

_TAB: Final = 4
_MARK: Final = "^"
_CUT: Final = "…"
# So much of an endless line is looked at on each side of the column.
_FAR: Final = 500


def excerpt(line: str, column: int, width: int) -> tuple[str, str]:
    """The line, cut to that many columns of a terminal, and a second line with a mark under a column counted from 1."""
    at = min(column - 1, len(line))
    first = max(0, at - _FAR)
    shown = [_shown(letter) for letter in line[first : at + _FAR]]
    before, rest = shown[: at - first], shown[at - first :]
    if first == 0 and not "".join(before).strip():
        before = []  # the indentation says nothing
    elif first == 0:
        before = before[_indentation(before) :]
    left, is_cut = _last(before, max(width * 2 // 3, width - max(1, _width(rest))), cut=first > 0)
    start = (_CUT if is_cut else "") + left
    right = _first(rest, width - _width(start), cut=at + _FAR < len(line))
    return (start + right).rstrip(), " " * _width(start) + _MARK


def _indentation(letters: list[str]) -> int:
    return next(index for index, letter in enumerate(letters) if letter.strip())


def _last(letters: list[str], width: int, *, cut: bool) -> tuple[str, bool]:
    """The last letters that fit into a width, with room for the sign of a cut, and whether there is one."""
    if not cut and _width(letters) <= width:
        return "".join(letters), False
    kept: list[str] = []
    room = width - len(_CUT)
    for letter in reversed(letters):
        room -= _width(letter)
        if room < 0:
            break
        kept.append(letter)
    return "".join(reversed(kept)), True


def _first(letters: list[str], width: int, *, cut: bool) -> str:
    """The first letters that fit into a width, with the sign of a cut where there are more."""
    if not cut and _width(letters) <= width:
        return "".join(letters)
    kept: list[str] = []
    room = width - len(_CUT)
    for letter in letters:
        room -= _width(letter)
        if room < 0:
            break
        kept.append(letter)
    return "".join(kept) + _CUT


def _shown(letter: str) -> str:
    if letter == "\t":
        return " " * _TAB
    return letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}"


def _width(letters: str | list[str]) -> int:
    """How many columns of a terminal letters take: two for Chinese and the like, none for marks over a letter."""
    return sum(_columns(letter) for piece in letters for letter in piece)


def _columns(letter: str) -> int:
    if category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1
