"""A picture with two states, of which one fades into the other; the same place, so that what differs is seen."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QPainter, QPixmap

from kiosk import tokens
from kiosk.content.pictures.spec import PictureSpec
from kiosk.theme.theme import Theme
from kiosk.widgets.pictures.picture_view import PictureView
from kiosk.widgets.pictures.playback import Playback

# The state that it begins in, and the one that it comes to by itself: what has changed is what a reader came to see.
FIRST: Final = 0
LAST: Final = 1


class SwitchedPicture(PictureView):
    """Fills its room. Each time its page is turned to, it rests in the first state, then changes to the last.

    `progressed` tells the milliseconds of the change that have passed, `side_changed` which state is there or comes.
    Without motion it stands in the last state, and changes at once.
    """

    progressed = Signal(float)
    side_changed = Signal(int)

    def __init__(
        self, states: Sequence[tuple[PictureSpec, str]], theme: Theme, least: int, *, filling: bool = True
    ) -> None:
        """Each of the two states has its picture, of the same drawing and frame, and its description."""
        self._told = LAST if theme.motion is None else FIRST
        super().__init__(*states[self._told], theme, least, filling=filling)
        self._states = tuple(states)
        self._side = LAST
        if theme.motion is not None:
            rest = tokens.PAGE_CHANGE_MS + tokens.STORY_REST_MS
            whole = tokens.SWITCH_MS + tokens.NAMES_MS
            self.playback = Playback(theme.motion, whole, self, delay_ms=rest)
            self.playback.progressed.connect(self._advance)

    @property
    def side(self) -> int:
        """The state that is there or comes: 0 or 1."""
        return self._told

    def change(self, side: int) -> None:
        """Changes to a state, with motion where there is any."""
        if side == self._told:
            return
        self._side = side
        if self.playback is not None:
            self.playback.play(0)
        self._tell(side)
        self.update()

    def settled(self, part: str) -> float:  # noqa: ARG002 - all of it fades
        """In milliseconds."""
        return tokens.SWITCH_MS

    def hideEvent(self, event: QHideEvent) -> None:
        """Turned to again it begins anew; what was only covered stays as it is."""
        super().hideEvent(event)
        if self.playback is not None and not self._covered:
            self._side = LAST
            self._tell(FIRST)

    def first_pixmap(self) -> QPixmap:
        """The first state, where it moves on from there."""
        return self._pixmap(LAST if self.playback is None else FIRST)

    def draw(self, painter: QPainter) -> None:
        """Where both are there, as much of one as the other lacks."""
        share = self._share()
        if share >= 1.0 or share <= 0.0:
            painter.drawPixmap(
                self.shown_rect().topLeft(), self._pixmap(self._side if share >= 1.0 else 1 - self._side)
            )
            return
        mixed = QPixmap(self._pixmap(1 - self._side))
        with QPainter(mixed) as inner:
            # Qt mixes what is there with what replaces it, by the opacity; added up, light colours would flash.
            inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            inner.setOpacity(share)
            inner.drawPixmap(0, 0, self._pixmap(self._side))
        painter.drawPixmap(self.shown_rect().topLeft(), mixed)

    def _share(self) -> float:
        """How much of the change is done, eased."""
        if self.playback is None or self.playback.progress >= 1.0:
            return 1.0
        share = min(1.0, self.playback.progress * (tokens.SWITCH_MS + tokens.NAMES_MS) / tokens.SWITCH_MS)
        return share * share * (3.0 - 2.0 * share)

    def _pixmap(self, side: int) -> QPixmap:
        return self._theme.picture(self._states[side][0], self.viewport())

    def _advance(self, progress: float) -> None:
        if progress > 0.0:
            self._tell(self._side)
        self.update()
        self.progressed.emit(progress * (tokens.SWITCH_MS + tokens.NAMES_MS))

    def _tell(self, side: int) -> None:
        if side != self._told:
            self._told = side
            self._spec, description = self._states[side]
            self.setAccessibleName(description)
            self.side_changed.emit(side)
