"""Shows what is being spoken: words are lit, whatever else has a frame."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.disposal import dispose
from kiosk.widgets.reading.item import Lightable, ScreenItem


class Spotlight:
    """Lights one thing at a time."""

    def __init__(self) -> None:
        self._lit: QWidget | None = None
        self._frame: QWidget | None = None

    def show(self, item: ScreenItem, begin: int, end: int, theme: Theme) -> None:
        """Lights the characters from `begin` to before `end` of what the item says, or its whole."""
        self.clear()
        if not isValid(item.widget):
            return
        if isinstance(item.widget, Lightable):
            self._lit = item.widget
            item.widget.light(begin, end)
        else:
            self._frame = Frame(item.widget, theme)

    def clear(self) -> None:
        """Lights nothing."""
        lit, frame = self._lit, self._frame
        self._lit = self._frame = None
        if lit is not None and isValid(lit) and isinstance(lit, Lightable):
            lit.light(0, 0)
        if frame is not None and isValid(frame):
            dispose(frame)


class Frame(QWidget):
    """A frame just inside a widget, which it lets all touches through to."""

    def __init__(self, around: QWidget, theme: Theme) -> None:
        super().__init__(around.parentWidget())
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(around.geometry())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """In the colour of touch, on a lighter one, so that it is seen on any picture."""
        metrics, colours = self._theme.metrics, self._theme.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for ink, width in ((colours.surface, 2.4), (colours.accent, 1.4)):
                pen = metrics.px(tokens.FOCUS_RING * width)
                painter.setPen(QPen(QColor(ink), pen))
                inset = metrics.px(tokens.FOCUS_RING * 1.2)
                radius = metrics.px(tokens.RADIUS)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
