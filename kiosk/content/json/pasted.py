"""Finds what was pasted beside the list where it belongs: below its `]`, above it, into an item, below all; no Qt."""

import json
import re
from contextlib import suppress
from typing import Any, Final, NamedTuple

from kiosk.content.json.scanner import COLON, COMMA, FIRST, NEXT, NOTHING, TEXT, Frame, Scan

_DECODER: Final = json.JSONDecoder()
_BETWEEN: Final = " \t\n,"
_OBJECTS: Final = re.compile(r"\[[ \t\n]*[{\]]")
_GAP: Final = re.compile(r"[ \t\n]*,?[ \t\n]*")
_LIST: Final = re.compile(r'"(?:[^"\\\n]|\\.)*+"[ \t\n]*:[ \t\n]*\[')


class Pasted(NamedTuple):
    """A slip: its kind, where it is told, the bracket that its message names; what stands there, and how when moved."""

    kind: str
    told: int
    bracket: int
    start: int
    end: int
    moved: str


def pasted(scan: Scan) -> Pasted | None:
    """What begins with the token at hand, or the last one, if it is whole and stands in a wrong place."""
    text, top, start = scan.text, scan.frames[-1], scan.token.start
    if top.expects == NOTHING and text[start:].lstrip(_BETWEEN)[:1] in ("{", "["):
        return Pasted("pasted_after_end", start, scan.last.end - 1, scan.last.end, len(text), "")
    if top.bracket != "{":
        return None
    if top.expects == COLON and scan.last.kind == TEXT:
        return _below_list(_Place(scan, scan.last.start))
    if top.expects in (FIRST, NEXT, COMMA) and scan.token.kind in ("{", "["):
        place = _Place(scan, start)
        return _below_list(place) or _above_list(place) or _inside(place)
    return None


class _Place:
    """What begins there among the names of an object, and what stands around it."""

    def __init__(self, scan: Scan, start: int) -> None:
        text, self.scan, self.start, self.top = scan.text, scan, start, scan.frames[-1]
        self.value, self.end = _values(text, start)
        self.former = _value_before(scan, self.top)
        self.before, self.following = len(text[:start].rstrip(_BETWEEN)), _behind(text, self.end)
        self.is_first = text[self.before - 1] == "{"
        # What comes between its neighbours when it is gone.
        self.comma = "," if text[self.following : self.following + 1] == '"' and not self.is_first else ""


def _below_list(place: _Place) -> Pasted | None:
    text, closing, former = place.scan.text, place.before - 1, place.former
    # A name in a line of its own is no word of the list, but its value is missing.
    is_name = place.top.expects == COLON and "\n" in text[place.before : place.start]
    if not isinstance(former, list) or place.end == place.start or is_name or not _fits(place):
        return None
    moved = f"{',' if former else ''}{text[place.start : place.end]}]{place.comma}"
    return Pasted("pasted_below_list", place.start, closing, closing, place.following, moved)


def _above_list(place: _Place) -> Pasted | None:
    text, following = place.scan.text, place.following
    if _OBJECTS.match(text, following) and isinstance(place.former, dict):  # between the name of the list and its [
        first = text.index("{", place.scan.starts[place.top.before or ()])
        return Pasted("pasted_above_list", first, following, first, following + 1, f"[{text[first : place.before]},")
    match = _LIST.match(text, following)
    if match and isinstance(place.value, dict) and _alike(place.value, _values(text, _behind(text, match.end()))[0]):
        moved = f"{'' if place.is_first else ','}{match[0]}{text[place.start : place.end]},"
        return Pasted("pasted_above_list", place.start, match.end() - 1, place.before, match.end(), moved)
    return None


def _inside(place: _Place) -> Pasted | None:
    items = [frame.start for frame in place.scan.frames if frame.path and isinstance(frame.path[-1], int)]
    if not isinstance(place.value, dict) or not items:
        return None
    return Pasted("pasted_inside", place.start, items[-1], place.before, place.following, place.comma)


def _fits(place: _Place) -> bool:
    """Whether a value is of the sort of those in the list before it, rather than of the object that it stands in."""
    value, former, path = place.value, place.former, place.top.path
    if not former or not isinstance(value, dict):
        return not former or isinstance(former[-1], type(value))
    names = {str(inner[-1]) for inner in place.scan.starts if inner[:-1] == path and len(inner) > len(path)}
    return _alike(value, former[-1]) >= max(1, len(value.keys() & names))


def _alike(value: dict[str, Any], item: Any) -> int:
    """How many names an object has that an item of a list has too."""
    return len(value.keys() & item.keys()) if isinstance(item, dict) else 0


def _value_before(scan: Scan, top: Frame) -> Any:
    """The last value of an object that is being read; None where there is none yet."""
    if top.before is None:
        return None
    with suppress(ValueError, RecursionError):
        _, end = _DECODER.raw_decode(scan.text, scan.starts[top.before])
        return _DECODER.raw_decode(scan.text, _behind(scan.text, scan.text.index(":", end) + 1))[0]
    return None


def _values(text: str, start: int) -> tuple[Any, int]:
    """The object or text that begins there; and where it ends, or the last of several objects."""
    value, end, at = None, start, start
    kind = text[start : start + 1]
    while kind in ("{", '"') and text[at : at + 1] == kind:
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        at = _behind(text, end)
        if kind == '"':
            break
    return value, end


def _behind(text: str, end: int) -> int:
    """Where something begins again behind that, space and a comma left out."""
    match = _GAP.match(text, end)
    return match.end() if match else end
