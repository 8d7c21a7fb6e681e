"""Text on the screen: plain, with generous lines, never clipped, never selectable, wrapped without ugly last lines."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kiosk.theme import Theme

# Headings are wrapped into lines of about equal length; running text keeps full lines but no lonely last word.
_BALANCED: Final = frozenset({"display", "title", "heading", "label"})
_LONELY: Final = 0.28
_NARROWING: Final = (1.0, 0.95, 0.9, 0.85)


class Words(QLabel):
    """A text in one type role; `look` is its style-sheet role where that differs (such as `alarm`)."""

    def __init__(
        self,
        text: str,
        role: str,
        theme: Theme,
        look: str = "",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", look or role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role))
        self._wraps: dict[int, tuple[int, list[float]]] = {}
        self._align = align
        self._line = theme.metrics.line_px(role)
        self._balanced = role in _BALANCED
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Shows another text."""
        super().setText(text)
        self._wraps.clear()
        self.updateGeometry()

    # --- measuring --------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels of the text wrapped to that width."""
        return len(self._natural_wrap(width)[1]) * self._line

    def sizeHint(self) -> QSize:
        """The size on one line."""
        return QSize(self.natural_width(), self._line)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its longest word, one line high."""
        return QSize(self.longest_word(), self._line)

    def natural_width(self) -> int:
        """The width in pixels on one line."""
        return int(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 2

    def longest_word(self) -> int:
        """The width in pixels of the longest word."""
        metrics = QFontMetricsF(self.font())
        return int(max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0.0)) + 2

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
            if len(self._wrapped(middle)) > count or middle < self.longest_word():
                low = middle
            else:
                high = middle
        return high, self._wrapped(high)

    def _wrapped(self, width: int) -> list[float]:
        layout = self._laid_out(width)
        return [layout.lineAt(index).naturalTextWidth() for index in range(layout.lineCount())]

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption(self._align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top + (self._line - line.height()) / 2))
            top += self._line
        layout.endLayout()
        return layout

    # --- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the lines, the block of them in the middle of the height."""
        area = self.contentsRect()
        width = self._natural_wrap(area.width())[0]
        layout = self._laid_out(width)
        top = area.top() + (area.height() - layout.lineCount() * self._line) / 2
        if self._align & Qt.AlignmentFlag.AlignTop:
            top = area.top()
        left = area.left()
        if self._align & Qt.AlignmentFlag.AlignHCenter:
            left += (area.width() - width) // 2
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout.draw(painter, QPointF(left, top))

    def ink_rect(self) -> QRect:
        """Where the lines lie within the widget; a rectangle larger than the widget means clipped text."""
        area = self.contentsRect()
        width, lines = self._natural_wrap(area.width())
        height = len(lines) * self._line
        widest = int(max(lines, default=0.0))
        return QRect(
            area.left(), area.top() + (area.height() - height) // 2, min(max(widest, 0), max(width, widest)), height
        )
