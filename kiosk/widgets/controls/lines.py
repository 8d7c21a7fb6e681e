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


class Lines:
    """The lines of a text at any width.

    `measure` gives the width in pixels of words on one line, with the spaces behind them. With `phrases` a line of
    Japanese ends only between phrases.
    """

    def __init__(self, text: str, measure: Callable[[str], float], *, phrases: bool = False) -> None:
        self._chunks = chunks(text.strip(), phrases=phrases)
        self._measure = cache(measure)

    def at(self, width: float) -> list[Line]:
        """The lines of at most that width in pixels; only a single letter may be wider."""
        return list(self._filled(width))

    @property
    def natural_width(self) -> float:
        """The width in pixels on one line."""
        return sum(line.width for line in self.at(_ENDLESS))

    @property
    def longest(self) -> float:
        """The width in pixels of what no line should end in, such as the longest word."""
        return max(map(self._last, self._chunks), default=0.0)

    def narrowest(self, short: int) -> float:
        """The width in pixels below which what has `short` letters or fewer, or else a syllable, is divided."""

        def pieces(piece: str, divide: Callable[[str], Iterable[str]]) -> Iterable[str]:
            return divide(piece) if len(piece) > short else (piece,)

        found = (part for chunk in self._chunks for part in pieces(chunk, divided))
        return max((self._last(letter) for part in found for letter in pieces(part, last_resort)), default=0.0)

    def _filled(self, width: float) -> Iterator[Line]:
        """Each line as full as it can be."""
        held: list[str] = []
        used = 0.0
        for piece in self._pieces(width):
            if held and used + self._last(piece) > width:
                over = self._over(held, width)
                yield self._line(held)
                held, used = over, sum(map(self._inside, over))
            held.append(piece)
            used += self._inside(piece)
        while held:
            over = self._over(held, width)
            yield self._line(held)
            held = over

    def _over(self, pieces: list[str], width: float) -> list[str]:
        """Takes off the last pieces of a line that is wider than the sum of its pieces: spaces may be within a line."""
        over: list[str] = []
        while len(pieces) > 1 and self._line(pieces).width > width:
            over.insert(0, pieces.pop())
        return over

    def _line(self, pieces: list[str]) -> Line:
        *others, last = pieces
        text = "".join(map(_plain, others)) + _ended(last)
        return Line(text, max(sum(map(self._inside, others)) + self._last(last), self._measure(text)))

    def _pieces(self, width: float) -> Iterator[str]:
        """The chunks; of those wider than the line their parts; of parts that still are their letters."""
        for chunk in self._chunks:
            for part in (chunk,) if self._last(chunk) <= width else divided(chunk):
                yield from (part,) if self._last(part) <= width else last_resort(part)

    def _last(self, piece: str) -> float:
        """The width of a piece at the end of a line."""
        return self._measure(_ended(piece))

    def _inside(self, piece: str) -> float:
        """The width of a piece that another follows."""
        return self._measure(_plain(piece))


def _plain(piece: str) -> str:
    return piece.replace(SOFT_HYPHEN, "").replace(NO_SPACE, "")


def _ended(piece: str) -> str:
    """What is drawn of a piece at the end of a line."""
    plain = _plain(piece).rstrip()
    return f"{plain}-" if piece.endswith(SOFT_HYPHEN) else plain
