"""The composition root: makes every part of the kiosk once and has them wired."""

import json
import logging
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.navigation import Visit
from kiosk.staff.preferences import Preferences
from kiosk.staff.stored import StaffFiles
from kiosk.system import logs
from kiosk.system.display import ScreenKeeper, fill_screen
from kiosk.system.faults import FaultWatch
from kiosk.system.garbage import Collector, set_aside
from kiosk.system.guard import CannotStart
from kiosk.system.input_filter import InputFilter
from kiosk.system.motion_clock import MotionClock
from kiosk.system.options import KioskOptions, StartOptions
from kiosk.system.settings import Settings
from kiosk.system.signals import SignalWatch
from kiosk.theme.artwork import Artwork
from kiosk.theme.colours import read_colours
from kiosk.theme.fonts import load_fonts
from kiosk.theme.theme_source import Screen, ThemeSource
from kiosk.views.updating import UpdatingText
from kiosk.window.window import KioskWindow

if TYPE_CHECKING:
    from kiosk.content.model import Content, Staff
    from kiosk.demo.controller import Demo
    from kiosk.demo.film import Film
    from kiosk.publishing.archive import Archive
    from kiosk.publishing.calendar import Calendar
    from kiosk.publishing.publisher import Publisher
    from kiosk.staff.controller import StaffController
    from kiosk.system.idle_timer import IdleTimer

log = logging.getLogger("kiosk")

# No picture may take more memory than this when decoded, in MiB: what the largest needs that the content check lets
# pass (25 million pixels of 8 bytes); a 7 KB file can ask for 30,000 pixels square.
_IMAGE_LIMIT_MIB: Final = 200
_WINDOW_SIZE: Final = QSize(1366, 768)
# So long the end waits for a look at the content file.
_LAST_LOOK_S: Final = 1.0


# --- parts ------------------------------------------------------------------------------------------------------------


def make_application() -> QApplication:
    """The Qt application with the kiosk's typeface and limits; raises `FontMissing`."""
    application = QApplication(["kiosk"])
    application.setStyle("Fusion")
    Collector(application)
    QImageReader.setAllocationLimit(_IMAGE_LIMIT_MIB)
    load_fonts()
    return application


def make_window(
    application: QApplication,
    artwork: Artwork,
    settings: Settings,
    visit: Visit,
    *,
    motion: MotionClock | None = None,
    miniatures: bool = False,
    clock: Callable[[], float] | None = None,
) -> KioskWindow:
    """The window, dressed, with nothing in it yet; its waiting screen rearranges itself by the clock."""
    screen = Screen(settings.mm_per_px, motion=motion, miniatures=miniatures)
    theme_source = make_theme_source(application, artwork, screen)
    theme_source(application.primaryScreen().size(), visit)
    return KioskWindow(visit, theme_source, notices(), clock)


def make_artwork(pictures: Mapping[str, bytes] = MappingProxyType({})) -> Artwork:
    """What renders pictures: the program's own, and the staff's by the names that the content has for them."""
    return Artwork(paths.own_file, paths.PICTURE_STYLE.read_text("utf-8"), pictures)


def make_theme_source(application: QApplication, artwork: Artwork, screen: Screen) -> ThemeSource:
    """What makes themes, with the colours and the style sheet of the program."""
    palettes = read_colours(paths.COLOURS.read_text("utf-8"))
    return ThemeSource(application, artwork, palettes, paths.STYLE_SHEET.read_text("utf-8"), screen)


def notices() -> tuple[UpdatingText, ...]:
    """The words of the calm screen, a notice for each language."""
    words = json.loads(paths.UPDATING.read_text("utf-8"))
    return tuple(UpdatingText(entry["title"], entry["text"]) for entry in words.values())


@cache
def staff_words() -> "Staff":
    """The words for staff that came with the program."""
    from kiosk.content.staff_words import read_staff_words

    return read_staff_words(paths.STAFF_WORDS.read_text("utf-8"))


