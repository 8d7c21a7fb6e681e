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
        return _beside(scan, top, scan.last.start)
    return _beside(scan, top, start) if top.expects in (FIRST, NEXT, COMMA) and scan.token.kind in ("{", "[") else None


def _beside(scan: Scan, top: Frame, start: int) -> Pasted | None:
    """What begins there among the names of an object, with the list that stands before or behind it."""
    text, (value, end), former = scan.text, _values(scan.text, start), _value_before(scan, top)
    before, following = len(text[:start].rstrip(_BETWEEN)), _behind(text, end)
    comma = "," if text[following : following + 1] == '"' and text[before - 1] != "{" else ""
    is_name = top.expects == COLON and "\n" in text[before:start]  # in a line of its own, and its value is missing
    if isinstance(former, list) and end > start and not is_name and _fits(value, former, scan, top):
        values = f"{',' if former else ''}{text[start:end]}]{comma}"
        return Pasted("pasted_below_list", start, before - 1, before - 1, following, values)
    if top.expects == COLON:
        return None
    if _OBJECTS.match(text, following) and isinstance(former, dict):
        first = text.index("{", scan.starts[top.before or ()])
        return Pasted("pasted_above_list", first, following, first, following + 1, f"[{text[first:before]},")
    match = _LIST.match(text, following)
    if match and isinstance(value, dict) and _alike(value, _values(text, _behind(text, match.end()))[0]):
        moved = f"{',' if text[before - 1] != '{' else ''}{match[0]}{text[start:end]},"
        return Pasted("pasted_above_list", start, match.end() - 1, before, match.end(), moved)
    if isinstance(value, dict) and top.path and isinstance(top.path[-1], int):
        return Pasted("pasted_inside", start, top.start, before, following, comma)
    return None


def _fits(value: Any, former: list[Any], scan: Scan, top: Frame) -> bool:
    """Whether a value is of the sort of those in a list, rather than of the object that it stands in."""
    if not former or not isinstance(value, dict):
        return not former or isinstance(former[-1], type(value))
    names = {str(path[-1]) for path in scan.starts if path[:-1] == top.path and len(path) > len(top.path)}
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
    """The value that begins there, and where the last one ends of those of its sort, with commas between them."""
    value, end, at = None, start, start
    while text[at : at + 1] == text[start] != "[":
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        at = _behind(text, end)
        if text[start] == '"':
            break
    return value, end


def _behind(text: str, end: int) -> int:
    """Where something begins again behind that, space and a comma left out."""
    match = _GAP.match(text, end)
    return match.end() if match else end
