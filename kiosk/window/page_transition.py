"""The turn of a page: the former page glides off and fades over the new one.

A picture that both pages have stays and flies to its new place instead; all else on the pages fades where it is, above
the picture, so that what both have stands still. Both pages are kept as pixels while the page turns, so that a frame
costs no more than copying them: painting the words again each time took twice as long.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEasingCurve, QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.view import View
from kiosk.widgets.pictures.picture_view import CameraView, PictureView
from kiosk.widgets.pictures.playback import Phase, Playback
from kiosk.window.camera_flight import CameraFlight

# How far the former page glides, as a share of its width.
_GLIDE: Final = 0.12
# How many times faster than it glides it fades, so that two pages of words are hardly seen at once.
_FADE: Final = 1.6
# Half-way from one page to the other each is drawn this much stronger than half, so that what both have does not pale.
_BOTH: Final = 1.5


class PageTransition(QWidget):
    """Lies over the stage while a page turns; never in the way of a finger, and over at once when turned again."""

    def __init__(self, stage: QWidget) -> None:
        super().__init__(stage)
        self._stage = stage
        self._former = QPixmap()
        self._former_rest = QPixmap()
        self._later = QPixmap()
        self._camera_views: Mapping[str, CameraView] = {}
        self._flight: CameraFlight | None = None
        self._direction = 1
        self._playback: Playback | None = None
        self._easing = QEasingCurve(QEasingCurve.Type.OutCubic)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def take(self, page: QWidget | None) -> None:
        """Keeps how the page looks now, before it changes."""
        self.finish()
        if page is not None and page.isVisible():
            self._former = _pixels_of(page)
            self._former_rest = _rest_of(page)
            self._camera_views = self._camera_views_of(page)

    def start(self, page: View, theme: Theme, *, forward: bool) -> None:
        """Turns from the page that was taken to this one, to the left when the reader goes forward."""
        if self._former.isNull() or theme.motion is None:
            return
        later = self._camera_views_of(page)
        both = [(self._camera_views[file], later[file]) for file in later if file in self._camera_views]
        self._flight = CameraFlight(*both[0], theme) if both else None
        if self._flight is None:
            self._later = _pixels_of(page)
        else:
            self._former, self._later = self._former_rest, _rest_of(page)
        self._direction = -1 if forward is (self.layoutDirection() is Qt.LayoutDirection.LeftToRight) else 1
        self.setGeometry(self._stage.rect())
        self.show()
        # The style sheet takes this away when it polishes; without it all that lies beneath is painted too.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.raise_()
        self._play(theme.motion, page.turn_ms)

    def finish(self) -> None:
        """Shows the new page alone."""
        if self._playback is not None:
            self._playback.rest()
        self._former = self._former_rest = self._later = QPixmap()
        self._camera_views, self._flight = {}, None
        self.hide()

    def _camera_views_of(self, page: QWidget) -> Mapping[str, CameraView]:
        """How the pictures that a camera shows stand on the stage, by their file."""
        shown = [picture for picture in _focused(page) if picture.isVisibleTo(page)]
        views = (picture.camera_view(self._stage) for picture in reversed(shown))
        return {view.file: view for view in views}

    def _play(self, clock: MotionClock, duration_ms: int) -> None:
        if self._playback is not None:
            self._playback.deleteLater()
        self._playback = Playback(clock, duration_ms, self)
        self._playback.progressed.connect(self.update)
        self._playback.phase_changed.connect(self._check_phase)
        self._playback.play()

    def _check_phase(self) -> None:
        if self._playback is not None and self._playback.phase is Phase.RESTING:
            self.finish()

    @property
    def _progress(self) -> float:
        return 1.0 if self._playback is None else self._easing.valueForProgress(self._playback.progress)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._flight is None:
                self._draw_glide(painter)
            else:
                self._draw_flight(painter, self._flight)

    def _draw_glide(self, painter: QPainter) -> None:
        """The new page, and the former one on its way off."""
        painter.drawPixmap(0, 0, self._later)
        presence = 1.0 - self._progress * _FADE
        if presence > 0.0:
            painter.setOpacity(presence)
            painter.drawPixmap(round(self._direction * self._progress * _GLIDE * self.width()), 0, self._former)

    def _draw_flight(self, painter: QPainter, flight: CameraFlight) -> None:
        """The picture on its way from one page to the other, and the rest of both, one fading into the other."""
        painter.fillRect(self.rect(), QColor(flight.theme.colours.ground))
        flight.draw(painter, self._progress)
        later = min(1.0, self._progress * _FADE)
        for pixels, presence in ((self._former, 1.0 - later), (self._later, later)):
            painter.setOpacity(min(1.0, presence * _BOTH))
            painter.drawPixmap(0, 0, pixels)


def _pixels_of(page: QWidget) -> QPixmap:
    """How the page looks, without the transparency that `grab` leaves room for: copying is twice as fast."""
    pixels = _empty(page, Qt.GlobalColor.black)
    page.render(pixels)
    return pixels


def _rest_of(page: QWidget) -> QPixmap:
    """What the page has beside the pictures that a camera shows, and above them, on nothing."""
    pictures = _focused(page)
    if not pictures:
        return QPixmap()
    pixels = _empty(page, Qt.GlobalColor.transparent)
    _leave_out(page, pictures, out=True)
    page.render(pixels, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    _leave_out(page, pictures, out=False)
    return pixels


def _focused(page: QWidget) -> list[PictureView]:
    return [picture for picture in page.findChildren(PictureView) if picture.focused]


def _leave_out(page: QWidget, pictures: Sequence[PictureView], *, out: bool) -> None:
    """These pictures, and the page's ground, which the style sheet paints whatever `render` is told."""
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, not out)
    for picture in pictures:
        picture.left_out = out


def _empty(page: QWidget, colour: Qt.GlobalColor) -> QPixmap:
    ratio = page.devicePixelRatioF()
    pixels = QPixmap(page.size() * ratio)
    pixels.setDevicePixelRatio(ratio)
    pixels.fill(colour)
    return pixels
