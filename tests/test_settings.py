"""What a machine is told at installation and by its staff: its screen, the PIN's hash, their choices."""

import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest

from kiosk import settings
from kiosk.settings import Choices, PinHash, Settings, SettingsRefused, Tries

PIN = PinHash("00ff", "abcd", 2, 8, 1)


@pytest.fixture
def folder(own_settings: Path) -> Path:
    """The folder of the settings, made."""
    found = settings.folder()
    assert found.is_relative_to(own_settings)
    found.mkdir(parents=True)
    return found


def test_no_file_means_the_defaults(own_settings: Path) -> None:
    """A machine nobody told anything has the proportions of the reference screen."""
    assert own_settings.is_dir()
    assert settings.load() == Settings(mm_per_px=None, viewing_distance_mm=600.0)


@pytest.mark.parametrize(
    "text", ["mm_per_px = 0.3\nviewing_distance_mm = 700", "\ufeffmm_per_px = 0.3\r\nviewing_distance_mm = 700.0\r\n"]
)
def test_a_good_file_is_read(folder: Path, text: str) -> None:
    """Also one that Windows Notepad saved."""
    (folder / "settings.toml").write_text(text, "utf-8")
    assert settings.load() == Settings(mm_per_px=0.3, viewing_distance_mm=700.0)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"mm_per_px = ?", "line 1"),
        (b"\n\nmm_per_px 0.3", "line 3"),
        (b"mm_per_px = 'wide'", "mm_per_px"),
        (b"mm_per_px = 0", "mm_per_px"),
        (b"mm_per_px = nan", "mm_per_px"),
        (b"mm_per_px = -inf", "mm_per_px"),
        (b"viewing_distance_mm = 5", "viewing_distance_mm"),
        (b"mm_per_pixel = 0.3", "mm_per_pixel is not a setting; there are mm_per_px,"),
        (b"shuffle_keypad = 'yes'", "shuffle_keypad must be true or false"),
        (b"quiet_hours = 'at night'", 'quiet_hours must be two times such as "18:00-07:30"'),
        (b"[mm_per_px]\na = 1", "mm_per_px"),
        (b"\xff\xfe\x00", "decode"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(folder: Path, data: bytes, told: str) -> None:
    """The message names the file and the line or the setting, in one line."""
    file = folder / "settings.toml"
    file.write_bytes(data)
    with pytest.raises(SettingsRefused) as refusal:
        settings.load()
    message = str(refusal.value)
    assert message.startswith(f"{file}: ")
    assert told in message
    assert "\n" not in message


def test_a_folder_in_the_files_place_is_refused(folder: Path) -> None:
    """Whatever lies there, the answer is a message."""
    (folder / "settings.toml").mkdir()
    with pytest.raises(SettingsRefused):
        settings.load()


# --- PIN --------------------------------------------------------------------------------------------------------------


def test_a_stored_pin_is_its_owners_alone(own_settings: Path) -> None:
    """The file and the folder made for it can be read by nobody else, and nothing else is left."""
    assert not settings.pin_is_set()
    file = settings.store_pin(PIN)
    assert settings.pin_is_set()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert json.loads(file.read_text("utf-8")) == {"salt": "00ff", "key": "abcd", "n": 2, "r": 8, "p": 1}
    assert [found for found in own_settings.rglob("*") if found.is_file()] == [file]


def test_a_new_pin_takes_the_place_of_the_old(folder: Path) -> None:
    """Also where an earlier attempt was cut short."""
    settings.store_pin(PIN)
    (folder / "staff-pin.new").write_text("half")
    file = settings.store_pin(PinHash("11", "22", 4, 8, 1))
    assert json.loads(file.read_text("utf-8"))["salt"] == "11"
    assert list(folder.iterdir()) == [file]


def test_pulling_the_plug_undoes_no_try(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk has the bytes of the new file, and then that it is the one with the name."""
    synced: list[int] = []
    sync = os.fsync

    def watched(descriptor: int) -> None:
        sync(descriptor)
        synced.append(os.fstat(descriptor).st_ino)

    monkeypatch.setattr(os, "fsync", watched)
    settings.store_tries(Tries(3, 1.0))
    assert synced == [(folder / "staff-tries.json").stat().st_ino, folder.stat().st_ino]


@pytest.mark.parametrize("kind", ["empty", "folder", "dangling", "loop"])
def test_what_cannot_be_read_counts_as_a_pin(folder: Path, kind: str) -> None:
    """A broken PIN file locks the kiosk rather than opening it."""
    file = folder / "staff-pin.json"
    if kind == "empty":
        file.touch()
    elif kind == "folder":
        file.mkdir()
    else:
        file.symlink_to(file if kind == "loop" else folder / "nowhere")
    assert settings.pin_is_set()


def test_a_folder_that_may_not_be_searched_counts_as_a_pin(own_settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it cannot be known the kiosk is locked, without a traceback."""
    assert own_settings.is_dir()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(Path, "lstat", refuse)
    assert settings.pin_is_set()


@pytest.mark.parametrize("data", [b"", b"{}", b'{"salt": 1}', b"\xff"])
def test_a_broken_hash_is_none(own_settings: Path, data: bytes) -> None:
    """It counts as a PIN that is stored and that no digits match."""
    assert own_settings.is_dir()
    file = settings.store_pin(PIN)
    assert settings.load_pin() is not None
    file.write_bytes(data)
    assert settings.pin_is_set()
    assert settings.load_pin() is None


@pytest.mark.parametrize("data", [b"", b"{", b'{"start_language": 5}', b'{"awake_on": "soon"}'])
def test_choices_that_cannot_be_read_are_none(own_settings: Path, data: bytes) -> None:
    """The kiosk starts all the same."""
    assert own_settings.is_dir()
    settings.store_choices(Choices("es", date(2026, 11, 23)))
    assert settings.load_choices() == Choices("es", date(2026, 11, 23))
    (settings.folder() / "staff-choices.json").write_bytes(data)
    assert settings.load_choices() == Choices()


@pytest.mark.parametrize(
    "text", ["", "18-7", "24:00-07:00", "18:60-07:00", "18:00", "8:00-8:00", "18:00-07:30 x", "8:00-08:00"]
)
def test_bad_quiet_hours_are_refused_with_their_name(own_settings: Path, text: str) -> None:
    """In one line, as for any setting."""
    assert own_settings.is_dir()
    settings.folder().mkdir(parents=True)
    (settings.folder() / "settings.toml").write_text(f'quiet_hours = "{text}"', "utf-8")
    with pytest.raises(SettingsRefused, match="quiet_hours must be two times") as refusal:
        settings.load()
    assert "\n" not in str(refusal.value)
