"""Draws a drawing from outside as other programs draw it, and finds where its parts lie; no Qt.

It may take any time and memory: `kiosk/content/pictures/worker.py` calls it, in a process with limits.
"""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from time import process_time
from typing import Final
from xml.etree import ElementTree

import resvg_py
from defusedxml.ElementTree import fromstring
from PIL import Image

from kiosk.content.language.typefaces import always, latin, scripts_of, typefaces_for
from kiosk.content.pictures.css import with_plain_css
from kiosk.content.pictures.ink import Ink, ink_of
from kiosk.content.pictures.kinds import LONGEST_DRAWING, PictureInfo, PictureRefused
from kiosk.content.pictures.svg import Variant, dressed

# How large a drawing is drawn to find a part: to a part in five hundred.
_FINDING_PX: Final = 540
# Whatever there is of a part is drawn to find it: frames and places of names have no colour.
_SOLID: Final = "visibility:visible;display:inline;fill:#000;fill-opacity:1;opacity:1"
# Effects take a time for each pixel: a small drawing tells how long a large one takes.
_TRIAL: Final = 6
_LONG_S: Final = 1.0
# What cuts a shape, and does so by what is seen in it.
_CUTS: Final = ("clipPath", "mask", "pattern")
_TEXT: Final = "{http://www.w3.org/2000/svg}text"


def render(text: str, info: PictureInfo, variant: Variant, longest: int = LONGEST_DRAWING) -> bytes:
    """A drawing in that variant as a PNG with that many pixels on its longer side; raises `PictureRefused`.

    One with effects on pixels, such as blurred shadows, has half or a third of them where all would take too long.
    """
    root = dressed(_root(text), variant)
    if "filter" in text:
        began = process_time()
        _drawn(root, info, longest // _TRIAL)
        trial = process_time() - began
        times = next((times for times in (1, 2) if trial * (_TRIAL / times) ** 2 < _LONG_S), 3)
        longest //= times
    return _drawn(root, info, longest)


def ink_in(png: bytes) -> Ink:
    """What is known of the ink of a drawing."""
    with Image.open(BytesIO(png), formats=("PNG",)) as picture:
        return ink_of(picture)


def find(text: str, info: PictureInfo, ids: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """Where parts lie: left, top, width and height in the drawing's own units, from its top left corner.

    None for what covers nothing. Each is drawn alone, and lies where its pixels are, whatever moves, turns or cuts it.
    """
    return {ident: box for ident in ids if (box := _box(text, info, ident)) is not None}


def _box(text: str, info: PictureInfo, ident: str) -> tuple[float, ...] | None:
    root = _root(text)
    root.set("visibility", "hidden")
    cuts = [element for element in root.iter() if element.tag.rpartition("}")[2] in _CUTS]
    for cut in cuts:
        cut.set("visibility", "visible")
    cutting = {inner for cut in cuts for inner in cut.iter()}
    for part in (element for element in root.iter() if element.get("id") == ident):
        for element in part.iter():
            if element not in cutting:
                element.set("style", "; ".join(filter(None, (element.get("style"), _SOLID))))
    with Image.open(BytesIO(_drawn(root, info, _FINDING_PX)), formats=("PNG",)) as picture:
        found = picture.convert("RGBA").getchannel("A").getbbox()
        across, down = info.width / picture.width, info.height / picture.height
    if found is None:
        return None
    left, top, right, bottom = found
    return left * across, top * down, (right - left) * across, (bottom - top) * down


def _root(text: str) -> ElementTree.Element:
    root: ElementTree.Element = fromstring(text, forbid_entities=False)  # those it has were looked at
    for element in root.iter():
        element.attrib.pop("requiredFeatures", None)  # browsers have them all, and resvg none
        for name, value in list(element.attrib.items()):
            # What leads out was refused before; resvg would follow it to any file.
            if name.endswith("href") and not value.strip().startswith(("#", "data:")):
                del element.attrib[name]
    return with_plain_css(root)


def _drawn(root: ElementTree.Element, info: PictureInfo, longest: int) -> bytes:
    # As large as its own view, whatever page it was laid out for.
    root.set("width", repr(info.width))
    root.set("height", repr(info.height))
    lies = info.width >= info.height
    letters = frozenset("".join(word for text in root.iter(_TEXT) for word in text.itertext()))
    family = latin().family
    try:
        return resvg_py.svg_to_bytes(
            ElementTree.tostring(root, encoding="unicode"),
            width=longest if lies else None,
            height=None if lies else longest,
            dpi=96,  # it has none by itself, and then lengths in millimetres are nothing
            skip_system_fonts=True,  # so that a drawing has the same letters everywhere
            font_files=_typefaces(letters) if letters else [],
            serif_family=family,
            sans_serif_family=family,
            cursive_family=family,
            fantasy_family=family,
            monospace_family=family,
            font_family=family,
        )
    except ValueError as error:
        too_much = "limit" in str(error)  # of a million elements, copies included
        raise PictureRefused("drawing_takes_long" if too_much else "drawing_of_another_kind") from error


@cache
def _typefaces(letters: frozenset[str]) -> list[str]:
    """The files of the typefaces that have those letters; the first family stands in for those that are not there."""
    wanted = dict.fromkeys((*always(), *typefaces_for(scripts_of(letters), "")))
    files = [file for typeface in wanted for file in typeface.paths if "Italic" not in file.stem]
    # For letters that the first lacks resvg takes the first file that has them, whatever its weight.
    files.sort(key=lambda file: "Bold" in file.stem)
    return [str(file) for file in files]
