"""The colours of both themes."""

from typing import Final

from kiosk import paths
from kiosk.theme.colours import read_colours

_PALETTES: Final = read_colours(paths.COLOURS.read_text("utf-8"))
CALM: Final = _PALETTES.calm
HIGH_CONTRAST: Final = _PALETTES.high_contrast
