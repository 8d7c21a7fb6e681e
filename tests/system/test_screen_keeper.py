"""The window stays on the whole screen, on top, whatever screens and other programs do."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import SIGNAL, QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.system.screen import screen_covers, screen_keeper
from kiosk.system.screen.display import chosen_screen, fill_screen
from kiosk.system.screen.screen_covers import ScreenCovers
from kiosk.system.screen.screen_keeper import ScreenKeeper
from kiosk.widgets.disposal import dispose
from tests.support.settle import settle

SMALL = QRect(10, 20, 300, 200)
# The signal of a screen that turns.
TURNED = SIGNAL("geometryChanged(QRect)")


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    """A window on the whole screen."""
    window = QWidget()
    fill_screen(window, qapp.primaryScreen())
    yield window
    dispose(window)


@pytest.fixture
def keeper(window: QWidget, qapp: QApplication) -> ScreenKeeper:
    """What keeps it there."""
    return ScreenKeeper(window, qapp)


def screen() -> QScreen:
    """The only screen there is."""
    found = QGuiApplication.primaryScreen()
    assert isinstance(found, QScreen)
    return found


def is_whole(window: QWidget) -> bool:
    """Whether it covers the screen."""
    return window.isVisible() and window.isFullScreen() and window.geometry() == screen().geometry()


def test_it_has_no_frame_and_is_above_others(window: QWidget) -> None:
    """So that no compositor draws a title bar, with its button to close."""
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert is_whole(window)


@pytest.mark.usefixtures("keeper")
def test_a_window_that_was_moved_or_made_smaller_is_put_back(window: QWidget, qtbot: QtBot) -> None:
    """Without a word of anybody."""
    window.setGeometry(SMALL)
    qtbot.waitUntil(lambda: is_whole(window))


@pytest.mark.usefixtures("keeper")
@pytest.mark.parametrize("taken", [QWidget.showMinimized, QWidget.showNormal, QWidget.hide])
def test_a_window_that_was_taken_off_the_screen_is_put_back(window: QWidget, qtbot: QtBot, taken: object) -> None:
    """Even where no input filter answers."""
    assert callable(taken)
    taken(window)
    qtbot.waitUntil(lambda: is_whole(window) and not window.isMinimized())


def test_a_window_that_stays_wrong_is_taken_off_and_put_there_again_a_few_times(
    window: QWidget, keeper: ScreenKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Gently first; three times while it is seen, and for ever, but rarely, while it is not."""
    afresh: list[int] = []
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    monkeypatch.setattr(window, "hide", lambda: afresh.append(keeper._wrong))
    for _ in range(200):
        keeper.look()
    assert afresh == [2, 4, 8]
    monkeypatch.setattr(window, "isMinimized", lambda: True)
    for _ in range(200):
        keeper.look()
    assert afresh == [2, 4, 8, 256, 320, 384]


def test_a_window_that_is_right_is_left_alone(
    window: QWidget, keeper: ScreenKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is neither hidden nor given another geometry."""
    settle()
    monkeypatch.setattr(screen_keeper, "fill_screen", lambda *_: pytest.fail("disturbed"))
    for _ in range(20):
        keeper.look()
        settle()
    assert is_whole(window)


@pytest.mark.usefixtures("keeper")
def test_a_screen_pulled_out_and_put_in_again_is_filled(window: QWidget, qapp: QApplication, qtbot: QtBot) -> None:
    """Without any screen nothing happens; what is there afterwards is filled."""
    qapp.primaryScreenChanged.emit(None)
    window.setGeometry(SMALL)
    qapp.primaryScreenChanged.emit(screen())
    qtbot.waitUntil(lambda: is_whole(window))


@pytest.mark.usefixtures("keeper")
def test_a_screen_that_stays_is_watched_once(qapp: QApplication) -> None:
    """However often another one is pulled out."""
    before = screen().receivers(TURNED)
    for _ in range(3):
        screen().destroyed.emit()
        qapp.primaryScreenChanged.emit(screen())
    assert screen().receivers(TURNED) == before


# --- several screens --------------------------------------------------------------------------------------------------


class OtherScreen:
    """Stands for a screen, which no test can plug in."""

    def __init__(self, name: str, place: QRect) -> None:
        self._name, self._place = name, place

    def name(self) -> str:
        """Such as HDMI-2."""
        return self._name

    def geometry(self) -> QRect:
        """Its place on the desktop."""
        return self._place


def beside() -> QRect:
    """Where a second screen lies."""
    return screen().geometry().translated(screen().geometry().width(), 0)


def plug(monkeypatch: pytest.MonkeyPatch, *others: OtherScreen) -> None:
    """These screens are there beside the real one."""
    for module in (screen_covers, screen_keeper):
        monkeypatch.setattr(module, "QGuiApplication", Screens(others), raising=False)
    monkeypatch.setattr(screen_covers, "fill_screen", cover_place)


class Screens:
    """Stands for the application, which knows all screens."""

    def __init__(self, others: tuple[OtherScreen, ...]) -> None:
        self._others = others

    def screens(self) -> list[QScreen | OtherScreen]:
        """All of them."""
        return [screen(), *self._others]


def cover_place(cover: QWidget, other: OtherScreen) -> None:
    """Covers the place of a screen that is not there."""
    cover.setGeometry(other.geometry())
    cover.setWindowState(Qt.WindowState.WindowFullScreen)
    cover.setProperty("covers", other.name())


def covered(window: QWidget) -> list[str]:
    """The names of the screens that are covered."""
    covers = [child for child in window.findChildren(QWidget) if child.isWindow()]
    return sorted(cover.property("covers") for cover in covers)


def test_other_screens_are_covered_and_those_that_mirror_ours_are_not(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Covers come and go with the screens."""
    covers = ScreenCovers(window)
    second, mirror = OtherScreen("second", beside()), OtherScreen("mirror", screen().geometry())
    plug(monkeypatch, second, mirror, OtherScreen("placeholder", QRect()))
    covers.fit(screen())
    covers.fit(screen())
    assert covered(window) == ["second"]
    plug(monkeypatch)
    covers.fit(screen())
    settle()
    assert covered(window) == []


def test_a_cover_is_black_and_takes_no_keyboard(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does it hang on the window, which another program may move."""
    plug(monkeypatch, OtherScreen("second", beside()))
    ScreenCovers(window).fit(screen())
    cover = next(child for child in window.findChildren(QWidget) if child.isWindow())
    assert cover.grab().toImage().pixelColor(5, 5) == Qt.GlobalColor.black
    assert cover.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    handle = cover.windowHandle()
    assert handle is not None
    assert handle.transientParent() is None


def test_the_screen_of_that_name_is_chosen_else_the_primary_one() -> None:
    """A name that is not there, perhaps for a while, does not leave the kiosk dark."""
    assert chosen_screen(screen().name()) == screen()
    assert chosen_screen("") == screen()
    assert chosen_screen("HDMI-7") == screen()
