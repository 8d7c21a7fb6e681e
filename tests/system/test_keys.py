"""A key acts once, whatever repeats it; what a barcode scanner types acts never."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from kiosk import tokens
from kiosk.content.model import Content
from kiosk.navigation import Screen
from kiosk.system.input.keys import Keys
from tests.support.rig import Clock, Rig

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def clock() -> Clock:
    """Seconds to turn by hand."""
    return Clock()


@pytest.fixture
def keys(clock: Clock) -> Keys:
    """The gate of all presses."""
    return Keys(clock, tokens.KEY_PAUSE_S)


def presses(keys: Keys, key: Key) -> bool:
    """Whether a press of one of the kiosk's keys counts."""
    return keys.press(key, ours=True, repeated=False)


@pytest.mark.parametrize("each_s", [0.02, 0.033, 0.2, 0.5])
def test_a_key_held_on_x11_counts_once(keys: Keys, clock: Clock, each_s: float) -> None:
    """The system lets it up and presses it again in the same moment, at whatever rate it repeats."""
    counted = [presses(keys, Key.Key_PageDown)]
    for _ in range(30):
        clock.advance(each_s)
        keys.release(Key.Key_PageDown)
        counted.append(presses(keys, Key.Key_PageDown))
    assert counted == [True, *[False] * 30]


def test_a_key_pressed_again_by_a_finger_counts(keys: Keys, clock: Clock) -> None:
    """A tenth of a second after it came up; another key at once."""
    assert presses(keys, Key.Key_Tab)
    keys.release(Key.Key_Tab)
    assert presses(keys, Key.Key_Return)
    clock.advance(0.1)
    assert presses(keys, Key.Key_Tab)


def test_a_key_that_bounces_counts_once(keys: Keys, clock: Clock) -> None:
    """A worn contact closes, opens and closes."""
    assert presses(keys, Key.Key_Space)
    clock.advance(0.01)
    keys.release(Key.Key_Space)
    clock.advance(0.02)
    assert not presses(keys, Key.Key_Space)


def test_what_the_system_calls_repeated_never_counts(keys: Keys, clock: Clock) -> None:
    """On Wayland and Windows it says so itself."""
    clock.advance(5)
    assert not keys.press(Key.Key_Tab, ours=True, repeated=True)


def test_a_key_whose_release_was_lost_counts_again(keys: Keys, clock: Clock) -> None:
    """The window lost the keyboard while it was down."""
    assert presses(keys, Key.Key_Escape)
    clock.advance(3)
    assert presses(keys, Key.Key_Escape)


@pytest.mark.parametrize("ending", [Key.Key_Return, Key.Key_Enter, Key.Key_Tab, Key.Key_Space, Key.Key_Down])
@pytest.mark.parametrize("each_s", [0.0, 0.02, 0.1])
def test_what_a_scanner_types_never_counts(keys: Keys, clock: Clock, ending: Key, each_s: float) -> None:
    """Digits, then the key it is set to end with; nor does a second label behind it."""
    for _ in range(2):
        for digit in (Key.Key_4, Key.Key_0, Key.Key_Space, Key.Key_0):
            assert not keys.press(digit, ours=digit == Key.Key_Space, repeated=False)
            keys.release(digit)
            clock.advance(each_s)
        assert not presses(keys, ending)
        keys.release(ending)
        clock.advance(each_s)
    clock.advance(0.2)
    assert presses(keys, ending)


def test_a_key_that_only_changes_others_is_not_typing(keys: Keys) -> None:
    """Shift with Tab goes back, at once."""
    assert not keys.press(Key.Key_Shift, ours=False, repeated=False)
    assert presses(keys, Key.Key_Backtab)


# --- in the window ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Key.Key_PageDown, Key.Key_Space, Key.Key_Return, Key.Key_Tab, Key.Key_Escape])
def test_a_held_key_acts_once(rig: Rig, content: Content, key: Key) -> None:
    """For three seconds, with a button that has the keyboard."""
    rig.button(content.interface.next.in_language("en")).setFocus()
    rig.key(key)
    once = (rig.window.visit, rig.window.focusWidget())
    for _ in range(90):
        rig.clock.advance(1 / 30)
        rig.key_at_once(key)
    assert (rig.window.visit, rig.window.focusWidget()) == once


@pytest.mark.parametrize("code", ["4006381333931", "ABC-123/x", "00614141123452"])
def test_a_scanner_turns_no_page(rig: Rig, content: Content, code: str) -> None:
    """With Next under the keyboard, and on the waiting screen, where Enter alone begins a visit."""
    following = rig.button(content.interface.next.in_language("en"))
    for screen, focused in ((rig.window.visit, following), (rig.window.visit.attract(), rig.window)):
        rig.window.go(screen)
        focused.setFocus()
        rig.wait_out()
        before = rig.window.visit
        for char in [*code, "\r"]:
            key = Key.Key_Return if char == "\r" else Key(ord(char.upper()))
            modifiers = SHIFT if char.isupper() else Qt.KeyboardModifier.NoModifier
            rig.clock.advance(0.005)
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                handle = rig.window.windowHandle()
                assert handle is not None
                QCoreApplication.sendEvent(handle, QKeyEvent(kind, key, modifiers, char))
        assert rig.window.visit == before
    rig.clock.advance(0.3)
    rig.key(Key.Key_Return)
    assert rig.window.visit.route.screen is Screen.HOME
