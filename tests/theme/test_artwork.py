"""What is drawn once and remembered."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPixmap

from kiosk import parts
from kiosk.content.pictures.spec import PictureSpec
from kiosk.theme import pixmap_cache as module
from kiosk.theme.artwork import Artwork
from kiosk.theme.viewport import Viewport
from tests.support.colours import CALM
from tests.support.picture_files import drawing, looked_at

BOX = QSize(100, 100)
VIEWPORT = Viewport(BOX, QRectF(0, 0, 40, 40), 1.0)
LAYERED = drawing('<g id="layer" class="option"><path d="M0 0h40v30h-40z"/></g>')
SHOWN: dict[str, Callable[[Artwork], QPixmap]] = {
    "icon": lambda artwork: artwork.icon("phone", "#ff0000", 100, 1.0),
    "picture": lambda artwork: artwork.picture(PictureSpec("a.svg"), CALM, VIEWPORT),
    "sprite": lambda artwork: artwork.sprite(PictureSpec("a.svg"), "layer", CALM, VIEWPORT).pixmap,
}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("kind", SHOWN)
def test_what_was_shown_last_is_the_last_to_be_forgotten(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it is: an icon on every page outlives pictures of pages left long ago."""
    monkeypatch.setattr(module, "_BYTES", 3 * BOX.width() * BOX.height() * 4)
    artwork = parts.make_artwork(looked_at(a_svg=LAYERED))
    first = SHOWN[kind](artwork).cacheKey()
    for side in range(80, 100):
        artwork.icon("phone", "#00ff00", side, 1.0)
        assert SHOWN[kind](artwork).cacheKey() == first
