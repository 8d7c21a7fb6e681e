"""Widgets below one another, as high as what they say needs at a width."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Column(QWidget):
    """Base of what is one layout without margins; whoever places it asks for the height at a width."""

    def __init__(self, gap: int = 0) -> None:
        """`gap` pixels lie between its parts."""
        super().__init__()
        self._least = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)

    def least_width(self) -> int:
        """The width in pixels below which a word is divided."""
        return self._least

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(0, self._column.totalHeightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)
