"""Moving the keyboard through the buttons of a screen, in reading order and round."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from kiosk.widgets.controls.bar import Bar
from kiosk.widgets.controls.touch_button import TouchButton
from kiosk.widgets.controls.view import ReadingGroup

_HOLDERS = (ReadingGroup, Bar)


def buttons_in_order(root: QWidget) -> list[TouchButton]:
    """The buttons below the widget that can be pressed now: piece by piece, row by row, the bar last."""
    window = root.window()
    found = [
        button
        for button in root.findChildren(TouchButton)
        if button.isVisibleTo(window) and button.isEnabled() and button.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]
    rows: list[list[TouchButton]] = []
    for button in sorted(found, key=_reading_order):
        if rows and any(_level(before, button) for before in rows[-1]):
            rows[-1].append(button)
        else:
            rows.append([button])
    return [button for row in rows for button in sorted(row, key=_along)]


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
    piece = _piece(button)
    return (int(_in_bar(button)), *_begins(piece or button), *_begins(button))


def _holder(button: TouchButton) -> tuple[QWidget, QWidget | None]:
    """What the button is part of, at most the button itself, and what holds that; None where nothing does."""
    part: QWidget = button
    while (parent := part.parentWidget()) is not None and parent is not button.window():
        if isinstance(parent, _HOLDERS):
            return part, parent
        part = parent
    return button, None


def _in_bar(button: TouchButton) -> bool:
    return isinstance(_holder(button)[1], Bar)


def _piece(button: TouchButton) -> QWidget | None:
    """The piece of a page on which the button stands, if it does."""
    part, holder = _holder(button)
    return part if isinstance(holder, ReadingGroup) else None


def _level(before: TouchButton, after: TouchButton) -> bool:
    """Whether both stand beside one another in one piece: they share more than half the height of the smaller one."""
    if _piece(before) is not _piece(after) or _in_bar(before) != _in_bar(after) or _beneath(before, after):
        return False
    one, other = _begins(before)[0], _begins(after)[0]
    shared = min(one + before.height(), other + after.height()) - max(one, other)
    return shared > min(before.height(), after.height()) // 2


def _beneath(before: TouchButton, after: TouchButton) -> bool:
    """Whether the second lies on the first, such as a name on its picture."""
    window = before.window()
    one, other = (QRect(button.mapTo(window, QPoint()), button.size()) for button in (before, after))
    return one.contains(other)


def _along(button: TouchButton) -> tuple[int, int]:
    down, along = _begins(button)
    return along, down


def _begins(widget: QWidget) -> tuple[int, int]:
    """Where a reader comes to the widget: how far down the window, then how far along the line."""
    window = widget.window()
    corner = widget.mapTo(window, QPoint())
    mirrored = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return corner.y(), window.width() - corner.x() - widget.width() if mirrored else corner.x()
