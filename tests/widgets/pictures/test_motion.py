"""Pictures that move: a story step comes out of the one before and rests; the camera flies; nothing flashes."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk import parts, paths, tokens
from kiosk.content.model import Content, Steps
from kiosk.content.pictures.spec import PictureSpec
from kiosk.content.pictures.svg import Layer, Variant, layers, themed
from kiosk.navigation import Place, Visit
from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.theme.artwork import Artwork
from kiosk.theme.metrics import Metrics
from kiosk.theme.theme import Theme
from kiosk.theme.viewport import Viewport
from kiosk.widgets.controls.label import Label
from kiosk.widgets.pictures.animated_picture import AnimatedPicture
from kiosk.widgets.pictures.annotated_picture import AnnotatedPicture
from kiosk.widgets.pictures.layer_transition import LayerTransition
from kiosk.widgets.pictures.picture_view import CameraView, PictureView
from kiosk.widgets.pictures.playback import Phase, Playback
from kiosk.widgets.pictures.tagged_picture import TaggedPicture
from kiosk.window.camera_flight import CameraFlight
from kiosk.window.page_transition import PageTransition
from kiosk.window.stage import Stage
from kiosk.window.window import KioskWindow
from tests.support.colours import CALM
from tests.support.rig import Motions
from tests.support.screens import Pixels

_SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><style/>
<rect class="bone" x="0" y="0" width="100" height="100"/>
<g id="a" class="option"><rect class="disk" x="10" y="10" width="20" height="20"/></g>
<g id="b" class="option" data-motion="{way}" data-x="{x}" data-y="{y}" data-begin="0.2" data-end="0.8">
<rect class="sore" x="40" y="40" width="20" height="20"/></g>
<g id="c" class="option"><rect class="cord" x="55" y="55" width="20" height="20"/></g>
</svg>"""
_WAYS = {"fade": (0, 0), "slide": (30, 0), "swell": (50, 50), "spread": (50, 50), "wipe": (0, 0)}
_PLACE = Viewport(QSize(200, 200), QRectF(0, 0, 100, 100), 1.0)

MakeChange = Callable[[str, tuple[str, ...], tuple[str, ...]], LayerTransition]
Window = Callable[[int, int], KioskWindow]


@pytest.fixture
def make_change(qapp: QApplication) -> MakeChange:
    """Makes the change of a small drawing from some layers to others, its second layer moving in one of the ways."""
    assert qapp

    def make(way: str, before: tuple[str, ...], after: tuple[str, ...]) -> LayerTransition:
        x, y = _WAYS[way]
        source = _SVG.format(way=way, x=x, y=y).encode()
        artwork = Artwork({"a.svg": source}.get, paths.own_text(paths.PICTURE_STYLE))
        theme = Theme(CALM, Metrics(1080, 1920, 1.0, 1), artwork, motion=MotionClock())
        return LayerTransition(PictureSpec("a.svg", after), before, theme)

    return make


def drawn(change: LayerTransition, progress: float) -> Pixels:
    """The change at that progress: rows of pixels of red, green, blue, alpha."""
    image = QImage(_PLACE.size, QImage.Format.Format_RGBA8888)
    image.fill(QColor("white"))
    painter = QPainter(image)
    change.draw(painter, _PLACE, progress)
    painter.end()
    return pixels(image)


def pixels(image: QImage) -> Pixels:
    """Rows of pixels of red, green, blue, alpha."""
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).copy()


def difference(first: Pixels, second: Pixels) -> float:
    """How far two pictures differ, summed over all pixels."""
    return float(np.abs(first.astype(int) - second).sum())


def largest(first: Pixels, second: Pixels) -> int:
    """How far two pictures differ in the pixel and colour where they differ most."""
    return int(np.abs(first.astype(int) - second).max())


# --- layers -----------------------------------------------------------------------------------------------------------


def test_layers_tell_how_they_come() -> None:
    """A layer's way, place and times are read from the drawing; what it does not say has a default."""
    found = layers(_SVG.format(way="slide", x=30, y=0))
    assert found == (Layer("a"), Layer("b", "slide", 30.0, 0.0, 0.2, 0.8), Layer("c"))
    for nowhere in ("far", "nan", "inf", "-1e999"):
        assert layers(_SVG.format(way="somersault", x=nowhere, y=0))[1] == Layer("b", "fade", 0.0, 0.0, 0.2, 0.8)


