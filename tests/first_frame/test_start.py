"""What a start loads before its first frame, and what the next start makes of it."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk import composition, paths
from kiosk.commands import run
from kiosk.content.edition import edition_of
from kiosk.first_frame.first_frame import FirstFrame
from kiosk.navigation import Screen
from kiosk.publishing import publisher
from kiosk.system.options import KioskOptions
from kiosk.system.settings.settings import Settings
from kiosk.views.updating import UpdatingView
from kiosk.widgets.controls.touch_button import TouchButton
from kiosk.widgets.disposal import dispose
from tests.conftest import Faults, end
from tests.support.samples import minimal_content, saved
from tests.support.settle import settle

# No wait takes this long.
SECONDS: Final = 30_000

# What is loaded beside what PySide6 loads by itself. Each module more makes every start slower; see
# `docs/performance.md` before you add one.
BEFORE_THE_FIRST_FRAME: Final = {
    "_blake2", "_datetime", "_hashlib", "_json", "copy", "dataclasses", "datetime", "faulthandler", "fcntl", "gc",
    "hashlib", "json", "json.decoder", "json.encoder", "json.scanner",
    "platformdirs", "platformdirs._runtime", "platformdirs._xdg", "platformdirs.api", "platformdirs.unix",
    "platformdirs.version",
    "kiosk", "kiosk.app", "kiosk.commands", "kiosk.commands.run", "kiosk.first_frame",
    "kiosk.first_frame.first_frame", "kiosk.first_frame.glass", "kiosk.first_frame.snapshot", "kiosk.health",
    "kiosk.health.crash_report", "kiosk.health.notifier", "kiosk.health.run_log", "kiosk.paths", "kiosk.system",
    "kiosk.system.files", "kiosk.system.files.atomic_files", "kiosk.system.files.bounded_files", "kiosk.system.log",
    "kiosk.system.log.log_limits", "kiosk.system.log.logs", "kiosk.system.log.qt_messages", "kiosk.system.options",
    "kiosk.system.process", "kiosk.system.process.exits", "kiosk.system.process.guard",
    "kiosk.system.process.instance", "kiosk.system.screen", "kiosk.system.screen.display", "signal",
}  # fmt: skip

LIST_MODULES = """
import os, sys
import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets
before = set(sys.modules)
from kiosk.app import run
from kiosk.first_frame import first_frame

def show(*_):
    print(*sorted(set(sys.modules) - before), flush=True)
    os._exit(0)

first_frame.FirstFrame.show = show
run(["main.py"])
"""


def test_nothing_new_is_loaded_before_the_first_frame() -> None:
    """The list is complete, and nothing on it is out of date."""
    done = subprocess.run(
        [sys.executable, "-c", LIST_MODULES], cwd=paths.PROGRAM, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert set(done.stdout.split()) == BEFORE_THE_FIRST_FRAME


# --- one start after the other ----------------------------------------------------------------------------------------


class Machine:
    """A machine on which the kiosk is started again and again with one content file."""

    def __init__(self, application: QApplication, folder: Path, qtbot: QtBot) -> None:
        self.content = minimal_content()
        self.folder = folder
        self.kiosk: composition.Kiosk | None = None
        self._application = application
        self._qtbot = qtbot
        self._first_frame: FirstFrame | None = None
        self.save()

    def save(self) -> None:
        """Saves the content."""
        saved(self.folder, self.content)

    def start(self, now: Callable[[], datetime] = datetime.now) -> bool:
        """Starts the kiosk; whether it began with a photograph."""
        options = KioskOptions(self.folder / "content.json")
        self._first_frame = run.show_first_frame(options, self._application.primaryScreen())
        self.kiosk = composition.Kiosk(self._application, options, Settings(), self._first_frame, now=now)
        self.kiosk.start()
        settle()
        return self._first_frame.shown

    def end(self, *, photographed: bool = True) -> None:
        """Ends it, when it has photographed its waiting screen, or has had the time to."""
        if photographed:
            self._qtbot.waitUntil(paths.photograph(self.folder / "content.json").is_file, timeout=SECONDS)
        else:
            self._qtbot.wait(2 * composition.PHOTOGRAPH_MS)
        self.close()

    def close(self) -> None:
        """Ends it."""
        if self.kiosk is not None and self._first_frame is not None:
            end(self.kiosk)
            dispose(self._first_frame.glass)
        self.kiosk = self._first_frame = None


@pytest.fixture
def machine(qapp: QApplication, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    """A machine on which it has never run."""
    monkeypatch.setattr(composition, "SignalWatch", Faults)
    monkeypatch.setattr(composition, "FaultWatch", Faults)
    machine = Machine(qapp, tmp_path, qtbot)
    yield machine
    machine.close()


def test_the_second_start_begins_with_the_photograph_of_the_first(machine: Machine) -> None:
    """The first has none to begin with; the third begins with it too."""
    assert not machine.start()
    machine.end()
    assert machine.start()
    machine.end()
    assert machine.start()


def test_new_content_is_not_begun_with_the_old_words(machine: Machine) -> None:
    """It waits for its check; the start after that is fast again."""
    machine.start()
    machine.end()
    machine.content["clinic"]["name"] = "Another"
    machine.save()
    assert not machine.start()
    machine.end(photographed=False)
    assert machine.start()


def test_refused_content_is_not_begun_with(machine: Machine) -> None:
    """Nor is what is shown in its place photographed, with the dot for staff on it."""
    machine.start()
    machine.end()
    del machine.content["clinic"]
    machine.save()
    assert not machine.start()
    machine.end(photographed=False)
    assert not machine.start()


def test_nobody_is_photographed(machine: Machine) -> None:
    """A patient who is quick leaves no page of theirs to the next start."""
    machine.start()
    assert machine.kiosk is not None
    machine.kiosk.window.go(machine.kiosk.window.visit.home())
    machine.end(photographed=False)
    assert not machine.start()


@pytest.mark.parametrize("use", [lambda button: button.setDown(True), lambda button: button.setFocus()])
def test_a_button_in_use_is_not_photographed(machine: Machine, use: Callable[[TouchButton], None]) -> None:
    """The next start would show it held, or with the ring of the keyboard."""
    machine.start()
    assert machine.kiosk is not None
    use(machine.kiosk.window.buttons()[0])
    machine.end(photographed=False)
    assert not machine.start()


def test_another_state_of_the_program_begins_without_the_photograph(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its files may draw the waiting screen otherwise, though it has the same version."""
    machine.start()
    machine.end()
    monkeypatch.setattr(paths, "program_state", lambda: 1)
    assert not machine.start()


