"""Everything for staff on the screen: the way in, the PIN, the panel, cleaning, quiet hours, the sign."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum
from math import ceil
from pathlib import Path
from random import SystemRandom

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kiosk import paths, settings, tokens
from kiosk.content.model import Content
from kiosk.content.problems import Problem
from kiosk.navigation import Place, next_language
from kiosk.pin import PinTries
from kiosk.settings import Settings
from kiosk.shield import Shield
from kiosk.staff.countdown import Countdown
from kiosk.staff.cover import Cover, Wording
from kiosk.staff.door import Door
from kiosk.staff.night import QuietCover, WipeCover
from kiosk.staff.panel import StaffPanel
from kiosk.staff.pin_check import PinCheck
from kiosk.staff.pin_pad import DIGITS, PinPad
from kiosk.staff.report import Deed, StaffReport
from kiosk.system import logs
from kiosk.system.version import version
from kiosk.theme import Theme
from kiosk.window import KioskWindow

_MINUTE_MS = 60_000

log = logging.getLogger("kiosk")


class Stage(Enum):
    """What of the staff's is on the screen."""

    NOTHING = "nothing"
    QUIET = "quiet"
    PAD = "pad"
    PANEL = "panel"
    WIPE = "cleaning"


class Staffing(QObject):
    """Emits what staff wish of the program: `reload_wished`, `restart_wished`, `end_wished`."""

    reload_wished = Signal()
    restart_wished = Signal()
    end_wished = Signal()

    def __init__(
        self,
        window: KioskWindow,
        shield: Shield,
        known: Settings,
        language: str | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`language` is the one the command line asks for, to start in unless staff choose another.

        `clock` gives seconds and never runs backward, `now` is the clock on the wall.
        """
        super().__init__(window)
        self._window = window
        self._shield = shield
        self._known = known
        self._clock = clock
        self._now = now
        self._stage = Stage.NOTHING
        self._asked = language
        self._choices = settings.load_choices()
        self._report = StaffReport(paths.CONTENT, None, now(), version=version())
        self._language = ""
        self._place = Place()
        self._order: tuple[str, ...] = DIGITS
        self._pad: PinPad | None = None
        self._dark: QuietCover | WipeCover | None = None
        self._message = ""
        self._touched_at = clock()
        self._steps = 0
        self._tries = PinTries(clock, self._wall)
        self._check = PinCheck()
        self._checking = False
        self._awaited = False
        self._door = Door(window, self._corner, clock)
        self._countdown = Countdown(clock)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._connect()
        if known.quiet is not None:
            self._minute.start()

    def _connect(self) -> None:
        self._shield.pressed.connect(self._door.press)
        self._shield.moved.connect(self._door.move)
        self._shield.lifted.connect(self._door.lift)
        self._shield.lost.connect(self._door.forget)
        self._shield.touched.connect(self._touched)
        self._door.opened.connect(self.open)
        self._check.done.connect(self._checked)
        self._countdown.counted.connect(self._count)
        self._countdown.over.connect(self.close)
        self._minute.timeout.connect(self.look_at_the_clock)

    # --- what it is told --------------------------------------------------------------------------------------------

    def start_language(self, content: Content) -> str:
        """The language each visit begins in: one that was asked for or chosen, else the first of the content."""
        wanted = (self._asked, self._choices.start_language)
        return next((code for code in wanted if code in content.codes), content.codes[0])

    def content_shown(self, content: Content, file: Path) -> None:
        """The saved file is on the screen."""
        review = content.review
        self._report = replace(
            self._report,
            file=file,
            loaded=self._now(),
            looked=self._now(),
            reviewed_on=review.reviewed_on,
            reviewed_by=review.reviewed_by,
            due_on=review.due_on,
            problems=(),
        )
        self._renew()

    def content_refused(self, problems: Sequence[Problem], file: Path) -> None:
        """The saved file is not what is on the screen."""
        self._report = replace(self._report, file=file, looked=self._now(), problems=tuple(problems))
        self._renew()

    def _renew(self, sure: Deed | None = None) -> None:
        self._report = replace(self._report, sure=sure)
        self._window.show_sign(shown=bool(self._report.problems))
        if self._stage is Stage.PANEL:
            self._lay(Stage.PANEL)

    # --- stages -----------------------------------------------------------------------------------------------------

    @property
    def stage(self) -> Stage:
        """What of the staff's is on the screen."""
        return self._stage

    def open(self) -> None:
        """Ends the visit and asks for the PIN; without a stored one it opens the panel."""
        if self._stage not in (Stage.NOTHING, Stage.QUIET):
            return
        self._language = self._window.visit.language
        self._window.reset()
        self._place = Place()
        self._message = ""
        if settings.pin_is_set():
            self._lay_keys()
            self._lay(Stage.PAD)
            self._countdown.start(tokens.STAFF_PAD_S)
            self._count(0)
        else:
            self._open_panel()

    def close(self) -> None:
        """Back to what patients see."""
        self._countdown.stop()
        self._awaited = False
        self._touched_at = self._clock()
        if self._stage is not Stage.NOTHING:
            self._lay(Stage.NOTHING)

    def _lay(self, stage: Stage) -> None:
        self._pad = self._dark = None
        self._stage = stage
        makers: dict[Stage, Callable[[Theme, QWidget], Cover]] = {
            Stage.QUIET: self._make_quiet,
            Stage.PAD: self._make_pad,
            Stage.PANEL: self._make_panel,
            Stage.WIPE: self._make_wipe,
        }
        self._window.cover(makers.get(stage))

    def _touched(self) -> None:
        self._touched_at = self._clock()
        if self._stage in (Stage.PAD, Stage.PANEL):
            self._countdown.again()

    def _count(self, seconds: int) -> None:
        if self._stage is Stage.PAD:
            self._tell_pad()
        elif isinstance(self._dark, WipeCover):
            self._dark.show_seconds(seconds)

    def _corner(self) -> int:
        return self._window.theme().metrics.mm(tokens.STAFF_CORNER_MM)

    def _wall(self) -> float:
        return self._now().timestamp()

    def _wording(self) -> Wording:
        scene = self._window.scene()
        return Wording.of(None if scene is None else scene.content, self._language)

    # --- PIN --------------------------------------------------------------------------------------------------------

    def _lay_keys(self) -> None:
        order = list(DIGITS)
        if self._known.shuffle_keypad:
            SystemRandom().shuffle(order)
        self._order = tuple(order)

    def _make_pad(self, theme: Theme, parent: QWidget) -> Cover:
        self._pad = PinPad(self._wording(), self._order, theme, parent)
        self._pad.entered.connect(self._try)
        self._pad.left.connect(self.close)
        self._tell_pad()
        return self._pad

    def _try(self, digits: str) -> None:
        if self._checking or self._tries.wait_s > 0:
            return
        stored = settings.load_pin()
        words = self._wording()
        if stored is None:
            log.error("the stored PIN cannot be read; `main.py pin` stores a new one")
            self._message = words.say(words.words.unreadable)
        else:
            self._tries.begin()
            self._check.start(digits, stored)  # raises where no thread is to be had: nothing is being checked then
            self._checking = self._awaited = True
        self._tell_pad()

    def _checked(self, right: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._checking = False
        if right:
            self._tries.forgive()
            if self._awaited:  # not when who typed it has left, even if the pad is open again
                self._open_panel()
            elif self._stage is Stage.PAD:
                self._tell_pad()
            return
        log.warning("wrong staff PIN")
        words = self._wording()
        self._message = words.say(words.words.wrong)
        if self._stage is Stage.PAD:
            self._lay_keys()
            self._lay(Stage.PAD)

    def _tell_pad(self) -> None:
        if self._pad is None:
            return
        wording = self._wording()
        words, wait = wording.words, self._tries.wait_s
        if self._checking:
            self._pad.show_message(wording.say(words.checking), ready=False)
        elif wait > 0:
            self._pad.show_message(wording.say(words.locked).format(seconds=ceil(wait)), ready=False)
        else:
            self._pad.show_message(self._message, ready=True)

    # --- panel ------------------------------------------------------------------------------------------------------

    def _open_panel(self) -> None:
        log.info("staff panel opened")
        self._report = replace(self._report, sure=None)
        self._lay(Stage.PANEL)
        self._countdown.start(tokens.STAFF_PANEL_S)

    def _make_panel(self, theme: Theme, parent: QWidget) -> Cover:
        panel = StaffPanel(self.report(), self._wording(), self._place, theme, parent)
        panel.left.connect(self.close)
        panel.turned.connect(self._remember_place)
        panel.reload_wished.connect(self._reload)
        panel.wipe_wished.connect(self._wipe)
        panel.start_wished.connect(self._start_in_next)
        panel.quiet_wished.connect(self._toggle_quiet)
        panel.restart_wished.connect(self._restart)
        panel.end_wished.connect(self._end)
        return panel

    def report(self) -> StaffReport:
        """What the panel tells now."""
        quiet, scene = self._known.quiet, self._window.scene()
        several = scene is not None and len(scene.content.codes) > 1
        return replace(
            self._report,
            running_s=logs.seconds_since_start(),
            log=logs.recent.lines,
            start_language=scene.content.language(self._window.first_language).name if several and scene else "",
            quiet_hours="" if quiet is None else str(quiet),
            quiet=quiet is not None and quiet.night(self._now()) != self._choices.awake_on,
        )

    def _restart(self) -> None:
        if self._report.sure == "restart":
            self.restart_wished.emit()
        else:
            self._renew("restart")

    def _end(self) -> None:
        if self._report.sure == "end":
            log.info("ended on the staff panel")
            self.end_wished.emit()
        else:
            self._renew("end")

    def _remember_place(self, place: Place) -> None:
        self._place = place

    def _reload(self) -> None:
        self._report = replace(self._report, looked=self._now())
        self._place = Place()
        self.reload_wished.emit()
        self._renew()

    def _start_in_next(self) -> None:
        scene = self._window.scene()
        if scene is not None:
            language = next_language(scene.content.codes, self._window.first_language)
            self._asked = language
            self._choose(replace(self._choices, start_language=language))
            self._window.start_in(language)
            self._renew()

    def _choose(self, choices: settings.Choices) -> None:
        self._choices = choices
        try:
            settings.store_choices(choices)
        except OSError as error:
            log.error("the choice cannot be stored, a restart will forget it: %s", error)

    def _wipe(self) -> None:
        log.info("the screen is cleaned")
        self._lay(Stage.WIPE)
        self._shield.hold(tokens.WIPE_S)
        self._countdown.start(tokens.WIPE_S)

    def _make_wipe(self, theme: Theme, parent: QWidget) -> Cover:
        self._dark = WipeCover(self._wording(), theme, parent)
        return self._dark

    # --- quiet hours ------------------------------------------------------------------------------------------------

    def _toggle_quiet(self) -> None:
        quiet = self._known.quiet
        if quiet is not None:
            night = quiet.night(self._now())
            self._choose(replace(self._choices, awake_on=None if self._choices.awake_on == night else night))
            self._renew()

    def look_at_the_clock(self) -> None:
        """Darkens the waiting screen in quiet hours, and ends that after them; called each minute."""
        quiet, now = self._known.quiet, self._now()
        dark = quiet is not None and quiet.within(now) and quiet.night(now) != self._choices.awake_on
        if self._stage is Stage.QUIET:
            if not dark:
                self.close()
            elif isinstance(self._dark, QuietCover):
                self._steps += 1
                self._dark.drift(self._steps)
        elif dark and self._window.untouched and self._clock() - self._touched_at >= tokens.QUIET_AFTER_S:
            self._lay(Stage.QUIET)

    def _make_quiet(self, theme: Theme, parent: QWidget) -> Cover:
        scene = self._window.scene()
        content = None if scene is None else scene.content
        invitations = [] if content is None else [content.attract.touch.in_language(code) for code in content.codes]
        self._dark = QuietCover(invitations, theme, parent)
        self._dark.drift(self._steps)
        self._dark.left.connect(self.close)
        return self._dark
