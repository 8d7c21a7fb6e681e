"""How everything looks for one visit in one window: colours, sizes, fonts, pictures."""

from dataclasses import dataclass, replace

from PySide6.QtGui import QFont, QPixmap

from kiosk import tokens
from kiosk.content.pictures.spec import PictureSpec
from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.theme import fonts
from kiosk.theme.artwork import Artwork
from kiosk.theme.colours import Colours
from kiosk.theme.metrics import Metrics
from kiosk.theme.viewport import Sprite, Viewport


@dataclass(frozen=True)
class Theme:
    """What widgets are drawn with; `motion` is the clock that pictures move by, `None` where everything is still.

    `language` is the code of the language of its words, `letters` some words of it: they decide on the typefaces.
    """

    colours: Colours
    metrics: Metrics
    artwork: Artwork
    motion: MotionClock | None = None
    language: str = ""
    letters: str = ""

    def speaking(self, language: str, letters: str) -> "Theme":
        """The same theme for words in another language, some of whose letters are those."""
        return replace(self, language=language, letters=letters)

    def for_staff(self) -> "Theme":
        """The same in the smallest letters, which are large enough, for words whose letters alone decide on typefaces.

        They are often in another language than the patients' words.
        """
        return replace(self, metrics=replace(self.metrics, text_size=tokens.TEXT_SIZES[0]), letters="")

    def magnified(self, factor: float) -> "Theme":
        """The same in letters so many times as large; all else keeps its size."""
        return replace(self, metrics=replace(self.metrics, letters=self.metrics.letters * factor))

    def font(self, role: str, text: str = "") -> QFont:
        """The font of a type role, in which that text in the language of the theme is drawn."""
        families = fonts.families(self.letters + text, self.language)
        return fonts.font(self.metrics.text_px(role), families, bold=tokens.TYPE[role].bold)

    def picture(self, spec: PictureSpec, viewport: Viewport) -> QPixmap:
        """A picture in this theme's colours; see `Artwork.picture`."""
        return self.artwork.picture(spec, self.colours, viewport)

    def plate(self, spec: PictureSpec) -> str | None:
        """The colour of the plate behind a picture, if it has one; see `Artwork.plate`."""
        return self.artwork.plate(spec.file, self.colours)

    def silhouette(self, spec: PictureSpec, part: str, viewport: Viewport) -> Sprite:
        """One part of a drawing, alone; see `Artwork.silhouette`."""
        return self.artwork.silhouette(spec, part, self.colours, viewport)

    def sprite(self, spec: PictureSpec, layer: str, viewport: Viewport) -> Sprite:
        """One optional layer of a picture, alone; see `Artwork.sprite`."""
        return self.artwork.sprite(spec, layer, self.colours, viewport)
