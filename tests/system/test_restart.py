"""What the program knows of itself: its version, and how to start again."""

import os
import sys

import pytest

from kiosk import __version__, paths
from kiosk.system.log import logs
from kiosk.system.process import restart


def test_the_version_is_that_of_the_project() -> None:
    """Also where it runs from a clone."""
    assert f'version = "{__version__}"' in (paths.PROGRAM / "pyproject.toml").read_text("utf-8")


def test_restart_runs_the_same_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same process, whose time begins anew."""
    ran: list[list[str]] = []
    monkeypatch.setattr(sys, "orig_argv", ["python", "main.py", "--content", "a b.json"])
    monkeypatch.setattr(os, "execv", lambda program, command: ran.append([program, *command]))
    monkeypatch.setenv("WAITING_ROOM_KIOSK_RESTARTED", "0")
    restart.restart()
    assert ran == [[sys.executable, sys.executable, "main.py", "--content", "a b.json"]]
    assert logs.seconds_since_start() < 60
