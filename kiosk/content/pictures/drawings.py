"""Looks at a drawing (SVG) before it is shown: is it whole, of a size, and does it stay within itself; no Qt."""

import re
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import DefusedXMLParser, ExternalReferenceForbidden

from kiosk.content.pictures.drawing_links import Links
from kiosk.content.pictures.kinds import NARROWEST, PictureInfo, PictureRefused

# The largest of the program's own, the injection, has 208 KB.
LARGEST_DRAWING: Final = 2_000_000
# Far deeper than drawing programs nest; resvg runs out of stack at some 200.
DEEPEST: Final = 128

_ROOT: Final = "{http://www.w3.org/2000/svg}svg"
_FORBIDDEN: Final = {
    **dict.fromkeys(("script", "handler", "listener"), "drawing_with_script"),
    **dict.fromkeys(("foreignobject", "iframe", "embed", "object", "audio", "video", "canvas"), "drawing_with_page"),
    **dict.fromkeys(("animate", "animatecolor", "animatemotion", "animatetransform"), "drawing_that_moves"),
    **dict.fromkeys(("set", "discard", "mpath"), "drawing_that_moves"),
}
# What is only seen where something else refers to it.
_UNSEEN: Final = frozenset(
    {"defs", "style", "metadata", "title", "desc", "symbol", "marker", "mask", "pattern", "filter", "clippath"}
    | {"lineargradient", "radialgradient", "stop", "namedview"}
)
_NUMBER: Final = r"[-+]?(?:[0-9]{1,20}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})(?:[eE][-+]?[0-9]{1,3})?"
_VIEW: Final = re.compile(r"\s*" + r"(?:\s*,\s*|\s+)".join([f"({_NUMBER})"] * 4) + r"\s*")
# Pixels for each unit of length, https://www.w3.org/TR/css-values/#absolute-lengths; em and ex as in type of 16 px.
_UNITS: Final = {
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "em": 16.0,
    "ex": 8.0,
}
_LENGTH: Final = re.compile(rf"\s*({_NUMBER})({'|'.join(_UNITS)})?\s*")
_LONGEST_ENTITY: Final = 200
_SMALLEST_UNIT: Final = 0.01
_LARGEST_UNIT: Final = 1_000_000.0


