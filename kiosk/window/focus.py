"""Moving the keyboard through the buttons of a screen, in reading order and round."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.widgets.controls.touch_button import TouchButton
from kiosk.widgets.reading.order import in_reading_order


def buttons_in_order(root: QWidget) -> list[TouchButton]:
    """The buttons below the widget that can be pressed now: piece by piece, row by row, the bar last."""
    window = root.window()
    found = [
        button
        for button in root.findChildren(TouchButton)
        if button.isVisibleTo(window) and button.isEnabled() and button.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]
    return in_reading_order(found)


def step_focus(root: QWidget, step: int) -> bool:
    """Gives the keyboard to the button that many places on; False when there is none."""
    buttons = buttons_in_order(root)
    if not buttons:
        return False
    focused = [index for index, button in enumerate(buttons) if button.hasFocus()]
    following = (focused[0] + step) % len(buttons) if focused else (0 if step > 0 else -1)
    buttons[following].setFocus(Qt.FocusReason.TabFocusReason)
    return True
