"""What the supervisor and the kiosk tell one another, and what follows."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.health.heartbeat import Heartbeat
from kiosk.health.notifier import ALIVE, READY, Notifier
from kiosk.system.process.exits import Exit

# Seconds: of silence, until it is ready, between two starts.
RUN: Final = """
import sys
from kiosk.health.supervisor import Supervisor
sys.exit(Supervisor([sys.executable, "-c", sys.argv[1], sys.argv[2]], 1.0, 1.0, 0.05).run())
"""
# A program that does another thing each time that it is started: the first line of a file, which it takes away.
PROGRAM: Final = """
import os, pathlib, signal, sys, time
plan = pathlib.Path(sys.argv[1])
here, *later = plan.read_text().splitlines()
plan.write_text("\\n".join(later))
ready, end = here.split()
if ready == "ready":
    print("READY=1", flush=True)
if end == "hang":
    time.sleep(60)
os.kill(os.getpid(), signal.SIGKILL) if end == "killed" else sys.exit(int(end))
"""


def supervised(plan: Path, *steps: str) -> tuple[int, list[str]]:
    """The status of the supervisor of a program that goes through these steps, and those that are left."""
    plan.write_text("\n".join(steps), "utf-8")
    command = [sys.executable, "-c", RUN, PROGRAM, str(plan)]
    done = subprocess.run(command, cwd=paths.PROGRAM, timeout=60, stderr=subprocess.DEVNULL, check=False)
    return done.returncode, plan.read_text("utf-8").splitlines()


def test_it_starts_again_until_somebody_ends_it(tmp_path: Path) -> None:
    """After faults, a kill, a restart that was asked for, a hang, and a start that never gets anywhere."""
    ends = ("ready 1", "ready killed", "ready 75", "ready hang", "mute hang", "mute 1", "ready 2", "ready 3", "ready 0")
    assert supervised(tmp_path / "plan", *ends) == (Exit.DONE, [])


@pytest.mark.parametrize("status", [Exit.WRONG_USE, Exit.RUNS_ALREADY])
def test_it_does_not_repeat_what_can_never_succeed(tmp_path: Path, status: Exit) -> None:
    """A wrong option, or a kiosk that is there already: whoever started it is told."""
    assert supervised(tmp_path / "plan", f"mute {status}", "ready 0") == (status, ["ready 0"])


def test_systemd_hears_on_its_socket(tmp_path: Path) -> None:
    """In the file system or in the abstract namespace, as `man 3 sd_notify` says."""
    names = {str(tmp_path / "notify"): str(tmp_path / "notify"), f"@kiosk{os.getpid()}": f"\0kiosk{os.getpid()}"}
    for told, address in names.items():
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
            systemd.bind(address)
            notifier = Notifier({"NOTIFY_SOCKET": told})
            assert notifier.supervised
            notifier.say(READY)
            assert systemd.recv(100) == b"READY=1"
        notifier.say(ALIVE)  # nobody listens any more, which is no fault


def test_with_nobody_there_nothing_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    """Neither on a socket nor on the standard output."""
    notifier = Notifier({})
    assert not notifier.supervised
    notifier.say(READY)
    assert capfd.readouterr().out == ""


class Listener(Notifier):
    """Keeps what it is told."""

    def __init__(self) -> None:
        super().__init__({})
        self.heard: list[str] = []

    def say(self, message: str) -> None:
        """Keeps it."""
        self.heard.append(message)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window on the screen."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def test_the_heart_beats_with_the_paints(window: QWidget, qtbot: QtBot) -> None:
    """A window that is not painted between two beats is not told to be alive, though events go on."""
    listener = Listener()
    heart = Heartbeat(window, listener)
    heart.begin()
    assert listener.heard == [READY, ALIVE]
    qtbot.waitUntil(lambda: heart._painted)
    heart.beat()
    window.setUpdatesEnabled(False)
    heart.beat()
    assert listener.heard == [READY, ALIVE, ALIVE]


def test_a_window_that_nobody_can_see_needs_no_paint(window: QWidget, qtbot: QtBot) -> None:
    """The screen is off, or taken away."""
    listener = Listener()
    heart = Heartbeat(window, listener)
    heart.beat()
    handle = window.windowHandle()
    window.hide()
    qtbot.waitUntil(lambda: not handle.isExposed())
    heart.beat()
    heart.beat()
    assert listener.heard == [ALIVE] * 3
