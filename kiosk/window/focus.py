"""Moving the keyboard through the buttons of a screen, in reading order and round."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from kiosk.widgets.controls.bar import Bar
from kiosk.widgets.controls.touch_button import TouchButton
from kiosk.widgets.controls.view import ReadingGroup

_HOLDERS = (ReadingGroup, Bar)


def buttons_in_order(root: QWidget) -> list[TouchButton]:
    """The buttons below the widget that can be pressed now: piece by piece, down and then across, the bar last."""
    window = root.window()
    found = [
        button
        for button in root.findChildren(TouchButton)
        if button.isVisibleTo(window) and button.isEnabled() and button.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]
    return sorted(found, key=_reading_order)


def step_focus(root: QWidget, step: int) -> bool:
    """Gives the keyboard to the button that many places on; False when there is none."""
    buttons = buttons_in_order(root)
    if not buttons:
        return False
    focused = [index for index, button in enumerate(buttons) if button.hasFocus()]
    following = (focused[0] + step) % len(buttons) if focused else (0 if step > 0 else -1)
    buttons[following].setFocus(Qt.FocusReason.TabFocusReason)
    return True


def _reading_order(button: TouchButton) -> tuple[int, ...]:
    window = button.window()
    piece: QWidget = button
    while (parent := piece.parentWidget()) is not None and not isinstance(parent, _HOLDERS) and parent is not window:
        piece = parent
    outer = piece if isinstance(piece.parentWidget(), ReadingGroup) else button
    in_bar = isinstance(piece.parentWidget(), Bar)
    return (int(in_bar), *_begins(outer), *_begins(button))


def _begins(widget: QWidget) -> tuple[int, int]:
    """Where a reader comes to the widget: how far down the window, then how far along the line."""
    window = widget.window()
    corner = widget.mapTo(window, QPoint())
    mirrored = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return corner.y(), window.width() - corner.x() - widget.width() if mirrored else corner.x()
