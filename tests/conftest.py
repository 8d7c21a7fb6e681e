"""What all tests share: one application as the kiosk makes it, a window at any size, and guards around each test.

Tests run with no screen (`offscreen`); one that wants a real screen starts a process of its own with its own
environment. pytest-qt fails a test for an exception in a slot or event, and for any Qt warning (see `pyproject.toml`).
"""

import gc
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Protocol

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before the application is made

import pytest
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from kiosk import composition, parts, paths
from kiosk.commands import command_line
from kiosk.content.model import Content
from kiosk.content.reading import read
from kiosk.navigation import Visit
from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.system.options import KioskOptions
from kiosk.system.settings.settings import Settings
from kiosk.widgets.disposal import dispose
from kiosk.window.window import KioskWindow
from tests.support.rig import Rig
from tests.support.settle import settle

# Pixels, width by height.
Size = tuple[int, int]
PORTRAIT: Size = (1080, 1920)


class MakeWindow(Protocol):
    """The type of the fixture `make_window`."""

    def __call__(
        self,
        size: Size = PORTRAIT,
        *,
        language: str = "en",
        text_size: int = 1,
        high_contrast: bool = False,
        content: Content | None = None,
        motion: MotionClock | None = None,
        settings: Settings = Settings(),  # noqa: B008 - it is frozen
    ) -> KioskWindow:
        """A shown window on the start screen; the shipped content unless another is given."""


# --- the application --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The one application of the test process, made by the composition root; takes the place of pytest-qt's."""
    present = QApplication.instance()
    return present if isinstance(present, QApplication) else parts.make_application()


# --- guards, around every test ----------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder instead of the user's real settings, in this process and those it starts."""
    folder = tmp_path_factory.mktemp("config")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))  # made for its owner alone, as a Wayland client wants it
    return folder


@pytest.fixture(autouse=True)
def no_leaked_widgets(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a top-level widget behind, after taking it away so that the next test starts clean."""
    if "qapp" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    before = set(QApplication.topLevelWidgets())
    yield
    settle()
    gc.unfreeze()  # a kiosk sets aside what there is at its first picture; here there are many, one after the other
    leaked = [widget for widget in QApplication.topLevelWidgets() if widget not in before]
    names = [described(widget) for widget in leaked]
    for widget in leaked:
        dispose(widget)
    settle()
    assert not names, f"left behind by this test: {names}"


def described(widget: QWidget) -> str:
    """A widget in words, for the message of a test that failed."""
    text = getattr(widget, "text", str)()
    box = widget.geometry()
    return f"{type(widget).__name__}({text or widget.accessibleName()!r} {box.width()}x{box.height()})"


# --- the whole kiosk --------------------------------------------------------------------------------------------------


class Faults(QObject):
    """Stands for the watches over faults and signals, which take over the process."""

    recover_requested = Signal()
    given_up = Signal(str)
    ended = Signal()
    raised = Signal()

    def install(self) -> None:
        """Nothing to take over."""

    def end_soon(self, _status: int) -> None:
        """The tests go on."""


class MakeKiosk(Protocol):
    """The type of the fixture `make_kiosk`."""

    def __call__(self, *arguments: str, now: Callable[[], datetime] = datetime.now) -> composition.Kiosk:
        """A kiosk as the command line asks for it, shown, with its content; `now` is the clock on the wall."""


@pytest.fixture
def make_kiosk(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeKiosk]:
    """Makes whole kiosks, and takes away after the test those that have not ended."""
    monkeypatch.setattr(composition, "SignalWatch", Faults)
    monkeypatch.setattr(composition, "FaultWatch", Faults)
    made: list[composition.Kiosk] = []

    def make(*arguments: str, now: Callable[[], datetime] = datetime.now) -> composition.Kiosk:
        options = command_line.parse(list(arguments))
        assert isinstance(options, KioskOptions)
        made.append(composition.Kiosk(qapp, options, Settings(), now=now))
        made[-1].start()
        settle()
        return made[-1]

    yield make
    for kiosk in made:
        if isValid(kiosk.window):
            end(kiosk)


def end(kiosk: composition.Kiosk) -> None:
    """The kiosk ends."""
    kiosk.publisher.close(10)
    kiosk._lifeline.close()
    kiosk.application.removeEventFilter(kiosk.input_filter)
    dispose(kiosk.window)
    settle()


# --- content and window -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def content() -> Content:
    """The shipped `content.json`; it is frozen, so all tests of a process share it."""
    return read(paths.CONTENT)


@pytest.fixture
def make_window(qapp: QApplication, content: Content) -> Iterator[MakeWindow]:
    """Makes shown windows that are laid out for their size, and takes them away after the test.

    `make_window((800, 600), language="es", text_size=3)` is on the start screen; `window.go(window.visit.home())` and
    so on lead elsewhere. After a resize or anything else that waits for the event loop call
    `kiosk.commands.gallery.settle`.
    """
    made: list[KioskWindow] = []
    shipped = content

    def make(
        size: Size = PORTRAIT,
        *,
        language: str = "en",
        text_size: int = 1,
        high_contrast: bool = False,
        content: Content | None = None,
        motion: MotionClock | None = None,
        settings: Settings = Settings(),  # noqa: B008 - it is frozen
    ) -> KioskWindow:
        visit = Visit(language, text_size, high_contrast)
        window = parts.make_window(qapp, parts.make_artwork(), settings, visit, motion=motion)
        made.append(window)
        window.resize(QSize(*size))
        window.set_content(shipped if content is None else content, visit)
        window.show()
        settle()
        return window

    yield make
    for window in made:
        dispose(window)
    settle()


@pytest.fixture
def rig(make_window: MakeWindow, content: Content) -> Iterator[Rig]:
    """A kiosk in a laptop's window on the first page of its first section, ready for a press or a key."""
    with Rig(make_window((1366, 768))) as rig:
        rig.window.go(rig.window.visit.home().open(content.shown[0].id))
        rig.wait_out()
        yield rig
