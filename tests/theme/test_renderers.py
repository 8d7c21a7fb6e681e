"""Qt, which draws the program's own drawings, and resvg, which draws those from outside, draw the former alike."""

from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPixmap

from kiosk import paths
from kiosk.content.pictures.drawings import inspect_drawing
from kiosk.content.pictures.rendering import render
from kiosk.content.pictures.svg import Variant, filled_in, layers
from kiosk.theme.colours import read_colours
from kiosk.theme.drawing import Drawing
from kiosk.theme.viewport import Viewport

PICTURES = sorted((paths.RESOURCES / "pictures").glob("*.svg"))
STYLES = [
    filled_in(paths.own_text(paths.PICTURE_STYLE), colours.picture)
    for colours in read_colours(paths.own_text(paths.COLOURS))
]
# Pixels on the longer side, and on a side of the squares that are compared by their mean: single pixels on the edges of
# shapes differ, for each renderer rounds curves in its own way.
ICON_PX, PICTURE_PX, SQUARE_PX = 96, 600, 12
# The largest difference of a square in any channel, of 255. Found: 8.5 in pictures, 10.2 in icons. A shape that were
# missing, or in another colour or place by its own width, makes 40 and more.
ALIKE = 14.0

Squares = npt.NDArray[np.float64]


def squares(picture: Image.Image) -> Squares:
    """The mean colours of the squares of a picture, on white."""
    white = Image.new("RGBA", picture.size, "white")
    pixels = np.asarray(Image.alpha_composite(white, picture.convert("RGBA")).convert("RGB"), float)
    rows, columns = (side // SQUARE_PX for side in pixels.shape[:2])
    cut = pixels[: rows * SQUARE_PX, : columns * SQUARE_PX]
    means: Squares = cut.reshape(rows, SQUARE_PX, columns, SQUARE_PX, 3).mean((1, 3))
    return means


def by_resvg(source: str, variant: Variant, longest: int) -> Image.Image:
    """The drawing as one from outside."""
    return Image.open(BytesIO(render(source, inspect_drawing(source.encode()), variant, longest)))


def as_image(pixmap: QPixmap) -> Image.Image:
    """Pixels of Qt for Pillow."""
    image = pixmap.toImage().convertToFormat(pixmap.toImage().Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (image.width(), image.height()), bytes(image.constBits()))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("style", STYLES, ids=["calm", "high-contrast"])
@pytest.mark.parametrize("file", PICTURES, ids=lambda file: file.stem)
def test_both_draw_our_pictures_alike(file: Path, style: str) -> None:
    """In both themes, with all layers: a drawing that starts from ours looks as ours."""
    source = file.read_text("utf-8")
    variant = Variant(style, tuple(layer.id for layer in layers(source)))
    theirs = by_resvg(source, variant, PICTURE_PX)
    drawing, size = Drawing(source), QSize(*theirs.size)
    ours = drawing.picture(variant, Viewport(size, QRectF(QPoint(), drawing.size), 1.0), QRect(QPoint(), size))
    assert np.abs(squares(as_image(ours)) - squares(theirs)).max() < ALIKE


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("file", sorted(paths.ICONS.glob("*.svg")), ids=lambda file: file.stem)
def test_both_draw_our_icons_alike(file: Path) -> None:
    """At about the size they are seen."""
    source = file.read_text("utf-8")
    theirs = by_resvg(source.replace("currentColor", "#102030"), Variant(), ICON_PX)
    ours = Drawing(source).icon("#102030", ICON_PX, 1.0)
    assert np.abs(squares(as_image(ours)) - squares(theirs)).max() < ALIKE


@pytest.mark.usefixtures("qapp")
def test_a_missing_shape_is_seen() -> None:
    """The comparison is no formality."""
    source = (paths.RESOURCES / "pictures" / "risk-dural.svg").read_text("utf-8")
    lacking = source[: source.rindex("<path")] + source[source.index("/>", source.rindex("<path")) + 2 :]
    whole, less = (squares(by_resvg(text, Variant(STYLES[0]), PICTURE_PX)) for text in (source, lacking))
    assert np.abs(whole - less).max() > 2 * ALIKE
