"""Runs the kiosk itself, or records its tour. Nothing else of the program is loaded before the first frame."""

import logging
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import qVersion
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.first_frame.first_frame import FirstFrame
from kiosk.first_frame.snapshot import Snapshot
from kiosk.system import logs
from kiosk.system.guard import CannotStart
from kiosk.system.instance import claim
from kiosk.system.options import KioskOptions

log = logging.getLogger("kiosk")


def run_kiosk(options: KioskOptions) -> int:
    """Runs the kiosk until it is told to end; the exit status."""
    if not options.demo and not claim(paths.instance_locks(options.content)):
        sys.stderr.write("main.py: a kiosk runs with this content already; it comes forward\n")
        return 3
    logs.set_up()
    if options.record is not None:
        # A recording has the size that was asked for, whatever screen there is.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if options.record is not None or options.window is None:
        _use_every_pixel()
    application = QApplication(["kiosk"])
    first_frame = None if options.window is not None else show_first_frame(options, application.primaryScreen())
    from kiosk.composition import new_kiosk
    from kiosk.system.restart import restart

    try:
        kiosk = new_kiosk(application, options, first_frame)
        status = kiosk.run()
    except CannotStart as error:
        sys.stderr.write(f"main.py: {error}\n")
        return 2
    if kiosk.restarts:
        restart()
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
        return file.read_bytes().decode("utf-8", "surrogateescape")
    except OSError:
        return None
