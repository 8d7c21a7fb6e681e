"""The two dark screens: that of quiet hours, and that on which the glass is cleaned."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.views.staff.screen import FullStaffScreen, Wording
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.controls.label import Label

_LOOK: Final = "on-night"
_MOON: Final = 110
# Where the words of the quiet screen stand in turn, in shares of the free height above them: no pixel stays lit.
_PLACES: Final = (50, 30, 65, 40, 75, 25)


class QuietScreen(FullStaffScreen):
    """Dark and calm in quiet hours; any touch and any key wakes (`left`)."""

    whole_glass = True

    def __init__(self, invitations: Mapping[str, str], theme: Theme, parent: QWidget) -> None:
        """`invitations` are the words to begin by the code of their language."""
        super().__init__(theme, parent, next(iter(invitations.values()), ""), "", "night")
        centre = Qt.AlignmentFlag.AlignHCenter
        self.column.addStretch(1)
        side = theme.metrics.px(_MOON)
        self.column.addWidget(Icon("moon", theme.colours.on_night, side, theme), 0, centre)
        for code, words in invitations.items():
            self.column.addWidget(Label(words, "heading", theme.speaking(code, words), style=_LOOK, align=centre))
        self.column.addStretch(1)
        self.drift(0)
        self.tapped.connect(self.left)

    def drift(self, step: int) -> None:
        """Moves the words to their place number `step`, round and round."""
        above = _PLACES[step % len(_PLACES)]
        self.column.setStretch(0, above)
        self.column.setStretch(self.column.count() - 1, 100 - above)

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
