"""What lies over everything else in the window: a screen of the staff, and the dot in the corner."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from kiosk.theme.theme import Theme
from kiosk.views.staff.screen import StaffScreen
from kiosk.views.staff.status_dot import StatusDot
from kiosk.widgets.controls.touch_button import TouchButton
from kiosk.widgets.disposal import dispose
from kiosk.window.focus import buttons_in_order

# Makes a screen of the staff in a theme, over that widget.
StaffScreenMaker = Callable[[Theme, QWidget], StaffScreen]


class StaffLayer(QObject):
    """At most one screen, made anew for each new look of the window (`changed`), and the dot above it."""

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dot = StatusDot(window)
        self._dot_wanted = False
        self.screen: StaffScreen | None = None
        self.make: StaffScreenMaker | None = None

    def show_dot(self, *, shown: bool) -> None:
        """Shows the dot, or takes it away."""
        self._dot_wanted = shown
        self.raise_dot()

    def dress(self, theme: Theme) -> None:
        """Makes the screen, and puts the dot into that theme."""
        former, self.screen = self.screen, None
        focused = self._focused(former)
        if former is not None:
            dispose(former)
            self.changed.emit()
        if self.make is not None:
            self.screen = self.make(theme.for_staff(), self._window)
            self.changed.emit()
        if self.screen is not None or former is not None:
            self._give_keyboard(focused)
        self._dot.dress(theme)
        self.raise_dot()

    def raise_dot(self) -> None:
        """The dot comes to the top, unless no pixel may be lit."""
        self._dot.setVisible(self._dot_wanted and (self.screen is None or self.screen.shows_dot))
        self._dot.raise_()

    def _focused(self, former: StaffScreen | None) -> int | None:
        """Which button of the former screen has the keyboard; 0 where one beneath had it, none where none had."""
        if not isinstance(self._window.focusWidget(), TouchButton):
            return None
        buttons = [] if former is None else buttons_in_order(former)
        return next((index for index, button in enumerate(buttons) if button.hasFocus()), 0)

    def _give_keyboard(self, index: int | None) -> None:
        """To that button of the screen, so that no key reaches what lies beneath; else to the window."""
        buttons = [] if self.screen is None else buttons_in_order(self.screen)
        if index is None or not buttons:
            self._window.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            buttons[min(index, len(buttons) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
