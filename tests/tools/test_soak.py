"""The soak finds nothing where nothing is wrong, and says what is wrong where something is."""

import subprocess
import sys
from typing import Final

import pytest

from kiosk import paths

# The soak turns the clocks of the process that it runs in, before anything of the kiosk is imported.
_RUN: Final = """
import sys
from tools.soak.clocks import Clocks
from tools.soak.__main__ import main
install = Clocks.install
def install_and_plant(clocks):
    install(clocks)
    {plant}
Clocks.install = install_and_plant
sys.exit(main())
"""
_LEAK: Final = "from kiosk.window.window import KioskWindow; KioskWindow.reset = lambda window: None"
_WORD: Final = (
    "from kiosk.widgets.controls.label import Label; said = Label.setText; "
    "Label.setText = lambda label, text: said(label, text + ' Poison')"
)
_FAULT: Final = "from kiosk.window.requests import PatientRequests; PatientRequests.next_text_size = lambda asks: [][0]"


def soak(plant: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """A soak of the kiosk with that planted in it."""
    command = [sys.executable, "-c", _RUN.format(plant=plant), *arguments]
    return subprocess.run(command, cwd=paths.PROGRAM, capture_output=True, text=True, check=False)


def test_some_hundred_actions_find_nothing() -> None:
    """What is in the suite of it; `make soak` is longer."""
    done = soak("pass", "--actions", "200", "--seed", "5")
    assert done.returncode == 0, done.stdout + done.stderr


def test_some_damaged_files_find_nothing() -> None:
    """Refused, or shown as they say."""
    done = soak("pass", "--corruptions", "8")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("plant", "said"),
    [(_LEAK, "the visit was not forgotten"), (_WORD, "wrong words"), (_FAULT, "fault: list index out of range")],
    ids=["a visit that stays", "a word from elsewhere", "an exception"],
)
def test_what_is_planted_is_found(plant: str, said: str) -> None:
    """With the number of the action, and how to have it again."""
    done = soak(plant, "--actions", "400")
    assert done.returncode == 1, done.stdout + done.stderr
    assert said in done.stdout
    assert "again: make soak" in done.stdout
