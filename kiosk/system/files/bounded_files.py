"""Reads files in whose place there may be anything: waits for no pipe, reads no device, nor too much; no Qt."""

import errno
import os
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Final

# Without it the system would wait for whoever writes into a pipe; Windows has no such files.
_NO_WAIT: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def read_bounded(file: Path, most: int) -> bytes:
    """The bytes of an ordinary file; raises `OSError`, with `EINVAL` for no such file, `EFBIG` for more than `most`."""
    descriptor = os.open(file, os.O_RDONLY | _NO_WAIT)
    try:
        mode = os.fstat(descriptor).st_mode
        if not S_ISREG(mode):
            raise _refused(errno.EISDIR if S_ISDIR(mode) else errno.EINVAL, file)
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            data = stream.read(most + 1)
    finally:
        os.close(descriptor)
    if len(data) > most:
        raise _refused(errno.EFBIG, file)
    return data


def _refused(number: int, file: Path) -> OSError:
    return OSError(number, os.strerror(number), str(file))
