"""The text of a drawing: its style filled in, its layers shown or taken alone, and how they say they move; no Qt.

A drawing is an SVG whose shapes carry classes, never colours. Direct children of its root with the class `option` are
layers that the content shows by name; `data-motion` and the like say how such a layer comes (`docs/drawings.md`).
"""

from collections.abc import Collection, Mapping, Sequence
from math import isfinite
from typing import Final, Literal, NamedTuple
from xml.etree import ElementTree

from defusedxml.ElementTree import fromstring

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
    """The optional layers of a drawing that was looked at, in the order they are drawn."""
    root = fromstring(source, forbid_entities=False)  # those it has were looked at
    return tuple(_layer(child) for child in root if _is_option(child) and child.get("id"))


def stacked(
    drawn: Sequence[Layer], before: Collection[str], after: Collection[str]
) -> tuple[tuple[str, ...], tuple[Layer, ...]]:
    """The layers that stay the ground between two steps of a story, and those above, which are drawn one by one.

    Layers below all that come or go are part of the ground; the order is the drawing's.
    """
    moving = (index for index, layer in enumerate(drawn) if (layer.id in before) != (layer.id in after))
    first = next(moving, len(drawn))
    present = {*before, *after}
    ground = tuple(layer.id for layer in drawn[:first] if layer.id in present)
    return ground, tuple(layer for layer in drawn[first:] if layer.id in present)


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


class Variant(NamedTuple):
    """One appearance of a drawing: the style sheet that fills an empty one, its layers, the parts that are lit.

    With `alone` only that child of the root is drawn.
    """

    style: str = ""
    show: tuple[str, ...] = ()
    lit: tuple[str, ...] = ()
    alone: str | None = None


def filled_in(style: str, colours: Mapping[str, str]) -> str:
    """A style sheet with the colours in the place of its `{names}`."""
    for token, colour in colours.items():
        style = style.replace(f"{{{token}}}", colour)
    return style


def themed(source: str, variant: Variant) -> str:
    """The drawing in that variant."""
    return ElementTree.tostring(dressed(fromstring(source), variant), encoding="unicode")


def dressed(root: ElementTree.Element, variant: Variant) -> ElementTree.Element:
    """The root of a drawing, changed to that variant."""
    for element in root.iter(f"{{{_SVG}}}style"):
        if not (element.text or "").strip():  # a drawing with a style of its own keeps it
            element.text = variant.style
    _choose(root, variant.show, variant.alone)
    for element in root.iter():
        if element.get("id") in variant.lit:
            _mark(element, "lit")
        elif variant.lit and "part" in element.get("class", "").split():
            _mark(element, "dim")
    return root


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
