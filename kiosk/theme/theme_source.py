"""Makes the theme for a window and a visit, and puts palette and style sheet on the application."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from kiosk import tokens
from kiosk.navigation import Visit
from kiosk.system.motion_clock import MotionClock
from kiosk.theme.accent import accented
from kiosk.theme.artwork import Artwork
from kiosk.theme.colours import Colours, Palettes
from kiosk.theme.metrics import Metrics
from kiosk.theme.theme import Theme


class Display(NamedTuple):
    """What is known of the panel and of the program's habits there.

    `mm_per_px` is the pitch of the panel, `None` for the proportions of the reference screen. With `miniatures` a
    window below the smallest size shows the layout small in proportion, so that a demo on a laptop can show a tall
    screen whole.
    """

    mm_per_px: float | None = None
    motion: MotionClock | None = None
    miniatures: bool = False


@dataclass(frozen=True)
class ThemeSource:
    """Makes themes for one application; `style_sheet` is the text of `kiosk.qss`, its `{tokens}` not filled in."""

    application: QApplication
    artwork: Artwork
    palettes: Palettes
    style_sheet: str
    display: Display

    def __call__(self, size: QSize, visit: Visit, accent: str | None = None, letters: str = "") -> Theme:
        """The theme for a window of that size in pixels, around the clinic's own accent colour if it has one.

        `letters` are some words in the language of the visit: they decide on the typefaces.
        """
        self.artwork.fit_screen(size.width() * size.height())
        colours = self.palettes.high_contrast if visit.high_contrast else accented(self.palettes.calm, accent)
        metrics = self._metrics(size, visit.text_size)
        theme = Theme(colours, metrics, self.artwork, self.display.motion, visit.language, letters)
        sheet = filled_in(self.style_sheet, theme)
        if self.application.styleSheet() != sheet:  # else it and the palette are on the application already
            self.application.setPalette(_palette(colours))
            self.application.setStyleSheet(sheet)
        return theme

    def _metrics(self, size: QSize, text_size: int) -> Metrics:
        whole = self.application.primaryScreen().size()
        short = max(min(whole.width(), whole.height()), 1)
        metrics = Metrics.fitting(size.width(), size.height(), text_size, self.display.mm_per_px, short)
        width, height = tokens.SMALLEST_WINDOW_PX
        small = size.width() < width or size.height() < height
        return replace(metrics, miniature=self.display.miniatures and small)


def filled_in(style_sheet: str, theme: Theme) -> str:
    """The style sheet with the colours and sizes of a theme in the place of its `{tokens}`."""
    metrics = theme.metrics
    fills = {name: value for name, value in vars(theme.colours).items() if isinstance(value, str)}
    fills |= {
        "radius": f"{metrics.px(tokens.RADIUS)}px",
        "radius-small": f"{metrics.px(tokens.RADIUS * 0.6)}px",
        "hair": f"{max(1, metrics.px(2))}px",
        "border": f"{max(2, metrics.px(tokens.BORDER))}px",
        "ring": f"{max(4, metrics.px(tokens.FOCUS_RING))}px",
    }
    for name, value in fills.items():
        style_sheet = style_sheet.replace(f"{{{name}}}", value)
    return style_sheet


def _palette(colours: Colours) -> QPalette:
    """The palette beneath the style sheet, so that nothing falls back to the desktop's colours."""
    palette = QPalette()
    roles = QPalette.ColorRole
    for role in (roles.Window, roles.Base, roles.Button):
        palette.setColor(role, QColor(colours.ground))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(role, QColor(colours.ink))
    return palette
