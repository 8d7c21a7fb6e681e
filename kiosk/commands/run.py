"""Runs the kiosk itself, or records its tour. Nothing else of the program is loaded before the first frame."""

import json
import logging
import os
import time
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import qVersion
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.first_frame.first_frame import FirstFrame
from kiosk.first_frame.snapshot import Snapshot
from kiosk.health.crash_report import CrashReport
from kiosk.health.notifier import Notifier
from kiosk.health.run_log import RunLog, StartMode
from kiosk.system.files.bounded_files import read_bounded
from kiosk.system.log import logs
from kiosk.system.log.qt_messages import hear_qt
from kiosk.system.options import KioskOptions
from kiosk.system.process.exits import Exit
from kiosk.system.process.guard import CannotStart
from kiosk.system.process.instance import claim

if TYPE_CHECKING:
    from kiosk.system.settings.settings import Settings, SettingsRead

log = logging.getLogger("kiosk")

# In the folder of the program's state.
RUN_FILE: Final = "run.json"
CRASH_FILE: Final = "crash.txt"
# The most of the settings, and of what staff chose, that is looked at.
_LARGEST: Final = 64 * 1024
# Between a run that ended by faults and the next, where nobody supervises.
_PAUSE_S: Final = 1.0


def run_kiosk(options: KioskOptions) -> int:
    """Runs the kiosk until it is told to end; the exit status. Where nobody supervises it starts itself again."""
    logs.set_up()
    early = _read_settings() if matter_early(_text(paths.settings()) or "") else None
    if early is not None:
        options = with_settings(options, early.settings)
    if not options.demo and not claim(paths.instance_locks(options.content)):
        logs.say("a kiosk runs with this content already; it comes forward")
        return Exit.RUNS_ALREADY
    hear_qt()
    notifier = Notifier()
    if options.record is not None:
        # A recording has the size that was asked for, whatever screen there is.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if options.record is not None or options.window is None:
        _use_every_pixel()
    unattended = options.window is None and options.record is None
    run_log = RunLog(paths.state() / RUN_FILE, CrashReport(paths.state() / CRASH_FILE)) if unattended else None
    if unattended and early is not None:
        turn_as_told(early.settings)
    application = QApplication(["kiosk"])
    if run_log is not None and run_log.run.mode is StartMode.CALM:
        status = _be_calm(application, options, notifier, run_log)
    else:
        status = _run(application, options, early, notifier, run_log)
    if not notifier.supervised and (status == Exit.RESTART or (unattended and status == Exit.FAULTS)):
        from kiosk.system.process.restart import restart

        time.sleep(_PAUSE_S if status == Exit.FAULTS else 0.0)
        restart()
    return status


def matter_early(settings: str) -> bool:
    """Whether what shows the first frame must know the settings in that text: another content, or a picture turned.

    To read them takes a tenth of the time to that frame. What is not plain may be one of the names in other letters.
    """
    lines = (line for line in settings.splitlines() if not line.lstrip().startswith("#"))
    return any("content" in line or "turn" in line or not line.isascii() for line in lines)


def _read_settings() -> "SettingsRead":
    from kiosk.system.settings.settings import read_settings

    return read_settings(paths.settings())


def with_settings(options: KioskOptions, settings: "Settings") -> KioskOptions:
    """The options with what the settings say where the command line says nothing."""
    named = options.content is not paths.CONTENT  # whoever names the default file too has made another path of it
    content = options.content if named or settings.content is None else settings.content
    high_contrast = options.start.high_contrast or settings.theme == "contrast"
    return replace(options, content=content, start=replace(options.start, high_contrast=high_contrast))


def turn_as_told(settings: "Settings") -> None:
    """Turns the picture before there is any; by hand or by the system it may be turned already."""
    if settings.turn:
        from kiosk.system.screen.rotation import turn_screen

        turn_screen(settings.turn, settings.screen)


def _run(
    application: QApplication,
    options: KioskOptions,
    early: "SettingsRead | None",
    notifier: Notifier,
    run_log: RunLog | None,
) -> int:
    """The kiosk; what keeps it from starting is written down for the next start."""
    first_frame = None
    if options.window is None and (run_log is None or run_log.run.mode is StartMode.NORMAL):
        first_frame = show_first_frame(options, application.primaryScreen())
    try:
        from kiosk.composition import new_kiosk

        read = early or _read_settings()
        logging.getLogger().setLevel(read.settings.log_level.upper())
        return new_kiosk(application, with_settings(options, read.settings), read, first_frame, notifier, run_log).run()
    except CannotStart as error:
        logs.say(str(error))
        return Exit.WRONG_USE
    except Exception as error:
        log.exception("fault: the kiosk cannot start")
        if run_log is not None:
            run_log.ends_badly(f"{type(error).__name__}: {error}")
        return Exit.FAULTS


def _be_calm(application: QApplication, options: KioskOptions, notifier: Notifier, run_log: RunLog) -> int:
    """The calm screen alone, until it is time for another try or the content file is another."""
    from kiosk.health.calm_screen import CalmScreen, run_calm
    from kiosk.system.screen.display import fill_screen

    words: list[str] = []
    with suppress(Exception):  # then a light screen with the dot has to do
        words = ["\n".join(text.values()) for text in json.loads(paths.own_text(paths.UPDATING)).values()]
    with suppress(Exception):
        from kiosk.theme.fonts import load_fonts

        load_fonts()

    def state() -> tuple[int, int] | None:
        with suppress(OSError):
            stat = options.content.stat()
            return stat.st_mtime_ns, stat.st_size
        return None

    screen = CalmScreen(words)
    fill_screen(screen, application.primaryScreen())
    status = run_calm(application, screen, notifier, run_log.run.calm_s, state)
    if status == Exit.DONE:
        run_log.ends_well()
    return status


def show_first_frame(options: KioskOptions, screen: QScreen) -> FirstFrame:
    """Shows the waiting screen as it was photographed, where it is still the same; the window that it is in."""

    def picture_data(name: str) -> bytes | None:
        file = paths.find_picture(name, options.content.parent)
        return None if file is None else file.read_bytes()

    snapshot = Snapshot(paths.photograph(options.content), options.content, _circumstances(options, screen))
    first_frame = FirstFrame(snapshot)
    first_frame.show(screen, date.today().isoformat(), picture_data)
    if first_frame.shown:
        log.info("ready in %d ms", round(logs.seconds_since_start() * 1000))
    return first_frame


def _use_every_pixel() -> None:
    """Has Qt scale nothing: on the whole screen everything has its size by the panel, not by the desktop."""
    os.environ["QT_ENABLE_HIGHDPI_SCALING"] = "0"
    for name in ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS"):
        os.environ.pop(name, None)


def _circumstances(options: KioskOptions, screen: QScreen) -> dict[str, Any]:
    """What the waiting screen depends on beside the content."""
    start, size = options.start, screen.size()
    return {
        "program": [paths.program_state(), qVersion()],
        "start": [start.language, start.text_size, start.high_contrast],
        "screen": [size.width(), size.height(), screen.devicePixelRatio(), screen.logicalDotsPerInch()],
        "told": [_text(file) for file in (paths.settings(), paths.staff_choices())],
    }


def _text(file: Path) -> str | None:
    try:
        return read_bounded(file, _LARGEST).decode("utf-8", "surrogateescape")
    except OSError:
        return None
