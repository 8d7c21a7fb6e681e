"""Everything for staff on the screen: the way in, the PIN, the panel, cleaning, quiet hours, the status dot."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from kiosk import __version__, tokens
from kiosk.content.check.problems import Problem
from kiosk.content.lint.notes import notes_of
from kiosk.content.model import Content, Staff
from kiosk.navigation import Place, next_language
from kiosk.staff.entry import StaffEntry
from kiosk.staff.first_start import FirstStart, FirstStartSetup, screen_of
from kiosk.staff.pin_login import PinLogin
from kiosk.staff.preferences import Preferences
from kiosk.staff.quiet_watch import QuietWatch
from kiosk.staff.stored import StaffFiles
from kiosk.system.clocks.countdown import Countdown
from kiosk.system.input.input_filter import InputFilter
from kiosk.system.log import logs
from kiosk.system.settings.settings import Settings
from kiosk.theme.theme import Theme
from kiosk.views.staff.dark_screens import CleaningScreen
from kiosk.views.staff.first_start import FirstStartWording
from kiosk.views.staff.panel import StaffPanel
from kiosk.views.staff.report import Silence, StaffAction, StaffReport
from kiosk.views.staff.screen import StaffScreen, Wording
from kiosk.window.staff_layer import StaffScreenMaker
from kiosk.window.window import KioskWindow

log = logging.getLogger("kiosk")


class StaffMode(Enum):
    """Which of the staff's screens is shown."""

    NOTHING = "nothing"
    QUIET = "quiet"
    PAD = "pad"
    PANEL = "panel"
    WIPE = "cleaning"
    FIRST_START = "first-start"


@dataclass(frozen=True)
class StaffSetup:
    """What the screens of the staff are made from; `words` gives those that came with the program."""

    content: Path
    settings: Settings
    files: StaffFiles
    preferences: Preferences
    words: Callable[[], Staff]
    first_start: FirstStartSetup
    problems: tuple[Problem, ...] = ()  # of the settings


