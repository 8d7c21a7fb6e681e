"""The waiting screen's sheet: a tall figure, large words and a button for each language, in one of two arrangements.

In the first the name is at the top and the buttons are at the bottom; in the second figure and words have changed
sides, the buttons are higher and the name is below them. No filled part of one lies on a filled part of the other, so
that changing between them rests every pixel of the screen.
"""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.notices import Notices
from kiosk.widgets.pictures.breathing import BreathingPicture

# The figure's largest share of the width, and the least room between it and the words, in reference pixels.
_FIGURE_SHARE: Final = 0.45
_GAP: Final = 44
# In portrait a figure lower than this share of its room stands above or below the words, not beside them.
_SQUAT: Final = 0.55
# In landscape the words are at most this wide, in reference pixels.
_COLUMN: Final = 1180
# The roles that the large words and the name may have; the first that fits is taken.
_ROLES: Final = ("poster", "display", "title", "heading")
_NAME_ROLES: Final = ("title", "heading")
# How many lines a text in that role may have.
_MOST_LINES: Final = {"poster": 2, "display": 3, "title": 4, "heading": 6}
# The gap between what stands below one another, and where there is little room beside a notice.
_GAPS: Final = (1.2 * tokens.SPACE, 0.7 * tokens.SPACE)
# More languages than this stand in rows of two.
_MOST_COLUMNS: Final = 3


class Arrangement(NamedTuple):
    """Which of the two arrangements, and how far everything is moved from its place, in pixels."""

    second: bool = False
    shift: QPoint = QPoint()


