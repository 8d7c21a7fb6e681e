"""The waiting screen: it rearranges itself so that nothing burns in, breathes and rests, and a touch begins a visit."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from kiosk import parts, tokens
from kiosk.commands.gallery_examples import examples
from kiosk.content.model import Content
from kiosk.content.reading import ContentRefused, read
from kiosk.navigation import Screen, Visit
from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.system.settings.settings import Settings
from kiosk.views.attract import PHASES, AttractView
from kiosk.views.staff.dark_screens import QuietScreen
from kiosk.widgets.controls.touch_button import TouchButton
from kiosk.widgets.disposal import dispose
from kiosk.widgets.pictures.breathing import BreathingPicture, levels
from kiosk.widgets.pictures.playback import SLOW_FRAME_MS
from kiosk.window.window import KioskWindow
from tests.conftest import PORTRAIT, Size
from tests.support.colours import CALM, HIGH_CONTRAST
from tests.support.languages import saved_in
from tests.support.picture_files import photograph
from tests.support.rig import Clock, Motions, Rig, edited
from tests.support.screens import (
    bar_boxes,
    box_in,
    edges,
    layout_faults,
    luminance,
    pixels,
    ratio,
    targets,
    touch_faults,
)  # fmt: skip
from tests.support.settle import settle

SIZES: tuple[Size, ...] = ((1080, 1920), (1920, 1080), (1366, 768), (800, 600))
THEMES = {"calm": CALM, "high": HIGH_CONTRAST}

# Makes a shown waiting screen of a size, visit, content, with motion or without.
Waiting = Callable[..., KioskWindow]


@pytest.fixture
def clock() -> Clock:
    """A clock at the beginning of the first phase."""
    clock = Clock()
    clock.now = 0.0
    return clock


@pytest.fixture
def waiting(qapp: QApplication, content: Content, clock: Clock) -> Iterator[Waiting]:
    """Makes shown windows that wait for the next person, by the clock of the test."""
    made: list[KioskWindow] = []

    def make(
        size: Size = PORTRAIT,
        visit: Visit | None = None,
        shown: Content = content,
        *,
        motion: MotionClock | None = None,
    ) -> KioskWindow:
        first = Visit("en") if visit is None else visit
        window = parts.make_window(qapp, parts.make_artwork(), Settings(), first, motion=motion, clock=clock)
        made.append(window)
        window.resize(*size)
        window.set_content(shown, first)
        window.show()
        settle()
        return window

    yield make
    for window in made:
        dispose(window)
    settle()


def view(window: KioskWindow) -> AttractView:
    """The waiting screen of the window."""
    found = window.findChild(AttractView)
    assert isinstance(found, AttractView)
    return found


def figure(window: KioskWindow) -> BreathingPicture:
    """The figure on the waiting screen."""
    found = window.findChild(BreathingPicture)
    assert isinstance(found, BreathingPicture)
    return found


def phases(window: KioskWindow, clock: Clock) -> Iterator[int]:
    """Shows each phase in turn."""
    for phase in range(PHASES):
        clock.now = phase * tokens.ARRANGEMENT_S + 1.0
        view(window).check_clock()
        settle()
        yield phase


def with_languages(folder: Path, count: int) -> Content:
    """The shipped content in that many languages; those beyond the second say what the second says."""
    codes = ("ar", "fr", "de")[: count - 2]

    def say(value: Any) -> None:
        if isinstance(value, dict):
            if "es" in value:
                value |= dict.fromkeys(codes, value["es"])
            for inner in value.values():
                say(inner)
        elif isinstance(value, list):
            for inner in value:
                say(inner)

    def change(data: Any) -> None:
        say(data)
        data["languages"] += [{"code": code, "name": code.upper()} for code in codes]

    return edited(folder, change)


# --- burn-in ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "text_size", "theme"),
    [*product(SIZES, (1,), THEMES), (PORTRAIT, 3, "calm"), ((800, 600), 3, "high")],
    ids=str,
)
def test_no_pixel_stays_lit(waiting: Waiting, clock: Clock, size: Size, text_size: int, theme: str) -> None:
    """No pixel has one colour other than the ground's through all the phases."""
    window = waiting(size, Visit("en", text_size, theme == "high"))
    ground = np.array(list(bytes.fromhex(THEMES[theme].ground[1:])), np.uint8)
    looks = [pixels(window) for _ in phases(window, clock)]
    constant = (looks[0] != ground).any(axis=-1)
    for style in looks[1:]:
        constant &= (style == looks[0]).all(axis=-1)
    places = np.argwhere(constant)
    assert not len(places), f"{len(places)} pixels, in rows {places.min(0)[0]}-{places.max(0)[0]}, such as {places[0]}"


