"""Everything for staff on the screen: the way in, the PIN, the panel, cleaning, quiet hours, the sign."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiosk import paths, tokens
from kiosk.content.check.problems import Problem
from kiosk.content.model import Content
from kiosk.navigation import Place, next_language
from kiosk.staff import stored
from kiosk.staff.countdown import Countdown
from kiosk.staff.entry import Door
from kiosk.staff.pin_login import Gate
from kiosk.staff.preferences import KeptChoices
from kiosk.staff.quiet_watch import QuietWatch
from kiosk.system import logs
from kiosk.system.input_filter import Shield
from kiosk.system.settings import Settings
from kiosk.system.version import version
from kiosk.theme.theme import Theme
from kiosk.views.staff.dark_screens import WipeCover
from kiosk.views.staff.panel import StaffPanel
from kiosk.views.staff.report import Deed, StaffReport
from kiosk.views.staff.screen import Cover, Wording
from kiosk.window.staff_layer import CoverMaker
from kiosk.window.window import KioskWindow

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
        self._now = now
        self._stage = Stage.NOTHING
        self._asked = language
        self._choices = KeptChoices()
        self._report = StaffReport(paths.CONTENT, None, now(), version=version())
        self._language = ""
        self._place = Place()
        self._wiping: WipeCover | None = None
        self._gate = Gate(self._wording, clock, self._wall, shuffled=known.shuffle_keypad)
        self._quiet = QuietWatch(known.quiet, self._choices, self._is_free, clock, now, self)
        self._door = Door(window, self._corner, clock)
        self._countdown = Countdown(clock)
        self._connect()

    def _connect(self) -> None:
        self._shield.pressed.connect(self._door.press)
        self._shield.moved.connect(self._door.move)
        self._shield.lifted.connect(self._door.lift)
        self._shield.lost.connect(self._door.forget)
        self._shield.touched.connect(self._touched)
        self._door.opened.connect(self.open)
        self._gate.passed.connect(self._open_panel)
        self._gate.left.connect(self.close)
        self._gate.relaid.connect(self._lay_pad)
        self._quiet.begun.connect(self._darken)
        self._quiet.ended.connect(self.close)
        self._countdown.counted.connect(self._count)
        self._countdown.over.connect(self.close)

    # --- what it is told --------------------------------------------------------------------------------------------

    def start_language(self, content: Content) -> str:
        """The language each visit begins in: one that was asked for or chosen, else the first of the content."""
        wanted = (self._asked, self._choices.now.start_language)
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
        if stored.pin_is_set():
            self._gate.open()
            self._lay_pad()
            self._countdown.start(tokens.STAFF_PAD_S)
            self._count(0)
        else:
            self._open_panel()

    def close(self) -> None:
        """Back to what patients see."""
        self._countdown.stop()
        self._quiet.touch()
        if self._stage is not Stage.NOTHING:
            self._lay(Stage.NOTHING)

    def _lay(self, stage: Stage) -> None:
        """Puts that on the screen, made anew, in place of what is there."""
        self._stage = stage
        self._wiping = None
        if stage is not Stage.PAD:
            self._gate.close()
        if stage is not Stage.QUIET:
            self._quiet.close()
        makers: dict[Stage, CoverMaker] = {
            Stage.QUIET: self._make_quiet,
            Stage.PAD: self._gate.make_pad,
            Stage.PANEL: self._make_panel,
            Stage.WIPE: self._make_wipe,
        }
        self._window.cover(makers.get(stage))

    def _lay_pad(self) -> None:
        self._lay(Stage.PAD)

    def _darken(self) -> None:
        self._lay(Stage.QUIET)

    def _touched(self) -> None:
        self._quiet.touch()
        if self._stage in (Stage.PAD, Stage.PANEL):
            self._countdown.again()

    def _count(self, seconds: int) -> None:
        self._gate.tell()
        if self._wiping is not None:
            self._wiping.show_seconds(seconds)

    def _is_free(self) -> bool:
        return self._window.untouched

    def _corner(self) -> int:
        return self._window.theme().metrics.mm(tokens.STAFF_CORNER_MM)

    def _wall(self) -> float:
        return self._now().timestamp()

    def _wording(self) -> Wording:
        scene = self._window.scene()
        return Wording.of(None if scene is None else scene.content, self._language)

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
        scene = self._window.scene()
        several = scene is not None and len(scene.content.codes) > 1
        return replace(
            self._report,
            running_s=logs.seconds_since_start(),
            log=logs.recent.lines,
            start_language=scene.content.language(self._window.first_language).name if several and scene else "",
            quiet_hours=self._quiet.hours,
            quiet=self._quiet.in_force,
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
            self._choices.choose(replace(self._choices.now, start_language=language))
            self._window.start_in(language)
            self._renew()

    def _toggle_quiet(self) -> None:
        self._quiet.toggle()
        self._renew()

    def _wipe(self) -> None:
        log.info("the screen is cleaned")
        self._lay(Stage.WIPE)
        self._shield.hold(tokens.WIPE_S)
        self._countdown.start(tokens.WIPE_S)

    # --- dark screens -----------------------------------------------------------------------------------------------

    def _make_wipe(self, theme: Theme, parent: QWidget) -> Cover:
        self._wiping = WipeCover(self._wording(), theme, parent)
        return self._wiping

    def _make_quiet(self, theme: Theme, parent: QWidget) -> Cover:
        scene = self._window.scene()
        content = None if scene is None else scene.content
        invitations = [] if content is None else [content.attract.touch.in_language(code) for code in content.codes]
        return self._quiet.make_cover(invitations, theme, parent)
