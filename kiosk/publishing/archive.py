"""The contents that were on the screen, kept with their pictures in the user's data folder; no Qt.

Each version is a folder of its own, made beside the others and renamed into its place when the disk has all of it: a
process that is killed, or a cable that is pulled, leaves either nothing of it or the whole. Which one counts is not
written anywhere; it is the newest one that is whole, as the checksums in its manifest tell.
"""

import errno
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, TypeAdapter

from kiosk.content.edition import Edition, digest, edition_at
from kiosk.content.reading import ContentRefused
from kiosk.paths import leads_out
from kiosk.system.files.atomic_files import locked, sync_folder, write_synced

# As many are kept beside the one that was shown last.
FORMER: Final = 10
# The name that the content file has there, whatever its own.
CONTENT: Final = "content.json"
_FILES: Final = "files"
_MANIFEST: Final = "manifest.json"
# Names that begin with a dot are unfinished; whoever holds the lock may sweep them away.
_NEW: Final = ".new"
# How a disk says that it, or the owner's share of it, is full.
_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
_GONE: Final = ".gone"


class Damaged(Exception):
    """A kept version is not what was kept: the disk lost or changed a part of it."""


@dataclass(frozen=True)
class Manifest:
    """What a version consists of, by the names of its files and their checksums, and when it was kept."""

    kept: datetime
    files: dict[str, Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]]


_MANIFESTS: Final = TypeAdapter(Manifest)


@dataclass(frozen=True)
class Version:
    """A kept content: its number, which never changes, when it was kept in the local time of then, its checksums."""

    number: int
    folder: Path
    kept: datetime
    digests: Mapping[str, str]

    def edition(self) -> Edition:
        """What was kept, checked again; raises `Damaged`, or `ContentRefused` where this program asks for more."""
        files = self.files()
        edition = edition_at(self.folder / _FILES / CONTENT)
        if not _files_of(edition).items() <= files.items():
            raise Damaged(self.folder)
        return edition

    def files(self) -> Mapping[str, bytes]:
        """The bytes of the content file and of the pictures, by their names beside it; raises `Damaged`."""
        found = {}
        for name, wanted in self.digests.items():
            try:
                found[name] = (self.folder / _FILES / name).read_bytes()
            except OSError as error:
                raise Damaged(error) from error
            if digest(found[name]) != wanted:
                raise Damaged(self.folder / _FILES / name)
        return found


class Archive:
    """The kept versions of one content file, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def versions(self) -> tuple[Version, ...]:
        """All versions, the newest first; whether they are whole is seen when they are used."""
        return tuple(filter(None, map(_version_in, sorted(self._folders(), key=_number_in, reverse=True))))

    def good(self) -> Iterator[tuple[Version, Edition]]:
        """The versions that are whole and that this program takes for valid, the newest first, each read when asked."""
        for version in self.versions():
            with suppress(Damaged, ContentRefused):
                yield version, version.edition()

    def newest(self) -> Edition | None:
        """The first of those; none where there is none."""
        return next((edition for _, edition in self.good()), None)

    def keep(self, edition: Edition, now: datetime) -> bool:
        """Keeps a content as the newest version unless it is that already; raises `OSError`.

        On a full disk former versions make room for it, the oldest first: the newest is the one a start depends on.
        """
        files = _files_of(edition)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(self._folder):
            self._sweep()
            versions = self.versions()
            with suppress(Damaged):
                if versions and versions[0].files() == files:
                    return False
            # Before the new one is written: a process may be killed after it.
            for version in versions[FORMER:]:
                self._remove(version.folder)
            number = 1 + max(map(_number_in, self._folders()), default=0)
            self._write_giving_up(versions[1:FORMER], number, files, now)
        return True

    def _write_giving_up(
        self, spares: Sequence[Version], number: int, files: Mapping[str, bytes], now: datetime
    ) -> None:
        """Writes a version; while the disk is full one of the spares after the other goes, the last of them first."""
        for spare in (*reversed(spares), None):
            try:
                return self._write(number, files, now)
            except OSError as error:
                self._sweep()
                if spare is None or error.errno not in _FULL:
                    raise
                self._remove(spare.folder)
        return None

    def _write(self, number: int, files: Mapping[str, bytes], now: datetime) -> None:
        """Makes a version beside the others, and names it when the disk has all of it."""
        new = self._folder / _NEW
        new.mkdir()
        for name, data in files.items():
            file = new / _FILES / name
            file.parent.mkdir(parents=True, exist_ok=True)
            write_synced(file, data)
        manifest = Manifest(now, {name: digest(data) for name, data in files.items()})
        write_synced(new / _MANIFEST, _MANIFESTS.dump_json(manifest, indent=1))
        for folder in (new, *new.rglob("*/")):
            sync_folder(folder)
        new.rename(self._folder / f"{number:06d}-{now:%Y%m%dT%H%M%S}")
        sync_folder(self._folder)

    def _remove(self, folder: Path) -> None:
        """Takes a version out of sight in one step, then away."""
        gone = self._folder / _GONE
        with suppress(OSError):
            folder.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)

    def _sweep(self) -> None:
        """Takes away what was left unfinished."""
        for name in (_NEW, _GONE):
            shutil.rmtree(self._folder / name, ignore_errors=True)

    def _folders(self) -> Iterator[Path]:
        with suppress(OSError):
            yield from (folder for folder in self._folder.iterdir() if _number_in(folder))


def _version_in(folder: Path) -> Version | None:
    try:
        manifest = _MANIFESTS.validate_json((folder / _MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
    sound = CONTENT in manifest.files and not any(map(leads_out, manifest.files))
    return Version(_number_in(folder), folder, manifest.kept, manifest.files) if sound else None


def _number_in(folder: Path) -> int:
    """The number of a version, 0 for anything else that lies there."""
    number = folder.name.partition("-")[0]
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 12 else 0


def _files_of(edition: Edition) -> dict[str, bytes]:
    """The bytes of the content file and of the pictures, by their names below the version's folder."""
    return {CONTENT: edition.data, **{Path(name).as_posix(): data for name, data in edition.pictures.items()}}
