"""Runs what the command line asks for; Qt is loaded only where a command needs it, after the start guard."""

import os
import sys
from collections.abc import Sequence

from kiosk import paths
from kiosk.commands import command_line
from kiosk.system import guard
from kiosk.system.options import (
    CheckOptions,
    GalleryOptions,
    HistoryOptions,
    KioskOptions,
    Options,
    PinOptions,
    RestoreOptions,
)


def run(argv: Sequence[str]) -> int:
    """The exit status: 0 done, 1 content refused, 2 wrong use or no display."""
    options = command_line.parse(argv[1:])
    if not isinstance(options, KioskOptions | GalleryOptions):
        return _written(options)
    if (why := guard.why_not_here()) is not None:
        sys.stderr.write(f"main.py: {why}\n")
        return 2
    if isinstance(options, GalleryOptions):
        from kiosk.commands.gallery import run_gallery

        return run_gallery(options)
    from kiosk.commands.run import run_kiosk

    return run_kiosk(options)


def _written(options: Options) -> int:
    """Runs a command that writes; whoever reads its output, such as `head`, may close it when it has seen enough."""
    try:
        status = _without_qt(options)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _without_qt(options: Options) -> int:
    match options:
        case CheckOptions():
            from kiosk.commands.check import run_check

            return run_check(options, sys.stdout)
        case HistoryOptions():
            from kiosk.commands.history import history

            return history(options.content, sys.stdout)
        case RestoreOptions():
            from kiosk.commands.restore import restore

            return restore(options.number, options.content, sys.stdout)
        case PinOptions():
            from kiosk.commands.pin import pin
            from kiosk.staff.stored import StaffFiles

            return pin(StaffFiles(paths.settings().parent))
        case _:
            from kiosk.commands.schema import schema_text

            sys.stdout.write(schema_text())
            return 0
