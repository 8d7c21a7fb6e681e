"""The waiting screen's sheet: a tall figure, large words and a button for each language, in one of two arrangements.

In the first the name is at the top and the buttons are at the bottom; in the second figure and words have changed
sides, the buttons are higher and the name is below them. No filled part of one lies on a filled part of the other, so
that changing between them rests every pixel of the screen.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import product
from math import hypot
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.notices import Notices
from kiosk.widgets.controls.placing import place
from kiosk.widgets.pictures.breathing import BreathingPicture

# The figure's largest share of the width, and the least room between it and the words, in reference pixels.
_FIGURE_SHARE: Final = 0.45
_GAP: Final = 44
# On wide screens a figure whose foot may be cut off is so many times as high as its room: the low back is still seen.
_BLEED: Final = 1.22
# In portrait a figure lower than this share of its room stands above or below the words, not beside them.
_SQUAT: Final = 0.55
# In landscape the words are at most this wide, in reference pixels.
_COLUMN: Final = 1180
# The roles that the large words may have, and how many lines a text has at most there; the first that fits is taken.
_MOST_LINES: Final = {"poster": 2, "display": 3, "title": 4, "heading": 6, "menu": 6}
_NAME_ROLES: Final = ("title", "heading", "menu")
# The gap between what stands below one another, and where there is little room beside a notice.
_GAPS: Final = (1.2 * tokens.SPACE, 0.7 * tokens.SPACE)
# How many languages stand in a row at most, and where their words are too long for that.
_MOST_COLUMNS: Final = 3
_FEWER_COLUMNS: Final = 2


class Arrangement(NamedTuple):
    """Which of the two arrangements, and how far everything is moved from its place, in pixels."""

    second: bool = False
    shift: QPoint = QPoint()


class AttractLayout(QWidget):
    """Places its parts itself; `arrange` says how."""

    def __init__(
        self,
        name: str,
        invitations: Sequence[tuple[str, Theme]],
        buttons: Sequence[LabelButton],
        figure: BreathingPicture,
        theme: Theme,
        arrangement: Arrangement,
        notices: Sequence[Notices],
    ) -> None:
        """Invitations, each with its theme, and buttons are in the order of the languages.

        The first notice that has room is shown.
        """
        super().__init__()
        self._theme = theme
        self._figure = figure
        self._buttons = tuple(buttons)
        self._second, self._shift = arrangement
        # Below the buttons it lies where they were, and needs another colour than theirs.
        self._names = {
            second: [Label(name, role, theme, style="soft" if second else "accent") for role in _NAME_ROLES]
            for second in (False, True)
        }
        self._invitations = {
            role: [Label(text, role, of_language) for text, of_language in invitations] for role in _MOST_LINES
        }
        self._notices = tuple(notices)
        texts = (*self._names.values(), *self._invitations.values())
        # What is shown only where there is room for it, and what has its place now.
        self._choices: list[QWidget] = [*(label for labels in texts for label in labels), *notices]
        self._placed: set[QWidget] = set()
        for part in (figure, *self._buttons, *self._choices):
            part.setParent(self)

    def arrange(self, arrangement: Arrangement) -> None:
        """Puts everything in its place."""
        self._second, self._shift = arrangement
        self._place()

    def language_at(self, place: QPointF) -> str:
        """The key of the button that is nearest to a place, by itself or by the words that belong to it."""
        shown: list[tuple[LabelButton, QWidget]] = [(button, button) for button in self._buttons]
        for labels in self._invitations.values():
            shown += zip(self._buttons, labels, strict=True)

        def distance(part: QWidget) -> float:
            box = QRectF(part.geometry())
            across = max(box.left() - place.x(), 0.0, place.x() - box.right())
            return hypot(across, max(box.top() - place.y(), 0.0, place.y() - box.bottom()))

        there = [(button, part) for button, part in shown if part is button or part in self._placed]
        return min(there, key=lambda pair: distance(pair[1]))[0].key

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()

    def _place(self) -> None:
        if self.size().isEmpty():
            return
        metrics = self._theme.metrics
        margin = metrics.px(tokens.MARGIN)
        area = self.rect().adjusted(margin, margin, -margin, -metrics.px(tokens.MARGIN * 0.6))
        self._placed.clear()
        if metrics.portrait:
            self._place_high(area)
        else:
            self._place_wide(area)
        for part in self._choices:
            part.setVisible(part in self._placed)
        self._figure.setVisible(not self._figure.size().isEmpty())  # many languages may leave it no room
        self._figure.turn(right=self._second is (self.layoutDirection() is Qt.LayoutDirection.LeftToRight))

    def _place_high(self, area: QRect) -> None:
        """Portrait: the name and the buttons across, figure and words side by side."""
        metrics = self._theme.metrics
        room = self._put_across(area, metrics.px(tokens.SPACE))
        figure = self._figure_size(QSize(round(area.width() * _FIGURE_SHARE), room.height()))
        if figure.height() < _SQUAT * room.height():
            self._place_stacked(room)
            return
        self._put(self._figure, self._beside(room, figure, far=True))
        words = QSize(room.width() - figure.width() - metrics.px(_GAP), room.height())
        self._put_stacked(self._beside(room, words, far=False))

    def _place_stacked(self, room: QRect) -> None:
        """Words and a figure that is not tall, each in a half of the room: the words above, in the second below."""
        half = (room.height() - self._theme.metrics.px(2 * tokens.SPACE)) // 2
        upper, lower = (QRect(room.x(), top, room.width(), half) for top in (room.y(), room.bottom() + 1 - half))
        words, seen = (lower, upper) if self._second else (upper, lower)
        box = QRect(QPoint(), self._figure_size(seen.size()))
        box.moveCenter(seen.center())
        self._put(self._figure, box)
        self._put_stacked(words)

    def _place_wide(self, area: QRect) -> None:
        """Landscape: the figure at one side, everything else in a column at the other."""
        metrics = self._theme.metrics
        height = round(area.height() * (_BLEED if self._figure.bleeds else 1.0))
        figure = self._figure_size(QSize(round(area.width() * _FIGURE_SHARE), height))
        figure.setHeight(min(figure.height(), area.height()))
        gap = metrics.px(_GAP)
        width = min(area.width() - figure.width() - gap, metrics.px(_COLUMN))
        # The words begin where those of all pages do; what is left over stands around the figure.
        spare = (area.width() - figure.width() - gap - width) // 2
        inner = area.adjusted(spare, 0, -spare, 0)
        self._put(self._figure, self._beside(inner, figure, far=True))
        column = self._beside(area, QSize(width, area.height()), far=False)
        self._put_stacked(self._put_across(column, metrics.px(1.5 * tokens.SPACE)), at_foot=True)

    def _put_across(self, column: QRect, gap: int) -> QRect:
        """Puts the name and the buttons in the column; the room that both arrangements leave between them."""
        metrics, width = self._theme.metrics, column.width()
        # The name as large as it stands on one line, else as small as it has to be for no word to be divided.
        *smaller, smallest = self._names[self._second][1:]
        name = next(
            (label for label in self._names[self._second] if label.natural_width() <= width),
            next((label for label in smaller if label.longest_word() <= width), smallest),
        )
        height, boxes = name.heightForWidth(width), self._button_boxes(width)
        buttons, space = boxes[-1].bottom() + 1, metrics.px(tokens.SPACE)
        # In the second arrangement the buttons are higher: clear of where they were, and of the name below them. Many
        # rows of buttons leave less room, or none for the name.
        free = max(0, column.height() - buttons)
        below = min(max(height + metrics.px(2 * tokens.SPACE), buttons + space), free)
        end = column.bottom() + 1
        top = end - buttons - (below if self._second else 0)
        # There the name is in the middle of the room that the buttons leave below them.
        name_top = end - (below - space + height) // 2 if self._second else column.y()
        if free >= height + space:
            self._put(name, QRect(column.x(), name_top, width, height))
        for button, box in zip(self._buttons, boxes, strict=True):
            self._put(button, box.translated(column.x(), top))
        room = max(0, free - below - gap)
        return QRect(column.x(), top - gap - room, width, room)

    def _button_boxes(self, width: int) -> list[QRect]:
        """Where each button stands below the first one's upper edge, in rows that wide; as low as they can be."""
        count = len(self._buttons)
        if count <= _MOST_COLUMNS:
            return self._in_columns(count, width)
        choices = [self._in_columns(columns, width) for columns in (_FEWER_COLUMNS, _MOST_COLUMNS)]
        whole = [boxes for boxes in choices if all(button.whole_at(boxes[0].width()) for button in self._buttons)]
        return min(whole or choices[:1], key=lambda boxes: boxes[-1].bottom())

    def _in_columns(self, columns: int, width: int) -> list[QRect]:
        gap, count = self._theme.metrics.px(tokens.SPACE), len(self._buttons)
        cell = (width - gap * (columns - 1)) // columns
        boxes: list[QRect] = []
        top = 0
        for start in range(0, count, columns):
            row = self._buttons[start : start + columns]
            height = max(button.heightForWidth(cell) for button in row)
            boxes += [QRect(column * (cell + gap), top, cell, height) for column in range(len(row))]
            top += height + gap
        return boxes

    def _beside(self, area: QRect, size: QSize, *, far: bool) -> QRect:
        """A box half-way down the area, at the figure's side of it (`far`) or at the words' side."""
        left = area.right() + 1 - size.width() if far is not self._second else area.x()
        return QRect(QPoint(left, area.y() + (area.height() - size.height()) // 2), size)

    def _put(self, part: QWidget, box: QRect) -> None:
        self._placed.add(part)
        box = box.translated(self._shift)
        place(self, part, box)

    def _figure_size(self, room: QSize) -> QSize:
        aspect = self._figure.aspect()
        return QSize(round(10_000 * aspect), 10_000).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def _put_stacked(self, room: QRect, *, at_foot: bool = False) -> None:
        """One below the other, in the middle of the room or at its foot; nowhere where there is no room for them."""
        notice, gap = self._noticed(room.size())
        taken = notice.heightForWidth(room.width()) + gap if notice else 0
        width, words = self._fitting(QSize(room.width(), room.height() - taken), gap)
        parts: list[tuple[QWidget, int, int]] = [(text, width, text.heightForWidth(width)) for text in words]
        if notice:
            parts.append((notice, room.width(), taken - gap))
        spare = room.height() - sum(height for _, _, height in parts) - gap * (len(parts) - 1)
        apart = min(gap, spare // 3) if notice and words else 0
        top = room.y() + (spare - apart if at_foot else (spare - apart) // 2)
        for part, wide, height in parts:
            top += apart if part is notice else 0
            self._put(part, QRect(room.x(), top, wide, height))
            top += height + gap

    def _noticed(self, room: QSize) -> tuple[Notices | None, int]:
        """The first notice that leaves room for the invitations, else the first that fits, and the gap above it."""
        gaps = [self._theme.metrics.px(gap) for gap in _GAPS]
        left = {notice: room.height() - notice.heightForWidth(room.width()) for notice in self._notices}
        fitting = [notice for notice in left if left[notice] >= 0 and notice.least_width() <= room.width()]
        beside = (
            (notice, gap)
            for notice, gap in product(fitting, gaps)
            if self._fitting(QSize(room.width(), left[notice] - gap), gap)[1]
        )
        return next(beside, (next(iter(fitting), None), gaps[0]))

    def _fitting(self, room: QSize, gap: int) -> tuple[int, list[Label]]:
        """The largest invitations that fit, and their width; none where none do, for the buttons say the same."""
        for role, words in self._invitations.items():
            for width in (_common_width(words, room.width()), room.width()):
                if _fit(words, QSize(width, room.height()), _MOST_LINES[role], gap):
                    return width, words
        return 0, []


def _fit(words: Sequence[Label], room: QSize, most: int, gap: int) -> bool:
    """Whether the texts fit the room one below the other, none with a broken word or more lines than `most`."""
    heights = [text.heightForWidth(room.width()) for text in words]
    whole = all(text.longest_word() <= room.width() for text in words)
    few = all(-(-height // text.sizeHint().height()) <= most for text, height in zip(words, heights, strict=True))
    return whole and few and sum(heights) + gap * (len(heights) - 1) <= room.height()


def _common_width(words: Sequence[Label], width: int) -> int:
    """The least width with no more lines than the longest text has at `width`, so that the languages look alike."""
    most = max(text.heightForWidth(width) for text in words)
    least = min(width, max(text.longest_word() for text in words))

    def is_enough(less: int) -> bool:
        return all(text.heightForWidth(less) <= most for text in words)

    return least + bisect_left(range(least, width), True, key=is_enough)
