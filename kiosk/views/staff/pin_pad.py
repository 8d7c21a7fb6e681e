"""The keypad for the staff PIN; it never shows which key was pressed, only that one was, and how many."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.views.staff.screen import IconButton, StaffScreen, Wording
from kiosk.widgets.controls.buttons import ChoiceButton, LabelButton
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.controls.label import Label

MOST_DIGITS: Final = 12
DIGITS: Final = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0")
_COLUMNS: Final = 3
_KEY_MM: Final = 28.0
# How many lines of a message have room beside or above the keys, so that nothing moves when one is shown.
_MESSAGE_LINES: Final = 2
# The width of the sheet in a high and in a wide window, in reference pixels.
_NARROW: Final = 760
_WIDE: Final = 1160
# The diameter of a dot for a digit, and its distance to the next, in reference pixels.
_DOT: Final = 22
_DOT_STEP: Final = 44


class PinPad(StaffScreen):
    """Emits `entered` with the digits, and forgets them; `left` for Cancel."""

    entered = Signal(str)

    def __init__(
        self, wording: Wording, order: Sequence[str], theme: Theme, parent: QWidget, title: str | None = None
    ) -> None:
        """`order` is how the digits lie on the keys, from the top left; the `title` may be another one."""
        words = wording.words
        title = wording.say(words.pin) if title is None else title
        super().__init__(theme, parent, title, wording.language)
        self._digits = ""
        centre = Qt.AlignmentFlag.AlignHCenter
        self._dots = _Dots(theme)
        self._message = Label("", "label", theme, style="alarm", align=centre)
        self._message.setMinimumHeight(_MESSAGE_LINES * theme.metrics.line_px("label"))
        self._keys = [_Digit(digit, theme) for digit in order]
        delete = IconButton("delete", wording.say(words.delete), "key", theme, _KEY_MM)
        delete.setProperty("repeats", True)
        enter = IconButton("check", wording.say(words.enter), "primary", theme, _KEY_MM)
        cancel = LabelButton(wording.say(words.cancel), "close", "plain", theme)
        self._pad = _Pad([*self._keys[:9], delete, self._keys[9], enter], theme)
        for key in self._keys:
            key.went_down.connect(self._pad.flash)
            key.chosen.connect(self._add)
        delete.clicked.connect(self._delete)
        enter.clicked.connect(self._enter)
        cancel.clicked.connect(self.left)
        self._lay_out(title, cancel)

    def _lay_out(self, title: str, cancel: QWidget) -> None:
        """The keys below what is said, in a wide window beside it."""
        theme = self._theme
        metrics, centre = theme.metrics, Qt.AlignmentFlag.AlignHCenter
        heading = QHBoxLayout()
        heading.setSpacing(metrics.px(tokens.SPACE_SMALL))
        heading.addStretch(1)
        heading.addWidget(Icon("lock", theme.colours.accent, metrics.line_px("title"), theme))
        heading.addWidget(Label(title, "title", theme))
        heading.addStretch(1)
        said = QVBoxLayout()
        said.setSpacing(metrics.px(tokens.SPACE))
        said.addStretch(1)
        said.addLayout(heading)
        said.addWidget(self._dots)
        said.addWidget(self._message)
        said.addStretch(1)
        both: QBoxLayout = QVBoxLayout() if metrics.portrait else QHBoxLayout()
        both.setSpacing(metrics.px(tokens.SPACE))
        both.addLayout(said, 1)
        both.addWidget(self._pad, 0, Qt.AlignmentFlag.AlignCenter)
        (both if metrics.portrait else said).addWidget(cancel, 0, centre)
        self.column.addLayout(both)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A sheet as narrow as the keys allow."""
        metrics = self._theme.metrics
        width = metrics.px(_NARROW if metrics.portrait else _WIDE)
        height = max(self.column.totalHeightForWidth(width), self.column.totalMinimumSize().height())
        self._sheet.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def show_message(self, text: str, *, ready: bool) -> None:
        """Says what happened, in place of the keys while no PIN can be entered (not `ready`)."""
        self._message.setText(text)
        self._pad.setVisible(ready)
        self._fit()

    def _add(self, digit: str) -> None:
        self._keep((self._digits + digit)[:MOST_DIGITS])

    def _delete(self) -> None:
        self._keep(self._digits[:-1])

    def _enter(self) -> None:
        digits = self._digits
        self._keep("")
        if digits:
            self.entered.emit(digits)

    def _keep(self, digits: str) -> None:
        self._digits = digits
        self._dots.show_count(len(digits))


class _Digit(ChoiceButton):
    """A key with a digit; tells when it goes down, by finger or mouse, and looks the same then."""

    went_down = Signal()

    def __init__(self, digit: str, theme: Theme) -> None:
        super().__init__(digit, digit, "key", theme, _KEY_MM)
        self.setProperty("repeats", True)
        face = QHBoxLayout(self)
        face.setContentsMargins(0, 0, 0, 0)
        words = Label(digit, "title", theme, style="key-face", align=Qt.AlignmentFlag.AlignHCenter)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        face.addWidget(words, 0, Qt.AlignmentFlag.AlignCenter)
        self._finger.pressed.connect(self.went_down)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.went_down.emit()


class _Pad(QWidget):
    """The ground of the keys, in rows of three; all of it lights up softly for any of them."""

    def __init__(self, keys: Sequence[QWidget], theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lit = QTimer(self, singleShot=True, interval=tokens.FLASH_MS)
        self._lit.timeout.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # digits lie alike in every language
        grid = QGridLayout(self)
        pad = theme.metrics.px(tokens.SPACE_SMALL)
        grid.setContentsMargins(pad, pad, pad, pad)
        grid.setSpacing(theme.metrics.mm(tokens.REPEATED_GAP_MM))
        for index, key in enumerate(keys):
            grid.addWidget(key, *divmod(index, _COLUMNS))

    def flash(self) -> None:
        """Lights up for a moment."""
        self._lit.start()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._lit.isActive():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._theme.colours.line_soft))
                radius = self._theme.metrics.px(tokens.RADIUS)
                painter.drawRoundedRect(QRectF(self.rect()), radius, radius)


class _Dots(QWidget):
    """A dot for each digit entered."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._count = 0
        self.setFixedHeight(theme.metrics.px(_DOT_STEP))

    def show_count(self, count: int) -> None:
        """Shows that many."""
        self._count = count
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.metrics.px(_DOT_STEP * MOST_DIGITS), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.colours.ink))
            step, radius = self._theme.metrics.px(_DOT_STEP), self._theme.metrics.px(_DOT) / 2
            left = (self.width() - step * (self._count - 1)) / 2
            for index in range(self._count):
                painter.drawEllipse(QPointF(left + index * step, self.height() / 2), radius, radius)
