"""The overview picture with a button for each of its parts and a line that joins the two."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QMargins, QPointF, QRect, QRectF, Qt

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.buttons import LabelButton, label_width
from kiosk.widgets.controls.line_breaks import chunks
from kiosk.widgets.paging.panels import Panel
from kiosk.widgets.paging.passage import Passage
from kiosk.widgets.paging.text_block import TextBlockSpec
from kiosk.widgets.pictures.leader_lines import LeaderLines, spread
from kiosk.widgets.pictures.picture_view import PictureView

# The least height of the picture and the shares of the width, in landscape for words and buttons.
_LEAST_PICTURE = 300
_WORDS_SHARE = 0.34
_BUTTONS_SHARE = 0.27
_BUTTONS_SHARE_STACKED = 0.37
# Words have a page of their own only where there is little room: then the buttons need the width.
_BUTTONS_SHARE_WORDLESS = 0.58
# The most for buttons whose words would otherwise be divided.
_BUTTONS_SHARE_WIDEST = 0.64
# Without the picture so many buttons stand side by side at most.
_MOST_COLUMNS = 4
# How far from the middle of a part a line may end, as a share of the part's height, to be level.
_OFF_MIDDLE = 0.28
# The least length of the line between a button and the picture, in reference pixels.
_LEADER = 24


class RegionTarget(NamedTuple):
    """A part of the picture to choose: where the button leads, its label, and the id of the part."""

    to: str
    label: str
    part: str


class RegionMap(Panel):
    """Words, the picture, and the buttons beside it."""

    def __init__(
        self, spec: TextBlockSpec, passage: Passage, theme: Theme, picture: PictureView, spots: Sequence[RegionTarget]
    ) -> None:
        super().__init__(spec, passage, theme, picture)
        self._spots = tuple(spots)
        self._lean = False
        self._wordless = not passage.units
        self._stacked = theme.metrics.portrait or self._wordless  # else the words stand beside the picture
        self._apart = theme.metrics.mm(tokens.GAP_MM)
        self._picture = picture
        self._buttons = [self._button(spot) for spot in self._spots]
        self._leader_lines = LeaderLines(self, theme)

    def _button(self, spot: RegionTarget) -> LabelButton:
        button = LabelButton(
            spot.label, "next", "chip", self._theme, key=spot.to, icon_last=True, target_mm=tokens.PRIMARY_MM
        )
        button.spread()
        button.setParent(self)
        button.chosen.connect(self.target_chosen)
        return button

    def make_lean(self) -> None:
        """Only words and buttons remain, as many of these side by side as it takes."""
        self._lean = True
        self._leader_lines.set_lines([])
        self._picture.hide()

    def _words_width(self, width: int) -> int:
        return width if self._stacked else round(width * _WORDS_SHARE) - self._gap

    def _buttons_width(self, width: int) -> int:
        share = _BUTTONS_SHARE_STACKED if self._stacked else _BUTTONS_SHARE
        if self._wordless:
            share = _BUTTONS_SHARE_WORDLESS
        widest = max(share, _BUTTONS_SHARE_WIDEST if self._stacked else _BUTTONS_SHARE_STACKED)
        return max(round(width * share), min(self._longest_label(), round(width * widest)))

    def _longest_label(self) -> int:
        """The width in pixels of a button that leaves every word whole."""
        words = (word for spot in self._spots for word in chunks(spot.label))
        return max(label_width(word, self._theme, upright=False) for word in words)

    def whole_at(self, width: int) -> bool:
        """Whether no word is divided when the panel is that wide."""
        return super().whole_at(width) and self._longest_label() <= self._buttons_width(width)

    def _button_height(self, width: int) -> int:
        return max(button.heightForWidth(self._buttons_width(width)) for button in self._buttons)

    def heightForWidth(self, width: int) -> int:
        if self._lean:
            return self._lean_top(width) + self._grid_height(width, self._columns(width))
        words = self.words_height(width)
        column = len(self._buttons) * (self._button_height(width) + self._apart) - self._apart
        picture = max(column, self._theme.metrics.px(_LEAST_PICTURE)) + 2 * self._theme.metrics.px(tokens.SPACE)
        if self._wordless:
            return picture
        return words + self._gap + picture if self._stacked else max(words, picture)

    def _arrange(self) -> None:
        """Words above the picture or at its right, each button at the height of its part."""
        if self._lean:
            self._arrange_lean()
            return
        width, height = self.width(), self.height()
        words, high = self._words_width(width), min(height, self.words_height(width))
        if self._stacked:
            above = 0 if self._wordless else high + self._gap
            self._place(self._text_block, QRect(0, 0, words, high))
            self._lay_map(QRect(0, above, width, height - above))
        else:
            self._place(self._text_block, QRect(width - words, (height - high) // 2, words, high))
            self._lay_map(QRect(0, 0, width - words - self._gap, height))
        self._leader_lines.set_lines(self._lines())

    def _lay_map(self, room: QRect) -> None:
        """The picture over the whole room, its frame at the left; the buttons on its quiet ground at the right."""
        pad = self._theme.metrics.px(tokens.SPACE)
        self._place(self._picture, room)
        inside = room.adjusted(pad, pad, -pad, -pad)
        beside = self._buttons_width(self.width())
        far = pad + beside + self._theme.metrics.px(_LEADER)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._picture.set_insets(QMargins(far if mirrored else pad, pad, pad if mirrored else far, pad))
        high = self._button_height(self.width())
        wanted = [round(self._part(spot).center().y() - high / 2) for spot in self._spots]
        tops = spread(wanted, [high] * len(wanted), self._apart, inside.top(), inside.bottom() + 1)
        for button, top in zip(self._buttons, tops, strict=True):
            self._place(button, QRect(inside.right() + 1 - beside, top, beside, high))

    def _arrange_lean(self) -> None:
        """Words, then the buttons in rows."""
        width, top = self.width(), self._lean_top(self.width())
        self._place(self._text_block, QRect(0, 0, width, max(0, top - self._gap)))
        columns = self._columns(width)
        across, high = self._grid_cell(width, columns)
        for index, button in enumerate(self._buttons):
            row, column = divmod(index, columns)
            left, above = column * (across + self._apart), top + row * (high + self._apart)
            self._place(button, QRect(left, above, across, high))

    def _lean_top(self, width: int) -> int:
        return 0 if self._wordless else self._text_block.heightForWidth(width) + self._gap

    def _columns(self, width: int) -> int:
        """How many buttons stand side by side: what is lowest, of equals the fewest."""
        return min(range(1, _MOST_COLUMNS + 1), key=lambda columns: self._grid_height(width, columns))

    def _grid_cell(self, width: int, columns: int) -> tuple[int, int]:
        """How wide and how high each button is."""
        across = (width - self._apart * (columns - 1)) // columns
        return across, max(button.heightForWidth(across) for button in self._buttons)

    def _grid_height(self, width: int, columns: int) -> int:
        return ceil(len(self._buttons) / columns) * (self._grid_cell(width, columns)[1] + self._apart) - self._apart

    def _part(self, spot: RegionTarget) -> QRectF:
        """Where the part is in this widget; all of the picture for a part it does not have."""
        part = self._picture.part_rect(spot.part)
        return (QRectF(self._picture.rect()) if part.isEmpty() else part).translated(QPointF(self._picture.pos()))

    def _lines(self) -> list[tuple[QPointF, QPointF]]:
        """From the near edge of each button to its part: level where the button stands beside the middle of it."""
        lines: list[tuple[QPointF, QPointF]] = []
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for spot, button in zip(self._spots, self._buttons, strict=True):
            box, part = button.geometry(), self._part(spot)
            beside, spare = box.center().y(), part.height() * _OFF_MIDDLE
            height = min(max(beside, part.center().y() - spare), part.center().y() + spare)
            start = QPointF(box.right() if mirrored else box.left(), beside)
            lines.append((start, QPointF(part.center().x(), height)))
        return lines
