"""A picture whose parts are named: words at its side, each joined to its part by a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk import tokens
from kiosk.theme import Theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.leaders import Leaders, spread
from kiosk.widgets.words import Words

# What the names take of the width, so that a picture is of one size from step to step; long names take up to the most,
# and where they need more than that the picture stands alone.
_FOR_NAMES = 0.30
_MOST_FOR_NAMES = 0.38


@dataclass(frozen=True)
class PartName:
    """A part of the drawing by its id, and what it is called."""

    part: str
    name: str


class LabelledDrawing(QWidget):
    """The drawing at one side, the names of its parts at the other."""

    def __init__(self, drawing: Drawing, names: Sequence[PartName], theme: Theme) -> None:
        super().__init__()
        self._drawing = drawing
        self._theme = theme
        self._parts = [name.part for name in names]
        self._names = [Words(name.name, "label", theme) for name in names]
        self._leaders = Leaders(self, theme)
        for child in (drawing, *self._names):
            child.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def aspect(self) -> float:
        """Width divided by height of picture and names together."""
        return self._drawing.aspect() / (1 - _FOR_NAMES)

    def minimumSizeHint(self) -> QSize:
        """That of the drawing."""
        return self._drawing.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names at the height of their parts; no names where there is no room for them."""
        super().resizeEvent(event)
        gap = self._theme.metrics.px(tokens.SPACE)
        needed = max(name.natural_width() for name in self._names)
        column = min(max(needed, round(self.width() * _FOR_NAMES) - gap), round(self.width() * _MOST_FOR_NAMES) - gap)
        heights = [name.heightForWidth(max(1, column)) for name in self._names]
        apart = self._theme.metrics.px(tokens.SPACE_SMALL)
        named = column >= max(name.longest_word() for name in self._names)
        named = named and sum(heights) + apart * (len(heights) - 1) <= self.height()
        for name in self._names:
            name.setVisible(named)
        beside = column + gap if named else 0
        self._put(self._drawing, QRect(0, 0, self.width() - beside, self.height()))
        lines: list[tuple[QPointF, QPointF]] = []
        if named:
            wanted = [
                round(self._spot(part).y() - height / 2) for part, height in zip(self._parts, heights, strict=True)
            ]
            tops = spread(wanted, heights, apart, 0, self.height())
            for name, part, top, height in zip(self._names, self._parts, tops, heights, strict=True):
                self._put(name, QRect(self.width() - column, top, column, height))
                lines.append((self._near_edge(name), self._spot(part)))
        self._leaders.set_lines(lines)

    def _put(self, child: QWidget, box: QRect) -> None:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.right() - 1)
        child.setGeometry(box)

    def _near_edge(self, name: Words) -> QPointF:
        box = QRectF(name.geometry())
        gap = self._theme.metrics.px(8)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return QPointF(box.right() + gap if mirrored else box.left() - gap, box.center().y())

    def _spot(self, part: str) -> QPointF:
        return self._drawing.part_rect(part).center() + QPointF(self._drawing.pos())
