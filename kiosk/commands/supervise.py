"""Runs the kiosk for ever, where there is no systemd to do so."""

import sys
from collections.abc import Sequence

from kiosk.health.supervisor import Supervisor
from kiosk.system.log import logs


def supervise(arguments: Sequence[str]) -> int:
    """Runs the kiosk with these arguments until somebody ends it; the exit status."""
    logs.set_up()
    own = list(sys.orig_argv[1 : len(sys.orig_argv) - len(arguments) - 1])
    return Supervisor([sys.executable, *own, *arguments]).run()
