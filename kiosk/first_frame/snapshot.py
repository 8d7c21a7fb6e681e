"""A photograph of the waiting screen in a file, with all that it depends on.

It is ignored unless all of that is the same now: the content file, which was checked then, the picture
on the waiting screen, the settings, the screen, the state of the program's files. So no word is ever shown that was not
checked, and a damaged file is never shown.
"""

import json
import threading
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

from PySide6.QtGui import QImage

# How long a start waits for a content file that may lie on a server.
_PATIENCE_S: Final = 0.5
_FORMAT: Final = QImage.Format.Format_RGB32
_BYTES_PER_PIXEL: Final = 4


class Photograph(NamedTuple):
    """The waiting screen, and the title of its window."""

    image: QImage
    title: str


class Sources(NamedTuple):
    """What was checked before it was shown: the bytes of the content file, and of the picture of that name."""

    content: bytes
    picture: str
    picture_data: bytes
    day: str | None = None  # such as `2026-12-24`, where some of it is shown on that day only


class Snapshot:
    """The file of one photograph: a checksum, a line of JSON, then the content, the picture, the pixels."""

    def __init__(self, file: Path, content: Path, circumstances: dict[str, Any]) -> None:
        """`circumstances` are what else the waiting screen depends on, as JSON can hold it."""
        self._file = file
        self._content = content
        self._circumstances = circumstances

    def keep(self, photograph: Photograph, sources: Sources) -> None:
        """Writes the file unless it is there already; raises `OSError`."""
        image = photograph.image.convertToFormat(_FORMAT)
        head = {
            "circumstances": self._circumstances,
            "day": sources.day,
            "title": photograph.title,
            "picture": sources.picture,
            "lengths": [len(sources.content), len(sources.picture_data)],
            "size": [image.width(), image.height()],
        }
        body = json.dumps(head).encode() + b"\n" + sources.content + sources.picture_data + bytes(image.constBits())
        whole = _seal(body) + body
        with suppress(OSError):
            if self._file.read_bytes() == whole:
                return
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = self._file.with_suffix(".new")
        fresh.write_bytes(whole)
        fresh.replace(self._file)

    def find(self, day: str, picture_data: Callable[[str], bytes | None]) -> Photograph | None:
        """The photograph, where the waiting screen looks like it on that day; none where that is not known in time."""
        found: list[Photograph | None] = [None]

        def look() -> None:
            with suppress(OSError, ValueError, KeyError, TypeError):
                found[0] = self._found(day, picture_data)

        looking = threading.Thread(target=look, name="snapshot", daemon=True)
        looking.start()
        looking.join(_PATIENCE_S)
        return found[0]

    def _found(self, day: str, picture_data: Callable[[str], bytes | None]) -> Photograph | None:
        whole = self._file.read_bytes()
        stream = BytesIO(whole)
        if stream.readline() != _seal(memoryview(whole)[_SEAL:]):
            return None
        head = json.loads(stream.readline())
        content, picture = (stream.read(length) for length in head["lengths"])
        width, height = head["size"]
        pixels = stream.read()
        true_now = (
            head["circumstances"] == self._circumstances
            and head["day"] in (None, day)
            and self._content.is_file()  # and no pipe, which would never end
            and self._content.read_bytes() == content
            and picture_data(head["picture"]) == picture
            and len(pixels) == width * height * _BYTES_PER_PIXEL
        )
        if not true_now:
            return None
        # A copy, for Qt would go on using the bytes when Python has freed them.
        return Photograph(QImage(pixels, width, height, width * _BYTES_PER_PIXEL, _FORMAT).copy(), head["title"])


def _seal(data: bytes | memoryview) -> bytes:
    return b"%08x\n" % zlib.crc32(data)


_SEAL: Final = len(_seal(b""))
