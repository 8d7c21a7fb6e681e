"""The turn of a page: the former page glides off and fades over the new one.

A picture that both pages have stays and glides to its new place instead. Both pages are kept as pixels while the page
turns, so that a frame costs no more than copying them: painting the words again each time took twice as long.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEasingCurve, QRect, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.theme import Theme
from kiosk.widgets.drawing import Drawing, Shot
from kiosk.widgets.flight import Flight

# How far the former page glides, as a share of its width.
_GLIDE: Final = 0.12
# How many times faster than it glides it fades, so that two pages of words are hardly seen at once.
_FADE: Final = 1.6


class Turning(QWidget):
    """Lies over the stage while a page turns; never in the way of a finger, and over at once when turned again."""

    def __init__(self, stage: QWidget, duration_ms: int) -> None:
        super().__init__(stage)
        self._stage = stage
        self._former = QPixmap()
        self._later = QPixmap()
        self._shots: Mapping[str, Shot] = {}
        self._flight: Flight | None = None
        self._direction = 1
        self._progress = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(duration_ms)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._advance)
        self._motion.finished.connect(self.finish)
        self.hide()

    def take(self, page: QWidget | None) -> None:
        """Keeps how the page looks now, before it changes."""
        self.finish()
        if page is not None and page.isVisible():
            self._former = _pixels_of(page)
            self._shots = self._shots_of(page)

    def start(self, page: QWidget, theme: Theme, *, forward: bool) -> None:
        """Turns from the page that was taken to this one, to the left when the reader goes forward.

        A picture that the former page had as well flies to its place on this one.
        """
        if self._former.isNull():
            return
        both = [(self._shots[name], shot) for name, shot in self._shots_of(page).items() if name in self._shots]
        self._flight = Flight(*both[0], theme) if both else None
        self._later = _pixels_of(page)
        if self._flight is not None:
            _cover(self._former, self._flight.start.box, theme.colours.ground)
            _cover(self._later, self._flight.end.box, theme.colours.ground)
        self._direction = -1 if forward is (self.layoutDirection() is Qt.LayoutDirection.LeftToRight) else 1
        self.setGeometry(self._stage.rect())
        self._progress = 0.0
        self.show()
        # The style sheet takes this away when it polishes; without it all that lies beneath is painted too.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.raise_()
        self._motion.start()

    def finish(self) -> None:
        """Shows the new page alone."""
        self._motion.stop()
        self._former = self._later = QPixmap()
        self._shots, self._flight = {}, None
        self.hide()

    def _shots_of(self, page: QWidget) -> Mapping[str, Shot]:
        """How the pictures that a camera shows stand on the stage, by their file."""
        shown = [drawing for drawing in page.findChildren(Drawing) if drawing.focused and drawing.isVisibleTo(page)]
        return {shot.file: shot for shot in (drawing.shot(self._stage) for drawing in reversed(shown))}

    def _advance(self, progress: float) -> None:
        self._progress = progress
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the new page, the former one on its way off, and the picture on its way from one to the other."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._later)
        presence = 1.0 - self._progress * _FADE
        if presence > 0.0:
            painter.setOpacity(presence)
            painter.drawPixmap(round(self._direction * self._progress * _GLIDE * self.width()), 0, self._former)
            painter.setOpacity(1.0)
        if self._flight is not None:
            self._flight.draw(painter, self._progress)


def _pixels_of(page: QWidget) -> QPixmap:
    """How the page looks, without the transparency that `grab` leaves room for: copying is twice as fast."""
    ratio = page.devicePixelRatioF()
    pixels = QPixmap(page.size() * ratio)
    pixels.setDevicePixelRatio(ratio)
    pixels.fill(Qt.GlobalColor.black)
    page.render(pixels)
    return pixels


def _cover(page: QPixmap, box: QRect, colour: str) -> None:
    """Takes a picture out of a page: another draws it on its way."""
    painter = QPainter(page)
    painter.fillRect(box.adjusted(-1, -1, 1, 1), QColor(colour))
    painter.end()