def test_a_layer_can_be_taken_alone() -> None:
    """Alone it has the style and nothing else of the drawing."""
    alone = themed(_SVG, Variant(".sore { fill: #ff0000 }", alone="b"))
    assert 'id="b"' in alone
    assert "#ff0000" in alone
    assert 'class="bone"' not in alone
    assert 'id="a"' not in alone


# --- changes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", _WAYS)
def test_a_change_leads_from_one_still_to_the_other(make_change: MakeChange, way: str) -> None:
    """It begins as the picture with the layers before and ends as the one with those after, however layers come."""
    change = make_change(way, ("a", "c"), ("a", "b", "c"))
    before, after = make_change(way, ("a", "c"), ("a", "c")), make_change(way, ("a", "b", "c"), ("a", "b", "c"))
    assert np.array_equal(drawn(change, 0.0), drawn(before, 1.0))
    assert np.array_equal(drawn(change, 1.0), drawn(after, 1.0))
    assert difference(drawn(change, 0.5), drawn(change, 0.0)) > 0
    assert difference(drawn(change, 0.5), drawn(change, 1.0)) > 0


@pytest.mark.parametrize("way", _WAYS)
def test_nothing_moves_outside_the_region_of_a_change(make_change: MakeChange, way: str) -> None:
    """Only the region that is painted anew differs from moment to moment."""
    change = make_change(way, ("a",), ("b", "c"))
    region = change.region(_PLACE)
    outside = np.ones((200, 200), bool)
    outside[region.top() : region.bottom() + 1, region.left() : region.right() + 1] = False
    moments = [drawn(change, step / 10) for step in range(11)]
    assert outside.any()
    assert all(np.array_equal(moment[outside], moments[0][outside]) for moment in moments)


@pytest.mark.parametrize("way", _WAYS)
def test_layers_keep_their_order_on_the_way(make_change: MakeChange, way: str) -> None:
    """A layer that stays covers the moving one below it, as in the still."""
    change = make_change(way, ("c",), ("b", "c"))
    above = slice(112, 148)
    assert np.array_equal(drawn(change, 0.5)[above, above], drawn(change, 1.0)[above, above])


@pytest.mark.parametrize("way", [way for way in _WAYS if way != "slide"])
def test_a_layer_that_goes_fades(make_change: MakeChange, way: str) -> None:
    """All of it at once and where it is, however it came: nothing runs backward."""
    going = drawn(make_change(way, ("b",), ()), 0.4)[80:120, 80:120, :3].reshape(-1, 3)
    there, gone = (drawn(make_change(way, show, show), 1.0)[100, 100, :3].astype(int) for show in (("b",), ()))
    assert np.ptp(going, axis=0).max() <= 1
    assert np.all(abs(going[0] - there) + abs(going[0] - gone) <= abs(there - gone) + 2)
    assert 0 < abs(going[0] - there).sum() < abs(there - gone).sum()


def test_a_layer_keeps_to_its_times(make_change: MakeChange) -> None:
    """Before its begin it is not there, after its end it is there whole."""
    change = make_change("wipe", (), ("b",))
    assert np.array_equal(drawn(change, 0.0), drawn(change, 0.2))
    assert np.array_equal(drawn(change, 0.8), drawn(change, 1.0))


def test_a_change_ends_with_its_last_layer(make_change: MakeChange) -> None:
    """What comes has its own times; what goes is away before the time is out."""
    assert make_change("wipe", (), ("b",)).end == 0.8
    assert make_change("slide", ("b",), ()).end < make_change("wipe", ("b",), ()).end < 1.0
    assert make_change("wipe", ("b",), ("b",)).end == 0.0


def test_what_spreads_is_whole_at_its_end(make_change: MakeChange) -> None:
    """The last moment of it is like the still, not a jump before it."""
    change = make_change("spread", (), ("b",))
    assert largest(drawn(change, 0.8 - 1e-6), drawn(change, 1.0)) <= 2


