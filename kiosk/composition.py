"""The composition root: makes every part of the kiosk once and has them wired."""

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.content.model import Content
from kiosk.demo.controller import Demo, files_to_show
from kiosk.demo.film import Film, FilmRefused
from kiosk.demo.tour import Tour
from kiosk.navigation import Visit
from kiosk.publishing.calendar import Calendar
from kiosk.publishing.publisher import Publisher
from kiosk.staff import stored
from kiosk.staff.controller import StaffController, StaffMode
from kiosk.system import logs, settings
from kiosk.system.display import ScreenKeeper, fill_screen
from kiosk.system.faults import FaultWatch
from kiosk.system.garbage import Collector, set_aside
from kiosk.system.idle_timer import IdleTimer
from kiosk.system.input_filter import InputFilter
from kiosk.system.restart import restart
from kiosk.system.signals import SignalWatch
from kiosk.theme.artwork import Artwork
from kiosk.theme.colours import read_colours
from kiosk.theme.fonts import FontMissing, load_fonts
from kiosk.theme.theme_source import Screen, ThemeSource
from kiosk.views.updating import UpdatingText
from kiosk.window.window import KioskWindow
from kiosk.wiring import wire_content, wire_faults, wire_patient

log = logging.getLogger("kiosk")

# No picture may take more memory than this when decoded, in MiB: what the largest needs that the content check lets
# pass (25 million pixels of 8 bytes); a 7 KB file can ask for 30,000 pixels square.
_IMAGE_LIMIT_MIB: Final = 200
_WINDOW_SIZE: Final = QSize(1366, 768)
# So long the end waits for a look at the content file.
_LAST_LOOK_S: Final = 1.0


class WrongUse(Exception):
    """The command line asks for something that is not there; the message is for the person at the terminal."""


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
    known: settings.Settings,
    visit: Visit,
    *,
    motion: bool = False,
    miniatures: bool = False,
    clock: Callable[[], float] | None = None,
) -> KioskWindow:
    """The window, dressed, with nothing in it yet; its waiting screen rearranges itself by the clock."""
    screen = Screen(known.mm_per_px, motion=motion, miniatures=miniatures)
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


def first_visit(options: argparse.Namespace, content: Content) -> Visit:
    """What each patient begins with; raises `WrongUse` for a language the content does not have."""
    language = options.language or content.codes[0]
    if language not in content.codes:
        raise WrongUse(f"--language {language}: the content has {', '.join(content.codes)}")
    return Visit(language, options.text_size, options.high_contrast)


def _prefers_stillness(application: QApplication) -> bool:
    """Whether the desktop asks for less motion; PySide6 before 6.12 cannot tell."""
    hints = application.styleHints().accessibility()
    preference = getattr(hints, "motionPreference", None)
    return preference is not None and preference().name == "ReducedMotion"


# --- the kiosk --------------------------------------------------------------------------------------------------------


def run_kiosk(options: argparse.Namespace) -> int:
    """Runs the kiosk until it is told to end; the exit status."""
    logs.set_up()
    try:
        known = settings.load()
        film = None if options.record is None else Film(options.record)
        if film is not None:
            _leave_the_screen()
        application = make_application()
        kiosk = Kiosk(application, options, known, film)
        status = kiosk.run()
    except (settings.SettingsRefused, FontMissing, FilmRefused, WrongUse) as error:
        sys.stderr.write(f"main.py: {error}\n")
        return 2
    if kiosk.restarts:
        restart()
    return status


