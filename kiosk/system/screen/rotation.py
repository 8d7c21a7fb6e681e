"""Turns the picture of a screen and its touch together, by the tools of X or of wlroots; no Qt."""

import logging
import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from typing import Final

log = logging.getLogger("kiosk")

# All of it; a server that hangs must not hold up whoever waits.
_PATIENCE_S: Final = 3.0
_ON_X: Final = {0: "normal", 90: "right", 180: "inverted", 270: "left"}
# Wayland counts against the clock: https://wayland.app/protocols/wayland#wl_output:enum:transform
_ON_WAYLAND: Final = {0: "normal", 90: "270", 180: "180", 270: "90"}

_OUTPUT: Final = re.compile(r"^(\S+) connected( primary)?", re.MULTILINE)
_SAYS_A_PLACE: Final = re.compile(r"Mode: absolute|XITouchClass")

_Run = Callable[..., str]


def turn_screen(degrees: int, output: str = "") -> bool:
    """Turns the output of that name, else the primary one, by 0, 90, 180 or 270 degrees clockwise; whether it did.

    It takes three seconds at most. On X every touch screen and other pointer that says a place is turned with it. On
    Wayland the compositor turns the touch of what it has mapped to that output, see `docs/sessions.md`.
    """
    end = time.monotonic() + _PATIENCE_S

    def run(*command: str) -> str:
        left = max(end - time.monotonic(), 0.01)
        done = subprocess.run(command, capture_output=True, text=True, timeout=left, check=True)  # noqa: S603 - ours
        return done.stdout

    try:
        if os.environ.get("WAYLAND_DISPLAY"):
            _turn_on_wayland(degrees, output, run)
        else:
            _turn_on_x(degrees, output, run)
    except (OSError, subprocess.SubprocessError, LookupError) as error:
        log.warning("the screen cannot be turned: %s", error)
        return False
    log.info("the screen is turned by %d degrees", degrees)
    return True


def _turn_on_x(degrees: int, output: str, run: _Run) -> None:
    connected = _OUTPUT.findall(run("xrandr", "--query"))
    name = output or ([name for name, primary in connected if primary] or [name for name, _ in connected])[0]
    run("xrandr", "--output", name, "--rotate", _ON_X[degrees])
    for device in _places(run("xinput", "list", "--long")):
        run("xinput", "map-to-output", device, name)


def _places(listing: str) -> Iterator[str]:
    """The numbers of the devices that say a place on the glass, and not how far they moved, as a mouse does."""
    for device in re.split(r"\n(?=\S)", listing):
        found = re.search(r"\bid=(\d+)\s+\[slave\s+pointer", device)
        if found and _SAYS_A_PLACE.search(device):
            yield found[1]


def _turn_on_wayland(degrees: int, output: str, run: _Run) -> None:
    name = output or re.findall(r"^\S+", run("wlr-randr"), re.MULTILINE)[0]
    run("wlr-randr", "--output", name, "--transform", _ON_WAYLAND[degrees])
