"""Black windows over the screens that the kiosk is not on, so that nobody works a desktop there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColorConstants, QGuiApplication, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from kiosk.system.screen.display import ABOVE_ALL, fill_screen


class _Cover(QWidget):
    """A black window that takes no keyboard."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window | ABOVE_ALL | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.winId()  # so that there is a handle now: a window manager puts windows of a parent on the parent's screen
        if (handle := self.windowHandle()) is not None:
            handle.setTransientParent(None)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), QColorConstants.Black)


class ScreenCovers:
    """One cover for each screen that is not the kiosk's, by the name of the screen."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._covers: dict[str, _Cover] = {}

    def fit(self, chosen: QScreen) -> None:
        """Covers all screens but that one, and what mirrors it; covers of screens that are gone go too."""
        others = {screen.name(): screen for screen in QGuiApplication.screens() if _is_other(screen, chosen)}
        for name in set(self._covers) - set(others):
            cover = self._covers.pop(name)
            cover.hide()
            cover.deleteLater()
        for name, screen in others.items():
            self._cover(name, screen)

    def _cover(self, name: str, screen: QScreen) -> None:
        cover = self._covers.get(name) or self._covers.setdefault(name, _Cover(self._window))
        if cover.geometry() != screen.geometry() or not cover.isFullScreen():
            fill_screen(cover, screen)
        cover.raise_()


def _is_other(screen: QScreen, chosen: QScreen) -> bool:
    return not screen.geometry().isEmpty() and not screen.geometry().intersects(chosen.geometry())
