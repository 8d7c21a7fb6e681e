"""Tries every way by keys out of the kiosk, in each session, and prints a table: `python -m tools.escapes [SESSION…]`.

SESSION is one of those of `deploy/sessions/start`, or `openbox-default`, which has all its key bindings. After each
combination a real click on the bar must change the colours of the whole screen, in its corners too: then the kiosk is
there, on top, as large as the screen, and answers. Wants Xvfb, xdotool and ImageMagick; cage and labwc refuse root, so
run them as an ordinary user.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

PROGRAM: Final = Path(__file__).parent.parent
SESSIONS: Final = ("x11", "openbox-default", "openbox", "cage", "labwc")
# The size that wlroots gives its window on X, so that one place of the button serves all sessions.
SIZE: Final = (1024, 768)
_KEYS: Final = (
    *(f"F{number}" for number in range(1, 13)),
    "Tab", "Escape", "space", "Return", "Delete", "BackSpace", "Left", "Right", "Up", "Down", "Print", "Menu",
    "d", "e", "r", "l", "t", "q", "w",
)  # fmt: skip
_MODIFIERS: Final = ("alt", "ctrl", "super", "ctrl+alt", "shift+alt")
_ALONE: Final = (
    *(f"F{number}" for number in range(1, 13)), "Print", "Menu", "Super_L", "Super_R", "Alt_L", "Control_L", "Pause",
    "Scroll_Lock", "XF86PowerOff", "XF86Sleep", "XF86WWW", "XF86HomePage", "XF86Mail", "XF86Explorer", "XF86Calculator",
    "XF86Search", "XF86Back", "XF86Close", "XF86LogOff", "XF86MonBrightnessDown", "XF86AudioMute", "XF86Terminal",
)  # fmt: skip
# Ctrl+Q ends a kiosk that has no PIN: that is what it is for.
COMBINATIONS: Final = tuple(
    key for key in (*_ALONE, *(f"{held}+{key}" for held, key in product(_MODIFIERS, _KEYS))) if key != "ctrl+q"
)
# A click that comes while presses are held back is lost; what brings the window back takes two seconds.
_CLICKS: Final = 3
_PATIENCE_S: Final = 3.0
_GUARD_S: Final = 0.35  # presses are held back for that long after the screen changed


def main(sessions: Sequence[str]) -> int:
    """Prints how each session went; the exit status is 1 when there was a way out."""
    escaped = 0
    for session in sessions or SESSIONS:
        with TemporaryDirectory() as folder, _x_server(folder), _kiosk(session, folder):
            ways = [keys for keys in COMBINATIONS if not _answers_after(keys)]
        print(f"{session:16} {len(COMBINATIONS)} combinations, {len(ways)} escapes {' '.join(ways)}", flush=True)
        escaped += len(ways)
    return min(escaped, 1)


@contextmanager
def _x_server(folder: str) -> Iterator[None]:
    size = "x".join(map(str, SIZE))
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    with server:
        assert server.stdout is not None
        os.environ["DISPLAY"] = f":{server.stdout.readline().strip()}"
        for name in ("CONFIG", "DATA", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = folder
        os.environ["XDG_RUNTIME_DIR"] = folder
        yield
        server.terminate()


@contextmanager
def _kiosk(session: str, folder: str) -> Iterator[None]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "WAYLAND_"))}
    command = [str(PROGRAM / "deploy" / "sessions" / "start"), session.replace("openbox-default", "x11"), "--"]
    if session in ("cage", "labwc"):
        environment |= {"WLR_BACKENDS": "x11", "WLR_RENDERER": "pixman"}
    if session == "openbox-default":
        command += ["sh", "-c", 'openbox --sm-disable & exec "$@"', "sh"]
    command += [sys.executable, str(PROGRAM / "main.py"), "--reduced-motion"]
    log = Path(folder, "log")
    with log.open("w") as stream, subprocess.Popen(command, env=environment, stderr=stream) as process:
        _wait_for(lambda: "ready in" in log.read_text(), 60)
        time.sleep(1)
        yield
        process.terminate()


def _wait_for(true: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not (holds := true()) and time.monotonic() < end:
        time.sleep(0.03)
    return holds


def _answers_after(keys: str) -> bool:
    """Whether a click still changes the colours in all corners of the screen, at the latest when tried again."""
    before = _corners()
    _run("xdotool", "key", keys)
    for _ in range(_CLICKS):
        _run("xdotool", "mousemove", *map(str, CONTRAST), "click", "1")
        if _wait_for(lambda: all(old != new for old, new in zip(before, _corners(), strict=True)), _PATIENCE_S):
            time.sleep(_GUARD_S)
            return True
    return False


def _corners() -> list[bytes]:
    """The colours of the screen's corners."""
    pixels = _run("import", "-window", "root", "-depth", "8", "rgb:-")
    across, down = SIZE
    places = [0, across - 1, across * (down - 1), across * down - 1]
    return [pixels[3 * place : 3 * place + 3] for place in places]


def _run(*command: str) -> bytes:
    return subprocess.run(command, capture_output=True, timeout=30, check=False).stdout


# Where the button for the contrast is on a screen of that size.
CONTRAST: Final = (586, 700)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
