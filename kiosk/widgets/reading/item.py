"""What one widget says: the only description of it, whoever asks."""

from enum import Enum
from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


class Kind(Enum):
    """What a part of the screen is to whoever cannot see it."""

    HEADING = "heading"
    TEXT = "text"
    PICTURE = "picture"
    CODE = "code"
    PROGRESS = "progress"
    BUTTON = "button"
    TOGGLE = "toggle"
    ENLARGE = "enlarge"  # a picture as a button, which is not seen beside it


class Reading(NamedTuple):
    """What a widget says, in the language of that code.

    `level` is that of a heading, from 1; `hint` is what may be added to a button; `on` is the state of a toggle.
    """

    kind: Kind
    text: str
    language: str
    level: int = 0
    hint: str = ""
    on: bool = False


@runtime_checkable
class Readable(Protocol):
    """A widget that says something; what it is made of is not read beside it, unless it is a picture."""

    def reading(self) -> Reading | None:
        """What it says now; none where it says nothing."""


@runtime_checkable
class Lightable(Protocol):
    """A widget that lights a part of its words up while they are spoken."""

    def light(self, begin: int, end: int) -> None:
        """Lights the characters from `begin` to before `end` of its text up; none where they are the same."""


class ScreenItem(NamedTuple):
    """A part of the screen: what it says, and the widget that shows it."""

    reading: Reading
    widget: QWidget
