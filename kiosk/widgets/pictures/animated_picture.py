"""A picture that shows how one step of a story comes out of the step before, then rests."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPixmap

from kiosk import tokens
from kiosk.content.pictures.spec import PictureSpec
from kiosk.theme.theme import Theme
from kiosk.widgets.pictures.layer_transition import LayerTransition
from kiosk.widgets.pictures.leader_lines import GROWN
from kiosk.widgets.pictures.picture_view import PictureView
from kiosk.widgets.pictures.playback import Playback


class AnimatedPicture(PictureView):
    """Fills its room; `progressed` says how far the story's step is, from 0 to 1. Without motion it is a still."""

    progressed = Signal(float)

    def __init__(self, spec: PictureSpec, before: tuple[str, ...], description: str, theme: Theme, least: int) -> None:
        super().__init__(spec, description, theme, least, filling=True)
        self._before = before
        self._transition = LayerTransition(spec, before, theme)
        # Its names grow beside it; when they and the last layer rest, the motion is over, and the button says so.
        self._share = max(self._transition.end, GROWN)
        if theme.motion is not None:
            duration = round(tokens.STORY_MS * self._share)
            self.playback = Playback(theme.motion, duration, self, delay_ms=tokens.PAGE_CHANGE_MS)
            self.playback.progressed.connect(self._advance)

    def first_pixmap(self) -> QPixmap:
        """The step before, where it moves on from there."""
        return super().first_pixmap() if self.playback is None else self.pixmap_with(self._before)

    def draw(self, painter: QPainter) -> None:
        """The picture on its way."""
        progress = 1.0 if self.playback is None else self.playback.progress
        if progress >= 1.0 or self._transition.still:
            super().draw(painter)
            return
        painter.save()
        painter.translate(self.shown_rect().topLeft())
        self._transition.draw(painter, self.viewport(), progress * self._share)
        painter.restore()

    def _advance(self, progress: float) -> None:
        if not self._transition.still:
            region = self._transition.region(self.viewport()).translated(self.shown_rect().topLeft())
            self.update(region if 0.0 < progress < 1.0 else self.rect())
        self.progressed.emit(progress * self._share)