class StaffController(QObject):
    """Emits what staff ask of the program, and whether the screen is `darkened`; `mode` is what of theirs is on it."""

    reload_requested = Signal()
    restart_requested = Signal()
    end_requested = Signal()
    darkened = Signal(bool)

    def __init__(
        self,
        window: KioskWindow,
        input_filter: InputFilter,
        setup: StaffSetup,
        *,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`clock` gives seconds and never runs backward, `now` is the clock on the wall."""
        super().__init__(window)
        self._window = window
        self._input_filter = input_filter
        self._now = now
        self.mode = StaffMode.NOTHING
        self._setup = setup
        self._report = StaffReport(setup.content, None, now(), version=__version__, settings_problems=setup.problems)
        self._language = ""
        self._place = Place()
        self._wiping: CleaningScreen | None = None
        self._login = PinLogin(setup.files, self._wording, clock, now, shuffled=setup.settings.shuffle_keypad)
        self._quiet = QuietWatch(setup.settings.quiet_hours, setup.preferences, window, clock, now)
        self._entry = StaffEntry(window, clock)
        self._first_start = FirstStart(setup.first_start, self._wording, clock, self)
        self._countdown = Countdown(clock)
        self._connect()

    def _connect(self) -> None:
        self._input_filter.pressed.connect(self._entry.press)
        self._input_filter.moved.connect(self._entry.move)
        self._input_filter.lifted.connect(self._entry.lift)
        self._input_filter.lost.connect(self._entry.forget)
        self._input_filter.touched.connect(self._touched)
        self._entry.opened.connect(self.open)
        self._login.passed.connect(self._open_panel)
        self._login.left.connect(self.close)
        self._login.relaid.connect(self._lay_pad)
        self._quiet.begun.connect(self._darken)
        self._quiet.ended.connect(self.close)
        self._first_start.relaid.connect(self._lay_first_start)
        self._first_start.left.connect(self.close)
        self._first_start.finished.connect(self._begin_anew)
        self._countdown.counted.connect(self._count)
        self._countdown.over.connect(self.close)

    def content_shown(self, content: Content, file: Path) -> None:
        """The saved file is on the screen."""
        review, now = content.review, self._now()
        by, on, due = review.reviewed_by, review.reviewed_on, review.due_on
        self._report = replace(self._report, file=file, loaded=now, looked=now, problems=())
        self._report = replace(self._report, reviewed_on=on, reviewed_by=by, due_on=due)
        self._renew()

    def content_refused(self, problems: Sequence[Problem], file: Path) -> None:
        """The saved file is not what is on the screen."""
        self._report = replace(self._report, file=file, looked=self._now(), problems=tuple(problems))
        self._renew()

    def show_silence(self, silence: Silence | None) -> None:
        """Tells on the panel why there is no sound, or no more of it."""
        self._report = replace(self._report, silence=silence)
        self._renew()

    def _renew(self, sure: StaffAction | None = None) -> None:
        self._report = replace(self._report, sure=sure)
        self._window.staff.show_dot(shown=bool(self._report.problems or self._report.settings_problems))
        if self.mode is StaffMode.PANEL:
            self._lay(StaffMode.PANEL)

    @property
    def asks(self) -> bool:
        """Whether somebody is being asked for the PIN, or for what a new kiosk must know."""
        return self.mode in (StaffMode.PAD, StaffMode.FIRST_START)

    def open(self) -> None:
        """Ends the visit and asks for the PIN; without a stored one it opens the panel."""
        if self.mode not in (StaffMode.NOTHING, StaffMode.QUIET):
            return
        self._language = self._window.visit.language
        self._window.reset()
        self._place = Place()
        if self._setup.files.pin_is_set():
            self._login.open()
            self._lay_pad()
            self._countdown.start(tokens.STAFF_PAD_S)
        else:
            self._open_panel()

    def close(self) -> None:
        """Back to what patients see."""
        self._countdown.stop()
        self._quiet.touch()
        if self.mode is not StaffMode.NOTHING:
            self._lay(StaffMode.NOTHING)

    def _lay(self, mode: StaffMode) -> None:
        """Puts that on the screen, newly made, in place of what is there."""
        self.mode = mode
        self._wiping = None
        closing = {StaffMode.PAD: self._login.close, StaffMode.QUIET: self._quiet.close}
        closing[StaffMode.FIRST_START] = self._first_start.close
        for close in (close for owned, close in closing.items() if owned is not mode):
            close()
        makers: dict[StaffMode, StaffScreenMaker] = {
            StaffMode.QUIET: self._quiet.make_screen,
            StaffMode.PAD: self._login.make_pad,
            StaffMode.PANEL: self._make_panel,
            StaffMode.WIPE: self._make_wipe,
            StaffMode.FIRST_START: self._first_start.make,
        }
        self._window.show_staff_screen(makers.get(mode))
        self.darkened.emit(mode is StaffMode.QUIET)

    def _lay_pad(self) -> None:
        self._lay(StaffMode.PAD)

    def _lay_first_start(self) -> None:
        self._lay(StaffMode.FIRST_START)

    def set_up(self, wait_s: float = tokens.SET_UP_S) -> None:
        """Asks what a new kiosk must know; leaves after so many seconds without a touch. Without content it cannot."""
        if self._window.content is not None:
            self._first_start.open(screen_of(self._window, self._window.content, self._report.file))
            self._lay_first_start()
            self._countdown.start(wait_s)

    def _begin_anew(self, language: str) -> None:
        self._setup.preferences.start_in(language)
        self.restart_requested.emit()

    def _darken(self) -> None:
        self._lay(StaffMode.QUIET)

    def _touched(self) -> None:
        self._quiet.touch()
        if self.mode is StaffMode.PANEL or self.asks:
            self._countdown.again()

    def _count(self, seconds: int) -> None:
        self._login.tell()
        if self._wiping is not None:
            self._wiping.show_seconds(seconds)

    def _wording(self, language: str | None = None) -> Wording:
        return Wording.of(self._window.content, language or self._language, self._setup.words)

    def _open_panel(self) -> None:
        log.info("staff panel opened")
        self._report = replace(self._report, sure=None)
        self._lay(StaffMode.PANEL)
        self._countdown.start(tokens.STAFF_PANEL_S)

    def _make_panel(self, theme: Theme, parent: QWidget) -> StaffScreen:
        panel = StaffPanel(self.report(), self._wording(), self._place, theme, parent)
        panel.left.connect(self.close)
        panel.turned.connect(self._remember_place)
        panel.reload_requested.connect(self._reload)
        panel.wipe_requested.connect(self._wipe)
        panel.start_requested.connect(self._start_in_next)
        panel.quiet_requested.connect(self._toggle_quiet)
        panel.set_up_requested.connect(self.set_up)
        panel.restart_requested.connect(self._restart)
        panel.end_requested.connect(self._end)
        return panel

    def report(self) -> StaffReport:
        """What the panel tells now."""
        content, words = self._window.content, self._setup.first_start.words
        several = content is not None and len(content.codes) > 1
        return replace(
            self._report,
            notes=() if content is None or self._report.problems else notes_of(content, self._now().date()),
            running_s=logs.seconds_since_start(),
            log=logs.recent.lines,
            start_language=content.language(self._window.first_language).name if several and content else "",
            quiet_hours=self._quiet.hours,
            set_up=FirstStartWording(words, self._language).say("open") if content else "",
            quiet=self._quiet.in_force,
        )

    def _restart(self) -> None:
        self._ask("restart", self.restart_requested)

    def _end(self) -> None:
        self._ask("end", self.end_requested)

    def _ask(self, action: StaffAction, request: SignalInstance) -> None:
        """Does it at the second touch."""
        if self._report.sure == action:
            log.info("%s on the staff panel", action)
            request.emit()
        else:
            self._renew(action)

    def _remember_place(self, place: Place) -> None:
        self._place = place

    def _reload(self) -> None:
        self._report = replace(self._report, looked=self._now())
        self._place = Place()
        self.reload_requested.emit()
        self._renew()

    def _start_in_next(self) -> None:
        if (content := self._window.content) is not None:
            language = next_language(content.codes, self._window.first_language)
            self._setup.preferences.start_in(language)
            self._window.start_in(language)
            self._renew()

    def _toggle_quiet(self) -> None:
        self._quiet.toggle()
        self._renew()

    def _wipe(self) -> None:
        log.info("the screen is cleaned")
        self._lay(StaffMode.WIPE)
        self._input_filter.hold(tokens.WIPE_S)
        self._countdown.start(tokens.WIPE_S)

    def _make_wipe(self, theme: Theme, parent: QWidget) -> StaffScreen:
        self._wiping = CleaningScreen(self._wording(), theme, parent)
        return self._wiping
