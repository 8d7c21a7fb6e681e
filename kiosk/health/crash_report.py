"""Where a native crash or a hang leaves its stack: a file that is kept open, for then nothing can be opened; no Qt."""

import faulthandler
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.system.files.bounded_files import read_bounded

# Of a stack only the beginning counts; a file that somebody else made may be of any size.
_MOST_BYTES: Final = 32_000
_LARGEST: Final = 1_000_000
# A pipe in its place has no reader, and would be waited for.
_WRITE: Final = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NONBLOCK", 0)


class CrashReport:
    """The stack of the run before this one, until `arm` makes room for that of this run."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def last(self) -> str:
        """What the last run left, empty where it ended without a crash; to be asked for before `arm`."""
        with suppress(OSError):
            return read_bounded(self._file, _LARGEST)[:_MOST_BYTES].decode("utf-8", "replace").strip()
        return ""

    def arm(self) -> None:
        """From now on the stacks of all threads are written when the system or a supervisor aborts the process.

        Where the file cannot be written they go to standard error, if there is one.
        """
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            faulthandler.enable(os.open(self._file, _WRITE, 0o600))  # until the end
        except OSError:
            with suppress(RuntimeError, AttributeError, ValueError):  # none, or one that is no file
                faulthandler.enable()
