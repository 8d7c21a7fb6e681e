"""What a view was built from."""

from typing import NamedTuple

from PySide6.QtCore import QSize

from kiosk.content.model import Content
from kiosk.navigation import Screen, Visit


class ViewKey(NamedTuple):
    """A view is built again when this changes."""

    content: Content | None
    size: QSize
    language: str
    text_size: int
    high_contrast: bool
    screen: Screen
    section: str

    @classmethod
    def of(cls, content: Content | None, size: QSize, visit: Visit) -> "ViewKey":
        """For a visit in a window of that size."""
        route = visit.route
        return cls(content, size, visit.language, visit.text_size, visit.high_contrast, route.screen, route.section)

    @property
    def bar(self) -> tuple[object, ...]:
        """What the bar was built from."""
        return self[:5]
