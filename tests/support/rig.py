"""A kiosk window wired as `composition.Kiosk` wires it, with a clock to turn by hand and fingers, a mouse and keys."""

import json
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.content.model import Content
from kiosk.content.reading import read
from kiosk.system.clocks.idle_timer import IdleTimer
from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.system.input import input_filter
from kiosk.system.input.input_filter import InputFilter
from kiosk.window.window import KioskWindow
from kiosk.wiring import wire_patient
from tests.support.hands import Hands
from tests.support.settle import settle


def edited(folder: Path, change: Callable[[Any], None]) -> Content:
    """The shipped content after a change of its JSON, by way of a file in that folder."""
    data = json.loads(paths.CONTENT.read_text("utf-8"))
    change(data)
    file = folder / "content.json"
    file.write_text(json.dumps(data), "utf-8")
    return read(file)


class Clock:
    """Seconds that pass only when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now

    def advance(self, seconds: float) -> None:
        """Lets time pass."""
        self.now += seconds


class Motions(MotionClock):
    """Motion for which time passes only when told."""

    def __init__(self) -> None:
        self._ms = 0
        super().__init__(lambda: self._ms)

    def advance(self, ms: int) -> None:
        """Lets that many milliseconds pass, and draws what is due then."""
        self._ms += ms
        self.tick()


class Rig(Hands):
    """The window, the input filter and the idle timer; use it in a `with`, which takes the filter off again."""

    def __init__(self, window: KioskWindow, *, locked: bool = False) -> None:
        self.clock = Clock()
        super().__init__(window, self.clock.advance)
        self.input_filter = InputFilter(locked=locked, may_quit=lambda: not locked, clock=self.clock)
        self.idle = IdleTimer(self.clock)
        wire_patient(window, self.input_filter, self.idle)

    def __enter__(self) -> Self:
        """Puts the filter on."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.input_filter.install(application)
        return self

    def __exit__(self, _kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None) -> None:
        """Takes the filter off."""
        self.idle.set_limit(None)
        for finger in sorted(self._down):
            self.lift(QPoint(1, 1), finger)
        QCoreApplication.instance().removeEventFilter(self.input_filter)  # type: ignore[union-attr]
        for scheme in input_filter._SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)
        settle()
