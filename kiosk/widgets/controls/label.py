"""Text on the screen: plain, with generous lines, never clipped, never selectable, wrapped without ugly last lines."""

import re
from collections.abc import Iterable
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QStyle, QWidget

from kiosk.content.language.bidi import holds_marks, holds_right_to_left, with_numbers_from_left
from kiosk.content.language.hyphenation import pieces, with_breaks
from kiosk.theme.theme import Theme

# Headings are wrapped into lines of about equal length; running text keeps full lines but no lonely last word.
_BALANCED: Final = frozenset({"poster", "display", "title", "heading", "start", "label"})
_LONELY: Final = 0.28
_NARROWING: Final = (1.0, 0.95, 0.9, 0.85)
_ENDLESS: Final = 1e6
_SHORT: Final = 10  # a word of no more letters is short enough anywhere
_SPACE: Final = re.compile(r"(\s+)")
# Letters of Arabic reach higher and lower than Latin ones, and marks on them farther still. In sizes of the font: the
# least distance of their base lines, how far letters reach above and below one, and how far marks do.
_TALL_LINE: Final = 1.56
_TALL: Final = (0.97, 0.55)
_MARKED: Final = (1.34, 0.7)


def line_width(text: str, font: QFont) -> float:
    """The width in pixels of a text on one line; of Arabic with what its last letter reaches beyond its own width."""
    if not holds_right_to_left(text):
        return QFontMetricsF(font).horizontalAdvance(text)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_ENDLESS)
    layout.endLayout()
    return line.naturalTextWidth()


class Label(QLabel):
    """A text in one type role; `style` is its style-sheet role where that differs (such as `alarm`)."""

    def __init__(
        self,
        text: str,
        role: str,
        theme: Theme,
        style: str = "",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", style or role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role))
        self._wraps: dict[int, tuple[int, list[float]]] = {}
        self._align = align
        self._size = theme.metrics.text_px(role)
        self._plain_line = theme.metrics.line_px(role)
        self._balanced = role in _BALANCED
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._from_right = holds_right_to_left(text)
        self._line = max(self._plain_line, round(_TALL_LINE * self._size)) if self._from_right else self._plain_line
        self._above = self._below = 0
        if self._from_right and holds_marks(text):
            self._above = ceil(max(0.0, _MARKED[0] * self._size - self._rise()))
            self._below = ceil(max(0.0, _MARKED[1] * self._size - (self._line - self._rise())))
        self._wraps.clear()
        self._longest: int | None = None
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(len(self._natural_wrap(width)[1]))

    def _height(self, lines: int) -> int:
        """The height in pixels of that many lines, with room for marks over the first and under the last."""
        return self._above + lines * self._line + self._below

    def _rise(self) -> float:
        """How far below the upper edge of a line of Arabic its base line is, in pixels."""
        up, down = _TALL
        return (self._line + (up - down) * self._size) / 2

    def sizeHint(self) -> QSize:
        return QSize(self.natural_width(), self._height(1))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest part of a word that is left whole, one line high."""
        parts = (part for word in self.text().split() for part in (pieces(word) if len(word) > _SHORT else (word,)))
        return QSize(self._widest(parts), self._height(1))

    def first_line(self) -> int:
        """The height in pixels of the first line, from the upper edge of the widget."""
        return self._above + self._line

    def natural_width(self) -> int:
        """The width in pixels on one line."""
        return int(line_width(self.text(), self.font())) + 2

    def width_within(self, most: int) -> int:
        """The width in pixels of its widest line where it may be that wide: all that a plate around it needs."""
        return min(most, int(max(self._natural_wrap(most)[1], default=0.0)) + 2)

    def longest_word(self) -> int:
        """The width in pixels of the longest word; with less it is divided."""
        if self._longest is None:
            self._longest = self._widest(self.text().split())
        return self._longest

    def _widest(self, parts: Iterable[str]) -> int:
        font = self.font()
        if self._from_right:
            return int(max((line_width(part, font) for part in parts), default=0.0)) + 2
        return int(max(map(QFontMetricsF(font).horizontalAdvance, parts), default=0.0)) + 2

    def _natural_wrap(self, width: int) -> tuple[int, list[float]]:
        if width not in self._wraps:
            self._wraps[width] = self._measure(width)
        return self._wraps[width]

    def _measure(self, width: int) -> tuple[int, list[float]]:
        """The width to wrap at (at most the given one) and each line's natural width."""
        lines = self._wrapped(width)
        if len(lines) < 2:
            return width, lines
        if self._balanced:
            return self._balance(width, len(lines))
        for factor in _NARROWING:
            narrow = int(width * factor)
            if narrow < self.longest_word() <= width:
                break
            candidate = self._wrapped(narrow)
            if len(candidate) > len(lines):
                break
            if candidate[-1] >= _LONELY * narrow:
                return narrow, candidate
        return width, lines

    def _balance(self, width: int, count: int) -> tuple[int, list[float]]:
        low, high = width // count, width
        while high - low > max(2, width // 40):
            middle = (low + high) // 2
            if len(self._wrapped(middle)) > count or middle < self.longest_word() <= width:
                low = middle
            else:
                high = middle
        return high, self._wrapped(high)

    def _wrapped(self, width: int) -> list[float]:
        layout = self._laid_out(width)
        return [layout.lineAt(index).naturalTextWidth() for index in range(layout.lineCount())]

    def _text_for(self, width: int) -> str:
        """The text as it is laid out in lines of that width: words that are longer are divided."""
        text = with_numbers_from_left(self.text()) if self._from_right else self.text()
        if self.longest_word() <= width:
            return text
        parts = _SPACE.split(text)
        return "".join(with_breaks(part) if self._widest([part]) > width else part for part in parts)

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self._text_for(width), self.font())
        option = QTextOption(self._visual_align())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(self._text_direction())
        layout.setTextOption(option)
        layout.beginLayout()
        top = float(self._above)
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            drop = self._rise() - line.ascent() if self._from_right else (self._line - line.height()) / 2
            line.setPosition(QPointF(0, top + drop))
            top += self._line
        layout.endLayout()
        return layout

    def _visual_align(self) -> Qt.AlignmentFlag:
        """Where lines begin: at the side where the language of the screen begins, whatever letters they hold."""
        return QStyle.visualAlignment(self.layoutDirection(), self._align)

    def _text_direction(self) -> Qt.LayoutDirection:
        """How the parts of a line follow one another: a number alone, or a Latin name, never runs from the right."""
        if not self._from_right:
            return Qt.LayoutDirection.LeftToRight
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LayoutDirectionAuto

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the lines, the block of them in the middle of the height."""
        area = self.contentsRect()
        width = self._natural_wrap(area.width())[0]
        layout = self._laid_out(width)
        top = area.top() + (area.height() - self._height(layout.lineCount())) / 2
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout.draw(painter, QPointF(self._left(width), top))

    def _left(self, width: int) -> int:
        """Where a block of lines that wide begins."""
        area, align = self.contentsRect(), self._visual_align()
        if align & Qt.AlignmentFlag.AlignHCenter:
            return area.left() + (area.width() - width) // 2
        return area.left() + (area.width() - width if align & Qt.AlignmentFlag.AlignRight else 0)
