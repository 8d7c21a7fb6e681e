"""A recording on disk: numbered PNG frames, and a video of them where ffmpeg is installed."""

import logging
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage

FRAME_MS: Final = 100

_VIDEO: Final = "tour.mp4"
# What Qt calls the quality of a PNG says how small, not how good: a tenth larger than at best, in half the time.
_COMPRESSION: Final = 80

log = logging.getLogger("kiosk")


class FilmRefused(Exception):
    """The folder cannot take a recording; the message says why."""


class Film:
    """Frames `frame-000001.png` and so on, one for each tenth of a second; equal ones are one file with more names."""

    def __init__(self, folder: Path) -> None:
        """Makes the folder; raises `FilmRefused` where nothing can be written or frames of another film lie."""
        self._folder = folder
        self._count = 0
        self._last = QImage()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe = folder / f".probe-{os.getpid()}"
            probe.touch(exist_ok=False)
            probe.unlink()
        except OSError as error:
            raise FilmRefused(f"--record {folder}: {error.strerror or error}") from error
        if self._frame(1).exists():
            raise FilmRefused(f"--record {folder}: holds the frames of another recording; name a new folder")

    @property
    def count(self) -> int:
        """How many frames there are."""
        return self._count

    def add(self, image: QImage) -> None:
        """Writes the next frame; raises `FilmRefused` when it cannot be written."""
        former, fresh = self._frame(self._count), self._frame(self._count + 1)
        if self._count and image == self._last:
            _link(former, fresh)
        elif not image.save(str(fresh), "PNG", _COMPRESSION):  # type: ignore[call-overload]
            raise FilmRefused(f"--record {fresh}: cannot be written")
        self._last = image
        self._count += 1

    def finish(self) -> None:
        """Makes the video, or says why there is none."""
        log.info("recorded %d frames, %d s, in %s", self._count, self._count * FRAME_MS // 1000, self._folder)
        program = shutil.which("ffmpeg")
        if program is None:
            log.info("no video: ffmpeg is not installed")
        elif self._count:
            _make_video(program, self._folder)

    def _frame(self, number: int) -> Path:
        return self._folder / f"frame-{number:06d}.png"


def _link(former: Path, fresh: Path) -> None:
    """A second name for a frame; a copy where the disk has no such names."""
    try:
        os.link(former, fresh)
    except OSError:
        shutil.copyfile(former, fresh)


def _make_video(program: str, folder: Path) -> None:
    """Runs ffmpeg; sides are made even, as the usual pixel format wants them."""
    rate, even = str(1000 // FRAME_MS), "pad=ceil(iw/2)*2:ceil(ih/2)*2"
    command = [program, "-y", "-loglevel", "error", "-framerate", rate, "-i", "frame-%06d.png", "-vf", even]
    command += ["-pix_fmt", "yuv420p", "-movflags", "+faststart", _VIDEO]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)  # noqa: S603 - our own words
    if done.returncode == 0:
        log.info("video: %s", folder / _VIDEO)
    else:
        log.error("no video: ffmpeg said %s", (done.stderr.strip().splitlines() or ["nothing"])[-1])
