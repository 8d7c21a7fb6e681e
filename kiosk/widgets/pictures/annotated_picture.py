"""A large picture as it hangs in a museum: tags that name its parts, and a button that plays its motion again."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QMargins, QPointF, QRectF, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.buttons import LabelButton, label_width
from kiosk.widgets.controls.label import Label
from kiosk.widgets.pictures.animated_picture import AnimatedPicture
from kiosk.widgets.pictures.leader_lines import LeaderLines, spread
from kiosk.widgets.pictures.picture_view import PictureView
from kiosk.widgets.pictures.playback import Phase, Playback

# The most of the width that a tag may take, and the room around its words, in reference pixels.
_MOST_FOR_TAGS = 0.40
_TAG_SIDE = 16
_TAG_ABOVE = 8
# What the button offers, by its icon and by the name of its label.
_OFFERS: Final = {Phase.PLAYING: "pause", Phase.PAUSED: "play", Phase.RESTING: "replay"}


class PartName(NamedTuple):
    """A part of the drawing by its id, and what it is called."""

    part: str
    name: str


class PlaybackLabels(NamedTuple):
    """What the button says: at rest, while it plays, while it is paused."""

    replay: str
    pause: str
    play: str


class Tag(QFrame):
    """A name on a small plate."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "tag")
        self.words = Label(name, "label", theme)
        self._side, self._above = theme.metrics.px(_TAG_SIDE), theme.metrics.px(_TAG_ABOVE)
        plate = QVBoxLayout(self)
        plate.setContentsMargins(self._side, self._above, self._side, self._above)
        plate.addWidget(self.words)

    def fitting(self, most: int) -> QSize:
        """Its size where it may be that wide, in pixels; empty where its longest word does not fit."""
        self.ensurePolished()
        edges = self.size() - self.contentsRect().size()
        room = most - 2 * self._side - edges.width()
        if room < self.words.longest_word():
            return QSize()
        width = self.words.width_within(room)
        return QSize(width + 2 * self._side, self.words.heightForWidth(width) + 2 * self._above) + edges


class AnnotatedPicture(QWidget):
    """The drawing fills it; tags at its right, the button in its quiet corner. None of it is ever mirrored."""

    def __init__(
        self, picture_view: PictureView, names: Sequence[PartName], theme: Theme, words: PlaybackLabels | None
    ) -> None:
        """Without `words` it has no button, for whoever shows it plays it."""
        super().__init__()
        self._picture_view = picture_view
        self._theme = theme
        self.names = tuple(names)
        self.tags = tuple(Tag(name.name, theme) for name in names)
        self._leader_lines = LeaderLines(self, theme)
        self._words = words
        self._button: LabelButton | None = None
        for child in (picture_view, *self.tags):
            child.setParent(self)
        if isinstance(picture_view, AnimatedPicture) and picture_view.playback is not None:
            picture_view.progressed.connect(self._leader_lines.reach)
            if words is not None:
                picture_view.playback.phase_changed.connect(self._show_phase)
                self._button = LabelButton(words.replay, "replay", "chip", theme)
                self._button.setParent(self)
                self._button.clicked.connect(picture_view.playback.toggle)

    @property
    def playback(self) -> Playback | None:
        """Its motion, where it has one."""
        return self._picture_view.playback

    def height_at(self, width: int, seen: int) -> int:  # noqa: ARG002 - what stands below may need it
        """Its height in pixels at a width, of which the picture itself takes `seen`."""
        return seen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tags at the height of their parts; none where there is no room for them."""
        super().resizeEvent(event)
        self._picture_view.setGeometry(self.rect())
        edge = self._theme.metrics.px(tokens.SPACE)
        below = self._place_button(edge)
        if not self._picture_view.focused:
            self._picture_view.set_insets(QMargins(edge, edge, edge, below))
        sizes = [tag.fitting(round(self.width() * _MOST_FOR_TAGS) - edge) for tag in self.tags]
        apart = self._theme.metrics.px(tokens.SPACE_SMALL)
        needed = sum(size.height() for size in sizes) + apart * (len(sizes) - 1) + 2 * edge
        named = all(size.isValid() for size in sizes) and needed <= self.height()
        for tag in self.tags:
            tag.setVisible(named)
        self._leader_lines.set_lines(self._place_tags(sizes, apart, edge) if named else [])
        if self._button is not None:
            self._button.raise_()

    def _place_tags(self, sizes: Sequence[QSize], apart: int, edge: int) -> list[tuple[QPointF, QPointF]]:
        """Puts the tags in a column, each as near its part's height as can be; the lines from tags to parts."""
        spots = [self._picture_view.part_rect(name.part).center() for name in self.names]
        right = self.width() - edge
        # A part that lies under its tag is joined to it from below.
        under = [spot.x() > right - size.width() - 2 * apart for size, spot in zip(sizes, spots, strict=True)]
        column = sorted(zip(self.tags, sizes, spots, under, strict=True), key=lambda tag: tag[2].y())
        wanted = [
            round(spot.y() - (size.height() + 3 * apart if low else size.height() / 2)) for _, size, spot, low in column
        ]
        tops = spread(wanted, [size.height() for _, size, _, _ in column], apart, edge, self.height() - edge)
        lines: list[tuple[QPointF, QPointF]] = []
        for (tag, size, spot, low), top in zip(column, tops, strict=True):
            tag.setGeometry(right - size.width(), top, size.width(), size.height())
            box = QRectF(tag.geometry())
            beside = QPointF(box.left(), box.center().y())
            below = QPointF(min(max(spot.x(), box.left() + apart), box.right() - apart), box.bottom())
            lines.append((below if low else beside, spot))
        # In a small window a tag may cover the part it names: then it needs no line to it.
        plates = [QRectF(tag.geometry()) for tag in self.tags]
        return [line for line in lines if not any(plate.contains(line[1]) for plate in plates)]

    def _place_button(self, edge: int) -> int:
        """In the lower corner before the picture, wide enough for each of its words; how much room it takes below."""
        if self._button is None or self._words is None:
            return edge
        width = max(label_width(word, self._theme, upright=False) for word in self._words)
        height = self._button.heightForWidth(width)
        self._button.setGeometry(edge, self.height() - edge - height, width, height)
        return height + 2 * edge

    def _show_phase(self) -> None:
        playback = self._picture_view.playback
        if self._button is not None and self._words is not None and playback is not None:
            offer = _OFFERS[playback.phase]
            self._button.set_words(getattr(self._words, offer), offer)
