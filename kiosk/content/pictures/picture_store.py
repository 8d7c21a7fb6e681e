"""The pictures that a content file names, looked at before anything is shown, and kept as they were then; no Qt."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from kiosk import paths
from kiosk.content.pictures.drawings import inspect_drawing
from kiosk.content.pictures.file_names import meant, plain, spelled
from kiosk.content.pictures.kinds import ENDINGS, PictureInfo, PictureRefused, kind_of, prove_kind
from kiosk.content.pictures.staff_picture import StaffPicture, proven

# A photograph straight from a phone has 3 to 12 MB.
LARGEST: Final = 20_000_000
LARGEST_TOGETHER: Final = 100_000_000


@dataclass(frozen=True, slots=True)
class FileState:
    """Where a picture lies and the file's state there, by which a change is seen."""

    file: Path
    changed_ns: int
    size: int
    number: int


@dataclass(frozen=True, slots=True)
class _Seen:
    place: FileState | None
    info: PictureInfo | None = None
    own: StaffPicture | None = None  # the staff's own
    kind: str = ""  # of the refusal, where there are no findings
    details: Mapping[str, str | int] = field(default_factory=dict)


class PictureStore:
    """The pictures of the last reading of a content file in that folder.

    The staff's own are kept with the pixels that were made when they were looked at, so that what is shown is what was
    checked; one that has not changed since the last reading is not looked at again. Those that came with the program
    are not kept.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: dict[str, _Seen] = {}
        self._former: dict[str, _Seen] = {}

    @contextmanager
    def reading(self) -> Iterator[None]:
        """While it lasts a content file is read: the pictures looked at from here on replace the former ones."""
        self._former, self._seen = self._seen, {}
        try:
            yield
        finally:
            self._former = {}

    def examine(self, name: str) -> PictureInfo:
        """What is known of the picture of that name; raises `PictureRefused` when it must not be shown."""
        if name not in self._seen:
            place = _place(name, self.folder)
            try:
                self._seen[name] = self._looked_at(name, place)
            except PictureRefused as refusal:  # not kept itself: it would hold on to all that was read
                self._seen[name] = _Seen(place, kind=refusal.kind, details={"given": name[:200], **refusal.details})
        seen = self._seen[name]
        if seen.info is None:
            raise PictureRefused(seen.kind, **seen.details)
        return seen.info

    def info(self, name: object) -> PictureInfo | None:
        """What is known of a picture that was looked at and is sound."""
        seen = self._seen.get(name) if isinstance(name, str) else None
        return None if seen is None else seen.info

    @property
    def own(self) -> Mapping[str, StaffPicture]:
        """The staff's own sound pictures, each by its name in the content file."""
        return {name: seen.own for name, seen in self._seen.items() if seen.own is not None}

    @property
    def places(self) -> tuple[FileState | None, ...]:
        """Where the staff's own pictures were when they were looked at; None for one that was not there."""
        return tuple(seen.place for name, seen in self._seen.items() if not _is_own(name, seen.place))

    def places_now(self) -> tuple[FileState | None, ...]:
        """Where the same pictures are now: no longer equal when one was changed, put there or deleted."""
        return tuple(_place(name, self.folder) for name, seen in self._seen.items() if not _is_own(name, seen.place))

    def _looked_at(self, name: str, place: FileState | None) -> _Seen:
        if place is None:
            raise _nothing_there(name, self.folder)
        if _is_own(name, place):
            return _Seen(place, _looked_at_own(place))
        seen = self._former.get(name)
        if seen is None or seen.place != place or seen.info is None:
            data = _bytes(plain(name), place.file)  # not the name that a link leads to
            own = proven(data, prove_kind(plain(name), data))
            seen = _Seen(place, own.info, own)
        looked_at = (*self._seen.values(), seen)
        sizes = {one.place: len(one.own.data) for one in looked_at if one.own is not None}  # named twice, counts once
        if sum(sizes.values()) > LARGEST_TOGETHER:
            raise PictureRefused("pictures_too_large_together", limit=LARGEST_TOGETHER // 1_000_000)
        return seen


@lru_cache(maxsize=256)
def _looked_at_own(place: FileState) -> PictureInfo:
    """What is known of a picture that came with the program, told again without a look while the file is the same."""
    return inspect_drawing(_bytes(place.file.name, place.file))


def _is_own(name: str, place: FileState | None) -> bool:
    """Whether the picture came with the program: one beside a sample of content, though among its files, did not."""
    return place is not None and place.file == paths.PROGRAM / name and place.file.is_relative_to(paths.RESOURCES)


def _place(name: str, folder: Path) -> FileState | None:
    """Where the picture of that name lies; None when it is not there, or not where pictures may be.

    A name that only looks like that of one file beside the content file means that one.
    """
    if paths.leads_out(name):
        return None
    file = paths.find_picture(name, folder)
    if file is None and (alike := spelled(name, folder)) is not None:
        file = paths.find_picture(alike, folder)
    if file is not None:
        with suppress(OSError):
            state = file.stat()
            return FileState(file, state.st_mtime_ns, state.st_size, state.st_ino)
    return None


def _nothing_there(name: str, folder: Path) -> PictureRefused:
    with suppress(OSError, ValueError):  # as for any name
        if name.strip("./\\ ") and not paths.leads_out(name) and (folder / name).is_dir():
            return PictureRefused("picture_is_folder")
        if not paths.leads_out(name) and (folder / name).is_symlink():
            return PictureRefused("picture_is_link")
    there = meant(name, folder, ENDINGS)
    return PictureRefused("missing_picture", **({} if there is None else {"meant": there}))


def _bytes(name: str, file: Path) -> bytes:
    kind_of(name)  # rather than read a film first
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except PermissionError as error:
        raise PictureRefused("picture_not_allowed") from error
    except OSError as error:
        raise PictureRefused("picture_unreadable", reason=os.strerror(error.errno or 0)) from error
    if len(data) > LARGEST:
        raise PictureRefused("picture_too_large", limit=LARGEST // 1_000_000)
    return data
