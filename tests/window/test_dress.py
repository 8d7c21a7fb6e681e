"""A new style sheet costs as much as there are widgets, so what is about to go is freed before it comes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from kiosk.navigation import Screen
from kiosk.views.home import HomeView
from kiosk.widgets.controls.touch_button import TouchButton
from kiosk.window.window import KioskWindow
from tests.conftest import MakeWindow
from tests.support.settle import settle

SIZE = (800, 600)


class Sheets:
    """Whether the front page that was there at first was still there at each change of the style sheet."""

    def __init__(self, window: KioskWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self.former = window.findChild(HomeView)
        self.seen: list[bool] = []
        monkeypatch.setattr(QApplication, "setStyleSheet", lambda *_: self.seen.append(isValid(self.former)))


@pytest.fixture
def window(make_window: MakeWindow) -> KioskWindow:
    """One that shows the front page."""
    window = make_window(SIZE)
    window.go(window.visit.home())
    settle()
    return window


def test_another_theme_does_not_dress_the_view_that_goes(window: KioskWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new one is there at once."""
    sheets = Sheets(window, monkeypatch)
    window.go(window.visit.other_contrast())
    assert sheets.seen
    assert not any(sheets.seen)
    assert window.findChild(HomeView) is not None


def test_another_size_does_not_dress_the_view_that_goes(window: KioskWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the event loop turns."""
    sheets = Sheets(window, monkeypatch)
    window.resize(1366, 768)
    settle()
    settle()
    assert sheets.seen
    assert not any(sheets.seen)
    assert window.findChild(HomeView) is not None


def test_a_touch_that_comes_before_a_new_size_is_met_frees_nothing_in_use(window: KioskWindow) -> None:
    """The button that was touched is on its way still when the next screen is made in the new size."""
    former = window.findChild(HomeView)
    window.resize(1366, 768)
    assert former is not None
    QTest.mouseClick(former.findChildren(TouchButton)[0], Qt.MouseButton.LeftButton)
    assert window.visit.route.screen is Screen.SECTION
    assert isValid(former)
    settle()
    settle()
    assert not isValid(former)


@pytest.mark.parametrize("change", ["in_language", "next_text_size", "attract"])
def test_what_asks_from_within_a_view_frees_it_later(
    window: KioskWindow, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A button of the view may be on its way still; there is no other style sheet for it either."""
    sheets = Sheets(window, monkeypatch)
    ask = getattr(window.visit, change)
    window.go(ask("es") if change == "in_language" else ask())
    assert isValid(sheets.former)
    settle()
    assert not isValid(sheets.former)
    assert not sheets.seen
