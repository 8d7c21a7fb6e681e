"""Asks whether somebody is still there, before everything is forgotten."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.views.context import Scene
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.label import Words
from kiosk.widgets.controls.overlay import Overlay


class IdleOverlay(Overlay):
    """Emits `stayed` for the button and for a tap anywhere."""

    stayed = Signal()
    whole_glass = True

    def __init__(self, scene: Scene, parent: QWidget) -> None:
        words = scene.content.interface.idle
        super().__init__(scene.theme, parent, scene.say(words.title))
        self._seconds = scene.say(words.seconds)
        theme = scene.theme
        centre = Qt.AlignmentFlag.AlignHCenter
        self._left = Words("", "display", theme, look="accent", align=centre)
        self.show_seconds(0)
        stay = LabelButton(
            scene.say(words.stay),
            "still-here",
            "primary",
            theme,
            upright=True,
            target_mm=tokens.PRIMARY_MM * 1.4,
            type_role="heading",
        )
        self.column.addWidget(Words(scene.say(words.title), "title", theme, align=centre))
        self.column.addWidget(Words(scene.say(words.text), "lead", theme, align=centre))
        self.column.addWidget(self._left)
        self.column.addWidget(stay)
        stay.clicked.connect(self.stayed)
        self.tapped.connect(self.stayed)

    def show_seconds(self, seconds: int) -> None:
        """Shows how many seconds are left."""
        self._left.setText(self._seconds.format(seconds=seconds))
