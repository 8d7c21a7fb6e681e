"""A picture to touch beside the pages of a screen, where it costs the reader no page."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyle

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.view import ReadingGroup
from kiosk.widgets.paging.pager import Pager
from kiosk.widgets.paging.panels import Panel

# The shares of the height (in portrait, above the pages) or of the width that the picture may take, the best first.
_SHARES_ABOVE = (0.5, 0.46, 0.42, 0.38, 0.34, 0.28)
_SHARES_BESIDE = (0.44, 0.4, 0.36, 0.32)


class Aside(ReadingGroup):
    """Lays the aside over the pages in portrait and before them in landscape; hides it where pages would be more."""

    def __init__(self, aside: Panel, pager: Pager, theme: Theme) -> None:
        super().__init__()
        self._aside = aside
        self._pager = pager
        self._metrics = theme.metrics
        self._gap = theme.metrics.px(tokens.SPACE)
        for child in (aside, pager):
            child.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the aside the largest room that adds no page."""
        super().resizeEvent(event)
        whole = self.rect()
        most = self._pager.pages_at(whole.size())
        rooms = (room for room in self._rooms() if self._holds(room))
        room = next((room for room in rooms if self._pager.pages_at(self._rest(room).size()) <= most), None)
        self._aside.setVisible(room is not None)
        if room is not None:
            self._aside.setGeometry(self._turned(room))
        self._pager.setGeometry(whole if room is None else self._turned(self._rest(room)))

    def _rooms(self) -> list[QRect]:
        width, height = self.width(), self.height()
        if self._metrics.portrait:
            return [QRect(0, 0, width, round(height * share)) for share in _SHARES_ABOVE]
        return [QRect(0, 0, round(width * share), height) for share in _SHARES_BESIDE]

    def _rest(self, room: QRect) -> QRect:
        """What the aside leaves to the pages."""
        if self._metrics.portrait:
            return self.rect().adjusted(0, room.height() + self._gap, 0, 0)
        return self.rect().adjusted(room.width() + self._gap, 0, 0, 0)

    def _holds(self, room: QRect) -> bool:
        """Whether the aside can be shown in that room."""
        return self._aside.heightForWidth(room.width()) <= room.height() and self._aside.whole_at(room.width())

    def _turned(self, box: QRect) -> QRect:
        """The box at the other side where words run from right to left."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)
