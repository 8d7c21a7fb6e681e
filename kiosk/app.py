"""Reads the command line and runs the command; Qt is loaded only where a command needs it, after the start guard."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from kiosk.commands import options as command_line
from kiosk.system import guard


def run(argv: Sequence[str]) -> int:
    """Runs the command the arguments ask for; the exit status: 0 done, 1 content refused, 2 wrong use or no display."""
    options = command_line.parse(argv[1:])
    if options.command in _WITHOUT_QT:
        return _without_qt(options)
    if (why := guard.why_not_here()) is not None:
        sys.stderr.write(f"main.py: {why}\n")
        return 2
    if options.command == "gallery":
        from kiosk.commands.gallery import run_gallery

        return run_gallery(options)
    from kiosk.composition import run_kiosk

    return run_kiosk(options)


def _without_qt(options: argparse.Namespace) -> int:
    """Runs a command that writes; whoever reads its output, such as `head`, may close it when it has seen enough."""
    try:
        status = _WITHOUT_QT[options.command](options)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _check(options: argparse.Namespace) -> int:
    from kiosk.commands.check import run_check

    return run_check(options, sys.stdout)


def _history(options: argparse.Namespace) -> int:
    from kiosk.commands.history import history

    return history(options.content, sys.stdout)


def _restore(options: argparse.Namespace) -> int:
    from kiosk.commands.restore import restore

    return restore(options.number, options.content, sys.stdout)


def _pin(_options: argparse.Namespace) -> int:
    from kiosk.commands.pin import pin

    return pin()


def _schema(_options: argparse.Namespace) -> int:
    from kiosk.commands.schema import schema_text

    sys.stdout.write(schema_text())
    return 0


_WITHOUT_QT: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {
    "check": _check,
    "history": _history,
    "restore": _restore,
    "pin": _pin,
    "schema": _schema,
}
