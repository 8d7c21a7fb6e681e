"""The real program on real displays: X without a window manager and with openbox, and Wayland."""

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from signal import SIGKILL, SIGTERM
from types import TracebackType
from typing import Final, Self

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from kiosk import paths, tokens
from kiosk.content.model import Content
from kiosk.staff.stored import PinHash, StaffFiles
from tests.conftest import MakeWindow
from tests.support.rig import Rig

SCREEN: Final = (1080, 1920)
# Nothing here takes this long; a slow machine that also runs other tests may need some of it.
DEADLINE_S: Final = 30.0
PACKAGES: Final = {"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox", "xwininfo": "x11-utils",
                   "import": "imagemagick", "xset": "x11-xserver-utils"}  # fmt: skip


def wait_until(true: Callable[[], object], what: str) -> None:
    """Waits for a condition outside this process; fails when it never holds."""
    end = time.monotonic() + DEADLINE_S
    while not true():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.02)


# --- displays ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def x_display() -> Iterator[str]:
    """An X server of our own with one portrait screen and no window manager."""
    for program, package in PACKAGES.items():
        assert shutil.which(program), f"{program} is missing: apt-get install {package}"
    size = f"{SCREEN[0]}x{SCREEN[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    with server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


@pytest.fixture
def x(x_display: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The environment of a program on that display; the display."""
    monkeypatch.setenv("DISPLAY", x_display)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    xdotool("mousemove", "1079", "1")
    return x_display


@pytest.fixture
def openbox(x: str, tmp_path: Path) -> Iterator[None]:
    """A window manager with its default key bindings on that display."""
    assert x
    manager = subprocess.Popen(
        ["openbox", "--sm-disable"], env={**os.environ, "HOME": str(tmp_path)}, stderr=subprocess.DEVNULL
    )
    wait_until(lambda: "window id # 0x" in run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), "openbox")
    yield
    manager.terminate()
    manager.wait(DEADLINE_S)
    run("xprop", "-root", "-remove", "_NET_SUPPORTING_WM_CHECK")  # it leaves its mark behind


def run(*command: str) -> str:
    """What a program says on its standard output."""
    return subprocess.run(command, capture_output=True, text=True, timeout=DEADLINE_S, check=False).stdout


def xdotool(*arguments: str) -> str:
    """What xdotool says."""
    return run("xdotool", *arguments).strip()


def click(spot: tuple[int, int]) -> None:
    """A real click of the X server's mouse."""
    xdotool("mousemove", str(spot[0]), str(spot[1]), "click", "1")


def picture(folder: Path) -> QImage:
    """What is on the X screen now."""
    file = folder / "screen.png"
    subprocess.run(["import", "-window", "root", str(file)], check=True, timeout=DEADLINE_S)
    return QImage(str(file))


OTHER: Final = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
label.setStyleSheet("background: red")
label.setGeometry(0, 0, 1080, 1920)
label.show()
label.activateWindow()
application.exec()
"""


def is_red(seen: QImage) -> bool:
    """Whether the window of another program is what is seen."""
    return seen.pixelColor(5, 5) == Qt.GlobalColor.red


@contextmanager
def another_window() -> Iterator[str]:
    """A red window of another program, on top and with the keyboard."""
    process = subprocess.Popen([sys.executable, "-c", OTHER])
    try:
        yield str(process.pid)
    finally:
        process.kill()
        process.wait(DEADLINE_S)


# --- the program ------------------------------------------------------------------------------------------------------


class Program:
    """A running `main.py` and its log; ended when the `with` ends."""

    def __init__(self, *arguments: str, env: Mapping[str, str] | None = None, wrapper: Sequence[str] = ()) -> None:
        """The `wrapper` is a command that runs it in its own place."""
        self._process = subprocess.Popen(
            [*wrapper, sys.executable, str(paths.PROGRAM / "main.py"), *arguments],
            env=dict(os.environ if env is None else env), stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        self._lines: list[str] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stderr is not None
        self._lines.extend(iter(self._process.stderr.readline, ""))
        self._process.stderr.close()

    def __enter__(self) -> Self:
        """As it runs."""
        return self

    def __exit__(self, _kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None) -> None:
        """Ends it in any case."""
        if self.running:
            os.killpg(self._process.pid, SIGKILL)
        self._process.wait(DEADLINE_S)
        self._reader.join(DEADLINE_S)

    @property
    def log(self) -> str:
        """Everything logged so far."""
        return "".join(self._lines)

    @property
    def lines(self) -> Sequence[str]:
        """The lines logged so far."""
        return tuple(self._lines)

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def wait_for(self, pattern: str) -> re.Match[str]:
        """Waits for a line of the log."""
        wait_until(lambda: re.search(pattern, self.log) or not self.running, f"{pattern!r} in {self._lines}")
        found = re.search(pattern, self.log)
        assert found, self.log
        return found

    def end(self) -> int:
        """Asks it to end as a supervisor does; the exit status."""
        self._process.send_signal(SIGTERM)
        return self.ended()

    def ended(self) -> int:
        """Waits for its end; the exit status."""
        return self._process.wait(DEADLINE_S)

    def wait_for_focus(self) -> None:
        """Waits until the window manager has given its window the keyboard."""
        owner = str(self._process.pid)
        wait_until(lambda: xdotool("getactivewindow", "getwindowpid") == owner, "the keyboard")
        wait_until(lambda: xdotool("getwindowfocus", "getwindowpid") == owner, "the keyboard")

    def kill(self) -> None:
        """Ends it with no warning."""
        self._process.kill()
        self._process.wait(DEADLINE_S)

    def window(self) -> str:
        """The number of its window on the X screen."""
        wait_until(lambda: xdotool("search", "--onlyvisible", "--pid", str(self._process.pid)), "the window")
        return xdotool("search", "--onlyvisible", "--pid", str(self._process.pid)).split()[0]

    def box(self) -> tuple[int, int, int, int]:
        """Left, top, width, height of its window on the X screen."""
        said = run("xwininfo", "-id", self.window())
        names = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
        left, top, width, height = (int(re.findall(rf"{name}:\s+(-?\d+)", said)[0]) for name in names)
        return left, top, width, height


class Expected:
    """The screens as the same window draws them in this process, and where its buttons are."""

    def __init__(self, make_window: MakeWindow, content: Content, size: tuple[int, int] = SCREEN) -> None:
        self._rig = Rig(make_window(size))
        self.attract = self._rig.picture()
        self.begin = self._spot(content.attract.touch.in_language("en"))
        self.contrast = self._spot(content.interface.contrast_off.in_language("en"))
        self._rig.window.go(self._rig.window.visit.home())
        self.home = self._rig.picture()
        topic = next(section for section in content.shown if section.at is not None)
        self.topic = self._spot(topic.title.in_language("en"))
        self._rig.window.go(self._rig.window.visit.open(topic.id))
        self.section = self._rig.picture()
        self._rig.window.show_updating()
        self.updating = self._rig.picture()

    def _spot(self, name: str) -> tuple[int, int]:
        spot = self._rig.spot(self._rig.button(name))
        return spot.x(), spot.y()


@pytest.fixture
def expected(make_window: MakeWindow, content: Content) -> Expected:
    """What should be on a portrait screen."""
    return Expected(make_window, content)


def alike(seen: QImage, wanted: QImage, most: float = 0.002) -> bool:
    """Whether two pictures show the same but for the smoothing of edges: that share of all values may differ."""
    if seen.size() != wanted.size():
        return False
    images = [image.convertToFormat(QImage.Format.Format_RGB32) for image in (seen, wanted)]  # they own the pixels
    pixels = [np.frombuffer(image.constBits(), np.uint8).astype(np.int16) for image in images]
    return bool((np.abs(pixels[0] - pixels[1]) > 48).mean() < most)


def wait_for_picture(folder: Path, wanted: QImage, what: str, *, scaled: bool = False) -> None:
    """Waits until the X screen shows that, to its edges, and until presses are no longer held back there.

    On a desktop that is `scaled` everything lies within a few pixels of where it lies else.
    """
    compare = alike_in_small if scaled else alike
    wait_until(lambda: compare(picture(folder), wanted), what)
    time.sleep(tokens.REPEAT_GUARD_S)


def alike_in_small(seen: QImage, wanted: QImage) -> bool:
    """Whether two pictures show the same from afar; other screens differ in 15 % of all values."""
    small = wanted.size() / 12
    smooth = (Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return seen.size() == wanted.size() and alike(seen.scaled(small, *smooth), wanted.scaled(small, *smooth), 0.06)


def walk_on(folder: Path, expected: Expected) -> None:
    """Real clicks lead from the waiting screen to a topic, and each screen is as it should be."""
    wait_for_picture(folder, expected.attract, "the start screen")
    click(expected.begin)
    wait_for_picture(folder, expected.home, "the front page")
    click(expected.topic)
    wait_for_picture(folder, expected.section, "a topic")


# --- the whole screen -------------------------------------------------------------------------------------------------


def test_without_a_window_manager_it_covers_the_screen_and_works(x: str, tmp_path: Path, expected: Expected) -> None:
    """Nothing but the kiosk is on the glass, the log says when it was ready, real clicks walk on, SIGTERM ends it."""
    assert x
    with Program() as program:
        program.wait_for(r"ready in \d+ ms")
        program.wait_for(r"content loaded")
        assert program.box() == (0, 0, *SCREEN)
        walk_on(tmp_path, expected)
        assert program.end() == 0
        assert "Traceback" not in program.log


@pytest.mark.usefixtures("openbox")
def test_with_openbox_it_covers_the_screen_and_works(tmp_path: Path, expected: Expected) -> None:
    """A window manager takes nothing of the screen and no click."""
    with Program() as program:
        program.wait_for("ready in")
        wait_for_picture(tmp_path, expected.attract, "the start screen")
        assert program.box() == (0, 0, *SCREEN)
        click(expected.begin)
        wait_for_picture(tmp_path, expected.home, "the front page")
        assert program.end() == 0


@pytest.mark.parametrize(
    "scaling",
    [
        {"QT_SCALE_FACTOR": "2.5", "QT_FONT_DPI": "192"},
        {"QT_FONT_DPI": "144"},
        {"QT_SCREEN_SCALE_FACTORS": "1.75", "QT_USE_PHYSICAL_DPI": "1"},
    ],
    ids=str,
)
def test_however_the_desktop_scales_it_is_the_same(
    x: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected: Expected, scaling: dict[str, str]
) -> None:
    """To the pixel, the bar and the edges too, and pressed where it is seen; the log has the panel's own pixels."""
    assert x
    for name, value in scaling.items():
        monkeypatch.setenv(name, value)
    with Program() as program:
        program.wait_for(f"screen {SCREEN[0]} x {SCREEN[1]}")
        program.wait_for("ready in")
        assert program.box() == (0, 0, *SCREEN)
        walk_on(tmp_path, expected)
        assert program.end() == 0


def test_a_second_start_says_so_and_the_first_comes_forward(x: str, tmp_path: Path) -> None:
    """Exit status 3 and one line; another window that lies over a kiosk in a window is beneath it then."""
    assert x
    with Program("--window", "1000x700") as first:
        first.wait_for("ready in")
        with another_window():
            wait_until(lambda: is_red(picture(tmp_path)), "the other window")
            with Program() as second:
                assert second.ended() == 3
                assert second.log.count("\n") == 1
                assert "already" in second.log
            wait_until(lambda: not is_red(picture(tmp_path)), "the first window")
        assert first.end() == 0


def test_the_screen_does_not_go_dark_by_itself(x: str) -> None:
    """Whatever time another program sets."""
    assert x
    with Program() as program:
        program.wait_for("ready in")
        run("xset", "s", "3")
        assert re.search(r"timeout:\s+3", run("xset", "q"))
        wait_until(lambda: re.search(r"timeout:\s+0", run("xset", "q")), "no time")
        assert program.end() == 0


# --- locked -----------------------------------------------------------------------------------------------------------

# What led out of openbox with its own key bindings, or ends and hides windows elsewhere; `tools/escapes.py` has all.
HARDEST: Final = ("super+d", "super+F3", "ctrl+alt+Right", "shift+alt+Right", "super+e", "alt+space", "alt+Escape",
                  "alt+F4", "ctrl+w", "ctrl+alt+Delete", "alt+Tab", "Print")  # fmt: skip
START: Final = paths.PROGRAM / "deploy" / "sessions" / "start"


def colours() -> set[bytes]:
    """Those of the screen's upper corners."""
    strip = ["import", "-window", "root", "-crop", f"{SCREEN[0]}x1+0+0", "-depth", "8", "rgb:-"]
    pixels = subprocess.run(strip, capture_output=True, check=True, timeout=DEADLINE_S).stdout
    return {pixels[:3], pixels[-3:]}


def answers(expected: Expected) -> None:
    """A click changes the contrast, to the edges of the screen."""
    before = colours()
    click(expected.contrast)
    wait_until(lambda: not colours() & before, "an answer")
    time.sleep(tokens.REPEAT_GUARD_S)


@pytest.mark.parametrize("session", ["x11", "openbox", "its own bindings"])
def test_no_key_leads_out(
    x: str, tmp_path: Path, expected: Expected, session: str, request: pytest.FixtureRequest
) -> None:
    """With no PIN, in each session of ours on X, and under a window manager that has keys for everything."""
    assert x
    if session not in ("x11", "openbox"):
        request.getfixturevalue("openbox")
    wrapper = [str(START), "openbox" if session == "openbox" else "x11", "--"]
    with Program("--reduced-motion", wrapper=wrapper) as program:
        program.wait_for("ready in")
        wait_for_picture(tmp_path, expected.attract, "the start screen")
        for keys in HARDEST:
            xdotool("key", keys)
            answers(expected)
        assert program.end() == 0


@pytest.mark.parametrize("session", ["x11", "openbox"])
def test_a_session_ends_as_its_command_does(x: str, session: str) -> None:
    """So that whoever supervises it knows whether to start it again."""
    assert x
    assert (
        subprocess.run([START, session, "--", "sh", "-c", "exit 75"], timeout=DEADLINE_S, check=False).returncode == 75
    )


def test_what_takes_the_window_away_is_answered(x: str, tmp_path: Path, expected: Expected) -> None:
    """Another client of X unmaps it, makes it smaller, moves it, or lays its own window over it."""
    assert x
    with Program("--reduced-motion") as program:
        program.wait_for("ready in")
        wait_for_picture(tmp_path, expected.attract, "the start screen")
        for taken, *size in (("windowunmap",), ("windowsize", "300", "300"), ("windowmove", "9", "9")):
            xdotool(taken, "--sync", program.window(), *size)
            wait_for_picture(tmp_path, expected.attract, f"the window after {taken}")
        with another_window() as other:
            wait_until(lambda: xdotool("search", "--onlyvisible", "--pid", other), "the other window")
            wait_until(lambda: xdotool("getwindowfocus") == program.window(), "the keyboard")
            wait_until(lambda: alike(picture(tmp_path), expected.attract), "the window on top")
        answers(expected)
        assert program.end() == 0


# --- the end ----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("openbox")
def test_a_demo_closes_like_any_window() -> None:
    """A window of the size asked for, closed by the window manager: exit status 0."""
    with Program("--window", "1000x700") as program:
        program.wait_for("ready in")
        assert program.box()[2:] == (1000, 700)
        program.wait_for_focus()
        # The window manager is another process: it may have given the keyboard away before it listens to keys itself.
        wait_until(lambda: xdotool("key", "alt+F4") or not program.running, "the window to close")
        assert program.ended() == 0
        assert "Qt:" not in program.log


def has_shape(program: Program, ratio: float) -> bool:
    """Whether the window's width by its height is about that."""
    _, _, width, height = program.box()
    return abs(width / height - ratio) < 0.01


@pytest.mark.usefixtures("openbox")
def test_the_keys_of_a_demo_work_and_it_stays_on_the_screen() -> None:
    """F3 makes the window a wide and a tall screen as large as there is room, F7 shows the sample, Ctrl+Q quits."""
    with Program("--demo") as program:
        program.wait_for("ready in")
        program.wait_for_focus()
        assert has_shape(program, 9 / 16)  # as the screen
        for across, down in ((16, 9), (16, 10), (9, 16)):
            xdotool("key", "F3")
            wait_until(partial(has_shape, program, across / down), "the shape")
            left, top, width, height = program.box()
            assert left >= 0
            assert top >= 0
            assert left + width <= SCREEN[0]
            assert top + height <= SCREEN[1]
            assert width >= SCREEN[0] - 30 or height >= SCREEN[1] - 60
        xdotool("key", "F7")
        program.wait_for(r"content loaded: .*harbor\.json")
        xdotool("key", "ctrl+q")
        assert program.ended() == 0
        assert "Traceback" not in program.log
        assert "refused" not in program.log


def test_a_demo_without_a_window_manager_has_its_place_and_the_keys(x: str) -> None:
    """It takes no room for a frame that is not there, stands in the middle, and needs no pointer over it for a key."""
    assert x
    with Program("--demo", "--window", "1000x700") as program:
        program.wait_for("ready in")
        wait_until(lambda: program.box() == ((SCREEN[0] - 1000) // 2, (SCREEN[1] - 700) // 2, 1000, 700), "its place")
        wait_until(lambda: xdotool("getwindowfocus") == program.window(), "the keyboard")
        xdotool("key", "ctrl+q")
        assert program.ended() == 0
        assert "Qt:" not in program.log
    with Program("--demo") as program:
        wait_until(lambda: program.box() == (0, 0, *SCREEN), "the whole screen")


def test_without_a_pin_control_q_quits(x: str) -> None:
    """Start-up says so, and so it is."""
    assert x
    with Program() as program:
        program.wait_for("Ctrl\\+Q quits")
        program.wait_for("ready in")
        xdotool("mousemove", "500", "500", "key", "ctrl+q")
        assert program.ended() == 0


def test_a_pin_that_is_stored_while_it_runs_counts_at_once(x: str, tmp_path: Path, expected: Expected) -> None:
    """Whoever stores one expects the kiosk to be locked from then on, not from its next start."""
    assert x
    with Program() as program:
        program.wait_for("ready in")
        wait_for_picture(tmp_path, expected.attract, "the start screen")
        StaffFiles(paths.settings().parent).store(PinHash("00", "00", 2, 8, 1))
        xdotool("mousemove", "500", "500", "key", "ctrl+q")
        click(expected.begin)
        wait_for_picture(tmp_path, expected.home, "the front page")
        assert program.end() == 0


@pytest.mark.usefixtures("openbox")
def test_the_second_start_is_on_the_screen_before_the_program_is_whole(tmp_path: Path, expected: Expected) -> None:
    """What is seen first is what is seen for good, and a click on it is answered as soon as the kiosk can."""
    with Program() as program:
        wait_until(paths.photograph(paths.CONTENT).is_file, "the photograph")
        assert program.end() == 0
    with Program() as program:
        program.wait_for("ready in")
        assert alike(picture(tmp_path), expected.attract)
        program.wait_for("content loaded")
        assert program.log.index("ready in") < program.log.index("content loaded")
        click(expected.begin)
        wait_for_picture(tmp_path, expected.home, "the front page")
        program.wait_for("complete in")
        assert program.end() == 0


@pytest.mark.usefixtures("openbox")
def test_with_a_pin_nothing_closes_it(tmp_path: Path, expected: Expected) -> None:
    """Keys that close, hide or minimise windows under openbox leave the kiosk running, on the whole screen, working."""
    StaffFiles(paths.settings().parent).store(PinHash("00", "00", 2, 8, 1))
    with Program() as program:
        program.wait_for("staff PIN stored")
        program.wait_for("ready in")
        wait_for_picture(tmp_path, expected.attract, "the start screen")
        program.wait_for_focus()
        xdotool("key", "alt+F4", "key", "ctrl+q", "key", "ctrl+w", "key", "alt+Escape")
        click(expected.begin)
        wait_for_picture(tmp_path, expected.home, "the front page")
        assert program.running
        assert program.box() == (0, 0, *SCREEN)
        assert program.end() == 0


# --- content ----------------------------------------------------------------------------------------------------------


def test_broken_content_shows_the_calm_screen_until_it_is_mended(
    x: str, tmp_path: Path, expected: Expected, content: Content
) -> None:
    """Whatever is wrong with the file, the kiosk starts, says what is wrong, and comes back when it is mended."""
    assert x
    assert content is not None
    good = paths.CONTENT.read_bytes()
    file = tmp_path / "content.json"
    file.write_bytes(good[: len(good) // 2])
    with Program("--content", str(file)) as program:
        program.wait_for(r"content refused: 1 problem")
        program.wait_for(rf"{re.escape(str(file))}:\d+:\d+: ")
        wait_for_picture(tmp_path, expected.updating, "the calm screen")
        for count, broken in enumerate((b"", b"\xff\x00\xfe", b'{"languages": 7}'), start=2):
            file.write_bytes(broken)
            program.wait_for(rf"(?s)(content refused.*){{{count}}}")
        swap(file, good)
        program.wait_for("content loaded")
        wait_for_picture(tmp_path, expected.attract, "the start screen")
        file.unlink()
        program.wait_for(r"(?s)content loaded.*content refused")
        swap(file, good + b"\n")
        program.wait_for(r"(?s)content loaded.*content loaded")
        wait_for_picture(tmp_path, expected.attract, "the start screen")
        assert "Traceback" not in program.log
        assert program.end() == 0


def swap(file: Path, data: bytes) -> None:
    """Saves as most editors do: another file, moved over the first."""
    fresh = file.with_suffix(".part")
    fresh.write_bytes(data)
    fresh.replace(file)


# --- Wayland ----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("openbox")
@pytest.mark.parametrize("scale", [1, 2])
def test_on_wayland_it_covers_the_screen_and_works(
    x: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected: Expected, scale: int
) -> None:
    """Under a Wayland kiosk compositor (itself on the whole X screen) it covers everything, and real clicks walk on."""
    if shutil.which("weston") is None:
        pytest.skip("weston is not installed")
    assert x
    tmp_path.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    compositor = subprocess.Popen(
        ["weston", "--backend=x11-backend.so", "--use-pixman", "--shell=kiosk-shell.so", "--socket=kiosk",
         "--fullscreen", f"--width={SCREEN[0] // scale}", f"--height={SCREEN[1] // scale}", f"--scale={scale}",
         "--idle-time=0"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_until((tmp_path / "kiosk").exists, "weston")
        wayland = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
        with Program(env=wayland | {"WAYLAND_DISPLAY": "kiosk", "QT_QPA_PLATFORM": "wayland"}) as program:
            program.wait_for("ready in")
            wait_for_picture(tmp_path, expected.attract, "the start screen", scaled=scale > 1)
            click(expected.begin)
            wait_for_picture(tmp_path, expected.home, "the front page", scaled=scale > 1)
            assert program.end() == 0
            assert "Qt:" not in program.log
    finally:
        compositor.terminate()
        compositor.wait(DEADLINE_S)