def inspect_drawing(data: bytes) -> PictureInfo:
    """What is known of an SVG drawing; raises `PictureRefused` when it must not be shown."""
    if len(data) > LARGEST_DRAWING:
        raise PictureRefused("drawing_too_large", limit=LARGEST_DRAWING // 1_000_000)
    inspector = _Inspector()
    # As text, so that the encoding the drawing claims to have changes nothing.
    text = drawing_text(data)
    parser = DefusedXMLParser(target=inspector, forbid_entities=False)
    inspector.watch(parser.parser)
    try:
        parser.feed(text)
        return parser.close()  # type: ignore[no-any-return]
    except ExternalReferenceForbidden as error:
        raise PictureRefused("drawing_with_entities", line=inspector.line) from error
    except ParseError as error:
        raise PictureRefused("drawing_malformed", line=error.position[0]) from error


def drawing_text(data: bytes) -> str:
    """The text of a drawing; raises `PictureRefused` when it was saved in another way."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PictureRefused("drawing_not_utf_8") from error


class _Inspector:
    """Follows a drawing while it is parsed, refuses it at the first line that must not be, and notes its ids."""

    def __init__(self) -> None:
        self._expat: Any = None
        self._open: list[str] = []
        self._unseen = 0
        self._style: tuple[int, list[str]] = (0, [])
        self._ids: dict[str, bool] = {}
        self._size = (0.0, 0.0)
        self._themed = False
        self._letters: set[str] = set()
        self._links = Links()

    def watch(self, expat: Any) -> None:
        """Hears of the entities that are declared as well; `expat` is the parser beneath."""
        self._expat = expat
        expat.EntityDeclHandler = self._declared

    @property
    def line(self) -> int:
        """The line that is being parsed."""
        return int(self._expat.CurrentLineNumber)

    def _declared(self, _name: str, is_parameter: int, value: str | None, *_: object) -> None:
        """Illustrator keeps long names in entities; one within another can make a drawing endless."""
        if is_parameter or value is None or "&" in value or len(value) > _LONGEST_ENTITY:
            raise PictureRefused("drawing_with_entities", line=self.line)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = tag.rpartition("}")[2].lower()
        if not self._open:
            self._size = _proven_size(tag, attributes)
        self._open.append(name)
        self._unseen += name in _UNSEEN
        if len(self._open) > DEEPEST:
            raise PictureRefused("drawing_too_deep", line=self.line)
        if (
            name in _FORBIDDEN and "requiredExtensions" not in attributes
        ):  # Illustrator's own, which all others leave out
            raise PictureRefused(_FORBIDDEN[name], line=self.line)
        if name == "style":
            self._style = (self.line, [])
        if ident := attributes.get("id"):
            self._ids.setdefault(ident, not self._unseen)
        if any(attribute.lower().startswith("on") for attribute in attributes):
            raise PictureRefused("drawing_with_script", line=self.line)
        if name == "a":  # where a touch would lead; nothing is fetched for it
            attributes = {key: value for key, value in attributes.items() if not key.endswith("href")}
        self._links.judge(attributes, self.line)

    def end(self, _: str) -> None:
        """An element ends."""
        name = self._open.pop()
        self._unseen -= name in _UNSEEN
        if name == "style":
            line, words = self._style
            self._links.judge_style("".join(words), line)
            self._themed = self._themed or not "".join(words).strip()

    def data(self, text: str) -> None:
        """Characters between the elements."""
        if self._open[-1] == "style":
            self._style[1].append(text)
        elif "text" in self._open:
            self._letters.update(text)
        elif "flowroot" in self._open and text.strip():  # Inkscape's own, of a standard that never came
            raise PictureRefused("drawing_too_new", line=self.line, words="flowRoot")

    def pi(self, target: str, _: str | None = None) -> None:
        """An instruction to programs, such as to load a style sheet."""
        if target.lower() == "xml-stylesheet":
            raise PictureRefused("drawing_with_link", line=self.line)

    def close(self) -> PictureInfo:
        """The drawing is over."""
        parts = tuple(ident for ident, seen in self._ids.items() if seen)
        ids = frozenset(self._ids)
        letters = "".join(sorted(self._letters))
        return PictureInfo(*self._size, is_drawing=True, themed=self._themed, ids=ids, parts=parts, letters=letters)


def _proven_size(tag: str, attributes: dict[str, str]) -> tuple[float, float]:
    if tag != _ROOT:
        raise PictureRefused("drawing_of_another_kind")
    width, height = _size(attributes)
    if not all(_SMALLEST_UNIT <= side <= _LARGEST_UNIT for side in (width, height)):
        raise PictureRefused("drawing_without_size")
    if max(width, height) > NARROWEST * min(width, height):
        raise PictureRefused("picture_too_narrow", width=round(width), height=round(height), times=NARROWEST)
    return width, height


def _size(attributes: dict[str, str]) -> tuple[float, float]:
    """The width and height of a drawing in its own units; 0 when they are not told."""
    if "viewBox" in attributes:
        view = _VIEW.fullmatch(attributes["viewBox"])
        x, y, width, height = map(float, view.groups()) if view else (0.0, 0.0, 0.0, 0.0)
        return (width, height) if max(abs(x), abs(y)) <= _LARGEST_UNIT else (0, 0)
    sides = [_LENGTH.fullmatch(attributes.get(side, "")) for side in ("width", "height")]
    width, height = (float(side[1]) * _UNITS[side[2] or "px"] if side else 0.0 for side in sides)
    return width, height
