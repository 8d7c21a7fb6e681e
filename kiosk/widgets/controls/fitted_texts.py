"""Texts below one another, as large as all of them have room for."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.fitting import TypeSize, sizes
from kiosk.widgets.controls.label import Label
from kiosk.widgets.disposal import dispose

# A text that has grown stands on at most so many lines.
_MOST_LINES: Final = 2


class FittedTexts(QWidget):
    """They take the largest of some type roles that fits, also of smaller text sizes; `growing` allows larger ones."""

    def __init__(self, texts: Sequence[str], roles: Sequence[str], theme: Theme, *, growing: bool = False) -> None:
        super().__init__()
        self._texts = tuple(texts)
        self._sizes = sizes(theme, roles, growing=growing)
        self._gap = theme.metrics.px(1.5 * tokens.SPACE)
        self._letters = theme.metrics.letters
        self._given: TypeSize | None = None
        self._size = self._sizes[-1]
        self._labels = self._made(self._size)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def use(self, size: TypeSize) -> None:
        """Takes that size from now on, whatever room there is."""
        self._given = size
        self._fit()

    def fits(self, size: TypeSize, room: QSize) -> bool:
        """Whether all texts have room in that size, and no word is divided."""
        labels = self._labels if size == self._size else self._made(size)
        whole = all(label.longest_word() <= room.width() for label in labels)
        if size.theme.metrics.letters > self._letters:  # larger than a reader asked for, and no more torn than need be
            whole = whole and all(len(label.wrapped(room.width())) <= _MOST_LINES for label in labels)
        fits = whole and self._height(labels, room.width()) <= room.height()
        if labels is not self._labels:
            _discard(labels)
        return fits

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitting = (size for size in self._sizes if self.fits(size, self.size()))
        size = self._given or next(fitting, self._sizes[-1])
        if size != self._size:
            _discard(self._labels)
            self._size, self._labels = size, self._made(size)
        self._arrange()

    def _made(self, size: TypeSize) -> list[Label]:
        return [Label(text, size.role, size.theme, parent=self) for text in self._texts]

    def _height(self, labels: Sequence[Label], width: int) -> int:
        return sum(label.heightForWidth(width) for label in labels) + self._gap * (len(labels) - 1)

    def _arrange(self) -> None:
        """In the middle of the height."""
        top = max(0, self.height() - self._height(self._labels, self.width())) // 2
        for label in self._labels:
            high = label.heightForWidth(self.width())
            box = QRect(0, top, self.width(), high)
            label.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), box))
            label.show()
            top += high + self._gap


def _discard(labels: Sequence[Label]) -> None:
    for label in labels:
        dispose(label)
