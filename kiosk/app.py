"""Runs what the command line asks for; Qt is loaded only where a command needs it, after the start guard."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk import paths
from kiosk.system.log import logs
from kiosk.system.options import KioskOptions
from kiosk.system.process import guard

if TYPE_CHECKING:
    from kiosk.commands.options import Options


def run(argv: Sequence[str]) -> int:
    """The exit status: 0 done, 1 content refused, else see `Exit`."""
    if len(argv) < 2:  # as in the clinic; the rest would take a twentieth of the start to load
        return _kiosk(KioskOptions())
    if argv[1] == "supervise":
        from kiosk.commands.supervise import supervise

        return supervise(argv[2:])
    from kiosk.commands.command_line import parse
    from kiosk.commands.options import GalleryOptions

    options = parse(argv[1:])
    if isinstance(options, KioskOptions):
        return _kiosk(options)
    if not isinstance(options, GalleryOptions):
        return _written(options)
    if not _may_start():
        return 2
    from kiosk.commands.gallery import run_gallery

    return run_gallery(options)


def _kiosk(options: KioskOptions) -> int:
    gc.disable()  # what is loaded is no garbage; the kiosk collects by itself
    if not _may_start():
        return 2
    from kiosk.commands.run import run_kiosk

    return run_kiosk(options)


def _may_start() -> bool:
    if (why := guard.why_not_here()) is None:
        return True
    logs.say(why)
    return False


def _written(options: "Options") -> int:
    """Runs a command that writes; whoever reads its output, such as `head`, may close it when it has seen enough."""
    try:
        status = _without_qt(options)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _without_qt(options: "Options") -> int:
    from kiosk.commands import check, history, pin, restore, schema
    from kiosk.commands.options import CheckOptions, HistoryOptions, PinOptions, RestoreOptions
    from kiosk.staff.stored import StaffFiles

    match options:
        case CheckOptions():
            return check.run_check(options, sys.stdout)
        case HistoryOptions():
            return history.history(options.content, sys.stdout)
        case RestoreOptions():
            return restore.restore(options.number, options.content, sys.stdout)
        case PinOptions():
            return pin.pin(StaffFiles(paths.settings().parent))
        case _:
            sys.stdout.write(schema.schema_text())
            return 0
