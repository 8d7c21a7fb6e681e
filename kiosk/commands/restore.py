"""The command `restore`: brings a kept version of a content file back, with its pictures."""

import sys
from contextlib import suppress
from itertools import chain, count
from pathlib import Path
from typing import TextIO

from kiosk import paths
from kiosk.content.messages import message
from kiosk.content.reading import ContentRefused
from kiosk.publishing.archive import CONTENT, Archive, Damaged, Version
from kiosk.system.files.atomic_files import replace_whole


def restore(number: int, file: Path, out: TextIO) -> int:
    """Puts a version in the file's place, what was there into a file beside it; the exit status.

    0 when it is done, 1 when the version can no longer be used, 2 when there is none of that number or nothing can be
    written. The content file comes last, so that a kiosk that runs finds it with all its pictures.
    """
    version = next((found for found in Archive(paths.kept(file)).versions() if found.number == number), None)
    if version is None:
        sys.stderr.write(f"main.py: no version {number} is kept of {file}; `main.py history` lists them\n")
        return 2
    try:
        version.edition()
        backups = _bring_back(version, file)
    except Damaged:
        sys.stderr.write(f"main.py: version {number} is damaged; nothing was changed\n")
        return 1
    except ContentRefused as refusal:
        why = refusal.problems[0].message
        sys.stderr.write(f"main.py: version {number} can no longer be shown: {why} Nothing was changed\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"main.py: cannot be written: {error}\n")
        return 2
    out.write(message("history", "restored", number=number, kept=f"{version.kept:%Y-%m-%d %H:%M}", file=file) + "\n")
    for name in backups:
        out.write(message("history", "backup", file=name) + "\n")
    return 0


def _bring_back(version: Version, file: Path) -> list[Path]:
    """Writes all files of a version that are different there; returns where the former are."""
    kept = dict(version.files())
    content = kept.pop(CONTENT)
    places = {_place(name, file): data for name, data in kept.items()} | {file: content}
    backups = []
    for place, data in places.items():
        if (former := _bytes(place)) == data:
            continue
        if former is not None:
            backups.append(_back_up(place, former))
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_whole(place, data)
    return backups


def _place(name: str, file: Path) -> Path:
    """Where a picture belongs; never outside the content file's folder, whatever links lie there."""
    place = file.parent / name
    if not place.resolve().is_relative_to(file.parent.resolve()):
        raise PermissionError(place)
    return place


def _bytes(file: Path) -> bytes | None:
    with suppress(FileNotFoundError):
        return file.read_bytes()
    return None


def _back_up(file: Path, data: bytes) -> Path:
    """Writes the bytes beside a file, as `content.json.bak`, `content.json.bak2` and so on; returns where."""
    backups = (file.with_name(f"{file.name}.bak{number}") for number in chain([""], count(2)))
    backup = next(backup for backup in backups if _bytes(backup) in (None, data))
    replace_whole(backup, data)
    return backup
