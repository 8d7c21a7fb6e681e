"""The composition root: makes every part of the kiosk once and has them wired."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kiosk import parts, paths, tokens
from kiosk.content.check.problems import Problem
from kiosk.content.edition import digest
from kiosk.content.model import Content
from kiosk.first_frame.first_frame import FirstFrame
from kiosk.health.lifeline import Lifeline
from kiosk.health.notifier import Notifier
from kiosk.health.run_log import Run, RunLog, StartMode
from kiosk.navigation import Visit
from kiosk.publishing.archive import Archive
from kiosk.publishing.archiver import Archiver
from kiosk.publishing.calendar import Calendar
from kiosk.publishing.publisher import Publisher
from kiosk.staff.controller import StaffController, StaffSetup
from kiosk.staff.preferences import Preferences
from kiosk.staff.stored import StaffFiles
from kiosk.system.clocks.idle_timer import IdleTimer
from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.system.input.input_filter import InputFilter
from kiosk.system.log import logs
from kiosk.system.options import KioskOptions
from kiosk.system.process.allocator import map_large_blocks
from kiosk.system.process.exits import Exit
from kiosk.system.process.faults import FaultWatch
from kiosk.system.process.garbage import set_aside
from kiosk.system.process.signals import SignalWatch
from kiosk.system.screen.awake import Awake
from kiosk.system.screen.display import come_forward, fill_screen
from kiosk.system.screen.pointer import PointerHider
from kiosk.system.screen.screen_keeper import ScreenKeeper
from kiosk.system.settings.settings import Settings, SettingsRead
from kiosk.wiring import give_voice, wire_content, wire_faults, wire_patient

if TYPE_CHECKING:
    from kiosk.demo.controller import Demo
    from kiosk.demo.film import Film

log = logging.getLogger("kiosk")

LOG_FILE: Final = "kiosk.log"
_WINDOW_SIZE: Final = QSize(1366, 768)
# How long the end waits for a poll of the content file.
_LAST_LOOK_S: Final = 0.3
# How long the waiting screen is left alone before it is photographed; its light does not move yet then.
PHOTOGRAPH_MS: Final = 500


def new_kiosk(
    application: QApplication,
    options: KioskOptions,
    read: SettingsRead,
    first_frame: FirstFrame | None,
    notifier: Notifier,
    run_log: RunLog | None,
) -> "Kiosk":
    """The kiosk as it was asked to start, with care where its `run_log` says so; raises `CannotStart`."""
    map_large_blocks()
    problems = parts.told_problems(read)
    film = None
    if options.record is not None:
        from kiosk.demo.film import Film  # the kiosk in the clinic does not load it

        film = Film(options.record)
    parts.prepare(application)
    return Kiosk(
        application, options, read.settings, first_frame, film, notifier=notifier, run_log=run_log, problems=problems
    )


class Kiosk(QObject):
    """All parts of the kiosk, wired."""

    def __init__(
        self,
        application: QApplication,
        options: KioskOptions,
        settings: Settings,
        first_frame: FirstFrame | None = None,
        film: "Film | None" = None,
        now: Callable[[], datetime] = datetime.now,
        *,
        notifier: Notifier | None = None,
        run_log: RunLog | None = None,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        """`first_frame` is on the screen already, `film` takes the tour of a demo, `now` is the clock on the wall.

        `problems` are those of the settings.
        """
        super().__init__()
        self._calm = False
        self.application = application
        self._options, self._settings = options, settings
        self._first_frame = first_frame
        self._film = film
        self._now = now
        start = options.start
        self._files = StaffFiles(paths.settings().parent)
        self._preferences = Preferences(self._files, start.language, settings.language)
        self._motions = MotionClock(None if film is None else film.elapsed_ms)
        self._artwork = parts.make_artwork()
        run = Run() if run_log is None else run_log.run
        self.window = parts.make_window(
            application, self._artwork, settings, parts.first_visit(start, start.language or ""),
            motion=None if run.mode is StartMode.SAFE else self._motions,
            clock=None if film is not None else logs.seconds_since_start,
        )  # fmt: skip
        self.calendar = Calendar(now)
        keep = None if options.demo else lambda file: Archiver(Archive(paths.kept(file)))
        self.publisher = Publisher(
            self.window, self._artwork, self.calendar, self._first_visit, self._busy, keep, parts.prepare_variants,
            blamed=run.blamed,
        )  # fmt: skip
        log_file = None if options.demo else paths.state() / LOG_FILE
        self._lifeline = Lifeline(self.window, notifier or Notifier({}), run_log, log_file)
        self.idle_timer = IdleTimer(after_s=settings.idle_after_s, warning_s=settings.idle_warning_s)
        self.input_filter = InputFilter(
            locked=options.window is None, may_quit=self._may_quit, key_pause_s=settings.key_pause_s
        )
        staff_settings = replace(settings, quiet_hours=None) if options.demo else settings  # a demo has none
        setup = StaffSetup(
            options.content, staff_settings, self._files, self._preferences, parts.staff_words,
            parts.first_start_setup(settings, self._files), problems,
        )  # fmt: skip
        self.staff = StaffController(self.window, self.input_filter, setup, now=now)
        self._faults = FaultWatch()
        self._signals = SignalWatch()
        self._connect()
        self.input_filter.install(application)
        self._faults.install()
        self.demo = self._new_demo() if options.demo else None
        parts.say_how(application, options, settings, locked=not self._may_quit())

    def _connect(self) -> None:
        wire_patient(self.window, self.input_filter, self.idle_timer, forgetting=not self._options.demo)
        wire_content(self.window, self.input_filter, self.calendar, self.publisher, self.staff)
        wire_faults(self.window, self.publisher, self.staff, self._faults)
        # the end
        self._faults.given_up.connect(self._give_up)
        self.staff.restart_requested.connect(self._restart)
        self.staff.end_requested.connect(self._end)
        self._signals.ended.connect(self._end)
        self._signals.raised.connect(self._come_forward)
        self.input_filter.quit_requested.connect(self._end)
        self.window.first_painted.connect(self._go_on)
        self.publisher.delayed.connect(self._be_calm)
        self.publisher.shown.connect(self._note_content)

    def run(self) -> int:
        """Shows the window and its content, and returns the exit status when it is over."""
        try:
            if not self.start() and self._film is not None:
                return Exit.FAULTS
            return self.application.exec()
        finally:
            self.publisher.close(_LAST_LOOK_S)
            self._lifeline.close()

    def start(self) -> bool:
        """Shows the window, and the content or what there is instead of it; whether the file was good."""
        self._appear()
        edition = self.publisher.open(self._options.content)
        if edition is not None:
            parts.prove_language(self._options.start, edition.content.codes)
        if edition is None or self.publisher.blames(edition):
            self.publisher.show_instead(edition)
        else:
            self.publisher.show(edition)
        if self._calm:
            self.window.repaint()
            self._go_on()
        elif self._photographed:
            self.input_filter.release()  # whoever touched the photograph meant what it shows
        if self._options.first_start and self._files.are_new():
            self.staff.set_up(tokens.FIRST_START_S)
        return edition is not None

    def _be_calm(self) -> None:
        """Shows the calm screen while the first look at many pictures takes long, unless something is there already."""
        if self._photographed or self.window.content is not None:
            return
        self._calm = True
        self.window.first_painted.disconnect(self._go_on)  # it is not what the start is about
        self.window.show_updating()
        self.application.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    @property
    def _photographed(self) -> bool:
        """Whether the start began with the photograph of the waiting screen."""
        return self._first_frame is not None and self._first_frame.shown

    def _appear(self) -> None:
        screen = self.application.primaryScreen()
        if self._options.window is None:
            top: QWidget = self.window
            if self._first_frame is not None:
                top = glass = self._first_frame.glass
                glass.hold(self.window)
            fill_screen(top, screen)
            ScreenKeeper(top, self.application, self._settings.screen)
            self.staff.darkened.connect(Awake(top).may_be_dark)
            PointerHider(top, self.application)
            return
        size = QSize(*self._options.window)
        if self.demo is not None:
            self.demo.open_window(size)
            return
        self.window.resize(_WINDOW_SIZE.boundedTo(screen.availableSize()) if size.isEmpty() else size)
        self.window.show()

    def _go_on(self) -> None:
        """The window is on the screen."""
        log.info(
            "complete in %d ms" if self._photographed else "ready in %d ms", round(logs.seconds_since_start() * 1000)
        )
        self._lifeline.begin()
        if self._film is None:
            give_voice(self.window, self.input_filter, self.idle_timer, self.publisher, self.staff, self._settings)
        set_aside()
        if self._first_frame is not None:
            QTimer.singleShot(PHOTOGRAPH_MS, self.window, self._photograph)

    def _photograph(self) -> None:
        """Keeps the waiting screen for the next start, unless somebody is there or something else is shown."""
        edition = self.publisher.saved
        in_use = any(button.isDown() or button.hasFocus() for button in self.window.buttons())
        if self._first_frame is not None and edition is not None and self.window.untouched and not in_use:
            self._first_frame.keep(parts.sources_of(edition, self._now()))

    def _new_demo(self) -> "Demo":
        """The keys and the tour of `--demo`, which the kiosk in the clinic does not have."""
        from kiosk.demo.controller import Demo, files_to_show
        from kiosk.demo.tour import Tour

        tour = Tour(self.window, self._motions, self._film)
        tour.recorded.connect(self._end)
        tour.refused.connect(self._fail)
        on_screen = self.application.platformName() != "offscreen"
        files = files_to_show(self._options.content, paths.SAMPLES, paths.CONTENT)
        demo = Demo(self.window, tour, files, on_screen=on_screen)
        demo.content_requested.connect(self.publisher.turn_to)
        if self._options.tour:  # when the window has got its shape
            self.window.first_painted.connect(demo.start_tour)
        demo.install(self.application)
        return demo

    def _first_visit(self, content: Content) -> Visit:
        """What each patient begins with."""
        return parts.first_visit(self._options.start, self._preferences.start_language(content.codes))

    def _may_quit(self) -> bool:
        """Whether Ctrl+Q ends it; a PIN that is stored while it runs counts at once."""
        return self._options.window is not None or not self._files.pin_is_set()

    def _busy(self) -> bool:
        """Whether somebody is being asked something, and would have to begin again."""
        return self.idle_timer.warning or self.staff.asks

    def _note_content(self) -> None:
        """Writes down what is to blame, should it be the end of the program."""
        if self.publisher.edition is not None and not self.publisher.takes_refuge:
            self._lifeline.shows(digest(self.publisher.edition.data))

    def _restart(self) -> None:
        log.info("restart")
        self._leave(Exit.RESTART)

    def _end(self) -> None:
        self._leave(Exit.DONE)

    def _leave(self, status: Exit) -> None:
        """Leaves the event loop, soon whatever holds it up; `quit` would ask the window, and a locked one refuses."""
        self._signals.end_soon(status)
        self._lifeline.end()
        self.application.exit(status)

    def _come_forward(self) -> None:
        come_forward(self.window.window())

    def _fail(self, why: str) -> None:
        logs.say(why)
        self.application.exit(Exit.WRONG_USE)

    def _give_up(self, why: str) -> None:
        log.critical("too many faults in a row, the program starts afresh")
        self._lifeline.fail(why)
        self.application.exit(Exit.FAULTS)