class AttractLayout(QWidget):
    """Places its parts itself; `arrange` says how."""

    def __init__(
        self,
        name: str,
        invitations: Sequence[str],
        buttons: Sequence[LabelButton],
        figure: BreathingPicture,
        theme: Theme,
        arrangement: Arrangement,
        notices: Sequence[Notices] = (),
    ) -> None:
        """The invitations and the buttons are those of each language, in one order.

        Of the notices one is shown below the invitations, the first for which there is room.
        """
        super().__init__()
        self._theme = theme
        self._figure = figure
        self._buttons = tuple(buttons)
        self._arrangement = arrangement
        # Below the buttons it lies where they were, and needs another colour than theirs.
        self._names = {
            second: {role: Label(name, role, theme, style="soft" if second else "accent") for role in _NAME_ROLES}
            for second in (False, True)
        }
        self._invitations = {role: tuple(Label(text, role, theme) for text in invitations) for role in _ROLES}
        self._notices = tuple(notices)
        for part in (figure, *self._every_name(), *self._every_invitation(), *self._buttons, *self._notices):
            part.setParent(self)

    def arrange(self, arrangement: Arrangement) -> None:
        """Puts everything in its place."""
        self._arrangement = arrangement
        self._place()

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
        if self._theme.metrics.portrait:
            self._place_high()
        else:
            self._place_wide()
        self._figure.turn(right=self._second is (self.layoutDirection() is Qt.LayoutDirection.LeftToRight))

    @property
    def _second(self) -> bool:
        return self._arrangement.second

    def _area(self) -> QRect:
        margin = self._theme.metrics.px(tokens.MARGIN)
        return self.rect().adjusted(margin, margin, -margin, -self._theme.metrics.px(tokens.MARGIN * 0.6))

    def _place_high(self) -> None:
        """Portrait: the name and the buttons across, figure and words side by side."""
        area, space = self._area(), self._theme.metrics.px(tokens.SPACE)
        name = self._chosen_name(area.width())
        name_height = name.heightForWidth(area.width())
        buttons = self._button_heights(area.width())
        below = self._below(name_height, buttons)
        # The figure is as high as there is room in the second arrangement, which has less.
        room = area.height() - below - sum(buttons) - space
        figure = self._figure_size(QSize(round(area.width() * _FIGURE_SHARE), room))
        bottom = area.bottom() + 1 - (below if self._second else 0)
        self._put_name(name, area, name_height, below)
        self._put_buttons(QRect(area.x(), bottom - sum(buttons), area.width(), 0), buttons)
        feet = bottom - sum(buttons) - space
        if figure.height() < _SQUAT * room:
            self._place_stacked(QRect(area.x(), feet - room, area.width(), room))
            return
        top = feet - room + (room - figure.height()) // 2
        self._put(self._figure, self._beside(area, figure.width(), top, figure.height(), far=True))
        width = area.width() - figure.width() - self._theme.metrics.px(_GAP)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._put_stacked(self._beside(area, width, feet - room, room, far=False), middle)

    def _place_stacked(self, room: QRect) -> None:
        """Words and a figure that is not tall, each in a half of the room: the words above, in the second below."""
        half = (room.height() - self._theme.metrics.px(2 * tokens.SPACE)) // 2
        upper, lower = (QRect(room.x(), top, room.width(), half) for top in (room.y(), room.bottom() + 1 - half))
        words, seen = (lower, upper) if self._second else (upper, lower)
        box = QRect(QPoint(), self._figure_size(seen.size()))
        box.moveCenter(seen.center())
        self._put(self._figure, box)
        self._put_stacked(words, Qt.AlignmentFlag.AlignVCenter)

    def _place_wide(self) -> None:
        """Landscape: the figure at one side, everything else in a column at the other."""
        metrics, area = self._theme.metrics, self._area()
        figure = self._figure_size(QSize(round(area.width() * _FIGURE_SHARE), area.height()))
        gap = metrics.px(_GAP)
        width = min(area.width() - figure.width() - gap, metrics.px(_COLUMN))
        # What is left over stands to a third at each side and to a third between.
        spare = (area.width() - figure.width() - gap - width) // 3
        inner = area.adjusted(spare, 0, -spare, 0)
        top = area.y() + (area.height() - figure.height()) // 2
        self._put(self._figure, self._beside(inner, figure.width(), top, figure.height(), far=True))
        column = self._beside(inner, width, area.y(), area.height(), far=False)
        name = self._chosen_name(width)
        name_height = name.heightForWidth(width)
        buttons = self._button_heights(width)
        below = self._below(name_height, buttons)
        bottom = column.bottom() + 1 - (below if self._second else 0)
        self._put_name(name, column, name_height, below)
        self._put_buttons(QRect(column.x(), bottom - sum(buttons), width, 0), buttons)
        foot = bottom - sum(buttons) - metrics.px(1.5 * tokens.SPACE)
        high = column.height() - below - sum(buttons) - metrics.px(1.5 * tokens.SPACE)
        self._put_stacked(QRect(column.x(), foot - high, width, high), Qt.AlignmentFlag.AlignBottom)

    def _below(self, name: int, buttons: Sequence[int]) -> int:
        """How much higher the buttons are in the second arrangement: clear of where they were, and of the name."""
        metrics = self._theme.metrics
        return max(name + metrics.px(2 * tokens.SPACE), sum(buttons) + metrics.px(tokens.SPACE))

    def _beside(self, area: QRect, width: int, top: int, height: int, *, far: bool) -> QRect:
        """A box at the figure's side of the area (`far`) or at the words' side."""
        right = far is not self._second
        return QRect(area.right() + 1 - width if right else area.x(), top, width, height)

    def _put(self, part: QWidget, box: QRect) -> None:
        box = box.translated(self._arrangement.shift)
        part.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), box))

    def _every_name(self) -> list[Label]:
        return [words for names in self._names.values() for words in names.values()]

    def _every_invitation(self) -> list[Label]:
        return [words for invitations in self._invitations.values() for words in invitations]

    def _figure_size(self, room: QSize) -> QSize:
        aspect = self._figure.aspect()
        return QSize(round(10_000 * aspect), 10_000).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def _chosen_name(self, width: int) -> Label:
        """The name as large as it stands on one line, else a little smaller on several."""
        names = list(self._names[self._second].values())
        chosen = next((words for words in names if words.natural_width() <= width), names[-1])
        _show_only((chosen,), self._every_name())
        return chosen

    def _put_name(self, name: Label, area: QRect, height: int, below: int) -> None:
        """At the top, or in the middle of the room that the buttons leave below them."""
        top = area.y()
        if self._second:
            top = area.bottom() + 1 - (below - self._theme.metrics.px(tokens.SPACE) + height) // 2
        self._put(name, QRect(area.x(), top, area.width(), height))

    def _columns(self) -> int:
        count = len(self._buttons)
        return count if count <= _MOST_COLUMNS else 2

    def _cells(self, width: int) -> tuple[int, int]:
        """How wide a button is and how far it is from one to the next."""
        gap, columns = self._theme.metrics.px(tokens.SPACE), self._columns()
        cell = (width - gap * (columns - 1)) // columns
        return cell, cell + gap

    def _button_heights(self, width: int) -> list[int]:
        """The height of each row of buttons, the room above it included in all but the first."""
        columns, cell = self._columns(), self._cells(width)[0]
        rows = [self._buttons[start : start + columns] for start in range(0, len(self._buttons), columns)]
        heights = [max(button.heightForWidth(cell) for button in row) for row in rows]
        return [height + (self._theme.metrics.px(tokens.SPACE) if row else 0) for row, height in enumerate(heights)]

    def _put_buttons(self, place: QRect, heights: Sequence[int]) -> None:
        columns, (cell, step) = self._columns(), self._cells(place.width())
        for index, button in enumerate(self._buttons):
            row, column = divmod(index, columns)
            bottom = place.y() + sum(heights[: row + 1])
            height = heights[row] - (self._theme.metrics.px(tokens.SPACE) if row else 0)
            self._put(button, QRect(place.x() + column * step, bottom - height, cell, height))

    def _put_stacked(self, room: QRect, align: Qt.AlignmentFlag) -> None:
        """One below the other, in the middle of the room or at its foot; nowhere where there is no room for them."""
        notice, gap = self._noticed(room.size())
        taken = notice.heightForWidth(room.width()) + gap if notice else 0
        width, words = self._fitting(QSize(room.width(), room.height() - taken), gap)
        _show_only(words, self._every_invitation())
        parts: list[tuple[QWidget, int, int]] = [(text, width, text.heightForWidth(width)) for text in words]
        if notice:
            parts.append((notice, room.width(), taken - gap))
        spare = room.height() - sum(height for _, _, height in parts) - gap * (len(parts) - 1)
        apart = min(gap, spare // 3) if notice and words else 0
        top = room.y() + (spare - apart if align is Qt.AlignmentFlag.AlignBottom else (spare - apart) // 2)
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
        chosen = next(beside, (next(iter(fitting), None), gaps[0]))
        for notice in self._notices:
            notice.setVisible(notice is chosen[0])
        return chosen

    def _fitting(self, room: QSize, gap: int) -> tuple[int, tuple[Label, ...]]:
        """The invitations in the largest role in which they fit, and how wide they are.

        None where they do not fit: the buttons say the same.
        """
        for role, words in self._invitations.items():
            for width in (_common_width(words, room.width()), room.width()):
                if _fit(words, QSize(width, room.height()), _MOST_LINES[role], gap):
                    return width, words
        return 0, ()


def _fit(words: Sequence[Label], room: QSize, most: int, gap: int) -> bool:
    """Whether the texts fit the room one below the other, none with a broken word or more lines than `most`."""
    heights = [text.heightForWidth(room.width()) for text in words]
    whole = all(text.longest_word() <= room.width() for text in words)
    few = all(-(-height // text.sizeHint().height()) <= most for text, height in zip(words, heights, strict=True))
    return whole and few and sum(heights) + gap * (len(heights) - 1) <= room.height()


def _common_width(words: Sequence[Label], width: int) -> int:
    """The least width in which no text has more lines than the longest has in that width.

    So a short text is broken like a long one, and the languages look alike.
    """
    most = max(text.heightForWidth(width) for text in words)
    low, high = min(width, max(text.longest_word() for text in words)), width
    while low < high:
        middle = (low + high) // 2
        if max(text.heightForWidth(middle) for text in words) <= most:
            high = middle
        else:
            low = middle + 1
    return high


def _show_only(shown: Sequence[Label], among: Iterable[Label]) -> None:
    for words in among:
        words.setVisible(words in shown)
