"""What a machine is told at installation: its screen and its habits."""

from pathlib import Path

import pytest

from kiosk.system.quiet_hours import QuietHours
from kiosk.system.settings import Settings, SettingsRefused, read_settings


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    """A machine nobody told anything has the proportions of the reference screen."""
    assert read_settings(tmp_path / "settings.toml") == Settings(mm_per_px=None, viewing_distance_mm=650.0)


def test_a_good_file_of_all_settings_is_read(tmp_path: Path) -> None:
    """Each setting is what the file says."""
    file = tmp_path / "settings.toml"
    file.write_text('mm_per_px = 1\nshuffle_keypad = true\nquiet_hours = "18:00-07:30"', "utf-8")
    known = Settings(mm_per_px=1.0, shuffle_keypad=True, quiet_hours=QuietHours.read("18:00-07:30"))
    assert read_settings(file) == known


@pytest.mark.parametrize(
    "text",
    [
        "mm_per_px = 0.3\nviewing_distance_mm = 700",
        "\ufeffmm_per_px = 0.3\r\nviewing_distance_mm = 700.0\r\n",
        'mm_per_px = "0.3"\nviewing_distance_mm = "700"',
    ],
)
def test_a_good_file_is_read(tmp_path: Path, text: str) -> None:
    """Also one that Windows Notepad saved, and numbers in quotes."""
    file = tmp_path / "settings.toml"
    file.write_text(text, "utf-8")
    assert read_settings(file) == Settings(mm_per_px=0.3, viewing_distance_mm=700.0)


@pytest.mark.parametrize(
    "line",
    [
        'quiet_hours = "18:00–07:30"',
        'quiet_hours = "18:00\u00a0—\u00a007:30"',
        'quiet_hours = "18:00\u201107:30\u200b"',
        'quiet_hours = "18:00−07:30"',
        "quiet_hours = “18:00-07:30”",
        "quiet_hours = ‘18:00-07:30’",
        "quiet_hours = «18:00-07:30»",
        'quiet_hours = "18：00-07：30"',
        "\ufeffｑuiet_hours　＝　＂１８：００－０７：３０＂",
    ],
    ids=ascii,
)
def test_what_keyboards_and_word_put_in_place_of_plain_marks_is_read(tmp_path: Path, line: str) -> None:
    """Dashes, curly quotation marks, wide characters, odd spaces, unseen characters."""
    file = tmp_path / "settings.toml"
    file.write_text(line, "utf-8")
    assert read_settings(file) == Settings(quiet_hours=QuietHours.read("18:00-07:30"))


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
        (b"\xff\xfe\x00", "not saved as UTF-8"),
        (b"quiet_hours = 18:00-07:30", 'a setting is a line such as mm_per_px = 0.248 or quiet_hours = "18:00-07:30"'),
    ],
)
def test_a_bad_file_is_refused_with_its_place(tmp_path: Path, data: bytes, told: str) -> None:
    """The message names the file and the line or the setting, in one line."""
    file = tmp_path / "settings.toml"
    file.write_bytes(data)
    with pytest.raises(SettingsRefused) as refusal:
        read_settings(file)
    message = str(refusal.value)
    assert message.startswith(f"{file}: ")
    assert told in message
    assert "\n" not in message


def test_a_folder_in_the_files_place_is_refused(tmp_path: Path) -> None:
    """Whatever lies there, the answer is a message."""
    with pytest.raises(SettingsRefused):
        read_settings(tmp_path)


@pytest.mark.parametrize(
    "text", ["", "18-7", "24:00-07:00", "18:60-07:00", "18:00", "8:00-8:00", "18:00-07:30 x", "8:00-08:00"]
)
def test_bad_quiet_hours_are_refused_with_their_name(tmp_path: Path, text: str) -> None:
    """In one line, as for any setting."""
    file = tmp_path / "settings.toml"
    file.write_text(f'quiet_hours = "{text}"', "utf-8")
    with pytest.raises(SettingsRefused, match="quiet_hours must be two times") as refusal:
        read_settings(file)
    assert "\n" not in str(refusal.value)
