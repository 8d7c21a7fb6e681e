"""From tokens to what Qt draws with: sizes in pixels, fonts, colours and the one style sheet."""

from dataclasses import dataclass, replace
from functools import cache
from math import ceil
from typing import Final

import fontpkg_atkinson_hyperlegible as latin
import fontpkg_ibm_plex_sans_arabic as arabic
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from kiosk import paths, tokens
from kiosk.navigation import Visit
from kiosk.theme.accent import accented
from kiosk.theme.artwork import Artwork
from kiosk.tokens import Colours

# The typefaces, the first for every letter that it has: it was made for low vision, but knows no Arabic letters. The
# second has those of Arabic, Persian, Urdu and their neighbours in strokes as even and open; letters that neither has
# come from the system.
_TYPEFACES: Final = (latin, arabic)
_WEIGHTS: Final = ("Regular", "Bold")

# Below this width in reference pixels the bar's largest words do not fit, whatever the pitch of the panel asks for.
_NARROWEST_REFERENCE_PX: Final = 1000


class FontMissing(Exception):
    """A typeface that everything is measured in could not be loaded."""


@dataclass(frozen=True)
class Metrics:
    """Sizes in device-independent pixels for one window and text size.

    `scale` is pixels for each reference pixel (see `kiosk.tokens`); a window smaller than the screen shrinks the
    layout, never below 44 px targets and 16 px text, unless it is a `miniature` that keeps all proportions.
    """

    width: int
    height: int
    scale: float
    text_size: int
    miniature: bool = False

    @classmethod
    def fitting(cls, width: int, height: int, text_size: int, mm_per_px: float | None, screen_short: int) -> "Metrics":
        """For a window of that size in pixels on a screen whose short side is `screen_short` pixels.

        With the pitch of the panel known the layout has its true size in millimetres on the whole screen; without, it
        has the proportions of the reference screen.
        """
        short = min(width, height)
        scale = short / tokens.REFERENCE_SHORT_PX
        if mm_per_px is not None:
            true_scale = tokens.REFERENCE_MM_PER_PX / mm_per_px * min(1.0, short / screen_short)
            scale = min(true_scale, short / _NARROWEST_REFERENCE_PX)
        return cls(width, height, scale, text_size)

    @property
    def portrait(self) -> bool:
        """Whether the window is higher than wide."""
        return self.height > self.width

    def px(self, reference: float) -> int:
        """A length of the reference screen, in pixels; at least 1."""
        return max(1, round(reference * self.scale))

    def mm(self, length: float) -> int:
        """A length in millimetres, in pixels, rounded up."""
        return ceil(length / tokens.REFERENCE_MM_PER_PX * self.scale)

    def target(self, length: float = tokens.TARGET_MM) -> int:
        """The side of something to touch, given in millimetres, in pixels; at least 44."""
        return max(1 if self.miniature else tokens.SMALLEST_TARGET_PX, self.mm(length))

    def text_px(self, role: str) -> int:
        """The font size of a type role in pixels; at least 16."""
        size = tokens.TYPE[role].sizes[self.text_size - 1]
        return max(1 if self.miniature else tokens.SMALLEST_TEXT_PX, round(size * self.scale))

    def line_px(self, role: str) -> int:
        """The distance of two base lines of a type role in pixels."""
        return round(self.text_px(role) * tokens.TYPE[role].line_height)


@dataclass(frozen=True)
class Theme:
    """How everything looks for one visit in one window: colours, sizes, artwork, and whether pictures may move."""

    colours: Colours
    metrics: Metrics
    artwork: Artwork
    motion: bool = False

    def font(self, role: str) -> QFont:
        """The font of a type role."""
        font = QFont([typeface.FAMILY for typeface in _TYPEFACES])
        font.setPixelSize(self.metrics.text_px(role))
        font.setBold(tokens.TYPE[role].bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def style_sheet(self) -> str:
        """The one style sheet, its tokens filled in."""
        metrics = self.metrics
        fills = {name: value for name, value in vars(self.colours).items() if isinstance(value, str)}
        fills |= {
            "radius": f"{metrics.px(tokens.RADIUS)}px",
            "radius-small": f"{metrics.px(tokens.RADIUS * 0.6)}px",
            "hair": f"{max(1, metrics.px(2))}px",
            "border": f"{max(2, metrics.px(tokens.BORDER))}px",
            "ring": f"{max(4, metrics.px(tokens.FOCUS_RING))}px",
        }
        sheet = _style_sheet_template()
        for name, value in fills.items():
            sheet = sheet.replace(f"{{{name}}}", value)
        return sheet

    def palette(self) -> QPalette:
        """The palette beneath the style sheet, so that nothing falls back to the desktop's colours."""
        palette = QPalette()
        roles = QPalette.ColorRole
        for role in (roles.Window, roles.Base, roles.Button):
            palette.setColor(role, QColor(self.colours.ground))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(role, QColor(self.colours.ink))
        return palette

    def dress(self, application: QApplication) -> None:
        """Puts palette and style sheet on the application; does nothing when they are on it already."""
        sheet = self.style_sheet()
        if application.styleSheet() != sheet:
            application.setPalette(self.palette())
            application.setStyleSheet(sheet)


def load_fonts() -> None:
    """Makes the typefaces known to Qt; raises `FontMissing` when Qt would quietly use another."""
    for typeface in _TYPEFACES:
        for weight in _WEIGHTS:
            for file in (typeface.ROOT / "files").glob(f"*-{weight}.ttf"):
                QFontDatabase.addApplicationFont(str(file))
        family = QFontInfo(QFont(typeface.FAMILY)).family()
        if family != typeface.FAMILY:
            raise FontMissing(f"{typeface.FAMILY} is not installed, Qt would use {family}")


@cache
def _style_sheet_template() -> str:
    return paths.STYLE_SHEET.read_text("utf-8")


class ThemeSource:
    """Makes the theme for a window and a visit, and dresses the application in it."""

    def __init__(
        self,
        application: QApplication,
        artwork: Artwork,
        mm_per_px: float | None,
        *,
        motion: bool = False,
        miniatures: bool = False,
    ) -> None:
        """`mm_per_px` is the pitch of the panel, `None` for the proportions of the reference screen.

        With `miniatures` a window below the smallest size shows the layout made small in proportion, so that a demo
        on a laptop can show a tall screen whole.
        """
        self._application = application
        self._artwork = artwork
        self._mm_per_px = mm_per_px
        self._motion = motion
        self._miniatures = miniatures

    def __call__(self, size: QSize, visit: Visit, accent: str | None = None) -> Theme:
        """The theme for a window of that size in pixels, around the clinic's own accent colour if it has one."""
        screen = self._application.primaryScreen().size()
        short = max(min(screen.width(), screen.height()), 1)
        self._artwork.fit_screen(size.width() * size.height())
        metrics = Metrics.fitting(size.width(), size.height(), visit.text_size, self._mm_per_px, short)
        smallest_width, smallest_height = tokens.SMALLEST_WINDOW_PX
        if self._miniatures and (size.width() < smallest_width or size.height() < smallest_height):
            metrics = replace(metrics, miniature=True)
        colours = tokens.HIGH_CONTRAST if visit.high_contrast else accented(accent)
        theme = Theme(colours, metrics, self._artwork, self._motion)
        theme.dress(self._application)
        return theme
