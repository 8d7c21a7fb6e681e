"""A text in lines: what is measured here is what is drawn, line for line."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from kiosk.content.language.hyphenation import NO_SPACE, SOFT_HYPHEN
from kiosk.widgets.controls.line_breaks import chunks, divided, last_resort

_ENDLESS: Final = 1e6


class Line(NamedTuple):
    """A line as it is drawn, with the hyphen at its end where it has one, and its width in pixels."""

    text: str
    width: float


class _Piece(NamedTuple):
    """A piece of a text: as it is within a line and at the end of one, and its width in pixels in both places."""

    inside: str
    ended: str
    inside_width: float
    ended_width: float


class Lines:
    """The lines of a text at any width.

    `measure` gives the width in pixels of words on one line, with the spaces behind them. With `phrases` a line of
    Japanese ends only between phrases.
    """

    def __init__(self, text: str, measure: Callable[[str], float], *, phrases: bool = False) -> None:
        self._measure = cache(measure)
        self._chunks = chunks(text.strip(), phrases=phrases)
        self._pieces = tuple(map(self._measured, self._chunks))

    def at(self, width: float) -> list[Line]:
        """The lines of at most that width in pixels, each as full as it can be; only one letter may be wider."""
        lines: list[Line] = []
        held: list[_Piece] = []
        used = 0.0
        for piece in self._fitting(width):
            if held and used + piece.ended_width > width:
                held = self._end_line(held, width, lines)
                used = sum(other.inside_width for other in held)
            held.append(piece)
            used += piece.inside_width
        while held:
            held = self._end_line(held, width, lines)
        return lines

    @property
    def natural_width(self) -> float:
        """The width in pixels on one line."""
        return sum(line.width for line in self.at(_ENDLESS))

    @property
    def longest(self) -> float:
        """The width in pixels of what no line should end in, such as the longest word."""
        return max((piece.ended_width for piece in self._pieces), default=0.0)

    def narrowest(self, short: int) -> float:
        """The width in pixels below which what has `short` letters or fewer, or else a syllable, is divided."""

        def pieces(piece: str, divide: Callable[[str], Iterable[str]]) -> Iterable[str]:
            return divide(piece) if len(piece) > short else (piece,)

        found = (part for chunk in self._chunks for part in pieces(chunk, divided))
        letters = (letter for part in found for letter in pieces(part, lambda whole: last_resort(whole, whole)))
        return max((self._measure(_ended(letter)) for letter in letters), default=0.0)

    def _end_line(self, held: list[_Piece], width: float, lines: list[Line]) -> list[_Piece]:
        """Adds the line of these pieces; those at its end that have no room on it are for the next.

        Letters of two pieces may stand farther apart than each of them is wide, as at the spaces of Korean.
        """
        count = len(held)
        while True:
            *others, last = held[:count]
            text = "".join(piece.inside for piece in others) + last.ended
            real = self._measure(text)
            if real <= width or count == 1:
                lines.append(Line(text, max(real, sum(piece.inside_width for piece in others) + last.ended_width)))
                return held[count:]
            count -= 1

    def _fitting(self, width: float) -> Iterator[_Piece]:
        """The chunks; of those wider than the line their parts; of parts that still are their letters."""
        for chunk, piece in zip(self._chunks, self._pieces, strict=True):
            if piece.ended_width <= width:
                yield piece
                continue
            for part in divided(chunk):
                narrow = self._measure(_ended(part)) <= width
                yield from map(self._measured, (part,) if narrow else last_resort(part, chunk))

    def _measured(self, piece: str) -> _Piece:
        inside, ended = _inside(piece), _ended(piece)
        return _Piece(inside, ended, self._measure(inside), self._measure(ended))


def _inside(piece: str) -> str:
    """What is drawn of a piece that another follows."""
    return piece.replace(SOFT_HYPHEN, "").replace(NO_SPACE, "")


def _ended(piece: str) -> str:
    """What is drawn of a piece at the end of a line."""
    plain = _inside(piece).rstrip()
    return f"{plain}-" if piece.endswith(SOFT_HYPHEN) else plain
