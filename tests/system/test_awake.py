"""The screen does not go dark by itself, except while it may."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.system.screen import awake
from kiosk.system.screen.awake import Awake
from kiosk.system.screen.desktop_inhibitor import DesktopInhibitor
from kiosk.system.screen.x_screen_saver import XScreenSaver

# A desktop that says who asks it to stay awake, and who is gone.
DESKTOP: Final = """
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher, QDBusVirtualObject

NAMES = ("org.freedesktop.ScreenSaver", "org.freedesktop.portal.Desktop")
application = QCoreApplication([])
bus = QDBusConnection.sessionBus()
gone = QDBusServiceWatcher("", bus, QDBusServiceWatcher.WatchForUnregistration)
gone.serviceUnregistered.connect(lambda name: print("gone", flush=True))

class Desktop(QDBusVirtualObject):
    def introspect(self, path):
        return ""

    def handleMessage(self, message, connection):
        print(message.interface(), message.signature(), *message.arguments()[:2], flush=True)
        gone.addWatchedService(message.service())
        connection.send(message.createReply([7]))
        return True

desktop = Desktop()
bus.registerVirtualObject("/org/freedesktop", desktop, QDBusConnection.SubPath)
print("there" if all(map(bus.registerService, NAMES)) else "missing", flush=True)
application.exec()
"""
# What it hears: the portal is asked for no window, and not to be idle.
ASKED: Final = {
    "org.freedesktop.ScreenSaver ss waiting-room-kiosk kiosk",
    "org.freedesktop.portal.Inhibit sua{sv}  8",
}


class Desktop:
    """The other process, by what it says."""

    def __init__(self) -> None:
        self.process = subprocess.Popen([sys.executable, "-c", DESKTOP], stdout=subprocess.PIPE, text=True)
        assert self.said() == "there"

    def said(self) -> str:
        """Its next line."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    """A desktop on a session bus of its own."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
    )
    with bus:
        assert bus.stdout is not None
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.stdout.readline().strip())
        made = Desktop()
        with made.process:
            yield made
            made.process.kill()
        bus.kill()


def test_the_desktop_is_asked_and_free_again(desktop: Desktop) -> None:
    """It hears who asks, and that they are gone; asked anew, the new asking comes before the former goes."""
    inhibitor = DesktopInhibitor()
    inhibitor.hold()
    assert {desktop.said(), desktop.said()} == ASKED
    inhibitor.hold()
    assert {desktop.said() for _ in range(3)} == {*ASKED, "gone"}
    inhibitor.let_go()
    assert desktop.said() == "gone"


@pytest.mark.parametrize("address", ["", "garbage", "unix:path=/nonexistent"])
def test_without_a_bus_nothing_happens(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """Not even a warning, which would fail this test."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    inhibitor = DesktopInhibitor()
    inhibitor.hold()
    inhibitor.let_go()


def test_a_bus_that_is_there_and_silent_holds_nothing_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the window nor the end; nor one whose queue is full."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/bus")
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(f"{tmp_path}/bus")
        silent.listen(0)
        inhibitors = [DesktopInhibitor() for _ in range(5)]
        for inhibitor in inhibitors:
            inhibitor.hold()
        for inhibitor in inhibitors:
            inhibitor.let_go()


def test_without_an_x_server_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as after it died."""
    monkeypatch.setenv("DISPLAY", ":4711")
    screen_saver = XScreenSaver()
    screen_saver.keep_lit()
    screen_saver.let_go()


class Recorder:
    """Stands for the X server and for the desktop."""

    def __init__(self, heard: list[str]) -> None:
        self._heard = heard

    def keep_lit(self) -> None:
        """The X server is told."""
        self._heard.append("lit")

    def hold(self) -> None:
        """The desktop is asked."""
        self._heard.append("held")

    def let_go(self) -> None:
        """Either is free."""
        self._heard.append("free")


@pytest.mark.usefixtures("qapp")
def test_it_is_told_again_and_again_but_while_it_may_be_dark(monkeypatch: pytest.MonkeyPatch) -> None:
    """The X server each turn, the desktop at times; and both at once when the dark is over."""
    heard: list[str] = []
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "xcb"))
    monkeypatch.setattr(awake, "XScreenSaver", lambda: Recorder(heard))
    monkeypatch.setattr(awake, "DesktopInhibitor", lambda: Recorder(heard))
    parent = QObject()
    keeper = Awake(parent)
    for _ in range(301):
        keeper._turn()
    assert (heard.count("lit"), heard.count("held")) == (301, 2)
    heard.clear()
    for dark in (False, True, True, False):
        keeper.may_be_dark(dark)
    assert heard == ["free", "free", "lit", "held"]
