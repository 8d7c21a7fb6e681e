"""Cautions about pictures: too few pixels for a sharp screen, or beside the file without being shown; no Qt."""

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from math import ceil
from pathlib import Path
from typing import Final

from kiosk.content.json.document import Finding, JsonPath
from kiosk.content.lint.subject import LintContext
from kiosk.content.pictures.kinds import ENDINGS

# The largest room, in pixels, that a picture gets on a screen of 3840 by 2160 (4K), lying or standing: on a page of its
# own, and on a card among others. Measured; the picture fills one of the two sides.
ROOM_ON_PAGE: Final = (1830, 2120)
ROOM_ON_CARD: Final = (1060, 960)

_MOST_FILES: Final = 2_000
_MOST_OTHERS: Final = 20
_LARGEST_OTHER: Final = 1_000_000


def lint_picture_files(subject: LintContext) -> Iterator[Finding]:
    """A caution for each photograph that would be enlarged, and for each picture beside the file that nothing names."""
    told: set[str] = set()
    for path, name in _named(subject):
        if name not in told and not subject.is_hidden(path):
            for finding in _too_small(subject, path, name):
                told.add(name)
                yield finding
    yield from _unused(subject)


def _too_small(subject: LintContext, path: JsonPath, name: str) -> Iterator[Finding]:
    info, data = subject.store.info(name), subject.store.pictures.get(name)
    if info is None or info.is_drawing or data is None:
        return
    width, height = _size(data)
    across, down = ROOM_ON_CARD if _is_on_card(subject, path) else ROOM_ON_PAGE
    times = min(across / width, down / height)
    if times > 1:
        wanted = {"wide": ceil(width * times), "high": ceil(height * times)}
        yield subject.finding("picture_too_small", path, given=name, width=width, height=height, **wanted)


def _size(data: bytes) -> tuple[int, int]:
    """The size of a photograph that was proved to be sound."""
    from PIL import Image  # takes 60 ms to load, and is loaded where there are photographs

    with Image.open(BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as picture:
        return picture.size


def _is_on_card(subject: LintContext, path: JsonPath) -> bool:
    match path:
        case ("sections", int(), "items", *_):
            return subject.members(path[:2]).get("kind") == "conditions"
    return False


def _named(subject: LintContext) -> Iterator[tuple[JsonPath, str]]:
    """Every picture file that the document names, with its path."""
    for path, value in subject.document.walk():
        if path[-1:] == ("file",) and isinstance(value, str):
            yield path, value


def _unused(subject: LintContext) -> Iterator[Finding]:
    named = {_folded(name) for _, name in _named(subject)}
    unused = [file.name for file in _beside(subject.store.folder) if _folded(file.name) not in named]
    others = _other_contents(subject.store.folder) if unused else ""
    for name in sorted(unused):
        if name not in others:
            yield Finding(0, "picture_unused", (), {"given": name})


def _folded(name: str) -> str:
    """A name as Windows compares names."""
    return name.replace("\\", "/").removeprefix("./").casefold()


def _beside(folder: Path) -> list[Path]:
    try:
        return [file for file in islice(folder.iterdir(), _MOST_FILES) if file.suffix.lower() in ENDINGS]
    except OSError:
        return []


def _other_contents(folder: Path) -> str:
    """The words of the content files in the folder: a picture may belong to another one."""
    found = []
    for file in islice(folder.glob("*.json"), _MOST_OTHERS):
        try:
            if file.stat().st_size <= _LARGEST_OTHER:
                found.append(file.read_text(encoding="utf-8", errors="replace"))
        except OSError:
            continue
    return "\n".join(found)
