"""Says the newer words of CSS in older ones, which resvg knows: drawing programs write them, browsers know them; no Qt.

What can be said so: variables (`var(--ink, black)`), colours for light and dark (`light-dark(white, black)`, as draw.io
writes them), colours without commas (`rgb(0 0 0 / 50%)`), colours told again for better screens, as Figma does, and
`transform` or `filter` among the styles of an element, letters from right to left. What cannot is found by `too_new`,
rather than drawn in black. See
https://github.com/linebender/resvg/blob/main/docs/unsupported.md.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final
from xml.etree import ElementTree

_VARIABLE: Final = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")
_CALL: Final = re.compile(r"\b(var|light-dark|rgba?|hsla?)\(", re.IGNORECASE)
_MOVED: Final = re.compile(r"(?:^|;)\s*(transform|transform-origin|filter)\s*:\s*([^;]+)", re.IGNORECASE)
_UNIT: Final = re.compile(r"(?<=[\d.])(?:deg|px)\b", re.IGNORECASE)
_PERCENT: Final = re.compile(r"^(\d{1,3}(?:\.\d{1,9})?)%$")
# A second value for screens with more colours; the first is for all others.
_AGAIN: Final = re.compile(r"(?<=;)\s*[\w-]+\s*:\s*color\([^;}]*;?")
# Also a short name for several things, of which only the colour is seen in a drawing.
_GROUND: Final = re.compile(r"(?<![\w-])background\s*:", re.IGNORECASE)
_INK: Final = re.compile(r"\bcurrentcolor\b", re.IGNORECASE)
_NAMED: Final = re.compile(r"\brebeccapurple\b", re.IGNORECASE)
# Functions, selectors and conditions that resvg passes over; what it leaves out is black, or missing.
_TOO_NEW: Final = re.compile(
    r"\b(?:oklch|oklab|lab|lch|hwb|color-mix|color|calc)\(|:(?:not|is|where|has|nth-[a-z-]+)\(|"
    r":(?:last-child|only-child|empty|(?:first|last|only)-of-type)\b|~(?!=)|&|drop-shadow\([^()]*\((?=[^{}]*\})|"
    r"transform-box\s*:(?!\s*view-box)|vector-effect\s*:\s*non-scaling-stroke|pathLength\s*:|"
    r"clip-path\s*:\s*(?:circle|ellipse|inset|polygon|path|rect)\(|"
    r"@(?:supports|layer|container)\b|@media(?!\s+print)(?![^{]*dark)|[*^$]=|(?<=\d)(?:turn|g?rad)\b|"
    r"(?<![^\s{;])(?:translate|rotate|scale|cx|cy|rx|ry|r|d|x|y)\s*:|(?<![^\s{;])transform\s*:(?=[^{}]*\})",
    re.IGNORECASE,
)
# Attributes that hold colours, and others in which newer words stand.
_COLOURS: Final = ("fill", "stroke", "color", "stop-color", "flood-color", "lighting-color")
PROPERTIES: Final = frozenset((*_COLOURS, "clip-path", "vector-effect", "transform-box", "pathLength"))
# Not for screens, or for dark ones.
_OTHER_MEDIA: Final = re.compile(r"print|dark", re.IGNORECASE)
# Calls within calls, and how long what stands for one may grow: variables can stand for one another without end.
_DEEPEST: Final = 8
_LONGEST: Final = 1_000


def with_plain_css(root: ElementTree.Element) -> ElementTree.Element:
    """The root of a drawing, changed so that all of its styles are in older words."""
    variables: dict[str, str] = {}
    for words in _styles(root):
        for name, value in _VARIABLE.findall(words):
            variables.setdefault(name, value)  # a second one is for a dark screen
    for element in root.iter():
        if element.tag.endswith("}style") and element.text:
            element.text = "/**/" if _OTHER_MEDIA.search(element.get("media", "")) else _plain(element.text, variables)
        for name, value in element.attrib.items():
            if name == "style" or name in _COLOURS or "var(" in value:
                element.set(name, _plain(value, variables))
        if moved := _MOVED.findall(element.get("style", "")):
            element.attrib.update({name.lower(): _UNIT.sub("", value) for name, value in moved})
            element.set("style", _MOVED.sub("", element.attrib["style"]))
        if element.tag.endswith("}text") and _of(element, "direction") == "rtl":
            _turn(element)
    return root


def too_new(words: str) -> str | None:
    """The first words of a style that cannot be said in older ones; none where all can be."""
    found = _TOO_NEW.search(_AGAIN.sub("", words))
    return None if found is None else found[0]


def _turn(text: ElementTree.Element) -> None:
    """Words from right to left start at the right: resvg lays them so, but takes the left for their start."""
    for element in text.iter():
        if anchor := _of(element, "text-anchor") or ("start" if element is text else ""):
            turned = {"start": "end", "end": "start"}.get(anchor, anchor)
            element.set("style", "; ".join(filter(None, (element.get("style"), f"text-anchor: {turned}"))))


def _of(element: ElementTree.Element, name: str) -> str:
    """What an element itself says of a property."""
    said = re.findall(rf"(?:^|;)\s*{name}\s*:\s*([\w-]+)", element.get("style", ""))
    return str(said[-1]) if said else element.get(name, "")


def _styles(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag.endswith("}style"):
            yield element.text or ""
        yield element.get("style", "")


def _plain(words: str, variables: Mapping[str, str], depth: int = 0) -> str:
    """The words with each call in older ones."""
    words = _NAMED.sub("#663399", _INK.sub("currentColor", _AGAIN.sub("", words)))
    words = _GROUND.sub("background-color:", words).replace(":root", "svg")
    said, at = [], 0
    while (call := _CALL.search(words, at)) is not None:
        arguments, end = _arguments(words, call.end())
        inner = [_plain(argument, variables, depth + 1).strip() for argument in arguments]
        told = _TOLD[call[1].lower()[:3]](call[1], inner, variables)
        if call[1].lower() == "var" and depth < _DEEPEST:
            told = _plain(told, variables, depth + 1)
        said += [words[at : call.start()], told[:_LONGEST]]
        at = end
    return "".join((*said, words[at:]))


def _arguments(words: str, start: int) -> tuple[list[str], int]:
    """What stands between the brackets of a call, parted at its own commas, and where it ends."""
    parts: list[str] = []
    depth, begin = 0, start
    for place in range(start, len(words)):
        match words[place]:
            case "(":
                depth += 1
            case ")" if depth == 0:
                return [*parts, words[begin:place]], place + 1
            case ")":
                depth -= 1
            case "," if depth == 0:
                parts.append(words[begin:place])
                begin = place + 1
            case _:
                pass
    return [*parts, words[begin:]], len(words)


def _variable(_: str, arguments: list[str], variables: Mapping[str, str]) -> str:
    return variables.get(arguments[0], ", ".join(arguments[1:]) or "none").strip()


def _light(_: str, arguments: list[str], __: Mapping[str, str]) -> str:
    return arguments[0]


def _colour(name: str, arguments: list[str], _: Mapping[str, str]) -> str:
    """With commas, and with an `a` in its name where it is partly transparent."""
    if len(arguments) == 1:
        tones, _slash, cover = arguments[0].partition("/")
        arguments = [*_UNIT.sub("", tones).split(), *([_PERCENT.sub(_share, cover.strip())] if cover else [])]
    return f"{name.rstrip('aA')}{'a' if len(arguments) > 3 else ''}({', '.join(arguments)})"


def _share(percent: re.Match[str]) -> str:
    return f"{float(percent[1]) / 100:g}"


_TOLD: Final[Mapping[str, Callable[[str, list[str], Mapping[str, str]], str]]] = {
    "var": _variable,
    "lig": _light,
    "rgb": _colour,
    "hsl": _colour,
}
