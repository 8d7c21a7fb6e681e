"""A figure to touch: bands across it and places on it lead on, and so does the button that names each of them."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QMargins, QPointF, QRect, QRectF, Qt

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.placing import place
from kiosk.widgets.controls.touch_surface import TouchMap
from kiosk.widgets.paging.packing import heights_alike
from kiosk.widgets.paging.panels import Panel
from kiosk.widgets.paging.passage import Passage
from kiosk.widgets.paging.text_block import TextBlockSpec
from kiosk.widgets.pictures.leader_lines import LeaderLines
from kiosk.widgets.pictures.picture_button import PictureButton
from kiosk.widgets.pictures.picture_view import PictureView
from kiosk.widgets.pictures.tag_layout import spread

# The least height of the picture; the shares of the width for the buttons, the first in which no name is divided; that
# for words in landscape.
_LEAST_PICTURE: Final = 300
_BUTTONS_SHARES: Final = (0.53, 0.6, 0.68)
_WORDS_SHARE: Final = 0.36
# A button is at most this high, in reference pixels.
_TALLEST: Final = 150
# How far from the middle of a part a line may end, as a share of the part's height, to be level.
_OFF_MIDDLE: Final = 0.28
# The least length of the line between a button and the picture, in reference pixels.
_LEADER: Final = 24
# The part of a figure that is all of its body; the bands are as wide as that.
BODY: Final = "figure"


class RegionTarget(NamedTuple):
    """A part of the picture to choose: where it leads, its id, and its button; none where that stands elsewhere.

    A `band` reaches across the whole figure; else the part is a place that is touched itself.
    """

    to: str
    part: str
    button: PictureButton | None
    band: bool = True


class RegionMap(Panel):
    """Words, the picture, and the buttons beside it."""

    def __init__(
        self, spec: TextBlockSpec, passage: Passage, theme: Theme, picture: PictureView, targets: Sequence[RegionTarget]
    ) -> None:
        super().__init__(spec, passage, theme, picture)
        self._targets = tuple(targets)
        self._wordless = not passage.units
        self._stacked = theme.metrics.portrait or self._wordless  # else the words stand beside the picture
        self._apart = theme.metrics.mm(tokens.GAP_MM)
        self._picture = picture
        self._surface = TouchMap(self)
        self._surface.held.connect(self._hold)
        self._surface.left.connect(self._let_go)
        self._surface.tapped.connect(self._choose)
        self._buttons = {target: target.button for target in self._targets if target.button is not None}
        for button in self._buttons.values():
            button.setParent(self)
            button.chosen.connect(self.target_chosen)
        self._leader_lines = LeaderLines(self, theme)

    def make_lean(self, step: int) -> None:
        """It is never without its picture."""

    def _words_width(self, width: int) -> int:
        return width if self._stacked else round(width * _WORDS_SHARE) - self._gap

    def _buttons_width(self, width: int) -> int:
        """The first share of the width in which no name is divided."""
        room = width if self._stacked else width - self._words_width(width)
        widths = [round(room * share) for share in _BUTTONS_SHARES]
        whole = (across for across in widths if all(button.whole_at(across) for button in self._buttons.values()))
        return next(whole, widths[-1])

    def whole_at(self, width: int) -> bool:
        """Whether no word is divided when the panel is that wide."""
        across = self._buttons_width(width)
        return super().whole_at(width) and all(button.whole_at(across) for button in self._buttons.values())

    def heightForWidth(self, width: int) -> int:
        words = self.words_height(width)
        column = self._column_height(list(self._buttons.values()), self._buttons_width(width))
        picture = max(column, self._theme.metrics.px(_LEAST_PICTURE)) + 2 * self._theme.metrics.px(tokens.SPACE_SMALL)
        if self._wordless:
            return picture
        return words + self._gap + picture if self._stacked else max(words, picture)

    def _arrange(self) -> None:
        """Words above the picture or at its right, each button at the height of its part."""
        width, height = self.width(), self.height()
        words, high = self._words_width(width), min(height, self.words_height(width))
        if self._stacked:
            above = 0 if self._wordless else high + self._gap
            place(self, self._text_block, QRect(0, 0, words, high))
            self._lay_map(QRect(0, above, width, height - above))
        else:
            place(self, self._text_block, QRect(width - words, 0, words, high))
            self._lay_map(QRect(0, 0, width - words - self._gap, height))
        self._leader_lines.set_lines(self._lines())

    def _lay_map(self, room: QRect) -> None:
        """The picture over the whole room, its frame at the left; the buttons on its quiet ground at the right."""
        pad = self._theme.metrics.px(tokens.SPACE_SMALL)
        place(self, self._picture, room)
        inside = room.adjusted(pad, pad, -pad, -pad)
        beside = self._buttons_width(self.width())
        far = pad + beside + self._theme.metrics.px(_LEADER)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._picture.set_insets(QMargins(far if mirrored else pad, 0, pad if mirrored else far, 0))
        self._surface.setGeometry(self._picture.geometry())
        order = sorted(self._buttons, key=lambda target: self._part(target).center().y())
        buttons = [self._buttons[target] for target in order]
        if self._column_height(buttons, beside) > inside.height():
            inside = room.adjusted(pad, 0, -pad, 0)
        heights = self._heights(buttons, inside.height(), beside)
        wanted = [
            round(self._part(target).center().y() - high / 2) for target, high in zip(order, heights, strict=True)
        ]
        tops = spread(wanted, heights, self._apart, inside.top(), inside.bottom() + 1)
        for target, top, high in zip(order, tops, heights, strict=True):
            place(self, self._buttons[target], QRect(inside.right() + 1 - beside, top, beside, high))

    def _column_height(self, buttons: Sequence[PictureButton], width: int) -> int:
        """The least height of a column of the buttons that wide."""
        return sum(button.least_height(width) for button in buttons) + self._apart * max(0, len(buttons) - 1)

    def _heights(self, buttons: Sequence[PictureButton], room: int, width: int) -> list[int]:
        """How high each button is in a column of that room: alike, but for a name that needs more than its share."""
        free = room - self._apart * (len(buttons) - 1)
        needs = [button.least_height(width) for button in buttons]
        return heights_alike(needs, free, self._theme.metrics.px(_TALLEST))

    def areas(self) -> Iterator[tuple[RegionTarget, QRect]]:
        """Each part with the box, in this widget, in which it answers a touch, the places before the bands.

        A band reaches across the figure and is at least as high as a button; around a place is a square.
        """
        body = self._box(BODY)
        if body.isEmpty():
            body = QRectF(self._picture.geometry())
        mm = self._theme.metrics.mm
        for target in sorted(self._targets, key=lambda target: target.band):
            part = self._part(target)
            box = QRectF(body.left(), part.top(), body.width(), part.height()) if target.band else part
            least = mm(tokens.PRIMARY_MM if target.band else tokens.TARGET_MM)
            across, down = max(0.0, least - box.width()) / 2, max(0.0, least - box.height()) / 2
            box.adjust(-across, -down, across, down)
            yield target, box.toAlignedRect().intersected(self._picture.geometry())

    def _touched(self, place: QPointF) -> RegionTarget | None:
        """What answers a touch at that place of the surface: of several places the nearest, else the band."""
        there = (place + QPointF(self._surface.pos())).toPoint()
        hit = [(target, box) for target, box in self.areas() if box.contains(there)]
        places = [(target, box) for target, box in hit if not target.band] or hit
        nearest = min(places, key=lambda found: (found[1].center() - there).manhattanLength(), default=None)
        return None if nearest is None else nearest[0]

    def _hold(self, place: QPointF) -> None:
        target = self._touched(place)
        if target is not None and target.button is not None:
            target.button.setDown(True)

    def _let_go(self) -> None:
        for button in self._buttons.values():
            button.setDown(False)

    def _choose(self, place: QPointF) -> None:
        if (target := self._touched(place)) is not None:
            self.target_chosen.emit(target.to)

    def _part(self, target: RegionTarget) -> QRectF:
        """Where the part is in this widget; all of the picture for a part it does not have."""
        part = self._box(target.part)
        return QRectF(self._picture.geometry()) if part.isEmpty() else part

    def _box(self, part: str) -> QRectF:
        box = self._picture.part_rect(part)
        return box if box.isEmpty() else box.translated(QPointF(self._picture.pos()))

    def _lines(self) -> list[tuple[QPointF, QPointF]]:
        """From the near edge of each button to its part: level where the button stands beside the middle of it."""
        lines: list[tuple[QPointF, QPointF]] = []
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for target in self._targets:
            if target.button is None:
                continue  # a mark without a name says nothing; the place answers a touch all the same
            part = self._part(target)
            box = target.button.geometry()
            beside, spare = box.center().y(), part.height() * _OFF_MIDDLE
            height = min(max(beside, part.center().y() - spare), part.center().y() + spare)
            start = QPointF(box.right() if mirrored else box.left(), beside)
            lines.append((start, QPointF(part.center().x(), height)))
        return lines
