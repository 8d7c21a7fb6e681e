"""A text on one line, as large as there is room for."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.theme.theme import Theme
from kiosk.widgets.controls.label import Label


class FittedLabel(QWidget):
    """Shows the text in the first of some type roles, the largest first, in which it is on one line, else the last."""

    def __init__(self, text: str, roles: Sequence[str], theme: Theme, style: str = "") -> None:
        super().__init__()
        self._sizes = tuple(Label(text, role, theme, style=style, parent=self) for role in roles)

    def _fitting(self, width: int) -> Label:
        return next((words for words in self._sizes if words.natural_width() <= width), self._sizes[-1])

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._fitting(width).heightForWidth(width)

    def longest_word(self) -> int:
        """The width in pixels of the longest word of the smallest; with less it is divided."""
        return self._sizes[-1].longest_word()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fitting = self._fitting(self.width())
        for words in self._sizes:
            words.setGeometry(self.rect())
            words.setVisible(words is fitting)
