"""One state of a content file, whole: what it says, the bytes it was read from, and its staff's own pictures; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Self

from kiosk.content.check.problems import Problem
from kiosk.content.model import Content
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.pictures.staff_picture import StaffPicture
from kiosk.content.reading import bytes_at, content_of, document_of


@dataclass(frozen=True, eq=False)
class Edition:
    """A content that may be shown; `data` are the bytes it was read from, `own` the staff's pictures by their names."""

    content: Content
    data: bytes
    own: Mapping[str, StaffPicture]

    @property
    def pictures(self) -> Mapping[str, bytes]:
        """The bytes of the staff's own pictures."""
        return {name: picture.data for name, picture in self.own.items()}

    def same_as(self, other: Self | None) -> bool:
        """Whether the other would look the same, for it was read from the same bytes."""
        return other is not None and self.data == other.data and self.pictures == other.pictures


@dataclass(frozen=True)
class Refusal:
    """Why a content file cannot be shown; `unread` if not even its bytes could be read, which may pass by itself."""

    problems: tuple[Problem, ...]
    unread: bool = False


def digest(data: bytes) -> str:
    """The SHA-256 of the bytes."""
    return sha256(data).hexdigest()


def edition_of(data: bytes, store: PictureStore) -> Edition:
    """What the bytes of a file say, its pictures looked at; raises `ContentRefused`."""
    return Edition(content_of(document_of(data), store), data, store.own)


def edition_at(file: Path) -> Edition:
    """What a file says now; raises `ContentRefused`."""
    return edition_of(bytes_at(file), PictureStore(file.parent))
