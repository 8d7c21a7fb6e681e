"""What a machine is told at installation: its screen and its habits."""

from pathlib import Path

import pytest

from kiosk.system import settings
from kiosk.system.settings import Settings, SettingsRefused


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
