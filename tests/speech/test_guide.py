"""Without looking: five keys, and a voice that says all of it."""

from PySide6.QtCore import Qt

from kiosk.navigation import Screen
from kiosk.system.input.key_hold import KeyHold
from kiosk.widgets.reading.item import Kind
from tests.support.settle import settle
from tests.support.speech import Voice

ENTER, DOWN, UP, LEFT, RIGHT = (
    Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right,
)  # fmt: skip


class Blind:
    """Somebody who has five keys and ears; counts the keys."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.keys = 0
        self.heard: list[str] = []

    @property
    def hold_of_key(self) -> KeyHold:
        """What tells a held key from a tapped one."""
        return self.voice.rig.input_filter.hold_of_key

    def hold(self) -> None:
        """Enter, held."""
        self.keys += 1
        self.hold_of_key.held.emit(ENTER)
        self._look()

    def enter(self) -> None:
        """Enter, tapped."""
        self.keys += 1
        self.hold_of_key.tapped.emit(ENTER)
        self._look()

    def press(self, key: Qt.Key) -> None:
        """Another key."""
        self.keys += 1
        self.voice.rig.wait_out()
        self.voice.rig.key(key)
        self._look()

    def _look(self) -> None:
        settle()
        self.voice.rig.wait_out()

    def listen_for(self, words: str, most: int = 200) -> bool:
        """Listens until these words are being said."""
        for _ in range(most):
            if self.voice.sound.playing is None:
                return False
            said = self.voice.sound.begin()
            self.heard.append(said)
            if words.casefold() in said.casefold():
                return True
            self.voice.sound.ended.emit(self.voice.sound.number)
            settle()
        return False

    def listen(self) -> list[str]:
        """Everything until it falls silent."""
        before = len(self.heard)
        self.listen_for("\0")
        return self.heard[before:]


def test_the_warning_is_found_and_the_number_spoken_with_few_keys(voice: Voice) -> None:
    """Two seconds a sentence here: within 60 seconds and 12 keys, from the waiting screen."""
    voice.window.reset()
    blind = Blind(voice)
    blind.hold()
    assert blind.listen_for("Pregnant")
    blind.enter()
    assert blind.listen_for("pregnant")
    blind.hold()
    assert blind.listen_for("We can help")
    blind.enter()
    blind.press(RIGHT)
    number = voice.window.content.clinic.phone  # type: ignore[union-attr]
    assert blind.listen_for(str(number))
    assert blind.keys <= 12


def test_every_screen_is_said_with_what_can_be_done(voice: Voice) -> None:
    """All that is on it, in order, and the keys at the end."""
    blind = Blind(voice)
    blind.hold()
    said = " ".join(blind.listen())
    for item in voice.window.items():
        if item.reading.kind in (Kind.HEADING, Kind.TEXT, Kind.PICTURE):
            assert item.reading.text in said
    assert "Hold Enter: start over." in said


def test_each_move_is_said(voice: Voice) -> None:
    """Down and up go through all that is there, the bar too, and say what it is."""
    blind = Blind(voice)
    blind.hold()
    blind.listen()
    names = [item.reading.text for item in voice.window.items() if item.reading.kind is not Kind.ENLARGE]
    found = []
    for _ in names:
        blind.press(DOWN)
        found.append(" ".join(blind.listen()))
    assert all(any(name in said for said in found) for name in names)
    blind.press(UP)
    assert blind.listen()


def test_right_turns_the_page_and_left_goes_back(voice: Voice) -> None:
    """And each is said."""
    blind = Blind(voice)
    blind.hold()
    blind.listen()
    first = voice.window.visit.route
    blind.press(RIGHT)
    assert voice.window.visit.route != first
    assert blind.listen()
    blind.press(LEFT)
    assert voice.window.visit.route == first
    assert blind.listen()


def test_a_held_enter_starts_over(voice: Voice) -> None:
    """From anywhere."""
    blind = Blind(voice)
    blind.hold()
    blind.press(RIGHT)
    blind.hold()
    assert voice.window.visit.route.screen is Screen.HOME


def test_the_question_whether_somebody_is_there_is_said_and_any_key_answers(voice: Voice) -> None:
    """Nobody is thrown away in silence."""
    blind = Blind(voice)
    blind.hold()
    blind.listen()
    voice.window.patient.show_warning()
    settle()
    assert blind.listen_for("Are you still there?")
    blind.press(DOWN)
    assert not voice.window.patient.warns


def test_it_ends_with_the_visit(voice: Voice) -> None:
    """The next patient finds the usual keys."""
    blind = Blind(voice)
    blind.hold()
    voice.window.reset()
    settle()
    assert not voice.speech.guide.on
    assert voice.sound.playing is None


def test_keys_do_what_they_did_before_it_is_on(voice: Voice) -> None:
    """Down goes to the first button, and nothing is said."""
    voice.rig.key(DOWN)
    settle()
    assert voice.sound.playing is None
    assert voice.window.focusWidget() in voice.window.buttons()
