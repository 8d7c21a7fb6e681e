"""Starts the program again in its own place: the same process, the same command line."""

import logging
import os
import sys
import time
from typing import Never

from kiosk.system.log.logs import RESTARTED


def restart() -> Never:
    """Never returns; for a program that nobody supervises, to be called when Qt has ended."""
    os.environ[RESTARTED] = repr(time.monotonic())
    logging.shutdown()
    if sys.stderr is not None:
        sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own command line
