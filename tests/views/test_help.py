"""The sheet of help, and what it changes: all brought down, nothing moving."""

from itertools import islice
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from kiosk.content.model import Content
from kiosk.navigation import Visit
from kiosk.views.help import HelpSheet
from kiosk.window.window import KioskWindow
from tests.conftest import PORTRAIT, MakeWindow, Size
from tests.journeys.test_screens import walk
from tests.support.rig import Motions, Rig
from tests.support.screens import targets, texts
from tests.support.settle import settle


def press(window: KioskWindow, key: str) -> None:
    """Clicks the button of that key."""
    (button,) = (button for button in targets(window) if getattr(button, "key", None) == key)
    button.click()
    settle()


def said(window: KioskWindow) -> set[str]:
    """All texts to be read now."""
    return {label.text() for label in texts(window)}


def test_it_opens_from_the_bar_on_every_screen(make_window: MakeWindow, content: Content) -> None:
    """The waiting screen and the story too; Close leads back to where the reader was."""
    assert content.interface.help is not None
    window = make_window()
    ask = content.interface.help.ask.in_language("en")
    for _name in islice(walk(window), 12):
        before = window.visit
        press(window, "help")
        assert ask in said(window)
        press(window, "close")
        assert window.visit == before


@pytest.mark.parametrize("size", [PORTRAIT, (1920, 1080)], ids=str)
def test_all_languages_are_one_touch_from_the_start(make_window: MakeWindow, content: Content, size: Size) -> None:
    """All of them on the first page, each with its English name."""
    assert content.interface.help is not None
    window = make_window(size)
    press(window, "help")
    lines = content.interface.help.languages
    assert len(lines) == 15
    assert {words for line in lines for words in (line.text, line.english)} <= said(window)


def test_a_line_without_its_letters_is_not_shown(
    make_window: MakeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rather than as empty boxes."""
    monkeypatch.setattr("kiosk.content.language.typefaces._DEBIAN", tmp_path)
    window = make_window()
    press(window, "help")
    assert "Arabic" in said(window)
    assert "Korean" not in said(window)


def test_nothing_else_of_the_visit_changes_when_all_is_brought_down(make_window: MakeWindow) -> None:
    """The same page in the lower half, by one button, and by the same one back up."""
    window = make_window()
    window.go(window.visit.home().open("risks"))
    before = window.visit
    press(window, "help")
    press(window, "lower")
    assert window.visit.route == before.route
    assert window.contentsRect().top() == window.height() // 2
    press(window, "help")
    press(window, "higher")
    assert window.visit == before
    assert window.contentsRect() == window.rect()


def test_the_next_visitor_begins_as_ever(make_window: MakeWindow) -> None:
    """In the whole screen, and with what moves."""
    window = make_window(motion=Motions())
    window.go(window.visit.home().bring(low=True).hold_still(still=True))
    window.reset()
    assert window.contentsRect() == window.rect()
    assert window.theme().motion is not None


def test_a_wide_screen_is_low_enough(make_window: MakeWindow) -> None:
    """There half of it has no room for a page."""
    window = make_window((1920, 1080))
    press(window, "help")
    assert not {"lower", "higher"} & {getattr(button, "key", "") for button in targets(window)}


def test_motion_is_a_choice_of_the_visit(make_window: MakeWindow) -> None:
    """The sheet stays open and offers the other choice."""
    window = make_window(motion=Motions())
    press(window, "help")
    press(window, "still")
    assert window.theme().motion is None
    assert isinstance(window.patient.overlays[-1], HelpSheet)
    press(window, "moving")
    assert window.theme().motion is not None


def test_motion_is_offered_only_where_something_moves(make_window: MakeWindow) -> None:
    """After a bad end nothing does."""
    window = make_window()
    press(window, "help")
    assert not {"still", "moving"} & {getattr(button, "key", "") for button in targets(window)}


def test_pages_follow_where_one_does_not_hold_all(make_window: MakeWindow, content: Content) -> None:
    """In the largest letters; together they say all, and after the last comes the first."""
    assert content.interface.help is not None
    window = make_window(text_size=3)
    press(window, "help")
    first, seen = said(window), set[str]()
    (sheet,) = window.patient.overlays
    assert isinstance(sheet, HelpSheet)
    for _ in range(sheet.pages):
        seen |= said(window)
        press(window, "next")
    assert {line.text for line in content.interface.help.languages} <= seen
    assert said(window) == first


def test_escape_takes_it_away(rig: Rig) -> None:
    """As any key that moves no focus does."""
    before: Visit = rig.window.visit
    rig.window.requests.help()
    rig.wait_out()
    rig.key(Qt.Key.Key_Escape)
    assert rig.window.visit == before
