"""What a machine is told at installation: its screen and its habits."""

import os
import random
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from kiosk import paths
from kiosk.commands.run import matter_early, turn_as_told, with_settings
from kiosk.staff.settings_problems import settings_problems
from kiosk.staff.settings_text import settings_text
from kiosk.system.options import KioskOptions, StartOptions
from kiosk.system.screen import rotation
from kiosk.system.settings.quiet_hours import WeeklyHours
from kiosk.system.settings.settings import LARGEST, Settings, read_settings

NIGHT = WeeklyHours.read("18:00-07:30")
ALL = Settings(
    screen="HDMI-1",
    turn=90,
    mm_per_px=0.3,
    diagonal_in=23.8,
    viewing_distance_mm=700.0,
    mounting_height_mm=1150.0,
    language="es",
    theme="contrast",
    volume=0,
    headphones_only=True,
    idle_after_s=180.0,
    idle_warning_s=45.0,
    shuffle_keypad=True,
    content=Path("/srv/“our” words – new.json"),
    log_level="debug",
    quiet_hours=WeeklyHours((*NIGHT.days[:5], *WeeklyHours.read("all day").days[5:6], ())),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of the settings, which is not there yet."""
    return tmp_path / "settings.toml"


def read(file: Path, text: str) -> Settings:
    """What a good file says."""
    file.write_text(text, "utf-8")
    found = read_settings(file)
    assert not found.slips
    return found.settings


def told(file: Path) -> list[tuple[int, int, str, str]]:
    """Line, column, setting and kind of each slip."""
    return [(slip.line, slip.column, slip.key, slip.kind) for slip in read_settings(file).slips]


def test_no_file_means_the_defaults(file: Path) -> None:
    """A machine nobody told anything has the proportions of the reference screen."""
    found = read_settings(file)
    assert (found.settings, found.slips, found.is_there) == (Settings(), (), False)


@pytest.mark.parametrize(
    "text",
    [
        "mm_per_px = 0.3\nviewing_distance_mm = 700",
        "\ufeffmm_per_px = 0.3\r\nviewing_distance_mm = 700.0\r\n",
        'mm_per_px = "0.3"\nviewing_distance_mm = "700" # as it was measured',
    ],
)
def test_a_good_file_is_read(file: Path, text: str) -> None:
    """Also one that Windows Notepad saved, and numbers in quotes."""
    assert read(file, text) == Settings(mm_per_px=0.3, viewing_distance_mm=700.0)


def test_a_file_of_version_0_2_goes_on_working(file: Path) -> None:
    """With all four settings of then."""
    text = 'mm_per_px = 1\nviewing_distance_mm = 650\nshuffle_keypad = true\nquiet_hours = "18:00-07:30"'
    assert read(file, text) == Settings(mm_per_px=1.0, shuffle_keypad=True, quiet_hours=NIGHT)


def test_utf_16_is_read(file: Path) -> None:
    """As Notepad saves it under the name of Unicode."""
    file.write_bytes("volume = 3\r\n".encode("utf-16"))
    assert read_settings(file).settings == Settings(volume=3)


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
def test_what_keyboards_and_word_put_in_place_of_plain_marks_is_read(file: Path, line: str) -> None:
    """Dashes, curly quotation marks, wide characters, odd spaces, unseen characters."""
    assert read(file, line) == Settings(quiet_hours=NIGHT)


def test_the_name_of_a_file_stays_as_it_is_written(file: Path) -> None:
    """With its dashes and quotation marks; a short one counts from the folder of the settings."""
    assert read(file, 'content = "a–b “c”.json"').content == file.parent / "a–b “c”.json"


# --- what cannot be used ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "slip"),
    [
        ("mm_per_px = ?", (13, "mm_per_px", "wrong_value")),
        ("mm_per_px = 0,3", (13, "mm_per_px", "wrong_value")),
        ("mm_per_px 0.3", (11, "", "syntax")),
        ("  mm_per_px = 0 # none", (15, "mm_per_px", "wrong_value")),
        ("mm_per_px = nan", (13, "mm_per_px", "wrong_value")),
        ("mm_per_px = -inf", (13, "mm_per_px", "wrong_value")),
        ("mm_per_px = 1" + "0" * 400, (13, "mm_per_px", "wrong_value")),
        ("mm_per_px = " + "[" * 9000, (13, "mm_per_px", "wrong_value")),
        ("mm_per_pixel = 0.3", (1, "mm_per_pixel", "unknown")),
        ("turn = 45", (8, "turn", "wrong_value")),
        ("turn = true", (8, "turn", "wrong_value")),
        ("shuffle_keypad = 'yes'", (18, "shuffle_keypad", "wrong_value")),
        ("theme = 'dark'", (9, "theme", "wrong_value")),
        ("language = ''", (12, "language", "wrong_value")),
        ("idle_warning_s = 19", (18, "idle_warning_s", "wrong_value")),
        ("quiet_hours = 'at night'", (15, "quiet_hours", "wrong_value")),
        ("quiet_hours = 18:00-07:30", (15, "quiet_hours", "wrong_value")),
        ("monday = 5", (10, "monday", "wrong_value")),
        ("[kiosk]", (1, "", "unknown_part")),
        ("screen = 'a\0b'", (10, "screen", "wrong_value")),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place_and_the_rest_counts(
    file: Path, line: str, slip: tuple[int, str, str]
) -> None:
    """Every other line is read, above and below; the setting itself has its default."""
    file.write_text(f"volume = 3\n\n{line}\nlog_level = 'error'\n", "utf-8")
    assert told(file) == [(3, *slip)]
    assert read_settings(file).settings == Settings(volume=3, log_level="error")


def test_a_setting_that_stands_there_twice_is_told(file: Path) -> None:
    """The second one counts."""
    file.write_text("volume = 3\nvolume = 4", "utf-8")
    assert told(file) == [(2, 1, "volume", "twice")]
    assert read_settings(file).settings.volume == 4


def test_the_words_say_what_to_do(file: Path) -> None:
    """The name that was probably meant, or what may stand there, in one line."""
    file.write_text("mm_per_pixel = 0.3\nturn = 45\nzzz = 1\n\nturn = 90", "utf-8")
    lines = [problem.line_for("FILE") for problem in settings_problems(read_settings(file).slips)]
    assert lines[0] == "FILE:1:1: mm_per_pixel: There is no setting “mm_per_pixel”. Did you mean “mm_per_px”?"
    assert lines[1] == "FILE:2:8: turn: It cannot be 45. Write 0, 90, 180 or 270."
    assert lines[2].startswith("FILE:3:1: zzz: There is no setting “zzz”. Known are: screen, turn, mm_per_px,")
    assert not [line for line in lines if "\n" in line]


def to_fifo(file: Path) -> None:
    """A pipe into which nobody writes."""
    os.mkfifo(file)


def to_loop(file: Path) -> None:
    """A link to itself."""
    file.symlink_to(file)


def to_nowhere(file: Path) -> None:
    """A link to nothing."""
    file.symlink_to(file.with_name("gone"))


def to_zeros(file: Path) -> None:
    """A device without end."""
    file.symlink_to("/dev/zero")


def bytes_of(data: bytes) -> Callable[[Path], Any]:
    """A file with those bytes."""
    return lambda file: file.write_bytes(data)


WHOLE = settings_text(ALL, paths.own_text(paths.SETTINGS_TEMPLATE)).encode()
DAMAGES: dict[str, tuple[Callable[[Path], Any], str]] = {
    "folder": (Path.mkdir, "is_folder"),
    "pipe": (to_fifo, "no_file"),
    "device": (to_zeros, "no_file"),
    "loop": (to_loop, "unreadable"),
    "link to nowhere": (to_nowhere, ""),
    "empty": (bytes_of(b""), ""),
    "zeros": (bytes_of(b"\0" * 99), "syntax"),
    "huge": (bytes_of(b"#" * (LARGEST + 1)), "too_large"),
    "random": (bytes_of(random.Random(1).randbytes(4000)), "not_utf_8"),
    "another language": (bytes_of("language = 'es' # año\nvolume = «ñ»".encode("cp1252")), "not_utf_8"),
    "utf-16 without its mark": (bytes_of("volume = 3\nturn = 90".encode("utf-16-le")), "syntax"),
    "a letter": (bytes_of(b"Dear colleagues,\nplease water the plants.\n" * 400), "too_many"),
    "json": (bytes_of(b'{\n  "volume": 3\n}'), "syntax"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_whatever_lies_there_the_kiosk_has_settings(file: Path, damage: str) -> None:
    """And the words for it, never very many."""
    make, kind = DAMAGES[damage]
    make(file)
    found = read_settings(file)
    assert found.is_there
    assert {slip.kind for slip in found.slips} >= ({kind} if kind else set())
    assert bool(found.slips) == bool(kind)
    assert len(settings_problems(found.slips)) <= 21


def test_a_file_that_may_not_be_read_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever its owner is."""

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert told(file) == [(1, 1, "", "not_allowed")]


def test_a_file_cut_anywhere_is_good_up_to_there(file: Path) -> None:
    """At most its last line is lost."""
    for length in range(0, len(WHOLE), 37):
        file.write_bytes(WHOLE[:length])
        assert {slip.line for slip in read_settings(file).slips} <= {WHOLE[:length].count(b"\n") + 1}


# --- the file for people ----------------------------------------------------------------------------------------------


def template() -> str:
    """The file that shows every setting."""
    return paths.own_text(paths.SETTINGS_TEMPLATE)


def test_the_template_changes_nothing(file: Path) -> None:
    """All of it is comments."""
    assert read(file, template()) == Settings()


def test_the_template_shows_every_setting_with_its_default(file: Path) -> None:
    """With its comments taken away each line is read; what has a default has that."""
    lines = [line.removeprefix("# ") for line in template().splitlines()]
    names = [field.name for field in fields(Settings)]
    shown = [line for line in lines if line.partition(" =")[0] in names]
    found = read(file, "\n".join(shown))
    assert [line.partition(" =")[0] for line in shown] == names
    for name, default in vars(Settings()).items():
        assert default in (None, "") or getattr(found, name) == default


def test_the_weekdays_of_the_template_are_read(file: Path) -> None:
    """As they stand there, in a part of their own."""
    part = template().partition("# [quiet_hours]")[2].replace("# ", "")
    found = read(file, f"[quiet_hours]{part}").quiet_hours
    assert found is not None
    assert [len(day) for day in found.days] == [2, 1, 1, 1, 1, 1, 1]


def test_the_guide_quotes_the_template() -> None:
    """`docs/staff.md` has it whole."""
    assert f"```toml\n{template()}```" in (paths.PROGRAM / "docs" / "staff.md").read_text("utf-8")


@pytest.mark.parametrize("settings", [Settings(), ALL, Settings(quiet_hours=NIGHT)])
def test_what_is_written_is_read_again(file: Path, settings: Settings) -> None:
    """Each setting, below the words that explain it."""
    assert read(file, settings_text(settings, template())) == settings


# --- where they count -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "early"),
    [
        ("", False),
        ('mm_per_px = 0.248\nquiet_hours = "18:00-07:30"', False),
        ("# content = 1\n  # turn = 90\nvolume = 3", False),
        ("volume = 3\n  turn = 90", True),
        ("content = 'a.json'", True),
        ("ｔurn = 90", True),
        ("\ufeffvolume = 3", True),
    ],
    ids=ascii,
)
def test_settings_are_read_before_the_first_frame_where_it_depends_on_them(text: str, early: bool) -> None:  # noqa: FBT001
    """Else after it, for it comes sooner so; the template alone needs none."""
    assert matter_early(text) is early
    assert not matter_early(template())


@pytest.mark.parametrize(("settings", "asked"), [(Settings(), []), (Settings(turn=90, screen="DP-1"), [(90, "DP-1")])])
def test_the_picture_is_turned_as_told(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, asked: list[tuple[int, str]]
) -> None:
    """The output that is named; where nothing is said it stays as it is."""
    turned: list[tuple[int, str]] = []
    monkeypatch.setattr(rotation, "turn_screen", lambda degrees, output: turned.append((degrees, output)))
    turn_as_told(settings)
    assert turned == asked


def test_the_command_line_wins_over_the_settings() -> None:
    """What it names counts; what it does not comes from the settings."""
    settings = Settings(content=Path("/srv/words.json"), theme="contrast")
    told = with_settings(KioskOptions(), settings)
    assert (told.content, told.start.high_contrast) == (Path("/srv/words.json"), True)
    named = KioskOptions(Path(paths.CONTENT.parent, "content.json"), StartOptions(language="es"))
    assert with_settings(named, settings).content == paths.CONTENT
    assert with_settings(named, settings).start.language == "es"
    assert with_settings(KioskOptions(), Settings()) == KioskOptions()
