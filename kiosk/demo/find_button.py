"""Finds the button on the screen that a press of a tour means."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QWidget

from kiosk.demo.plan import Meaning, Press
from kiosk.views.glossary import GlossaryOverlay
from kiosk.widgets.controls.bar import Bar
from kiosk.widgets.controls.buttons import ChoiceButton
from kiosk.window.window import KioskWindow

# The keys of the bar's buttons.
_ON_BAR: Final[Mapping[Meaning, str]] = MappingProxyType(
    {
        Meaning.HOME: "home",
        Meaning.BACK: "back",
        Meaning.NEXT: "next",
        Meaning.CONTRAST: "contrast",
        Meaning.LANGUAGE: "language",
    }
)


def find(window: KioskWindow, press: Press) -> ChoiceButton | None:
    """The button that can be pressed now; none where the screen has no such button."""
    buttons = (button for button in window.buttons() if isinstance(button, ChoiceButton) and button.isEnabled())
    return next((button for button in buttons if _means(button, press)), None)


def _means(button: ChoiceButton, press: Press) -> bool:
    over = [type(widget) for widget in _above(button)]
    if press.meaning is Meaning.CLOSE:
        return GlossaryOverlay in over
    if press.meaning in _ON_BAR:
        return Bar in over and button.key == _ON_BAR[press.meaning]
    # A glossary word may have the id of a section; a region's target has a stroke in it, which no word's id has.
    wanted = press.meaning is Meaning.EXPLAIN or "/" in press.target
    return Bar not in over and button.key == press.target and (button.property("role") == "chip") is wanted


def _above(widget: QWidget) -> Iterator[QWidget]:
    """All that holds the widget."""
    holder = widget.parentWidget()
    while holder is not None:
        yield holder
        holder = holder.parentWidget()
