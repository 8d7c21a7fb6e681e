"""What a drawing refers to: only parts of itself and small pictures within it; no Qt."""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from typing import Final, NoReturn
from urllib.parse import unquote

from kiosk.content.pictures.drawing_costs import Costs
from kiosk.content.pictures.kinds import PictureRefused

# All pictures within one drawing together; each is kept whole in memory while the drawing is shown.
MOST_INNER_PIXELS: Final = 4_000_000

_LINKS: Final = frozenset({"href", "src", "{http://www.w3.org/1999/xlink}href"})
_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
_XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
# A number in the outline of a shape: a marker in the middle is drawn at each of its corners.
_NUMBER: Final = re.compile(r"[0-9.]+")
_INNER: Final = re.compile(r"data:image/(png|jpe?g);(?:[^,;]*;)*base64,(.*)", re.DOTALL | re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_URL: Final = re.compile(r"""(?:url|src|image|image-set)\(\s*["']?\s*([^"')]*)""", re.IGNORECASE)
_MOVES: Final = re.compile(r"@keyframes|\banimation(?:-[a-z]+)?\s*:", re.IGNORECASE)


class Links:
    """Judges every reference of a drawing, fed in the order of its elements, and what it takes to follow them."""

    def __init__(self) -> None:
        self._pixels = 0
        self._costs = Costs()

    def open(self, element: str, attributes: Mapping[str, str], line: int) -> None:
        """Judges an element that begins; raises `PictureRefused`."""
        self._costs.open(element, attributes.get("id") or attributes.get(_XML_ID, ""))
        corners = sum(len(_NUMBER.findall(attributes.get(outline, ""))) for outline in ("d", "points"))
        for name, value in attributes.items():
            times = max(corners, 1) if "marker-mid" in (name + value) else 1
            self._attribute(element, name, value, line, times)

    def _attribute(self, element: str, name: str, value: str, line: int, times: int) -> None:
        def call(target: str) -> None:
            self._costs.call(target, times)

        if name == _BASE:
            _refuse("drawing_with_link", line)
        if name in _LINKS or name.rpartition("}")[2].lower() == "href":
            self._judge(value.strip(), line, _leave if element == "a" else call)
        elif name == "style" or ("(" in value and not name.lower().endswith("transform")):
            self._words(value, line, call)

    def close(self) -> None:
        """The innermost element ends."""
        self._costs.close()

    def style(self, words: str, line: int) -> None:
        """Judges a style sheet; raises `PictureRefused`."""
        self._words(words, line, lambda target: self._costs.call_by_style(target, line))

    def prove_costs(self) -> None:
        """To be called when the drawing is over; raises `PictureRefused` when it takes too long to draw."""
        self._costs.prove()

    def _words(self, words: str, line: int, call: Callable[[str], None]) -> None:
        plain = _ESCAPE.sub(_unescaped, _COMMENT.sub("", words))
        if "@import" in plain.lower():
            _refuse("drawing_with_link", line)
        if _MOVES.search(plain):
            _refuse("drawing_that_moves", line)
        for found in _URL.finditer(plain):
            self._judge(found[1].strip(), line, call)

    def _judge(self, target: str, line: int, call: Callable[[str], None]) -> None:
        if target.startswith("#"):
            call(target[1:])
        elif found := _INNER.fullmatch(target):
            self._look_inside(found, line)
        elif target.lower().startswith("data:"):
            _refuse("drawing_with_inner_file", line)
        elif target:
            _refuse("drawing_with_link", line)

    def _look_inside(self, found: re.Match[str], line: int) -> None:
        from kiosk.content.pictures.photographs import (
            prove_photograph,
        )  # Pillow takes 60 ms to load, and few drawings need it

        try:
            data = base64.b64decode("".join(unquote(found[2]).split()), validate=True)
            kind = "png" if found[1].lower() == "png" else "jpeg"
            self._pixels += prove_photograph(data, kind, MOST_INNER_PIXELS)
        except (binascii.Error, PictureRefused) as error:
            raise PictureRefused("drawing_with_bad_picture", line=line) from error
        if self._pixels > MOST_INNER_PIXELS:
            _refuse("drawing_with_bad_picture", line)


def _leave(_: str) -> None:
    """A link to follow by a press draws nothing."""


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else 0
    return found[2] or (chr(code) if 0 < code < 0x110000 else "")


def _refuse(kind: str, line: int) -> NoReturn:
    raise PictureRefused(kind, line=line)
