"""The ways in which programs save a file, and the disk loses it."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

Save = Callable[[Path, bytes], None]


def in_place(file: Path, data: bytes) -> None:
    """Over the file, as Notepad does."""
    file.write_bytes(data)


def by_another_file(file: Path, data: bytes) -> None:
    """Into another file that takes its place, as most editors do."""
    fresh = file.with_name(f"{file.name}.tmp")
    fresh.write_bytes(data)
    fresh.replace(file)


def away_and_anew(file: Path, data: bytes) -> None:
    """The former is renamed and a new one made, as vim does."""
    if file.exists():
        file.replace(file.with_name(f"{file.name}~"))
    file.write_bytes(data)


def deleted_and_anew(file: Path, data: bytes) -> None:
    """The former is deleted first."""
    file.unlink(missing_ok=True)
    file.write_bytes(data)


def in_parts(file: Path, data: bytes) -> None:
    """A little at a time, as over a slow network."""
    with file.open("wb") as stream:
        for start in range(0, len(data), 8192):
            stream.write(data[start : start + 8192])
            stream.flush()


def by_a_link(file: Path, data: bytes) -> None:
    """The file is a symbolic link that is switched to another file."""
    folder = file.with_name("versions")
    folder.mkdir(exist_ok=True)
    target = folder / f"{len(list(folder.iterdir()))}.json"
    target.write_bytes(data)
    link = file.with_name("next.link")
    link.symlink_to(target)
    link.replace(file)


def with_its_old_date(file: Path, data: bytes) -> None:
    """Over the file, whose date stays what it was."""
    state = file.stat() if file.exists() else None
    file.write_bytes(data)
    if state is not None:
        os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))


def dated_in_the_past(file: Path, data: bytes) -> None:
    """As by a computer whose clock was set back."""
    by_another_file(file, data)
    os.utime(file, (1, 1))


SAVES: Final[Mapping[str, Save]] = MappingProxyType(
    {
        save.__name__: save
        for save in (
            in_place,
            by_another_file,
            away_and_anew,
            deleted_and_anew,
            in_parts,
            by_a_link,
            with_its_old_date,
            dated_in_the_past,
        )
    }
)
