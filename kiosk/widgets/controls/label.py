"""Text on the screen: plain, with generous lines, never clipped, never selectable, wrapped without ugly last lines."""

from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QStyle, QWidget

from kiosk.content.language.bidi import begins_from_right, holds_right_to_left, with_numbers_from_left
from kiosk.content.language.sentences import words_to_read
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.lines import Line, Lines
from kiosk.widgets.controls.pitch import is_plain, pitch

# Headings are wrapped into lines of about equal length; running text keeps full lines but no lonely last word.
_BALANCED: Final = frozenset({"poster", "display", "title", "heading", "start", "label"})
# In these a line of Japanese ends between phrases; in other text as in print, between any two letters.
_PHRASED: Final = frozenset({"poster", "display", "title", "heading"})
_LONELY: Final = 0.28
_NARROWING: Final = (1.0, 0.95, 0.9, 0.85, 0.8)
_ENDLESS: Final = 1e6
_FROM_LEFT, _FROM_RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
_SHORT: Final = 10  # a word of no more letters is short enough anywhere
_LINE_END: Final = "\u2028"


def line_width(text: str, font: QFont) -> float:
    """The width in pixels of a text on one line; of Arabic with what its last letter reaches beyond its own width."""
    return Lines(text, partial(_run_width, font=font)).natural_width


def _run_width(text: str, font: QFont) -> float:
    """The width in pixels of words on one line with the spaces behind them, and with what the last letter overhangs."""
    if is_plain(text):
        return QFontMetricsF(font).horizontalAdvance(text)
    option = QTextOption()
    option.setFlags(QTextOption.Flag.IncludeTrailingSpaces)
    option.setTextDirection(_FROM_RIGHT if holds_right_to_left(text) else _FROM_LEFT)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
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
        self._font_for = partial(theme.font, role)
        self._wraps: dict[int, tuple[int, list[Line]]] = {}
        self._align = align
        self._role_line = theme.metrics.line_px(role)
        self._balanced, self._phrases = role in _BALANCED, role in _PHRASED
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        font = self._font_for(text)
        self.setFont(font)
        self._from_right = holds_right_to_left(text)
        shown = with_numbers_from_left(text) if self._from_right else text
        self._lines = Lines(shown, partial(_run_width, font=font), phrases=self._phrases)
        self._pitch = pitch(text, font, self._role_line)
        self._wraps.clear()
        self._longest: int | None = None
        self.updateGeometry()

    @property
    def words(self) -> int:
        """For how many words of English a reader takes as long."""
        return words_to_read(self.text())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(len(self.wrapped(width)))

    def _height(self, lines: int) -> int:
        """The height in pixels of that many lines."""
        return lines * self._pitch.line

    def sizeHint(self) -> QSize:
        return QSize(self.natural_width(), self._height(1))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest part of a word that is left whole, one line high."""
        return QSize(int(self._lines.narrowest(_SHORT)) + 2, self._height(1))

    def first_line(self) -> int:
        """The height in pixels of the first line, from the upper edge of the widget."""
        return self._pitch.line

    def natural_width(self) -> int:
        """The width in pixels on one line."""
        return int(self._lines.natural_width) + 2

    def width_within(self, most: int) -> int:
        """The width in pixels of its widest line where it may be that wide: all that a plate around it needs."""
        return min(most, int(max((line.width for line in self.wrapped(most)), default=0.0)) + 2)

    def longest_word(self) -> int:
        """The width in pixels of the longest word; with less it is divided."""
        if self._longest is None:
            self._longest = int(self._lines.longest) + 2
        return self._longest

    def wrapped(self, width: int) -> list[Line]:
        """The lines at that width in pixels."""
        return self._natural_wrap(width)[1]

    def _natural_wrap(self, width: int) -> tuple[int, list[Line]]:
        if width not in self._wraps:
            self._wraps[width] = self._measure(width)
        return self._wraps[width]

    def _measure(self, width: int) -> tuple[int, list[Line]]:
        """The width to wrap at (at most the given one) and the lines."""
        lines = self._lines.at(width)
        if len(lines) < 2:
            return width, lines
        if self._balanced:
            return self._balance(width, len(lines))
        for factor in _NARROWING:
            narrow = int(width * factor)
            if narrow < self.longest_word() <= width:
                break
            candidate = self._lines.at(narrow)
            if len(candidate) > len(lines):
                break
            if candidate[-1].width >= _LONELY * narrow:
                return narrow, candidate
        return width, lines

    def _balance(self, width: int, count: int) -> tuple[int, list[Line]]:
        low, high = width // count, width
        while high - low > max(2, width // 40):
            middle = (low + high) // 2
            if len(self._lines.at(middle)) > count or middle < self.longest_word() <= width:
                low = middle
            else:
                high = middle
        return high, self._lines.at(high)

    def _laid_out(self, width: int) -> QTextLayout:
        """The lines at the width they are wrapped at; Qt ends none by itself."""
        layout = QTextLayout(_LINE_END.join(line.text for line in self.wrapped(width)), self.font())
        option = QTextOption(self._visual_align())
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTextDirection(self._text_direction())
        layout.setTextOption(option)
        layout.beginLayout()
        top = self._pitch.rise
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, self._natural_wrap(width)[0]))
            line.setPosition(QPointF(0, top - line.ascent()))
            top += self._pitch.line
        layout.endLayout()
        return layout

    def _visual_align(self) -> Qt.AlignmentFlag:
        """Where lines begin: at the side where the language of the screen begins, whatever letters they hold."""
        return QStyle.visualAlignment(self.layoutDirection(), self._align)

    def _text_direction(self) -> Qt.LayoutDirection:
        """How the parts of a line follow one another: a number alone, or a Latin name, never runs from the right."""
        mirrored = self._from_right and self.layoutDirection() is _FROM_RIGHT
        return _FROM_RIGHT if mirrored or begins_from_right(self.text()) else _FROM_LEFT

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the lines, the block of them in the middle of the height."""
        area = self.contentsRect()
        width = self._natural_wrap(area.width())[0]
        layout = self._laid_out(area.width())
        top = area.top() + (area.height() - self._height(layout.lineCount())) / 2
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            layout.draw(painter, QPointF(self._left(width), top))

    def _left(self, width: int) -> int:
        """Where a block of lines that wide begins."""
        area, align = self.contentsRect(), self._visual_align()
        if align & Qt.AlignmentFlag.AlignHCenter:
            return area.left() + (area.width() - width) // 2
        return area.left() + (area.width() - width if align & Qt.AlignmentFlag.AlignRight else 0)
