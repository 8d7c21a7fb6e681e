"""What is kept for staff between runs: the PIN's hash, the tries at it, their choices."""

import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest

from kiosk.staff.preferences import Preferences
from kiosk.staff.stored import Choices, PinHash, StaffFiles, Tries

PIN = PinHash("00ff", "abcd", 2, 8, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the files, which is not there yet."""
    return tmp_path / "config"


@pytest.fixture
def files(folder: Path) -> StaffFiles:
    """The files in it."""
    return StaffFiles(folder)


def test_a_stored_pin_is_its_owners_alone(files: StaffFiles, folder: Path) -> None:
    """The file and the folder made for it can be read by nobody else, and nothing else is left."""
    assert not files.pin_is_set()
    file = files.store(PIN)
    assert files.pin_is_set()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert json.loads(file.read_text("utf-8")) == {"salt": "00ff", "key": "abcd", "n": 2, "r": 8, "p": 1}
    assert [found for found in folder.rglob("*") if found.is_file()] == [file]


def test_a_new_pin_takes_the_place_of_the_old(files: StaffFiles, folder: Path) -> None:
    """Also where an earlier attempt was cut short."""
    files.store(PIN)
    (folder / "staff-pin.new").write_text("half")
    file = files.store(PinHash("11", "22", 4, 8, 1))
    assert json.loads(file.read_text("utf-8"))["salt"] == "11"
    assert list(folder.iterdir()) == [file]


def test_pulling_the_plug_undoes_no_try(files: StaffFiles, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk has the bytes of the new file, and then that it is the one with the name."""
    synced: list[int] = []
    sync = os.fsync

    def watched(descriptor: int) -> None:
        sync(descriptor)
        synced.append(os.fstat(descriptor).st_ino)

    monkeypatch.setattr(os, "fsync", watched)
    files.store(Tries(3, 1.0))
    assert synced == [(folder / "staff-tries.json").stat().st_ino, folder.stat().st_ino]


@pytest.mark.parametrize("kind", ["empty", "folder", "dangling", "loop"])
def test_what_cannot_be_read_counts_as_a_pin(files: StaffFiles, folder: Path, kind: str) -> None:
    """A broken PIN file locks the kiosk rather than opening it."""
    folder.mkdir()
    file = folder / "staff-pin.json"
    if kind == "empty":
        file.touch()
    elif kind == "folder":
        file.mkdir()
    else:
        file.symlink_to(file if kind == "loop" else folder / "nowhere")
    assert files.pin_is_set()


def test_a_folder_that_may_not_be_searched_counts_as_a_pin(files: StaffFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it cannot be known the kiosk is locked, without a traceback."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(Path, "lstat", refuse)
    assert files.pin_is_set()


@pytest.mark.parametrize("data", [b"", b"{}", b'{"salt": 1}', b"\xff"])
def test_a_broken_hash_is_none(files: StaffFiles, data: bytes) -> None:
    """It counts as a PIN that is stored and that no digits match."""
    file = files.store(PIN)
    assert files.load(PinHash) is not None
    file.write_bytes(data)
    assert files.pin_is_set()
    assert files.load(PinHash) is None


@pytest.mark.parametrize("data", [b"", b"{", b'{"start_language": 5}', b'{"awake_on": "soon"}', b"[]"])
def test_choices_that_cannot_be_read_are_none(files: StaffFiles, folder: Path, data: bytes) -> None:
    """The kiosk starts all the same."""
    files.store(Choices("es", date(2026, 11, 23)))
    assert files.load(Choices) == Choices("es", date(2026, 11, 23))
    (folder / "staff-choices.json").write_bytes(data)
    assert files.load(Choices) is None
    assert Preferences(files).awake_on is None
