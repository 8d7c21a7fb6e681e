"""An X screen of the bench's own (Xvfb), whose pixels lie in a file that can be looked at without disturbing it."""

import os
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench.frames import Picture

# So many rows of the screen are looked at; everything that the kiosk draws is higher than the distance between them.
_ROWS: Final = 240
# The header of an XWD file: these fields, big-endian, among others.
_HEADER: Final = struct.Struct(">25I")
_HEADER_SIZE, _WIDTH, _HEIGHT, _BYTES_PER_LINE, _COLOURS = 0, 4, 5, 12, 19
_BYTES_PER_COLOUR: Final = 12
_DEADLINE_S: Final = 10.0


@dataclass(frozen=True)
class XScreen:
    """A running X server: its name (`:5`), the size of its one screen, and its pixels."""

    name: str
    width: int
    height: int
    pixels: NDArray[np.uint32]

    @property
    def step(self) -> int:
        """Each so many rows one is looked at."""
        return max(1, self.height // _ROWS)

    def look(self) -> Picture:
        """The rows that are looked at, as they are now."""
        return self.pixels[:: self.step]

    def has_colour(self, colour: int, least: int) -> bool:
        """Whether at least so many of the pixels that are looked at have exactly that colour, 0xrrggbb."""
        return int(np.count_nonzero((self.look() & 0xFFFFFF) == colour)) >= least


@contextmanager
def x_screen(width: int, height: int) -> Iterator[XScreen]:
    """Starts an X server with a screen of that size, no pointer drawn on it, and openbox as its window manager."""
    with TemporaryDirectory(prefix="bench-x-") as folder:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-fbdir", folder]
        command += ["-nolisten", "tcp", "-noreset", "-nocursor"]
        server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                name = f":{told.readline().strip()}"
            screen = XScreen(name, width, height, _pixels(Path(folder) / "Xvfb_screen0"))
            with _window_manager(name, folder):
                yield screen
        finally:
            server.terminate()
            server.wait()


def _pixels(file: Path) -> NDArray[np.uint32]:
    with file.open("rb") as stream:
        header = _HEADER.unpack(stream.read(_HEADER.size))
    offset = header[_HEADER_SIZE] + header[_COLOURS] * _BYTES_PER_COLOUR
    shape = (header[_HEIGHT], header[_BYTES_PER_LINE] // 4)
    pixels = np.memmap(file, np.dtype("<u4"), "r", offset, shape)
    return pixels[:, : header[_WIDTH]]


@contextmanager
def _window_manager(display: str, home: str) -> Iterator[None]:
    environment = os.environ | {"DISPLAY": display, "HOME": home}
    manager = subprocess.Popen(
        ["openbox", "--sm-disable"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        end = time.monotonic() + _DEADLINE_S
        while "window id # 0x" not in _root_property(environment) and time.monotonic() < end:
            time.sleep(0.05)
        yield
    finally:
        manager.terminate()
        manager.wait()


def _root_property(environment: dict[str, str]) -> str:
    command = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout
