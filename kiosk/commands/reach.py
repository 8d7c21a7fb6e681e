"""How high above the floor the highest button of each screen is, for who hangs the panel."""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from math import hypot, inf
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from kiosk import parts, tokens
from kiosk.commands.gallery import screens
from kiosk.content.messages import message
from kiosk.content.model import Content
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.reading import ContentRefused, read
from kiosk.navigation import Visit
from kiosk.system.settings.settings import Settings
from kiosk.widgets.disposal import dispose
from kiosk.window.window import KioskWindow

# What ADA 308 and Section 508 407.8 allow at most, in millimetres.
HIGHEST_MM: Final = 1220
# The panel that is measured: the reference screen, upright.
_PIXELS: Final = (1080, 1920)
_MM_PER_INCH: Final = 25.4
# What follows the name of a screen in the name of one of its pages, or of one of the words.
_PAGE: Final = re.compile(r"(?<=^word)-.*|-[0-9]+$")


class Reach(NamedTuple):
    """A screen, and the middle of its highest button above the floor in millimetres: as it is, and brought down."""

    screen: str
    whole: int
    low: int


def told_reach(file: Path, settings: Settings) -> Iterator[str]:
    """Each screen of a content file on a panel that hangs as the settings say, and what is out of reach, in words."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    store = PictureStore(file.parent)
    try:
        found = measured(read(file, store), store, settings)
    except ContentRefused:
        yield message("reach", "no_content", file=file)
        return
    yield message("reach", "heading", height=round(settings.mounting_height_mm or 0))
    yield from (message("reach", "line", **reach._asdict()) for reach in found)
    for key, heights in (("whole", [one.whole for one in found]), ("low", [one.low for one in found])):
        over = sum(height > HIGHEST_MM for height in heights)
        kind = f"{key}_over" if over else f"{key}_well"
        yield message("reach", kind, count=over, highest=max(heights), limit=HIGHEST_MM)


def measured(content: Content, store: PictureStore, settings: Settings) -> list[Reach]:
    """Each screen that has buttons, in the content's first language and the smallest letters, on an upright panel."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = parts.make_application()
    visit, pitch = Visit(content.codes[0]), _pitch(settings)
    window = parts.make_window(application, parts.make_artwork(store.own), replace(settings, mm_per_px=pitch), visit)
    window.setUpdatesEnabled(False)
    window.resize(*_PIXELS)
    window.set_content(content, visit)
    window.show()
    whole, low = (_highest(window, content, one) for one in (visit, visit.bring(low=True)))
    dispose(window)
    middle = settings.mounting_height_mm or 0.0
    heights = ((name, middle + whole[name] * pitch, middle + low[name] * pitch) for name in whole)
    return [Reach(name, round(as_it_is), round(brought_down)) for name, as_it_is, brought_down in heights]


def _highest(window: KioskWindow, content: Content, visit: Visit) -> dict[str, float]:
    """How many pixels above the middle of the panel the middle of the highest button is, of all pages of a screen."""
    found: dict[str, float] = {}
    for name in screens(window, content, visit):
        screen = _PAGE.sub("", name)
        middles = [button.mapTo(window, QPoint(0, button.height() // 2)).y() for button in window.buttons()]
        if middles:
            found[screen] = max(found.get(screen, -inf), window.height() / 2 - min(middles))
    return found


def _pitch(settings: Settings) -> float:
    """The millimetres for each pixel of a panel with as many as the reference screen."""
    if settings.mm_per_px is None and settings.diagonal_in is not None:
        return settings.diagonal_in * _MM_PER_INCH / hypot(*_PIXELS)
    return settings.mm_per_px or tokens.REFERENCE_MM_PER_PX
