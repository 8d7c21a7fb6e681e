"""What lies over everything else in the window: a cover of the staff, and the sign in the corner."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.theme.theme import Theme
from kiosk.views.staff.screen import Cover, FullCover
from kiosk.views.staff.status_dot import Sign
from kiosk.widgets.controls.touch_button import TouchButton
from kiosk.widgets.disposal import dispose
from kiosk.window.focus import buttons_in_order

# Makes a cover in a theme, over that widget.
CoverMaker = Callable[[Theme, QWidget], Cover]


class StaffLayer:
    """At most one cover, made anew for each new look of the window, and the sign above it."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._sign = Sign(window)
        self._cover: Cover | None = None
        self.make: CoverMaker | None = None

    @property
    def cover(self) -> Cover | None:
        """The cover that is there now."""
        return self._cover

    @property
    def fills(self) -> bool:
        """Whether the cover leaves nothing to be seen of what is beneath."""
        return isinstance(self._cover, FullCover)

    def show_sign(self, *, shown: bool) -> None:
        """Shows the sign, or takes it away."""
        self._sign.setVisible(shown)
        self._sign.raise_()

    def dress(self, theme: Theme) -> None:
        """Makes the cover and dresses the sign in that theme."""
        former, self._cover = self._cover, None
        focused = self._focused(former)
        if former is not None:
            dispose(former)
        if self.make is not None:
            self._cover = self.make(theme, self._window)
            self.fit()
            self._cover.show()
        if self._cover is not None or former is not None:
            self._give_keyboard(focused)
        self._sign.dress(theme)
        self.raise_()

    def fit(self) -> None:
        """Covers the whole window."""
        if self._cover is not None:
            self._cover.setGeometry(self._window.rect())

    def raise_(self) -> None:
        """Comes to the top."""
        if self._cover is not None:
            self._cover.raise_()
        self._sign.raise_()

    def _focused(self, former: Cover | None) -> int | None:
        """Which button of the former cover has the keyboard; 0 where one beneath had it, none where none had."""
        if not isinstance(self._window.focusWidget(), TouchButton):
            return None
        buttons = [] if former is None else buttons_in_order(former)
        return next((index for index, button in enumerate(buttons) if button.hasFocus()), 0)

    def _give_keyboard(self, index: int | None) -> None:
        """To that button of the cover, so that no key reaches what lies beneath; else to the window."""
        buttons = [] if self._cover is None else buttons_in_order(self._cover)
        if index is None or not buttons:
            self._window.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            buttons[min(index, len(buttons) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
