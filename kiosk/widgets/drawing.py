"""An icon or a picture in a layout; a picture takes the room it is given and keeps its shape."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from kiosk.content.model import Picture
from kiosk.theme import Theme


class Icon(QLabel):
    """An icon, `side` pixels square, in one colour; for the eye only."""

    def __init__(self, name: str, colour: str, side: int, theme: Theme) -> None:
        super().__init__()
        self.setFixedSize(side, side)
        self.setPixmap(theme.artwork.icon(name, colour, side, self.devicePixelRatioF()))


class Drawing(QLabel):
    """A picture with its description for the ear, as large as the room allows.

    `least` is the smallest height in pixels that still shows something.
    """

    def __init__(self, picture: Picture, language: str, theme: Theme, least: int) -> None:
        super().__init__()
        self._picture = picture
        self._theme = theme
        self._least = least
        self.setAccessibleName(picture.description.in_language(language))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def aspect(self) -> float:
        """Width divided by height of the picture."""
        shape = self._theme.artwork.shape(self._picture.file)
        return shape.width() / shape.height()

    def sizeHint(self) -> QSize:
        """The smallest useful size."""
        return QSize(round(self._least * self.aspect()), self._least)

    def minimumSizeHint(self) -> QSize:
        """Low enough for the layout to decide; the width follows."""
        return QSize(1, self._least)

    def shown_rect(self) -> QRect:
        """Where in this widget the picture lies."""
        area = self.contentsRect()
        size = QSize(round(1000 * self.aspect()), 1000).scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(
            area.topLeft() + QPoint((area.width() - size.width()) // 2, (area.height() - size.height()) // 2), size
        )

    def part_rect(self, part: str) -> QRectF:
        """Where in this widget a part of the drawing lies; empty when it has no such part."""
        share = self._theme.artwork.bounds(self._picture.file, part)
        shown = self.shown_rect()
        return QRectF(
            shown.x() + share.x() * shown.width(),
            shown.y() + share.y() * shown.height(),
            share.width() * shown.width(),
            share.height() * shown.height(),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the cached pixmap."""
        shown = self.shown_rect()
        if shown.isEmpty():
            return
        pixmap = self._theme.artwork.picture(
            self._picture.file,
            self._theme.colours.picture,
            self._picture.show,
            self._picture.lit,
            shown.size(),
            self.devicePixelRatioF(),
        )
        QPainter(self).drawPixmap(shown.topLeft(), pixmap)
