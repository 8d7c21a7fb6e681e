"""The window that shows the photograph, and then takes in the real one."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.first_frame.glass import Glass
from kiosk.widgets.disposal import dispose
from tests.support.settle import settle


@pytest.fixture
def glass(qapp: QApplication) -> Iterator[Glass]:
    """A window of 80 by 60 pixels, not shown yet."""
    assert qapp
    glass = Glass()
    glass.resize(80, 60)
    yield glass
    dispose(glass)


def red(width: int, height: int) -> QImage:
    """A picture of that size."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return image


def middle(glass: Glass) -> str:
    """The colour in the middle of the window."""
    return glass.grab().toImage().pixelColor(40, 30).name()


def test_the_photograph_is_painted(glass: Glass) -> None:
    """And told once it is on the screen."""
    glass.lay(red(80, 60))
    glass.show()
    assert glass.wait_for_paint()
    assert middle(glass) == "#ff0000"


def test_a_window_of_another_size_shows_no_photograph(glass: Glass) -> None:
    """Some window managers give it another size at first: never a part of the picture, nor one in the wrong place."""
    glass.lay(red(60, 80))
    glass.show()
    assert not glass.wait_for_paint()
    assert middle(glass) != "#ff0000"


def test_a_widget_takes_the_place_of_the_photograph(glass: Glass) -> None:
    """It fills the window, has the keyboard, and gives it its title."""
    glass.lay(red(80, 60))
    glass.show()
    glass.wait_for_paint()
    widget = QWidget()
    glass.hold(widget)
    widget.setWindowTitle("Clinic")
    settle()
    assert widget.geometry() == glass.rect()
    assert widget.isVisible()
    assert glass.windowTitle() == "Clinic"
    assert glass.focusWidget() is widget
    assert middle(glass) != "#ff0000"
