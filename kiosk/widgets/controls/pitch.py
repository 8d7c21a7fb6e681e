"""How far apart the lines of a text stand, so that its letters with all their marks keep clear of one another."""

import re
from math import ceil
from typing import Final, NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

from kiosk.content.language.typefaces import latin

# Letters and signs of Western Europe: in the first typeface they reach no farther up and down than a type role's lines
# have room for, and none overhangs.
_PLAIN: Final = re.compile("[\u0020-\u00ff\u2013\u2014\u2018-\u201e\u2022\u2026]*")
# By which share of the font size the lines of tall letters grow, so that those of most texts are alike.
_GROWTH: Final = 0.05
_ENDLESS: Final = 1e6


class Pitch(NamedTuple):
    """The distance of two base lines, and how far the first is below the upper edge, in pixels."""

    line: int
    rise: float


def is_plain(text: str) -> bool:
    """Whether all letters of a text are of Western Europe, for which the simplest measures are true."""
    return _PLAIN.fullmatch(text) is not None


def pitch(text: str, font: QFont, line: int) -> Pitch:
    """The pitch of a type role, `line` pixels, or more: as much as the text's own letters reach up and down."""
    plain = QFont(font)
    plain.setFamilies([latin().family])  # so that base lines of all scripts are level
    metrics = QFontMetricsF(plain)
    rise = (line - ceil(metrics.height())) / 2 + metrics.ascent()
    if is_plain(text) and font.family() == plain.family():
        return Pitch(line, rise)
    up, down = (reach + 1 for reach in _reach(text, font))  # a pixel more, for smooth edges
    step = font.pixelSize() * _GROWTH
    line = max(line, ceil(ceil((up + down) / step) * step))
    return Pitch(line, min(max(rise, up), line - down))


def _reach(text: str, font: QFont) -> tuple[float, float]:
    """How far the ink of a text reaches above and below its base line, in pixels.

    `QFontMetricsF.tightBoundingRect` does not see where marks are moved to.
    """
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_ENDLESS)
    layout.endLayout()
    base, up, down = line.y() + line.ascent(), 0.0, 0.0
    for run in layout.glyphRuns():
        raw = run.rawFont()
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            ink = raw.boundingRect(glyph).translated(place)
            up, down = max(up, base - ink.top()), max(down, ink.bottom() - base)
    return up, down
