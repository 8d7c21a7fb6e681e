"""An icon in a layout, in one colour."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QLabel

from kiosk.theme.theme import Theme

# Icons that point or read along the line, and are mirrored with it.
_ALONG_THE_LINE = frozenset({"back", "list", "next", "steps", "text-size"})


class Icon(QLabel):
    """An icon, `side` pixels square, in one colour; screen readers skip it."""

    def __init__(self, name: str, colour: str, side: int, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._colour = colour
        self.setFixedSize(side, side)
        self.show_icon(name)

    def show_icon(self, name: str) -> None:
        """Shows another icon."""
        self._name = name
        pixmap = self._theme.artwork.icon(name, self._colour, self.width(), self.devicePixelRatioF())
        if name in _ALONG_THE_LINE and self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            pixmap = pixmap.transformed(QTransform.fromScale(-1, 1))
        self.setPixmap(pixmap)

    def show_colour(self, colour: str) -> None:
        """Shows it in another colour, `#rrggbb`."""
        self._colour = colour
        self.show_icon(self._name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.show_icon(self._name)