def _leave_the_screen() -> None:
    """A recording has the size that was asked for, whatever screen there is and however that is scaled."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS"):
        os.environ.pop(name, None)


class Kiosk(QObject):
    """All parts, wired."""

    def __init__(
        self,
        application: QApplication,
        options: argparse.Namespace,
        known: settings.Settings,
        film: Film | None = None,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`film` takes the tour of a demo; `now` is the clock on the wall."""
        super().__init__()
        self.restarts = False
        self._application = application
        self._options = options
        self._windowed = options.window is not None
        blank = Visit(options.language or "", options.text_size, options.high_contrast)
        motion = not (options.reduced_motion or _prefers_stillness(application))
        self._artwork = make_artwork()
        self._window = make_window(
            application,
            self._artwork,
            known,
            blank,
            motion=motion,
            miniatures=options.demo,
            clock=None if film is not None else logs.seconds_since_start,
        )
        self._calendar = Calendar(now)
        self._publisher = Publisher(
            self._window, self._artwork, self._calendar, self._first_visit, self._busy, demo=options.demo
        )
        self._idle_timer = IdleTimer()
        self._input_filter = InputFilter(locked=self._is_locked)
        quiet = {"quiet_hours": None} if options.demo else {}  # a demo is shown at any hour
        self._staff = StaffController(
            self._window, self._input_filter, known.model_copy(update=quiet), options.language
        )
        self._faults = FaultWatch()
        self._signals = SignalWatch()
        self._connect()
        self._input_filter.install(application)
        self._faults.install()
        self._demo = self._new_demo(film) if options.demo else None
        self._say_how(known)

    def _connect(self) -> None:
        wire_patient(self._window, self._input_filter, self._idle_timer, forgetting=not self._options.demo)
        wire_content(self._window, self._input_filter, self._calendar, self._publisher, self._staff)
        wire_faults(self._window, self._publisher, self._staff, self._faults)
        # the end
        self._faults.given_up.connect(self._give_up)
        self._staff.restart_requested.connect(self._restart)
        self._staff.end_requested.connect(self._end)
        self._signals.ended.connect(self._end)
        self._input_filter.quit_requested.connect(self._end)
        self._window.first_painted.connect(self._say_ready)
        self._window.first_painted.connect(set_aside)

    def run(self) -> int:
        """Loads the content, shows the window, and returns the exit status when it is over."""
        self._appear()
        try:
            if not self._load() and self._options.record is not None:
                return 1
            return self._application.exec()
        finally:
            self._publisher.close(_LAST_LOOK_S)

    def _load(self) -> bool:
        """Shows the content, or what there is instead of it; whether the file was good."""
        edition = self._publisher.open(self._options.content)
        if edition is None:
            self._publisher.show_last_good()
            return False
        first_visit(self._options, edition.content)
        self._publisher.show(edition)
        return True

    def _appear(self) -> None:
        screen = self._application.primaryScreen()
        if not self._windowed:
            fill_screen(self._window, screen)
            ScreenKeeper(self._window, self._application)
            return
        size = QSize(*self._options.window)
        if self._demo is not None:
            self._demo.open_window(size)
            return
        self._window.resize(_WINDOW_SIZE.boundedTo(screen.availableSize()) if size.isEmpty() else size)
        self._window.show()

    def _new_demo(self, film: Film | None) -> Demo:
        """The keys and the tour of `--demo`, which the kiosk in the clinic does not have."""
        tour = Tour(self._window, film)
        tour.recorded.connect(self._end)
        tour.refused.connect(self._fail)
        on_screen = self._application.platformName() != "offscreen"
        demo = Demo(self._window, tour, files_to_show(self._options.content), on_screen=on_screen)
        demo.content_requested.connect(self._turn_to)
        if self._options.tour:  # when the window has got its shape
            self._window.first_painted.connect(demo.start_tour)
        demo.install(self._application)
        return demo

    # --- what happens -------------------------------------------------------------------------------------------------

    def _first_visit(self, content: Content) -> Visit:
        """What each patient begins with."""
        language = self._staff.start_language(content)
        return Visit(language, self._options.text_size, self._options.high_contrast)

    def _is_locked(self) -> bool:
        """Whether only staff may end it; a PIN that is stored while it runs counts at once."""
        return not self._windowed and stored.pin_is_set()

    def _busy(self) -> bool:
        """Whether somebody is being asked something, and would have to begin again."""
        return self._idle_timer.warning or self._staff.mode is StaffMode.PAD

    def _turn_to(self, file: Path) -> None:
        """Shows and watches another content file; one that is refused changes nothing on the screen."""
        edition = self._publisher.open(file)
        if edition is not None:
            self._publisher.show(edition)

    def _restart(self) -> None:
        log.info("restart")
        self.restarts = True
        self._end()

    def _end(self) -> None:
        """Leaves the event loop; `quit` would first ask the window, and a locked one refuses."""
        self._application.exit(0)

    def _fail(self, why: str) -> None:
        sys.stderr.write(f"main.py: {why}\n")
        self._application.exit(2)

    def _give_up(self) -> None:
        log.critical("too many faults in a row, ending so that the supervisor starts afresh")
        self._application.exit(1)

    def _say_how(self, known: settings.Settings) -> None:
        screen = self._application.primaryScreen().size()
        pitch = (
            "unknown, proportions of the reference screen" if known.mm_per_px is None else f"{known.mm_per_px} mm/px"
        )
        log.info("screen %d x %d, pitch %s", screen.width(), screen.height(), pitch)
        if self._demo is not None:
            log.info("a demo in a window: F1 lists its keys, Ctrl+Q quits")
        elif self._windowed:
            log.info("in a window: it closes like any window")
        elif self._is_locked():
            log.info("staff PIN stored: the staff panel and SIGTERM end the kiosk")
        else:
            log.warning("no staff PIN stored: Ctrl+Q quits, the staff panel asks for none; `main.py pin` stores one")

    def _say_ready(self) -> None:
        log.info("ready in %d ms", round(logs.seconds_since_start() * 1000))