def test_the_state_of_the_program_is_that_of_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that was changed, renamed or added is told; what Python compiles is none of them."""
    monkeypatch.setattr(paths, "PROGRAM", tmp_path)
    monkeypatch.setattr(paths, "RESOURCES", tmp_path / "resources")
    module, colours = tmp_path / "kiosk" / "app.py", tmp_path / "resources" / "theme" / "colours.toml"
    for file in (module, colours):
        file.parent.mkdir(parents=True)
        file.write_text("first")
    states = [paths.program_state()]
    (tmp_path / "kiosk" / "__pycache__").mkdir()
    (tmp_path / "kiosk" / "__pycache__" / "app.pyc").write_text("compiled")
    assert paths.program_state() == states[0]
    os.utime(colours, (1, 1))
    states.append(paths.program_state())
    module.write_text("another")
    states.append(paths.program_state())
    module.rename(module.with_name("apps.py"))
    states.append(paths.program_state())
    assert len(set(states)) == len(states)


def test_a_notice_of_the_day_makes_the_photograph_one_of_the_day(machine: Machine) -> None:
    """It may be over tomorrow, and the words with it."""
    machine.content["notices"] = [{"icon": "clock", "text": "Closed.", "show_until": "2100-01-01"}]
    machine.save()
    machine.start()
    machine.end()
    assert machine.start()
    machine.end(photographed=False)
    machine.start(lambda: datetime.now() + timedelta(days=1))
    machine.end(photographed=False)
    assert not machine.start()


def test_a_touch_on_the_photograph_is_answered(machine: Machine) -> None:
    """The guard against double taps, which follows each change of the screen, does not swallow it."""
    machine.start()
    machine.end()
    machine.start()
    assert machine.kiosk is not None
    button = next(button for button in machine.kiosk.window.buttons() if getattr(button, "key", "") == "en")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert machine.kiosk.window.visit.route.screen is Screen.HOME


def test_a_long_first_look_at_pictures_is_no_black_screen(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The calm screen stands there meanwhile; the program is ready, once, when the waiting screen is there."""
    calm = threading.Event()
    paint = UpdatingView.paintEvent

    def painted(view: UpdatingView, event: QPaintEvent) -> None:
        paint(view, event)
        calm.set()

    monkeypatch.setattr(UpdatingView, "paintEvent", painted, raising=False)
    monkeypatch.setattr(publisher, "edition_of", lambda *given: calm.wait(30) and edition_of(*given))
    with caplog.at_level(logging.INFO, "kiosk"):
        assert not machine.start()
    assert calm.is_set()
    assert machine.kiosk is not None
    assert machine.kiosk.window.content is not None
    told = [record.getMessage() for record in caplog.records if " in " in record.getMessage()]
    assert [words.split()[0] for words in told if words.endswith("ms")] == ["ready"]
    machine.end()
