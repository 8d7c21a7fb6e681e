"""The two dark screens: that of quiet hours, and that on which the glass is cleaned."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.views.staff.screen import FullStaffScreen, Wording
from kiosk.widgets.controls.label import Label

_LOOK: Final = "on-night"


class QuietScreen(FullStaffScreen):
    """Black in quiet hours, not one pixel is lit; any touch and any key wakes (`left`)."""

    whole_glass = True
    shows_dot = False

    def __init__(self, name: str, theme: Theme, parent: QWidget) -> None:
        """`name` is what a screen reader says: the words to begin."""
        super().__init__(theme, parent, name, "", "black")
        self.tapped.connect(self.left)

    def key(self, _key: int) -> None:
        """Any key wakes."""
        self.left.emit()


class CleaningScreen(FullStaffScreen):
    """The seconds in which the glass can be cleaned, huge; nothing on it reacts."""

    def __init__(self, wording: Wording, theme: Theme, parent: QWidget) -> None:
        words = wording.words
        super().__init__(theme, parent, wording.say(words.wiping), wording.language, "night")
        centre = Qt.AlignmentFlag.AlignHCenter
        self._number = Label("", "countdown", theme, style=_LOOK, align=centre)
        self.show_seconds(round(tokens.WIPE_S))
        self.column.addStretch(1)
        self.column.addWidget(Label(wording.say(words.wiping), "title", theme, style=_LOOK, align=centre))
        self.column.addWidget(self._number)
        self.column.addWidget(Label(wording.say(words.wiping_text), "lead", theme, style=_LOOK, align=centre))
        self.column.addStretch(1)

    def show_seconds(self, seconds: int) -> None:
        """Shows how many seconds are left."""
        self._number.setText(str(seconds))

    def key(self, _key: int) -> None:
        """No key does anything."""
