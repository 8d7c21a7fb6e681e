"""No exception leaves a method that Qt calls: Qt would go on with it pending, and call the next such method with it.

PySide6 6.11.3 raises an exception of an override only when the call of Qt that led there returns. Until then other
overrides run with it set, which ends in "returned a result with an exception set" and then in a segmentation fault
(seen when a `resizeEvent` failed within `show`; no report is known).
"""

import sys
from collections.abc import Callable, Iterator
from functools import wraps
from types import FunctionType
from typing import Any, Final

from PySide6.QtCore import QObject

# What Qt calls beside its event handlers; where one of these fails, Qt's own serves.
_ASKED: Final = frozenset(
    {"event", "eventFilter", "sizeHint", "minimumSizeHint", "hasHeightForWidth", "heightForWidth", "hitButton",
     "focusNextPrevChild"}
)  # fmt: skip
_OURS: Final = "kiosk."


def guard_overrides() -> None:
    """From now on whatever such a method of our classes raises goes to `sys.excepthook` at once."""
    for kind in _subclasses(QObject):
        for name, function in list(vars(kind).items()):
            if isinstance(function, FunctionType) and (name.endswith("Event") or name in _ASKED):
                setattr(kind, name, _guarded(kind, function))


def _subclasses(kind: type[Any]) -> Iterator[type[Any]]:
    """Our classes below that one."""
    for below in kind.__subclasses__():
        if below.__module__.startswith(_OURS):
            yield below
        yield from _subclasses(below)


def _guarded(kind: type, function: FunctionType) -> Callable[..., Any]:
    name = function.__name__
    if hasattr(function, "__wrapped__"):  # by an earlier kiosk of this process
        return function

    @wraps(function)
    def guarded(self: Any, *arguments: Any) -> Any:
        try:
            return function(self, *arguments)
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)
            return getattr(super(kind, self), name)(*arguments) if name in _ASKED else None

    return guarded
