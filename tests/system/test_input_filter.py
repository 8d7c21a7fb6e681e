"""The input filter and the fault watch: nothing but the kiosk's buttons reacts, and nothing stops the kiosk."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QHelpEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.commands.gallery import screens
from kiosk.content.model import Content
from kiosk.system.process.faults import FaultWatch
from kiosk.system.screen.display import fill_screen
from kiosk.widgets.controls.label import Label
from kiosk.window.window import KioskWindow
from tests.conftest import MakeWindow
from tests.support.rig import Clock, Rig, edited
from tests.support.settle import settle

SIZE = (1366, 768)
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


def every_widget(window: KioskWindow, content: Content) -> Iterator[QWidget]:
    """Each widget of each screen, while it is shown."""
    for _ in screens(window, content, window.visit.attract()):
        yield from [widget for widget in (window, *window.findChildren(QWidget)) if widget.isVisible()]


# --- what a patient could get lost in ---------------------------------------------------------------------------------


def strays(widget: QWidget) -> list[QEvent]:
    """Everything that desktop programs react to and a kiosk must not."""
    middle = widget.rect().center()
    around = widget.mapToGlobal(middle)
    mime = QMimeData()
    mime.setUrls([QUrl("file:///etc/hostname")])
    mime.setText("text")
    copy = Qt.DropAction.CopyAction
    return [
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, around),
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, around),
        QHelpEvent(QEvent.Type.ToolTip, middle, around),
        QHelpEvent(QEvent.Type.WhatsThis, middle, around),
        QWheelEvent(
            QPointF(middle), QPointF(around), QPoint(0, 60), QPoint(0, 120), Qt.MouseButton.NoButton,
            NO_MODIFIER, Qt.ScrollPhase.NoScrollPhase, False,
        ),
        QDropEvent(QPointF(middle), copy, mime, LEFT, NO_MODIFIER),
    ]  # fmt: skip


def test_no_widget_of_any_screen_reacts_to_a_stray_event(make_window: MakeWindow, content: Content) -> None:
    """Context menu, tool tip, help, wheel and drop leave every widget as it is, with no pop-up."""
    with Rig(make_window(SIZE)) as rig:
        count = 0
        for widget in every_widget(rig.window, content):
            before = rig.window.visit
            for event in strays(widget):
                QApplication.sendEvent(widget, event)
            assert QApplication.activePopupWidget() is None
            assert QApplication.activeModalWidget() is None
            assert rig.window.visit == before
            count += 1
        assert count > 500


def test_the_shield_tames_a_widget_of_the_desktop(rig: Rig) -> None:
    """Even a line edit, should one ever get in, has no menu, no drop and no undo by keys."""
    edit = QLineEdit("text", rig.window)
    edit.show()
    edit.setFocus()
    for event in strays(edit):
        QApplication.sendEvent(edit, event)
    rig.key(Qt.Key.Key_X)
    assert QApplication.activePopupWidget() is None
    assert edit.text() == "text"
    edit.deleteLater()


def test_no_drag_is_let_in(rig: Rig) -> None:
    """What is dragged over the kiosk from elsewhere is refused at the edge."""
    mime = QMimeData()
    mime.setText("text")
    for widget in (rig.window, *rig.window.findChildren(QWidget)):
        event = QDragEnterEvent(QPoint(3, 3), Qt.DropAction.CopyAction, mime, LEFT, NO_MODIFIER)
        QApplication.sendEvent(widget, event)
        assert not event.isAccepted()


def test_no_widget_is_made_to_react(make_window: MakeWindow, content: Content) -> None:
    """Even without the filter: no drops, no tool tip, no menu, no selectable or rich text, no mnemonic."""
    for widget in every_widget(make_window(SIZE), content):
        assert not widget.acceptDrops()
        assert (widget.toolTip(), widget.statusTip(), widget.whatsThis()) == ("", "", "")
        assert not widget.actions()
        if isinstance(widget, QLabel) and widget.text():
            assert widget.textFormat() is Qt.TextFormat.PlainText
            assert not widget.textInteractionFlags() & SELECTABLE
        if isinstance(widget, QAbstractButton):
            assert widget.shortcut().isEmpty()


@pytest.mark.parametrize(
    "link",
    ["http://a.example", "https://a.example", "file:///etc/hostname", "file://host/share", "ftp://a.example",
     "mailto:a@a.example", "tel:+12147025855", "sms:+12147025855", "ms-settings:display", "shell:startup",
     "data:text/html,a", "about:blank"],
)  # fmt: skip
def test_no_link_opens_anything(rig: Rig, link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks Qt to open a link, the filter takes it and opens nothing."""
    monkeypatch.setenv("PATH", "")  # nothing could be started either
    assert rig.window.isVisible()
    assert QDesktopServices.openUrl(QUrl(link))


