"""A picture to touch beside the pages of a screen."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyle

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.view import ReadingGroup
from kiosk.widgets.paging.pager import Pager
from kiosk.widgets.paging.panels import Panel

# The shares of the height (in portrait, above the pages) or of the width that the picture may take, the best first. The
# last is taken where each costs the reader a page. The picture always has the height that its buttons need.
_SHARES_ABOVE: Final = (0.72, 0.7, 0.68, 0.66, 0.63, 0.6, 0.57, 0.54, 0.5, 0.46)
_SHARES_BESIDE: Final = (0.48, 0.45, 0.42)


class Aside(ReadingGroup):
    """Lays the picture over the pages in portrait, before them in landscape, as large as costs the reader no page."""

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
        rooms = self._rooms()
        fewest = self._pager.pages_at(self._rest(rooms[-1]).size())
        fitting = (room for room in rooms if self._pager.pages_at(self._rest(room).size()) <= fewest)
        room = next(fitting, rooms[-1])
        self._aside.setGeometry(self._turned(room))
        self._pager.setGeometry(self._turned(self._rest(room)))

    def _rooms(self) -> list[QRect]:
        width, height = self.width(), self.height()
        if self._metrics.portrait:
            least = self._aside.heightForWidth(width)
            heights = [round(height * share) for share in _SHARES_ABOVE]
            return [QRect(0, 0, width, high) for high in heights if high >= least] or [QRect(0, 0, width, least)]
        return [QRect(0, 0, round(width * share), height) for share in _SHARES_BESIDE]

    def _rest(self, room: QRect) -> QRect:
        """What the aside leaves to the pages."""
        if self._metrics.portrait:
            return self.rect().adjusted(0, room.height() + self._gap, 0, 0)
        return self.rect().adjusted(room.width() + self._gap, 0, 0, 0)

    def _turned(self, box: QRect) -> QRect:
        """The box at the other side where words run from right to left."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)
