"""Texts below one another, as large as all of them have room for."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.fitting import TypeSize, sizes
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.placing import place
from kiosk.widgets.disposal import dispose_all

# A text that has grown stands on at most so many lines.
_MOST_LINES: Final = 2


class FittedTexts(QWidget):
    """They take the largest of some type roles that fits, also of smaller text sizes; `growing` allows larger ones.

    Where none has room they stand in two columns.
    """

    def __init__(self, texts: Sequence[str], roles: Sequence[str], theme: Theme, *, growing: bool = False) -> None:
        super().__init__()
        self._texts = tuple(texts)
        self._sizes = sizes(theme, roles, growing=growing)
        self._gap = theme.metrics.px(1.5 * tokens.SPACE)
        self._letters = theme.metrics.letters
        self._given: TypeSize | None = None
        self._columns = 1
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
        across = self._across(room.width())
        whole = all(label.longest_word() <= across for label in labels)
        if size.theme.metrics.letters > self._letters:  # larger than a reader asked for, and no more torn than need be
            whole = whole and all(len(label.wrapped(across)) <= _MOST_LINES for label in labels)
        fits = whole and self._height(labels, room.width()) <= room.height()
        if labels is not self._labels:
            dispose_all(labels)
        return fits

    def least_height(self, width: int) -> int:
        """Its height in pixels at that width in the smallest letters."""
        labels = self._made(self._sizes[-1])
        height = self._height(labels, width)
        dispose_all(labels)
        return height

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._columns = 1
        fitting = next((size for size in self._sizes if self.fits(size, self.size())), None)
        if fitting is None and self._given is None:
            self._columns = 2
            fitting = next((size for size in self._sizes if self.fits(size, self.size())), None)
        size = self._given or fitting or self._sizes[-1]
        if size != self._size:
            dispose_all(self._labels)
            self._size, self._labels = size, self._made(size)
        self._arrange()

    def _made(self, size: TypeSize) -> list[Label]:
        return [Label(text, size.role, size.theme, parent=self) for text in self._texts]

    def _across(self, width: int) -> int:
        """The width in pixels of a column."""
        return (width - self._gap * (self._columns - 1)) // self._columns

    def _rows(self, labels: Sequence[Label], width: int) -> list[int]:
        """The height of each row: as high as the highest text of it, for each column is read from above."""
        across, count = self._across(width), -(-len(labels) // self._columns)
        heights = [label.heightForWidth(across) for label in labels]
        return [max(heights[row::count]) for row in range(count)]

    def _height(self, labels: Sequence[Label], width: int) -> int:
        rows = self._rows(labels, width)
        return sum(rows) + self._gap * (len(rows) - 1)

    def _arrange(self) -> None:
        """In the middle of the height; the first half of the texts in the first column."""
        rows, across = self._rows(self._labels, self.width()), self._across(self.width())
        above = max(0, self.height() - self._height(self._labels, self.width())) // 2
        for index, label in enumerate(self._labels):
            column, row = divmod(index, len(rows))
            top = above + sum(rows[:row]) + self._gap * row
            box = QRect(column * (across + self._gap), top, across, label.heightForWidth(across))
            place(self, label, box)
            label.show()
