"""Reads the command line and runs the command; Qt is loaded only where a command needs it, after the start guard."""

import sys
from collections.abc import Sequence

from kiosk import command_line
from kiosk.system import guard


def run(argv: Sequence[str]) -> int:
    """Runs the command the arguments ask for; the exit status: 0 done, 1 content refused, 2 wrong use or no display."""
    options = command_line.parse(argv[1:])
    if options.command == "check":
        from kiosk.commands.check import check

        return check(options.file, sys.stdout)
    if options.command == "schema":
        from kiosk.commands.schema import schema_text

        sys.stdout.write(schema_text())
        return 0
    if options.command == "pin":
        from kiosk.commands.pin import pin

        return pin()
    if (why := guard.why_not_here()) is not None:
        sys.stderr.write(f"main.py: {why}\n")
        return 2
    if options.command == "gallery":
        from kiosk.commands.gallery import run_gallery

        return run_gallery(options)
    from kiosk.composition import run_kiosk

    return run_kiosk(options)
