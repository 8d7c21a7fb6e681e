"""Makes the theme for a window and a visit, and puts palette and style sheet on the application."""

from dataclasses import dataclass
from math import hypot
from typing import Final, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from kiosk import tokens
from kiosk.content.model import Content
from kiosk.navigation import Visit
from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.theme.accent import accented
from kiosk.theme.artwork import Artwork
from kiosk.theme.colours import Colours, Palettes
from kiosk.theme.metrics import Metrics, Viewing
from kiosk.theme.theme import Theme
from kiosk.theme.true_size import log_shortfall, shortfall

_MM_PER_INCH: Final = 25.4


class Display(NamedTuple):
    """What is known of the panel and of the program's habits there.

    `mm_per_px` is the pitch of the panel's own pixels, else `diagonal_in` its diagonal in inches; with neither, all has
    the proportions of the reference screen. `distance_mm` is how far away it is read.
    """

    mm_per_px: float | None = None
    distance_mm: float = tokens.REFERENCE_DISTANCE_MM
    motion: MotionClock | None = None
    diagonal_in: float | None = None

    def pitch(self, width: float, height: float) -> float | None:
        """Millimetres for each pixel of a panel of so many; none where nobody knows its size."""
        if self.mm_per_px is not None or self.diagonal_in is None:
            return self.mm_per_px
        return self.diagonal_in * _MM_PER_INCH / max(hypot(width, height), 1.0)


@dataclass(frozen=True)
class ThemeSource:
    """Makes themes for one application; `style_sheet` is the text of `kiosk.qss`, its `{tokens}` not filled in."""

    application: QApplication
    artwork: Artwork
    palettes: Palettes
    style_sheet: str
    display: Display

    def __call__(self, size: QSize, visit: Visit, content: Content | None) -> Theme:
        """The theme for a window of that size in pixels: around the clinic's own accent, in the letters it writes."""
        self.artwork.fit_screen(size.width() * size.height())
        accent, letters = (None, "") if content is None else (content.accent, content.letters(visit.language))
        colours = self.palettes.high_contrast if visit.high_contrast else accented(self.palettes.calm, accent)
        metrics = self.metrics(size, visit.text_size)
        if (words := shortfall(metrics)) is not None:
            log_shortfall(size.width(), size.height(), words)
        theme = Theme(colours, metrics, self.artwork, self.display.motion, visit.language, letters)
        sheet = filled_in(self.style_sheet, theme)
        if self.application.styleSheet() != sheet:  # else it and the palette are on the application already
            self.application.setPalette(_palette(colours))
            self.application.setStyleSheet(sheet)
        return theme

    def metrics(self, size: QSize, text_size: int) -> Metrics:
        """The sizes for a window of that size in pixels, on the screen as it is set up now."""
        screen = self.application.primaryScreen()
        ratio = screen.devicePixelRatio()
        pitch = self.display.pitch(screen.size().width() * ratio, screen.size().height() * ratio)
        short = max(min(screen.size().width(), screen.size().height()), 1)
        # Where the desktop is scaled, a pixel of ours is several of the panel's.
        pitch = None if pitch is None else pitch * ratio
        return Metrics.fitting(size.width(), size.height(), text_size, Viewing(short, pitch, self.display.distance_mm))


def filled_in(style_sheet: str, theme: Theme) -> str:
    """The style sheet with the colours and sizes of a theme in the place of its `{tokens}`."""
    metrics = theme.metrics
    fills = {name: value for name, value in vars(theme.colours).items() if isinstance(value, str)}
    fills |= {
        "radius": f"{metrics.px(tokens.RADIUS)}px",
        "radius-small": f"{metrics.px(tokens.RADIUS * 0.6)}px",
        "hair": f"{max(1, metrics.px(2))}px",
        "border": f"{metrics.px(tokens.BORDER)}px",
        "ring": f"{metrics.px(tokens.FOCUS_RING)}px",
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