def test_a_change_of_nothing_is_still(make_change: MakeChange) -> None:
    """The same layers before and after make no motion."""
    assert make_change("fade", ("a",), ("a",)).still
    assert not make_change("fade", (), ("a",)).still


# --- player -----------------------------------------------------------------------------------------------------------


def now(playback: Playback) -> tuple[Phase, float]:
    """What it does and how far it is."""
    return playback.phase, playback.progress


def test_a_player_plays_once_and_rests(qtbot: QtBot, qapp: QApplication) -> None:
    """It begins at rest, plays to the end and rests there."""
    playback = Playback(MotionClock(), 30, qapp)
    assert now(playback) == (Phase.RESTING, 1.0)
    with qtbot.waitSignals([playback.phase_changed, playback.phase_changed]):
        playback.play()
        assert now(playback) == (Phase.PLAYING, 0.0)
    assert now(playback) == (Phase.RESTING, 1.0)
    playback.deleteLater()


def test_the_button_pauses_goes_on_and_plays_anew(qapp: QApplication) -> None:
    """One control does what can be done now."""
    playback = Playback(MotionClock(), 100_000, qapp)
    playback.play()
    playback.toggle()
    assert now(playback)[0] is Phase.PAUSED
    playback.toggle()
    assert now(playback)[0] is Phase.PLAYING
    playback.rest()
    assert now(playback) == (Phase.RESTING, 1.0)
    playback.toggle()
    assert now(playback) == (Phase.PLAYING, 0.0)
    playback.rest()
    playback.deleteLater()


# --- the real story ---------------------------------------------------------------------------------------------------


@pytest.fixture
def moving_window(make_window: Callable[..., KioskWindow]) -> Window:
    """Makes a window of that size in which pictures move."""

    def make(width: int, height: int) -> KioskWindow:
        return make_window((width, height), motion=MotionClock())

    return make


def steps_of(content: Content) -> Steps:
    """The story of the shipped content."""
    return next(section for section in content.shown if isinstance(section, Steps))


def open_step(window: KioskWindow, content: Content, step: int) -> AnimatedPicture:
    """Turns to that step, from 1; its picture, its motion held at the beginning."""
    window.go(Visit("en").home().open(steps_of(content).id, Place(step)))
    window.findChildren(PageTransition)[0].finish()
    QApplication.processEvents()
    drawing = next(drawing for drawing in window.findChildren(AnimatedPicture) if drawing.isVisible())
    assert drawing.playback is not None
    drawing.playback.toggle()
    assert drawing.playback.phase is Phase.PAUSED
    return drawing


def moments(drawing: AnimatedPicture, count: int) -> list[Pixels]:
    """The picture at that many moments from beginning to end."""
    assert drawing.playback is not None
    found: list[Pixels] = []
    for index in range(count):
        drawing.playback.show_moment(drawing.playback._delay + round(index / (count - 1) * drawing.playback._duration))
        found.append(pixels(drawing.grab().toImage()))
    return found


def story_steps() -> tuple[int, ...]:
    """The numbers of the steps that come out of the ones before, and of the relief; the fifth has two states."""
    return (1, 2, 3, 4, 6)


@pytest.mark.parametrize("step", story_steps())
def test_each_step_moves_and_rests_as_its_still(moving_window: Window, content: Content, step: int) -> None:
    """Each step of the story ends exactly as the still that reduced motion shows; all but the first move on the way."""
    drawing = open_step(moving_window(1366, 768), content, step)
    found = moments(drawing, 5)
    still = QPixmap(drawing.size())
    drawing.render(still)
    assert np.array_equal(found[-1], pixels(still.toImage()))
    assert step == 1 or difference(found[0], found[-1]) > 0


# Not the fourth: medicine is faint where it comes last.
@pytest.mark.parametrize("step", [step for step in story_steps() if step != 4])
def test_a_motion_is_over_when_nothing_moves(moving_window: Window, content: Content, step: int) -> None:
    """Shortly before its end something is still on the way: the picture, the lines to its names, or these."""
    drawing = open_step(moving_window(1366, 768), content, step)
    annotated_picture, playback = drawing.parentWidget(), drawing.playback
    assert isinstance(annotated_picture, TaggedPicture)
    assert playback is not None
    whole = playback._delay + playback._duration
    playback.show_moment(whole - 400)
    before = pixels(annotated_picture.grab().toImage())
    playback.show_moment(whole)
    assert playback.phase is Phase.RESTING
    assert largest(before, pixels(annotated_picture.grab().toImage())) > 2  # a layer drawn alone may be off by one


