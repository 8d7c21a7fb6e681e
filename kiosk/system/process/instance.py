"""One kiosk for one content: a lock that the kernel holds for as long as the process lives; no Qt."""

import os
import signal
import struct
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

_NO_FOLLOWING: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
# `struct flock` of Linux: kind, from where, start, length, and the process that holds the lock.
_FLOCK: Final = "hhqqi4x"
# What holds the locks; closed by the kernel, whichever way the process ends or begins anew in its own place.
_held: list[int] = []


def claim(files: Iterable[Path]) -> bool:
    """Whether this process may run: it has, or another has not, the lock of the first of these files that can be made.

    The process that has it is asked to come forward. Where no file can be made, nothing is locked and it may run.
    """
    for file in files:
        with suppress(OSError):
            return _claim(file)
    return True


def _claim(file: Path) -> bool:
    descriptor = _open(file)
    try:
        if _lock(descriptor):
            _held.append(descriptor)
            return True
        with suppress(OSError):  # it may end just now
            _call_forward(descriptor)
        return False
    finally:
        if descriptor not in _held:
            os.close(descriptor)


def _open(file: Path) -> int:
    """Opens or makes the file; raises `OSError` where another user could have put it there."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | _NO_FOLLOWING, 0o600)
    if sys.platform != "win32" and os.fstat(descriptor).st_uid != os.getuid():
        os.close(descriptor)
        raise PermissionError(file)
    return descriptor


def _lock(descriptor: int) -> bool:
    """Whether the lock is ours now; raises `OSError` where the system has no locks there."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            # Until `SignalWatch` listens: another kiosk that finds the lock taken may ask at once.
            signal.signal(signal.SIGUSR1, signal.SIG_IGN)
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _call_forward(descriptor: int) -> None:
    """Asks the process that has the lock, by the kernel's own word, to come forward; elsewhere than on Linux nobody."""
    if sys.platform == "linux":
        import fcntl

        asked = struct.pack(_FLOCK, fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
        holder = struct.unpack(_FLOCK, fcntl.fcntl(descriptor, fcntl.F_GETLK, asked))[-1]
        if holder > 0:
            os.kill(holder, signal.SIGUSR1)