def test_all_phases_pass_within_15_minutes() -> None:
    """One cycle is shorter than what an unchanging pixel may take."""
    assert PHASES * tokens.ARRANGEMENT_S < 15 * 60


@pytest.mark.parametrize("size", [*SIZES, (3840, 2160)], ids=str)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("text_size", tokens.TEXT_SIZES)
def test_every_phase_fits(waiting: Waiting, clock: Clock, size: Size, language: str, text_size: int) -> None:
    """In each phase nothing is clipped, overlapping, off screen, too small to touch or too close."""
    window = waiting(size, Visit(language, text_size))
    window.setUpdatesEnabled(False)
    faults = {phase: [*layout_faults(window), *touch_faults(window)] for phase in phases(window, clock)}
    assert not any(faults.values()), faults


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("count", "language"), [(3, "en"), (4, "en"), (3, "ar")])
def test_other_languages_fit(
    waiting: Waiting, clock: Clock, tmp_path: Path, size: Size, count: int, language: str
) -> None:
    """The same with more languages, and in one whose words run from right to left."""
    window = waiting(size, Visit(language), with_languages(tmp_path, count))
    window.setUpdatesEnabled(False)
    faults = {phase: [*layout_faults(window), *touch_faults(window)] for phase in phases(window, clock)}
    assert not any(faults.values()), faults
    assert len(view(window).findChildren(TouchButton)) == count


@pytest.mark.parametrize(("size", "text_size"), [((800, 600), 3), ((1366, 768), 3), ((640, 480), 1), (PORTRAIT, 3)])
def test_many_languages_fit(waiting: Waiting, clock: Clock, tmp_path: Path, size: Size, text_size: int) -> None:
    """Eight buttons are on the screen in each phase; the clinic's name only where they leave room for it."""
    codes = ("de", "el", "ru", "vi", "zh-Hans", "th", "hi", "he")
    window = waiting(size, Visit("de", text_size), read(saved_in(tmp_path, *codes)))
    window.setUpdatesEnabled(False)
    faults = {phase: list(layout_faults(window)) for phase in phases(window, clock)}
    assert not any(faults.values()), faults
    assert len(view(window).findChildren(TouchButton)) == len(codes)


def test_it_is_mirrored_where_words_run_from_right_to_left(waiting: Waiting, tmp_path: Path) -> None:
    """The figure stands at the other side, looking the other way."""
    shown = with_languages(tmp_path, 3)
    one, other = (figure(waiting(shown=shown, visit=Visit(language))) for language in ("en", "ar"))
    assert one.geometry().center().x() > PORTRAIT[0] / 2 > other.geometry().center().x()
    assert np.array_equal(pixels(one), pixels(other)[:, ::-1])


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_buttons_are_within_reach(waiting: Waiting, clock: Clock, size: Size) -> None:
    """In each phase all buttons lie in the lower half, but for a little."""
    window = waiting(size)
    for _ in phases(window, clock):
        assert min(box_in(button, window).top() for button in targets(window)) > 0.47 * window.height()


# --- time -------------------------------------------------------------------------------------------------------------


def test_the_next_visit_does_not_begin_the_cycle_anew(waiting: Waiting, clock: Clock) -> None:
    """The phase is that of the clock, whoever was here in between."""
    window = waiting()
    first = targets(window)[0].geometry()
    window.go(window.visit.home())
    clock.now = tokens.ARRANGEMENT_S + 1.0
    window.reset()
    assert targets(window)[0].geometry() != first


def test_nothing_moves_under_a_finger(waiting: Waiting, clock: Clock) -> None:
    """While a button is pressed the phase waits; the press counts."""
    with Rig(waiting()) as rig:
        rig.wait_out()
        button = targets(rig.window)[1]
        before = button.geometry()
        rig.press(button)
        clock.now = tokens.ARRANGEMENT_S + 1.0
        view(rig.window).check_clock()
        assert button.geometry() == before
        rig.lift(button)
        assert rig.window.visit.route.screen is Screen.HOME


def test_a_lost_end_of_a_touch_holds_the_change_up_for_a_minute_only(waiting: Waiting, clock: Clock) -> None:
    """A button that stays down for ever would else burn the whole screen in."""
    with Rig(waiting()) as rig:
        rig.wait_out()
        button = targets(rig.window)[1]
        before = button.geometry()
        rig.press(button)
        clock.now = tokens.ARRANGEMENT_S + 1.0
        for _ in range(59):
            view(rig.window).check_clock()
        assert button.geometry() == before
        view(rig.window).check_clock()
        assert button.geometry() != before
        assert not button.isDown()


def test_without_a_clock_it_stays(make_window: Callable[..., KioskWindow]) -> None:
    """Pictures of it, as in the gallery, are always those of the first phase."""
    window = make_window()
    before = [edges(box_in(button, window)) for button in targets(window)]
    view(window).check_clock()
    assert [edges(box_in(button, window)) for button in targets(window)] == before