@pytest.mark.parametrize("step", story_steps())
def test_no_step_flashes(moving_window: Window, content: Content, step: int) -> None:
    """The picture's light changes in one direction or hardly: no pair of opposite changes of 10 % (WCAG 2.3.1)."""
    light = [moment[..., :3].mean() / 255 for moment in moments(open_step(moving_window(1366, 768), content, step), 9)]
    turns = np.diff(light)
    assert min(turns[turns > 0].sum(), -turns[turns < 0].sum()) < 0.10


def test_a_step_begins_where_the_one_before_ended(moving_window: Window, content: Content) -> None:
    """The story is one: each step's first picture has the layers of the step before."""
    window = moving_window(1366, 768)
    items = steps_of(content).items
    for step in (2, 3, 4):
        drawing = open_step(window, content, step)
        before = items[step - 2].picture
        assert before is not None
        first = pixels(drawing.first_pixmap().toImage())
        assert np.array_equal(first, pixels(drawing.pixmap_with(before.show).toImage()))


def test_the_button_of_a_story_says_what_it_does(moving_window: Window, content: Content) -> None:
    """While it plays it pauses, paused it goes on, at rest it plays again; a finger's tap does it."""
    window = moving_window(1366, 768)
    drawing = open_step(window, content, 3)
    tagged_picture = drawing.parentWidget()
    annotated_picture = None if tagged_picture is None else tagged_picture.parentWidget()
    assert isinstance(annotated_picture, AnnotatedPicture)
    words = content.interface
    button = next(b for b in window.buttons() if b.accessibleName() == words.play.in_language("en"))
    assert annotated_picture.rect().contains(button.geometry())
    assert drawing.playback is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert now(drawing.playback)[0] is Phase.PLAYING
    assert button.accessibleName() == words.pause.in_language("en")
    drawing.playback.rest()
    assert button.accessibleName() == words.replay.in_language("en")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert now(drawing.playback)[0] is Phase.PLAYING


def test_leaving_a_page_ends_its_motion(moving_window: Window, content: Content) -> None:
    """A picture that is not seen does not move."""
    window = moving_window(1366, 768)
    drawing = open_step(window, content, 3)
    assert drawing.playback is not None
    drawing.playback.toggle()
    window.go(window.visit.next(window.outline))
    assert drawing.playback.phase is Phase.RESTING


def test_without_motion_a_step_is_a_still(make_window: Callable[..., KioskWindow], content: Content) -> None:
    """With reduced motion no picture moves, none has a button, and each step shows its end."""
    window = make_window((1366, 768))
    window.go(window.visit.home().open(steps_of(content).id, Place(3)))
    words = content.interface
    names = {button.accessibleName() for button in window.buttons()}
    assert not names & {text.in_language("en") for text in (words.play, words.pause, words.replay)}
    assert all(drawing.playback is None for drawing in window.findChildren(AnimatedPicture))
    assert not window.findChildren(PageTransition)[0].isVisible()


# --- the camera -------------------------------------------------------------------------------------------------------


def camera_view(colour: str, view: QRectF, box: QRect) -> CameraView:
    """A picture of one colour."""
    pixmap = QPixmap(box.size())
    pixmap.fill(QColor(colour))
    return CameraView("x.svg", pixmap, view, box)


def flown(flight: CameraFlight, progress: float) -> Pixels:
    """The flight at that progress."""
    image = QImage(300, 300, QImage.Format.Format_RGBA8888)
    image.fill(QColor("white"))
    painter = QPainter(image)
    flight.draw(painter, progress)
    painter.end()
    return pixels(image)


