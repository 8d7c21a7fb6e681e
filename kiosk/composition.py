"""The composition root: makes every part of the kiosk once and wires them in one visible block."""

import argparse
import json
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication

from kiosk import paths, settings, tokens
from kiosk.artwork import Artwork
from kiosk.content.model import Content
from kiosk.content.problems import Problem
from kiosk.content.reading import ContentRefused
from kiosk.idle import IdleWatch, idle_limit
from kiosk.navigation import Visit
from kiosk.shield import Shield
from kiosk.store import Store
from kiosk.system import logs
from kiosk.system.display import ScreenKeeper, cover_screen
from kiosk.system.faults import FaultWatch
from kiosk.system.signals import SignalWatch
from kiosk.theme import FontMissing, ThemeSource, load_fonts
from kiosk.views.updating import Notice
from kiosk.window import KioskWindow

log = logging.getLogger("kiosk")

# No picture may take more memory than this when decoded, in MiB (a 7 KB file can ask for 30,000 pixels square).
_IMAGE_LIMIT_MIB: Final = 64
_DEMO_SIZE: Final = QSize(1366, 768)


class WrongUse(Exception):
    """The command line asks for something that is not there; the message is for the person at the terminal."""


# --- parts ------------------------------------------------------------------------------------------------------------


def make_application() -> QApplication:
    """The Qt application with the kiosk's typeface and limits; raises `FontMissing`."""
    application = QApplication(["kiosk"])
    application.setStyle("Fusion")
    QImageReader.setAllocationLimit(_IMAGE_LIMIT_MIB)
    load_fonts()
    return application


def make_window(
    application: QApplication, content_file: Path, known: settings.Settings, visit: Visit, page_change_ms: int = 0
) -> KioskWindow:
    """The window, dressed, with nothing in it yet."""
    theme_source = ThemeSource(application, Artwork(content_file.parent), known.mm_per_px)
    theme_source(application.primaryScreen().size(), visit)
    return KioskWindow(visit, theme_source, notices(), page_change_ms)


def notices() -> tuple[Notice, ...]:
    """The words of the calm screen, a notice for each language."""
    words = json.loads(paths.UPDATING.read_text("utf-8"))
    return tuple(Notice(entry["title"], entry["text"]) for entry in words.values())


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
        application = make_application()
        return Kiosk(application, options, known).run()
    except (settings.SettingsRefused, FontMissing, WrongUse) as error:
        sys.stderr.write(f"main.py: {error}\n")
        return 2


class Kiosk(QObject):
    """All parts, wired."""

    def __init__(self, application: QApplication, options: argparse.Namespace, known: settings.Settings) -> None:
        super().__init__()
        self._application = application
        self._options = options
        self._windowed = options.window is not None
        locked = settings.pin_is_set() and not self._windowed
        blank = Visit(options.language or "", options.text_size, options.high_contrast)
        motion = 0 if options.reduced_motion or _prefers_stillness(application) else tokens.PAGE_CHANGE_MS
        self._window = make_window(application, options.content, known, blank, motion)
        self._store = Store(options.content)
        self._idle = IdleWatch()
        self._shield = Shield(locked=locked)
        self._faults = FaultWatch()
        self._signals = SignalWatch()
        self._connect()
        self._shield.install(application)
        self._faults.install()
        self._say_how(known, locked=locked)

    def _connect(self) -> None:
        # content
        self._store.changed.connect(self._show)
        self._store.rejected.connect(self._refuse)
        # idle
        self._shield.touched.connect(self._idle.touch)
        self._window.screen_shown.connect(self._watch_idle)
        self._window.stayed.connect(self._idle.extend)
        self._idle.warned.connect(self._window.show_warning)
        self._idle.counted.connect(self._window.show_seconds)
        self._idle.timed_out.connect(self._window.reset)
        # touches meant for what stood there before
        self._window.screen_changed.connect(self._shield.hold)
        # faults and the end
        self._faults.recover_wished.connect(self._window.recover)
        self._faults.given_up.connect(self._give_up)
        self._signals.ended.connect(self._end)
        self._shield.quit_wished.connect(self._end)
        self._window.first_painted.connect(self._say_ready)

    def run(self) -> int:
        """Loads the content, shows the window, and returns the exit status when it is over."""
        self._appear()
        try:
            content = self._store.load()
        except ContentRefused as refusal:
            self._refuse(refusal.problems)
            self._window.show_updating()
        else:
            first_visit(self._options, content)
            self._show(content)
        return self._application.exec()

    def _appear(self) -> None:
        screen = self._application.primaryScreen()
        if not self._windowed:
            cover_screen(self._window, screen)
            ScreenKeeper(self._window, self._application)
            return
        width, height = self._options.window
        size = QSize(width, height) if width else _DEMO_SIZE.boundedTo(screen.availableSize())
        self._window.resize(size)
        self._window.show()

    # --- what happens -------------------------------------------------------------------------------------------------

    def _show(self, content: Content) -> None:
        language = self._options.language if self._options.language in content.codes else content.codes[0]
        self._window.set_content(content, Visit(language, self._options.text_size, self._options.high_contrast))
        log.info("content loaded: %s", self._options.content)

    def _refuse(self, problems: Sequence[Problem]) -> None:
        log.error("content refused: %d problems", len(problems))
        for problem in problems:
            log.error("%s", problem.line_for(self._options.content))

    def _watch_idle(self, words: int | None) -> None:
        self._idle.set_limit(None if words is None else idle_limit(words))

    def _end(self) -> None:
        """Leaves the event loop; `quit` would first ask the window, and a locked one refuses."""
        self._application.exit(0)

    def _give_up(self) -> None:
        log.critical("too many faults in a row, ending so that the supervisor starts afresh")
        self._application.exit(1)

    def _say_how(self, known: settings.Settings, *, locked: bool) -> None:
        screen = self._application.primaryScreen().size()
        pitch = (
            "unknown, proportions of the reference screen" if known.mm_per_px is None else f"{known.mm_per_px} mm/px"
        )
        log.info("screen %d x %d, pitch %s", screen.width(), screen.height(), pitch)
        if self._windowed:
            log.info("in a window: it closes like any window")
        elif locked:
            log.info("staff PIN stored: only SIGTERM ends the kiosk")
        else:
            log.warning("no staff PIN stored: Ctrl+Q quits; `main.py pin` stores one")

    def _say_ready(self) -> None:
        log.info("ready in %d ms", round(logs.seconds_since_start() * 1000))