# --- touch ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("index", [0, 1])
def test_a_button_begins_in_its_language_in_every_phase(
    waiting: Waiting, clock: Clock, content: Content, index: int
) -> None:
    """Wherever it is, a tap on it begins a visit in its language."""
    with Rig(waiting()) as rig:
        for phase in range(PHASES):
            clock.now = phase * tokens.ARRANGEMENT_S + 1.0
            rig.window.reset()
            rig.wait_out()
            rig.tap(rig.button(content.attract.touch.in_language(content.codes[index])))
            assert (rig.window.visit.route.screen, rig.window.visit.language) == (Screen.HOME, content.codes[index])


def test_a_tap_counts_while_the_arrangement_changes(waiting: Waiting, clock: Clock) -> None:
    """The slow change is in nobody's way."""
    with Rig(waiting(motion=MotionClock())) as rig:
        rig.wait_out()
        clock.now = tokens.ARRANGEMENT_S + 1.0
        view(rig.window).check_clock()
        rig.tap(targets(rig.window)[1])
        assert (rig.window.visit.route.screen, rig.window.visit.language) == (Screen.HOME, "es")


def test_enter_begins_in_the_language_of_the_focused_button(waiting: Waiting) -> None:
    """Five keys are enough: an arrow to the second button, then Enter."""
    with Rig(waiting()) as rig:
        rig.wait_out()
        rig.key(Qt.Key.Key_Down)
        rig.key(Qt.Key.Key_Right)
        rig.key(Qt.Key.Key_Return)
        assert (rig.window.visit.route.screen, rig.window.visit.language) == (Screen.HOME, "es")


# --- the bar ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_bar_is_quiet_here_and_whole_elsewhere(waiting: Waiting, size: Size) -> None:
    """Only text size, contrast and language are there, where they are on every other screen."""
    window = waiting(size)
    quiet = bar_boxes(window)
    window.go(window.visit.home())
    settle()
    whole = bar_boxes(window)
    assert len(quiet) == 3
    assert len(whole) == 5  # on the front page nothing is next
    assert quiet == {index: whole[index] for index in quiet}
    window.go(window.visit.attract())
    settle()
    assert bar_boxes(window) == quiet


def test_the_bar_is_in_its_place_after_any_phase(waiting: Waiting, clock: Clock) -> None:
    """The few millimetres by which everything moves here stay here."""
    window = waiting()
    window.go(window.visit.home())
    settle()
    wanted = bar_boxes(window)
    for phase in range(PHASES):
        clock.now = phase * tokens.ARRANGEMENT_S + 1.0
        window.reset()
        window.go(window.visit.home())
        settle()
        assert bar_boxes(window) == wanted


# --- breath -----------------------------------------------------------------------------------------------------------


def test_a_breath_goes_softly_from_part_to_part() -> None:
    """Each part in turn comes and goes, none jumps from one frame to the next, and all are dark before and after."""
    frames = round(tokens.BREATH_S * 1000 / SLOW_FRAME_MS)
    course = [levels(frame / frames, 3) for frame in range(frames + 1)]
    assert [*course[0], *course[-1]] == pytest.approx([0.0] * 6)
    brightest = [max(range(frames + 1), key=lambda frame: course[frame][part]) for part in range(3)]
    assert brightest == sorted(brightest)
    assert [max(levels[part] for levels in course) for part in range(3)] == pytest.approx([1.0] * 3, abs=0.01)
    assert max(abs(a - b) for one, other in pairwise(course) for a, b in zip(one, other, strict=True)) < 0.1


def test_nothing_moves_for_over_five_seconds() -> None:
    """WCAG 2.2.2: a breath ends before that, and rests for longer than it lasted."""
    assert tokens.BREATH_S < 5.0 < tokens.BREATH_REST_S


