"""A text in lines: what is measured here is what is drawn, line for line."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, NamedTuple

from kiosk.content.language.hyphenation import NO_SPACE, SOFT_HYPHEN
from kiosk.widgets.controls.line_breaks import chunks, clusters, parts

_ENDLESS: Final = 1e6


class Line(NamedTuple):
    """A line as it is drawn, with the hyphen at its end where it has one, and its width in pixels."""

    text: str
    width: float


class Lines:
    """The lines of a text at any width; `measure` gives the width in pixels of words on one line."""

    def __init__(self, text: str, measure: Callable[[str], float]) -> None:
        self._chunks = chunks(text.strip())
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
        """The width in pixels below which lines end within a syllable, or within what has `short` letters or fewer."""
        pieces = (part for chunk in self._chunks for part in (parts(chunk) if len(chunk) > short else (chunk,)))
        return max(map(self._last, pieces), default=0.0)

    def _filled(self, width: float) -> Iterator[Line]:
        """Each line as full as it can be."""
        shown, used, line = "", 0.0, None
        for piece in self._pieces(width):
            if line is not None and used + self._last(piece) > width:
                yield line
                shown, used = "", 0.0
            line = Line(shown + _ended(piece), used + self._last(piece))
            shown += _plain(piece)
            used += self._inside(piece)
        if line is not None:
            yield line

    def _pieces(self, width: float) -> Iterator[str]:
        """The chunks; of those wider than the line their parts; of parts that still are their letters."""
        for chunk in self._chunks:
            for part in (chunk,) if self._last(chunk) <= width else parts(chunk):
                yield from (part,) if self._last(part) <= width else clusters(part)

    def _last(self, piece: str) -> float:
        """The width of a piece at the end of a line."""
        return self._measure(_ended(piece))

    def _inside(self, piece: str) -> float:
        """The width of a piece that another follows."""
        plain = _plain(piece)
        words = plain.rstrip(" ")
        return self._measure(words) + (len(plain) - len(words)) * self._measure(" ")


def _plain(piece: str) -> str:
    return piece.replace(SOFT_HYPHEN, "").replace(NO_SPACE, "")


def _ended(piece: str) -> str:
    """What is drawn of a piece at the end of a line."""
    plain = _plain(piece).rstrip()
    return f"{plain}-" if piece.endswith(SOFT_HYPHEN) else plain
