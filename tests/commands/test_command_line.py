"""The command line: what other tools rely on, and what one is told who mistypes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk import parts, paths
from kiosk.commands import command_line
from kiosk.commands.gallery import SHEET, run_gallery
from kiosk.commands.options import CheckOptions, GalleryOptions
from kiosk.content.model import Content
from kiosk.system.options import KioskOptions, StartOptions
from kiosk.system.process.guard import why_not, why_not_here
from kiosk.theme.fonts import FontMissing
from tests.journeys.test_real_window import Program

NO_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM")


def run(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Runs the real program where there is no display."""
    kept = {name: value for name, value in os.environ.items() if name not in NO_DISPLAY}
    return subprocess.run(
        [sys.executable, str(paths.PROGRAM / "main.py"), *arguments],
        env=kept | env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
        start_new_session=True,
    )  # fmt: skip


def one_line(text: str) -> bool:
    """Whether that is a single line by the program itself."""
    return text.count("\n") == 1 and text.startswith("main.py: ")


# --- parsing ----------------------------------------------------------------------------------------------------------


def test_the_defaults() -> None:
    """With no option: full screen, the shipped content, its first language, the smallest text, calm colours."""
    start = StartOptions(language=None, text_size=1, high_contrast=False, reduced_motion=False)
    assert command_line.parse([]) == KioskOptions(
        content=paths.CONTENT, start=start, window=None, demo=False, tour=False, record=None
    )


def test_every_option_of_the_kiosk() -> None:
    """All starting values can be given."""
    line = "--content a.json --window 1366x768 --language es --text-size 3 --high-contrast --reduced-motion"
    line += " --demo --tour --record film"
    assert command_line.parse(line.split()) == KioskOptions(
        content=Path("a.json"),
        start=StartOptions("es", text_size=3, high_contrast=True, reduced_motion=True),
        window=(1366, 768),
        demo=True,
        tour=True,
        record=Path("film"),
    )


def test_a_window_needs_no_size() -> None:
    """`--window` alone leaves the size to the program, also before another option."""
    options = command_line.parse(["--window", "--language", "es"])
    assert options == KioskOptions(start=StartOptions("es"), window=(0, 0))


def test_options_stand_before_and_after_gallery() -> None:
    """`gallery` takes the look of the kiosk on either side of its name."""
    options = command_line.parse(["--language", "es", "gallery", "out", "--size", "800X600", "--text-size", "2"])
    assert options == GalleryOptions(Path("out"), (800, 600), paths.CONTENT, StartOptions("es", text_size=2))


def test_the_options_of_check() -> None:
    """A file, how it is told, whether warnings are, and whether it is watched."""
    assert command_line.parse(["check"]) == CheckOptions(
        paths.CONTENT, explain=None, json=False, warnings=True, watch=False
    )
    options = command_line.parse(["check", "a.json", "--explain", "--no-warnings", "--watch"])
    assert options == CheckOptions(Path("a.json"), explain=True, json=False, warnings=False, watch=True)


