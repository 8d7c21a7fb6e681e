"""Refuses to start where the program is known to die later."""

import sys
from typing import Final

# PySide6 6.12.0 drops a reference to None with each void call; before Python 3.12 (immortal None) the process aborts
# after about 5,000 calls (measured on 3.10 and 3.11; 6.11.3 does not). No report is known; one of the same kind is
# https://github.com/python/cpython/issues/93762
_FIRST_BROKEN: Final = (6, 12)
_FIRST_SAFE_PYTHON: Final = (3, 12)
_OLDEST_PYTHON: Final = (3, 11)


class CannotStart(Exception):
    """Why the program cannot start, in one line for the person at the terminal."""


def why_not(python: tuple[int, ...], pyside: tuple[int, ...]) -> str | None:
    """Why these versions cannot run the kiosk; `None` when they can."""
    if python < _OLDEST_PYTHON:
        return "Python 3.11 or newer is needed; run `make run`, which sets up what is missing"
    if pyside >= _FIRST_BROKEN and python < _FIRST_SAFE_PYTHON:
        return "PySide6 6.12 aborts on Python before 3.12; install PySide6 6.11.3 (`make run` does) or Python 3.12"
    return None


def why_not_here() -> str | None:
    """Why this Python and PySide6 cannot run the kiosk; `None` when they can."""
    try:
        from PySide6 import __version_info__ as pyside
    except ImportError as error:
        return f"PySide6 cannot be loaded ({error}); run `make run`, which sets up what is missing"
    return why_not(tuple(sys.version_info[:2]), tuple(int(part) for part in pyside[:2]))
