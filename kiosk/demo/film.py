"""A recording on disk: numbered PNG frames in a folder of their own."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage

from kiosk.system.process.guard import CannotStart

FRAME_MS: Final = 100
VIDEO: Final = "tour.mp4"

# What Qt calls the quality of a PNG says how small, not how good: a tenth larger than at best, in half the time.
_COMPRESSION: Final = 80


class FilmRefused(CannotStart):
    """The folder cannot take a recording; the message says why."""


class Film:
    """Frames `frame-000001.png` and so on, one for each tenth of a second; equal ones are one file with more names."""

    def __init__(self, folder: Path) -> None:
        """Makes the folder; raises `FilmRefused` where nothing can be written or another recording lies."""
        self.folder = folder
        self.count = 0  # of its frames
        self._last = QImage()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe = folder / f".probe-{os.getpid()}"
            probe.touch(exist_ok=False)
            probe.unlink()
        except OSError as error:
            raise FilmRefused(f"--record {folder}: {error.strerror or error}") from error
        if any(folder.glob("frame-*.png")) or (folder / VIDEO).exists():
            raise FilmRefused(f"--record {folder}: holds another recording; name a new folder")

    def elapsed_ms(self) -> int:
        """The time that has passed in it, in milliseconds."""
        return self.count * FRAME_MS

    def add(self, image: QImage) -> None:
        """Writes the next frame; raises `FilmRefused` when it cannot be written or has not the size of the others."""
        former, fresh = self._frame(self.count), self._frame(self.count + 1)
        if self.count and image.size() != self._last.size():
            sizes = [f"{size.width()}x{size.height()}" for size in (image.size(), self._last.size())]
            raise FilmRefused(f"--record {fresh}: the window is {sizes[0]} now and was {sizes[1]}")
        try:
            if self.count and image == self._last:
                _write_again(former, fresh)
            else:
                fresh.write_bytes(_png(image))
        except OSError as error:
            with suppress(OSError):
                fresh.unlink()  # half a frame would break the video
            raise FilmRefused(f"--record {fresh}: {error.strerror or error}") from error
        self._last = image
        self.count += 1

    def _frame(self, number: int) -> Path:
        return self.folder / f"frame-{number:06d}.png"


def _png(image: QImage) -> bytes:
    """The file's bytes; Qt, were it to write the file, would not tell why it could not."""
    buffer = QBuffer()
    if not image.save(buffer, "PNG", _COMPRESSION):  # type: ignore[call-overload]
        raise OSError("the picture is empty")
    return bytes(buffer.data().data())


def _write_again(former: Path, fresh: Path) -> None:
    """A second name for a frame; a copy where the disk has no such names."""
    try:
        os.link(former, fresh)
    except OSError:
        fresh.write_bytes(former.read_bytes())
