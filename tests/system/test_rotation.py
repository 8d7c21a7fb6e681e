"""The picture and its touch turn together, by tools that stand in for those of the machine."""

import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from kiosk.system.screen import rotation
from kiosk.system.screen.rotation import turn_screen

OUTPUTS: Final = """Screen 0: minimum 320 x 200, current 3000 x 1080
DP-1 connected 1080x1080+1920+0 (normal left inverted right)
   1080x1080     60.00*
HDMI-1 connected primary 1920x1080+0+0 (normal left inverted right)
VGA-1 disconnected (normal left inverted right)
"""
DEVICES: Final = """⎡ Virtual core pointer                    id=2    [master pointer  (3)]
        Class originated from: 9. Type: XITouchClass
⎜   ↳ A mouse                             id=8    [slave  pointer  (2)]
          Mode: relative
⎜   ↳ ILITEK Multi-Touch                  id=9    [slave  pointer  (2)]
        Class originated from: 9. Type: XITouchClass
⎜   ↳ A pen                               id=12   [slave  pointer  (2)]
          Mode: absolute
    ↳ A keyboard                          id=10   [slave  keyboard (3)]
"""
ON_WAYLAND: Final = """HDMI-A-1 "A panel" (HDMI-A-1)
  Enabled: yes
DP-2 "Another"
"""

Fake = Callable[..., None]


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    """The file in which the tools write how they were called."""
    return tmp_path / "heard"


@pytest.fixture
def fake(tmp_path: Path, heard: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Makes tools that say something, and are the only ones there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    def make(name: str, says: str = "", ending: str = "exit 0") -> None:
        tool = tmp_path / name
        calls = f'echo "{name} $*" >> {shlex.quote(str(heard))}'
        tool.write_text(f"#!/bin/sh\n{calls}\n[ $# -gt 2 ] || echo {shlex.quote(says)}\n{ending}\n", "utf-8")
        tool.chmod(0o755)

    return make


def changes(heard: Path) -> list[str]:
    """What was changed, not only asked."""
    return [line for line in heard.read_text("utf-8").splitlines() if len(line.split()) > 3]


def test_on_x_the_primary_output_is_turned_and_what_says_a_place_with_it(fake: Fake, heard: Path) -> None:
    """Touch screen and pen, but no mouse."""
    fake("xrandr", OUTPUTS)
    fake("xinput", DEVICES)
    assert turn_screen(90)
    assert changes(heard) == [
        "xrandr --output HDMI-1 --rotate right", "xinput map-to-output 9 HDMI-1", "xinput map-to-output 12 HDMI-1"
    ]  # fmt: skip


def test_on_x_the_output_of_that_name_is_turned(fake: Fake, heard: Path) -> None:
    """And where no output is primary, the first that is connected."""
    fake("xinput")
    fake("xrandr", OUTPUTS)
    assert turn_screen(270, "DP-1")
    fake("xrandr", OUTPUTS.replace(" primary", ""))
    assert turn_screen(0)
    assert changes(heard) == ["xrandr --output DP-1 --rotate left", "xrandr --output DP-1 --rotate normal"]


@pytest.mark.parametrize(("degrees", "transform"), [(0, "normal"), (90, "270"), (180, "180"), (270, "90")])
def test_wayland_counts_the_other_way_round(
    fake: Fake, heard: Path, monkeypatch: pytest.MonkeyPatch, degrees: int, transform: str
) -> None:
    """The first output, since none is primary there."""
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    fake("wlr-randr", ON_WAYLAND)
    assert turn_screen(degrees)
    assert changes(heard) == [f"wlr-randr --output HDMI-A-1 --transform {transform}"]


def test_what_cannot_be_turned_stays_and_nothing_is_held_up(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the tool, without an output, with a tool that refuses, or one that hangs."""
    assert not turn_screen(90)
    fake("xrandr")
    assert not turn_screen(90)
    fake("xrandr", OUTPUTS, "exit 1")
    assert not turn_screen(90)
    monkeypatch.setattr(rotation, "_PATIENCE_S", 0.1)
    fake("xrandr", OUTPUTS, f"exec {os.path.realpath('/bin/sleep')} 60")
    assert not turn_screen(90)
