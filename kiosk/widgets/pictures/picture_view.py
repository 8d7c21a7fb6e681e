"""A picture in a layout: it takes the room it is given and keeps its shape."""

from dataclasses import replace
from typing import Final, NamedTuple

from PySide6.QtCore import QMargins, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QWidget

from kiosk import tokens
from kiosk.content.pictures.spec import PictureSpec
from kiosk.theme.theme import Theme
from kiosk.theme.viewport import Sprite, Viewport
from kiosk.widgets.controls.touch_surface import TouchSurface
from kiosk.widgets.controls.view import View
from kiosk.widgets.pictures.playback import Playback

# How strongly the colour of touch lies over a part that a finger is on.
_LIGHT: Final = 0.8


class CameraView(NamedTuple):
    """How a picture stands on the screen: what the camera sees of it (`view`, in the drawing's units), and where."""

    file: str
    pixmap: QPixmap
    view: QRectF
    box: QRect


class PictureView(QLabel):
    """A picture with its description for screen readers, as large as the room allows.

    `least` is the smallest height in pixels that still shows something. A `filling` one covers its whole room with the
    quiet ground of pictures, rounded at the corners; where the picture names a frame to focus on, the camera shows that
    frame and as much around it as there is room for. One `on_button` has nothing outside its round corners: the edge of
    the button is seen there. What has a `playback` moves while it is seen.
    """

    enlarge_requested = Signal()

    def __init__(
        self,
        spec: PictureSpec,
        description: str,
        theme: Theme,
        least: int,
        *,
        filling: bool = False,
        on_button: bool = False,
    ) -> None:
        super().__init__()
        self._spec = spec
        self._theme = theme
        self._least = least
        self.filling = filling or on_button
        self._on_button = on_button
        self.playback: Playback | None = None
        self._insets = QMargins()
        self._plate = theme.plate(spec)
        self._pointed: str | None = None  # the part that a finger is on
        self._covered = False
        self._surface: TouchSurface | None = None
        self.left_out = False  # where its page is drawn without it, for it is on its way
        self.setAccessibleName(description)

    def enlargeable(self, name: str) -> "PictureView":
        """Becomes a button by that name: emits `enlarge_requested` when touched."""
        self._surface = TouchSurface(name, self._theme)
        self._surface.setParent(self)
        self._surface.clicked.connect(self.enlarge_requested)
        return self

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._surface is not None:
            self._surface.setGeometry(self.rect())

    def set_insets(self, insets: QMargins) -> None:
        """Keeps what matters of the picture that many pixels off the edges, where something else stands."""
        self._insets = insets
        self.update()

    @property
    def focused(self) -> bool:
        """Whether a camera shows a frame of the drawing, edge to edge."""
        return self.filling and not self._frame().isEmpty()

    @property
    def layers(self) -> tuple[str, ...]:
        """The ids of the optional layers it shows."""
        return self._spec.show

    def aspect(self) -> float:
        """Width divided by height of the picture, of its frame where it has one."""
        frame = self._frame()
        shape = self._theme.artwork.shape(self._spec.file) if frame.isEmpty() else frame.size()
        return shape.width() / shape.height()

    def minimumSizeHint(self) -> QSize:
        """Low enough for the layout to decide; the width follows."""
        return QSize(1, self._least)

    def width_in(self, room: QSize) -> float:
        """How wide the picture would be in a room of that size, in pixels."""
        return max(0.0, min(room.width(), room.height() * self.aspect()))

    def shown_rect(self) -> QRect:
        """Where in this widget the picture lies."""
        if self.focused:
            return self.rect()
        margin = self._plate_margin()
        area = self._safe_area().adjusted(margin, margin, -margin, -margin)
        size = QSize(round(1000 * self.aspect()), 1000).scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        spare = area.size() - size
        return QRect(area.topLeft() + QPoint(spare.width() // 2, spare.height() // 2), size)

    def view(self) -> QRectF:
        """What the camera sees, in the drawing's units: the whole of it unless it is focused."""
        if not self.focused:
            return QRectF(QPointF(), self._theme.artwork.shape(self._spec.file))
        frame, safe = self._frame(), QRectF(self._safe_area())
        scale = max(1e-6, min(safe.width() / frame.width(), safe.height() / frame.height()))
        corner = frame.center() - safe.center() / scale
        return QRectF(corner, QSizeF(self.size()) / scale)

    def viewport(self) -> Viewport:
        """How the picture is shown now."""
        return Viewport(self.shown_rect().size(), self.view(), self.devicePixelRatioF())

    def part_rect(self, part: str) -> QRectF:
        """Where in this widget a part of the drawing lies; empty when it has no such part."""
        return self.viewport().box(self._place(part)).translated(QPointF(self.shown_rect().topLeft()))

    def _safe_area(self) -> QRect:
        area = self.contentsRect().marginsRemoved(self._insets)
        return area if area.isValid() else self.contentsRect()

    def _frame(self) -> QRectF:
        return QRectF() if self._spec.focus is None else self._place(self._spec.focus)

    def _place(self, part: str) -> QRectF:
        """Where a part lies, in the drawing's units."""
        return self._theme.artwork.part(self._spec.file, part)

    def point_at(self, part: str | None) -> None:
        """Lights a part up while a finger is on it, or none."""
        if part != self._pointed:
            self._pointed = part
            self.update()

    def settled(self, part: str) -> float:  # noqa: ARG002 - for pictures that move
        """The moment of its motion, as it is told, from which on nothing moves where that part is."""
        return 0.0

    def showEvent(self, event: QShowEvent) -> None:
        """One that fills its room is opaque: nothing beneath it is painted. What was covered does not play."""
        super().showEvent(event)
        # Not before: to dress a widget by the style sheet takes it away, see
        # https://github.com/obsproject/obs-studio/issues/12758
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, self.filling and not self._on_button)
        if self.playback is not None and (self.playback.ambient or not self._covered):
            self.playback.play()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        screen = self.parentWidget()
        while screen is not None and not isinstance(screen, View):
            screen = screen.parentWidget()
        self._covered = screen is not None and self.isVisibleTo(screen)
        if self.playback is not None:
            self.playback.rest()

    def camera_view(self, stage: QWidget) -> CameraView:
        """How the picture stands on that widget now."""
        box = QRect(self.mapTo(stage, QPoint()) + self.shown_rect().topLeft(), self.shown_rect().size())
        return CameraView(self._spec.file, self.first_pixmap(), self.view(), box)

    def first_pixmap(self) -> QPixmap:
        """The picture as it is when it comes into view."""
        return self.pixmap_with(self._spec.show)

    def pixmap_with(self, show: tuple[str, ...]) -> QPixmap:
        """The picture with these optional layers, as large as it is shown."""
        return self._theme.picture(replace(self._spec, show=show), self.viewport())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground where it fills its room, then the picture."""
        if self.left_out or self.shown_rect().isEmpty():
            return
        if self._on_button:
            self._paint_on_button()
            return
        with QPainter(self) as painter:
            painter.setClipRect(event.rect())
            if self.filling:
                painter.fillRect(event.rect(), QColor(self._theme.colours.tint))
            self.draw_plate(painter)
            self.draw(painter)
            if self._pointed is not None:
                self._draw_light(painter, self._pointed)
            if self.filling:
                round_corners(painter, QRectF(self.rect()), self._theme)

    def _paint_on_button(self) -> None:
        """The picture on its ground with nothing outside the corners."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.fillRect(self.rect(), QColor(self._theme.colours.tint))
            self.draw_plate(painter)
            self.draw(painter)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            round_corners(painter, QRectF(self.rect()), self._theme)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, pixmap)

    def draw_plate(self, painter: QPainter) -> None:
        """Draws the edge of the plate around a picture that has one; the picture brings the rest of it."""
        if self._plate is not None and not self.focused:
            margin = self._plate_margin()
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._plate))
            painter.drawRoundedRect(self.shown_rect().adjusted(-margin, -margin, margin, margin), margin, margin)
            painter.restore()

    def _plate_margin(self) -> int:
        """How far a plate reaches beyond its picture, in pixels; its corners are round within that."""
        return 0 if self._plate is None else self._theme.metrics.px(tokens.RADIUS)

    def _draw_light(self, painter: QPainter, part: str) -> None:
        """The shape of a part in the colour of touch; a frame around it where it has none that is seen by itself."""
        shape, colour = self.silhouette(part), QColor(self._theme.colours.accent)
        least = self._theme.metrics.mm(tokens.TARGET_MM)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if max(shape.box.width(), shape.box.height()) < least / 2:
            box = self.part_rect(part)
            across, down = (max(0.0, least - side) / 2 for side in (box.width(), box.height()))
            box.adjust(-across, -down, across, down)
            for ink, width in ((self._theme.colours.surface, 2.4), (self._theme.colours.accent, 1.2)):
                painter.setPen(QPen(QColor(ink), self._theme.metrics.px(tokens.FOCUS_RING * width)))
                painter.drawRoundedRect(box, least / 4, least / 4)
        else:
            with QPainter(shape.pixmap) as inner:
                inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
                inner.fillRect(shape.pixmap.rect(), colour)
            painter.setOpacity(_LIGHT)
            painter.drawPixmap(self.shown_rect().topLeft() + shape.box.topLeft(), shape.pixmap)
        painter.restore()

    def silhouette(self, part: str) -> Sprite:
        """A part alone, and where in the picture it lies; empty where it cannot be seen by itself."""
        return self._theme.silhouette(self._spec, part, self.viewport())

    def draw(self, painter: QPainter) -> None:
        """Draws the picture alone, at its place in this widget."""
        painter.drawPixmap(self.shown_rect().topLeft(), self.pixmap_with(self._spec.show))


def round_corners(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Rounds a box that was painted square, by painting what lies outside its corners in the colour of the ground."""
    radius = theme.metrics.px(tokens.RADIUS)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.colours.ground))
    for across, down in ((1, 1), (-1, 1), (-1, -1), (1, -1)):
        corner = QPointF(box.left() if across > 0 else box.right(), box.top() if down > 0 else box.bottom())
        path = QPainterPath(corner)
        path.lineTo(corner + QPointF(across * radius, 0))
        path.quadTo(corner + QPointF(across * radius * 0.07, down * radius * 0.07), corner + QPointF(0, down * radius))
        path.closeSubpath()
        painter.drawPath(path)
