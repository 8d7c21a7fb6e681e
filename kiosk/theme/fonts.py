"""The typefaces, which come as packages: two that are always loaded, others when a text has their letters."""

from functools import cache, lru_cache

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont

from kiosk.content.language.typefaces import Typeface, always, latin, scripts_of, typefaces_for
from kiosk.system.process.guard import CannotStart


class FontMissing(CannotStart):
    """A typeface that everything is measured in could not be loaded."""


def load_fonts() -> None:
    """Makes the typefaces of every kiosk known to Qt; raises `FontMissing` when Qt would silently use another."""
    # For a script that the first family lacks Qt asks the next, and complains of the first (`loadSingleEngine`).
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    for typeface in always():
        _load(typeface)
        family = QFontInfo(QFont(typeface.family)).family()
        if family != typeface.family:
            raise FontMissing(f"{typeface.family} is not installed, Qt would use {family}")


@lru_cache(maxsize=512)
def families(text: str, language: str) -> tuple[str, ...]:
    """The families that a text in the language of that code is drawn in, each where those before it lack a letter.

    Of those that are not installed Qt takes the letters from what the system has.
    """
    scripts = frozenset[str]() if text.isascii() else scripts_of(char for char in set(text) if not _is_latin(char))
    wanted = typefaces_for(scripts, language)
    for typeface in wanted:
        _load(typeface)
    return tuple(typeface.family for typeface in wanted)


def font(pixels: int, of: tuple[str, ...], *, bold: bool) -> QFont:
    """The font of those families in that size, in pixels."""
    made = QFont(list(of))
    made.setPixelSize(pixels)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def _load(typeface: Typeface) -> None:
    """Hands its files to Qt once; the system's own it finds by itself, and need not hold in memory."""
    for file in () if typeface.debian else typeface.paths:
        QFontDatabase.addApplicationFont(str(file))


@lru_cache(maxsize=4096)
def _is_latin(char: str) -> bool:
    """Whether the first of the typefaces has the character."""
    return _latin().supportsCharacter(ord(char))


@cache
def _latin() -> QRawFont:
    return QRawFont.fromFont(font(16, (latin().family,), bold=False))
