"""Fingers and mouse: real touch events on the real window behind the real filter."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from pytestqt.qtbot import QtBot

from kiosk.content.model import Article, Content, Steps
from kiosk.navigation import Place, Screen
from kiosk.views.glossary import GlossaryOverlay
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.touch_button import TouchButton
from kiosk.widgets.paging.panels import Panel
from kiosk.widgets.pictures.picture_button import PictureButton
from kiosk.widgets.pictures.tagged_picture import PictureSurface
from kiosk.widgets.pictures.tags import Tag
from tests.support.rig import Rig
from tests.support.settle import settle


@pytest.fixture
def following(rig: Rig, content: Content) -> TouchButton:
    """The button Next."""
    return rig.button(content.interface.next.in_language("en"))


@pytest.fixture(params=["words", "picture"])
def chip(rig: Rig, content: Content, request: pytest.FixtureRequest) -> TouchButton:
    """A button on the page itself: a glossary word beside the words of a page, or a name in a picture."""
    kinds = {"words": Article, "picture": Steps}
    section = next(section for section in content.shown if isinstance(section, kinds[request.param]))
    rig.window.go(rig.window.visit.home().open(section.id))
    rig.wait_out()
    name = content.interface.explain.in_language("en").format(word="")[:9]
    tags = [button for button in rig.window.buttons() if isinstance(button, Tag)]
    words = [button for button in rig.window.buttons() if button.accessibleName().startswith(name)]
    return (tags if request.param == "picture" else words)[0]


def page(rig: Rig) -> tuple[str, int]:
    """The section and the number of the page that are shown."""
    route = rig.window.visit.route
    return route.section or route.screen.value, rig.window.outline.page_of(route.place)


def none_down(rig: Rig) -> bool:
    """Whether no button looks or counts as pressed."""
    return not any(button.isDown() for button in rig.window.findChildren(TouchButton))


# --- one finger -------------------------------------------------------------------------------------------------------


def test_a_tap_acts_when_the_finger_is_lifted(rig: Rig, following: TouchButton) -> None:
    """Nothing happens on touching, the page turns on letting go."""
    before = page(rig)
    rig.press(following)
    assert following.isDown()
    assert page(rig) == before
    rig.lift(following)
    assert page(rig) == (before[0], before[1] + 1)
    assert not following.isDown()


def test_a_pressed_button_looks_pressed(rig: Rig, following: TouchButton) -> None:
    """Pixels of the button change while the finger is on it, and change back."""
    loose = following.grab().toImage()
    rig.press(following)
    pressed = following.grab().toImage()
    rig.move(QPoint(3, 3))
    assert pressed != loose
    assert following.grab().toImage() == loose


def test_sliding_off_cancels(rig: Rig, following: TouchButton) -> None:
    """A finger that leaves the button before it is lifted presses nothing."""
    before = page(rig)
    rig.press(following)
    rig.move(QPoint(700, 300))
    assert not following.isDown()
    rig.lift(QPoint(700, 300))
    assert page(rig) == before


def test_sliding_onto_a_button_presses_nothing(rig: Rig, following: TouchButton) -> None:
    """Only the button on which a finger came down acts."""
    before = page(rig)
    rig.stroke(QPoint(3, 3), rig.spot(following))
    assert page(rig) == before
    assert none_down(rig)


def test_sliding_off_and_back_acts(rig: Rig, following: TouchButton) -> None:
    """A trembling finger may leave the button for a moment."""
    before = page(rig)
    rig.press(following)
    rig.move(QPoint(700, 300))
    rig.move(following)
    assert following.isDown()
    rig.lift(following)
    assert page(rig) != before


def test_a_cancelled_touch_presses_nothing(rig: Rig, following: TouchButton) -> None:
    """When the system takes a touch back the button springs back, and later the end of that touch does nothing."""
    before = page(rig)
    rig.press(following)
    rig.cancel()
    assert not following.isDown()
    rig.lift(following)
    assert page(rig) == before


# --- more than one finger ---------------------------------------------------------------------------------------------


def on_the_ground(_rig: Rig) -> QPoint:
    """Beside the heading."""
    return QPoint(4, 4)


def on_a_card(rig: Rig) -> QPoint:
    """The words of the page."""
    return rig.spot(next(panel for panel in rig.window.findChildren(Panel) if panel.isVisible())._text_block)


def on_a_picture(rig: Rig) -> QPoint:
    """The picture of the page, which a touch shows larger, beside the names in it."""
    surface = next(button for button in rig.window.buttons() if isinstance(button, PictureSurface))
    return surface.mapTo(rig.window, QPoint(6, 6))


def on_the_ground_of_the_bar(rig: Rig) -> QPoint:
    """Between the edge and the buttons."""
    return QPoint(3, rig.window.height() - 3)


def on_another_button(rig: Rig) -> QPoint:
    """Text size, which is beside Next."""
    return rig.spot(rig.window.buttons()[-3])


PALMS = pytest.mark.parametrize(
    "palm", [on_the_ground, on_a_card, on_a_picture, on_the_ground_of_the_bar, on_another_button]
)


@PALMS
def test_a_palm_does_not_block_the_bar(rig: Rig, following: TouchButton, palm: Callable[[Rig], QPoint]) -> None:
    """While a hand rests elsewhere on the glass, Next works for another finger, and the hand presses nothing."""
    rest, before = palm(rig), rig.window.visit
    rig.press(rest, 0)
    rig.tap(following, 1)
    assert page(rig) == (before.route.section, 1)
    rig.wait_out()
    rig.lift(rest, 0)
    assert (page(rig), rig.window.visit.text_size) == ((before.route.section, 1), before.text_size)


@PALMS
def test_a_palm_does_not_block_the_page(rig: Rig, chip: TouchButton, palm: Callable[[Rig], QPoint]) -> None:
    """While a hand rests elsewhere on the glass, buttons of the page work for another finger."""
    rig.press(palm(rig), 0)
    rig.tap(chip, 1)
    assert rig.window.visit.word is not None


def test_a_palm_on_the_very_button_does_not_block_it(rig: Rig, following: TouchButton) -> None:
    """The finger that came down last counts."""
    rig.press(following, 0)
    rig.tap(following, 1)
    assert page(rig)[1] == 1


def test_a_palm_does_not_block_an_overlay(rig: Rig, chip: TouchButton, content: Content) -> None:
    """While a hand rests beside the explanation its button Close works."""
    rig.tap(chip)
    rig.wait_out()
    rig.press(QPoint(4, 4), 0)
    rig.tap(rig.button(content.interface.close.in_language("en")), 1)
    assert rig.window.visit.word is None


def test_a_palm_does_not_block_a_swipe(rig: Rig) -> None:
    """While a hand rests on the page another finger turns it."""
    rig.press(on_the_ground(rig), 0)
    rig.stroke(QPoint(900, 30), QPoint(500, 40), 1)
    assert page(rig)[1] == 1


def test_two_buttons_pressed_at_once_do_not_both_act(rig: Rig, following: TouchButton, content: Content) -> None:
    """Of two fingers that come up one after the other the first decides; the screen it changed lets the other go."""
    home = rig.button(content.interface.home.in_language("en"))
    rig.press(following, 0)
    rig.press(home, 1)
    rig.lift(following, 0)
    rig.lift(home, 1)
    assert page(rig)[1] == 1


def test_ten_fingers_leave_nothing_stuck(rig: Rig, following: TouchButton) -> None:
    """Both hands flat on the glass and away again: no button stays down, the next tap works."""
    spots = [*(rig.spot(button) for button in rig.window.buttons()), *(QPoint(90 * n, 9) for n in range(1, 10))][:10]
    for finger, spot in enumerate(spots):
        rig.press(spot, finger)
    rig.cancel()
    for finger, spot in enumerate(spots):
        rig.lift(spot, finger)
    assert none_down(rig)
    rig.wait_out()
    before = page(rig)
    rig.tap(following)
    assert page(rig) != before


# --- lost ends --------------------------------------------------------------------------------------------------------


def test_a_lost_end_leaves_no_button_down_on_the_next_screen(rig: Rig, following: TouchButton) -> None:
    """A finger whose lifting was never reported does not keep a button pressed once the screen changed."""
    rig.press(following, 0)
    rig.window.go(rig.window.visit.home())
    assert none_down(rig)
    rig.wait_out()
    rig.press(QPoint(4, 4), 0)
    rig.lift(QPoint(4, 4), 0)
    assert page(rig) == ("home", 0)


def test_a_lost_end_does_not_deafen_the_button(rig: Rig, following: TouchButton) -> None:
    """A button whose finger was lost on the same screen works for the next finger."""
    rig.press(following, 0)
    rig.tap(following, 1)
    assert page(rig)[1] == 1
    rig.wait_out()
    rig.tap(following, 2)
    assert page(rig)[1] == 2


def test_the_same_finger_down_elsewhere_frees_the_first_button(rig: Rig, following: TouchButton) -> None:
    """A controller that loses an end and uses the number again leaves the first button up."""
    rig.press(following, 0)
    rig.tap(QPoint(4, 4), 0)
    assert none_down(rig)


# --- taps in quick succession -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("after", "pages"), [(0.1, 1), (0.29, 1), (0.31, 2)])
def test_a_second_tap_on_next_skips_no_page(rig: Rig, following: TouchButton, after: float, pages: int) -> None:
    """Within 300 ms of a page that appeared, a tap is the echo of the one before; later it counts."""
    rig.tap(following)
    rig.clock.advance(after)
    rig.tap(following)
    assert page(rig)[1] == pages


def test_a_double_tap_on_the_front_page_presses_nothing_on_the_page_behind_it(rig: Rig, content: Content) -> None:
    """Wherever a button stood, the second half of a double tap leaves the page that appeared as it is."""
    rig.window.go(rig.window.visit.home())
    settle()
    names = [button.accessibleName() for button in rig.window.buttons() if isinstance(button, PictureButton)]
    found: set[str] = set()
    for name in names:
        rig.window.go(rig.window.visit.home())
        rig.wait_out()
        spot = rig.spot(rig.button(name))
        rig.tap(spot)
        opened = rig.window.visit
        assert opened.route.screen in (Screen.SECTION, Screen.STORY), name
        found.add(opened.route.section)
        rig.clock.advance(0.15)
        rig.tap(spot)
        rig.click(spot)
        assert rig.window.visit == opened
    assert found == {"", *(section.id for section in content.shown)}


@pytest.mark.parametrize("how", ["tap", "click"])
def test_a_double_tap_on_a_word_leaves_it_open(rig: Rig, chip: TouchButton, how: str) -> None:
    """The second half of a double tap or click does not close the explanation that the first half opened."""
    spot = rig.spot(chip)
    getattr(rig, how)(spot)
    rig.clock.advance(0.15)
    getattr(rig, how)(spot)
    assert rig.window.visit.word is not None


def test_an_echo_beside_a_resting_palm_is_held_back_too(rig: Rig, following: TouchButton) -> None:
    """A second tap that comes as one more finger, not as the first, does not get past the filter."""
    rig.press(on_the_ground(rig), 0)
    rig.tap(following, 1)
    rig.clock.advance(0.15)
    rig.tap(following, 2)
    assert page(rig)[1] == 1


def test_a_finger_held_over_the_change_presses_nothing(rig: Rig, following: TouchButton) -> None:
    """A press that began too early does not act when it ends late."""
    rig.tap(following)
    rig.press(following)
    rig.clock.advance(5)
    rig.lift(following)
    assert page(rig)[1] == 1


# --- strokes ----------------------------------------------------------------------------------------------------------

LEFTWARD = (QPoint(900, 30), QPoint(500, 40))
RIGHTWARD = (QPoint(500, 30), QPoint(900, 40))


@pytest.mark.parametrize("how", ["stroke", "drag"])
def test_a_stroke_turns_the_page(rig: Rig, how: str) -> None:
    """Finger or mouse: leftward shows the page after, rightward the one before."""
    getattr(rig, how)(*LEFTWARD)
    assert page(rig)[1] == 1
    rig.wait_out()
    getattr(rig, how)(*RIGHTWARD)
    assert page(rig)[1] == 0


@pytest.mark.parametrize("how", ["stroke", "drag"])
@pytest.mark.parametrize(
    "end",
    [QPoint(880, 30), QPoint(900, 500), QPoint(880, 500), QPoint(700, 250)],
    ids=["short", "up", "steep", "slant"],
)
def test_other_strokes_turn_no_page(rig: Rig, how: str, end: QPoint) -> None:
    """A short or upright stroke is not meant."""
    before = rig.window.visit
    getattr(rig, how)(LEFTWARD[0], end)
    assert rig.window.visit == before


@pytest.mark.parametrize("how", ["stroke", "drag"])
def test_strokes_on_the_start_screen(rig: Rig, how: str) -> None:
    """Leftward begins a visit; rightward there is nothing."""
    rig.window.go(rig.window.visit.attract())
    rig.wait_out()
    getattr(rig, how)(*RIGHTWARD)
    assert page(rig)[0] == "attract"
    rig.wait_out()
    getattr(rig, how)(*LEFTWARD)
    assert page(rig)[0] == "home"


def test_a_tap_anywhere_on_the_start_screen_begins(rig: Rig) -> None:
    """No button needs to be hit to begin."""
    rig.window.go(rig.window.visit.attract())
    rig.wait_out()
    rig.tap(QPoint(4, 4))
    assert rig.window.visit.route.screen is Screen.HOME


def test_a_tap_on_the_ground_does_nothing_elsewhere(rig: Rig) -> None:
    """Beside the buttons of a page nothing reacts to a tap."""
    before = rig.window.visit
    rig.tap(on_a_card(rig))
    rig.tap(QPoint(4, 4))
    assert rig.window.visit == before


# --- overlays ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["tap", "click"])
def test_a_tap_on_the_scrim_presses_nothing_beneath(rig: Rig, chip: TouchButton, how: str) -> None:
    """Beside an explanation a tap closes it and does nothing to the button it covers."""
    getattr(rig, how)(chip)
    reading = rig.window.visit
    assert reading.word is not None
    rig.wait_out()
    getattr(rig, how)(QPoint(60, rig.window.height() - 60))
    settle()
    assert rig.window.visit == reading.explain(None)


@pytest.mark.parametrize("how", ["stroke", "drag"])
@pytest.mark.parametrize("across", [("words", "words"), ("words", "glass"), ("glass", "words")], ids="-".join)
def test_who_touches_the_words_of_an_explanation_reads_on(
    rig: Rig, chip: TouchButton, how: str, across: tuple[str, str]
) -> None:
    """A finger on the sheet, or one that slides onto it or off it, does not close it."""
    rig.tap(chip)
    rig.wait_out()
    (sheet,) = rig.window.findChildren(GlossaryOverlay)
    places = {"glass": QPoint(60, rig.window.height() - 60), "words": rig.spot(sheet.findChildren(Label)[0])}
    getattr(rig, how)(*(places[name] for name in across))
    settle()
    assert rig.window.visit.word is not None


def test_a_finger_that_was_down_before_the_overlay_does_not_close_it(rig: Rig, chip: TouchButton) -> None:
    """The hand that rested on the page when the explanation opened may be taken away."""
    rig.press(on_the_ground(rig), 0)
    rig.tap(chip, 1)
    rig.wait_out()
    rig.lift(on_the_ground(rig), 0)
    assert rig.window.visit.word is not None


# --- mouse ------------------------------------------------------------------------------------------------------------


def test_a_click_works_like_a_tap(rig: Rig, following: TouchButton) -> None:
    """The left button of a mouse turns the page."""
    rig.click(following)
    assert page(rig)[1] == 1


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton])
def test_other_mouse_buttons_do_nothing(rig: Rig, following: TouchButton, button: Qt.MouseButton) -> None:
    """Right, middle and thumb buttons press nothing, on a button and beside."""
    before = rig.window.visit
    rig.click(following, button)
    rig.click(QPoint(4, 4), button)
    assert rig.window.visit == before
    assert none_down(rig)


def test_a_link_is_followed_by_finger(rig: Rig, content: Content) -> None:
    """A link on a page leads to its target, and Back to the page with the link."""
    for section in content.shown:
        for index, block in enumerate(getattr(section, "blocks", ())):
            if block.link is not None:
                rig.window.go(rig.window.visit.home().open(section.id, Place(index)))
                rig.wait_out()
                rig.tap(rig.button(block.link.label.in_language("en")))
                assert rig.window.visit.route.section == block.link.to.partition("/")[0]
                rig.wait_out()
                rig.tap(rig.button(content.interface.back.in_language("en")))
                assert rig.window.visit.route.place == Place(index)


# --- pen --------------------------------------------------------------------------------------------------------------


def test_a_pen_presses_like_a_finger(rig: Rig, following: TouchButton) -> None:
    """Its tip on a button turns the page when it is lifted, and no mouse is made of it as well."""
    before = page(rig)
    assert rig.pen(QEvent.Type.TabletPress, following).isAccepted()
    assert following.isDown()
    assert page(rig) == before
    assert rig.pen(QEvent.Type.TabletRelease, following).isAccepted()
    assert page(rig) == (before[0], before[1] + 1)


def test_a_pen_that_slides_off_presses_nothing(rig: Rig, following: TouchButton) -> None:
    """As with a finger."""
    before = page(rig)
    rig.pen(QEvent.Type.TabletPress, following)
    rig.pen(QEvent.Type.TabletMove, QPoint(20, 20))
    rig.pen(QEvent.Type.TabletRelease, QPoint(20, 20))
    assert (page(rig), none_down(rig)) == (before, True)


def test_a_pen_strokes_the_page_on(rig: Rig) -> None:
    """A stroke leftward shows the page after."""
    before = page(rig)
    for kind, across in (
        (QEvent.Type.TabletPress, 900),
        (QEvent.Type.TabletMove, 600),
        (QEvent.Type.TabletRelease, 400),
    ):
        rig.pen(kind, QPoint(across, 300))
    assert page(rig) == (before[0], before[1] + 1)


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_the_buttons_of_a_pen_do_nothing(rig: Rig, following: TouchButton, button: Qt.MouseButton) -> None:
    """Nor does a pen that hovers."""
    before = page(rig)
    rig.pen(QEvent.Type.TabletPress, following, button)
    rig.pen(QEvent.Type.TabletRelease, following, button)
    rig.pen(QEvent.Type.TabletMove, following, Qt.MouseButton.NoButton)
    assert (page(rig), none_down(rig)) == (before, True)


def test_a_pen_is_somebody_who_is_there(rig: Rig, following: TouchButton, qtbot: QtBot) -> None:
    """It counts for the idle timer, and is told with a number of its own."""
    with qtbot.waitSignals([rig.input_filter.touched, rig.input_filter.pressed], timeout=0):
        rig.pen(QEvent.Type.TabletPress, following)
    with qtbot.waitSignal(rig.input_filter.lifted, timeout=0) as lifted:
        rig.pen(QEvent.Type.TabletRelease, following)
    assert lifted.args is not None
    assert lifted.args[0] < 0


def test_a_palm_does_not_block_a_pen(rig: Rig, following: TouchButton) -> None:
    """A hand that rests on the glass while its pen presses."""
    before = page(rig)
    rig.press(QPoint(400, 300), 3)
    rig.pen(QEvent.Type.TabletPress, following)
    rig.pen(QEvent.Type.TabletRelease, following)
    assert page(rig) == (before[0], before[1] + 1)
