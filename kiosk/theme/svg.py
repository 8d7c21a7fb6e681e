"""The text of a drawing: its style filled in, its layers shown or taken alone, and how they say they move; no Qt.

A drawing is an SVG whose shapes carry classes, never colours. Direct children of its root with the class `option` are
layers that the content shows by name; `data-motion` and the like say how such a layer comes (`docs/drawings.md`).
"""

from collections.abc import Collection, Mapping
from math import isfinite
from typing import Final, Literal, NamedTuple
from xml.etree import ElementTree

from defusedxml.ElementTree import fromstring

from kiosk.content.pictures.spec import PictureSpec

_SVG: Final = "http://www.w3.org/2000/svg"
ElementTree.register_namespace("", _SVG)
ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")

# What a layer drawn by itself still needs of the rest: its look and its gradients.
_SHARED: Final = frozenset({"style", "defs", "linearGradient", "radialGradient"})

Way = Literal["fade", "slide", "swell", "spread", "wipe"]
_WAYS: Final[Mapping[str, Way]] = {"slide": "slide", "swell": "swell", "spread": "spread", "wipe": "wipe"}


class Layer(NamedTuple):
    """An optional layer and how it comes.

    `x` and `y` are where from (`slide`, an offset) or around what, in the drawing's units; `begin` and `end` are shares
    of the motion's time.
    """

    id: str
    way: Way = "fade"
    x: float = 0.0
    y: float = 0.0
    begin: float = 0.0
    end: float = 1.0


def layers(source: str) -> tuple[Layer, ...]:
    """The optional layers of a drawing, in the order they are drawn."""
    return tuple(_layer(child) for child in fromstring(source) if _is_option(child) and child.get("id"))


def _layer(element: ElementTree.Element) -> Layer:
    begin, end = _number(element, "begin", 0.0), _number(element, "end", 1.0)
    way = _WAYS.get(element.get("data-motion", ""), "fade")
    return Layer(element.get("id", ""), way, _number(element, "x"), _number(element, "y"), begin, max(end, begin))


def _number(element: ElementTree.Element, name: str, default: float = 0.0) -> float:
    try:
        number = float(element.get(f"data-{name}", ""))
    except ValueError:
        return default
    return number if isfinite(number) else default


def themed(source: str, style: str, colours: Mapping[str, str], spec: PictureSpec, alone: str | None = None) -> str:
    """The drawing in the theme's colours, its parts lit as a spec says; its optional layers shown, or one `alone`."""
    root: ElementTree.Element = fromstring(source)
    for token, colour in colours.items():
        style = style.replace(f"{{{token}}}", colour)
    for element in root.iter(f"{{{_SVG}}}style"):
        if not (element.text or "").strip():  # a drawing with a style of its own keeps it
            element.text = style
    _choose(root, spec.show, alone)
    for element in root.iter():
        if element.get("id") in spec.lit:
            _mark(element, "lit")
        elif spec.lit and "part" in element.get("class", "").split():
            _mark(element, "dim")
    return ElementTree.tostring(root, encoding="unicode")


def _choose(root: ElementTree.Element, show: Collection[str], alone: str | None) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            wanted = child.get("id") in show if _is_option(child) else True
            if alone is not None and parent is root:
                wanted = child.get("id") == alone or child.tag.rpartition("}")[2] in _SHARED
            if not wanted:
                parent.remove(child)


def _is_option(element: ElementTree.Element) -> bool:
    return "option" in element.get("class", "").split()


def _mark(group: ElementTree.Element, state: str) -> None:
    for element in group.iter():
        if "class" in element.attrib:
            element.set("class", f"{element.get('class')} {state}")
