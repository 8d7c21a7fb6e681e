"""Asks whether somebody is still there, before everything is forgotten."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.views.context import ViewContext
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.overlay import Overlay
from kiosk.widgets.disposal import dispose


class IdleOverlay(Overlay):
    """Emits `stayed` for the button and for a tap anywhere."""

    stayed = Signal()
    whole_glass = True

    def __init__(self, context: ViewContext, parent: QWidget) -> None:
        words = context.content.interface.idle
        super().__init__(context.theme, parent, context.say(words.title))
        self._seconds = context.say(words.seconds)
        for size in range(context.theme.metrics.text_size, 0, -1):
            smaller = replace(context.theme, metrics=replace(context.theme.metrics, text_size=size))
            parts = self._parts(replace(context, theme=smaller))
            if size == 1 or self.has_room():
                break
            for part in parts:
                self.column.removeWidget(part)
                dispose(part)
        self.tapped.connect(self.stayed)

    def _parts(self, context: ViewContext) -> list[QWidget]:
        """The words and the button, in the column, in letters of the context's text size."""
        words, theme = context.content.interface.idle, context.theme
        centre, target = Qt.AlignmentFlag.AlignHCenter, tokens.PRIMARY_MM * 1.4
        self._left = Label("", "display", theme, style="accent", align=centre)
        self.show_seconds(0)
        stay = LabelButton(
            context.say(words.stay), "still-here", "primary", theme, upright=True, target_mm=target, type_role="heading"
        )
        stay.clicked.connect(self.stayed)
        title = Label(context.say(words.title), "title", theme, align=centre)
        text = Label(context.say(words.text), "lead", theme, align=centre)
        parts: list[QWidget] = [title, text, self._left, stay]
        for part in parts:
            self.column.addWidget(part)
        return parts

    def show_seconds(self, seconds: int) -> None:
        """Shows how many seconds are left."""
        self._left.setText(self._seconds.format(seconds=seconds))
