"""Widgets side by side, wrapping into further lines where the width ends."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget


class Flow(QWidget):
    """Lays its children out like words in a line, `gap` pixels apart."""

    def __init__(self, children: Sequence[QWidget], gap: int) -> None:
        super().__init__()
        self._items = tuple(children)
        self._gap = gap
        for child in self._items:
            child.setParent(self)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(box.bottom() + 1 for _, box in self._boxes(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for child, box in self._boxes(self.width()):
            child.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), box))

    def _boxes(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        left = top = line = 0
        for child in self._items:
            wanted = min(child.sizeHint().width(), width)
            height = child.heightForWidth(wanted)
            if left and left + wanted > width:
                left, top, line = 0, top + line + self._gap, 0
            yield child, QRect(left, top, wanted, height)
            left += wanted + self._gap
            line = max(line, height)
