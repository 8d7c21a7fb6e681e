r"""What a backslash in a text was meant for: a folder on Windows, or nothing at all; no Qt.

In the file a backslash changes the letter after it: `\b` is an invisible character, and `\p` has no meaning.
"""

import re
from typing import Final

_BACKSLASHES: Final = re.compile(r"\\+")
_FROM_THE_TOP: Final = re.compile(r"[A-Za-z]:\\|\\\\")
_ENDS_LIKE_A_FILE: Final = re.compile(r"\.[A-Za-z]{3,4}\Z")
_UNICODE: Final = re.compile(r"\\u[0-9a-fA-F]{4}")
_TEXT: Final = re.compile(r'"((?:[^"\\\n]|\\[^\n])*+)"')
# The first such escape and the letters it begins, after others.
_INVISIBLE: Final = re.compile(r"(?:[^\\]|\\(?![bfnrt]|u00[0189][0-9a-fA-F]|u202[89]).)*+(\\\w{1,20})")


def as_typed(text: str, start: int) -> str:
    """The text that begins with the quotation mark at `start`, as it stands in the file; empty when there is none."""
    match = _TEXT.match(text, start)
    return match[1] if match else ""


def picture_meant(typed: str) -> str | None:
    """How the name of a file that was typed with backslashes is written here; None when it is no such name."""
    if _UNICODE.search(typed):
        return None
    *folders, name = _BACKSLASHES.split(typed)
    if _FROM_THE_TOP.match(typed):
        return name
    return "/".join((*folders, name)) if folders and _ENDS_LIKE_A_FILE.search(name) else None


def invisible(typed: str) -> tuple[int, str] | None:
    """Where the first backslash that makes an invisible character stands, and the word it begins."""
    found = _INVISIBLE.match(typed)
    return (found.start(1), found[1]) if found else None
