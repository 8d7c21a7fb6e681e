"""What every screen is to the window and to its keyboard."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.navigation import Place, Visit


class ReadingGroup(QWidget):
    """Base of what holds pieces side by side: a reader finishes with one piece before going on to the next."""


class View(QWidget):
    """Base of all screens for patients; one that has no pages has no starts of pages.

    `turn_ms` is how long one of its pages takes to become the next, in milliseconds.
    """

    turn_ms: ClassVar[int] = tokens.PAGE_CHANGE_MS

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "view")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    @property
    def starts(self) -> tuple[Place, ...]:
        """The place at which each page starts in the present layout."""
        return ()

    def show_visit(self, visit: Visit) -> None:
        """Shows what of the visit is not in the words and the look it was made from: the place, and what is ticked."""
        self.show_place(visit.route.place)

    def show_place(self, place: Place) -> None:
        """Turns to the page with that place."""
