"""The bar: its buttons, and those that stand in their cells while the screen is read aloud."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from kiosk.content.model import Content
from kiosk.widgets.controls.bar import Bar, BarState
from kiosk.widgets.controls.touch_button import TouchButton
from kiosk.widgets.disposal import dispose
from tests.conftest import MakeWindow, Size

STATE = BarState(other_language="Español")
SIZES: tuple[Size, ...] = ((1080, 1920), (1920, 1080), (800, 600))
VOICE = {"home": "again", "help": "slower", "size": "faster", "contrast": "softer", "language": "louder"}

MakeBar = Callable[..., Bar]


@pytest.fixture
def make_bar(make_window: MakeWindow, content: Content) -> Iterator[MakeBar]:
    """Makes shown bars for English as they are in a window of that size."""
    made: list[Bar] = []

    def make(size: Size = SIZES[0], languages: tuple[str, ...] = ("English", "Español")) -> Bar:
        bar = Bar(content.interface, "en", make_window(size).theme(), high_contrast=False, languages=languages)
        made.append(bar)
        bar.show_state(STATE)
        bar.resize(bar.sizeHint())
        bar.show()
        QApplication.processEvents()
        return bar

    yield make
    for bar in made:
        dispose(bar)


def boxes(bar: Bar) -> dict[str, QRect]:
    """Where each button that is to be seen stands, by its key."""
    return {key: button.geometry() for key, button in buttons(bar).items()}


def buttons(bar: Bar) -> dict[str, TouchButton]:
    """The buttons to be seen, by their keys."""
    found = bar._buttons | bar._voice
    return {key: button for key, button in found.items() if button.isVisible()}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_moves_while_it_speaks(make_bar: MakeBar, size: Size) -> None:
    """Five others stand in the cells of those that change the screen, and all is as before afterwards."""
    bar = make_bar(size)
    before = boxes(bar)
    bar.show_state(STATE._replace(speaking=True))
    while_speaking = boxes(bar)
    assert while_speaking == {VOICE.get(key, key): box for key, box in before.items()}
    assert buttons(bar)["listen"].accessibleName() == "Pause"
    bar.show_state(STATE)
    assert boxes(bar) == before
    assert buttons(bar)["listen"].accessibleName() == "Listen"


@pytest.mark.parametrize("speaking", [False, True])
def test_each_button_asks_for_what_it_says(make_bar: MakeBar, *, speaking: bool) -> None:
    """Once, and for nothing else."""
    bar, asked = make_bar(), list[str]()
    bar.show_state(STATE._replace(speaking=speaking))
    names = {"size": "text_size"}
    for key in (*VOICE, *VOICE.values(), "back", "next", "listen"):
        signal = getattr(bar, f"{names.get(key, key)}_requested")
        signal.connect(lambda key=key: asked.append(key))
    shown = buttons(bar)
    for button in shown.values():
        button.click()
    assert asked == list(shown)


def test_the_keyboard_stays_in_its_cell(make_bar: MakeBar) -> None:
    """When another button comes to stand there, and back."""
    bar = make_bar()
    bar.focus("help")
    bar.show_state(STATE._replace(speaking=True))
    assert buttons(bar)["slower"].hasFocus()
    bar.show_state(STATE)
    assert buttons(bar)["help"].hasFocus()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_without_sound_the_others_have_the_room_of_listen(make_bar: MakeBar, size: Size) -> None:
    """Next grows; nothing changes its row."""
    bar = make_bar(size)
    before = boxes(bar)
    bar.show_state(STATE._replace(can_listen=False))
    after = boxes(bar)
    assert after.keys() == before.keys() - {"listen"}
    assert after["next"].width() > before["next"].width()
    assert {key: box.y() for key, box in after.items()} == {key: before[key].y() for key in after}


def test_louder_has_its_place_where_there_is_one_language(make_bar: MakeBar) -> None:
    """The cell of the language's button is empty until then."""
    bar = make_bar(languages=("English",))
    assert "language" not in boxes(bar)
    bar.show_state(STATE._replace(speaking=True))
    assert "louder" in boxes(bar)
