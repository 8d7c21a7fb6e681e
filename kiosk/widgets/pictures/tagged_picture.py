"""A picture that can be touched: named parts and their names explain themselves, all else shows it large."""

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Final

from PySide6.QtCore import QMargins, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.content.pictures.spec import PictureSpec
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.touch_button import UNHEARD
from kiosk.widgets.controls.touch_surface import TouchSurface
from kiosk.widgets.pictures.animated_picture import AnimatedPicture
from kiosk.widgets.pictures.leader_lines import LeaderLines
from kiosk.widgets.pictures.locator import Locator
from kiosk.widgets.pictures.part_finder import PartFinder
from kiosk.widgets.pictures.picture_view import PictureView
from kiosk.widgets.pictures.switched_picture import SwitchedPicture
from kiosk.widgets.pictures.tag_layout import FREE, Spot, TagPlace, TagRoom, arranged, covered, least_height, too_close
from kiosk.widgets.pictures.tags import NamedPart, Plate, Tag

# The shares of the width that a name may take: the usual one, and for a word that would else be divided.
_SHARES: Final = (0.4, 0.47, 0.62)
# The share of the picture that names may cover before they are set in a smaller text size.
_MOST_COVERED: Final = 0.32
# A part that takes more of the picture than this may lie under names.
_LARGE_PART: Final = 0.2
# How near to the upper or lower edge, as a share of the height, a name stands that says what is there.
_EDGE: Final = 0.09


class PictureSurface(TouchSurface):
    """A picture as a button. A finger on a named part presses its name instead."""

    def __init__(self, name: str, theme: Theme, tag_at: Callable[[QPointF], Tag | None]) -> None:
        """Without a name only the parts answer, and keys and readers find their names."""
        super().__init__(name, theme)
        self._tag_at = tag_at
        self._tag: Tag | None = None
        self._whole = bool(name)
        if not name:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setObjectName(UNHEARD)

    def press_at(self, place: QPointF) -> None:
        """A finger is down there: on a part, or on the picture."""
        self._tag = self._tag_at(place)
        if self._tag is not None:
            self._tag.hold()
        elif self._whole:
            super().press_at(place)

    def lift_at(self, place: QPointF) -> None:
        """The finger is lifted after a tap."""
        tag, self._tag = self._tag, None
        if tag is None and self._whole:
            super().lift_at(place)
        elif tag is not None:
            tag.click()  # while it is lit, so that it is seen beneath what is explained
            tag.let_go()

    def let_go(self) -> None:
        """Forgets the finger, and so does the name of a part."""
        super().let_go()
        tag, self._tag = self._tag, None
        if tag is not None:
            tag.let_go()


