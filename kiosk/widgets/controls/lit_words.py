"""Words that are spoken, lit up in the lines of a label."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout

from kiosk.theme.colours import Colours

# How far the light reaches beyond the words at both sides, and how round it is, as shares of the height of a line.
_BEYOND: Final = 0.12
_ROUND: Final = 0.2


def drawn_range(text: str, drawn: str, begin: int, end: int) -> tuple[int, int]:
    """Where the characters from `begin` to before `end` of a text are in what is drawn of it.

    There are no spaces at the ends of its lines, no soft hyphens, and there may be hyphens and marks of its own.
    """
    places = list(_places(text, drawn))
    inside = [index for index, place in enumerate(places) if place is not None and begin <= place < end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _places(text: str, drawn: str) -> Iterator[int | None]:
    """For each character that is drawn its place in the text; none where it has none."""
    at = 0
    for char in drawn:
        found = text.find(char, at)
        # What lies between can only be left out at the end of a line.
        if found >= 0 and not any(skipped.isalnum() for skipped in text[at:found]):
            yield found
            at = found + 1
        else:
            yield None


def draw_light(painter: QPainter, layout: QTextLayout, begin: int, end: int, colours: Colours) -> None:
    """Draws the ground of those characters of a layout whose upper left corner is the painter's origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent))
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(begin, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            edges = sorted(_across(line.cursorToX(place)) for place in (first, last))
            beyond = line.height() * _BEYOND
            box = QRectF(edges[0] - beyond, line.y(), edges[1] - edges[0] + 2 * beyond, line.height())
            painter.drawRoundedRect(box, line.height() * _ROUND, line.height() * _ROUND)


def lit_format(begin: int, end: int, colours: Colours) -> QTextLayout.FormatRange:
    """The letters of those characters, in the colour that stands out on the light."""
    lit, shape = QTextLayout.FormatRange(), QTextCharFormat()
    shape.setForeground(QColor(colours.on_accent))
    lit.start, lit.length, lit.format = begin, end - begin, shape
    return lit


def _across(found: object) -> float:
    """The place that Qt answers with, alone or beside the cursor it was asked for."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
