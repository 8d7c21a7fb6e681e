"""What a view was built from."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from kiosk.content.front import Front
from kiosk.navigation import Screen, Visit

if TYPE_CHECKING:
    from kiosk.content.model import Content


@dataclass(frozen=True)
class ViewKey:
    """A view is built again when this changes; the waiting screen needs the front alone, and has no content here."""

    front: Front | None
    content: "Content | None"
    size: QSize
    language: str
    text_size: int
    high_contrast: bool
    screen: Screen
    section: str

    @classmethod
    def of(cls, front: Front | None, content: "Content | None", size: QSize, visit: Visit) -> "ViewKey":
        """For a visit in a window of that size; until the content is loaded every visit is at the waiting screen."""
        screen = Screen.ATTRACT if content is None else visit.route.screen
        section = "" if content is None else visit.route.section
        source = None if screen is Screen.ATTRACT else content
        return cls(front, source, size, visit.language, visit.text_size, visit.high_contrast, screen, section)

    @property
    def bar(self) -> tuple[object, ...]:
        """What the bar was built from."""
        return self.front, self.size, self.language, self.text_size, self.high_contrast