class TaggedPicture(QWidget):
    """Emits `word_chosen` with a glossary word, `enlarge_requested` for a touch on all else. It is never mirrored.

    `groups` are the names in each state of a picture; those of the state that is shown are there.
    """

    word_chosen = Signal(str)
    enlarge_requested = Signal()

    def __init__(
        self,
        view: PictureView,
        groups: Sequence[Sequence[NamedPart]],
        theme: Theme,
        *,
        enlarge: str = "",
        where: PictureSpec | None = None,
    ) -> None:
        """`enlarge` is the name of the picture as a button, empty where it is as large as can be."""
        super().__init__()
        self.view = view
        self._theme = theme
        self._groups = tuple(frozenset(group) for group in groups)
        self.names = tuple(dict.fromkeys(name for group in groups for name in group))
        self.tags = tuple(Tag(name, theme) if name.word else Plate(name, theme) for name in self.names)
        self._places: dict[int, TagPlace] = {}  # by the number of the name
        self._moment = 0.0 if view.playback is not None else float("inf")
        self._finder = PartFinder(view, theme)
        view.setParent(self)
        self.surface = PictureSurface(enlarge, theme, self._tag_at)
        self.surface.setParent(self)
        self.surface.clicked.connect(self.enlarge_requested)
        self._leader_lines = LeaderLines(self, theme)
        self.locator = None if where is None else Locator(where, theme, self)
        for tag in self.tags:
            tag.setParent(self)
            if isinstance(tag, Tag):
                tag.chosen.connect(self.word_chosen)
                tag.held.connect(self._light)
        if isinstance(view, AnimatedPicture | SwitchedPicture) and view.playback is not None:
            view.progressed.connect(self._reach)
        if isinstance(view, SwitchedPicture):
            view.side_changed.connect(self._show_names)

    def least_height(self, width: int) -> int:
        """The height in pixels that all names need at that width, at the smallest text size."""
        edge = self._theme.metrics.px(tokens.SPACE)
        sizes = self._sizes(1, width)
        extra = [] if self.locator is None else [self.locator.size()]
        return least_height([*sizes, *extra], self._apart) + 2 * edge if sizes else 0

    @property
    def _apart(self) -> int:
        return self._theme.metrics.mm(tokens.GAP_MM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names at the sides, in the largest text in which they leave enough of the picture to see."""
        super().resizeEvent(event)
        edge = self._theme.metrics.px(tokens.SPACE)
        self.view.setGeometry(self.rect())
        if not self.view.focused:
            self.view.set_insets(QMargins(edge, edge, edge, edge))
        self.surface.setGeometry(self.rect())
        self._finder.forget()
        spots = [self._spot(name) for name in self.names]
        located = self._place_locator([spot.end for spot in spots], edge)
        self._places = {}
        for size in range(self._theme.metrics.text_size, 0, -1):
            if not (places := self._placed(size, spots, located)):
                continue
            self._places = places
            if size == 1 or self._clear(spots):
                for index, place in places.items():
                    self.tags[index].show_words(size)
                    self.tags[index].setGeometry(place.box)
                break
        self._show_names()

    def _placed(self, size: int, spots: Sequence[Spot], located: QRect) -> dict[int, TagPlace]:
        """Where each name stands in a text size, by its number; empty where they have no room."""
        edge, sizes = self._theme.metrics.px(tokens.SPACE), self._sizes(size, self.width())
        if not sizes:
            return {}
        places = {
            index: _inside(spots[index], within) for index, within in enumerate(sizes) if self._holds(index, within)
        }
        at_edge = [index for index, spot in enumerate(spots) if index not in places and self._at_edge(index, spot)]
        beside = [index for index in range(len(spots)) if index not in places and index not in at_edge]
        ends = [spots[index].end for index in beside]
        places |= {index: self._edge_place(spots[index], sizes[index], located, ends) for index in at_edge}
        taken = (located, *(place.box for place in places.values()))
        room = TagRoom(self.rect().adjusted(edge, edge, -edge, -edge), self._apart, taken, self._shown())
        found = arranged([spots[index] for index in beside], [sizes[index] for index in beside], room)
        if len(found) != len(beside) or any(one.box.intersects(other.box) for one, other in combinations(found, 2)):
            return {}
        return places | dict(zip(beside, found, strict=True))

    def _spot(self, name: NamedPart) -> Spot:
        """Where a name's line ends, and the part there; only the end of the line where that is a large one."""
        end, part = self.view.part_rect(name.at).center(), self.view.part_rect(name.area)
        if part.width() * part.height() > _LARGE_PART * self.width() * self.height() or not part.contains(end):
            dot = 2.0 * self._apart
            part = QRectF(end.x() - dot / 2, end.y() - dot / 2, dot, dot)
        return Spot(end, part)

    def _shown(self) -> tuple[QRectF, ...]:
        """The parts that this picture shows and others of the same drawing do not; those that are not all of it."""
        most = _LARGE_PART * self.width() * self.height()
        seen = QRectF(self.rect())
        parts = (self.view.part_rect(part).intersected(seen) for part in self.view.layers)
        return tuple(part for part in parts if 0 < part.width() * part.height() <= most)

    def _at_edge(self, index: int, spot: Spot) -> bool:
        """Whether a name says which side an edge of the picture is, such as the front: it has no line."""
        name, shown = self.names[index], QRectF(self.view.shown_rect())
        near = _EDGE * shown.height()
        mark = self.view.part_rect(name.at).width() < self._theme.metrics.mm(tokens.TARGET_MM) / 2
        return mark and not name.word and not min(spot.end.y() - shown.top(), shown.bottom() - spot.end.y()) > near

    def _holds(self, index: int, size: QSize) -> bool:
        """Whether a part of a plain picture is so large that its name stands within it, as on a bar of a chart."""
        part = self.view.part_rect(self.names[index].area)
        return not self.view.focused and min(part.width() - size.width(), part.height() - size.height()) >= self._apart

    def _edge_place(self, spot: Spot, size: QSize, taken: QRect, ends: Sequence[QPointF]) -> TagPlace:
        """At the picture's upper or lower edge, as near to its place as leaves all other places free."""
        edge, shown, half = self._theme.metrics.px(tokens.SPACE), self.view.shown_rect(), size.height() // 2
        upper, lowest = spot.end.y() < self.height() / 2, self.height() - edge // 2 - size.height()
        top = max(edge // 2, shown.top() - half) if upper else min(lowest, shown.bottom() - half)
        wanted = spot.end.x() - size.width() / 2
        lefts = range(edge, max(edge, self.width() - edge - size.width()) + 1, self._apart)
        boxes = [QRect(QPoint(left, top), size) for left in sorted(lefts, key=lambda left: abs(left - wanted))]
        box = next((box for box in boxes if not self._hides(box, taken, ends)), boxes[0])
        return TagPlace(box, QPointF(box.center()), QPointF(box.center()))

    def _hides(self, box: QRect, taken: QRect, ends: Sequence[QPointF]) -> bool:
        """Whether a name at the edge lies over something else, or close to where the line of another name ends."""
        around = QRectF(box).adjusted(-self._apart, -self._apart, self._apart, self._apart)
        return around.intersects(QRectF(taken)) or any(around.contains(end) for end in ends)

    def _sizes(self, size: int, width: int) -> list[QSize]:
        """The size of each name at a text size, as narrow as its longest word allows; none where one does not fit."""
        sizes = []
        for tag in self.tags:
            tries = (tag.fitting(round(width * share), size) for share in _SHARES)
            fitting = next((found for found in tries if found.isValid()), None)
            if fitting is None:
                return []
            sizes.append(fitting)
        return sizes

    def _clear(self, spots: Sequence[Spot]) -> bool:
        """Whether the names stand apart and leave enough of the picture to see, and every named part."""
        pairs = combinations((place.box for place in self._places.values()), 2)
        if any(too_close(one, other, self._apart) for one, other in pairs):
            return False
        boxes = [QRectF(place.box) for place in self._places.values()]
        area = sum(box.width() * box.height() for box in boxes)
        hides = any(covered(box, spot.part) > FREE for box in boxes for spot in spots)
        return area <= _MOST_COVERED * self.width() * self.height() and not hides

    def _place_locator(self, spots: Sequence[QPointF], edge: int) -> QRect:
        """In the corner farthest from all named parts; nothing without one."""
        if self.locator is None:
            return QRect()
        side, area = self.locator.width(), self.rect().adjusted(edge, edge, -edge, -edge)
        lefts, tops = (area.right() + 1 - side, area.left()), (area.top(), area.bottom() + 1 - side)
        corners = [QRect(QPoint(left, top), self.locator.size()) for top in tops for left in lefts]
        box = max(corners, key=lambda corner: _nearest(QRectF(corner), spots))
        self.locator.setGeometry(box)
        self.locator.setVisible(area.contains(box))
        return box if area.contains(box) else QRect()

    def _reach(self, moment: float) -> None:
        """That many milliseconds of the picture's motion have passed."""
        self._moment = moment
        self._show_names()

    def _show_names(self, _side: int = 0) -> None:
        """The names of what is there now, each when nothing moves any more where its line ends."""
        shares = [self._share(name) if self._places else 0.0 for name in self.names]
        lined = [(place, shares[index]) for index, place in self._places.items() if place.start != place.end]
        self._leader_lines.set_lines([(place.start, place.end) for place, _ in lined], [share for _, share in lined])
        for tag, share in zip(self.tags, shares, strict=True):
            tag.setVisible(share >= 1.0)
            tag.raise_()

    def _share(self, name: NamedPart) -> float:
        """How much of a name is there: its dot, then its line, at 1 its words."""
        side = self.view.side if isinstance(self.view, SwitchedPicture) else 0
        if name not in self._groups[side]:
            return 0.0
        if all(name in group for group in self._groups) and isinstance(self.view, SwitchedPicture):
            return 1.0
        return min(1.0, max(0.0, (self._moment - self.view.settled(name.at)) / tokens.NAMES_MS))

    def _tag_at(self, place: QPointF) -> Tag | None:
        """The name of the part at that place, of those that are there now."""
        side = self.view.side if isinstance(self.view, SwitchedPicture) else 0
        there = [tag for tag in self.tags if isinstance(tag, Tag) and tag.part in self._groups[side]]
        found = self._finder.at(place, [tag.part.area for tag in there])
        return None if found is None else there[found]

    def _light(self, on: bool) -> None:  # noqa: FBT001 - a signal's
        tag = self.sender()
        if isinstance(tag, Tag):
            self.view.point_at(tag.part.area if on else None)


def _inside(spot: Spot, size: QSize) -> TagPlace:
    """With its middle where its line would end."""
    box = QRect(QPoint(), size)
    box.moveCenter(spot.end.toPoint())
    return TagPlace(box, QPointF(box.center()), QPointF(box.center()))


def _nearest(box: QRectF, spots: Sequence[QPointF]) -> float:
    """How far the nearest of some places is from the middle of a box, squared; endless without any."""
    offsets = (spot - box.center() for spot in spots)
    return min((offset.x() ** 2 + offset.y() ** 2 for offset in offsets), default=float("inf"))