def archive_of(file: Path) -> "Archive":
    """Where the versions of a content file are kept."""
    from kiosk.publishing.archive import Archive

    return Archive(paths.kept(file))


def first_visit(start: StartOptions, language: str) -> Visit:
    """What each patient begins with."""
    return Visit(language, start.text_size, start.high_contrast)


def prove_language(start: StartOptions, codes: Sequence[str]) -> None:
    """Raises `CannotStart` for a language that the content does not have."""
    if start.language not in (None, *codes):
        raise CannotStart(f"--language {start.language}: the content has {', '.join(codes)}")


def _prefers_stillness(application: QApplication) -> bool:
    """Whether the desktop asks for less motion; PySide6 before 6.12 cannot tell."""
    hints = application.styleHints().accessibility()
    preference = getattr(hints, "motionPreference", None)
    return preference is not None and preference().name == "ReducedMotion"


# --- the kiosk --------------------------------------------------------------------------------------------------------


class Kiosk(QObject):
    """All parts of the kiosk, wired; what the first frame does not need is made after it where that can be."""

    calendar: "Calendar"
    publisher: "Publisher"
    idle_timer: "IdleTimer"
    staff: "StaffController"
    demo: "Demo | None" = None

    def __init__(
        self,
        application: QApplication,
        options: KioskOptions,
        settings: Settings,
        film: "Film | None" = None,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`film` takes the tour of a demo; `now` is the clock on the wall."""
        super().__init__()
        self.restarts = False
        self.application = application
        self._options = options
        self._settings = settings
        self._film = film
        self._now = now
        start = options.start
        self._files = StaffFiles(paths.settings().parent)
        self._preferences = Preferences(self._files, start.language)
        self._motions = MotionClock(None if film is None else film.elapsed_ms)
        self._artwork = make_artwork()
        still = start.reduced_motion or _prefers_stillness(application)
        self.window = make_window(
            application,
            self._artwork,
            settings,
            first_visit(start, start.language or ""),
            motion=None if still else self._motions,
            miniatures=options.demo,
            clock=None if film is not None else logs.seconds_since_start,
        )
        self.input_filter = InputFilter(locked=self._is_locked)
        self.input_filter.install(application)
        self.input_filter.quit_requested.connect(self._end)
        self._faults = FaultWatch()
        self._faults.install()
        self._faults.given_up.connect(self._give_up)
        self._signals = SignalWatch()
        self._signals.ended.connect(self._end)
        self.window.first_painted.connect(self._go_on)

    def run(self) -> int:
        """Shows the window and its content, and returns the exit status when it is over."""
        try:
            if not self.start() and self._film is not None:
                return 1
            return self.application.exec()
        finally:
            self.publisher.close(_LAST_LOOK_S)

    def start(self) -> bool:
        """Shows the window, and the content or what there is instead of it; whether the file was good."""
        self._complete()
        self._appear()
        return self._load()

    def _go_on(self) -> None:
        """The first frame is on the screen."""
        log.info("ready in %d ms", round(logs.seconds_since_start() * 1000))
        set_aside()

    def _complete(self) -> None:
        """Makes and wires what is behind the first frame."""
        from kiosk.publishing.calendar import Calendar
        from kiosk.publishing.publisher import Publisher
        from kiosk.staff.controller import StaffController, StaffSetup
        from kiosk.system.idle_timer import IdleTimer
        from kiosk.wiring import wire_content, wire_faults, wire_patient

        options, settings = self._options, self._settings
        self.calendar = Calendar(self._now)
        archives = None if options.demo else archive_of
        self.publisher = Publisher(
            self.window, self._artwork, self.calendar, self._first_visit, self._busy, archive_of=archives
        )
        self.idle_timer = IdleTimer()
        if options.demo:  # which is shown at any hour
            settings = replace(settings, quiet_hours=None)
        setup = StaffSetup(settings, self._files, self._preferences, staff_words)
        self.staff = StaffController(self.window, self.input_filter, setup)
        self.staff.restart_requested.connect(self._restart)
        self.staff.end_requested.connect(self._end)
        wire_patient(self.window, self.input_filter, self.idle_timer, forgetting=not options.demo)
        wire_content(self.window, self.input_filter, self.calendar, self.publisher, self.staff)
        wire_faults(self.window, self.publisher, self.staff, self._faults)
        if options.demo:
            self.demo = self._new_demo()
        self._say_how()

    def _load(self) -> bool:
        edition = self.publisher.open(self._options.content)
        if edition is None:
            self.publisher.show_last_good()
            return False
        prove_language(self._options.start, edition.content.codes)
        self.publisher.show(edition)
        return True

    def _appear(self) -> None:
        screen = self.application.primaryScreen()
        if self._options.window is None:
            fill_screen(self.window, screen)
            ScreenKeeper(self.window, self.application)
            return
        size = QSize(*self._options.window)
        if self.demo is not None:
            self.demo.open_window(size)
            return
        self.window.resize(_WINDOW_SIZE.boundedTo(screen.availableSize()) if size.isEmpty() else size)
        self.window.show()

    def _new_demo(self) -> "Demo":
        """The keys and the tour of `--demo`, which the kiosk in the clinic does not have."""
        from kiosk.demo.controller import Demo, files_to_show
        from kiosk.demo.tour import Tour

        tour = Tour(self.window, self._motions, self._film)
        tour.recorded.connect(self._end)
        tour.refused.connect(self._fail)
        on_screen = self.application.platformName() != "offscreen"
        demo = Demo(self.window, tour, files_to_show(self._options.content), on_screen=on_screen)
        demo.content_requested.connect(self._turn_to)
        if self._options.tour:  # when the window has got its shape
            self.window.first_painted.connect(demo.start_tour)
        demo.install(self.application)
        return demo

    # --- what happens -------------------------------------------------------------------------------------------------

    def _first_visit(self, content: "Content") -> Visit:
        """What each patient begins with."""
        return first_visit(self._options.start, self._preferences.start_language(content.codes))

    def _is_locked(self) -> bool:
        """Whether only staff may end it; a PIN that is stored while it runs counts at once."""
        return self._options.window is None and self._files.pin_is_set()

    def _busy(self) -> bool:
        """Whether somebody is being asked something, and would have to begin again."""
        return self.idle_timer.warning or self.staff.asks

    def _turn_to(self, file: Path) -> None:
        """Shows and watches another content file; one that is refused changes nothing on the screen."""
        edition = self.publisher.open(file)
        if edition is not None:
            self.publisher.show(edition)

    def _restart(self) -> None:
        log.info("restart")
        self.restarts = True
        self._end()

    def _end(self) -> None:
        """Leaves the event loop; `quit` would first ask the window, and a locked one refuses."""
        self.application.exit(0)

    def _fail(self, why: str) -> None:
        sys.stderr.write(f"main.py: {why}\n")
        self.application.exit(2)

    def _give_up(self) -> None:
        log.critical("too many faults in a row, ending so that the supervisor starts afresh")
        self.application.exit(1)

    def _say_how(self) -> None:
        screen, pitch = self.application.primaryScreen().size(), self._settings.mm_per_px
        known = "unknown, proportions of the reference screen" if pitch is None else f"{pitch} mm/px"
        log.info("screen %d x %d, pitch %s", screen.width(), screen.height(), known)
        if self._options.demo:
            log.info("a demo in a window: F1 lists its keys, Ctrl+Q quits")
        elif self._options.window is not None:
            log.info("in a window: it closes like any window")
        elif self._is_locked():
            log.info("staff PIN stored: the staff panel and SIGTERM end the kiosk")
        else:
            log.warning("no staff PIN stored: Ctrl+Q quits, the staff panel asks for none; `main.py pin` stores one")
