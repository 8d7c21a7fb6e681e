"""A large picture as it hangs in a museum: names beside its parts, and below it what plays or switches it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.two_way_switch import TwoWaySwitch
from kiosk.widgets.pictures.animated_picture import AnimatedPicture
from kiosk.widgets.pictures.playback import Phase, Playback
from kiosk.widgets.pictures.switched_picture import SwitchedPicture
from kiosk.widgets.pictures.tagged_picture import TaggedPicture

# What the button offers, by its icon and by the name of its label.
_OFFERS: Final = {Phase.PLAYING: "pause", Phase.PAUSED: "play", Phase.RESTING: "replay"}


class PlaybackLabels(NamedTuple):
    """What the button says: at rest, while it plays, while it is paused."""

    replay: str
    pause: str
    play: str


class AnnotatedPicture(QWidget):
    """The picture over the whole width; below it the switch of one with two states, or the button of one that moves."""

    word_chosen = Signal(str)
    enlarge_requested = Signal()

    def __init__(
        self,
        picture: TaggedPicture,
        theme: Theme,
        words: PlaybackLabels | None,
        sides: Sequence[str] = (),
    ) -> None:
        """`sides` are the names of the two states; without `words` nothing stands below it."""
        super().__init__()
        self.picture = picture
        self._theme = theme
        self._words = words
        self._button: LabelButton | None = None
        self._foot: QWidget | None = None
        picture.setParent(self)
        picture.word_chosen.connect(self.word_chosen)
        picture.enlarge_requested.connect(self.enlarge_requested)
        view = picture.view
        if words is None:
            return
        if isinstance(view, SwitchedPicture):
            switch = TwoWaySwitch(sides, theme)
            switch.show_side(view.side)
            switch.switched.connect(view.change)
            view.side_changed.connect(switch.show_side)
            self._foot = switch
        elif isinstance(view, AnimatedPicture) and view.playback is not None:
            self._button = LabelButton(words.replay, "replay", "chip", theme, target_mm=tokens.PRIMARY_MM)
            self._button.clicked.connect(view.playback.toggle)
            view.playback.phase_changed.connect(self._show_phase)
            self._foot = self._button
        if self._foot is not None:
            self._foot.setParent(self)

    @property
    def playback(self) -> Playback | None:
        """Its motion, where it has one."""
        return self.picture.view.playback

    def height_at(self, width: int, seen: int) -> int:
        """Its height in pixels at a width, of which the picture takes `seen`, more where its names need it."""
        return max(seen, self.picture.least_height(width)) + self.foot_height(width)

    def foot_height(self, width: int) -> int:
        """The height in pixels of what stands below the picture, with the gap between."""
        if self._foot is None:
            return 0
        return max(self._theme.metrics.mm(tokens.PRIMARY_MM), self._foot.heightForWidth(width)) + self._gap

    @property
    def _gap(self) -> int:
        return self._theme.metrics.px(tokens.SPACE_SMALL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture above, what plays or switches it below."""
        super().resizeEvent(event)
        below = self.foot_height(self.width())
        self.picture.setGeometry(0, 0, self.width(), max(1, self.height() - below))
        if self._foot is not None:
            high = below - self._gap
            self._foot.setGeometry(0, self.height() - high, self.width(), high)

    def _show_phase(self) -> None:
        playback = self.picture.view.playback
        if self._button is not None and self._words is not None and playback is not None:
            offer = _OFFERS[playback.phase]
            self._button.set_words(getattr(self._words, offer), offer)
