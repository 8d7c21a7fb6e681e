"""Starts the program again in its own place: the same process, the same command line."""

import logging
import os
import sys
import time
from typing import Never

from kiosk.system.logs import RESTARTED


def restart() -> Never:
    """Never returns; to be called when Qt has ended. Whoever supervises the process sees no end of it."""
    os.environ[RESTARTED] = repr(time.monotonic())
    logging.shutdown()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own command line
