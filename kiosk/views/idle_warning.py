"""Asks whether somebody is still there, before everything is forgotten."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.views.context import ViewContext
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.overlay import Overlay


class IdleOverlay(Overlay):
    """Emits `stayed` for the button and for a tap anywhere."""

    stayed = Signal()
    whole_glass = True

    def __init__(self, context: ViewContext, parent: QWidget) -> None:
        words = context.content.interface.idle
        super().__init__(context.theme, parent, context.say(words.title))
        self._seconds = context.say(words.seconds)
        theme = context.theme
        centre, target = Qt.AlignmentFlag.AlignHCenter, tokens.PRIMARY_MM * 1.4
        self._left = Label("", "display", theme, style="accent", align=centre)
        self.show_seconds(0)
        stay = LabelButton(
            context.say(words.stay), "still-here", "primary", theme, upright=True, target_mm=target, type_role="heading"
        )
        self.column.addWidget(Label(context.say(words.title), "title", theme, align=centre))
        self.column.addWidget(Label(context.say(words.text), "lead", theme, align=centre))
        self.column.addWidget(self._left)
        self.column.addWidget(stay)
        stay.clicked.connect(self.stayed)
        self.tapped.connect(self.stayed)

    def show_seconds(self, seconds: int) -> None:
        """Shows how many seconds are left."""
        self._left.setText(self._seconds.format(seconds=seconds))
