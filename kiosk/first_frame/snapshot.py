"""A photograph of the waiting screen in a file, with all that it depends on.

It is as good as none unless every byte of that is the same now: the content file, which was checked then, the picture
on the waiting screen, the settings, the screen, the version of the program. So no word is ever shown that was not
checked, and a damaged file is never shown.
"""

import json
import threading
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from PySide6.QtGui import QImage

# So long a start waits for a content file that may lie on a server.
_PATIENCE_S: Final = 0.5
_FORMAT: Final = QImage.Format.Format_RGB32
_BYTES_PER_PIXEL: Final = 4


class Photograph(NamedTuple):
    """The waiting screen, and the title of its window."""

    image: QImage
    title: str


class Sources(NamedTuple):
    """What was checked before it was shown: the bytes of the content file, and of the picture of that name.

    With a `day`, such as `2026-12-24`, some of it is shown on that day only.
    """

    content: bytes
    picture: str
    picture_data: bytes
    day: str | None = None


class Snapshot:
    """The file of one photograph: a checksum, a line of JSON, then the content, the picture, the pixels."""

    def __init__(self, file: Path, content: Path, circumstances: Mapping[str, Any]) -> None:
        """`circumstances` are what else the waiting screen depends on, as JSON can hold it."""
        self._file = file
        self._content = content
        self._circumstances = dict(circumstances)

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
        parts = (json.dumps(head).encode(), b"\n", sources.content, sources.picture_data, bytes(image.constBits()))
        body = b"".join(parts)
        whole = _seal(body) + body
        if not self._holds(whole):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = self._file.with_suffix(".new")
            fresh.write_bytes(whole)
            fresh.replace(self._file)

    def find(self, day: str, picture_data: Callable[[str], bytes | None]) -> Photograph | None:
        """The photograph, where the waiting screen would look like it now; none where that is not known in time.

        `day` is today, `picture_data` gives the bytes of a picture as they are now.
        """
        found: list[Photograph | None] = []

        def look() -> None:
            try:
                found.append(self._found(day, picture_data))
            except (OSError, ValueError, KeyError, TypeError):
                found.append(None)

        looking = threading.Thread(target=look, name="snapshot", daemon=True)
        looking.start()
        looking.join(_PATIENCE_S)
        return found[0] if found else None

    def _found(self, day: str, picture_data: Callable[[str], bytes | None]) -> Photograph | None:
        whole = memoryview(self._file.read_bytes())
        seal, body = whole[:_SEAL], whole[_SEAL:]
        if seal != _seal(body):
            return None
        text = bytes(body[:_LONGEST_HEAD]).partition(b"\n")[0]
        head = json.loads(text)
        if head["circumstances"] != self._circumstances or head["day"] not in (None, day):
            return None
        content, picture = head["lengths"]
        content_at = len(text) + 1
        picture_at, pixels_at = content_at + content, content_at + content + picture
        if self._content_now() != bytes(body[content_at:picture_at]):
            return None
        if picture_data(head["picture"]) != bytes(body[picture_at:pixels_at]):
            return None
        width, height = head["size"]
        pixels = bytes(body[pixels_at:])
        if len(pixels) != width * height * _BYTES_PER_PIXEL:
            return None
        # A copy, for Qt would go on using the bytes when Python has freed them.
        return Photograph(QImage(pixels, width, height, width * _BYTES_PER_PIXEL, _FORMAT).copy(), head["title"])

    def _content_now(self) -> bytes | None:
        """The bytes of the content file; none for what is no file, such as a pipe, which would never end."""
        return self._content.read_bytes() if self._content.is_file() else None

    def _holds(self, whole: bytes) -> bool:
        try:
            return self._file.read_bytes() == whole
        except OSError:
            return False


def _seal(data: bytes | memoryview) -> bytes:
    return b"%08x\n" % zlib.crc32(data)


_SEAL: Final = len(_seal(b""))
_LONGEST_HEAD: Final = 65_536
