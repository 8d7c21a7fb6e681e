"""Warnings about pictures: blank, too few pixels, letters without a shape, beside the file but not shown; no Qt."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from math import ceil
from pathlib import Path
from typing import Final

from kiosk import paths
from kiosk.content.json.document import Finding, JsonPath
from kiosk.content.lint.subject import LintContext
from kiosk.content.lint.typefaces import undrawable
from kiosk.content.pictures.file_names import folded
from kiosk.content.pictures.kinds import ENDINGS

# The largest room, in pixels, that a picture gets on a screen of 3840 by 2160 (4K), lying or standing: on a page of its
# own, and on a card among others. Measured; the picture fills one of the two sides.
ROOM_ON_PAGE: Final = (1830, 2120)
ROOM_ON_CARD: Final = (1060, 960)

_MOST_NAMED: Final = 5
_MOST_OTHERS: Final = 20
_LARGEST_OTHER: Final = 1_000_000


def lint_picture_files(subject: LintContext) -> Iterator[Finding]:
    """A warning for each picture that is blank or would be enlarged, and each drawing with letters without a shape.

    And for each picture beside the file that nothing names.
    """
    values = subject.document.walk()
    named = [(path, name) for path, name in values if path[-1:] == ("file",) and isinstance(name, str)]
    told: set[str] = set()
    for path, name in named:
        if name in told or subject.is_hidden(path):
            continue
        if finding := next(filter(None, (judge(subject, path, name) for judge in _JUDGES)), None):
            told.add(name)
            yield finding
    yield from _unused(subject.store.folder, {folded(name) for _, name in named})


def _too_small(subject: LintContext, path: JsonPath, name: str) -> Finding | None:
    info = subject.store.info(name)
    if info is None or info.is_drawing:
        return None
    width, height = round(info.width), round(info.height)
    is_item = path[0] == "sections" and path[2:3] == ("items",)
    is_on_card = is_item and subject.document.at((*path[:2], "kind")) == "conditions"
    across, down = ROOM_ON_CARD if is_on_card else ROOM_ON_PAGE
    if (times := min(across / width, down / height)) <= 1:
        return None
    wanted = {"wide": ceil(width * times), "high": ceil(height * times)}
    return subject.finding("picture_too_small", path, given=name, width=width, height=height, **wanted)


def _unlettered(subject: LintContext, path: JsonPath, name: str) -> Finding | None:
    """Of the words in a drawing; no typeface of the system stands in for the kiosk's there."""
    info = subject.store.info(name)
    places = [] if info is None else list(undrawable(info.letters, ""))
    if info is None or not places:
        return None
    letters = " ".join(f"“{info.letters[place]}”" for place in places[:_MOST_NAMED])
    return subject.finding("drawing_cannot_be_drawn", path, given=name, letters=letters)


def _blank(subject: LintContext, path: JsonPath, name: str) -> Finding | None:
    """Of which nothing is seen: an empty page was saved, or what only the program that made it can draw."""
    info = subject.store.info(name)
    if info is None or not info.blank or "show" in subject.document.at(path[:-1]):
        return None
    return subject.finding("picture_blank", path, given=name)


_JUDGES: Final = (_blank, _too_small, _unlettered)


def _unused(folder: Path, named: set[str]) -> Iterator[Finding]:
    unused = sorted(name for name in paths.pictures_beside(folder, ENDINGS) if folded(name) not in named)
    others = _other_contents(folder) if unused else ""
    return (Finding(0, "picture_unused", (), {"given": name}) for name in unused if name not in others)


def _other_contents(folder: Path) -> str:
    """The words of the content files in the folder: a picture may belong to another one."""
    found = []
    for file in islice(folder.glob("*.json"), _MOST_OTHERS):
        with suppress(OSError):
            if file.stat().st_size <= _LARGEST_OTHER:
                found.append(file.read_text(encoding="utf-8", errors="replace"))
    return "\n".join(found)
