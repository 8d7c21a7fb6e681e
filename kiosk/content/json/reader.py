"""Reads JSON as the standard library does, only stricter, and tells the first slip of any other text; no Qt.

A sound text is read by `json`. In any other each guess of what was meant is tried, and the one is believed after which
`json` reads the most. Which bracket was lost is told by the indentation, in a text that keeps to it.
"""

import json
import re
from contextlib import suppress
from typing import Any, Final

from kiosk.content.json.document import Document
from kiosk.content.json.guesses import Guess, Guesses, told_once
from kiosk.content.json.scanner import CLOSING, DEEPEST, END, LONGEST_NUMBER, MOST_VALUES, NOTHING, Scan

_SURROGATE: Final = re.compile(rb"\\u[dD][89a-fA-F]")
# How many guesses by indentation are tried; it is a guide where at most one line of so many does not keep to it.
_MOST_BY_INDENT: Final = 5
_KEPT: Final = 8


def parse(text: str) -> Document:
    """Reads any text, never raising; the value can be trusted when there is no slip."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        return Document(text, _loaded(text))
    except (ValueError, RecursionError):
        return _with_first_slip(text)


def _loaded(text: str) -> Any:
    """The value of a text; raises `ValueError` or `RecursionError` where it may not be sound."""
    if _SURROGATE.search(text.encode()):  # which raises it itself for a lone half of a surrogate pair
        raise ValueError(text)
    value = json.loads(  # `int` raises it for NaN and Infinity
        text, object_pairs_hook=_object, parse_int=_number, parse_float=_number, parse_constant=int
    )
    count, depth, outer = 1, 0, [value]
    while outer := [value for value in outer if isinstance(value, dict | list)]:
        outer = [inner for value in outer for inner in (value.values() if isinstance(value, dict) else value)]
        count, depth = count + len(outer), depth + 1
        if count > MOST_VALUES or depth > DEEPEST:
            raise ValueError(text)
    return value


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(members)
    if len(value) < len(members):
        raise ValueError(value)
    return value


def _number(digits: str) -> float:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError(digits)
    return float(digits) if any(mark in digits for mark in ".eE") else int(digits)


def _with_first_slip(text: str) -> Document:
    scan = Scan(text)
    by_indent: list[Guess] = []
    for left in scan.read():
        if len(by_indent) < _MOST_BY_INDENT:
            by_indent += Guesses(scan, left).of_indentation()
    if scan.token.kind == END and scan.frames[-1].expects == NOTHING:
        return Document(text, json.loads(text), scan.twice)
    guesses = [*((guess, True) for guess in by_indent), *((guess, False) for guess in Guesses(scan).at_slip())]
    guesses.sort(key=lambda one: _unread(one[0].mended(text)))
    best = next(guess for guess, is_by_indent in guesses if not is_by_indent or _keeps(guess.mended(text)))
    mended = best.mended(text)
    twice = _scanned(mended)[0].twice if scan.twice else None
    slip = twice if twice and twice.offset < best.start else told_once(best, text)
    return Document(text, _value(mended, scan), slip)


def _unread(text: str) -> int:
    """How much of a text `json` does not read."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return len(text) - error.pos + 1
    except (ValueError, RecursionError):
        return len(text)
    return 0


def _scanned(text: str) -> tuple[Scan, int]:
    """A text read up to its first slip, and how many tokens before that are indented otherwise."""
    scan = Scan(text)
    return scan, sum(1 for _ in scan.read())


def _keeps(text: str) -> bool:
    """Whether nearly all lines of a text, as far as it can be read, are indented as its brackets ask for."""
    scan, displaced = _scanned(text)
    return displaced * _KEPT <= text.count("\n", 0, scan.token.start) + 1


def _value(mended: str, scan: Scan) -> Any:
    """The value of the mended text; where there are more slips, what was read before the first."""
    closing = "".join(CLOSING[frame.bracket] for frame in reversed(scan.frames[1:]))
    for text in (mended, scan.text[: scan.complete] + closing):
        with suppress(ValueError, RecursionError):
            return json.loads(text)
    return None