STRANGE_KEYS = [
    *(getattr(Qt.Key, f"Key_F{number}") for number in range(1, 13)),
    Qt.Key.Key_Menu, Qt.Key.Key_Print, Qt.Key.Key_Help, Qt.Key.Key_Delete, Qt.Key.Key_End, Qt.Key.Key_Insert,
    Qt.Key.Key_Super_L, Qt.Key.Key_A, Qt.Key.Key_Question, Qt.Key.Key_VolumeUp, Qt.Key.Key_HomePage,
]  # fmt: skip


@pytest.mark.parametrize(
    "modifiers", [NO_MODIFIER, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier], ids=str
)
def test_no_other_key_does_anything(rig: Rig, modifiers: Qt.KeyboardModifier) -> None:
    """Function keys, letters and their combinations change neither page, focus nor look."""
    before, picture = rig.window.visit, rig.picture()
    for key in STRANGE_KEYS:
        rig.key(key, modifiers)
    assert (rig.window.visit, QApplication.activePopupWidget()) == (before, None)
    assert rig.picture() == picture


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space])
@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier], ids=str)
def test_our_keys_with_control_or_alt_do_nothing(rig: Rig, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Alt+Left, Ctrl+Enter and the like are not the kiosk's keys."""
    before = rig.window.visit
    rig.key(key, modifiers)
    assert rig.window.visit == before


# --- words that look like code ----------------------------------------------------------------------------------------

TRICKY = "Fish & Chips <b>hot</b>"


def test_tricky_words_make_no_shortcut(make_window: MakeWindow, tmp_path: Path) -> None:
    """A section called `Fish & Chips` is not opened by Alt+Space, and its title is shown as it is written."""

    def rename(data: dict[str, Any]) -> None:
        section = next(section for section in data["sections"] if section["id"] == "overview")
        section["title"] = section["button"] = TRICKY

    with Rig(make_window(SIZE, content=edited(tmp_path, rename))) as rig:
        rig.window.go(rig.window.visit.home())
        rig.wait_out()
        before = rig.window.visit
        tile = rig.button(TRICKY)
        assert TRICKY in [words.text() for words in tile.findChildren(Label)]
        rig.key(Qt.Key.Key_Space, Qt.KeyboardModifier.AltModifier)
        rig.key(Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
        assert rig.window.visit == before


@pytest.mark.parametrize("hidden", ["&", "&&", "<b></b>", "<img src='/etc/hostname'>", "&amp;", "\u00a0&"])
def test_every_character_is_painted(make_window: MakeWindow, content: Content, hidden: str, tmp_path: Path) -> None:
    """What another program would take for a mnemonic or a tag is drawn like any other word."""

    def say(data: dict[str, Any]) -> None:
        data["home"]["title"] = f"ab{hidden}"

    window = make_window(SIZE, content=edited(tmp_path, say))
    window.go(window.visit.home())
    title = next(words for words in window.findChildren(Label) if words.text().startswith("ab"))
    drawn = title.grab().toImage()
    title.setText("ab")
    assert title.grab().toImage() != drawn
    assert content is not None


# --- the end of the kiosk ---------------------------------------------------------------------------------------------


@pytest.fixture
def locked(make_window: MakeWindow) -> Iterator[Rig]:
    """A kiosk with a PIN, on the whole screen."""
    with Rig(make_window(SIZE), locked=True) as rig:
        fill_screen(rig.window, QApplication.primaryScreen())
        settle()
        yield rig


def assert_untouched(rig: Rig) -> None:
    """The window is there, on the whole screen."""
    settle()
    assert rig.window.isVisible()
    assert not rig.window.isMinimized()
    assert rig.window.isFullScreen()
    assert rig.window.geometry() == QApplication.primaryScreen().geometry()


def test_a_locked_window_cannot_be_closed(locked: Rig) -> None:
    """Neither the window manager nor a line of our own closes it."""
    assert not locked.window.close()
    handle = locked.window.windowHandle()
    assert handle is not None
    assert not handle.close()
    assert_untouched(locked)


def test_a_locked_window_cannot_be_minimised(locked: Rig) -> None:
    """Taken off the screen it comes back at once, at full size."""
    locked.window.showMinimized()
    assert_untouched(locked)


def test_a_locked_window_cannot_be_taken_out_of_full_screen(locked: Rig) -> None:
    """A window manager that ends full screen is answered."""
    locked.window.setWindowState(Qt.WindowState.WindowNoState)
    assert_untouched(locked)


ENDING = [
    (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
    (Qt.Key.Key_F4, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_Escape, NO_MODIFIER),
]


def test_no_key_ends_a_locked_kiosk(locked: Rig, qtbot: QtBot) -> None:
    """The keys that close windows and programs elsewhere do nothing."""
    with qtbot.assertNotEmitted(locked.input_filter.quit_requested):
        for key, modifiers in ENDING:
            locked.key(key, modifiers)
    assert_untouched(locked)


def test_control_q_ends_a_kiosk_without_pin(rig: Rig, qtbot: QtBot) -> None:
    """Whoever sets the kiosk up can quit it."""
    with qtbot.waitSignal(rig.input_filter.quit_requested):
        rig.key(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def test_a_window_without_pin_closes(rig: Rig) -> None:
    """A demo closes like any window."""
    assert rig.window.close()
    assert not rig.window.isVisible()


# --- faults -----------------------------------------------------------------------------------------------------------


class Faulty(QObject):
    """Raises when told."""

    def strike(self) -> None:
        """A slot with a fault."""
        raise ZeroDivisionError("planted")


@pytest.fixture
def clock() -> Clock:
    """A clock to turn by hand."""
    return Clock()


@pytest.fixture
def faults(qapp: QApplication, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> FaultWatch:
    """A fault watch in place of Python's hook."""
    assert qapp is not None
    watch = FaultWatch(clock)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    watch.install()
    return watch


def test_a_fault_in_a_slot_is_logged_and_the_visit_goes_home(
    rig: Rig, faults: FaultWatch, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """The log names file and line, the screen shows the front page and works."""
    faulty = Faulty()
    rig.window.buttons()[0].clicked.connect(faulty.strike)
    faults.recover_requested.connect(rig.window.recover)
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(faults.recover_requested):
        rig.tap(rig.window.buttons()[0])
    assert "planted" in caplog.text
    assert Path(__file__).name in caplog.text
    assert "in strike" in caplog.text
    assert rig.window.visit == rig.window.visit.home()
    rig.wait_out()
    rig.key(Qt.Key.Key_PageDown)
    assert rig.window.visit.route.section


def strike(faults: FaultWatch) -> None:
    """An exception nobody catches."""
    error = ZeroDivisionError("planted")
    faults.caught(ZeroDivisionError, error, None)


def test_a_storm_of_faults_gives_up(faults: FaultWatch, clock: Clock, qtbot: QtBot) -> None:
    """Three turns of the event loop with a fault in a minute: going home does not help, but that is tried first."""
    recovered: list[None] = []
    faults.recover_requested.connect(lambda: recovered.append(None))
    for turn in range(1, 4):
        with qtbot.waitSignal(faults.given_up if turn == 3 else faults.recover_requested):
            strike(faults)
        assert len(recovered) == turn
        clock.advance(20)


def test_rare_faults_never_give_up(faults: FaultWatch, clock: Clock, qtbot: QtBot) -> None:
    """Two a minute for an hour are answered each time."""
    with qtbot.assertNotEmitted(faults.given_up):
        for _ in range(120):
            strike(faults)
            settle()
            clock.advance(31)


def test_any_number_of_faults_in_one_turn_is_one(faults: FaultWatch, qtbot: QtBot) -> None:
    """Of one page all labels may fail at once."""
    with qtbot.assertNotEmitted(faults.given_up):
        for _ in range(50):
            strike(faults)
        settle()


def test_faults_in_one_turn_of_the_loop_recover_once(faults: FaultWatch, qtbot: QtBot) -> None:
    """Three faults of the same event take the visitor home once."""
    times: list[None] = []
    faults.recover_requested.connect(lambda: times.append(None))
    with qtbot.waitSignal(faults.recover_requested):
        for _ in range(3):
            strike(faults)
    settle()
    assert len(times) == 1


STORM = """
import sys
from PySide6.QtCore import QTimer
from kiosk.commands.run import run_kiosk
from kiosk.system.process import faults
from kiosk.system.options import KioskOptions

def strike():
    raise ZeroDivisionError("planted")

install = faults.FaultWatch.install
def storm(self):
    install(self)
    self.storm = QTimer()
    self.storm.timeout.connect(strike)
    self.storm.start(1)
faults.FaultWatch.install = storm
sys.exit(run_kiosk(KioskOptions(window=(1366, 768))))
"""


def test_a_storm_in_the_real_program_ends_it_for_the_supervisor() -> None:
    """The process ends with status 1, its log names the fault and why it ended."""
    done = subprocess.run(
        [sys.executable, "-c", STORM], cwd=paths.PROGRAM, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 1, done.stderr
    assert "planted" in done.stderr
    assert "too many faults" in done.stderr
