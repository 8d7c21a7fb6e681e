"""Darkens the waiting screen in quiet hours, unless staff called them off for that night."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.staff.preferences import Preferences
from kiosk.system.settings.quiet_hours import WeeklyHours
from kiosk.theme.theme import Theme
from kiosk.views.staff.dark_screens import QuietScreen
from kiosk.views.staff.screen import StaffScreen
from kiosk.window.window import KioskWindow

_MINUTE_MS: Final = 60_000


class QuietWatch(QObject):
    """Emits `begun` when the waiting screen is to be dark, and `ended` when it is to be so no longer."""

    begun = Signal()
    ended = Signal()

    def __init__(
        self,
        hours: WeeklyHours | None,
        preferences: Preferences,
        window: KioskWindow,
        clock: Callable[[], float],
        now: Callable[[], datetime],
    ) -> None:
        """`clock` gives seconds and never runs backward, `now` is the clock on the wall."""
        super().__init__(window)
        self._hours = hours
        self._preferences = preferences
        self._window = window
        self._clock = clock
        self._now = now
        self._touched_at = clock()
        self._screen: QuietScreen | None = None
        if hours is not None:
            minute = QTimer(self, interval=_MINUTE_MS)
            minute.timeout.connect(self.check_clock)
            minute.start()

    @property
    def hours(self) -> str:
        """The words of those now or next, such as `18:00–07:30`; empty where there are none."""
        return "" if self._hours is None else str(self._hours.night(self._now())[1])

    @property
    def in_force(self) -> bool:
        """Whether the hours now or next are kept, not called off."""
        return self._hours is not None and self._hours.night(self._now())[0] != self._preferences.awake_on

    def toggle(self) -> None:
        """Calls off the hours now or next, or keeps them after all."""
        if self._hours is not None:
            self._preferences.call_off(self._hours.night(self._now())[0] if self.in_force else None)

    def touch(self) -> None:
        """Somebody is there."""
        self._touched_at = self._clock()

    def close(self) -> None:
        """The dark screen is gone."""
        self._screen = None

    def check_clock(self) -> None:
        """Darkens the waiting screen in quiet hours, and ends that after them; called each minute."""
        dark = self._hours is not None and self._hours.within(self._now()) and self.in_force
        if self._screen is not None:
            if not dark:
                self.ended.emit()
        elif dark and self._window.untouched and self._clock() - self._touched_at >= tokens.QUIET_AFTER_S:
            self.begun.emit()

    def make_screen(self, theme: Theme, parent: QWidget) -> StaffScreen:
        """The black screen; a screen reader finds the words to begin there."""
        context = self._window.context()
        name = "" if context is None else context.content.attract.touch.in_language(context.language)
        self._screen = QuietScreen(name, theme, parent)
        self._screen.left.connect(self.ended)
        return self._screen
