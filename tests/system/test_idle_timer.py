"""Nobody there: a warning first, then everything is forgotten; whoever answers finds all as it was."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk import tokens
from kiosk.content.model import Content
from kiosk.navigation import Place, Visit
from kiosk.system.clocks.idle_timer import IdleTimer, idle_limit
from kiosk.views.idle_warning import IdleOverlay
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.touch_button import TouchButton
from tests.conftest import MakeWindow
from tests.support.rig import Clock, Rig, edited
from tests.support.settle import settle

SIZE = (1366, 768)


class Heard:
    """What an idle timer said, in order."""

    def __init__(self, watch: IdleTimer) -> None:
        self.said: list[str] = []
        self.seconds: list[int] = []
        watch.warned.connect(self._warned)
        watch.timed_out.connect(self._timed_out)
        watch.counted.connect(self.seconds.append)

    def _warned(self) -> None:
        self.said.append("warned")

    def _timed_out(self) -> None:
        self.said.append("timed out")


@pytest.fixture
def clock() -> Clock:
    """A clock to turn by hand."""
    return Clock()


@pytest.fixture
def watch(clock: Clock, qapp: QApplication) -> IdleTimer:
    """A watch with a limit of 120 s and the usual warning."""
    assert qapp is not None  # timers need it
    watch = IdleTimer(clock)
    watch.set_limit(120.0)
    return watch


# --- the watch alone --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "seconds"), [(0, 120.0), (99, 120.0), (100, 120.0), (101, 121.2), (500, 600.0)])
def test_the_limit_is_twice_the_reading_time(words: int, seconds: float) -> None:
    """Two minutes at least, more where there is more than 100 words to read."""
    assert idle_limit(words) == pytest.approx(seconds)


def test_the_warning_comes_at_the_limit_and_not_before(clock: Clock, watch: IdleTimer) -> None:
    """Nobody is disturbed while there is still time to read."""
    heard = Heard(watch)
    clock.advance(119.9)
    watch.check()
    assert not heard.said
    clock.advance(0.1)
    watch.check()
    assert (heard.said, heard.seconds) == (["warned"], [30])


def test_the_times_of_the_settings_count(clock: Clock, qapp: QApplication) -> None:
    """The wait and the warning; where reading takes longer than that wait, the warning comes no sooner."""
    assert qapp is not None
    watch = IdleTimer(clock, after_s=60.0, warning_s=45.0)
    heard = Heard(watch)
    watch.watch(10)
    clock.advance(60)
    watch.check()
    assert (heard.said, heard.seconds) == (["warned"], [45])
    watch.extend()
    watch.watch(200)
    clock.advance(239)
    watch.check()
    assert heard.said == ["warned"]
    watch.set_limit(None)


def test_the_warning_counts_down_and_ends_the_visit(clock: Clock, watch: IdleTimer) -> None:
    """Thirty seconds are counted one by one, then the visit is over."""
    heard = Heard(watch)
    clock.advance(120)
    for _ in range(30):
        watch.check()
        clock.advance(1)
    assert heard.seconds == list(range(30, 0, -1))
    assert heard.said == ["warned"]
    watch.check()
    assert heard.said == ["warned", "timed out"]


def test_a_touch_starts_the_wait_anew(clock: Clock, watch: IdleTimer) -> None:
    """Whoever still presses something is not warned."""
    heard = Heard(watch)
    for _ in range(10):
        clock.advance(100)
        watch.touch()
        watch.check()
    assert not heard.said


def test_only_an_answer_extends_the_warning(clock: Clock, watch: IdleTimer) -> None:
    """While the warning is up, a touch that answers nothing leaves the count going."""
    heard = Heard(watch)
    clock.advance(120)
    watch.check()
    watch.touch()
    clock.advance(30)
    watch.check()
    assert heard.said == ["warned", "timed out"]


def test_an_answer_gives_the_whole_time_again_as_often_as_asked(clock: Clock, watch: IdleTimer) -> None:
    """Ten times and more the same time is given as at first (WCAG 2.2.1)."""
    heard = Heard(watch)
    for _ in range(12):
        clock.advance(120)
        watch.check()
        assert watch.warning
        clock.advance(29)
        watch.extend()
        clock.advance(119)
        watch.check()
        assert not watch.warning
        clock.advance(-119)
    assert heard.said == ["warned"] * 12


@pytest.mark.parametrize("limit", [None, 120.0])
def test_nothing_comes_where_nothing_is_to_be_forgotten(clock: Clock, watch: IdleTimer, limit: float | None) -> None:
    """Without a limit there is no warning, nor after a visit has ended."""
    heard = Heard(watch)
    watch.set_limit(limit)
    if limit is not None:
        for step in (120, 30):
            clock.advance(step)
            watch.check()
    said = list(heard.said)
    clock.advance(100_000)
    watch.check()
    watch.touch()
    watch.extend()
    assert heard.said == said
    assert not watch.warning


def test_the_watch_looks_by_itself(clock: Clock, qtbot: QtBot) -> None:
    """The timer wakes when something is due, with nobody calling."""
    watch = IdleTimer(clock)
    watch.set_limit(0.01)
    clock.advance(1)
    with qtbot.waitSignal(watch.warned):
        pass


# --- through the window -----------------------------------------------------------------------------------------------


@pytest.fixture
def rig(make_window: MakeWindow, content: Content) -> Iterator[Rig]:
    """A visitor in the middle of everything: second page, Spanish, larger text, high contrast, a word open."""
    with Rig(make_window(SIZE)) as rig:
        rig.window.go(rig.window.visit.in_language("es").next_text_size().other_contrast())
        rig.window.go(rig.window.visit.home().open(content.shown[0].id, Place(1)))
        rig.window.go(rig.window.visit.explain(content.glossary[0].id))
        rig.wait_out()
        yield rig


def warning(rig: Rig) -> IdleOverlay | None:
    """The warning on the screen, if there is one."""
    found = [overlay for overlay in rig.window.findChildren(IdleOverlay) if overlay.isVisible()]
    assert len(found) < 2
    return found[0] if found else None


def wait_for_warning(rig: Rig) -> None:
    """Lets the time pass until the warning is up."""
    rig.clock.advance(idle_limit(rig.window.words_shown()))
    rig.idle.check()
    assert warning(rig) is not None


def on_the_screen(rig: Rig) -> set[str]:
    """All texts of the warning."""
    overlay = warning(rig)
    return set() if overlay is None else {words.text() for words in overlay.findChildren(Label)}


def test_the_limit_follows_the_words_on_the_screen(make_window: MakeWindow, tmp_path: Path) -> None:
    """A page with 150 words and more is given more than the two minutes of a short one."""

    def wordy(data: dict[str, Any]) -> None:
        next(section for section in data["sections"] if section["id"] == "overview")["blocks"] = [
            {"text": "a b c d e. " * 30}
        ]

    content = edited(tmp_path, wordy)
    with Rig(make_window(content=content)) as rig:
        rig.window.go(rig.window.visit.home().open("overview"))
        assert rig.window.words_shown() > 150
        rig.clock.advance(2 * 60 * 1.5)
        rig.idle.check()
        assert warning(rig) is None
        wait_for_warning(rig)


def test_the_count_is_on_the_screen_in_the_visitors_language(rig: Rig, content: Content) -> None:
    """Each second left is shown."""
    wait_for_warning(rig)
    words = content.interface.idle
    assert {words.title.in_language("es"), words.text.in_language("es")} <= on_the_screen(rig)
    for left in (30, 29, 2, 1):
        assert words.seconds.in_language("es").format(seconds=left) in on_the_screen(rig)
        rig.clock.advance({30: 1, 29: 27, 2: 1, 1: 0}[left])
        rig.idle.check()


def press_stay(rig: Rig) -> None:
    """The large button."""
    rig.tap(rig.window.buttons()[0])


def tap_beside(rig: Rig) -> None:
    """Anywhere on the glass, here where Home is beneath."""
    rig.tap(QPoint(60, rig.window.height() - 60))


def tap_the_words(rig: Rig) -> None:
    """The question itself."""
    shown = warning(rig)
    assert shown is not None
    rig.tap(shown.findChildren(Label)[0])


def click_beside(rig: Rig) -> None:
    """The mouse, where Home is beneath."""
    rig.click(QPoint(60, rig.window.height() - 60))


def press_enter(rig: Rig) -> None:
    """The middle of a five-key pad."""
    rig.key_at_once(Qt.Key.Key_Return)


def press_arrow(rig: Rig) -> None:
    """An arrow of a five-key pad."""
    rig.key_at_once(Qt.Key.Key_Down)


def press_escape(rig: Rig) -> None:
    """The key that goes back elsewhere."""
    rig.key_at_once(Qt.Key.Key_Escape)


ANSWERS = pytest.mark.parametrize(
    "answer", [press_stay, tap_beside, tap_the_words, click_beside, press_enter, press_arrow, press_escape]
)


@ANSWERS
def test_an_answer_restores_everything(rig: Rig, answer: Callable[[Rig], None]) -> None:
    """Finger, mouse or key: route, page, language, text size, contrast and the open word are as they were."""
    before, picture = rig.window.visit, rig.picture()
    wait_for_warning(rig)
    answer(rig)
    settle()
    assert warning(rig) is None
    assert rig.window.visit == before
    assert rig.picture() == picture
    assert not rig.idle.warning


@ANSWERS
def test_an_answer_presses_nothing_beneath(rig: Rig, content: Content, answer: Callable[[Rig], None]) -> None:
    """Its second half, a moment later, meets the input filter."""
    rig.window.go(rig.window.visit.explain(None))
    rig.wait_out()
    before = rig.window.visit
    wait_for_warning(rig)
    answer(rig)
    rig.clock.advance(0.2)
    tap_beside(rig)
    click_beside(rig)
    press_enter(rig)
    press_escape(rig)
    assert rig.window.visit == before
    assert before.route.section == content.shown[0].id


@pytest.mark.parametrize("how", ["finger", "mouse"])
def test_a_press_that_began_before_the_warning_presses_nothing(rig: Rig, content: Content, how: str) -> None:
    """Who holds a button while the warning appears, and lets go then, has neither pressed it nor answered."""
    rig.window.go(rig.window.visit.explain(None))
    rig.wait_out()
    before = rig.window.visit
    following = rig.button(content.interface.next.in_language("es"))
    spot = rig.spot(following)
    if how == "finger":
        rig.press(spot)
        wait_for_warning(rig)
        rig.lift(spot)
    else:
        rig.press_mouse(spot)
        wait_for_warning(rig)
        rig.release_mouse(spot)
    assert rig.window.visit == before
    assert warning(rig) is not None
    assert not following.isDown()


def test_ten_answers_keep_the_visit(rig: Rig) -> None:
    """A slow reader may answer again and again (WCAG 2.2.1 asks for ten times)."""
    before = rig.window.visit
    for _ in range(11):
        wait_for_warning(rig)
        tap_beside(rig)
        rig.wait_out()
    assert rig.window.visit == before


def test_no_answer_forgets_everything(rig: Rig) -> None:
    """After the count the start screen shows, as for the first patient of the day."""
    wait_for_warning(rig)
    rig.clock.advance(tokens.IDLE_WARNING_S)
    rig.idle.check()
    settle()
    assert warning(rig) is None
    assert rig.window.visit == Visit("en")
    assert not [button for button in rig.window.findChildren(TouchButton) if button.isDown()]


def test_the_picture_after_the_end_is_that_of_the_first_patient(make_window: MakeWindow) -> None:
    """No trace of a visit is left on the screen: it is as that of a kiosk which nobody has touched.

    That one is drawn afterwards, for Qt moves large letters by a 64th of a pixel when their font is shown in new sizes.
    """
    with Rig(make_window(SIZE)) as rig:
        rig.window.go(rig.window.visit.home().in_language("es").next_text_size().other_contrast())
        wait_for_warning(rig)
        rig.clock.advance(tokens.IDLE_WARNING_S)
        rig.idle.check()
        settle()
        left = rig.picture()
    assert left == make_window(SIZE).grab().toImage()


def test_the_start_screen_is_never_warned(make_window: MakeWindow) -> None:
    """Where there is nothing to forget, no warning burns into the screen over night."""
    with Rig(make_window(SIZE)) as rig:
        rig.tap(QPoint(-5, -5))
        rig.clock.advance(1_000_000)
        rig.idle.check()
        assert warning(rig) is None


def test_a_choice_on_the_start_screen_is_forgotten_too(make_window: MakeWindow) -> None:
    """Large text left on the start screen counts as something to forget."""
    with Rig(make_window(SIZE)) as rig:
        rig.window.go(rig.window.visit.next_text_size())
        wait_for_warning(rig)
        rig.clock.advance(tokens.IDLE_WARNING_S)
        rig.idle.check()
        assert rig.window.visit == Visit("en")


def touch_ground(rig: Rig) -> None:
    """A tap that presses nothing."""
    rig.tap(QPoint(4, 4))


def click_ground(rig: Rig) -> None:
    """A click that presses nothing."""
    rig.click(QPoint(4, 4))


def press_tab(rig: Rig) -> None:
    """A key that moves the focus."""
    rig.key(Qt.Key.Key_Tab)


@pytest.mark.parametrize("sign", [touch_ground, click_ground, press_tab])
def test_every_sign_of_life_starts_the_wait_anew(rig: Rig, sign: Callable[[Rig], None]) -> None:
    """A touch that presses nothing and a key that only moves the focus count as being there."""
    rig.window.go(rig.window.visit.explain(None))
    rig.wait_out()
    for _ in range(5):
        rig.clock.advance(100)
        sign(rig)
        rig.idle.check()
        assert warning(rig) is None


def test_moving_the_mouse_is_no_sign_of_life(rig: Rig) -> None:
    """A shaken table does not keep a visit open."""
    rig.clock.advance(idle_limit(rig.window.words_shown()))
    rig.pass_over(QPoint(40, 40))
    rig.idle.check()
    assert warning(rig) is not None


def test_a_fault_while_the_warning_is_up_leaves_no_warning_behind(rig: Rig) -> None:
    """The watch begins anew with the visit at home; a warning that no longer counts would stay for ever."""
    wait_for_warning(rig)
    rig.window.recover()
    assert warning(rig) is None
    assert not rig.idle.warning


def test_a_drop_of_water_is_no_sign_of_life(rig: Rig) -> None:
    """A contact that trembles for ever, as water on the glass does, keeps nobody's page on the screen."""
    spot = QPoint(600, 300)
    rig.press(spot)
    for step in range(10):
        rig.clock.advance(idle_limit(rig.window.words_shown()) / 10)
        rig.move(spot + QPoint(step % 2, 0))
    rig.idle.check()
    assert warning(rig) is not None


def test_new_content_while_the_warning_is_up_leaves_no_warning_behind(rig: Rig, content: Content) -> None:
    """When staff save the file in that moment, the warning and the watch still agree."""
    wait_for_warning(rig)
    rig.window.set_content(content.model_copy(), Visit("en"))
    assert (warning(rig) is not None) == rig.idle.warning
