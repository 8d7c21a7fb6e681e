"""The photograph of the waiting screen is shown only where the waiting screen would look exactly like it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.first_frame.snapshot import Photograph, Snapshot, Sources

CONTENT: Final = b'{"a": 1}'
PICTURE: Final = b"<svg/>"
HERE: Final = {"program": "1", "screen": [40, 30]}
TODAY: Final = "2026-11-23"


def photograph() -> Photograph:
    """A small picture whose corners differ."""
    image = QImage(40, 30, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("teal"))
    image.setPixelColor(39, 29, QColor("white"))
    return Photograph(image, "Clinic")


class Desk:
    """A content file, its picture, and the snapshot of their waiting screen."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "cache" / "content.frame"
        self.content = folder / "content.json"
        self.content.write_bytes(CONTENT)
        self.picture: bytes | None = PICTURE
        self.circumstances: dict[str, Any] = dict(HERE)
        self.today = TODAY

    @property
    def snapshot(self) -> Snapshot:
        """As a start makes it."""
        return Snapshot(self.file, self.content, self.circumstances)

    def keep(self, day: str | None = None) -> None:
        """Photographs the waiting screen."""
        self.snapshot.keep(photograph(), Sources(CONTENT, "spine.svg", PICTURE, day))

    def find(self) -> Photograph | None:
        """What the next start finds."""
        return self.snapshot.find(self.today, lambda name: self.picture if name == "spine.svg" else None)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A waiting screen that was photographed."""
    desk = Desk(tmp_path)
    desk.keep()
    return desk


def test_what_was_kept_is_found_to_the_pixel(desk: Desk) -> None:
    """With the title of the window."""
    found = desk.find()
    assert found is not None
    assert found.title == "Clinic"
    assert found.image == photograph().image.convertToFormat(found.image.format())


def test_nothing_is_found_where_nothing_was_kept(tmp_path: Path) -> None:
    """At the first start on a machine."""
    assert Desk(tmp_path).find() is None


def turn(desk: Desk) -> None:
    """The screen was turned."""
    desk.circumstances["screen"] = [30, 40]


def turn_into_folder(desk: Desk) -> None:
    """Somebody unpacked something in the file's place."""
    desk.content.unlink()
    desk.content.mkdir()


CHANGES: Final[dict[str, Callable[[Desk], object]]] = {
    "a letter of the content": lambda desk: desk.content.write_bytes(CONTENT.replace(b"1", b"2")),
    "more content": lambda desk: desk.content.write_bytes(CONTENT + b" "),
    "less content": lambda desk: desk.content.write_bytes(CONTENT[:-1]),
    "no content": lambda desk: desk.content.unlink(),
    "a folder for the content": turn_into_folder,
    "another picture": lambda desk: setattr(desk, "picture", b"<svg />"),
    "no picture": lambda desk: setattr(desk, "picture", None),
    "another screen": turn,
}


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_is_found_once_anything_has_changed(desk: Desk, change: str) -> None:
    """No word and no picture is shown that was not checked."""
    CHANGES[change](desk)
    assert desk.find() is None


def test_what_comes_and_goes_is_shown_on_its_day_alone(desk: Desk) -> None:
    """A notice may be over tomorrow."""
    desk.keep(TODAY)
    assert desk.find() is not None
    desk.today = "2026-11-24"
    assert desk.find() is None


@pytest.mark.parametrize("place", [0, 8, 9, 20, 180, 200, 400, -1])
def test_a_damaged_file_is_not_shown(desk: Desk, place: int) -> None:
    """Wherever a single bit is wrong."""
    data = bytearray(desk.file.read_bytes())
    data[place] ^= 1
    desk.file.write_bytes(data)
    assert desk.find() is None


@pytest.mark.parametrize("length", [0, 1, 9, 100, 2000, -1])
def test_half_a_file_is_not_shown(desk: Desk, length: int) -> None:
    """However short it was cut."""
    desk.file.write_bytes(desk.file.read_bytes()[:length])
    assert desk.find() is None


def test_a_damaged_file_is_written_anew(desk: Desk) -> None:
    """The next start is fast again."""
    whole = desk.file.read_bytes()
    desk.file.write_bytes(b"\0" * len(whole))
    desk.keep()
    assert desk.file.read_bytes() == whole
    assert list(desk.file.parent.iterdir()) == [desk.file]


def test_what_is_there_already_is_not_written_again(desk: Desk) -> None:
    """A disk wears out, and each start would write megabytes."""
    before = (desk.file.stat().st_ino, desk.file.stat().st_mtime_ns)
    desk.keep()
    assert (desk.file.stat().st_ino, desk.file.stat().st_mtime_ns) == before


def test_a_content_file_that_nobody_answers_for_holds_up_no_start(desk: Desk) -> None:
    """It lies on a server that is down: the start goes on without the photograph."""
    waiting, answer = os.pipe()
    try:
        assert desk.snapshot.find(TODAY, lambda _: os.read(waiting, 1)) is None
    finally:
        os.close(answer)


def test_a_folder_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    """Whoever keeps it decides what that means."""
    desk.file = tmp_path / "content.json" / "below"
    with pytest.raises(OSError, match="content"):
        desk.keep()