def test_it_breathes_and_rests(waiting: Waiting) -> None:
    """It waits, breathes, and waits for longer before it breathes again; elsewhere nothing of it goes on."""
    motions = Motions()
    window = waiting(motion=motions)
    body = figure(window)
    breath, plain = round(tokens.BREATH_S * 1000), pixels(window)
    for rest_s in (tokens.BREATH_FIRST_S, tokens.BREATH_REST_S, tokens.BREATH_REST_S):
        motions.advance(round(rest_s * 1000) - 1)
        assert np.array_equal(pixels(window), plain)
        motions.advance(breath // 2)
        assert not np.array_equal(pixels(window), plain)
        motions.advance(breath - breath // 2 + 1)
        assert np.array_equal(pixels(window), plain)
        assert body.breathing
    body.hide()
    assert not body.breathing


def test_it_does_not_breathe_beneath_what_covers_it_all(waiting: Waiting) -> None:
    """In quiet hours nothing is painted that nobody sees; after them it goes on, laid out for the window of then."""
    window = waiting(motion=MotionClock())
    window.show_staff_screen(partial(QuietScreen, "Touch"))
    settle()
    assert (figure(window).breathing, figure(window).isVisible()) == (False, False)
    window.resize(1366, 768)
    settle()
    window.show_staff_screen(None)
    settle()
    assert (figure(window).breathing, figure(window).isVisible()) == (True, True)
    assert not [*layout_faults(window), *touch_faults(window)]
    assert bar_boxes(window) == bar_boxes(waiting((1366, 768)))


def test_a_new_cover_leaves_what_is_beneath_as_it_is(waiting: Waiting, content: Content) -> None:
    """Each wrong PIN lays one."""
    window = waiting()
    beneath = view(window)
    for _, make in examples(content, "en"):
        window.show_staff_screen(make)
    window.show_staff_screen(None)
    assert view(window) is beneath


def test_with_reduced_motion_nothing_moves(waiting: Waiting, clock: Clock) -> None:
    """The figure is a still, and the arrangement changes at once."""
    window = waiting()
    assert not figure(window).breathing
    clock.now = tokens.ARRANGEMENT_S + 1.0
    view(window).check_clock()
    after = pixels(window)
    settle()
    assert np.array_equal(pixels(window), after)
    assert not figure(window).breathing


def test_a_picture_without_such_parts_stays_a_still(waiting: Waiting, tmp_path: Path, clock: Clock) -> None:
    """A clinic's own picture neither lights up nor is turned round, for it may hold words."""

    def change(data: Any) -> None:
        data["attract"]["picture"].update(file="resources/pictures/ask.svg")
        del data["attract"]["picture"]["focus"]
        del data["attract"]["breathe"]

    window = waiting((1366, 768), shown=edited(tmp_path, change), motion=MotionClock())
    body = figure(window)
    assert not body.breathing
    before = pixels(body)
    clock.now = tokens.ARRANGEMENT_S + 1.0
    view(window).check_clock()
    assert np.array_equal(pixels(body), before)


def test_only_the_changing_part_is_painted(waiting: Waiting, monkeypatch: pytest.MonkeyPatch) -> None:
    """A frame of the breath touches a part of the figure, nothing of the rest of the screen."""
    window = waiting(motion=MotionClock())
    body = figure(window)
    body.breathe_at(0.5)
    settle()
    painted: list[int] = []
    monkeypatch.setattr(body, "update", lambda box: painted.append(box.width() * box.height()))
    body.breathe_at(0.52)
    assert 0 < sum(painted) < 0.5 * body.width() * body.height()


def test_the_light_is_more_than_a_hue(waiting: Waiting) -> None:
    """In high contrast a lit bone is three times as bright as what lies around it: the others are dim meanwhile."""
    body = figure(waiting(visit=Visit("en", high_contrast=True), motion=MotionClock()))
    body.breathe_at(0.8)  # the low back is alight
    seen = luminance(pixels(body))
    height = len(seen)
    chest, low_back = (
        seen[round(0.32 * height) : round(0.46 * height)],
        seen[round(0.6 * height) : round(0.72 * height)],
    )
    assert ratio(float(np.quantile(low_back, 0.9)), float(np.quantile(chest, 0.9))) > 3.0
    body.breathe_at(0.0)
    assert luminance(pixels(body)).max() > 0.9


def test_a_tap_beside_begins(waiting: Waiting) -> None:
    """The whole glass begins a visit."""
    with Rig(waiting()) as rig:
        rig.wait_out()
        rig.tap(QPoint(20, 400))
        assert rig.window.visit.route.screen is Screen.HOME


# --- content ----------------------------------------------------------------------------------------------------------


def test_a_part_that_the_drawing_lacks_is_told(tmp_path: Path) -> None:
    """A slip of the pen in `breathe` is refused at its place, with what may have been meant."""

    def change(data: Any) -> None:
        data["attract"]["breathe"][1] = "thorasic"

    with pytest.raises(ContentRefused) as caught:
        edited(tmp_path, change)
    (problem,) = caught.value.problems
    assert "thorasic" in problem.message
    assert "thoracic" in problem.message


def test_a_photograph_cannot_breathe(tmp_path: Path) -> None:
    """Parts are told to be those of a drawing."""
    (tmp_path / "door.png").write_bytes(photograph("PNG"))

    def change(data: Any) -> None:
        data["attract"]["picture"] = data["attract"]["picture"] | {"file": "door.png"}
        del data["attract"]["picture"]["focus"]

    with pytest.raises(ContentRefused) as caught:
        edited(tmp_path, change)
    (problem,) = caught.value.problems
    assert "door.png" in problem.message
