"""The typefaces, which come as packages."""

from typing import Final

import fontpkg_atkinson_hyperlegible as latin
import fontpkg_ibm_plex_sans_arabic as arabic
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from kiosk.system.guard import CannotStart

# The first serves every letter that it has: it was made for low vision, but has no Arabic letters. The second has those
# of Arabic, Persian, Urdu and their neighbours in strokes as even and open. Other letters come from the system.
_TYPEFACES: Final = (latin, arabic)
_WEIGHTS: Final = ("Regular", "Bold")


class FontMissing(CannotStart):
    """A typeface that everything is measured in could not be loaded."""


def load_fonts() -> None:
    """Makes the typefaces known to Qt; raises `FontMissing` when Qt would silently use another."""
    for typeface in _TYPEFACES:
        for weight in _WEIGHTS:
            for file in (typeface.ROOT / "files").glob(f"*-{weight}.ttf"):
                QFontDatabase.addApplicationFont(str(file))
        family = QFontInfo(QFont(typeface.FAMILY)).family()
        if family != typeface.FAMILY:
            raise FontMissing(f"{typeface.FAMILY} is not installed, Qt would use {family}")


def font(pixels: int, *, bold: bool) -> QFont:
    """The font of that size, in pixels."""
    made = QFont([typeface.FAMILY for typeface in _TYPEFACES])
    made.setPixelSize(pixels)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
