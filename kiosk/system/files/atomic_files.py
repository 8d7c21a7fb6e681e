"""Writes files so that a reader finds the former or the new, whole, whenever the power or the process ends; no Qt."""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Final

_LOCK_TRIES: Final = 20
_LOCK_PAUSE_S: Final = 0.1


def write_synced(file: Path, data: bytes, mode: int = 0o666) -> None:
    """Writes a new file with at most these permissions and waits until the disk has it; raises `OSError`."""
    with open(file, "xb", opener=partial(os.open, mode=mode)) as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Waits until the disk has the names in that folder; where the system cannot, it needs not."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_in_place(fresh: Path, target: Path) -> None:
    """Gives a written file the name of another, and waits until the disk has that too; raises `OSError`."""
    fresh.replace(target)
    with suppress(OSError):  # a share may refuse, and the file is there already
        sync_folder(target.parent)


def replace_whole(file: Path, data: bytes) -> None:
    """Puts these bytes in a file's place, with its permissions and through a link; raises `OSError`."""
    target = Path(os.path.realpath(file))
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)
    try:
        write_synced(fresh, data)
        _take_after(target, fresh)
        put_in_place(fresh, target)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise


def _take_after(former: Path, fresh: Path) -> None:
    """Gives the new file the permissions of the former, and its owner where that is allowed."""
    with suppress(OSError):
        shutil.copymode(former, fresh)
        if sys.platform != "win32":
            state = former.stat()
            os.chown(fresh, state.st_uid, state.st_gid)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """While it lasts no other process gets in here; raises `OSError` when one stays in for too long.

    The system holds the lock for the process, so that nothing stale is left by one that was killed.
    """
    with (folder / ".lock").open("ab") as stream:
        for _ in range(_LOCK_TRIES):
            with suppress(OSError):
                _lock(stream.fileno())
                break
            time.sleep(_LOCK_PAUSE_S)
        else:
            _lock(stream.fileno())
        yield


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