def test_a_flight_begins_and_ends_in_place(qapp: QApplication) -> None:
    """It starts as the first shot where that stood and ends as the second where that will stand."""
    assert qapp
    theme = Theme(CALM, Metrics(1080, 1920, 0.1, 1), parts.make_artwork())
    first = camera_view("#ff0000", QRectF(0, 0, 100, 100), QRect(200, 200, 100, 100))
    last = camera_view("#0000ff", QRectF(40, 40, 20, 20), QRect(0, 0, 100, 100))
    flight = CameraFlight(first, last, theme)
    assert tuple(flown(flight, 0.0)[250, 250][:3]) == (255, 0, 0)
    assert tuple(flown(flight, 0.0)[50, 50][:3]) == (255, 255, 255)
    assert tuple(flown(flight, 1.0)[50, 50][:3]) == (0, 0, 255)
    assert tuple(flown(flight, 1.0)[250, 250][:3]) == (255, 255, 255)


@pytest.mark.parametrize("size", [(1080, 1920), (1366, 768)])
def test_a_touched_region_is_flown_to(moving_window: Window, size: tuple[int, int]) -> None:
    """From the front page one tap on a region opens its page while the camera flies there; the next tap interrupts."""
    window = moving_window(*size)
    window.go(window.visit.home())
    transition = window.findChildren(PageTransition)[0]
    transition.finish()
    QApplication.processEvents()
    button = next(b for b in window.buttons() if getattr(b, "key", "") == "spine/thoracic")
    button.click()
    assert window.visit.route.section == "spine"
    assert transition.isVisible()
    drawing = next(d for d in window.findChildren(PictureView) if d.isVisible() and d.focused)
    part = drawing.part_rect("thoracic")
    assert QRectF(drawing.rect()).contains(part.center())
    assert part.height() > 0.6 * drawing.height()
    window.go(window.visit.home())
    window.go(window.visit.next(window.outline))
    assert transition.isVisible()
    transition.finish()
    assert not transition.isVisible()


@pytest.mark.parametrize("high_contrast", [False, True])
def test_what_stands_on_a_page_fades_while_the_picture_flies(
    make_window: Callable[..., KioskWindow], content: Content, *, high_contrast: bool
) -> None:
    """Nothing vanishes in the first moment or comes in the last, and what both pages have stands still."""
    motions = Motions()
    window = make_window((1366, 768), motion=motions, high_contrast=high_contrast)
    section = next(s for s in content.shown if s.kind == "regions")
    transition, stage = window.findChildren(PageTransition)[0], window.findChildren(Stage)[0]
    window.go(window.visit.home().open(section.id, Place(1)))
    transition.finish()
    before = pixels(window.grab(stage.geometry()).toImage())
    window.go(window.visit.open(section.id, Place(len(section.items))))
    on_the_way = []
    for _ in range(6):
        on_the_way.append(pixels(window.grab(stage.geometry()).toImage()))
        motions.advance(tokens.PAGE_CHANGE_MS // 5)
    assert not transition.isVisible()
    after = pixels(window.grab(stage.geometry()).toImage())
    assert stage.view is not None
    name = (section.button or section.title).in_language("en")
    title = next(words for words in stage.view.findChildren(Label) if words.text() == name)
    place = title.mapTo(stage, QPoint())
    line = slice(place.y(), place.y() + title.height()), slice(place.x(), place.x() + title.width())
    assert largest(on_the_way[0], before) <= 2
    assert largest(on_the_way[-1], after) <= 2
    # The soft edges of letters are drawn twice; two titles beside one another would differ by all that ink does.
    assert all(largest(moment[line], before[line]) < 80 for moment in on_the_way)


@pytest.mark.parametrize("region", ["cervical", "thoracic", "lumbar"])
def test_the_camera_keeps_its_frame_in_sight(moving_window: Window, content: Content, region: str) -> None:
    """Whatever the shape of the room, all of the frame that the content names is seen."""
    section = next(s for s in content.shown if s.kind == "regions")
    ids = [item.id for item in section.items]
    for size in ((1080, 1920), (1920, 1080), (800, 600)):
        window = moving_window(*size)
        window.go(window.visit.home().open(section.id, Place(ids.index(region) + 1)))
        drawing = next(d for d in window.findChildren(PictureView) if d.isVisible() and d.focused)
        frame = drawing.part_rect(f"view-{region}").toAlignedRect()
        assert drawing.rect().adjusted(-2, -2, 2, 2).contains(frame)