@pytest.mark.parametrize(
    "line",
    [
        "--unknown", "--text-size 4", "--text-size big", "--window 1366", "--window 1366x", "--window 799x600",
        "--window 800x599", "--window 99999x99999", "--window -800x600", "gallery", "gallery out --size 0x0",
        "gallery out --size 1e3x900", "gallery out --size ²x²", "fly", "check a b", "pin 1234",
        "check --json --explain", "check --watch a b", "--content",
        "--record", "--record film", "--record film --demo", "--demo 1366x768", "--tour now",
    ],
)  # fmt: skip
def test_a_wrong_use_is_told_in_one_line(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 2, one line that says what is wrong and where help is."""
    with pytest.raises(SystemExit) as end:
        command_line.parse(line.split())
    said = capsys.readouterr()
    assert end.value.code == 2
    assert said.out == ""
    assert one_line(said.err)
    assert "--help" in said.err


# --- the real program -------------------------------------------------------------------------------------------------


def test_an_unknown_option_of_the_real_program() -> None:
    """Exit status 2 and one line, with no traceback."""
    done = run("--unknown")
    assert (done.returncode, done.stdout) == (2, "")
    assert one_line(done.stderr)


@pytest.mark.parametrize("platform", ["", "xcb", "wayland", "nonsense"])
def test_no_display_is_told_in_one_line(platform: str, tmp_path: Path) -> None:
    """Without a screen: exit status 2, one line that says what to do, no abort and no core."""
    done = run(**({"QT_QPA_PLATFORM": platform} if platform else {}), XDG_RUNTIME_DIR=str(tmp_path))
    assert done.returncode == 2, done
    assert one_line(done.stderr), done.stderr
    assert "display" in done.stderr


def test_a_language_the_content_lacks() -> None:
    """Exit status 2; the line names the languages there are."""
    done = run("--language", "xx", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("main.py: --language xx: ")
    assert "Traceback" not in done.stderr


def to_pipe(file: Path) -> None:
    """Nobody writes into it."""
    os.mkfifo(file)


def to_device(file: Path) -> None:
    """It has no end."""
    file.symlink_to("/dev/zero")


def to_garbage(file: Path) -> None:
    """Bytes of another kind, which nobody may read, as far as the user is not root."""
    file.write_bytes(bytes(range(256)) * 40)
    file.chmod(0)


@pytest.mark.parametrize("damage", [to_pipe, to_device, to_garbage])
def test_damaged_settings_never_stop_the_start(
    own_settings: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], None]
) -> None:
    """The kiosk is ready and says in words what is wrong; so with what is kept for staff beside them."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    folder = own_settings / "waiting-room-kiosk"
    folder.mkdir()
    for name in ("settings.toml", "staff-pin.json", "staff-tries.json", "staff-choices.json"):
        damage(folder / name)
    with Program() as program:
        program.wait_for("ready in")
        assert program.end() == 0
    assert f"{folder / 'settings.toml'}:1:1: the file: " in program.log
    assert "The default is used instead." in program.log


def test_check_of_settings(own_settings: Path) -> None:
    """Of the file that is named, else of the kiosk's own; exit status 0 or 1, one problem a line or JSON."""
    done = run("check", "--settings")
    assert (done.returncode, done.stderr) == (0, "")
    file = own_settings / "waiting-room-kiosk" / "settings.toml"
    file.parent.mkdir()
    file.write_text("volume = 11\n")
    done = run("check", "--settings")
    assert done.returncode == 1
    assert done.stdout == f"{file}:1:10: volume: It cannot be 11. Write a whole number from 0 to 10.\n"
    assert json.loads(run("check", "--settings", "--json").stdout)["problems"][0]["line"] == 1
    done = run("check", "--settings", str(paths.SETTINGS_TEMPLATE))
    assert (done.returncode, done.stdout) == (0, f"{paths.SETTINGS_TEMPLATE}: all is well.\n")


def test_check_of_good_content() -> None:
    """Exit status 0 and a line that says so, after warnings that are marked as such, with no display."""
    done = run("check")
    assert (done.returncode, done.stderr) == (0, "")
    *warnings, verdict = done.stdout.splitlines()
    assert all(": warning: " in line for line in warnings)
    assert verdict.startswith(f"{paths.CONTENT}: ")


def test_check_of_bad_content(tmp_path: Path) -> None:
    """Exit status 1 and each problem as `FILE:LINE:COLUMN: where: what to do`."""
    file = tmp_path / "content.json"
    file.write_bytes(paths.CONTENT.read_bytes().replace(b'"contact"', b'"kontakt"').replace(b"702-5855", b"70"))
    done = run("check", str(file))
    assert (done.returncode, done.stderr) == (1, "")
    lines = [line for line in done.stdout.splitlines() if ": warning: " not in line]
    assert len(lines) > 1
    for line in lines:
        place = line.removeprefix(f"{file}:").split(":", 3)
        assert place[0].isdecimal()
        assert place[1].isdecimal()
        assert len(place) == 4


def test_check_of_a_missing_file(tmp_path: Path) -> None:
    """A missing file is a problem of the content, told like any other."""
    done = run("check", str(tmp_path / "none.json"))
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (1, "", 1)


def test_schema_is_json() -> None:
    """The schema that editors understand goes to standard output."""
    done = run("schema")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize("command", ["schema", "history", "check"])
def test_a_reader_that_has_seen_enough_is_no_fault(command: str, own_settings: Path) -> None:
    """`main.py schema | head -1` ends without a word on the terminal."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, str(paths.PROGRAM / "main.py"), command],
        env=os.environ, stdout=write, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
    )  # fmt: skip
    os.close(write)
    assert own_settings.is_dir()
    assert (done.returncode, done.stderr) == (1, "")


def test_pin_without_a_terminal(own_settings: Path) -> None:
    """With nobody to ask: exit status 2, nothing stored, no traceback."""
    done = run("pin")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not list(own_settings.iterdir())


# --- gallery ----------------------------------------------------------------------------------------------------------


def test_gallery_writes_every_screen_named_by_its_route(tmp_path: Path, content: Content) -> None:
    """A picture of the size asked for, for each page of each section, each word, and each special screen."""
    done = run("gallery", str(tmp_path / "a" / "b"), "--size", "800x600", "--language", "es", "--text-size", "3")
    assert (done.returncode, done.stderr) == (0, "")
    files = {file.stem: file for file in (tmp_path / "a" / "b").iterdir()}
    sheet = QImage(str(files.pop(SHEET)))
    assert sheet.width() > 2000
    names = {"attract", "idle-warning", "updating", *(f"word-{word.id}" for word in content.glossary)}
    assert names <= set(files)
    for name in ("home", *(section.id for section in content.shown)):
        pages = [
            found for found in files if found == name or (found.rpartition("-")[0] == name and found[-1].isdigit())
        ]
        assert pages in ([name], []) or {f"{name}-{n + 1}" for n in range(len(pages))} == set(pages), name
        assert pages, name
    assert str(len(files)) in done.stdout
    sizes = {(image.width(), image.height()) for image in (QImage(str(file)) for file in files.values())}
    assert sizes == {(800, 600)}


def test_gallery_needs_no_display_whatever_the_environment_says(tmp_path: Path) -> None:
    """On a machine set up for a display that is not there, pictures are made all the same."""
    done = run("gallery", str(tmp_path), "--size", "800x600", QT_QPA_PLATFORM="xcb")
    assert done.returncode == 0, done


def test_gallery_of_bad_content(tmp_path: Path) -> None:
    """Exit status 1, the problems, and no picture."""
    file = tmp_path / "content.json"
    file.write_text("{}")
    done = run("gallery", str(tmp_path / "out"), "--content", str(file))
    assert done.returncode == 1
    assert f"{file}:1:1: " in done.stderr
    assert not (tmp_path / "out").exists()


def test_gallery_into_a_file(tmp_path: Path) -> None:
    """A folder that cannot be made: exit status 2 and one line."""
    file = tmp_path / "file"
    file.touch()
    done = run("gallery", str(file))
    assert done.returncode == 2
    assert one_line(done.stderr), done.stderr


def test_gallery_without_the_typeface(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit status 2 and one line, as the kiosk has it."""

    def missing() -> None:
        raise FontMissing("no such typeface")

    said = StringIO()
    monkeypatch.setattr(sys, "stderr", said)
    monkeypatch.setattr(parts, "make_application", missing)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert run_gallery(GalleryOptions(tmp_path, (800, 600), paths.CONTENT, StartOptions())) == 2
    assert one_line(said.getvalue())


# --- start guard ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("python", "pyside", "starts"),
    [
        ((3, 11), (6, 11), True),
        ((3, 12), (6, 11), True),
        ((3, 12), (6, 12), True),
        ((3, 14), (6, 13), True),
        ((3, 11), (6, 12), False),
        ((3, 11), (6, 13), False),
        ((3, 11), (7, 0), False),
        ((3, 10), (6, 11), False),
        ((3, 10), (6, 12), False),
    ],
)
def test_versions_that_abort_are_refused(python: tuple[int, ...], pyside: tuple[int, ...], *, starts: bool) -> None:
    """PySide6 6.12 loses references to None before Python 3.12; Python before 3.11 is too old."""
    why = why_not(python, pyside)
    assert (why is None) == starts
    assert why is None or "make run" in why


def test_these_versions_start() -> None:
    """The versions the tests run with are those that may run."""
    assert why_not_here() is None
