"""A picture that shows how one step of a story comes out of the step before, then rests."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPixmap

from kiosk import tokens
from kiosk.content.pictures.spec import PictureSpec
from kiosk.theme.theme import Theme
from kiosk.widgets.pictures.layer_transition import LayerTransition
from kiosk.widgets.pictures.picture_view import PictureView
from kiosk.widgets.pictures.playback import Playback


class AnimatedPicture(PictureView):
    """Fills its room. Without motion it is a still.

    `progressed` says how many milliseconds of its motion have passed; after the last layer its names have their time.
    """

    progressed = Signal(float)

    def __init__(
        self,
        spec: PictureSpec,
        before: tuple[str, ...],
        description: str,
        theme: Theme,
        least: int,
        names: Sequence[str] = (),
    ) -> None:
        """`names` are the parts that get theirs, each when nothing moves there any more."""
        super().__init__(spec, description, theme, least, filling=True)
        self._before = before
        self._transition = LayerTransition(spec, before, theme)
        named = (round(self.settled(name)) + tokens.NAMES_MS for name in names)
        self._whole = max(round(tokens.STORY_MS * self._transition.end), *named, tokens.NAMES_MS)
        if theme.motion is not None:
            rest = tokens.PAGE_CHANGE_MS + (0 if self._transition.still else tokens.STORY_REST_MS)
            self.playback = Playback(theme.motion, self._whole, self, delay_ms=rest)
            self.playback.progressed.connect(self._advance)

    def settled(self, part: str) -> float:
        """In milliseconds."""
        return tokens.STORY_MS * self._transition.settled(self._place(part).center())

    def first_pixmap(self) -> QPixmap:
        """The step before, where it moves on from there."""
        return super().first_pixmap() if self.playback is None else self.pixmap_with(self._before)

    def draw(self, painter: QPainter) -> None:
        """The picture on its way."""
        share = self._share(1.0 if self.playback is None else self.playback.progress)
        if share >= 1.0 or self._transition.still:
            super().draw(painter)
            return
        painter.save()
        painter.translate(self.shown_rect().topLeft())
        self._transition.draw(painter, self.viewport(), share)
        painter.restore()

    def _share(self, progress: float) -> float:
        """How much of the layers' time has passed."""
        return 1.0 if progress >= 1.0 else progress * self._whole / tokens.STORY_MS

    def _advance(self, progress: float) -> None:
        if not self._transition.still:
            region = self._transition.region(self.viewport()).translated(self.shown_rect().topLeft())
            self.update(region if 0.0 < progress < 1.0 else self.rect())
        self.progressed.emit(progress * self._whole)
