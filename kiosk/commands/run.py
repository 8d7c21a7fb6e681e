"""Runs the kiosk itself, or records its tour."""

import os
import sys

from kiosk import composition, paths
from kiosk.system import logs
from kiosk.system.guard import CannotStart
from kiosk.system.options import KioskOptions
from kiosk.system.restart import restart
from kiosk.system.settings import read_settings


def run_kiosk(options: KioskOptions) -> int:
    """Runs the kiosk until it is told to end; the exit status."""
    logs.set_up()
    try:
        settings = read_settings(paths.settings())
        film = None
        if options.record is not None:
            from kiosk.demo.film import Film

            film = Film(options.record)
            _leave_the_screen()
        kiosk = composition.Kiosk(composition.make_application(), options, settings, film)
        status = kiosk.run()
    except CannotStart as error:
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
